"""The network: a MiniLM encoder with word features, read once, and a head a column."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.language.features import BREAKS, QUOTES, SHAPES

HIDDEN, HEADS = 384, 12
CHAINED = ("name", "role")
"""Columns whose tags are scored as a sequence, each tag with the next."""


@dataclass(frozen=True)
class Shape:
    """What the network's sizes follow from; stored beside the weights."""

    layers: int
    tag: list[str]
    pos: list[str]
    lemma: list[str]
    dep: list[str]
    name: list[str]
    role: list[str]
    arc: int = 192
    relation: int = 128
    relu: bool = False
    """Whether the wide part of a layer bends its values by cutting off what is below nothing: cheaper than MiniLM's
    GELU, and learned again from a teacher without loss (Mirzadeh et al. 2023)."""
    wide: list[int] | None = None
    """Size of the wide part of each layer; MiniLM's, four times the rest, where it is not told."""

    def widths(self) -> list[int]:
        """The size of the wide part of each layer."""
        return self.wide or [4 * HIDDEN] * self.layers

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


class Layer(nn.Module):
    """One transformer layer with the names of BERT's weights mapped in `load_minilm`."""

    def __init__(self, bend: Callable[[Tensor], Tensor] = F.gelu, width: int = 4 * HIDDEN) -> None:
        super().__init__()
        self.bend = bend
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.wide, self.narrow = nn.Linear(HIDDEN, width), nn.Linear(width, HIDDEN)
        self.norm_attention, self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, size, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, size, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        attended = F.scaled_dot_product_attention(query, key, value, mask.to(query.dtype))
        mixed = attended.transpose(1, 2).reshape(batch, size, HIDDEN)
        x = self.norm_attention(x + self.drop(self.out(mixed)))
        wide: Tensor = self.norm_out(x + self.drop(self.narrow(self.bend(self.wide(x)))))
        return wide


class Network(nn.Module):
    """Pieces in, scores a word out: tag, pos, lemma, sentence start, name, role, arcs and arc labels."""

    def __init__(self, shape: Shape, vocabulary: int = 30522) -> None:
        super().__init__()
        self.shape = shape
        self.pieces, self.places = nn.Embedding(vocabulary, HIDDEN), nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.shapes, self.quotes, self.breaks = (nn.Embedding(n, HIDDEN) for n in (SHAPES, QUOTES, BREAKS))
        for table in (self.shapes, self.quotes, self.breaks):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(Layer(F.relu if shape.relu else F.gelu, width) for width in shape.widths())
        self.drop = nn.Dropout(0.15)
        sizes = {"tag": shape.tag, "pos": shape.pos, "lemma": shape.lemma, "name": shape.name, "role": shape.role}
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(values)) for name, values in sizes.items()})
        self.heads["start"] = nn.Linear(HIDDEN, 2)
        self.moves = nn.ParameterDict(
            {name: nn.Parameter(torch.zeros(len(sizes[name]), len(sizes[name]))) for name in CHAINED}
        )
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.arc_head, self.arc_dependent = nn.Linear(HIDDEN, shape.arc), nn.Linear(HIDDEN, shape.arc)
        self.arc = nn.Parameter(torch.randn(shape.arc + 1, shape.arc) * 0.02)
        self.label_head, self.label_dependent = (nn.Linear(HIDDEN, shape.relation) for _ in range(2))
        self.relation = nn.Linear(shape.relation, len(shape.dep))

    def words(self, ids: Tensor, mask: Tensor, features: Tensor, word_of: Tensor, first: Tensor) -> Tensor:
        """Vectors of the words [batch, words, 384], with some dropped out in training; see `vectors`."""
        return self.drop(self.vectors(ids, mask, features, word_of, first))

    def vectors(self, ids: Tensor, mask: Tensor, features: Tensor, word_of: Tensor, first: Tensor) -> Tensor:
        """Vectors of the words [batch, words, 384].

        `ids`, `mask`, `word_of` [batch, pieces]: piece, 1 where there is one, and its word counted from 1 (0: none).
        `features` [batch, words + 1, 3] of `onrecord.language.features`, row 0 for pieces of no word.
        `first` [batch, words]: the first piece of each word.
        """
        spread = self.shapes(features[..., 0]) + self.quotes(features[..., 1]) + self.breaks(features[..., 2])
        x = self.pieces(ids) + self.places.weight[: ids.shape[1]][None] + self.kind
        x = x + spread.gather(1, word_of[..., None].expand(-1, -1, HIDDEN))
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x.gather(1, first[..., None].expand(-1, -1, HIDDEN))

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [batch, words, words + 1] of each word's head (0: the root), and the vectors with the root before."""
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        dependent = F.gelu(self.arc_dependent(words))
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return dependent @ self.arc @ F.gelu(self.arc_head(rooted)).transpose(1, 2), rooted

    def labels(self, words: Tensor, rooted: Tensor, heads: Tensor) -> Tensor:
        """Scores [batch, words, labels] given each word's head: one hidden layer over the two (Kiperwasser 2016)."""
        asked, answers = self.label_dependent(words), self.label_head(rooted)
        chosen = answers.gather(1, heads[..., None].expand(-1, -1, answers.shape[-1]))
        scores: Tensor = self.relation(F.relu(asked + chosen))
        return scores


def load_minilm(network: Network, weights: dict[str, Tensor]) -> None:
    """Copy the embeddings and first layers of all-MiniLM-L6-v2 (Apache-2.0) into the network."""
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    state = network.state_dict()

    def put(target: str, source: str) -> None:
        state[target].copy_(weights[source])

    put("pieces.weight", "embeddings.word_embeddings.weight")
    put("places.weight", "embeddings.position_embeddings.weight")
    state["kind"].copy_(weights["embeddings.token_type_embeddings.weight"][0])
    for part in ("weight", "bias"):
        put(f"norm.{part}", f"embeddings.LayerNorm.{part}")
        for number in range(network.shape.layers):
            there, here = f"encoder.layer.{number}.", f"layers.{number}."
            for ours, theirs in (
                ("query", "attention.self.query"),
                ("key", "attention.self.key"),
                ("value", "attention.self.value"),
                ("out", "attention.output.dense"),
                ("norm_attention", "attention.output.LayerNorm"),
                ("wide", "intermediate.dense"),
                ("narrow", "output.dense"),
                ("norm_out", "output.LayerNorm"),
            ):
                put(f"{here}{ours}.{part}", f"{there}{theirs}.{part}")
