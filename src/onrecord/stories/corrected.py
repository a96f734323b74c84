"""What people corrected holds against what clustering says: merged pages are one story, those split off another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.record import Correction

Labels = dict[str, int]
"""The number of each page's story."""


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The merges and splits that no undo took back, in order."""
    found = tuple(corrections)
    undone = {change.of for change in found if change.kind == "undo"}
    return tuple(change for change in found if change.kind != "undo" and change.number not in undone)


def corrected(labels: Labels, change: Correction, back: Correction | None = None) -> Labels:
    """The pages' stories after a correction; `back` is what an undo takes back. Pages that are gone do not count.

    Pages set apart stay where they are: the story that they told by the way was none of their own.
    """
    turned = back or change
    if turned.kind == "apart":
        return labels
    sides = [[page for page in side if page in labels] for side in turned.sides]
    sides = [side for side in sides if side]
    if len(sides) < 2:
        return labels
    joins = turned.kind == "merge"
    return _joined(labels, sides) if joins != (back is not None) else _parted(labels, sides)


def _joined(labels: Labels, sides: Sequence[Sequence[str]]) -> Labels:
    """The stories that hold most of each side become one, with whatever has joined them since."""
    hosts = [_host(labels, side) for side in sides]
    strays = {page for side in sides for page in side}
    return {page: hosts[0] if label in hosts or page in strays else label for page, label in labels.items()}


def _parted(labels: Labels, sides: Sequence[Sequence[str]]) -> Labels:
    """Each side after the first leaves the story of the sides before it, for one of its own."""
    found = dict(labels)
    fresh = max(found.values()) + 1
    taken: set[int] = {found[page] for page in sides[0]}
    for number, side in enumerate(sides[1:]):
        own = _host({page: found[page] for page in side if found[page] not in taken}, side)
        label = fresh + number if own < 0 else own
        for page in side:
            if found[page] in taken:
                found[page] = label
        taken.add(label)
    return found


def _host(labels: Labels, side: Sequence[str]) -> int:
    """The story that holds most of a side; -1 where none holds any of it."""
    held = Counter(labels[page] for page in side if page in labels)
    return min(held, key=lambda label: (-held[label], label)) if held else -1
