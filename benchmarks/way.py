"""The whole way from bytes to parts: what share of a page's processor time each step takes.

`python -m benchmarks.way [--pages 40] [--words 850]`. Steps are timed in processor seconds, so that a busy machine
changes shares little; the pages are those of benchmarks/pages_made.py.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.pages_made import write_rows
from benchmarks.store import peak
from onrecord.pipeline import Settings, run, shards, stages
from onrecord.read import pages
from onrecord.store import Folder, captured, index
from onrecord.store.writing import Label, keep

STEPS = {
    (run, "article_of"): "bytes to article",
    (stages, "resolved"): "who is meant by he and the minister",
    (stages, "places"): "places",
    (stages, "actors"): "actors",
    (stages, "times"): "times",
    (stages, "statements"): "who says what",
    (stages, "events"): "events",
    (stages, "figures"): "figures",
    (stages, "positions"): "positions",
    (stages, "procedures"): "procedures",
    (shards, "packed"): "reading to rows",
}


class Clock:
    """Processor seconds by step; what a step spends inside another one counts for the inner one alone."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.inner = [0.0]

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run_timed(*given: Any, **named: Any) -> Any:
            self.inner.append(0.0)
            began = time.process_time()
            try:
                return work(*given, **named)
            finally:
                whole = time.process_time() - began
                self.spent[name] += whole - self.inner.pop()
                self.inner[-1] += whole

        return run_timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--words", type=int, default=850)
    options = parser.parse_args()
    clock = Clock()
    for (module, name), step in STEPS.items():
        setattr(module, name, clock.timed(step, getattr(module, name)))
    load = run.load

    def timed_load(*given: Any, **named: Any) -> Any:
        analyser = load(*given, **named)
        for name, step in (("analyse", "words, syntax, names"), ("inner_roles", "words inside what is said")):
            setattr(analyser, name, clock.timed(step, getattr(analyser, name)))
        return analyser

    run.load = timed_load
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "rows.jsonl")
        write_rows(source, options.pages, words=options.words)
        read = shards.page_reader(Settings())
        # Whatever is loaded at its first use is loaded before the clock runs.
        first = read(captured(next(iter(pages(source)))))
        with Folder.writing(Path(folder, "first"), create=True) as record:
            keep(record, Label("0001-000000", 1, "benchmark"), [first])
            index.bring_up(record)
        clock.spent.clear()
        find = clock.timed("find, hash", lambda: [captured(page) for page in pages(source)])
        rows = [read(page) for page in find()]
        with Folder.writing(Path(folder, "record"), create=True) as record:
            clock.timed("rows to a part on disk", keep)(record, Label("0001-000000", 1, "benchmark"), rows)
            clock.timed("search index", index.bring_up)(record)
    whole = sum(clock.spent.values())
    print(f"{options.pages} pages of about {options.words} words: {1000 * whole / options.pages:.0f} ms of processor")
    print(f"time a page, {options.pages / whole:.1f} pages a processor-second; {peak():.0f} MB")
    for step, spent in clock.spent.most_common():
        print(f"{spent / whole:6.1%} {1000 * spent / options.pages:7.1f} ms  {step}")


if __name__ == "__main__":
    main()
