"""`python -m training.acts [--folds N]`: which words tell acts, from passages of our own over the shipped encoder.

The encoder stays as it is; only the head of `onrecord.language.acts` is learnt, from `own/events.txt` alone, in some
minutes. `--folds 4` scores passages not learnt from and writes nothing.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.language.acts import FILE, LABELS, NAMES, OUTPUTS, PARTS, SIZE, ActHead, around, candidates
from onrecord.language.encoder import Encoder, load_encoder
from onrecord.language.shipped import Columns
from onrecord.language.windows import windows_of, words_of
from onrecord.record import Article, Block, Span

OWN = Path(__file__).parent / "own" / "events.txt"
PACKAGE = Path(__file__).parents[1] / "src" / "onrecord" / "language" / "model"
STANCES = ("supports", "opposes", "demands", "rejects", "offers")
NETWORKS, FEW, HIDDEN = 3, 24, 96
EPOCHS, RATE, BATCH = 14, 2e-3, 256
DROPPED_IN, DROPPED = 0.2, 0.3
SMOOTHED = 0.02
KEPT = 0.5
"""Share of the words that tell nothing that an epoch reads, drawn anew for each."""
_OPEN = re.compile(r"\[([A-Z]+) |<([a-z]+) ")
_CLOSES = {"]": "[", ">": "<"}


class Passage(NamedTuple):
    """An article without its marks, and (start, end, type) of each marked act."""

    article: Article
    acts: tuple[tuple[int, int, str], ...]


class Examples(NamedTuple):
    """What the head reads of each word [words, 8, 384], its label by number (0: none), and the passage it stands in."""

    read: NDArray[np.float32]
    label: NDArray[np.int64]
    passage: NDArray[np.int64]


def passages(path: Path = OWN) -> Iterator[Passage]:
    """The passages of a file: a paragraph a line, a blank line between passages."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, part in enumerate(re.split(r"\n{2,}", "\n".join(lines).strip())):
        yield marked(part.splitlines(), f"own-{number}")


def marked(lines: Sequence[str], name: str = "own") -> Passage:
    """The passage that lines spell: `[TYPE trigger]` marks an act, `<stance words>` a position, which is left out here.

    Raises ValueError for a mark that is no type or stance, or is not closed.

    >>> marked(["<rejects He [REJECT waved off] the plan>."]).acts
    ((3, 13, 'REJECT'),)
    """
    text, acts, blocks = "", list[tuple[int, int, str]](), list[Block]()
    for line in lines:
        text += "\n\n" if text else ""
        start, place, opened = len(text), 0, list[tuple[str, int, str]]()
        while place < len(line):
            mark = _OPEN.match(line, place)
            if mark:
                label = mark[1] or mark[2]
                if label not in (*LABELS, *STANCES):
                    raise ValueError(f"{name}: {label!r} is no type of act and no stance")
                opened.append((line[place], len(text), label))
                place = mark.end()
                continue
            if opened and _CLOSES.get(line[place]) == opened[-1][0]:
                _, first, label = opened.pop()
                if label in LABELS:
                    acts.append((first, len(text), label))
            else:
                text += line[place]
            place += 1
        if opened:
            raise ValueError(f"{name}: a mark is not closed: {line[:60]!r}")
        blocks.append(Block(kind="paragraph", span=Span(start, len(text))))
    return Passage(Article(id=name, text=text, blocks=tuple(blocks)), tuple(acts))


def examples(encoder: Encoder, path: Path = OWN) -> Examples:
    """Every word of the passages that may tell an act, as the runtime would read it."""
    read, label, of = list[NDArray[np.float32]](), list[int](), list[int]()
    for number, passage in enumerate(passages(path)):
        words = words_of(passage.article)
        columns = Columns(words)
        for window in windows_of(words, 0):
            for _, scores in encoder.scores([window], [words], inner=OUTPUTS):
                columns.fill(window, scores, encoder)
            part = range(window.first, window.last)
            heads = columns.heads(part)
            known = _labels(candidates(heads), heads.head, [words.spans[word] for word in part], passage.acts)
            if known:
                early, midway = (scores[name] for name in OUTPUTS)
                read.append(around(early, midway, heads, list(known)))
                label += known.values()
                of += [number] * len(known)
    return Examples(np.concatenate(read), np.array(label), np.array(of))


def _labels(
    words: Sequence[int],
    head: Sequence[int],
    spans: Sequence[tuple[int, int]],
    acts: Sequence[tuple[int, int, str]],
) -> dict[int, int]:
    """The label of each word of a window that may tell an act; of a marked stretch the head word alone has it."""
    found = dict.fromkeys(words, 0)
    for start, end, label in acts:
        inside = [word for word, (first, last) in enumerate(spans) if first < end and last > start]
        able = [word for word in inside if word in found]
        top = next((word for word in able if head[word] not in able or head[word] == word), None)
        for word in able:
            found.pop(word)
        if top is not None:
            found[top] = 1 + LABELS.index(label)  # type: ignore[arg-type]
    return dict(sorted(found.items()))


