"""`python -m training.between [--folds N]`: what clauses of a story do to each other, from stories of our own.

Only the networks of `onrecord.stories.pair_reader` are learnt, from `own/between.txt` alone, in ten minutes; the table
of word vectors comes first (`python -m training.word_vectors`). `--folds 5` scores stories not learnt from and writes
nothing.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from evaluation.between import Item, Pair, span_of, stories
from onrecord import read_all
from onrecord.pipeline.round_ups import published, told_by
from onrecord.record import Cite, Reading, Span
from onrecord.stories.acts_told import act_differences
from onrecord.stories.answers import answered
from onrecord.stories.asserted import Asserted
from onrecord.stories.between import by_rules, clause_pairs, clauses_told, parties_of
from onrecord.stories.pair_reader import FARTHEST, FILE, LABELS, NAMES, SCALE, PairReader, reader_of
from onrecord.stories.statements_told import compared, contents
from training.heads import Recipe, learn

OWN = Path(__file__).parent / "own" / "between.txt"
PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "stories" / "data"
NETWORKS, FEW = 6, 8
RECIPE = Recipe(labels=len(LABELS), hidden=96, epochs=14, batch=256, smoothed=0.0, silent=0.5, decay=0.3)
DROPPED, DROPPED_VECTORS, DROPPED_NUMBERS = 0.5, 0.2, 0.1
FOLDS = 5
KINDS = {"denied": (1,), "confirmed": (2,), "contradicted": (3, 4, 5)}
CARD = """# Card: what clauses of a story do to each other

`pairs.npz` is six small networks over numbers of two clauses and over the vectors of their words in
`word_vectors.npz` (from all-MiniLM-L6-v2, Apache-2.0; `python -m training.word_vectors`). They are learnt
from stories written for the project, `training/own/between.txt` (CC BY 4.0; {stories} stories, {told:,} pairs of
clauses that deny, confirm or contradict, among {pairs:,}), by `python -m training.between`. How they stand beside the
rules: docs/decisions/0014-pairs-of-clauses-are-read-by-a-head.md.

On stories not learnt from ({folds} folds): of pairs of sentences on two pages where it is at least so sure, how many
are so coded (whatever nobody coded counts as wrong), and the share of all such pairs found.

| kind | pairs | at least .3 sure | .4 | .5 | .6 | .7 |
|---|---|---|---|---|---|---|
{rows}

The stories are written to be hard: half of what answers has no word of denying or confirming, and as many look-alikes
are coded as relations. No real event is told in them.
"""


class Examples(NamedTuple):
    """Pairs of clauses: numbers [pairs, numbers], vectors [pairs, 4, size], label by its place in `LABELS`, the story
    by number, and the two sentences, the later first."""

    numbers: NDArray[np.float32]
    vectors: NDArray[np.float32]
    label: NDArray[np.int64]
    story: NDArray[np.int64]
    sentences: list[tuple[Cite, Cite]]


def examples(path: Path = OWN) -> Examples:
    """The pairs of clauses of all stories of a file that the reader would be asked about."""
    numbers, vectors, label, of, sentences = list[NDArray[np.float32]](), list[NDArray[np.float32]](), [], [], []
    for number, items in enumerate(stories(path)):
        pages = read(items)
        said = told_by(pages)
        every = clauses_told(pages, said)
        spoken = compared([content for page in pages for content in contents(page, said)])[1]
        known = (*act_differences(pages, said), *answered(pages, said), *spoken)
        parties = parties_of(pages)
        rules = by_rules(every, parties)
        pairs = clause_pairs(every, pages, parties, (*known, *(one.difference for one in rules)))
        if pairs is None:
            continue
        coded, unsure = labels(items, pages, every)
        kept = [at for at, pair in enumerate(zip(pairs.later, pairs.earlier, strict=True)) if pair not in unsure]
        numbers.append(pairs.numbers[kept])
        vectors.append(pairs.vectors[kept])
        chosen = [(pairs.later[at], pairs.earlier[at]) for at in kept]
        label += [coded.get(pair, 0) for pair in chosen]
        of += [number] * len(kept)
        sentences += [(every[a].said.cite, every[b].said.cite) for a, b in chosen]
    return Examples(np.concatenate(numbers), np.concatenate(vectors), np.array(label), np.array(of), sentences)


def read(items: Sequence[Item]) -> tuple[Reading, ...]:
    """The pages of a story as they are read, in order of publication."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "items.jsonl"
        rows = [
            {"id": str(n), item.kind: item.body, "published": item.published, "outlet": item.outlet}
            for n, item in enumerate(items)
        ]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return tuple(sorted((r for r in read_all(path) if r.article and r.statements), key=published))


def labels(
    items: Sequence[Item], pages: Sequence[Reading], every: Sequence[Asserted]
) -> tuple[dict[tuple[int, int], int], set[tuple[int, int]]]:
    """The label of each coded pair of clauses, the later first, and pairs that are none of it nor surely nothing.

    Of the clauses that a mark covers the one that has most of it has its relations; with the others it is unsure.
    """
    texts = {page.id: page.article.text for page in pages if page.article}
    marks: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        for name, words, around in item.marks:
            span = span_of(texts.get(str(n), ""), words, around)
            if span:
                marks[name] = _within(str(n), span, every, texts)
    coded, unsure = dict[tuple[int, int], int](), set[tuple[int, int]]()
    for pair in (pair for item in items for pair in item.pairs if pair.kind != "none"):
        ones, others = marks.get(pair.answer), marks.get(pair.first)
        if ones and others:
            unsure |= {(max(a, b), min(a, b)) for a in ones for b in others}
            coded[max(ones[0], others[0]), min(ones[0], others[0])] = _label(pair)
    return coded, unsure - coded.keys()


