"""Learns the weights that tell the lines of a capture's body: `python -m training.captures DATA [--folds N]`.

DATA holds pages/gold.jsonl and pages/text/ID.txt.gz. A line is body where three in five of its runs of three words
are in the gold body. Every capture is learnt from twice, as it is and without bullets, indents and blank lines. Both
steps are logistic regressions with a small ridge, fitted by Newton's method; with --folds, pages not learnt from are
scored and nothing is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.pages import shares
from onrecord.read import captures, line_model
from onrecord.read.lines import Line, features, lines

WEIGHTS = Path(line_model.__file__).parent / "data" / "line_weights.json"
RIDGE, ROUNDS = 1.0, 25
Array = NDArray[np.float64]
Pair = tuple[Array, Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One capture: its lines, what each looks like, and whether it is body."""

    body: str
    lines: list[Line]
    shapes: list[list[float]]
    labels: Array


def samples(data: Path) -> list[list[Sample]]:
    """For each page with a gold body the capture as it is, and stripped of its layout."""
    chance = random.Random(5)
    found = []
    for row in map(json.loads, (data / "pages" / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        path = data / "pages" / "text" / f"{row['id']}.txt.gz"
        if row.get("body") and path.exists():
            text = gzip.decompress(path.read_bytes()).decode()
            forms = [_sample(text, row["body"]), _sample(_stripped(text, chance.random() < 0.5), row["body"])]
            found.append([form for form in forms if form.lines])
    return [forms for forms in found if forms]


def _stripped(text: str, blank_lines: bool) -> str:
    bare = "\n".join(re.sub(r"^\s*(?:•|\d+\.)\s+", "", row).strip() for row in text.split("\n"))
    return bare if blank_lines else re.sub(r"\n\s*\n+", "\n", bare)


def _sample(text: str, body: str) -> Sample:
    found = lines(text)
    return Sample(
        body=body, lines=found, shapes=[list(features(line).values()) for line in found], labels=_labels(found, body)
    )


def _labels(found: list[Line], body: str) -> Array:
    gold = set(_runs(body))
    rows = {re.sub(r"\W+", "", row) for row in body.split("\n")}
    sure = [bool(runs := _runs(line.text)) and sum(run in gold for run in runs) >= 0.6 * len(runs) for line in found]
    places = [at for at, hit in enumerate(sure) if hit]
    first, last = (places[0] - 2, places[-1] + 2) if places else (0, -1)
    short = [not _runs(line.text) and re.sub(r"\W+", "", line.text) in rows - {""} for line in found]
    return np.array([float(hit or (short[at] and first <= at <= last)) for at, hit in enumerate(sure)])


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return [tuple(words[at : at + 3]) for at in range(len(words) - 2)]


def fitted(pages: list[list[Sample]]) -> Pair:
    """Weights of both steps; lines count by the root of their words, pages alike."""
    forms = [form for page in pages for form in page]
    weight = np.concatenate(
        [np.sqrt([line.words + 1 for line in form.lines]) / np.sqrt(len(form.lines)) for form in forms]
    )
    labels = np.concatenate([form.labels for form in forms])
    shape = _logistic(np.vstack([np.array(form.shapes) for form in forms]), labels, weight / weight.mean())
    around = np.vstack([np.array(_around(form, shape)) for form in forms])
    return shape, _logistic(around, labels, weight / weight.mean())


def _around(form: Sample, shape: Array) -> list[list[float]]:
    first = [float(value) for value in _probability(np.array(form.shapes), shape)]
    return line_model.surroundings(form.lines, form.shapes, first)


def _probability(rows: Array, weights: Array) -> Array:
    scores = np.clip(rows @ weights[:-1] + weights[-1], -30, 30)
    chances: Array = np.clip(1 / (1 + np.exp(-scores)), line_model.FLOOR, 1 - line_model.FLOOR)
    return chances


def _logistic(rows: Array, labels: Array, weight: Array) -> Array:
    """Ridge logistic regression by Newton's method; the constant stands last and is not held back."""
    full = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.diag([RIDGE] * rows.shape[1] + [0.0])
    weights = np.zeros(full.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(full @ weights, -30, 30)))
        slope = full.T @ (weight * (chance - labels)) + ridge @ weights
        curve = (full * (weight * chance * (1 - chance))[:, None]).T @ full + ridge + 1e-6 * np.eye(full.shape[1])
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def token_f1(form: Sample, weights: Pair) -> float:
    """Word F1 of the lines chosen as body against the gold body."""
    chances = [float(value) for value in _probability(np.array(_around(form, weights[0])), weights[1])]
    chosen = "\n".join(form.lines[at].text for at in sorted(captures.body_lines(form.lines, chances)))
    hit, extra, missing = shares(form.body, chosen, 1)
    return 2 * hit / (2 * hit + extra + missing) if hit else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="score by cross-validation instead of writing weights")
    options = parser.parse_args()
    pages = samples(options.data)
    random.Random(0).shuffle(pages)
    if options.folds:
        scores = []
        for fold in range(options.folds):
            weights = fitted([page for at, page in enumerate(pages) if at % options.folds != fold])
            scores += [token_f1(page[0], weights) for page in pages[fold :: options.folds]]
        print(f"token F1 of {len(scores)} captures not learnt from: {statistics.mean(scores):.4f}")
        return
    shape, around = fitted(pages)
    rounded = {"shape": shape.round(4).tolist(), "surroundings": around.round(4).tolist()}
    WEIGHTS.write_text(json.dumps(rounded) + "\n", encoding="utf-8")
    print(f"learnt from {len(pages)} pages: {WEIGHTS}")


if __name__ == "__main__":
    main()
