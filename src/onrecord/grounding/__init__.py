"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""

from onrecord.grounding.actors import actor_at, actors
from onrecord.grounding.knowledge import NOTHING, Knowledge, knowledge
from onrecord.grounding.place_history import place_history
from onrecord.grounding.places import places, resolve_places
from onrecord.grounding.tenures import occupancies
from onrecord.grounding.times import times

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
