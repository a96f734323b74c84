"""Somebody else's passage: what follows "The X reports:" until the page speaks for itself again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from onrecord.read import round_ups
from onrecord.read.outlet_names import outlet_words
from onrecord.record import BODY_KINDS, Block, Span, Voice, VoiceKind

NAME = r"(?:[Tt]he\s+)?[A-Z][\w.'’&-]*(?:\s+(?:of|and|&|de|du|the|la|le|für|der|[A-Z0-9][\w.'’&-]*)){0,6}"
OPEN_VERB = (
    r"(?:reports?|reported|writes?|wrote|has\s+reported|has\s+this|has\s+more|adds?|added|explains?|explained|notes?"
    r"|noted|observes?|argues?|argued|recounts?|continues?|goes\s+on|describes?|summari[sz]es)"
)
SAY_VERB = r"(?:says?|said|states?|stated|reads?|told\s+\w+|tweeted|posted|announced|declared)"
LINK = r"(?:(?:And|But|Also|Meanwhile|Earlier|Today|As|Or|Here[’']s\s+how|This\s+is\s+how),?\s+)?"
ADVERB = r"(?:also\s+|then\s+|further\s+|now\s+|\w+ly\s+)?"
SOURCE = r"(?:According\s+to|From|Via|More\s+from|As\s+reported\s+by|As\s+told\s+by|Quoting|Per|In\s+the\s+words\s+of)"
WRITER = r"(?:Writing|[A-Z]\w+(?:\s+[A-Z][\w.]*)*\s+(?:writes|wrote|reports|reported))\s+(?:in|for|at)"
INTRODUCTIONS = (
    re.compile(rf"^{WRITER}\s+(?P<voice>{NAME})\b[^:.!?]{{0,90}}:$"),
    re.compile(rf"^{SOURCE}\s+(?P<voice>{NAME})\b[^:.!?]{{0,60}}:$"),
    re.compile(
        rf"^{LINK}(?P<voice>{NAME})(?:[’']s?\s+{NAME})?\s+{ADVERB}(?P<verb>{OPEN_VERB}|{SAY_VERB})\b[^:.!?]{{0,90}}:$"
    ),
)
"""Lines that hand over to another voice; the first that fits names it."""

ANY_VERB = re.compile(rf"^{LINK}(?P<voice>{NAME})\s+{ADVERB}(?P<verb>[a-z]{{3,}})\b[^:.!?]{{0,90}}:$")
"""A line that does so with any verb: enough where the name is an outlet's."""

MEDIUM = (
    r"(?:agency|newspaper|paper|daily|weekly|magazine|tabloid|site|website|portal|blog|broadcaster|station|channel"
    r"|network)"
)
HEADED = re.compile(
    rf"^{LINK}(?:(?P<medium>(?:[Tt]he|[Oo]ur|[Aa]|[A-Z]\w+[’']s)\s+(?:[\w-]+\s+){{0,3}}?{MEDIUM})\s+)?(?P<voice>{NAME})"
    r"(?:,\s[^:.!?]{1,90})?:$"
)
"""A line with no verb that names whose words are quoted below it: "The agency X, on Saturday's fire:"."""

SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?])[\"”’]?\s+(?=[A-Z])")
BY_MEDIUM = re.compile(rf"{LINK}(?:[Tt]he|[Oo]ur|[Aa]|[A-Z]\w+[’']s)\s+(?:[\w-]+\s+){{0,3}}?{MEDIUM}\s+(?P<name>[A-Z])")
"""What a name is said to be: "The agency X reported from the quay:"."""

