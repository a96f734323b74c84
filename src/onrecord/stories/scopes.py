"""What a count covers: a place inside places, a group of people, and who is expressly in or out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_ENDING = re.compile(r"(?:ers?|e?s|e)$")
_ANYBODY = frozenset(
    "worker workers member members team teams staff crew personnel residents inhabitants locals".split()
)
"""Words for people that do not say which."""

Fit = Literal["same", "inside", "around", "apart", "unrelated"]

WHOLE = ("both sides",)
"""The place of a count that takes in all places that a story is set in: "on both banks", "in the two countries"."""

_WORD = re.compile(r"[^\W_]+")
_HOW_COUNTED = frozenset(
    "all overall total identified confirmed documented verified counted registered recorded named listed known "
    "reported official officially estimated by name names date place bodies people persons incident so far in the of "
    "and at least only dead names more other others body corpses victims deaths fatalities lives whom them".split()
)
"""Words that tell how something was counted, not what: two counts may differ in them and still count the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a figure counts. `place`: names from the widest to the narrowest, empty where the page does not tell.

    `group`: lower-case words that limit who is counted ("civilians"), empty for everybody; `without` and `including`
    name who is expressly left out or taken in. `shared`: the place is one of those that the story is set in, so that
    two of them are parts of one happening; `event` names another happening than the story's ("1979").
    """

    place: tuple[str, ...] = ()
    group: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    including: frozenset[str] = frozenset()
    shared: bool = False
    event: str | None = None

    def fit(self, other: Scope) -> Fit:
        """How this scope lies to the other: "inside" is a part of it, "apart" shares a wider place or group with it."""
        return _fit(self, other)


EVERYTHING = Scope()


@lru_cache(maxsize=4096)
def _fit(one: Scope, other: Scope) -> Fit:
    """A story's figures have few scopes, and each pair of figures asks."""
    place = _place_fit(one.place, other.place)
    if one.event != other.event:
        return "unrelated"
    if place == "unrelated" and one.shared and other.shared:
        place = "around" if one.place == WHOLE else "inside" if other.place == WHOLE else "apart"
    if place == "unrelated":
        return place
    if _left_out_by(one, other) or _left_out_by(other, one) or _opposed(one, other):
        return "apart"
    group = _group_fit(kinds(one.group), kinds(other.group))
    if place == "apart" or group == "apart" or {place, group} == {"inside", "around"}:
        return "apart"
    return group if place == "same" else place


def _left_out_by(one: Scope, other: Scope) -> bool:
    return bool(other.without & set(one.place)) or bool(kinds(other.without) & kinds(one.group))


def kinds(group: frozenset[str]) -> frozenset[str]:
    """The words of a group without their endings, for comparing: "rescuers" and "rescue workers" are one."""
    return frozenset(_ENDING.sub("", word) or word for word in group - _ANYBODY)


def group_words(words: str | None) -> frozenset[str]:
    """The words of a scope that limit who is counted, without those that tell how it was counted."""
    return frozenset(_WORD.findall((words or "").lower())) - _HOW_COUNTED


def _opposed(one: Scope, other: Scope) -> bool:
    """Whether one leaves out what the other takes in."""
    return bool(one.without & other.including or other.without & one.including)


def _place_fit(one: tuple[str, ...], other: tuple[str, ...]) -> Fit:
    if not one or not other or one == other:
        return "same"
    if one[0] != other[0]:
        return "unrelated"
    if one[: len(other)] == other:
        return "inside"
    return "around" if other[: len(one)] == one else "apart"


def _group_fit(one: frozenset[str], other: frozenset[str]) -> Fit:
    if one == other:
        return "same"
    if one and other:
        return "inside" if one > other else "around" if one < other else "apart"
    return "inside" if one else "around"
