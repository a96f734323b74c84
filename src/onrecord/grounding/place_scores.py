"""Weighs what the names of one page may stand for against each other: places told together tend to lie together.

Each name spreads its belief over its candidates; the belief votes for countries, divisions and neighbourhoods, and the
votes move the belief of the other names. A few rounds settle it (mean-field inference over the page's names). A name
may also stand for none of its candidates: what they are worth together has to stand up against that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.grounding.countries import countries, fold
from onrecord.grounding.gazetteer import Place
from onrecord.grounding.place_hints import Hint
from onrecord.grounding.place_names import Candidate

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

EARTH_KM = 6371.0
MOST = 25
"""Candidates a name keeps once the first round of votes is counted."""

Prior = Mapping[tuple[str, str | None], float]
"""How often earlier articles told of places in a country's division: (alpha-3, division) to a count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each kind of evidence is worth, in units of log10 of people."""

    people: float = 0.8
    fit: float = 4.0
    country: float = 4.0
    division: float = 3.0
    near: float = 1.5
    near_km: float = 60.0
    hint: float = 4.0
    prior: float = 3.0
    capital: float = 2.0
    none: float = 3.0
    heat: float = 0.5
    kinds: tuple[tuple[str, float], ...] = (
        ("city", -0.25),
        ("country", 3.0),
        ("division", -0.5),
        ("district", -0.8),
        ("continent", 2.0),
        ("bloc", 4.0),
        ("region", 0.0),
        ("conflict area", 2.0),
        ("water", 6.0),
        ("river", 6.0),
        ("mountain", 6.0),
        ("building", 6.0),
    )


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the page: what it may stand for, what stands beside it, and how often it is told."""

    candidates: tuple[Candidate, ...]
    hints: tuple[Hint, ...]
    count: int


def beliefs(names: Sequence[Name], prior: Prior | None = None, weights: Weights = WEIGHTS) -> list[list[float]]:
    """For each name the shares of belief in its candidates, in their order; each list sums to at most 1.

    What a list leaves of 1 is the belief that the name stands for something else.
    """
    flat = [(number, c) for number, name in enumerate(names) for c in name.candidates]
    if not flat:
        return [[] for _ in names]
    table = _Table(names, flat, prior or {}, weights)
    belief = table.shares(table.base)
    belief = table.shares(table.base + table.votes(belief))
    kept = table.best(belief)
    near = _nearness(table, kept, weights.near_km)
    score = table.base
    for _ in range(3):
        score = table.base + table.votes(belief)
        score[kept] += weights.near * table.neighbours(near, belief, kept)
        belief = table.shares(score)
    return [belief[table.owner == number].tolist() for number in range(len(names))]


class _Table:
    """The candidates of all names in columns."""

    def __init__(
        self, names: Sequence[Name], flat: list[tuple[int, Candidate]], prior: Prior, weights: Weights
    ) -> None:
        self.weights = weights
        self.owner: Ints = np.array([number for number, _ in flat])
        self.count = len(names)
        self.loud: Floats = np.sqrt([float(name.count) for name in names])
        places = [c.place for _, c in flat]
        self.local = np.array([p.kind in {"city", "district", "building"} for p in places])
        self.country: Ints = _coded([p.country for p in places])
        self.division: Ints = _coded([f"{p.country}/{p.admin}" if p.country and p.admin else None for p in places])
        lat, lon = np.radians([p.lat for p in places]), np.radians([p.lon for p in places])
        self.point: Floats = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        self.base = self._base(names, flat, prior)

    def _base(self, names: Sequence[Name], flat: list[tuple[int, Candidate]], prior: Prior) -> Floats:
        """What a candidate is worth before the other names are asked."""
        weights, kinds = self.weights, dict(self.weights.kinds)
        whole = sum(prior.values()) + 4.0
        by_country: dict[str, float] = {}
        for (country, _), told in prior.items():
            by_country[country] = by_country.get(country, 0.0) + told
        worth = []
        for number, c in flat:
            place = c.place
            value = weights.people * float(np.log10(place.population + 100)) + kinds.get(place.kind, 0.0)
            value -= weights.fit * (1.0 - c.fit)
            value += weights.hint * max((_heeded(hint, c) for hint in names[number].hints), default=0.0)
            if place.kind == "city" and _capital(place):
                value += weights.capital
            if place.country and prior:
                told = by_country.get(place.country, 0.0) + prior.get((place.country, place.admin), 0.0)
                value += weights.prior * told / whole
            worth.append(value)
        return np.array(worth)

    def shares(self, score: Floats) -> Floats:
        """Belief in each candidate: a softmax within its name, none of them being one more choice."""
        top = np.full(self.count, self.weights.none)
        np.maximum.at(top, self.owner, score)
        raised = np.exp((score - top[self.owner]) / self.weights.heat)
        other = np.exp((self.weights.none - top) / self.weights.heat)
        return np.asarray(raised / (np.bincount(self.owner, raised, self.count) + other)[self.owner])

    def votes(self, belief: Floats) -> Floats:
        """What the other names' countries and divisions add to each candidate."""
        weights = self.weights
        return weights.country * self._told(self.country, belief) + weights.division * self._told(self.division, belief)

    def _told(self, code: Ints, belief: Floats) -> Floats:
        """The share of the other names' belief that lies in each candidate's country (or division)."""
        known = code >= 0
        ballots = np.zeros((self.count, int(code.max()) + 2))
        np.add.at(ballots, (self.owner[known], code[known]), (belief * self.loud[self.owner])[known])
        others = ballots.sum(axis=0)[code] - ballots[self.owner, code]
        whole = ballots.sum() - ballots.sum(axis=1)[self.owner]
        return np.asarray(np.where(known, others / (whole + 1.0), 0.0))

    def best(self, belief: Floats) -> Ints:
        """Candidates worth measuring distances for: the local ones each name believes in most."""
        order = np.lexsort((-belief, self.owner))
        rank = np.empty(len(order), dtype=np.int64)
        firsts = np.searchsorted(self.owner[order], np.arange(self.count))
        rank[order] = np.arange(len(order)) - firsts[self.owner[order]]
        return np.flatnonzero((rank < MOST) & self.local)

    def neighbours(self, near: Floats, belief: Floats, kept: Ints) -> Floats:
        """How many of the other names lie close to each kept candidate, saturating at a few."""
        told = near @ (belief * self.loud[self.owner])[kept]
        return np.asarray(told / (told + 1.5) * 2.5)


