"""A quotation that goes on over paragraphs has one speaker, wherever between its paragraphs that one is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Span, Statement, Voice

_OPENING = '"“„«'
_CLOSING = '"”»'
_TURNED = "“„«"
"""Opening marks that are no closing ones."""
_STOPS = " .,;:!?…"
LONGEST_RUN = 8
"""Paragraphs that a quotation without marks of theirs goes on over."""


def with_continued(found: Sequence[Statement], text: str) -> list[Statement]:
    """These statements of the outermost layer, in text order, those without a source given the voice they go on in.

    A paragraph that opens a quotation and does not close it is finished by the next one: news opens the marks again and
    closes them once, and may name who speaks only then. A closed one that is a paragraph of its own goes on from the
    quotation of the paragraph before.
    """
    done = sorted(found, key=lambda statement: statement.spans[0].start)
    for at in reversed(range(len(done) - 1)):
        later = done[at + 1]
        if _lacks_voice(done[at]) and _is_unclosed(done[at], text) and _follows(done[at], later, text):
            done[at] = _spoken_by(done[at], later.chain[-1])
    for at in range(1, len(done)):
        before = done[at - 1]
        if _lacks_voice(done[at]) and _is_own_paragraph(done[at], text) and _follows(before, done[at], text):
            done[at] = _spoken_by(done[at], before.chain[-1])
    return done


def run_on(found: Sequence[Statement], text: str) -> list[Statement]:
    """These statements, in text order, each quotation with the plain paragraphs that it goes on in up to its closing
    mark: "“The pier is old.", a paragraph without marks, "We shut it in May.”".

    What no mark closes stays as it is. A statement without a cue that lies in such a paragraph becomes part of it.
    """
    done = sorted(found, key=lambda statement: statement.spans[0].start)
    kept: list[Statement] = []
    for at, statement in enumerate(done):
        end = kept[-1].spans[-1].end if kept else 0
        if statement.cue is None and statement.spans[-1].end <= end:
            continue
        more = _goes_on(statement, text)
        others = [other for other in done[at + 1 :] if other.cue is not None or other.manner == "paraphrased"]
        if more and not any(other.spans[0].start < more[-1].end for other in others):
            statement = replace(statement, spans=(*statement.spans, *more))
        kept.append(statement)
    return kept


def _goes_on(statement: Statement, text: str) -> list[Span]:
    """The lines after the paragraph of an unclosed quotation, up to the one that closes it; none where none does."""
    if statement.manner not in ("quoted", "mixed"):
        return []
    last = statement.spans[-1]
    start, stop = _paragraph(text, last.start, last.end)
    opened = max(text.rfind(mark, start, last.end) for mark in _TURNED)
    if (
        opened < 0
        or any(mark in text[opened + 1 : stop] for mark in _TURNED + _CLOSING)
        or text[last.end : stop].strip(_STOPS)
    ):
        return []
    lines: list[Span] = []
    while stop < len(text) and len(lines) < LONGEST_RUN:
        start, stop = _paragraph(text, stop + 1, stop + 1)
        line = text[start:stop]
        if any(mark in line for mark in _TURNED + '"'):
            return []
        closed = min((at for mark in _CLOSING if (at := line.find(mark)) >= 0), default=-1)
        words = line[:closed] if closed >= 0 else line
        if words.strip():
            lead = len(words) - len(words.lstrip())
            lines.append(Span(start + lead, start + len(words.rstrip())))
        if closed >= 0:
            return lines
    return []


def _lacks_voice(statement: Statement) -> bool:
    return statement.manner == "quoted" and statement.cue is None and statement.chain[-1].label == "unnamed"


def _spoken_by(statement: Statement, voice: Voice) -> Statement:
    if voice.label == "unnamed":
        return statement
    return replace(statement, chain=(*statement.chain[:-1], voice))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters of the lines from that of `start` to that of `end`."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def _is_unclosed(statement: Statement, text: str) -> bool:
    """Whether the paragraph opens with a mark that is never closed in it."""
    first, stop = _paragraph(text, statement.spans[0].start, statement.spans[-1].end)
    line = text[first:stop].strip()
    if not line or line[0] not in _OPENING or "\n" in line:
        return False
    return line.count('"') % 2 == 1 if line[0] == '"' else not any(mark in line for mark in _CLOSING)


def _is_own_paragraph(statement: Statement, text: str) -> bool:
    """Whether the statement is all that its paragraph holds."""
    first, stop = _paragraph(text, statement.spans[0].start, statement.spans[-1].end)
    around = text[first : statement.spans[0].start] + text[statement.spans[-1].end : stop]
    return not any(character.isalnum() for character in around)


def _follows(before: Statement, after: Statement, text: str) -> bool:
    """Whether the second begins in the paragraph after the one in which the first ends, both of them quotations."""
    if before.manner not in ("quoted", "mixed") or after.manner not in ("quoted", "mixed"):
        return False
    _, stop = _paragraph(text, before.spans[0].start, before.spans[-1].end)
    first, _ = _paragraph(text, after.spans[0].start, after.spans[-1].end)
    return first >= stop and not text[stop:first].strip()
