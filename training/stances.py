"""`python -m training.stances [--folds N]`: which clauses tell positions, from passages of our own.

The encoder stays as it is; only the head of `onrecord.language.stances` is learnt, from `own/stances.txt` and the
positions marked in `own/events.txt`, in some minutes. `--folds 3` scores passages not learnt from and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from onrecord.language.encoder import Encoder
from onrecord.language.small_networks import NAMES, OUTPUTS, Networks, Tree, Vectors, networks_of
from onrecord.language.stances import (
    EARLY,
    FILE,
    LABELS,
    Clause,
    StanceHead,
    agreed,
    around,
    clauses,
    features,
)
from training.acts import OWN as EVENTS
from training.acts import marked
from training.heads import Mark, Passage, Recipe, filled, fitted, parts, started

OWN = Path(__file__).parent / "own" / "stances.txt"
RECIPE = Recipe(labels=1 + len(LABELS), hidden=96, epochs=14, batch=256, smoothed=0.02, silent=0.3)
LIGHTER = 0.5
"""How much a clause of `own/events.txt` counts for the networks beside one of `own/stances.txt`, whose positions are as
rare as on pages."""
SILENT = 0.25
"""The share of its clauses without a position that is learnt from."""
KEPT = 64
"""Directions of the encoder's vectors, those in which they differ most, that are learnt from."""
SEEN, PASSES, STEP, RATE, DECAY = 4, 5, 256, 0.02, 0.2
"""Clauses in which a feature has to be seen to be learnt; passes, clauses a step, rate and decay for the words."""
FOLDS = 3
CARD = """# Card: which clauses tell positions

`stances.npz` is a head of the model beside it: three small networks over its vectors after the first layer and halfway
up, and a table of {features:,} words and pairs of words ({size:.1f} MB, half precision). It is learnt from passages
written for the project, `training/own/stances.txt` and the positions of `training/own/events.txt` (CC BY 4.0;
{passages:,} passages, {positions:,} positions), by `python -m training.stances`; the encoder stays as it is. How it
stands beside the rules: docs/decisions/0015-a-head-reads-positions.md.

On passages of `own/stances.txt` not learnt from ({folds} folds): of the clauses where it is at least so sure of a
position and its side, how many tell one at all, how many that one, and the share of all positions so found.

| least sure | clauses | a position | with its side | recall |
|---|---|---|---|---|
{rows}

Where it errs: it knows a quarrel better than its sides. Support told without a word of praise is often taken for
opposition, a denial of facts for a refusal, advice to readers for a demand. No real event is told in the passages.
"""


class Learnt(NamedTuple):
    """Clauses of passages: what the networks read of each, in few directions [clauses, parts, 64], its features, its
    label by number (0: none, -1: inside a marked one), the passage it is of and how much it counts."""

    read: NDArray[np.float32]
    features: list[frozenset[str]]
    label: NDArray[np.int64]
    passage: NDArray[np.int64]
    weight: NDArray[np.float32]


Basis = tuple[NDArray[np.float32], NDArray[np.float32]]
"""The mean of the vectors of a layer [384], and the directions in which they differ most [384, 64]."""


def passages(path: Path = OWN) -> Iterator[Passage]:
    """The passages of a file with their positions."""
    return (marked(lines, name, LABELS) for name, lines in parts(path))


