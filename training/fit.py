"""The training loop: three kinds of windows in turn, one encoder, a checkpoint that it can go on from."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from training.batches import IGNORED, batches, collate
from training.distil import unlikeness
from training.network import CHAINED, Network, Shape
from training.samples import Corpus
from training.sequence_loss import sequence_loss
from training.variety import names_of

TURNS = (*("attributed", "named", "attributed", "parsed") * 4, "nested")
"""Which kind of window feeds each step, over and over; a kind without windows is skipped."""
TAUGHT = (*("attributed", "plain", "named", "plain", "parsed", "plain") * 3, "nested")
"""The same for a network that learns from another: half of what it reads bears no labels but the teacher's."""
SAYING = (*("attributed", "plain", "attributed", "named", "attributed", "plain", "attributed", "parsed") * 2, "nested")
"""The same for a last stretch that dwells on who says so, the hardest column."""
INPUTS = ("ids", "mask", "features", "word_of", "first")


@dataclass(frozen=True)
class Plan:
    """How long and how fast: `steps` in all, peak rates of the encoder and of the heads."""

    steps: int
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warm_up: int = 200
    frozen: int = 0
    """How many of the lowest layers stay as they are."""
    averaged: float = 0.999
    """Share that the running average of the weights keeps at each step; the average is what ships."""
    bfloat16: bool = False
    """Whether to multiply in bfloat16: twice as fast where the processor has it, ten times slower where not."""
    save_every: int = 250
    seed: int = 7
    taught: tuple[str, ...] = TAUGHT
    """Which kind of window feeds each step where a teacher answers."""


def loss_of(
    network: Network, batch: dict[str, Tensor], teacher: Network | None = None, untaught: Sequence[str] = ()
) -> Tensor:
    """The summed mean loss of every column that the batch has gold for.

    With a teacher, also how unlike its answers, but for the columns `untaught`, which it does not know better.
    """
    vectors = network.vectors(*(batch[name] for name in INPUTS))
    words = network.drop(vectors)
    total = words.new_zeros(())
    if teacher is not None:
        total = total + unlikeness(network, teacher, vectors, batch, untaught)
    present = batch["features"][:, 1:, 0] > 0
    for column in ("tag", "pos", "lemma", "start", "name", "role"):
        gold = batch[column]
        if not (gold != IGNORED).any():
            continue
        scores = network.heads[column](words).float()
        if column in CHAINED:
            total = total + 2.0 * sequence_loss(scores, gold, present, network.moves[column])
        else:
            total = total + 0.5 * F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
    if (batch["head"] != IGNORED).any():
        total = total + syntax_loss(network, words, batch)
    return total