NO_NAMES = frozenset("he she it they we i you this that these those there here what who one some many the".split())
PERSON = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:de|van|von|der|la|bin|al|el|da|[A-Z][\w.’'-]*)){1,4}")
DOCUMENT = re.compile(
    r"\b(?:letter|statement|report|memo|document|transcript|declaration|text|treaty|law|study)\b", re.I
)
OPENING_MARK = re.compile(r"[\"“„«»‘「]")
CLOSING_MARK = re.compile(r"[\"”“»«’」][.,]?\s*$")
STAMP = re.compile(r"\d{1,2}[.:]\d\d\b")
QUOTE_SIGN = re.compile(r"^(?:>|&gt;)\s?")


class Introduction(NamedTuple):
    """Who is introduced, and with which verb."""

    voice: Voice
    verb: str


def introduction(words: str, start: int) -> Introduction | None:
    """The voice that a line ending in a colon introduces; `start` is where the line stands in the text."""
    line = words.rstrip()
    if not line.endswith((":", "：")) or len(line) > 220:
        return None
    for pattern in (*INTRODUCTIONS, ANY_VERB):
        match = pattern.match(line)
        if match and (pattern is not ANY_VERB or outlet_words() & set(re.findall(r"\w+", match["voice"].lower()))):
            name = re.split(r"[’']s?(?:\s|$)", match["voice"])[0]
            if name.lower() in NO_NAMES:
                return None
            verb = match.groupdict().get("verb") or "according to"
            span = Span(start + match.start("voice"), start + match.start("voice") + len(name))
            return Introduction(Voice(kind=voice_kind(name, verb), label=name, span=span), verb)
    return None


def heading(words: str, start: int) -> Voice | None:
    """The voice that the line above a passage set off as a quotation names; `start` is where it stands in the text.

    Only for what the page itself sets off: above other paragraphs such a line may be anything.
    """
    line = words.rstrip()
    if found := introduction(line, start):
        return found.voice
    # A paragraph hands over with its last sentence.
    low = max((end.end() for end in SENTENCE_END.finditer(line)), default=0)
    line, start = line[low:], start + low
    medium = BY_MEDIUM.match(line)
    named = medium.start("name") if medium else 0
    if found := introduction(line[named:], start + named):
        return replace(found.voice, kind="outlet") if medium else found.voice
    match = HEADED.match(line) if not low and len(line) <= round_ups.LONGEST else None
    if match is None or match["voice"].split()[0].lower() in NO_NAMES | round_ups.NO_NAMES:
        return None
    words_of = match["voice"].split()
    known = outlet_words() & set(re.findall(r"\w+", match["voice"].lower()))
    if not (match["medium"] or known or sum(word[:1].isupper() for word in words_of) > 1):
        # "Excerpt:", "Warning:" head a quotation and name nobody.
        return None
    span = Span(start + match.start("voice"), start + match.end("voice"))
    kind: VoiceKind = "outlet" if match["medium"] else voice_kind(match["voice"], "")
    return Voice(kind=kind, label=match["voice"], span=span)


def voice_kind(name: str, verb: str) -> VoiceKind:
    """What kind of voice a name is: an outlet by its words or because it "reports" with an article before it."""
    tokens = re.findall(r"\w+", name.lower())
    if outlet_words() & set(tokens) or (tokens[0] == "the" and re.match(OPEN_VERB, verb)):
        return "outlet"
    if DOCUMENT.search(name) or (tokens[0] == "the" and verb.startswith(("read", "state"))):
        return "document"
    return "person" if tokens[0] != "the" and len(tokens) > 1 and PERSON.fullmatch(name) else "organisation"


def mark(text: str, blocks: list[Block], gaps: list[int] | None = None) -> list[Block]:
    """The blocks with every introduced passage marked as a quote with its voice.

    `gaps` are the blank lines before each block. A passage ends at the next introduction, at anything that is no
    body, at a heading, where its quotation marks close, or at a wider gap than any inside it. On a page that hands
    over to outlets, "The X says:" is an outlet, too.
    """
    marked = list(blocks)
    handed_over = any(
        (found := introduction(block.span.of(text), block.span.start)) and found.voice.kind == "outlet"
        for block in blocks
        if block.kind == "paragraph"
    )
    voices = round_ups.handed_over(text, blocks)
    at = 0
    while at < len(marked):
        block = marked[at]
        if block.kind == "paragraph" and QUOTE_SIGN.match(block.span.of(text)):
            marked[at] = replace(block, kind="quote", voice=voice_above(text, marked[at - 1] if at else None))
        found = introduction(block.span.of(text), block.span.start) if block.kind == "paragraph" else None
        if found and handed_over and found.voice.label.startswith("The ") and found.voice.kind == "organisation":
            found = found._replace(voice=replace(found.voice, kind="outlet"))
        if at in voices and (found is None or found.voice.kind != "outlet"):
            end = _handed_end(text, marked, at + 1, voices)
            marked[at + 1 : end] = [replace(inside, kind="quote", voice=voices[at]) for inside in marked[at + 1 : end]]
            at = end
        elif found:
            end = _passage_end(text, marked, gaps, at + 1, found)
            for inside in range(at + 1, end):
                if marked[inside].kind in BODY_KINDS:
                    marked[inside] = replace(marked[inside], kind="quote", voice=found.voice)
            at = max(at + 1, end)
        else:
            at += 1
    return marked


def voice_above(text: str, before: Block | None) -> Voice:
    """The voice that the block before a quotation gives it: that of its own quote, or whom it introduces."""
    if before is not None and before.kind == "quote" and before.voice:
        return before.voice
    headed = heading(before.span.of(text), before.span.start) if before is not None else None
    return headed or Voice(kind="unnamed", label="unnamed")


def _passage_end(text: str, blocks: list[Block], gaps: list[int] | None, first: int, found: Introduction) -> int:
    """The index behind the last block of the passage that starts at `first`; `first` where there is none."""
    if first >= len(blocks) or blocks[first].kind not in BODY_KINDS:
        return first
    opening = blocks[first].span.of(text)
    if blocks[first].kind == "quote" or QUOTE_SIGN.match(opening):
        return _run(
            blocks, first, lambda at: blocks[at].kind == "quote" or bool(QUOTE_SIGN.match(blocks[at].span.of(text)))
        )
    if OPENING_MARK.match(opening):
        return _quoted_end(text, blocks, first)
    if found.voice.kind != "outlet":
        return first
    usual = gaps[first] if gaps else 0
    end = first + 1
    while end < len(blocks) and blocks[end].kind in BODY_KINDS - {"heading"}:
        if introduction(blocks[end].span.of(text), blocks[end].span.start) or (gaps and gaps[end] > max(usual, 1)):
            break
        end += 1
    return end


def _handed_end(text: str, blocks: list[Block], first: int, voices: dict[int, Voice]) -> int:
    """The index behind the last paragraph before the page hands over anew, or an entry of a live blog begins."""
    end = first
    while end < len(blocks) and blocks[end].kind == "paragraph" and end not in voices:
        if STAMP.match(blocks[end].span.of(text)):
            break
        end += 1
    return end


def _run(blocks: list[Block], first: int, belongs: object) -> int:
    end = first
    while end < len(blocks) and callable(belongs) and belongs(end):
        end += 1
    return end


def _quoted_end(text: str, blocks: list[Block], first: int) -> int:
    """Paragraphs in quotation marks: each opens with one until one closes and the next does not open."""
    end = first
    while end < len(blocks) and blocks[end].kind in BODY_KINDS and OPENING_MARK.match(blocks[end].span.of(text)):
        end += 1
    if end == first + 1 and not CLOSING_MARK.search(blocks[first].span.of(text)):
        end = _closing_block(text, blocks, end)
    return end


def _closing_block(text: str, blocks: list[Block], at: int) -> int:
    """A passage that opens once and closes paragraphs later; one that never closes ends where it opened."""
    for end in range(at, min(len(blocks), at + 12)):
        if blocks[end].kind not in BODY_KINDS:
            break
        if CLOSING_MARK.search(blocks[end].span.of(text)):
            return end + 1
    return at
