"""Answers that the reader of pairs is sure of: those it finds, and those of rules that it does not doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.record import Aspect, Cite, Difference, DifferenceKind, Why
from onrecord.stories.answered_claims import READ, Answer
from onrecord.stories.asserted import Asserted
from onrecord.stories.pair_reader import LABELS, PairReader
from onrecord.stories.pairs import Pairs

LEAST: dict[DifferenceKind, float] = {"denied": 0.53, "confirmed": 0.57, "contradicted": 0.45}
"""How sure the reader has to be of what it finds itself. So sure it was right nearly six times in ten (of
contradictions four) on stories of its own that it had not learnt from, which are harder than news."""
DOUBTED: dict[DifferenceKind, float] = {"denied": 0.2, "confirmed": 0.2, "contradicted": 0.0}
"""How sure it has to be, at least, of what a rule finds."""
_SMALL, _GROWS = 40, 0.5
"""Clauses of a story in which two that are alike are so by no chance; how the odds of others fall with their number."""
_COPIED = 0.8
"""Share of the senses of two sentences that both have, by which one repeats the other."""
_TIMES = 4
"""A sentence so many times as long as another has its words by chance."""
_ASPECTS: tuple[Aspect, ...] = ("day", "place", "actor")
_FIRST = LABELS.index("day")
_Sides = tuple[Cite, Cite]


class _Found(NamedTuple):
    """A clause and the one it answers, by what, on which aspect, and how sure the reader is of it."""

    first: Asserted
    other: Asserted
    kind: DifferenceKind
    on: Aspect
    share: float

    @property
    def over(self) -> float:
        """How much surer the reader is than it has to be."""
        return self.share / LEAST[self.kind]


def weighed(rules: Sequence[Answer], every: Sequence[Asserted], pairs: Pairs, reader: PairReader) -> tuple[Answer, ...]:
    """The answers of a story: those of rules that the reader does not doubt, and those that it finds besides.

    Two sentences have one answer: that of a rule, or of the pair of their clauses of which the reader is surest.
    """
    sure: dict[tuple[DifferenceKind, _Sides], _Found] = {}
    for one in _read(every, pairs, reader):
        key = one.kind, (one.first.said.cite, one.other.said.cite)
        if key not in sure or sure[key].share < one.share:
            sure[key] = one
    kept = [one for one in rules if _is_borne_out(one.difference, sure)]
    ruled = {_sides(one.difference) for one in kept}
    best: dict[_Sides, _Found] = {}
    for (_, sides), one in sure.items():
        if sides not in ruled and one.over >= 1.0 and (sides not in best or best[sides].over < one.over):
            best[sides] = one
    return (*kept, *map(_answer, best.values()))


def _read(every: Sequence[Asserted], pairs: Pairs, reader: PairReader) -> Iterator[_Found]:
    """What the reader makes of each pair; of what tells of another case, or nothing, it makes nothing."""
    odds = max(1.0, len(every) / _SMALL) ** _GROWS
    shares = reader.shares(pairs.numbers, pairs.vectors)
    for later, earlier, told in zip(pairs.later, pairs.earlier, shares.tolist(), strict=True):
        other, first = every[later], every[earlier]
        if other.silent or first.silent or other.aside or first.aside:
            continue
        against = told[_FIRST:]
        yield _Found(first, other, "denied", "the whole", _fallen(told[1], odds))
        if _may_confirm(other, first):
            yield _Found(first, other, "confirmed", "the whole", _fallen(told[2], odds))
        aspect = _ASPECTS[against.index(max(against))]
        yield _Found(first, other, "contradicted", aspect, _fallen(sum(against), odds))


def _fallen(share: float, odds: float) -> float:
    """A share whose odds are so many times smaller."""
    return share / (share + (1.0 - share) * odds)


def _may_confirm(one: Asserted, other: Asserted) -> bool:
    """Whether a sentence can confirm another: none that tells it in its own words, nor one that is much longer."""
    both, either = len(one.all_names & other.all_names), len(one.all_names | other.all_names)
    few, many = sorted((len(one.names), len(other.names)))
    return both < _COPIED * either and many <= _TIMES * few


def _sides(found: Difference) -> _Sides:
    return found.first, found.other


def _is_borne_out(found: Difference, sure: Mapping[tuple[DifferenceKind, _Sides], _Found]) -> bool:
    """Whether the reader does not hold what a rule found for unlikely; what it was not asked about stands."""
    one = sure.get((found.kind, _sides(found)))
    return one is None or one.share >= DOUBTED[found.kind]


def _answer(found: _Found) -> Answer:
    first, other = found.first.said, found.other.said
    difference = Difference(
        kind=found.kind,
        on=found.on,
        first=first.cite,
        other=other.cite,
        speakers=(first.label, other.label),
        why=Why(rule=READ, score=round(found.share, 2), detail="by what both have in common"),
    )
    return Answer(difference, first, other)
