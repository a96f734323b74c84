"""The condition a position or a rule hangs on: "only if", "unless", "provided that", "until", "without"."""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.record import Span

_MARKS = frozenset({"if", "unless", "until", "provided", "providing", "once"})
_LONGEST = 40


def condition_of(clauses: Clauses, predicate: int) -> Span | None:
    """The stretch of the clause under a conditional mark that hangs on the predicate or on what governs it."""
    for word in (predicate, *list(clauses.ancestors(predicate))[:2]):
        for clause in clauses.below(word, "advcl", "ccomp"):
            marks = [m for m in clauses.below(clause, "mark") if clauses.lowers[m] in _MARKS]
            if marks and clause != predicate and predicate not in clauses.subtree(clause):
                return _stretch(clauses, clause, marks[0])
    return _by_words(clauses, predicate)


def _stretch(clauses: Clauses, clause: int, mark: int) -> Span:
    inside = clauses.subtree(clause)
    first, last = min(mark, *inside), min(max(inside), mark + _LONGEST)
    if (
        first
        and clauses.lowers[first - 1] in ("only", "even")
        and clauses.words.sentence[first - 1] == clauses.words.sentence[first]
    ):
        first -= 1
    while last > first and clauses.words.pos[last] == "PUNCT":
        last -= 1
    return clauses.span(first, last)


def _by_words(clauses: Clauses, predicate: int) -> Span | None:
    """A mark in the same sentence after the predicate, up to the next comma or the end."""
    sentence = clauses.sentence(predicate)
    for at in range(predicate + 1, sentence.stop):
        joined = clauses.lowers[at] == "unless" or (
            clauses.lowers[at] == "only" and clauses.lowers[at + 1 : at + 2] == ("if",)
        )
        if joined:
            last = at
            while last + 1 < sentence.stop and clauses.lowers[last + 1] not in (",", ";", ".", "”", '"'):
                last += 1
            return clauses.span(at, last)
    return None
