"""Words for times, places and actors become intervals, coordinates and identities; the words are kept."""

from onrecord.grounding.times import times

__all__ = ["times"]
