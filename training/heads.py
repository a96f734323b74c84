"""How a head over the shipped encoder's vectors is learnt: small networks, each from a seed of its own."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.language.encoder import Encoder, Scores, load_encoder
from onrecord.language.model_files import GRAPH
from onrecord.language.shipped import Columns
from onrecord.language.small_networks import NAMES, OUTPUTS, SIZE, Networks, Tree, Vectors, networks_of
from onrecord.language.windows import Window, windows_of, words_of
from onrecord.record import Article

PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "language" / "model"
NETWORKS, FEW = 3, 24
"""Networks that are asked together, and values that each makes of a vector."""
RATE, DROPPED_IN, DROPPED = 2e-3, 0.2, 0.3


class Recipe(NamedTuple):
    """What differs from head to head: labels, units of the hidden layer, passes, words a step, the share of certainty
    given to other labels (of a thousand passages some are marked otherwise than one would), the share of words without
    a label that a pass reads, drawn anew for each, and how much weights shrink."""

    labels: int
    hidden: int
    epochs: int
    batch: int
    smoothed: float
    silent: float = 1.0
    decay: float = 0.02


Mark = tuple[int, int, str]
"""The characters [start, end) of a stretch that a passage marks, and its label."""


class Passage(NamedTuple):
    """An article without its marks, and the marks that a head learns from."""

    article: Article
    marks: tuple[Mark, ...]


class Reads(NamedTuple):
    """What a head reads: outputs of the graph, and for words of a window the vectors that `around` makes of them.

    `labels` gives the words of a window that it learns from, by its tree, the characters of its words and the marks.
    """

    outputs: tuple[str, ...]
    labels: Callable[[Tree, Sequence[tuple[int, int]], Sequence[Mark]], Mapping[int, int]]
    around: Callable[[Scores, Tree, Sequence[int]], Vectors]


class Examples(NamedTuple):
    """What a head reads of each word [words, vectors, 384], its label by number (0: none), and the passage it is of."""

    read: NDArray[np.float32]
    label: NDArray[np.int64]
    passage: NDArray[np.int64]


class Start(NamedTuple):
    """Where a head is learnt: the model's folder and its encoder, which gives inner vectors; in how many folds passages
    are only scored, 0 where the head is learnt and written."""

    into: Path
    folds: int
    encoder: Encoder


def started(head: str, about: str | None) -> Start:
    """What the command `python -m training.HEAD` was told, on one thread."""
    parser = argparse.ArgumentParser(prog=f"python -m training.{head}", description=about)
    parser.add_argument("--into", type=Path, default=PACKAGE, help="the model's folder (default: the package)")
    parser.add_argument("--folds", type=int, default=0, help="score passages not learnt from; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with_inner(options.into / GRAPH)
    return Start(options.into, options.folds, load_encoder(other=str(options.into)))


def parts(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The passages of a file, a name and the lines of each: a paragraph a line, a blank line between passages."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, part in enumerate(re.split(r"\n{2,}", "\n".join(lines).strip())):
        yield f"own-{number}", part.splitlines()


def filled(encoder: Encoder, article: Article, inner: Sequence[str] = ()) -> Iterator[tuple[Columns, Window, Scores]]:
    """The columns of an article as its windows come in, with each window and its scores."""
    words = words_of(article)
    columns = Columns(words)
    for window, scores in encoder.scores(windows_of(words, 0), [words], inner=inner):
        columns.fill(window, scores, encoder)
        yield columns, window, scores


def examples(encoder: Encoder, passages: Iterable[Passage], reads: Reads) -> Examples:
    """Every word of the passages that a head may label, as the runtime would read it."""
    read, label, of = list[Vectors](), list[int](), list[int]()
    for number, passage in enumerate(passages):
        for columns, window, scores in filled(encoder, passage.article, reads.outputs):
            tree = columns.tree(range(window.first, window.last))
            known = reads.labels(tree, columns.words.spans[window.first : window.last], passage.marks)
            if known:
                read.append(reads.around(scores, tree, list(known)))
                label += known.values()
                of += [number] * len(known)
    return Examples(np.concatenate(read), np.array(label), np.array(of))


class Reader(nn.Module):
    """One of the small networks of a head over so many vectors a word."""

    def __init__(self, vectors: int, recipe: Recipe, size: int = SIZE) -> None:
        super().__init__()
        self.parts = nn.Parameter(torch.randn(vectors, size, FEW) * 0.6 / size**0.5)
        self.parts_bias = nn.Parameter(torch.zeros(vectors, FEW))
        self.wide = nn.Linear(vectors * FEW, recipe.hidden)
        self.narrow = nn.Linear(recipe.hidden, recipe.labels)

    def forward(self, read: Tensor) -> Tensor:
        read = F.dropout(read, DROPPED_IN, self.training)
        met = F.relu(torch.einsum("npd,pdf->npf", read, self.parts) + self.parts_bias).flatten(1)
        hidden = F.relu(self.wide(F.dropout(met, DROPPED, self.training)))
        scores: Tensor = self.narrow(F.dropout(hidden, DROPPED, self.training))
        return scores


def fitted(
    read: NDArray[np.float32], label: NDArray[np.int64], recipe: Recipe, weight: NDArray[np.float32] | None = None
) -> Networks:
    """The networks learnt from these words; what is read is brought to one scale, which is folded into the weights.

    `weight` says how much each word counts, all alike without it.
    """
    mean, spread = read.mean(0), read.std(0) + 1e-3
    inputs, wanted = torch.tensor((read - mean) / spread), torch.tensor(label)
    counts = torch.ones(len(label)) if weight is None else torch.tensor(weight)
    readers = []
    for seed in range(NETWORKS):
        torch.manual_seed(seed)
        readers.append(Reader(read.shape[1], recipe, read.shape[2]))
        learn(readers[-1], (inputs,), (wanted, counts), recipe)
    parts = [reader.parts.detach().numpy() / spread[..., None] for reader in readers]
    bias = [
        reader.parts_bias.detach().numpy() - np.einsum("pd,pdf->pf", mean, part)
        for reader, part in zip(readers, parts, strict=True)
    ]
    tables = (
        np.stack(parts),
        np.stack(bias),
        np.stack([reader.wide.weight.detach().numpy().T for reader in readers]),
        np.stack([reader.wide.bias.detach().numpy() for reader in readers]),
        np.stack([reader.narrow.weight.detach().numpy().T for reader in readers]),
        np.stack([reader.narrow.bias.detach().numpy() for reader in readers]),
    )
    return networks_of(dict(zip(NAMES, tables, strict=True)))


def learn(network: nn.Module, inputs: Sequence[Tensor], labels: tuple[Tensor, Tensor], recipe: Recipe) -> None:
    """Let a network learn the label of each row of its inputs; `labels`: which, and how much each row counts."""
    wanted, counts = labels
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=recipe.decay)
    told, silent = (torch.nonzero(kind).flatten() for kind in (wanted > 0, wanted == 0))
    kept = int(len(silent) * recipe.silent)
    steps, step = recipe.epochs * -(-(len(told) + kept) // recipe.batch), 0
    for _ in range(recipe.epochs):
        drawn = torch.cat([told, silent[torch.randperm(len(silent))[:kept]]])
        for batch in drawn[torch.randperm(len(drawn))].split(recipe.batch):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - step / steps)
            optimiser.zero_grad()
            scores = network(*(read[batch] for read in inputs))
            loss = F.cross_entropy(scores, wanted[batch], label_smoothing=recipe.smoothed, reduction="none")
            (loss * counts[batch]).mean().backward()
            optimiser.step()
            step += 1
    network.eval()


def held_out(found: Examples, folds: int, recipe: Recipe) -> NDArray[np.float32]:
    """How sure each label of each word is, by networks that learnt from other passages, [words, labels]."""
    shares = np.zeros((len(found.label), recipe.labels), np.float32)
    for fold in range(folds):
        out = found.passage % folds == fold
        shares[out] = fitted(found.read[~out], found.label[~out], recipe).shares(found.read[out])
    return shares


def write(networks: Networks, path: Path, **lists: Sequence[str]) -> None:
    """Put the networks into a file, in half precision, with lists of words that go with them."""
    tables = {name: getattr(networks, name).astype(np.float16) for name in NAMES}
    np.savez(path, **tables, **{name: np.array(words) for name, words in lists.items()})


def with_inner(path: Path) -> None:
    """Let a graph give out the vectors of its words early and midway, where it does not yet; nothing else changes."""
    model = onnx.load(str(path))
    layers = [node for node in model.graph.node if node.name.endswith("/norm_out/LayerNormalization")]
    known = {output.name for output in model.graph.output}
    if len(layers) < 2:
        # The last layer is worked out for words alone: there is nothing halfway up.
        return
    first = next(node.output[0] for node in model.graph.node if node.op_type == "Gather" and node.input[0] == "first")
    for name, layer in zip(OUTPUTS, (layers[0], layers[len(layers) // 2 - 1]), strict=True):
        if name in known:
            continue
        model.graph.node.append(onnx.helper.make_node("Gather", [layer.output[0], first], [name], name=name, axis=1))
        shape = [1, "words", SIZE]
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape))
    onnx.save(model, str(path))
