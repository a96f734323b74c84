"""Episodes that come again over months, of one kind in one place or of one party: the situation they are part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from onrecord.record import Story, Why, content_id

_KINDS = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
"""Types of act, in PLOVER's terms, that can be the state of a place; people meet and speak everywhere always."""
_PARTS = 3
"""Episodes and stories of a situation, at least."""
_LONG = 42
"""Days from its first page to its last, at least."""
_PAUSE = 120
"""Days without such an episode after which a situation is over."""
_SHARED = 2
"""Names that each has in common with those before it, at least: two strikes in one capital are two affairs."""
_OF_A_PARTY = 4
"""The same, where a party is what they have in common: its own name is two of them."""
_KEYS = 8

_SIDES = {1: "party", 2: "parties"}

Kind = tuple[str, ...]
"""What a situation is about: a place and a type of act, two parties that contend, or one, as stories tell it."""


@dataclass(slots=True)
class _State:
    """A situation while it grows."""

    kind: Kind
    parts: list[tuple[Story, Why]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    last: int = 0

    def take(self, part: Story, why: Why) -> None:
        self.parts.append((part, why))
        self.names.update(part.keys)
        self.last = max(self.last, part.end.toordinal() if part.end else 0)

    @property
    def lasts(self) -> bool:
        starts = [part.start.toordinal() for part, _ in self.parts if part.start]
        return len(self.parts) >= _PARTS and self.last - min(starts) >= _LONG


def with_situations(stories: Sequence[Story]) -> list[Story]:
    """The stories and episodes, each with its situation where it is part of one, and the situations after them.

    An episode, or a story of none, goes on with a situation where both have a place and a type of act in common, or two
    parties (a union, a league) and any such act, or one party and more names, and not too long lies between; so does a
    story whose episode as a whole is about something else. Each is part of one at most, of the larger first.
    """
    kept = [replace(story, situation=None) for story in stories if story.level != "situation"]
    taken: set[str] = set()
    found: list[Story] = []
    for state in sorted(_states(kept), key=lambda one: (-len(one.parts), one.parts[0][0].id, one.kind)):
        state.parts = [pair for pair in state.parts if pair[0].id not in taken]
        if state.lasts:
            found.append(_situation(state))
            taken |= {part.id for part, _ in state.parts}
    part_of = {part: one.id for one in found for part in one.parts}
    return [replace(one, situation=part_of.get(one.id) or part_of.get(one.episode or "")) for one in kept] + found


def _states(stories: Sequence[Story]) -> Iterator[_State]:
    """Every course of one place and type, however short."""
    units = [one for one in stories if one.start and one.end]
    whole = {one.id: frozenset(_kinds(one)) for one in units if one.level == "episode"}
    courses: dict[Kind, list[_State]] = defaultdict(list)
    for unit in sorted(units, key=lambda one: (one.start, one.id)):
        # A story stands for itself where its episode as a whole is about something else.
        for kind in _kinds(unit) if not unit.episode else [k for k in _kinds(unit) if k not in whole[unit.episode]]:
            start = unit.start.toordinal() if unit.start else 0
            state = _open(courses[kind], unit, start, _SHARED if len(kind) > 1 else _OF_A_PARTY)
            if state is None:
                state = _State(kind)
                courses[kind].append(state)
            shared = sorted(state.names.keys() & set(unit.keys), key=_by_count(state.names))
            goes_on = (
                "goes on in the same place"
                if kind[0].startswith("place ")
                else f"goes on with the same {_SIDES[len(kind)]}"
            )
            rule = goes_on if state.parts else "begins the situation"
            state.take(unit, Why(rule=rule, detail=", ".join([_value(kind[-1]), *shared[:5]])))
    yield from (state for states in courses.values() for state in states)


def _open(states: Sequence[_State], unit: Story, start: int, least: int) -> _State | None:
    """The state with most names in common with the unit, of those that are not over when it begins."""
    alike = [(len(one.names.keys() & set(unit.keys)), one) for one in states if start - one.last <= _PAUSE]
    shared, state = max(alike, key=lambda pair: pair[0], default=(0, None))
    return state if shared >= least else None


def _by_count(names: Counter[str]) -> Callable[[str], tuple[int, str]]:
    return lambda name: (-names[name], name)


def _kinds(story: Story) -> list[Kind]:
    places = sorted(key for key in story.about if key.startswith("place "))
    types = sorted(key for key in story.about if key.startswith("type ") and _value(key) in _KINDS)
    parties = sorted(key for key in story.about if key.startswith("party ") and types)
    return [*product(places, types), *combinations(parties, 2), *((party,) for party in parties)]


def _value(key: str) -> str:
    return key.partition(" ")[2]


def _situation(state: _State) -> Story:
    parts = [part for part, _ in state.parts]
    largest = max(parts, key=lambda part: len(part.articles))
    names = [name for name in state.names if state.names[name] > 1]
    return Story(
        id=content_id("situation", *map(_value, state.kind), parts[0].id),
        level="situation",
        articles=tuple(page for part in parts for page in part.own),
        joins=tuple(why for _, why in state.parts),
        start=min((part.start for part in parts if part.start), default=None),
        end=max((part.end for part in parts if part.end), default=None),
        keys=tuple(sorted(names, key=_by_count(state.names))[:_KEYS]),
        title=largest.title,
        parts=tuple(part.id for part in parts),
        about=state.kind,
    )
