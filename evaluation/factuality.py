"""Whether what a predicate tells took place, against sets of event factuality from -3 to +3 (measuring only).

The sets are those of Stanovsky et al. 2017 over FactBank and UW; each row is a sentence whose words stand between
blanks, with the characters and the score of each predicate.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from evaluation.figure import Figure
from onrecord.findings.belief import CERTAIN, degree
from onrecord.findings.clauses import Clauses
from onrecord.language import load
from onrecord.record import Article


def errors(path: Path) -> list[float]:
    """The absolute error of every predicate; one that our words do not cover is taken to have happened."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [Article(id=row["id"], text=row["text"]) for row in rows]
    found = []
    for row, analysis in zip(rows, load().analyse(articles), strict=True):
        clauses = Clauses(row["text"], analysis)
        for event in row["events"]:
            word = clauses.word_at(event["start"])
            ours = degree(clauses, word) if word is not None else CERTAIN
            found.append(abs(ours - event["score"]))
    return found


def figures(data: Path) -> dict[str, Figure]:
    """factuality.SET.mae of every attribution/fact_*.dev.jsonl; smaller is better."""
    rows = {}
    for path in sorted((data / "attribution").glob("fact_*.dev.jsonl")):
        began = time.perf_counter()
        found = errors(path)
        name = path.name.split(".")[0]
        if found:
            mean = sum(found) / len(found)
            rows[f"factuality.{name}.mae"] = Figure(mean, len(found), time.perf_counter() - began)
    return rows
