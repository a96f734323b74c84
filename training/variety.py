"""The same window as another desk would print it: other quotation marks, headline capitals, other people's names."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from onrecord.language.sequences import tagged_spans
from training.samples import Window

Names = dict[str, list[list[str]]]
"""Of each label the names that training has seen, as words."""

SWAPPED = ("PERSON", "ORG", "LOC", "FAC")
_CURLY = {"“": '"', "”": '"', "``": '"', "''": '"', "’s": "'s", "n’t": "n't", "’": "'", "‘": "'"}


def varied(window: Window, rng: random.Random, names: Names | None = None) -> Window:
    """The window, or now and then a variant of it that means the same to every column it has."""
    if names and window.name and not window.sentence and rng.random() < 0.4:
        window = with_other_names(window, rng, names)
    if window.role and rng.random() < 0.5:
        window = with_gaps(window, rng)
    words = window.words
    if rng.random() < 0.3:
        words = _curled(words) if rng.random() < 0.5 else [_CURLY.get(word, word) for word in words]
    chance = rng.random()
    if chance < 0.04:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    elif chance < 0.05:
        words = [word.upper() for word in words]
    return window if words is window.words else replace(window, words=words)


def _curled(words: list[str]) -> list[str]:
    """Straight quotation marks turned by whether one is open; apostrophes turned."""
    result, inside = [], False
    for word in words:
        if word in {'"', "``", "''"}:
            result.append("”" if inside else "“")
            inside = not inside
        else:
            result.append(word.replace("'", "’"))
    return result


def names_of(windows: Iterable[Window]) -> Names:
    """The names in windows, by label."""
    found: Names = {label: [] for label in SWAPPED}
    for window in windows:
        for start, end, label in entities(window.name):
            if label in found:
                found[label].append(window.words[start:end])
    return found


def entities(tags: list[str]) -> list[tuple[int, int, str]]:
    """(first, end, label) of each name that BIO tags spell.

    >>> entities(["B-LOC", "O", "B-PERSON", "I-PERSON"])
    [(0, 1, 'LOC'), (2, 4, 'PERSON')]
    """
    return [(first, last + 1, label) for first, last, label in tagged_spans(tags)]


def with_other_names(window: Window, rng: random.Random, names: Names) -> Window:
    """A third of the names in a window that knows nothing but names, each replaced by another of its label."""
    words: list[str] = []
    opens: list[bool] = []
    tags: list[str] = []
    place = 0
    for start, end, label in entities(window.name):
        if not names.get(label) or rng.random() > 0.33:
            continue
        other = rng.choice(names[label])
        words += window.words[place:start] + other
        opens += window.opens[place:start] + [window.opens[start]] + [False] * (len(other) - 1)
        tags += window.name[place:start] + [f"B-{label}"] + [f"I-{label}"] * (len(other) - 1)
        place = end
    if not place:
        return window
    return Window(words + window.words[place:], opens + window.opens[place:], name=tags + window.name[place:])


def with_gaps(window: Window, rng: random.Random) -> Window:
    """A window that knows nothing but attributions with a quarter of its paragraphs left out."""
    kept: list[int] = []
    keep = True
    for place, opens in enumerate(window.opens):
        keep = rng.random() > 0.25 if opens else keep
        if keep:
            kept.append(place)
    if not kept:
        return window
    words, opens, role = ([column[i] for i in kept] for column in (window.words, window.opens, window.role))
    return Window(words, opens, role=role)


def hidden(pieces: list[int], rng: random.Random, share: float, mask: int) -> list[int]:
    """Pieces with a share of them behind the mask, so that words are learned by their company and not by heart."""
    inner = range(1, len(pieces) - 1)
    gone = {place for place in inner if rng.random() < share}
    return [mask if place in gone else piece for place, piece in enumerate(pieces)]