def _nearness(table: _Table, kept: Ints, reach: float) -> Floats:
    """1 for the same spot falling to 0 far away, between candidates of different names."""
    points = table.point[kept]
    squared = 2.0 * (1.0 - np.clip(points @ points.T, -1.0, 1.0)) * EARTH_KM**2
    near = 1.0 / (1.0 + squared / reach**2)
    near[table.owner[kept][:, None] == table.owner[kept][None, :]] = 0.0
    return np.asarray(near)


def _heeded(hint: Hint, candidate: Candidate) -> float:
    """How far a candidate lies where the hint says, and is not the very place that the hint names."""
    place = candidate.place
    inside = place.country == hint.country and (hint.admin is None or place.admin == hint.admin)
    itself = place.kind == "country" or (hint.admin is not None and place.kind == "division")
    return hint.weight if inside and not itself else 0.0


def _capital(place: Place) -> bool:
    """Whether a city bears the name of its country's seat of government and is no village that shares it."""
    seats = countries()[place.country].capitals if place.country else ()
    return place.population > 100_000 and fold(place.name) in {fold(seat) for seat in seats}


def _coded(values: Sequence[str | None]) -> Ints:
    codes: dict[str, int] = {}
    return np.array([-1 if value is None else codes.setdefault(value, len(codes)) for value in values])