def _label(pair: Pair) -> int:
    return LABELS.index(pair.on or pair.kind)


def _within(page: str, span: Span, every: Sequence[Asserted], texts: Mapping[str, str]) -> list[int]:
    """The clauses that a mark covers, that with most of it first."""
    found = []
    for at, one in enumerate(every):
        if one.said.cite.page == page and one.said.cite.span.overlaps(span):
            start = texts[page].find(one.text, one.said.cite.span.start)
            shared = min(start + len(one.text), span.end) - max(start, span.start)
            if shared > 0:
                found.append((-shared, at))
    return [at for _, at in sorted(found)]


class Network(nn.Module):
    """One of the small networks: so many numbers and vectors a pair."""

    def __init__(self, numbers: int, vectors: int, size: int) -> None:
        super().__init__()
        self.parts = nn.Parameter(torch.randn(vectors, size, FEW) * 0.05)
        self.parts_bias = nn.Parameter(torch.zeros(vectors, FEW))
        self.wide = nn.Linear(numbers + vectors * FEW, RECIPE.hidden)
        self.narrow = nn.Linear(RECIPE.hidden, RECIPE.labels)

    def forward(self, numbers: Tensor, vectors: Tensor) -> Tensor:
        read = F.dropout(vectors, DROPPED_VECTORS, self.training)
        met = F.relu(torch.einsum("npd,pdf->npf", read, self.parts) + self.parts_bias).flatten(1)
        told = torch.cat(
            [F.dropout(numbers, DROPPED_NUMBERS, self.training), F.dropout(met, DROPPED, self.training)], 1
        )
        scores: Tensor = self.narrow(F.dropout(F.relu(self.wide(told)), DROPPED, self.training))
        return scores


def fitted(found: Examples, kept: NDArray[np.bool_] | None = None) -> PairReader:
    """The networks learnt from these pairs, or from those of them that are kept."""
    at = np.arange(len(found.label)) if kept is None else np.flatnonzero(kept)
    mean, spread = found.numbers[at].mean(0), found.numbers[at].std(0) + 1e-3
    numbers = torch.tensor(np.clip((found.numbers[at] - mean) / spread, -FARTHEST, FARTHEST))
    vectors, wanted = torch.tensor(SCALE * found.vectors[at]), torch.tensor(found.label[at])
    learnt = []
    for seed in range(NETWORKS):
        torch.manual_seed(seed)
        learnt.append(Network(numbers.shape[1], *vectors.shape[1:]))
        learn(learnt[-1], (numbers, vectors), (wanted, torch.ones(len(wanted))), RECIPE)
    tables = (
        mean,
        spread,
        *(np.stack([one.get_parameter(name).detach().numpy() for one in learnt]) for name in ("parts", "parts_bias")),
        *(table for name in ("wide", "narrow") for table in _linear(learnt, name)),
    )
    return reader_of(dict(zip(NAMES, tables, strict=True)))


def _linear(learnt: Sequence[Network], name: str) -> Iterator[NDArray[np.float32]]:
    yield np.stack([one.get_parameter(f"{name}.weight").detach().numpy().T for one in learnt])
    yield np.stack([one.get_parameter(f"{name}.bias").detach().numpy() for one in learnt])


def held_out(found: Examples, folds: int) -> NDArray[np.float32]:
    """How sure each label of each pair is, by networks that learnt from other stories, [pairs, labels]."""
    shares = np.zeros((len(found.label), len(LABELS)), np.float32)
    # The stories of one writer stand together: each fold holds some of every writer.
    for fold in range(folds):
        out = found.story % folds == fold
        shares[out] = fitted(found, ~out).shares(found.numbers[out], found.vectors[out])
    return shares


def table(found: Examples, shares: NDArray[np.float32]) -> Iterator[str]:
    """A row a kind: pairs of sentences, and precision and recall of those where it is at least so sure."""
    for kind, of in KINDS.items():
        sure, wanted = defaultdict[object, float](float), dict[object, bool]()
        told = shares[:, list(of)].sum(1)
        for at, pair in enumerate(found.sentences):
            key = found.story[at], pair
            sure[key] = max(sure[key], float(told[at]))
            wanted[key] = wanted.get(key, False) or int(found.label[at]) in of
        count = sum(wanted.values())
        cells = [kind, str(count)]
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            cried = [wanted[key] for key, share in sure.items() if share >= least]
            cells.append(f"{sum(cried) / max(1, len(cried)):.2f} / {sum(cried) / max(1, count):.2f}")
        yield f"| {' | '.join(cells)} |"


def write(reader: PairReader, path: Path) -> None:
    """Put the networks into a file, in half precision; what is taken away of the numbers in full."""
    tables = {name: getattr(reader, name) for name in NAMES}
    np.savez_compressed(path, **{n: t if n in ("mean", "spread") else t.astype(np.float16) for n, t in tables.items()})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.between", description=__doc__)
    parser.add_argument("--folds", type=int, default=0, help="score stories not learnt from; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    found = examples()
    rows = list(table(found, held_out(found, options.folds or FOLDS)))
    print(*rows, sep="\n")
    if not options.folds:
        write(fitted(found), PACKAGE / FILE)
        told = {"stories": int(found.story.max()) + 1, "told": int((found.label > 0).sum()), "pairs": len(found.label)}
        card = CARD.format(rows="\n".join(rows), folds=FOLDS, **told)
        (PACKAGE / "PAIRS.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
