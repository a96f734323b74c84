"""The loss of tag sequences against a sum over all of them."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch")

from training.sequence_loss import UNKNOWN, sequence_loss  # noqa: E402


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ([0, 1, 2, 1], 4),
        ([2, UNKNOWN, 0, 1], 4),
        ([UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN], 4),
        ([1, 0, UNKNOWN, UNKNOWN], 2),
    ],
)
def test_it_is_what_summing_over_every_sequence_gives(gold: list[int], words: int) -> None:
    torch.manual_seed(3)
    scores, moves = torch.randn(1, 4, 3), torch.randn(3, 3)

    def weight(tags: tuple[int, ...]) -> float:
        steps = sum(float(moves[a, b]) for a, b in pairwise(tags))
        return torch.tensor(steps + sum(float(scores[0, i, t]) for i, t in enumerate(tags))).exp().item()

    every = [(tags, weight(tags)) for tags in product(range(3), repeat=words)]
    right = sum(w for tags, w in every if all(g in (t, UNKNOWN) for t, g in zip(tags, gold[:words], strict=True)))
    expected = -torch.tensor(right / sum(w for _, w in every)).log() / words
    present = torch.tensor([[place < words for place in range(4)]])
    found = sequence_loss(scores, torch.tensor([gold]), present, moves)
    assert torch.allclose(found, expected, atol=1e-4)
