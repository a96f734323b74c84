"""A page of other voices: several lines that hand over, or a letter and a live blog's entry with their writer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.outlet_names import outlet_words
from onrecord.record import BODY_KINDS, Block, Span, Voice, VoiceKind

_NAME = r"(?:[Tt]he\s+)?[A-ZÀ-ÖØ-Þ][\w.’'&-]*(?:\s+(?:of|and|&|de|du|the|la|le|[A-ZÀ-ÖØ-Þ0-9][\w.’'&-]*)){0,5}"
_CLOCK = r"(?:\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?\s+)?"
_OF_PLACE = (
    r"(?:[A-Z][\w-]+[’']s?\s+|(?:The|the)\s+[A-Z]\w+\s+(?:paper|daily|newspaper|weekly|magazine|site|broadcaster)\s+)?"
)
_LINE = re.compile(rf"{_CLOCK}(?P<place>{_OF_PLACE})(?P<voice>{_NAME})(?P<rest>(?:[\s,][^:.!?\n]{{0,80}})?):\s*$")
"""A line of its own that ends with a colon and opens with a name, behind a place or the kind of paper."""
_WRITER = re.compile(
    rf"(?P<clock>{_CLOCK})(?P<voice>(?:Our|A|The)\s+(?:\w+\s+){{0,3}}(?:correspondent|reporter|editor|reader)|{_NAME})"
    r"\s+(?:reports|writes):\s*$"
)
_QUOTED = re.compile(r"[\"“„«»‘「>]")
NO_NAMES = frozenset(
    "what who how why when where here there this that these those read also more related share see watch live in on "
    "at and but or if as for it he she they we you key latest breaking note update updates questions answers".split()
)
"""Words that open a section's label rather than a name."""
LEAST_LINES = 2
LONGEST = 110


def handed_over(text: str, blocks: Sequence[Block]) -> dict[int, Voice]:
    """The voice of each block that hands over to the plain paragraphs after it, by the block's number.

    Two such lines make a page a round-up, and its voices outlets, if one of them is an outlet by its words or by the
    place it is of. A single line counts where it opens the page (a letter) or bears a time (a live blog), and says
    who writes.
    """
    lines = {at: line for at, block in enumerate(blocks) if (line := _line(text, blocks, at, block))}
    if len(lines) >= LEAST_LINES and any(_is_outlet(line) for line in lines.values()):
        return {at: _voice(line, "outlet") for at, line in lines.items()}
    body = [at for at, block in enumerate(blocks) if block.kind in BODY_KINDS]
    found: dict[int, Voice] = {}
    for at in body:
        match = _WRITER.fullmatch(text, blocks[at].span.start, blocks[at].span.end)
        if match and (at == body[0] or match["clock"]) and _is_followed(text, blocks, at):
            found[at] = _voice(match, "person")
    return found


def _line(text: str, blocks: Sequence[Block], at: int, block: Block) -> re.Match[str] | None:
    if block.kind not in {"paragraph", "heading"} or len(block.span) > LONGEST:
        return None
    match = _LINE.fullmatch(text, block.span.start, block.span.end)
    if match is None or match["voice"].split()[0].lower() in NO_NAMES or not _is_followed(text, blocks, at):
        return None
    return match


def _is_outlet(line: re.Match[str]) -> bool:
    known = outlet_words() & set(re.findall(r"\w+", line["voice"].lower()))
    return bool(known) or bool(line["place"].strip() and line["rest"].strip())


def _voice(match: re.Match[str], kind: VoiceKind) -> Voice:
    return Voice(kind=kind, label=match["voice"], span=Span(match.start("voice"), match.end("voice")))


def _is_followed(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether a plain paragraph follows, which is no quotation and no list."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return after is not None and after.kind == "paragraph" and not _QUOTED.match(after.span.of(text))
