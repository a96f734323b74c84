"""Windows to tensors: pieces, features and gold columns, padded, batched by length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.language.features import word_features
from training.network import Shape
from training.samples import Window
from training.variety import Names, hidden, varied

IGNORED = -100
COLUMNS = ("tag", "pos", "lemma", "dep", "name", "role")


@dataclass(slots=True)
class Encoded:
    """One window as numbers."""

    ids: list[int]
    word_of: list[int]
    first: list[int]
    features: list[tuple[int, int, int]]
    gold: dict[str, list[int]]


def encode(window: Window, tokenizer: Tokenizer, shape: Shape) -> Encoded:
    """Pieces, word numbers and gold indices of a window; a value the shape does not know is ignored in training."""
    encoding = tokenizer.encode(window.words, is_pretokenized=True)
    first: dict[int, int] = {}
    for place, word in enumerate(encoding.word_ids):
        if word is not None:
            first.setdefault(word, place)
    gold = {}
    for column in COLUMNS:
        index = {value: number for number, value in enumerate(getattr(shape, column))}
        gold[column] = [index.get(value, IGNORED) for value in getattr(window, column)]
    gold["head"] = [0 if head == i else head + 1 for i, head in enumerate(window.head)]
    gold["sentence"] = window.sentence
    numbers = window.sentence
    gold["start"] = [int(i == 0 or n != numbers[i - 1]) for i, n in enumerate(numbers)]
    return Encoded(
        ids=encoding.ids,
        word_of=[0 if word is None else word + 1 for word in encoding.word_ids],
        first=[first.get(i, 0) for i in range(len(window.words))],
        features=[(0, 0, 0), *word_features(window.words, window.opens)],
        gold=gold,
    )


def collate(rows: Sequence[Encoded]) -> dict[str, Tensor]:
    """Padded tensors of a batch."""
    pieces, words = max(len(row.ids) for row in rows), max(len(row.first) for row in rows)
    batch = {name: torch.zeros(len(rows), pieces, dtype=torch.long) for name in ("ids", "mask", "word_of")}
    batch["first"] = torch.zeros(len(rows), words, dtype=torch.long)
    batch["features"] = torch.zeros(len(rows), words + 1, 3, dtype=torch.long)
    for column in (*COLUMNS, "head", "sentence", "start"):
        batch[column] = torch.full((len(rows), words), IGNORED)
    for i, row in enumerate(rows):
        batch["ids"][i, : len(row.ids)] = torch.tensor(row.ids)
        batch["mask"][i, : len(row.ids)] = 1
        batch["word_of"][i, : len(row.ids)] = torch.tensor(row.word_of)
        batch["first"][i, : len(row.first)] = torch.tensor(row.first)
        batch["features"][i, : len(row.features)] = torch.tensor(row.features)
        for column, values in row.gold.items():
            if values:
                batch[column][i, : len(values)] = torch.tensor(values)
    return batch


def batches(
    windows: list[Window], tokenizer: Tokenizer, shape: Shape, seed: int, names: Names | None = None
) -> Iterator[list[Encoded]]:
    """Endless batches of about `BATCH_PIECES` pieces, like lengths together, in an order fixed by the seed.

    With `names`, windows that know only names trade some of them for others.
    """
    rng = random.Random(seed)
    mask = tokenizer.token_to_id("[MASK]")
    while True:
        order = list(range(len(windows)))
        rng.shuffle(order)
        for start in range(0, len(order), 256):
            rows = [encode(varied(windows[i], rng, names), tokenizer, shape) for i in order[start : start + 256]]
            rows = [row for row in rows if len(row.ids) <= LONGEST_ROW]
            for row in rows:
                row.ids = hidden(row.ids, rng, HIDDEN_SHARE, mask)
            yield from _chunks(sorted(rows, key=lambda row: len(row.ids)), rng)


BATCH_PIECES = 1400
HIDDEN_SHARE = 0.08
LONGEST_ROW = 384
"""Pieces; a longer window is left out of training."""


def _chunks(rows: list[Encoded], rng: random.Random) -> list[list[Encoded]]:
    chunks: list[list[Encoded]] = [[]]
    for row in rows:
        if chunks[-1] and (len(chunks[-1]) + 1) * len(row.ids) > BATCH_PIECES:
            chunks.append([])
        chunks[-1].append(row)
    chunks = [chunk for chunk in chunks if chunk]
    rng.shuffle(chunks)
    return chunks
