"""What two clauses of a story have in common, word by word, as numbers that small networks read."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.moments import other_day, other_hour
from onrecord.stories.pair_words import Clause, StoryWords
from onrecord.stories.rejected import aims
from onrecord.stories.sourced import is_its
from onrecord.stories.word_vectors import Vectors

_SAME = 0.999
"""Likeness of a word with itself."""
_NEAR, _ALIKE = 0.35, 0.5
"""Likeness of two words that may tell one thing, and that surely do."""
_FAR = 3
"""Pages of a story between two that count, at most."""


class Met(NamedTuple):
    """What is read of a pair of clauses: numbers, and the mean vectors of what either has that the other lacks."""

    numbers: list[float]
    left: Vectors
    left_other: Vectors


def met(one: Clause, other: Clause, words: StoryWords) -> Met:
    """What a clause has in common with an earlier one, and what not."""
    told, left, left_other = _aligned(one, other, words)
    return Met([*told, *_around(one, other, words), *_signs(one, other), *_moments(one, other), *_voices(one, other)],
               left, left_other)  # fmt: skip


def _likeness(one: NDArray[np.int64], other: NDArray[np.int64], words: StoryWords) -> Vectors:
    """How like each word of one clause is to each of the other, [words, words]: 1 for the same, 0 for kin of none."""
    found: Vectors = np.maximum(words.vectors[one] @ words.vectors[other].T, 0.0)
    found[one[:, None] == other[None, :]] = 1.0
    return found


def _aligned(one: Clause, other: Clause, words: StoryWords) -> tuple[list[float], Vectors, Vectors]:
    """How much of each clause the other covers, what it is that is covered and what is left, and under which "no"."""
    size = words.vectors.shape[1]
    if not len(one.words) or not len(other.words):
        nothing = np.zeros(size, np.float32)
        return [0.0] * 32, nothing, nothing
    like = _likeness(one.words, other.words, words)
    best, best_other = like.max(1), like.max(0)
    weight, weight_other = words.weights[one.words], words.weights[other.words]
    covered, covered_other = best**2 * weight, best_other**2 * weight_other
    share, share_other = covered.sum() / weight.sum(), covered_other.sum() / weight_other.sum()
    same, same_other = best >= _SAME, best_other >= _SAME
    shared = float((weight * same).sum())
    name, name_other = words.names[one.words], words.names[other.words]
    number, number_other = words.numbers[one.words], words.numbers[other.words]
    plain, plain_other = ~name & ~number, ~name_other & ~number_other
    turned = one.negated != other.negated[like.argmax(1)]
    under = covered * (best > _NEAR) * plain
    against, along = float((under * turned).sum()), float((under * ~turned).sum())
    nearest = np.sort(best[plain])[::-1]
    left, left_other = (weight - covered) * plain, (weight_other - covered_other) * plain_other
    told = [
        share, share_other, min(share, share_other), max(share, share_other),
        shared / (weight.sum() + weight_other.sum() - shared + 1e-6), min(shared, 4.0),
        against / (against + along + 1e-6), min(against, 3.0), min(along, 4.0),
        min(float(left.sum()), 6.0) / 3, min(float(left_other.sum()), 6.0) / 3,
        (weight * name * same).sum(), (weight * name * ~same).sum(), (weight_other * name_other * ~same_other).sum(),
        (number & same).sum(), (number & ~same).sum(), (number_other & ~same_other).sum(),
        nearest[0] if len(nearest) else 0.0, nearest[1] if len(nearest) > 1 else 0.0,
        nearest[2] if len(nearest) > 2 else 0.0,
        (weight * plain * (best > _ALIKE)).sum(), (weight_other * plain_other * (best_other > _ALIKE)).sum(),
        (plain & same).sum(), one.mean @ other.mean,
    ]  # fmt: skip
    told += [*_covered(one, best**2, weight), *_covered(other, best_other**2, weight_other)]
    return (
        [float(value) for value in told],
        left @ words.vectors[one.words] / (left.sum() + 1e-6),
        left_other @ words.vectors[other.words] / (left_other.sum() + 1e-6),
    )


def _covered(one: Clause, best: Vectors, weight: Vectors) -> list[float]:
    """The shares of a clause that the other covers: of what may be a place, of the rest, of its head, of the rest."""
    return [
        float((best * weight * part).sum() / ((weight * part).sum() + 1e-6)) if part.any() else 0.5
        for part in (one.spots, ~one.spots, one.heads, ~one.heads)
    ]


def _around(one: Clause, other: Clause, words: StoryWords) -> list[float]:
    """The same of the whole sentences, in short."""
    if not len(one.around) or not len(other.around):
        return [0.0] * 3
    like = _likeness(one.around, other.around, words)
    weight, weight_other = words.weights[one.around], words.weights[other.around]
    best, best_other = like.max(1), like.max(0)
    return [
        float((best**2 * weight).sum() / weight.sum()),
        float((best_other**2 * weight_other).sum() / weight_other.sum()),
        float(weight[best >= _SAME].sum()),
    ]


def _signs(one: Clause, other: Clause) -> list[float]:
    """Senses of the table that both have, told alike or one of them negated, and who of the two says no."""
    a, b = one.told, other.told
    both = a.signs.keys() & b.signs.keys()
    apart = [name for name in both if a.signs[name].value != b.signs[name].value]
    alike = len(both) - len(apart)
    no, no_other = a.negates or a.rejects, b.negates or b.rejects
    return [
        float(min(3, alike)),
        float(min(3, len(apart))),
        float(any(name.startswith("=") for name in apart)),
        float(any(name.startswith("=") for name in both.difference(apart))),
        float(any(a.signs[name].turned != b.signs[name].turned for name in apart)),
        float(a.negates != b.negates),
        float(a.negates and b.negates),
        float(no != no_other),
    ]


def _moments(one: Clause, other: Clause) -> list[float]:
    """Days, hours, places and sides of acts that both tell, and those that they tell otherwise."""
    a, b = one.told.moments, other.told.moments
    hours = other_hour(a, b)
    people = one.told.people, other.told.people
    found = [
        bool(one.parts & other.parts), bool(one.parts and other.parts and not one.parts & other.parts),
        other_day(a, b), bool(a.days & b.days), hours, bool(a.hours and b.hours) and not hours,
        *(bool(x & y) for x, y in _parts(one, other)), *(bool(x and y and not x & y) for x, y in _parts(one, other)),
        bool(people[0] & people[1]), bool(people[0] and people[1] and not people[0] & people[1]),
    ]  # fmt: skip
    return [float(value) for value in found]


def _parts(one: Clause, other: Clause) -> Iterator[tuple[AbstractSet[object], AbstractSet[object]]]:
    """What is known of the acts of both: their types, their sides, places and days."""
    yield one.types, other.types
    yield one.sides, other.sides
    yield one.places, other.places
    yield one.days, other.days


def _voices(one: Clause, other: Clause) -> list[float]:
    """Whose words the two are."""
    a, b = one.told.said, other.told.said
    return [
        float(bool(a.speaker & b.speaker)),
        float(a.outlet == b.outlet),
        float(a.chain[-1] in b.chain or b.chain[-1] in a.chain),
        min(_FAR, one.told.at - other.told.at) / 2,
        float(any(is_its(name, b) for name in aims(one.told.around))),
    ]