def syntax_loss(network: Network, words: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Arc loss among the words of the same gold sentence, and label loss given the gold heads."""
    scores, rooted = network.arcs(words)
    sentence = batch["sentence"]
    same = sentence[:, :, None] == sentence[:, None, :]
    allowed = torch.cat([torch.ones_like(same[..., :1]), same], -1)
    scores = scores.float().masked_fill(~allowed, -1e4)
    arcs = F.cross_entropy(scores.flatten(0, 1), batch["head"].flatten(), ignore_index=IGNORED)
    labels = network.labels(words, rooted, batch["head"].clamp(min=0)).float()
    return arcs + F.cross_entropy(labels.flatten(0, 1), batch["dep"].flatten(), ignore_index=IGNORED)


class Streams:
    """Endless batches of each kind; `skip` brings a resumed run to where it stopped."""

    def __init__(
        self, corpus: Corpus, tokenizer: Tokenizer, shape: Shape, seed: int, taught: Sequence[str] = TAUGHT
    ) -> None:
        kinds = corpus.kinds()
        names = names_of(corpus.named)
        self.turns = [kind for kind in (taught if corpus.plain else TURNS) if kinds[kind]]
        self.streams: dict[str, Iterator[list[object]]] = {
            kind: batches(windows, tokenizer, shape, seed, names)  # type: ignore[misc]
            for kind, windows in kinds.items()
            if windows
        }

    def batch(self, step: int) -> dict[str, Tensor]:
        """The batch of this step."""
        return collate(next(self.streams[self.kind(step)]))  # type: ignore[arg-type]

    def kind(self, step: int) -> str:
        """Which kind of window feeds this step."""
        return self.turns[step % len(self.turns)]


def optimiser(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and one for the heads; piece and place embeddings stay as they are."""
    network.pieces.requires_grad_(False)
    network.places.requires_grad_(False)
    if plan.frozen:
        for part in (network.norm, network.shapes, network.quotes, network.breaks, *network.layers[: plan.frozen]):
            part.requires_grad_(False)
        network.kind.requires_grad_(False)
    encoder = [
        p for n, p in network.named_parameters() if n.startswith(("layers.", "norm.", "kind")) and p.requires_grad
    ]
    known = {id(p) for p in encoder}
    moves = list(network.moves.parameters())
    known |= {id(p) for p in moves}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    groups = [
        {"params": encoder, "lr": plan.encoder_rate},
        {"params": heads, "lr": plan.head_rate},
        {"params": moves, "lr": max(plan.head_rate, 2e-3)},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def rate(step: int, plan: Plan) -> float:
    """Share of the peak rate: a linear rise, then a linear fall to a hundredth."""
    return min(1.0, (step + 1) / plan.warm_up) * max(0.01, 1 - step / plan.steps)


def running(share: float) -> Callable[[list[Tensor], list[Tensor], Tensor], None]:
    """A running average that keeps up to `share` of what it was, and less in the beginning, when it is worth little."""

    def update(averages: list[Tensor], weights: list[Tensor], count: Tensor) -> None:
        kept = min(share, (1 + float(count)) / (10 + float(count)))
        for average, weight in zip(averages, weights, strict=True):
            if average.is_floating_point():
                average.lerp_(weight, 1 - kept)
            else:
                average.copy_(weight)

    return torch.no_grad()(update)


def fit(
    network: Network,
    corpus: Corpus,
    tokenizer: Tokenizer,
    plan: Plan,
    folder: Path,
    teacher: Network | None = None,
) -> None:
    """Train to `plan.steps`, a checkpoint in `folder` every `plan.save_every`; goes on from one found there."""
    optimizer = optimiser(network, plan)
    peaks = [group["lr"] for group in optimizer.param_groups]
    checkpoint = folder / "checkpoint.pt"
    average = AveragedModel(network, multi_avg_fn=running(plan.averaged))
    start = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        start = int(saved["step"])
    # A resumed run draws other batches than an unbroken one would, but never the ones its first part began with.
    streams = Streams(corpus, tokenizer, network.shape, plan.seed + start, plan.taught)
    torch.manual_seed(plan.seed + start)
    network.train()
    began, seen, mean = time.time(), 0, 0.0
    for step in range(start, plan.steps):
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * rate(step, plan)
        batch = streams.batch(step)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=plan.bfloat16):
            # No teacher has learned to read what is said by itself.
            loss = loss_of(network, batch, teacher, ("role",) if streams.kind(step) == "nested" else ())
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        average.update_parameters(network)
        optimizer.zero_grad(set_to_none=True)
        seen += int((batch["features"][..., 0] > 0).sum())
        mean = loss.item() if step == start else 0.98 * mean + 0.02 * loss.item()
        if (step + 1) % 50 == 0:
            speed = seen / (time.time() - began)
            print(json.dumps({"step": step + 1, "loss": round(mean, 3), "words_per_s": round(speed)}), flush=True)
        if (step + 1) % plan.save_every == 0 or step + 1 == plan.steps:
            state = {"network": network, "average": average, "optimizer": optimizer}
            save(checkpoint, {name: part.state_dict() for name, part in state.items()} | {"step": step + 1})


def save(path: Path, state: dict[str, Any]) -> None:
    """Write a checkpoint whole, then move it into place."""
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
