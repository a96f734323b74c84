"""`python -m training.figures [--folds N]`: learn what numbers count from passages of our own.

The shipped encoder stays as it is; only the head of `onrecord.language.counting` is learnt, from `own/figures.txt`
alone, in two minutes. `--folds 5` scores passages not learnt from and writes nothing.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.language.counting import (
    FILE,
    LABELS,
    NAMES,
    NOTHING,
    OUTPUT,
    PARTS,
    SIZE,
    CountHead,
    Tree,
    around,
    candidates,
)
from onrecord.language.encoder import Encoder, load_encoder
from onrecord.language.shipped import Columns
from onrecord.language.windows import windows_of, words_of
from onrecord.record import Article, Block, Span
from training.acts import with_inner

OWN = Path(__file__).parent / "own" / "figures.txt"
PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "language" / "model"
_MARK = re.compile(r"\[([a-z]+) ([^\[\]]+)\]")
NETWORKS, FEW, HIDDEN = 3, 24, 64
EPOCHS, RATE, BATCH = 25, 2e-3, 64
DROPPED_IN, DROPPED = 0.2, 0.3
SMOOTHED = 0.05
"""Share of certainty given to the other labels: of a thousand passages some are marked otherwise than one would."""


FOLDS = 5
CARD = """# Card: what numbers count

`counts.npz` is a head of the model beside it: three small networks over the vectors halfway up (0.5 MB, half
precision). It is learnt from passages written for the project, `training/own/figures.txt` (CC BY 4.0), by
`python -m training.figures`; the encoder stays as it is. How it stands beside the rules:
docs/decisions/0012-what-a-number-counts-is-learnt-too.md.

On passages not learnt from ({folds} folds), precision / recall of each label where it is likeliest, and where it is at
least so sure:

| label | numbers | likeliest | .5 | .7 | .85 |
|---|---|---|---|---|---|
{rows}

The passages are written to be varied and hard, and rules alone read them less well than news. People shot of whom
nothing more is told are easily taken for dead; of diseases there are few passages.
"""


class Passage(NamedTuple):
    """An article without its marks, and (start, end, label) of each marked number."""

    article: Article
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Examples:
    """What the head reads of each number [numbers, 8, 384], its label by number, and the passage it stands in."""

    read: NDArray[np.float32]
    label: NDArray[np.int64]
    passage: NDArray[np.int64]


def passages(path: Path = OWN) -> Iterator[Passage]:
    """The passages of a file. Raises ValueError, with the mark, for a label that is none."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, part in enumerate(re.split(r"\n{2,}", "\n".join(lines).strip())):
        yield marked(part.splitlines(), f"own-{number}")


def marked(lines: Sequence[str], name: str = "own") -> Passage:
    """The passage that lines spell, a paragraph each.

    >>> marked(["[killed A] diver drowned."]).marks
    ((0, 1, 'killed'),)
    """
    text, marks, blocks = "", list[tuple[int, int, str]](), list[Block]()
    for line in lines:
        text += "\n\n" if text else ""
        start, place = len(text), 0
        for mark in _MARK.finditer(line):
            if mark[1] not in LABELS or mark[1] == NOTHING:
                raise ValueError(f"no measure in {mark[0]!r}")
            text += line[place : mark.start()]
            marks.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            place = mark.end()
        text += line[place:]
        blocks.append(Block(kind="paragraph", span=Span(start, len(text))))
    return Passage(Article(id=name, text=text, blocks=tuple(blocks)), tuple(marks))


def examples(encoder: Encoder, path: Path = OWN) -> Examples:
    """Every number of the passages, as the runtime would read it."""
    read, label, of = list[NDArray[np.float32]](), list[int](), list[int]()
    for number, passage in enumerate(passages(path)):
        words = words_of(passage.article)
        columns = Columns(words)
        for window in windows_of(words, 0):
            for _, scores in encoder.scores([window], [words], inner=(OUTPUT,)):
                columns.fill(window, scores, encoder)
            part = range(window.first, window.last)
            tree = columns.tree(part)
            known = _labels(tree, [words.spans[word] for word in part], passage.marks)
            if known:
                read.append(around(scores[OUTPUT], tree, list(known)))
                label += known.values()
                of += [number] * len(known)
    return Examples(np.concatenate(read), np.array(label), np.array(of))


def _labels(tree: Tree, spans: Sequence[tuple[int, int]], marks: Sequence[tuple[int, int, str]]) -> dict[int, int]:
    """The label of each number of a window; of a marked one its first word that may begin a count has the mark."""
    words = candidates(tree)
    found = dict.fromkeys(words, 0)
    for start, end, label in marks:
        inside = [word for word, (first, last) in enumerate(spans) if first < end and last > start]
        begins = next((word for word in inside if word in found), None)
        for word in inside:
            found.pop(word, None)
        if begins is not None:
            found[begins] = LABELS.index(label)
    return dict(sorted(found.items()))


