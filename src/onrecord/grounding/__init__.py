"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""

from onrecord.grounding.actors import actor_at, actors
from onrecord.grounding.places import places, resolve_places
from onrecord.grounding.times import times

__all__ = ["actor_at", "actors", "places", "resolve_places", "times"]
