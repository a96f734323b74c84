"""Which clauses tell a position, and which side they take: a small head over the encoder's vectors, and its words.

The head is learnt from passages of our own (`training/stances.py`). Networks see how a clause is said and what the page
is about, a table of words and pairs of words what is said in it: the one knows a quarrel by its tone, the other the
side by "regrettable" and "must", and a position is read where both agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.language.model_files import STANCES
from onrecord.language.small_networks import SIZE, Networks, Tree, Vectors, networks_of
from onrecord.record import Stance, StanceWord

FILE = STANCES
LABELS: tuple[Stance, ...] = ("supports", "opposes", "demands", "rejects", "offers")
"""What a clause may tell; the score before theirs is that of telling no position."""
LEAST = 0.5
"""How sure it must be of a position and its side for it to be put down."""
ASKED = 0.4
"""How likely its words must make a position for the networks to be asked about a clause."""
EARLY = 4
"""How many of the vectors that are read for a clause come from the first layer: the first ones."""
SHORTEST, LEANS = 2, -1.25
"""Words that have to hang on a head, and how far it has to lean to a position by itself, for its words to be looked up:
of what is read on passages and pages so, 97 in 100 stay, of what is looked up half."""
PARTS = 19
"""Vectors that are read for a clause: see `around`."""
_TOLD, _HELPING = "cop", ("aux", "cop", "xcomp", "amod", "compound", "fixed", "flat")
_CLAUSES = frozenset({"ccomp", "conj", "advcl", "parataxis"})
_LOOSE = frozenset({"AUX", "ADV", "ADJ"})
_OBJECTS = frozenset({"obj", "obl", "nmod"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_FUNCTIONS = ("aux", "cop", "mark", "advmod", "det")
_UNSAID = frozenset({"PUNCT", "PROPN", "NUM"})
_SMALL = frozenset({"AUX", "PART", "DET", "ADV", "PRON", "SCONJ", "ADP", "INTJ"})
_OWN = ("o ", "t ", "h ")
_REACH, _NEXT = 25, 8
"""Words of a clause on each side of its head that are looked up, and words right after the head."""


class Clause(NamedTuple):
    """A word that heads a clause or a phrase, with the first and the last word that hang on it; `bare` is a noun that
    heads no clause."""

    word: int
    first: int
    last: int
    bare: bool = False


class Seen(NamedTuple):
    """What the head sees of a window: its vectors after the first layer and halfway up [words, 384], its words, and the
    number of the first of them in the page."""

    early: Vectors
    midway: Vectors
    tree: Tree
    first: int


@dataclass(frozen=True, slots=True)
class StanceHead:
    """The networks and the table of words: `places` gives each feature its row in `weights` [features + 1, labels].

    The last row is added to every clause. `nouns` are those whose form speaks for a position by itself: others that
    head no clause are not asked about. `leans` tells of each feature of a head how far it speaks for a position.
    """

    networks: Networks
    places: Mapping[str, int]
    weights: Vectors
    nouns: frozenset[str] = frozenset()
    leans: Mapping[str, float] = field(default_factory=dict)

    def stances(self, windows: Sequence[Seen]) -> list[StanceWord]:
        """The heads of clauses of some windows of a page that tell a position, in order; all windows at once, which
        costs least."""
        heads = [
            (seen, clause) for seen in windows for clause in clauses(seen.tree) if self._may_tell(seen.tree, clause)
        ]
        if not heads:
            return []
        told = self.told([features(seen.tree, clause) for seen, clause in heads])
        likely = np.flatnonzero(told[:, 0] <= 1.0 - ASKED).tolist()
        if not likely:
            return []
        asked = [heads[at] for at in likely]
        groups = [list(group) for _, group in groupby(asked, key=lambda one: one[0].first)]
        read = [
            around(group[0][0].early, group[0][0].midway, group[0][0].tree, [clause for _, clause in group])
            for group in groups
        ]
        shares = self.networks.shares(np.concatenate(read))
        return list(_sure(agreed(told[likely], shares), [seen.first + clause.word for seen, clause in asked]))

    def _may_tell(self, tree: Tree, clause: Clause) -> bool:
        """Whether a clause is worth looking up: by its length, its head and what that hangs on."""
        if clause.last - clause.first < SHORTEST or (clause.bare and tree.lowers[clause.word] not in self.nouns):
            return False
        return sum(self.leans.get(name, 0.0) for name in _own(tree, clause.word)) >= LEANS

    def told(self, found: Sequence[Collection[str]]) -> Vectors:
        """How sure the words of clauses alone are of each label, [clauses, labels], by their features."""
        places, last = self.places, len(self.weights) - 1
        rows = [[last, *(row for name in names if (row := places.get(name)) is not None)] for names in found]
        starts = np.cumsum([0, *map(len, rows[:-1])])
        scores = np.add.reduceat(self.weights[list(chain.from_iterable(rows))], starts, axis=0)
        raised = np.exp(scores - scores.max(1, keepdims=True))
        shares: Vectors = raised / raised.sum(1, keepdims=True)
        return shares


def _sure(shares: Vectors, words: Sequence[int]) -> Iterator[StanceWord]:
    for (_, supports, opposes, demands, rejects, offers), word in zip(shares.tolist(), words, strict=True):
        # Who rejects a thing is against it: the two are one side.
        against: Stance = "rejects" if rejects > opposes else "opposes"
        sides: tuple[tuple[float, Stance], ...] = (
            (supports, "supports"),
            (opposes + rejects, against),
            (demands, "demands"),
            (offers, "offers"),
        )
        sure, stance = max(sides)
        if sure >= LEAST:
            yield StanceWord(word=word, stance=stance, sure=round(sure, 3))


def agreed(told: Vectors, shares: Vectors) -> Vectors:
    """What the words and the networks hold together, [clauses, labels]: the geometric mean of both, brought to 1."""
    met = np.sqrt(np.maximum(told, 1e-6) * np.maximum(shares, 1e-6))
    both: Vectors = met / met.sum(1, keepdims=True)
    return both


def load_stances(folder: Path) -> StanceHead | None:
    """The head beside a model, or None where that model has none."""
    path = folder / FILE
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as kept:
        names = kept["features"].tobytes().decode("utf-8").split("\n")
        places = {name: place for place, name in enumerate(names)}
        weights = kept["weights"].astype(np.float32)
        speaks = weights[:-1, 1:].max(1) > weights[:-1, 0]
        nouns = frozenset(name[2:] for name, does in zip(names, speaks, strict=True) if does and name.startswith("o "))
        margins = (weights[:-1, 1:].max(1) - weights[:-1, 0]).tolist()
        leans = {name: lean for name, lean in zip(names, margins, strict=True) if name.startswith(_OWN)}
        return StanceHead(networks_of(kept), places, weights, nouns, leans)


def clauses(tree: Tree) -> list[Clause]:
    """What may tell a position: verbs, nouns, and whatever else heads a clause."""
    first, last = _bounds(tree)
    told = {head for head, dep in zip(tree.head, tree.dep, strict=True) if dep.startswith(_TOLD)}
    found = []
    for word, (pos, dep) in enumerate(zip(tree.pos, tree.dep, strict=True)):
        if dep.startswith(_HELPING):
            continue
        heads = word in told or (tree.head[word] == word and pos != "PUNCT")
        heads = heads or pos == "VERB" or (pos in _LOOSE and dep in _CLAUSES)
        if heads or pos == "NOUN":
            found.append(Clause(word, first[word], last[word], bare=not heads and dep not in _CLAUSES))
    return found


def _bounds(tree: Tree) -> tuple[list[int], list[int]]:
    """Of each word the first and the last that hang on it, itself among them."""
    count = len(tree.head)
    first, last = list(range(count)), list(range(count))
    # From the front, whatever is already told of a word is told of all that it hangs on, and so from the back.
    for word in range(count):
        above = tree.head[word]
        while first[above] > word:
            first[above] = word
            above = tree.head[above]
    for word in reversed(range(count)):
        above = tree.head[word]
        while last[above] < word:
            last[above] = word
            above = tree.head[above]
    return first, last


def features(tree: Tree, clause: Clause) -> set[str]:
    """What is looked up of a clause: its words, pairs of them, the small words on its head, what that hangs on."""
    word = clause.word
    near = range(max(clause.first, word - _REACH), min(clause.last, word + _REACH) + 1)
    said = [at for at in near if tree.pos[at] not in _UNSAID]
    found = {f"w {tree.lowers[at]}" for at in said}
    found |= {f"k {tree.lowers[at]}" for at in said if tree.head[at] == word != at and tree.pos[at] in _SMALL}
    found |= {f"b {tree.lowers[at]} {tree.lowers[then]}" for at, then in pairwise(said) if then == at + 1}
    return found.union(_own(tree, word))


def _own(tree: Tree, word: int) -> tuple[str, str, str]:
    """The form and the tag of a head, and what it hangs on."""
    head = tree.head[word]
    above = "h root" if head == word else f"h {tree.lowers[head]} {tree.dep[word]}"
    return f"o {tree.lowers[word]}", f"t {tree.tag[word]}", above


def around(early: Vectors, midway: Vectors, tree: Tree, heads: Sequence[Clause]) -> Vectors:
    """What the networks read of each of these clauses of a window, [clauses, 19, 384].

    From the first layer: the head, the means of the clause, of the words right after its head and of the window.
    From halfway up: the head, the word it hangs on, its subject, object, complement and auxiliary, the words before and
    behind it, the mean of its small words, of the sentence, of the one before, of the clause, of its words up to the
    head and from there on, and of the window. What is not there is nothing.
    """
    count = len(midway)
    word, first, last = (np.array(column) for column in list(zip(*heads, strict=True))[:3])
    alone = np.concatenate([midway, np.zeros((1, SIZE), np.float32)])
    before, behind = np.where(word > 0, word - 1, count), np.minimum(word + 1, count)
    hung = [_hung(tree, clause) for clause in heads]
    below = np.array([[count if at is None else at for at in one.roles] for one in hung])
    beside = np.concatenate(
        [word[:, None], np.asarray(tree.head)[word][:, None], below, before[:, None], behind[:, None]], 1
    )
    sentences = tree.sentences()
    sentence = sentences.of[word]
    start, stop = sentences.starts[sentence], sentences.stops[sentence] - 1
    earlier = np.maximum(0, start - 1)
    read = np.empty((len(word), PARTS, SIZE), np.float32)
    read[:, 0] = early[word]
    read[:, 1] = _means(early, first, last)
    read[:, 2] = _means(early, word, np.minimum(last, word + _NEXT))
    read[:, 3] = early.mean(0)
    read[:, 4:12] = alone[beside]
    read[:, 12] = np.stack([midway[one.small].mean(0) if one.small else alone[-1] for one in hung])
    read[:, 13] = _means(midway, start, stop)
    read[:, 14] = np.where((start > 0)[:, None], _means(midway, sentences.starts[sentences.of[earlier]], earlier), 0.0)
    read[:, 15] = _means(midway, first, last)
    read[:, 16] = _means(midway, first, word)
    read[:, 17] = _means(midway, word, last)
    read[:, 18] = midway.mean(0)
    return read


def _means(vectors: Vectors, first: NDArray[np.int64], last: NDArray[np.int64]) -> Vectors:
    """Means of the vectors from `first` to `last`, both included."""
    sums = [vectors[start : stop + 1].sum(0) for start, stop in zip(first.tolist(), last.tolist(), strict=True)]
    means: Vectors = np.divide(np.stack(sums), (last + 1 - first)[:, None], dtype=np.float32)
    return means


class _Hung(NamedTuple):
    """Subject, object, complement and auxiliary of a word, None where there is none, and the small words on it."""

    roles: tuple[int | None, int | None, int | None, int | None]
    small: list[int]


def _hung(tree: Tree, clause: Clause) -> _Hung:
    """What hangs on the head of a clause."""
    subject = thing = complement = modal = None
    small = []
    for at in range(clause.first, clause.last + 1):
        if tree.head[at] != clause.word or at == clause.word:
            continue
        dep = tree.dep[at]
        if dep.startswith(("nsubj", "csubj")):
            subject = at
        elif dep in _OBJECTS:
            thing = at if dep == "obj" or thing is None else thing
        elif dep in _COMPLEMENTS:
            complement = at if complement is None else complement
        elif dep.startswith(("aux", "cop")):
            modal = at if modal is None else modal
        if dep.startswith(_FUNCTIONS):
            small.append(at)
    return _Hung((subject, thing, complement, modal), small)
