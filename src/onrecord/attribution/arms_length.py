"""The author's distance: "so-called", "apparently", a few words in marks, "the government's claim that …".

Each is kept as a mark on the statement that tells it: whoever speaks there stands back from these words. Nobody else is
made to answer for them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribution.contents import QUOTES
from onrecord.attribution.cues import HEARSAY, known_lemma
from onrecord.attribution.marked import LONGEST_SCARE
from onrecord.attribution.stretches import Page
from onrecord.record import Span, Statement

_DOUBTING = HEARSAY | frozenset(
    "so-called self-styled self-proclaimed self-described alleged purported supposed ostensible putative apparently "
    "seemingly ostensibly".split()
)
_CLAIMS = frozenset("claim allegation contention assertion boast insinuation rumour rumor pretence".split())
"""Nouns by which one who tells another's words does not make them his own."""
_NAMING = frozenset(
    "call name title entitle dub know nickname codename brand label term describe read say mean word phrase".split()
)
_OPENING, _CLOSING = frozenset({"“", "``", "‘"}), frozenset({"”", "''", "’"})


def with_distance(page: Page, found: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the words by which its teller stands back from what it tells."""
    marks: dict[str, set[Span]] = {}
    by_id = {statement.id: statement for statement in found}
    for word in _doubting(page):
        marks.setdefault(_teller(word, found).id, set()).add(word)
    for words in _scare_quotes(page):
        teller = _teller(words, found)
        # Within another's words marks are a quotation; the author's alone are for distance.
        if teller.manner in {"article", "block"} and not any(_shares(words, s) for s in found if s is not teller):
            marks.setdefault(teller.id, set()).add(words)
    for statement in found:
        if statement.cue and statement.parent in by_id and _is_claim(page, statement.cue):
            marks.setdefault(statement.parent, set()).add(statement.cue)
    return [replace(s, distance=tuple(sorted(marks[s.id]))) if s.id in marks else s for s in found]


def _teller(words: Span, found: Sequence[Statement]) -> Statement:
    """The innermost statement that has these words among its own."""
    holding = [s for s in found if any(span.covers(words) for span in s.spans)]
    return max(holding, key=lambda s: len(s.chain), default=found[0])


def _shares(words: Span, statement: Statement) -> bool:
    parts = (*statement.spans, *((statement.cue,) if statement.cue else ()))
    return any(span.overlaps(words) for span in parts)


def _doubting(page: Page) -> Iterator[Span]:
    """ "So-called", "apparently" and the like, whole or split at their hyphens."""
    last = len(page.forms) - 1
    for i, form in enumerate(page.forms):
        if form.lower() in _DOUBTING:
            yield page.words.span(i, i)
        elif i + 2 <= last and page.forms[i + 1] == "-":
            joined = f"{form}-{page.forms[i + 2]}".lower()
            if joined in _DOUBTING:
                yield page.words.span(i, i + 2)


def _scare_quotes(page: Page) -> Iterator[Span]:
    """One to three words in marks, in the middle of a sentence, that name, say and title nothing."""
    opened: int | None = None
    for i, form in enumerate(page.forms):
        if form not in QUOTES | {"‘", "’"}:
            continue
        if opened is None or form in _OPENING:
            opened = i if form not in _CLOSING else None
            continue
        inside = range(opened + 1, i)
        if 1 <= len(inside) <= LONGEST_SCARE and _is_scare(page, opened, i):
            yield page.words.span(opened, i)
        opened = None


def _is_scare(page: Page, opening: int, closing: int) -> bool:
    words = page.words
    inside = range(opening + 1, closing)
    if words.sentence[opening] != words.sentence[closing] or not opening:
        return False
    if any(words.pos[i] in {"VERB", "AUX", "PROPN", "INTJ"} or page.forms[i][:1].isupper() for i in inside):
        return False
    if all(words.pos[i] in {"NUM", "PUNCT"} for i in inside):
        return False
    first, last = page.sentence_of(opening)
    if opening == first and closing >= last - 1:
        return False
    # "Known as “the pit”", "the word “no”", "a sign reading “keep out”": what is named so, not doubted.
    return not any(known_lemma(page, i) in _NAMING for i in range(max(first, opening - 3), opening))


def _is_claim(page: Page, cue: Span) -> bool:
    words = range(bisect_right(page.words.end, cue.start), bisect_left(page.words.start, cue.end))
    named = [i for i in words if page.words.pos[i] == "NOUN"]
    return any(page.words.lemma[i].lower() in _CLAIMS for i in named)
