"""Time expressions are scored as in TempEval-3 task A: spans strict and relaxed, values over the relaxed matches."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from evaluation.figure import Figure
from onrecord.grounding import times
from onrecord.record import Analysis, Article, Block, Span, When

EDGES = " \t\n.,;:!?'\"()[]“”‘’"
PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n[^\S\n]*\n|\s*\Z)", re.DOTALL)
Analyser = Callable[[Article], Analysis]


class Pair(NamedTuple):
    """A gold expression and the reading that matched it, for the lists of errors."""

    doc: str
    words: str
    type: str
    value: str
    read: When | None


@dataclass(slots=True)
class Tally:
    """Counts over documents, and the errors behind them."""

    gold: int = 0
    read: int = 0
    strict: int = 0
    found: int = 0
    right_reads: int = 0
    values: int = 0
    types: int = 0
    missed: list[Pair] = field(default_factory=list)
    wrong: list[Pair] = field(default_factory=list)
    inexact: list[Pair] = field(default_factory=list)
    spurious: list[tuple[str, When]] = field(default_factory=list)


def no_analysis(article: Article) -> Analysis:
    """The empty columns: the grammar by itself."""
    return Analysis()


def figures(data: Path, analyse: Analyser = no_analysis) -> dict[str, Figure]:
    """time.SET.strict_f1, .relaxed_f1, .value_f1 and .value_accuracy of every grounding/time_*.jsonl in the folder."""
    out: dict[str, Figure] = {}
    for path in sorted((data / "grounding").glob("time_*.jsonl")):
        name = path.name.removeprefix("time_").split(".")[0]
        started = perf_counter()
        tally = score(documents(path), analyse)
        seconds = perf_counter() - started
        for measure, value in shares(tally).items():
            out[f"time.{name}.{measure}"] = Figure(value, tally.gold, seconds)
    return out


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a set."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def as_article(row: dict[str, Any]) -> Article:
    """A row as an article: its creation day as the day of publication, a paragraph block a paragraph."""
    text, told = row["text"], re.match(r"\d{4}-\d\d-\d\d", row.get("dct") or "")
    blocks = tuple(Block(kind="paragraph", span=Span(m.start(), m.end())) for m in PARAGRAPH.finditer(text))
    published = date.fromisoformat(told[0]) if told else None
    return Article(id=row["doc"], text=text, blocks=blocks, published=published)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without blanks and punctuation at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def score(rows: Iterable[dict[str, Any]], analyse: Analyser) -> Tally:
    """Counts over a set: a gold expression is found where a reading overlaps it, strictly where the spans are equal."""
    tally = Tally()
    for row in rows:
        article = as_article(row)
        compare(tally, row, times(article, analyse(article)))
    return tally


def compare(tally: Tally, row: dict[str, Any], reads: tuple[When, ...]) -> None:
    """One document's counts; an exact reading is preferred among those that overlap a gold expression."""
    text = row["text"]
    spans = [trimmed(text, when.span.start, when.span.end) for when in reads]
    golds = [trimmed(text, gold["start"], gold["end"]) for gold in row["timexes"]]
    tally.gold, tally.read = tally.gold + len(golds), tally.read + len(reads)
    for gold, (start, end) in zip(row["timexes"], golds, strict=True):
        over = [i for i, span in enumerate(spans) if span[0] < end and start < span[1]]
        exact = [i for i in over if spans[i] == (start, end)]
        best = reads[(exact or over)[0]] if over else None
        pair = Pair(row["doc"], gold["text"], gold["type"], gold["value"], best)
        if best is None:
            tally.missed.append(pair)
            continue
        tally.found += 1
        tally.strict += bool(exact)
        tally.types += best.type == gold["type"]
        right = best.value == (gold["value"] or "").strip()
        tally.values += right
        tally.wrong += [] if right else [pair]
        tally.inexact += [] if exact else [pair]
    for when, (start, end) in zip(reads, spans, strict=True):
        if any(a < end and start < b for a, b in golds):
            tally.right_reads += 1
        else:
            tally.spurious.append((row["doc"], when))


def shares(tally: Tally) -> dict[str, float]:
    """The scores; value F1 is relaxed F1 times the share of right values among the found, as in TempEval-3."""
    strict = harmonic(tally.strict, tally.read, tally.strict, tally.gold)
    relaxed = harmonic(tally.right_reads, tally.read, tally.found, tally.gold)
    accuracy = tally.values / tally.found if tally.found else 0.0
    return {"strict_f1": strict, "relaxed_f1": relaxed, "value_f1": relaxed * accuracy, "value_accuracy": accuracy}


def harmonic(right: int, read: int, found: int, gold: int) -> float:
    """F1 of right/read and found/gold."""
    precision, recall = right / read if read else 0.0, found / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
