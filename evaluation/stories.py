"""Articles into stories, scored on coded collections: B-cubed and pairwise F1, and articles clustered a CPU second."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from evaluation.figure import Figure
from onrecord.stories.clusters import Stream
from onrecord.stories.traits import Traits, text_traits

_SHORTEST = 200
"""Characters of a body; shorter ones are refused pages, not articles."""
_SEED = 7
"""Order of the articles of a collection without days."""


def figures(data: Path) -> dict[str, Figure]:
    """stories.SET.b3_f1, .pair_f1 and .docs_per_cpu_s over data/stories/SET_articles.jsonl.

    Words alone are given (title, body, day where the collection has it): no page is analysed, so the keys of the
    record take no part. Articles come by day, or in a seeded order; the speed leaves out splitting into words.
    """
    found: dict[str, Figure] = {}
    for path in sorted((data / "stories").glob("*_articles.jsonl")):
        began = perf_counter()
        articles, gold = collection(path)
        cpu = process_time()
        labels = clustered(articles)
        cpu = process_time() - cpu
        seconds = perf_counter() - began
        name = f"stories.{path.name.removesuffix('_articles.jsonl')}"
        found[f"{name}.b3_f1"] = Figure(b_cubed(labels, gold), len(gold), seconds)
        found[f"{name}.pair_f1"] = Figure(pairwise(labels, gold), len(gold), seconds)
        found[f"{name}.docs_per_cpu_s"] = Figure(len(gold) / max(cpu, 1e-9), len(gold), seconds)
    return found


def collection(path: Path) -> tuple[list[Traits], list[str]]:
    """The articles as clustering sees them, in the order in which they come, and their gold stories."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if len(row["body"]) >= _SHORTEST or not row["date"]]
    random.Random(_SEED).shuffle(rows)
    rows.sort(key=lambda row: row["date"] or "")
    articles = [
        text_traits(
            row["id"], row["title"] or "", row["body"], date.fromisoformat(row["date"]) if row["date"] else None
        )
        for row in rows
    ]
    return articles, [row["gold_cluster"] for row in rows]


def clustered(articles: Sequence[Traits]) -> list[int]:
    """The number of each article's story, words weighed over the whole collection."""
    stream = Stream(background=articles)
    for article in articles:
        stream.add(article)
    stream.settle()
    return stream.labels


def b_cubed(found: Sequence[object], gold: Sequence[object]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998): precision and recall are means over articles."""
    both, of_found, of_gold = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = sum(n * n / of_found[pair[0]] for pair, n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[pair[1]] for pair, n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def pairwise(found: Sequence[object], gold: Sequence[object]) -> float:
    """F1 over pairs of articles in one story."""
    both, of_found, of_gold = (_pairs(Counter(keys)) for keys in (zip(found, gold, strict=True), found, gold))
    return 2 * both / (of_found + of_gold) if of_found + of_gold else 0.0


def _pairs(counts: Counter[object]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())
