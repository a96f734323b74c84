"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.doors import open_late

if TYPE_CHECKING:
    from onrecord.grounding.actors import actor_at, actors
    from onrecord.grounding.knowledge import NOTHING, Knowledge, knowledge
    from onrecord.grounding.place_history import place_history
    from onrecord.grounding.places import places, resolve_places
    from onrecord.grounding.tenures import occupancies
    from onrecord.grounding.times import times

# Who reads days again in a round-up needs no gazetteer.
open_late(
    __name__,
    {
        "NOTHING": "onrecord.grounding.knowledge",
        "Knowledge": "onrecord.grounding.knowledge",
        "actor_at": "onrecord.grounding.actors",
        "actors": "onrecord.grounding.actors",
        "knowledge": "onrecord.grounding.knowledge",
        "occupancies": "onrecord.grounding.tenures",
        "place_history": "onrecord.grounding.place_history",
        "places": "onrecord.grounding.places",
        "resolve_places": "onrecord.grounding.places",
        "times": "onrecord.grounding.times",
    },
)

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
