"""The words for small numbers, each told once."""

from __future__ import annotations

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
"""Each at the place of its value."""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(first: int, last: int) -> str:
    """The words for `first` to `last`, up to 19, as the alternatives of a pattern.

    >>> spelled(1, 3)
    'one|two|three'
    """
    return "|".join(UNITS[first : last + 1])
