"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.actors import actor_at, actors
    from onrecord.grounding.knowledge import NOTHING, Knowledge, knowledge
    from onrecord.grounding.place_history import place_history
    from onrecord.grounding.places import places, resolve_places
    from onrecord.grounding.tenures import occupancies
    from onrecord.grounding.times import times

# Loaded when first asked for: who reads days again in a round-up needs no gazetteer.
_MODULES = {
    "NOTHING": "knowledge",
    "Knowledge": "knowledge",
    "actor_at": "actors",
    "actors": "actors",
    "knowledge": "knowledge",
    "occupancies": "tenures",
    "place_history": "place_history",
    "places": "places",
    "resolve_places": "places",
    "times": "times",
}


def __getattr__(name: str) -> object:
    """A name of one of the room's modules."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


class _Room(ModuleType):
    """The room: a name of `_MODULES` means what it says there, also once a module of that name is loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _MODULES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Room

__all__ = [
    "NOTHING",
    "Knowledge",
    "actor_at",
    "actors",
    "knowledge",
    "occupancies",
    "place_history",
    "places",
    "resolve_places",
    "times",
]
