"""`python -m training.word_vectors`: the table of a vector a word by which a story's sentences are known for kin.

all-MiniLM-L6-v2 reads each word alone; its vectors are turned to their main axes, the first of which are kept, a little
evened out, in eight bits. Five minutes of one core.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.stories.word_vectors import FILE
from training.__main__ import PACKAGE, minilm_folder
from training.network import HIDDEN, Layer

ROOT = Path(__file__).parents[1]
INTO = ROOT / "src" / "onrecord" / "stories" / "data" / FILE
LAYERS, SIZE, EVENED = 6, 128, 0.5
"""Layers of the encoder, values of a vector that are kept, and the power of its spread that a value is divided by."""
BATCH, COMMON = 256, 20_000
"""Words that are read at once, and those that the axes are taken of: the first, which are the commonest."""
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,17}(?![\w’'-])")


def known_words() -> list[str]:
    """The whole words of the model's vocabulary, in its order, then those that our texts and lexicons write small."""
    pieces = (PACKAGE / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    whole = [piece for piece in pieces if piece.isascii() and piece.isalpha()]
    texts = [*(ROOT / "training" / "own").glob("*.txt"), *(ROOT / "src" / "onrecord").rglob("data/*_verbs.tsv")]
    texts += [ROOT / "src" / "onrecord" / "stories" / "data" / "senses.txt"]
    told = {word for path in texts for word in _SMALL.findall(path.read_text(encoding="utf-8"))}
    return whole + sorted(told - set(whole))


def encoded(words: list[str]) -> NDArray[np.float32]:
    """The mean of what the encoder's last layer gives for the pieces of each word, [words, 384]."""
    base = minilm_folder()
    weights = {name.removeprefix("bert."): value for name, value in load_file(base / "model.safetensors").items()}
    layers = [_layer(weights, f"encoder.layer.{number}.") for number in range(LAYERS)]
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_padding()
    found = []
    with torch.no_grad():
        for first in range(0, len(words), BATCH):
            told = tokenizer.encode_batch(words[first : first + BATCH])
            ids = torch.tensor([one.ids for one in told])
            there = torch.tensor([one.attention_mask for one in told], dtype=torch.float32)
            hidden = _embedded(ids, weights)
            mask = ((there - 1) * 1e4)[:, None, None, :]
            for layer in layers:
                hidden = layer(hidden, mask)
            found.append(((hidden * there[..., None]).sum(1) / there.sum(1, keepdim=True)).numpy())
    return np.concatenate(found)


def _embedded(ids: Tensor, weights: dict[str, Tensor]) -> Tensor:
    told = weights["embeddings.word_embeddings.weight"][ids]
    told = told + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
    told = told + weights["embeddings.token_type_embeddings.weight"][0]
    norm = [weights[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")]
    return F.layer_norm(told, (HIDDEN,), norm[0], norm[1], eps=1e-12)


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm_out": "output.LayerNorm",
}


def _layer(weights: dict[str, Tensor], there: str) -> Layer:
    layer = Layer()
    layer.load_state_dict(
        {f"{o}.{part}": weights[f"{there}{t}.{part}"] for o, t in _PARTS.items() for part in ("weight", "bias")}
    )
    return layer.eval()


def turned(vectors: NDArray[np.float32], common: int) -> NDArray[np.int8]:
    """The vectors along the main axes of the first `common`, [words, SIZE], in eight bits; lengths do not count."""
    told = vectors - vectors[:common].mean(0)
    _, spread, axes = np.linalg.svd(told[:common], full_matrices=False)
    found = (told @ axes.T)[:, :SIZE] / spread[:SIZE] ** EVENED
    eight: NDArray[np.int8] = np.round(found / np.abs(found).max(1, keepdims=True) * 127).astype(np.int8)
    return eight


def main() -> None:
    words = known_words()
    table = turned(encoded(words), COMMON)
    np.savez_compressed(INTO, words=np.frombuffer("\n".join(words).encode(), np.uint8), table=table)
    print(f"{len(words):,} words, {INTO.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
