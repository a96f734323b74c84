"""A page as clustering sees it, from the row of traits that a record keeps of it."""

from __future__ import annotations

from collections import Counter
from sys import intern

from onrecord.store.traits import PageTraits
from onrecord.stories.traits import Traits


def seen(row: PageTraits) -> Traits:
    """The traits of a kept row; a word is one object however many pages have it, which halves what a record takes."""
    return Traits(
        id=row.page,
        words=Counter(map(intern, row.words.split())),
        names=frozenset(map(intern, row.names.split())),
        day=row.day,
        keys=keys_of(row),
        title=row.title,
    )


def keys_of(row: PageTraits) -> frozenset[tuple[str, str]]:
    """The keys of a kept row: pairs of a kind and a value."""
    return frozenset((kind, value) for kind, _, value in (key.partition(" ") for key in row.keys))
