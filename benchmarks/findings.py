"""`python -m benchmarks.findings [DATA]`: sentences a CPU-second from raw text to finished claims, stage by stage.

One core (`threads=1`), CPU time of this process. The text is that of the bodies of DATA/pages/gold.jsonl, the first 40;
without DATA the project's own event sentences, twenty to an article. A row a stage, and one for all of them together.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from onrecord.attribution import statements
from onrecord.findings import events, figures, positions, procedures
from onrecord.grounding import actors, places, times
from onrecord.language import load, resolved
from onrecord.record import Analysis, Article, Block, Grounds, Span, content_id

SENTENCES = Path(__file__).parents[1] / "tests" / "findings" / "event_sentences.tsv"
PAGES, TOGETHER = 40, 20
Result = TypeVar("Result")


def articles(data: Path | None) -> list[Article]:
    """Articles of plain paragraphs."""
    if data is None:
        rows = [line.split("\t")[-1] for line in SENTENCES.read_text(encoding="utf-8").splitlines() if "\t" in line]
        texts = ["\n".join(rows[at : at + TOGETHER]) for at in range(0, len(rows), TOGETHER)]
    else:
        lines = (data / "pages" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [row["body"] for row in map(json.loads, lines) if row.get("body")][:PAGES]
    return [_article(text) for text in texts]


def _article(text: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="paragraph", span=Span(at, at + len(line))))
        at += len(line) + 1
    return Article(id=content_id(text), text=text, blocks=tuple(blocks))


class Stages:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, work: Callable[[], Result]) -> Result:
        """The result of `work`, its time added to the stage."""
        began = time.process_time()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - began
        return result


def run(pages: Sequence[Article]) -> tuple[int, dict[str, float]]:
    """The number of sentences, and CPU seconds by stage."""
    analyser, stages = load(threads=1), Stages()
    analyser.analyse(pages[:1])
    analyses = stages.timed("language", lambda: analyser.analyse(pages))
    for article, analysis in zip(pages, analyses, strict=True):
        _claims(article, analysis, stages)
    return sum(len(set(analysis.sentence)) for analysis in analyses), stages.seconds


def _claims(article: Article, given: Analysis, stages: Stages) -> None:
    analysis = stages.timed("coreference", lambda: resolved(article, given))
    where = stages.timed("places", lambda: places(article, analysis))
    who = stages.timed("actors", lambda: actors(article, analysis, where))
    grounds = Grounds(times=stages.timed("times", lambda: times(article, analysis)), places=where, actors=who)
    said = stages.timed("statements", lambda: statements(article, analysis, who))
    stages.timed("events", lambda: events(article, analysis, said, grounds))
    stages.timed("figures", lambda: figures(article, analysis, said, grounds))
    stages.timed("positions", lambda: positions(article, analysis, said, grounds))
    stages.timed("procedures", lambda: procedures(article, analysis, said, grounds))


def main() -> int:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if data is not None and not (data / "pages" / "gold.jsonl").exists():
        print(f"findings: {data} holds no pages/gold.jsonl; name the data folder", file=sys.stderr)
        return 2
    number, seconds = run(articles(data))
    for name, took in seconds.items():
        print(f"{name:12} {number / took:10,.0f} sentences a second")
    print(f"{'all':12} {number / sum(seconds.values()):10,.0f} sentences a second, {number:,} sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
