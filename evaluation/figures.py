"""What the page's figure of killed and injured is, against the Gun Violence Archive's counts of the incident."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.figure import Figure
from evaluation.tolls import page_toll
from onrecord.findings.figures import figures as figures_of
from onrecord.language import load
from onrecord.record import Article, Block, Grounds, Span

EVERY = 10
"""One article in so many is read, by its place in the file."""
READ = 3000
"""Characters of the body that are read: a report tells its figures early, what follows is often older news."""
Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article_of(row: Row) -> Article:
    """Title and body as one text, a block a line."""
    text = row["title"] + "\n\n" + row["body"][:READ]
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = "headline" if number == 0 else "paragraph"
            blocks.append(Block(kind=kind, span=Span(start, start + len(line))))  # type: ignore[arg-type]
        start += len(line) + 1
    return Article(id=row["id"], text=text, blocks=tuple(blocks))


def scored(pairs: list[tuple[int | None, int]], seconds: float) -> tuple[Figure, Figure]:
    """Precision over the pages that tell a figure, recall over those of incidents whose count is not zero."""
    told = [(page, gold) for page, gold in pairs if page is not None]
    due = [(page, gold) for page, gold in pairs if gold > 0]
    right = sum(page == gold for page, gold in told)
    found = sum(page == gold for page, gold in due)
    return (
        Figure(right / len(told) if told else 0.0, len(told), seconds),
        Figure(found / len(due) if due else 0.0, len(due), seconds),
    )


def figures(data: Path) -> dict[str, Figure]:
    """`figures.gva.{killed,injured}_{precision,recall}` on every tenth report of an incident.

    A page's figure is the first one emitted for the measure, in its title and the first 3,000 characters of its body
    (see `evaluation.tolls`); the gold is the incident's count. Pages under 200 characters are left out. The page may
    be older than the count, so not every difference is an error of reading.
    """
    folder = data / "stories"
    if not (folder / "gva_articles.jsonl").exists() or not (folder / "gva_incidents.jsonl").exists():
        return {}
    started = time.perf_counter()
    incidents = {
        "gva-" + str(row.get("incident", row["incident_uri"])): row for row in rows(folder / "gva_incidents.jsonl")
    }
    reports = [
        row
        for number, row in enumerate(rows(folder / "gva_articles.jsonl"))
        if number % EVERY == 0 and len(row["body"]) >= 200 and row["gold_cluster"] in incidents
    ]
    analyser = load()
    killed, injured = [], []
    for row in reports:
        article = article_of(row)
        emitted = figures_of(article, analyser.analyse([article])[0], (), Grounds())
        gold = incidents[row["gold_cluster"]]
        killed.append((page_toll(article.text, emitted, "killed"), int(gold["num_killed"] or 0)))
        injured.append((page_toll(article.text, emitted, "wounded"), int(gold["num_injured"] or 0)))
    seconds = time.perf_counter() - started
    scores = {"killed": scored(killed, seconds), "injured": scored(injured, seconds)}
    return {
        f"figures.gva.{name}_{what}": figure
        for name, pair in scores.items()
        for what, figure in zip(("precision", "recall"), pair, strict=True)
    }