class Reader(nn.Module):
    """One of the small networks of a head."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = nn.Parameter(torch.randn(PARTS, SIZE, FEW) * 0.03)
        self.parts_bias = nn.Parameter(torch.zeros(PARTS, FEW))
        self.wide, self.narrow = nn.Linear(PARTS * FEW, HIDDEN), nn.Linear(HIDDEN, 1 + len(LABELS))

    def forward(self, read: Tensor) -> Tensor:
        read = F.dropout(read, DROPPED_IN, self.training)
        met = F.relu(torch.einsum("npd,pdf->npf", read, self.parts) + self.parts_bias).flatten(1)
        hidden = F.relu(self.wide(F.dropout(met, DROPPED, self.training)))
        scores: Tensor = self.narrow(F.dropout(hidden, DROPPED, self.training))
        return scores


def fitted(read: NDArray[np.float32], label: NDArray[np.int64]) -> ActHead:
    """The head learnt from these words; what is read is brought to one scale, which is folded into the weights."""
    mean, spread = read.mean(0), read.std(0) + 1e-3
    inputs, wanted = torch.tensor((read - mean) / spread), torch.tensor(label)
    readers = []
    for seed in range(NETWORKS):
        torch.manual_seed(seed)
        readers.append(Reader())
        _learn(readers[-1], inputs, wanted, np.random.default_rng(seed))
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
    return ActHead(*(np.ascontiguousarray(table, dtype=np.float32) for table in tables))


def _learn(network: nn.Module, inputs: Tensor, wanted: Tensor, chance: np.random.Generator) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    told, silent = (np.flatnonzero(kind.numpy()) for kind in (wanted > 0, wanted == 0))
    for epoch in range(EPOCHS):
        drawn = np.concatenate([told, chance.choice(silent, int(len(silent) * KEPT), replace=False)])
        chance.shuffle(drawn)
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for batch in torch.tensor(drawn).split(BATCH):
            optimiser.zero_grad()
            F.cross_entropy(network(inputs[batch]), wanted[batch], label_smoothing=SMOOTHED).backward()
            optimiser.step()
    network.eval()


def write(head: ActHead, folder: Path) -> None:
    """Put the head beside the model, in half precision (0.6 MB)."""
    tables = {name: getattr(head, name).astype(np.float16) for name in NAMES}
    np.savez(folder / FILE, **tables)


def held_out(found: Examples, folds: int) -> NDArray[np.float32]:
    """How likely each label of each word is, by heads that learnt from other passages, [words, 17]."""
    shares = np.zeros((len(found.label), 1 + len(LABELS)), np.float32)
    for fold in range(folds):
        out = found.passage % folds == fold
        shares[out] = fitted(found.read[~out], found.label[~out]).shares(found.read[out])
    return shares


def table(found: Examples, shares: NDArray[np.float32]) -> Iterator[str]:
    """Precision of the type, of being an act at all, and recall, where it is at least so sure that a word tells one."""
    best, sure = 1 + shares[:, 1:].argmax(1), 1.0 - shares[:, 0]
    for least in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        told = sure >= least
        right, act = told & (best == found.label), told & (found.label > 0)
        count = max(1, told.sum())
        recall = right.sum() / (found.label > 0).sum()
        yield f"{least:.2f}  {told.sum():6}  {right.sum() / count:.3f}  {act.sum() / count:.3f}  {recall:.3f}"


def with_inner(path: Path) -> None:
    """Let a graph give out the vectors of its words early and midway, where it does not yet; nothing else changes."""
    model = onnx.load(str(path))
    layers = [node for node in model.graph.node if node.name.endswith("/norm_out/LayerNormalization")]
    known = {output.name for output in model.graph.output}
    first = next(node.output[0] for node in model.graph.node if node.op_type == "Gather" and node.input[0] == "first")
    for name, layer in zip(OUTPUTS, (layers[0], layers[len(layers) // 2 - 1]), strict=True):
        if name in known:
            continue
        model.graph.node.append(onnx.helper.make_node("Gather", [layer.output[0], first], [name], name=name, axis=1))
        shape = [1, "words", SIZE]
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape))
    onnx.save(model, str(path))


def main() -> None:
    """Learn and write, or tell how well it goes."""
    parser = argparse.ArgumentParser(prog="python -m training.acts", description=__doc__)
    parser.add_argument("--into", type=Path, default=PACKAGE, help="the model's folder (default: the package)")
    parser.add_argument("--folds", type=int, default=0, help="score passages not learnt from; write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with_inner(options.into / "model.onnx")
    found = examples(load_encoder(other=str(options.into)))
    if options.folds:
        print("least   words  type   act    recall")
        print(*table(found, held_out(found, options.folds)), sep="\n")
        return
    write(fitted(found.read, found.label), options.into)


if __name__ == "__main__":
    main()
