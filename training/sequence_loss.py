"""The loss of whole tag sequences: a linear-chain conditional random field that may have gaps in its gold."""

from __future__ import annotations

import torch
from torch import Tensor

UNKNOWN = -100
"""A gold tag that the source does not know: any tag may stand there."""
RULED_OUT = -1e4


def sequence_loss(scores: Tensor, gold: Tensor, present: Tensor, moves: Tensor) -> Tensor:
    """Mean negative log-likelihood a word of the gold sequences (Lafferty et al. 2001; gaps as Tsuboi et al. 2008).

    `scores` [batch, words, tags], `gold` [batch, words] (`UNKNOWN`: any tag), `present` [batch, words] true where there
    is a word (words first, padding after), `moves` [tags, tags] from the tag of a word to that of the next.
    """
    known = gold != UNKNOWN
    right = torch.nn.functional.one_hot(gold.clamp(min=0), scores.shape[-1]).bool()
    held = scores.masked_fill(known[..., None] & ~right, RULED_OUT)
    every, golden = _log_sums(torch.cat([scores, held]), present.repeat(2, 1), moves).chunk(2)
    return (every - golden).sum() / present.sum().clamp(min=1)


def _log_sums(scores: Tensor, present: Tensor, moves: Tensor) -> Tensor:
    """Of each row the log of the summed weights of all its tag sequences (the forward algorithm)."""
    weights = moves.exp()
    sums = scores[:, 0]
    for place in range(1, scores.shape[1]):
        top = sums.max(-1, keepdim=True).values
        step = ((sums - top).exp() @ weights).log() + top + scores[:, place]
        sums = torch.where(present[:, place, None], step, sums)
    return sums.logsumexp(-1)