def labels(tree: Tree, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> dict[Clause, int]:
    """The label of each clause of a window; of a marked stretch its topmost has it, those inside are -1."""
    heads = {clause.word: clause for clause in clauses(tree)}
    found = dict.fromkeys(heads, 0)
    for start, end, label in marks:
        inside = [word for word, (first, last) in enumerate(spans) if first < end and last > start]
        tops = [word for word in inside if tree.head[word] not in inside or tree.head[word] == word]
        able = [word for word in inside if word in heads]
        found |= dict.fromkeys(able, -1)
        top = next((word for word in (*tops, *able) if word in heads), None)
        if top is not None:
            found[top] = 1 + LABELS.index(label)  # type: ignore[arg-type]
    return {heads[word]: label for word, label in found.items()}


def bases(encoder: Encoder, path: Path = OWN) -> tuple[Basis, Basis]:
    """The directions of both layers, from one word in five."""
    seen: tuple[list[Vectors], list[Vectors]] = ([], [])
    for passage in passages(path):
        for _, _, scores in filled(encoder, passage.article, OUTPUTS):
            for layer, name in zip(seen, OUTPUTS, strict=True):
                layer.append(scores[name][::5])
    early, midway = (_basis(np.concatenate(layer)) for layer in seen)
    return early, midway


def _basis(vectors: Vectors) -> Basis:
    mean = vectors.mean(0)
    values, turned = np.linalg.eigh(np.cov((vectors - mean).T))
    return mean, (turned[:, -KEPT:] / np.sqrt(values[-KEPT:] + 1e-3)).astype(np.float32)


def learnt(encoder: Encoder, path: Path, basis: tuple[Basis, Basis], share: float, weight: float) -> Learnt:
    """The clauses of a file's passages, of those without a position this share."""
    drawn = np.random.default_rng(0)
    read, names, label, of = list[Vectors](), list[frozenset[str]](), list[int](), list[int]()
    for number, passage in enumerate(passages(path)):
        for columns, window, scores in filled(encoder, passage.article, OUTPUTS):
            tree = columns.tree(range(window.first, window.last))
            known = labels(tree, columns.words.spans[window.first : window.last], passage.marks)
            kept = [clause for clause, told in known.items() if told or drawn.random() < share]
            if kept:
                early, midway = (scores[name] for name in OUTPUTS)
                read.append(_turned(around(early, midway, tree, kept), basis))
                names += [frozenset(features(tree, clause)) for clause in kept]
                label += [known[clause] for clause in kept]
                of += [number] * len(kept)
    weights = np.full(len(label), weight, np.float32)
    return Learnt(np.concatenate(read), names, np.array(label), np.array(of), weights)


def _turned(read: Vectors, basis: tuple[Basis, Basis]) -> Vectors:
    both = zip(np.split(read, [EARLY], 1), basis, strict=True)
    turned: Vectors = np.concatenate([(part - mean) @ turn for part, (mean, turn) in both], 1)
    return turned


def table_of(found: Learnt) -> tuple[list[str], Vectors]:
    """The features that are seen often enough and their weights [features + 1, labels], the last for every clause.

    The clauses of both files count alike here: which side a word takes does not hang on how rare positions are.
    """
    seen = Counter(name for names in found.features for name in names)
    known = sorted(name for name, count in seen.items() if count >= SEEN)
    places = {name: place for place, name in enumerate(known)}
    rows = [torch.tensor([places[name] for name in sorted(names) if name in places]) for names in found.features]
    torch.manual_seed(0)
    told, base = nn.EmbeddingBag(len(known), RECIPE.labels, mode="sum"), nn.Parameter(torch.zeros(RECIPE.labels))
    nn.init.zeros_(told.weight)
    wanted = torch.tensor(found.label)
    optimiser = torch.optim.AdamW([told.weight, base], lr=RATE, weight_decay=DECAY)
    for _ in range(PASSES):
        for batch in torch.randperm(len(rows)).split(STEP):
            inside = [rows[number] for number in batch]
            starts = np.cumsum([0, *map(len, inside[:-1])])
            scores = told(torch.cat(inside).long(), torch.tensor(starts)) + base
            optimiser.zero_grad()
            F.cross_entropy(scores, wanted[batch], label_smoothing=RECIPE.smoothed).backward()
            optimiser.step()
    return known, np.concatenate([told.weight.detach().numpy(), base.detach().numpy()[None]])


def head_of(found: Learnt) -> StanceHead:
    """The head learnt from these clauses, its networks over vectors in few directions."""
    use = found.label >= 0
    kept = Learnt(
        found.read[use],
        [names for names, used in zip(found.features, use, strict=True) if used],
        found.label[use],
        found.passage[use],
        found.weight[use],
    )
    known, weights = table_of(kept)
    networks = fitted(kept.read, kept.label, RECIPE, kept.weight)
    return StanceHead(networks, {name: place for place, name in enumerate(known)}, weights)


def shares_of(head: StanceHead, found: Learnt) -> Vectors:
    """How sure the head is of each label of each clause, [clauses, labels]."""
    return agreed(head.told(found.features), head.networks.shares(found.read))


def whole(networks: Networks, basis: tuple[Basis, Basis]) -> Networks:
    """The same networks over the encoder's own vectors."""
    read = networks.parts.shape[1]
    both = [basis[0]] * EARLY + [basis[1]] * (read - EARLY)
    turned = np.stack([turn @ networks.parts[:, part] for part, (_, turn) in enumerate(both)], 1)
    moved = np.stack([mean @ turned[:, part] for part, (mean, _) in enumerate(both)], 1)
    tables = {name: getattr(networks, name) for name in NAMES}
    return networks_of(tables | {"parts": turned, "parts_bias": networks.parts_bias - moved})


def joined(one: Learnt, other: Learnt, use: NDArray[np.bool_]) -> Learnt:
    """The clauses of `one` that `use` marks, and all of the other."""
    names = [found for found, used in zip(one.features, use, strict=True) if used]
    return Learnt(
        np.concatenate([one.read[use], other.read]),
        names + other.features,
        np.concatenate([one.label[use], other.label]),
        np.concatenate([one.passage[use], other.passage]),
        np.concatenate([one.weight[use], other.weight]),
    )


def held_out(found: Learnt, other: Learnt, folds: int) -> Vectors:
    """How sure each label of each clause is, by heads that learnt from other passages, [clauses, labels]."""
    shares = np.zeros((len(found.label), RECIPE.labels), np.float32)
    for fold in range(folds):
        out = found.passage % folds == fold
        head = head_of(joined(found, other, ~out))
        shares[out] = shares_of(head, found)[out]
    return shares


def rows_of(found: Learnt, shares: Vectors) -> Iterator[str]:
    """A row a threshold: clauses, how many tell a position, how many that one, and recall."""
    side = {0: 0, 1: 1, 2: 2, 3: 3, 4: 2, 5: 4}
    sides = np.stack([shares[:, 1], shares[:, 2] + shares[:, 4], shares[:, 3], shares[:, 5]], 1)
    wanted = np.array([side.get(label, -1) for label in found.label.tolist()])
    for least in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        told = (sides.max(1) >= least) & (wanted >= 0)
        any_, right = told & (wanted > 0), told & (wanted == 1 + sides.argmax(1))
        count = max(1, told.sum())
        cells = (f"{told.sum():,}", *(f"{x:.2f}" for x in (any_.sum() / count, right.sum() / count)))
        yield f"| {least:.2f} | {' | '.join(cells)} | {right.sum() / (wanted > 0).sum():.2f} |"


def write(head: StanceHead, path: Path) -> None:
    """Put the head into a file, in half precision."""
    tables = {name: getattr(head.networks, name).astype(np.float16) for name in NAMES}
    names = np.frombuffer("\n".join(head.places).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(path, **tables, weights=head.weights.astype(np.float16), features=names)


def main() -> None:
    """Learn and write the head and its card, or tell how well it goes."""
    options = started("stances", __doc__)
    basis = bases(options.encoder)
    found = learnt(options.encoder, OWN, basis, 1.0, 1.0)
    other = learnt(options.encoder, EVENTS, basis, SILENT, LIGHTER)
    if not options.folds:
        head = head_of(joined(found, other, found.label >= 0))
        write(StanceHead(whole(head.networks, basis), head.places, head.weights), options.into / FILE)
    rows = list(rows_of(found, held_out(found, other, options.folds or FOLDS)))
    print(*rows, sep="\n")
    if not options.folds:
        told = {
            "features": len(head.places),
            "size": (options.into / FILE).stat().st_size / 1e6,
            "passages": sum(1 for path in (OWN, EVENTS) for _ in passages(path)),
            "positions": int((found.label > 0).sum() + (other.label > 0).sum()),
        }
        card = CARD.format(rows="\n".join(rows), folds=FOLDS, **told)
        (options.into / "STANCES.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
