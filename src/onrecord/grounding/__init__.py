"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""

from onrecord.grounding.places import places, resolve_places
from onrecord.grounding.times import times

__all__ = ["places", "resolve_places", "times"]
