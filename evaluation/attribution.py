"""Who says so, against PolNeAR: exact spans a role, and linked attributions."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.figure import Figure
from onrecord.attribution.bundles import Link
from onrecord.attribution.clean_up import cleaned
from onrecord.attribution.links import linked
from onrecord.attribution.stretches import Page, Stretch, stretches
from onrecord.language import Analyser, load
from onrecord.record import Analysis, Article, Block, Span

ROLES = ("source", "cue", "content")
Row = dict[str, Any]


def article_of(row: Row) -> Article:
    """A PolNeAR row as an article: a paragraph block a line, the first one the headline."""
    blocks, start = [], 0
    for number, line in enumerate(row["text"].split("\n")):
        if line.strip():
            kind = "headline" if number == 0 else "paragraph"
            blocks.append(Block(kind=kind, span=Span(start, start + len(line))))  # type: ignore[arg-type]
        start += len(line) + 1
    return Article(id=row["id"], text=row["text"], blocks=tuple(blocks))


def word_range(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """First and last word that the characters touch."""
    inside = [i for i, (a, b) in enumerate(zip(page.words.start, page.words.end, strict=True)) if a < end and b > start]
    return (inside[0], inside[-1]) if inside else None


def gold_stretches(page: Page, row: Row) -> list[Stretch]:
    """The gold fragments as stretches of our words, each once."""
    found = set()
    for attribution in row["attributions"]:
        for role in ROLES:
            for start, end in attribution[role]:
                bounds = word_range(page, start, end)
                if bounds:
                    found.add(Stretch(*bounds, role))
    return sorted(found)


def word_set(parts: Iterable[Stretch]) -> set[int]:
    return {i for part in parts for i in range(part.first, part.last + 1)}


def same(a: set[int], b: set[int]) -> bool:
    """Token F1 of at least one half; no source matches no source."""
    return (not a and not b) or (bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.5)


class Score:
    """Counts over articles: exact spans by role, and attributions whose content (IoU >= .5) and source both match."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, page: Page, row: Row, found: list[Stretch], links: list[Link]) -> None:
        gold = gold_stretches(page, row)
        for role in ROLES:
            ours, theirs = ({s for s in group if s.role == role} for group in (found, gold))
            self.counts[f"{role} found"] += len(ours)
            self.counts[f"{role} gold"] += len(theirs)
            self.counts[f"{role} right"] += len(ours & theirs)
        self._links(page, row, links)

    def _links(self, page: Page, row: Row, links: list[Link]) -> None:
        gold = []
        for attribution in row["attributions"]:
            parts = {
                role: word_set(
                    Stretch(*bounds, role) for s, e in attribution[role] if (bounds := word_range(page, s, e))
                )
                for role in ("content", "source")
            }
            if parts["content"]:
                gold.append((parts["content"], parts["source"], attribution["kind"]))
                self.counts["gold " + attribution["kind"]] += 1
        ours = [(word_set(link.content), word_set(link.source)) for link in links]
        self.counts["links"] += len(ours)
        self.counts["gold"] += len(gold)
        pairs = sorted(
            ((len(g[0] & o[0]) / len(g[0] | o[0]), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours)),
            reverse=True,
        )
        used_gold, used_ours = set(), set()
        for overlap, i, j in pairs:
            if overlap < 0.5:
                break
            if i in used_gold or j in used_ours:
                continue
            used_gold.add(i)
            used_ours.add(j)
            if same(gold[i][1], ours[j][1]):
                self.counts["linked"] += 1
                self.counts["linked " + gold[i][2]] += 1

    def f1(self, right: str, found: str, gold: str) -> float:
        both = self.counts[found] + self.counts[gold]
        return 2 * self.counts[right] / both if both else 0.0

    def rows(self) -> dict[str, tuple[float, int]]:
        """Value and number of gold items by figure."""
        rows = {
            f"{role}_f1": (self.f1(f"{role} right", f"{role} found", f"{role} gold"), self.counts[f"{role} gold"])
            for role in ROLES
        }
        rows["linked_f1"] = (self.f1("linked", "links", "gold"), self.counts["gold"])
        indirect = self.counts["gold indirect"]
        if indirect:
            rows["linked_recall_indirect"] = (self.counts["linked indirect"] / indirect, indirect)
        return rows


def score(rows: list[Row], analyses: list[Analysis], *, gold_spans: bool = False) -> Score:
    """Score articles; with `gold_spans` the linker alone, on the gold stretches."""
    result = Score()
    for row, analysis in zip(rows, analyses, strict=True):
        page = Page(article_of(row), analysis)
        found = gold_stretches(page, row) if gold_spans else cleaned(page, stretches(analysis.role))
        result.add(page, row, found, linked(page, found))
    return result


def figures(data: Path, analyser: Analyser | None = None) -> dict[str, Figure]:
    """attribution.SET.* of every attribution/*.dev.jsonl that has attributions."""
    found: dict[str, Figure] = {}
    for path in sorted((data / "attribution").glob("polnear*.dev.jsonl")):
        began = time.perf_counter()
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        analyses = (analyser or load()).analyse([article_of(row) for row in rows])
        result = score(rows, analyses)
        seconds = time.perf_counter() - began
        name = path.name.split(".")[0]
        found |= {f"attribution.{name}.{key}": Figure(v, n, seconds) for key, (v, n) in result.rows().items()}
    return found
