"""How likely each line of a capture is part of the article's body: two logistic steps over shape and surroundings."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib.resources import files

from onrecord.read.lines import Line, features

OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
FLOOR = 1e-4


def probabilities(found: list[Line]) -> list[float]:
    """A probability a line; weights were learnt on news pages whose bodies are known (training/captures.py)."""
    if not found:
        return []
    shapes = [list(features(line).values()) for line in found]
    first = [_logistic(row, weights()["shape"]) for row in shapes]
    around = surroundings(found, shapes, first)
    return [_logistic(row, weights()["surroundings"]) for row in around]


@cache
def weights() -> dict[str, list[float]]:
    """Step → its weights, the constant last."""
    text = files("onrecord.read").joinpath("data", "line_weights.json").read_text(encoding="utf-8")
    return {step: [float(value) for value in json.loads(text)[step]] for step in ("shape", "surroundings")}


def _logistic(row: list[float], weight: list[float]) -> float:
    score = sum(value * factor for value, factor in zip(row, weight, strict=False)) + weight[-1]
    return min(1 - FLOOR, max(FLOOR, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))))


def surroundings(found: list[Line], shapes: list[list[float]], first: list[float]) -> list[list[float]]:
    """Each line's shape, then what stands around it: first-step scores near by, chrome near by, words shared."""
    names = list(features(found[0]))
    chrome = _running([row[names.index("chrome")] for row in shapes])
    prose = _running(first)
    mass = _running([score * line.words for score, line in zip(first, found, strict=True)])
    shared = _shared_words(found, first)
    logits = [math.log(max(FLOOR, score) / max(FLOOR, 1 - score)) / 4 for score in first]
    rows = []
    for at, shape in enumerate(shapes):
        near = [logits[at + step] if 0 <= at + step < len(found) else -1.0 for step in OFFSETS]
        windows = [
            (prose[min(len(found), at + size + 1)] - prose[min(len(found), at + 1)]) / size for size in (5, 10)
        ] + [(prose[at] - prose[max(0, at - size)]) / size for size in (5, 10)]
        clutter = [
            (chrome[at] - chrome[max(0, at - 6)]) / 6,
            (chrome[min(len(found), at + 7)] - chrome[at + 1]) / 6,
        ]
        before = mass[at] / max(1.0, mass[-1])
        after = 1 - mass[at + 1] / max(1.0, mass[-1])
        rows.append(
            [*shape, *near, *windows, *clutter, before, after, min(before, after), shared[at], shared[at] * first[at]]
        )
    return rows


def _running(values: list[float]) -> list[float]:
    total = [0.0]
    for value in values:
        total.append(total[-1] + value)
    return total


def _shared_words(found: list[Line], first: list[float]) -> list[float]:
    """The share of a line's longer words that other likely lines have, too: one story keeps to its words."""
    words = [set(re.findall(r"\w{5,}|[\u3040-\u9fff\uac00-\ud7af]{2}", line.text.lower())) for line in found]
    weight: dict[str, float] = {}
    for own, score in zip(words, first, strict=True):
        for word in own:
            weight[word] = weight.get(word, 0.0) + score
    return [
        sum(min(1.0, weight[word] - score) for word in own) / len(own) if own else 0.0
        for own, score in zip(words, first, strict=True)
    ]
