"""A smaller network learns to answer as a larger one does, on text that needs no labels."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.network import Network
from training.samples import LONG_WINDOW, Window, article_windows

INPUTS = ("ids", "mask", "features", "word_of", "first")
UNLABELLED = (("pages/gold.jsonl", 1), ("stories/ecbplus_articles.jsonl", 1), ("stories/gva_articles.jsonl", 5))
"""Files of a data folder with articles {title, body}, and of how many rows one is read: alike reports teach less."""
DROPPED = 0.05
"""Share dropped out in the smaller network: soft answers to much text leave it little to learn by heart."""
CLOSENESS = 4.0
"""Weight of the word vectors' likeness beside that of the answers."""


def smaller(teacher: Network, layers: Sequence[int]) -> Network:
    """A network with these layers of the teacher, its embeddings and its heads (Sanh et al. 2019, DistilBERT).

    It bends values as is cheaper, which the teacher's layers have to get used to.
    """
    shape = type(teacher.shape)(**{**_fields(teacher), "layers": len(layers), "relu": True, "wide": None})
    student = Network(shape)
    state = {name: value for name, value in teacher.state_dict().items() if not name.startswith("layers.")}
    for place, layer in enumerate(layers):
        for name, value in teacher.layers[layer].state_dict().items():
            state[f"layers.{place}.{name}"] = value
    student.load_state_dict(state)
    return student


def calm(student: Network) -> Network:
    """The same network with little dropped out, for a teacher's pupil."""
    for part in student.modules():
        if isinstance(part, nn.Dropout):
            part.p = DROPPED
    return student


def _fields(network: Network) -> dict[str, object]:
    return {name: getattr(network.shape, name) for name in network.shape.__dataclass_fields__}


def unlikeness(
    student: Network, teacher: Network, vectors: Tensor, batch: dict[str, Tensor], untaught: Sequence[str] = ()
) -> Tensor:
    """How far the student's answers in every column, and its word vectors, are from the teacher's (Hinton et al. 2015).

    Columns in `untaught` are left out.

    `vectors` [batch, words, 384] are the student's; the teacher reads the same pieces, hidden ones too.
    """
    present = batch["features"][:, 1:, 0] > 0
    words = student.drop(vectors)
    with torch.no_grad():
        known = teacher.vectors(*(batch[name] for name in INPUTS))
        arcs, rooted = teacher.arcs(known)
        arcs = _among_present(arcs, present)
        heads = arcs.argmax(-1)
        labels = teacher.labels(known, rooted, heads)
    total = CLOSENESS * F.mse_loss(vectors[present].float(), known[present].float())
    for column, weight in (("tag", 0.5), ("pos", 0.5), ("lemma", 0.5), ("start", 1.0), ("name", 2.0), ("role", 2.0)):
        if column in untaught:
            continue
        with torch.no_grad():
            wanted = teacher.heads[column](known)
        total = total + weight * _divergence(student.heads[column](words), wanted, present)
    own, rooted = student.arcs(words)
    total = total + _divergence(_among_present(own, present), arcs, present)
    return total + _divergence(student.labels(words, rooted, heads), labels, present)


def _among_present(arcs: Tensor, present: Tensor) -> Tensor:
    """Arc scores with padding out of the question; the root, which stands first, is always there."""
    known = torch.cat([torch.ones_like(present[:, :1]), present], 1)
    return arcs.float().masked_fill(~known[:, None, :], -1e4)


def _divergence(scores: Tensor, wanted: Tensor, present: Tensor) -> Tensor:
    """Mean Kullback-Leibler divergence of the words that are there."""
    own, other = scores[present].float().log_softmax(-1), wanted[present].float().log_softmax(-1)
    return F.kl_div(own, other, log_target=True, reduction="batchmean")


def unlabelled(data: Path, seed: int) -> list[Window]:
    """Windows of paragraphs of the articles in a data folder, a headline as a paragraph of its own."""
    rng = random.Random(seed)
    return [window for text in _texts(data) for window in _windows(text, rng)]


def _texts(data: Path) -> Iterator[str]:
    for name, one_in in UNLABELLED:
        path = data / name
        rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        for line in rows[::one_in]:
            row = json.loads(line)
            yield "\n".join(part for part in (row.get("title"), row.get("body") or row.get("text")) if part)


def _windows(text: str, rng: random.Random) -> Iterator[Window]:
    for window in article_windows({"text": text, "attributions": []}, rng.randint(40, LONG_WINDOW)):
        window.role = []
        yield window