class Reader(nn.Module):
    """One of the small networks of a head."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = nn.Parameter(torch.randn(PARTS, SIZE, FEW) * 0.03)
        self.parts_bias = nn.Parameter(torch.zeros(PARTS, FEW))
        self.wide, self.narrow = nn.Linear(PARTS * FEW, HIDDEN), nn.Linear(HIDDEN, len(LABELS))

    def forward(self, read: Tensor) -> Tensor:
        read = F.dropout(read, DROPPED_IN, self.training)
        met = F.relu(torch.einsum("npd,pdf->npf", read, self.parts) + self.parts_bias).flatten(1)
        hidden = F.relu(self.wide(F.dropout(met, DROPPED, self.training)))
        scores: Tensor = self.narrow(F.dropout(hidden, DROPPED, self.training))
        return scores


def fitted(read: NDArray[np.float32], label: NDArray[np.int64]) -> CountHead:
    """The head learnt from these numbers; what is read is brought to one scale, which is folded into the weights."""
    mean, spread = read.mean(0), read.std(0) + 1e-3
    inputs, wanted = torch.tensor((read - mean) / spread), torch.tensor(label)
    readers = []
    for seed in range(NETWORKS):
        torch.manual_seed(seed)
        readers.append(Reader())
        _learn(readers[-1], inputs, wanted)
    parts = [reader.parts.detach().numpy() / spread[..., None] for reader in readers]
    bias = [
        reader.parts_bias.detach().numpy() - np.einsum("pd,pdf->pf", mean, part)
        for reader, part in zip(readers, parts, strict=True)
    ]
    tables = (
        np.concatenate(parts, 2),
        np.concatenate(bias, 1),
        np.stack([reader.wide.weight.detach().numpy().T for reader in readers]),
        np.stack([reader.wide.bias.detach().numpy() for reader in readers]),
        np.stack([reader.narrow.weight.detach().numpy().T for reader in readers]),
        np.stack([reader.narrow.bias.detach().numpy() for reader in readers]),
    )
    return CountHead(*(np.ascontiguousarray(table, dtype=np.float32) for table in tables))


def _learn(network: nn.Module, inputs: Tensor, wanted: Tensor) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    steps, step = EPOCHS * -(-len(inputs) // BATCH), 0
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(inputs)).split(BATCH):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - step / steps)
            optimiser.zero_grad()
            F.cross_entropy(network(inputs[batch]), wanted[batch], label_smoothing=SMOOTHED).backward()
            optimiser.step()
            step += 1
    network.eval()


def write(head: CountHead, folder: Path) -> None:
    """Put the head beside the model, in half precision (0.6 MB)."""
    tables = {name: getattr(head, name).astype(np.float16) for name in NAMES}
    np.savez(folder / FILE, labels=np.array(head.labels), **tables)


def held_out(found: Examples, folds: int) -> NDArray[np.float32]:
    """How sure each label of each number is, by heads that learnt from other passages, [numbers, labels]."""
    shares = np.zeros((len(found.label), len(LABELS)), np.float32)
    for fold in range(folds):
        out = found.passage % folds == fold
        shares[out] = fitted(found.read[~out], found.label[~out]).shares(found.read[out])
    return shares


def table(found: Examples, shares: NDArray[np.float32]) -> Iterator[str]:
    """A row a label: how many, and precision and recall where it is likeliest and at least so sure."""
    best, sure = shares.argmax(1), shares.max(1)
    for number, label in enumerate(LABELS[1:], 1):
        wanted = found.label == number
        cells = [label, str(wanted.sum())]
        for least in (0.0, 0.5, 0.7, 0.85):
            told = (best == number) & (sure >= least)
            right = (told & wanted).sum()
            cells.append(f"{right / max(1, told.sum()):.2f} / {right / max(1, wanted.sum()):.2f}")
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.figures", description=__doc__)
    parser.add_argument("--into", type=Path, default=PACKAGE, help="the model's folder (default: the package)")
    parser.add_argument("--folds", type=int, default=0, help="score passages not learnt from; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with_inner(options.into / "model.onnx")
    found = examples(load_encoder(other=str(options.into)))
    rows = list(table(found, held_out(found, options.folds or FOLDS)))
    print(*rows, sep="\n")
    if not options.folds:
        write(fitted(found.read, found.label), options.into)
        (options.into / "COUNTS.md").write_text(CARD.format(rows="\n".join(rows), folds=FOLDS), encoding="utf-8")


if __name__ == "__main__":
    main()
