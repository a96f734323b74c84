"""First weights from a model that was shipped before: its int8 tables as the floats they stand for."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Network, Shape


def shipped_shape(folder: Path) -> Shape:
    """The sizes of the heads of a shipped model, in the order of its numbers."""
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return Shape(layers=settings["layers"], relu=settings["relu"], wide=settings.get("wide"), **settings["values"])


KEPT = 0.75
"""Share of a shipped layer against the one the network had before (MiniLM's). A model trained for long knows its
training text by heart; a step back towards where it came from costs its dev scores nothing and lets it learn again
(weights averaged across training as in Wortsman et al. 2022)."""


def load_shipped(network: Network, folder: Path, kept: float = KEPT) -> None:
    """Mix a shipped model's layers into a network of the same shape, and copy its heads.

    Piece and position embeddings are left as they are: they were never trained, and the file holds only a part of them.
    """
    graph = onnx.load(str(folder / "model.onnx")).graph
    tables = {table.name: numpy_helper.to_array(table) for table in graph.initializer}
    state = network.state_dict()
    for name, value in _weights(graph, tables):
        if name in state and not name.startswith(("pieces.", "places.")):
            share = kept if name.startswith(("layers.", "norm.")) else 1.0
            state[name].copy_(share * value + (1 - share) * state[name])
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    for column, moves in settings.get("moves", {}).items():
        state[f"moves.{column}"].copy_(torch.tensor(moves))
    for part, table in settings["relations"].items():
        state[f"relation.{part}"].copy_(torch.tensor(table))


def _weights(graph: onnx.GraphProto, tables: dict[str, np.ndarray]) -> list[tuple[str, Tensor]]:
    """(name in the network, value) of every table of the graph."""
    found: list[tuple[str, Tensor]] = []
    for name, table in tables.items():
        if name.endswith("_quantized"):
            value = _floats(tables, name.removesuffix("_quantized"))
        elif table.dtype == np.float32 and not name.endswith("_scale"):
            value = table
        else:
            continue
        plain = name.removesuffix("_quantized").removeprefix("network.")
        found.append((plain, torch.from_numpy(np.array(value))))
    for node in graph.node:
        # A linear layer's weight is stored transposed, under a number; its node keeps the path of the layer.
        if node.op_type == "MatMulInteger" and node.input[1].startswith("onnx::"):
            path = node.name.removesuffix("/MatMul_quant").strip("/").replace("/", ".")
            value = _floats(tables, node.input[1].removesuffix("_quantized")).T
            for prefix in ("", "heads."):
                found.append((f"{prefix}{path}.weight", torch.from_numpy(value.copy())))
    found += [part for name, value in found if ".asked." in name for part in _asked(name, value)]
    return found


def _asked(name: str, value: Tensor) -> list[tuple[str, Tensor]]:
    """The three parts of the one matrix that the runtime asks with (`training.export.RuntimeLayer`)."""
    return [
        (name.replace(".asked.", f".{part}."), piece.contiguous())
        for part, piece in zip(("query", "key", "value"), value.chunk(3), strict=True)
    ]


def _floats(tables: dict[str, np.ndarray], name: str) -> np.ndarray:
    scale, zero = tables[f"{name}_scale"], tables[f"{name}_zero_point"].astype(np.float32)
    values: np.ndarray = (tables[f"{name}_quantized"].astype(np.float32) - zero) * scale
    return values
