"""Which pages print one another's words: near-copies and excerpts by sampled word shingles, in linear time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.record import CopyKind, Why

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 4
"""Words in a shingle: few enough that a changed word spoils little, many enough that chance does not repeat them."""
_SAMPLE = 4
"""Of so many shingles one is kept, chosen by its hash, so that both pages keep the same ones."""
_ALL_KEPT = 150
"""Shingles of a short page that are all kept."""
_BOILERPLATE = 40
"""A shingle on more pages than this is a site's own furniture and proposes no pair."""
_EXACT, _EDITED = 0.9, 0.35
"""Share of the shorter page's shingles that the other has, at least."""
_EXCERPT_WORDS = 45
"""Words taken over, at least, for an excerpt inside an article of the outlet's own."""
_SLICE = 2_000_000
"""Shingles that are sorted at once."""
_MIX = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]
Sketch = tuple[Hashes, int]
"""The kept shingles of a text, each once and the smallest first, and how many shingles it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The page `copy` prints words of the page `original`, which came first; `shared` is the share of its shingles."""

    copy: int
    original: int
    kind: CopyKind
    shared: float
    why: Why


def sketch(text: str) -> Sketch:
    """The kept shingles of a text and how many shingles it has; equal on every machine."""
    words = np.array([crc32(word.encode()) for word in _WORD.findall(text.lower())], dtype=np.uint64)
    count = len(words) - _SHINGLE + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64), 0
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(_SHINGLE):
        hashes = (hashes ^ words[place : place + count]) * _MIX
        hashes ^= hashes >> np.uint64(29)
    kept = hashes if count <= _ALL_KEPT else hashes[hashes % np.uint64(_SAMPLE) == 0]
    return np.unique(kept), count


def as_bytes(kept: Hashes) -> bytes:
    """Shingles as they are stored: eight bytes each."""
    return kept.astype("<u8").tobytes()


def from_bytes(data: bytes) -> Hashes:
    """The shingles that `as_bytes` stored."""
    return np.frombuffer(data, dtype="<u8")


def copies(texts: Sequence[str]) -> tuple[Copy, ...]:
    """All pairs of texts of which one prints the other's words; texts stand in order of publication."""
    return sketched_copies([sketch(text) for text in texts])


def sketched_copies(sketches: Sequence[Sketch]) -> tuple[Copy, ...]:
    """All pairs of which one prints the other's words, by their sketches, which stand in order of publication."""
    return tuple(found for pair, shared in _candidates(sketches) if (found := _judged(pair, shared, sketches)))


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[tuple[int, int], int]]:
    """Pairs that share sampled shingles, with how many: only shingles of the common sample are counted."""
    sampled = [_sampled(kept) for kept, _ in sketches]
    # A large collection goes by slices of its shingles, one after another, so that memory does not grow with it.
    slices = 1 + sum(map(len, sampled)) // _SLICE
    shared: Counter[tuple[int, int]] = Counter()
    for at in range(slices):
        part = [kept[(kept >> np.uint64(7)) % np.uint64(slices) == at] for kept in sampled] if slices > 1 else sampled
        _count(part, shared)
    yield from sorted(shared.items())


def _sampled(kept: Hashes) -> Hashes:
    """The shingles of the common sample; a long page keeps no others, and needs no second list of them."""
    inside = kept % np.uint64(_SAMPLE) == 0
    return kept if inside.all() else kept[inside]


def _count(sampled: Sequence[Hashes], shared: Counter[tuple[int, int]]) -> None:
    if not sampled:
        return
    hashes = np.concatenate(sampled)
    # Sorted, the pages of one shingle stand together, and in their order; no table of all shingles is held.
    order = np.argsort(hashes, kind="stable")
    pages = np.repeat(np.arange(len(sampled), dtype=np.int32), [len(part) for part in sampled])[order]
    hashes = hashes[order]
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else np.zeros(0, int)
    lengths = np.diff(np.concatenate([starts, [len(hashes)]]))
    for at in np.flatnonzero((lengths >= 2) & (lengths <= _BOILERPLATE)).tolist():
        holders = pages[starts[at] : starts[at] + lengths[at]].tolist()
        shared.update((a, b) for n, a in enumerate(holders) for b in holders[n + 1 :])


def touching(near: Sequence[Sketch], new: Sequence[Sketch]) -> list[int]:
    """The places of near sketches that have a sampled shingle of a new one: no others can be in a pair with it."""
    if not near or not new:
        return []
    wanted = np.unique(_sampled(np.concatenate([kept for kept, _ in new])))
    return [at for at, (kept, _) in enumerate(near) if len(wanted) and _meet(kept, wanted)]


def _meet(kept: Hashes, wanted: Hashes) -> bool:
    """Whether two sorted lists have something in common: each of the longer one's is looked up in the other."""
    places = np.minimum(np.searchsorted(wanted, kept), len(wanted) - 1)
    return bool((wanted[places] == kept).any())


def _judged(pair: tuple[int, int], sampled: int, sketches: Sequence[Sketch]) -> Copy | None:
    original, copy = pair
    (one, one_count), (other, other_count) = sketches[original], sketches[copy]
    if one_count <= _ALL_KEPT and other_count <= _ALL_KEPT:
        common = len(np.intersect1d(one, other, assume_unique=True))
        least = min(len(one), len(other))
        words = float(common)
    else:
        sizes = [int(np.count_nonzero(kept % np.uint64(_SAMPLE) == 0)) for kept in (one, other)]
        common, least = sampled, min(sizes)
        words = float(sampled * _SAMPLE)
    share = common / max(1, least)
    kind = _kind(share, words, min(one_count, other_count) / max(one_count, other_count))
    if kind is None:
        return None
    why = Why(rule=f"shared shingles: {kind}", score=min(1.0, share), detail=f"about {words:.0f} runs of four words")
    return Copy(copy=copy, original=original, kind=kind, shared=share, why=why)


def _kind(share: float, words: float, ratio: float) -> CopyKind | None:
    """`ratio` is the shorter length over the longer: an exact copy has the same words and no others."""
    if words < 3:
        return None
    if share >= _EXACT and ratio >= _EXACT:
        return "exact"
    if share >= _EDITED and words >= 8:
        return "edited"
    return "excerpt" if words >= _EXCERPT_WORDS else None


def groups(count: int, found: Sequence[Copy]) -> tuple[int, ...]:
    """For each text the first of its copy group; excerpts do not join, for the rest of their page is its own."""
    first = list(range(count))

    def root(page: int) -> int:
        while first[page] != page:
            first[page] = first[first[page]]
            page = first[page]
        return page

    for copy in found:
        if copy.kind != "excerpt":
            one, other = sorted((root(copy.original), root(copy.copy)))
            first[other] = one
    return tuple(root(page) for page in range(count))
