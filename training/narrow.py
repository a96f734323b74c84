"""Layers made narrower: the units of their wide part that others can stand in for are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from training.fit import INPUTS, Streams
from training.network import Network

LOOKED_AT = 60
"""Batches by which units are weighed, about 80,000 pieces."""
AT_ONCE = 64
"""Units left out before the rest are weighed again."""
LEAST = 1e-5
"""Share of the mean square that is added to each, so that equal units can be told apart."""


def narrowed(network: Network, streams: Streams, widths: Sequence[int]) -> Network:
    """The network with this many units in the wide part of each layer.

    Units are left out whose loss changes least what the layer hands on, once the others' weights are fitted anew by
    least squares over pieces of the training text (Hassibi and Stork 1993, optimal brain surgeon; for whole units
    Frantar and Alistarh 2022). It hands on nearly the same, and what is lost is learned again from a teacher.
    """
    products = _products(network.eval(), streams)
    state = dict(network.state_dict())
    for number, (width, product) in enumerate(zip(widths, products, strict=True)):
        layer = f"layers.{number}"
        kept, weights = _kept(product, state[f"{layer}.narrow.weight"].double(), width)
        state[f"{layer}.narrow.weight"] = weights.float()
        for part in ("weight", "bias"):
            state[f"{layer}.wide.{part}"] = state[f"{layer}.wide.{part}"][kept]
    smaller = Network(replace(network.shape, wide=list(widths)))
    smaller.load_state_dict(state)
    return smaller


def _products(network: Network, streams: Streams) -> list[Tensor]:
    """Mean products [units, units] of the wide units of each layer, over pieces of `LOOKED_AT` batches."""
    totals = [torch.zeros(width, width, dtype=torch.float64) for width in network.shape.widths()]
    seen: dict[int, Tensor] = {}

    def keep(number: int) -> object:
        def hook(_module: nn.Module, _given: object, wide: Tensor) -> None:
            seen[number] = network.layers[number].bend(wide)  # type: ignore[operator]

        return hook

    hooks = [layer.wide.register_forward_hook(keep(number)) for number, layer in enumerate(network.layers)]  # type: ignore[union-attr,arg-type]
    pieces = 0
    with torch.no_grad():
        for step in range(LOOKED_AT):
            batch = streams.batch(step)
            network.vectors(*(batch[name] for name in INPUTS))
            present = batch["mask"].bool()
            for number, total in enumerate(totals):
                units = seen[number][present].double()
                total += units.T @ units
            pieces += int(present.sum())
    for hook in hooks:
        hook.remove()
    return [total / pieces for total in totals]


def _kept(product: Tensor, weights: Tensor, width: int) -> tuple[Tensor, Tensor]:
    """Which units [width] stay, and the weights [384, width] by which they stand in for all."""
    product = product + LEAST * product.diagonal().mean() * torch.eye(len(product), dtype=product.dtype)
    kept = torch.arange(len(product))
    while True:
        inverse = torch.linalg.inv(product[kept][:, kept])
        fitted = weights @ product[:, kept] @ inverse
        if len(kept) <= width:
            return kept, fitted
        cost = (fitted**2).sum(0) / inverse.diagonal()
        count = max(width, len(kept) - AT_ONCE)
        kept = kept[cost.argsort(descending=True)[:count].sort().values]
