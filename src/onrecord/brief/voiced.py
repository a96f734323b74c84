"""What each independent source says, oldest first: each thing once, and nothing that is surely somebody else's."""

from __future__ import annotations

import re

from onrecord.brief.desk import Desk
from onrecord.brief.lines import Line, Voiced
from onrecord.brief.sourcing import folded, is_source_named, outlets_told, source_name
from onrecord.record import Source

_LEAST_WORDS = 3
"""Words of a statement that are worth a line of their own."""
_EDITED = 0.6
"""Share of the words of the shorter line that a copy's edited one keeps, for both to say one thing."""
_DIGITS = re.compile(r"\d+")


def voiced(source: Source, desk: Desk, at: int) -> tuple[Voiced, int]:
    """A source with what it surely says, and how many of its statements are left out.

    What stands inside another of its statements, or in a copy, is told once. A source that pages only describe has no
    lines: "he" of one page and of another are not one voice.
    """
    named = is_source_named(source, desk)
    lines: list[Line] = []
    left = 0
    own = {folded(name) for name in (source.label, *source.names, source_name(source), *source.outlets)}
    for number, cite in enumerate(source.cites if named else ()):
        statement = desk.voices[cite.page].statements.get(cite.item)
        if statement is None or statement.manner == "article" or cite.item != statement.id:
            continue
        told = desk.heard(cite.page, statement)
        line = desk.statement(cite.page, statement, told, f"q{at}-{number}") if told else None
        if line is None or (source.own and folded(line.chain[-1]) not in own) or _is_another(line, source, desk):
            left += 1
            continue
        words = " ".join(line.quote.words.split())
        # What only leads to somebody's words ("The port says:") tells nothing without them.
        if (
            len(words.split()) >= _LEAST_WORDS
            and words[-1] != ":"
            and not any(_again(line, one, desk) for one in lines)
        ):
            lines.append(line)
    found = Voiced(
        name=source_name(source),
        own=source.own,
        named=named,
        outlets=outlets_told(source.outlets),
        pages=len({cite.page for cite in source.cites}),
        why=f"{source.why.rule}: {source.why.detail}".removesuffix(": "),
        lines=tuple(lines),
    )
    return found, left


def _again(line: Line, before: Line, desk: Desk) -> bool:
    """Whether a line says again what another does: words inside its words, or a copy's edited ones.

    A copy that has another number than its original corrects it.
    """
    one, other = (" ".join(told.quote.words.casefold().split()) for told in (line, before))
    if one in other or other in one:
        return True
    pages = {desk.originals.get(told.quote.page, told.quote.page) for told in (line, before)}
    if len(pages) > 1 or line.quote.page == before.quote.page or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    both, least = set(one.split()) & set(other.split()), min(len(set(one.split())), len(set(other.split())))
    return len(both) >= _EDITED * least


def _is_another(line: Line, source: Source, desk: Desk) -> bool:
    """Whether a line's voice is a person by another full name than the person under whose name it would stand."""
    person = source_name(source)
    voice = line.chain[-1]
    return {person, voice} <= desk.people and not set(folded(voice).split()) & set(folded(person).split())
