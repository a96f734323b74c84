"""The reading room against pages with gold: body, title, authors, day, instant, and plain captures.

`body_f1` follows scrapinghub/article-extraction-benchmark: counts of four-word shingles, normalised a page, precision
and recall averaged over pages, F1 of the two averages. The body compared is the article's running words: paragraphs,
headings, lists, tables, quotes, and standfirst and dateline, which the gold bodies hold, too. `token_f1` of captures is
the mean over pages of the F1 of word counts. Title and authors count where they are exact once white space is
collapsed; `day` where it is the gold's day, or the day of the gold's instant in its own zone or UTC; `instant` where
it is less than a minute off. Only gold that is there is counted; a page that ends as a problem scores zero.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from evaluation.figure import Figure
from onrecord.read import article as reading_of
from onrecord.record import BODY_KINDS, Article, Origin, Page, PageProblem

RUNNING = BODY_KINDS | {"standfirst", "dateline"}
WORD = re.compile(r"\w+")
Row = dict[str, Any]
Shares = tuple[float, float, float]


def figures(data: Path) -> dict[str, Figure]:
    """Figures of every source in pages/gold.jsonl, and of the captures beside it."""
    gold = data / "pages" / "gold.jsonl"
    if not gold.exists():
        return {}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_set[row["source"]].append(row)
    found: dict[str, Figure] = {}
    for name, members in by_set.items():
        found |= _of_set(name, members, gold.parent)
    return found | _of_captures(rows, gold.parent)


def _of_set(name: str, rows: list[Row], folder: Path) -> dict[str, Figure]:
    began = time.perf_counter()
    hits: dict[str, list[bool]] = defaultdict(list)
    bodies: list[Shares] = []
    for row in rows:
        article = article_of(row, folder / row["html"], "text/html")
        if row.get("body"):
            bodies.append(shares(row["body"], running_words(article), 4))
        for what, hit in verdicts(row, article):
            hits[what].append(hit)
    seconds = time.perf_counter() - began
    found = {
        f"pages.{name}.{what}": Figure(sum(values) / len(values), len(values), seconds) for what, values in hits.items()
    }
    if bodies:
        found[f"pages.{name}.body_f1"] = Figure(benchmark_f1(bodies), len(bodies), seconds)
    return found


def _of_captures(rows: list[Row], folder: Path) -> dict[str, Figure]:
    began = time.perf_counter()
    scores = []
    for row in rows:
        path = folder / "text" / f"{row['id']}.txt.gz"
        if row.get("body") and path.exists():
            article = article_of({"id": row["id"]}, path, "text/plain")
            hit, extra, missing = shares(row["body"], running_words(article), 1)
            scores.append(2 * hit / (2 * hit + extra + missing) if hit else 0.0)
    if not scores:
        return {}
    return {"captures.token_f1": Figure(statistics.mean(scores), len(scores), time.perf_counter() - began)}


def article_of(row: Row, path: Path, media_type: str) -> Article | None:
    """The article of a gzipped page; None where reading it is a problem."""
    body = gzip.decompress(path.read_bytes())
    page = Page(id=row["id"], body=body, media_type=media_type, origin=Origin(file=str(path)), url=row.get("url"))
    try:
        return reading_of(page)
    except PageProblem:
        return None


def running_words(article: Article | None) -> str:
    """The text of the blocks that make up the body."""
    if article is None:
        return ""
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind in RUNNING)


def shares(gold: str, found: str, size: int) -> Shares:
    """Shingles of `size` words in both, found alone, gold alone; each as a share of the three."""
    wanted, got = shingles(gold, size), shingles(found, size)
    hit = sum((wanted & got).values())
    counts = (hit, sum(got.values()) - hit, sum(wanted.values()) - hit)
    total = sum(counts)
    return (counts[0] / total, counts[1] / total, counts[2] / total) if total else (0.0, 0.0, 0.0)


def shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    """Runs of `size` words; a shorter text is one run."""
    words = WORD.findall(text)
    runs = (tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))
    return Counter(run for run in runs if run)


def benchmark_f1(pages: list[Shares]) -> float:
    """F1 of the precision and the recall averaged over pages."""
    precisions = [hit / (hit + extra) for hit, extra, _ in pages if hit + extra]
    recalls = [hit / (hit + missing) for hit, _, missing in pages if hit + missing]
    if not precisions or not recalls:
        return 0.0
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def verdicts(row: Row, article: Article | None) -> Iterator[tuple[str, bool]]:
    """Each kind of metadata that the row has gold for, and whether the article has it right."""
    if row.get("title"):
        yield "title", article is not None and collapsed(article.title or "") == collapsed(row["title"])
    if row.get("authors"):
        names = {collapsed(author.name) for author in article.authors} if article else set()
        yield "authors", names == {collapsed(name) for name in row["authors"]}
    found = article.published if article else None
    moment = gold_moment(row)
    if isinstance(row.get("date"), str) and re.match(r"\d{4}-\d\d-\d\d", row["date"]):
        days = {row["date"][:10]} | ({str(moment.date()), str(moment.astimezone(UTC).date())} if moment else set())
        yield "day", found is not None and day_of(found) in days
    if moment:
        yield "instant", isinstance(found, datetime) and abs((found - moment).total_seconds()) < 60


def gold_moment(row: Row) -> datetime | None:
    """The gold's instant, where it tells an offset."""
    if not isinstance(row.get("datetime"), str):
        return None
    try:
        moment = datetime.fromisoformat(row["datetime"])
    except ValueError:  # the gold's own slip
        return None
    return moment if moment.tzinfo else None


def day_of(moment: date) -> str:
    """The day in the moment's own zone."""
    return str(moment.date() if isinstance(moment, datetime) else moment)


def collapsed(text: str) -> str:
    """Entities read, white space collapsed."""
    return " ".join(html.unescape(text).split())
