"""Puts every page and capture of a data folder on the record: what fails and why, seconds a page, memory.

`python -m benchmarks.readings DATA [--every N]`. One page at a time on one thread, as the slowest way of reading does;
the seconds of a page are from its bytes to its reading.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from benchmarks.pages import captured
from onrecord.language import load
from onrecord.pipeline import readings
from onrecord.record import Page, Reading


def timed(page: Page) -> tuple[Reading, float]:
    """The reading of a page and its seconds."""
    began = time.perf_counter()
    (reading,) = readings([page])
    return reading, time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read only every N-th page")
    options = parser.parse_args()
    load()  # the model is loaded once a run, not once a page
    seconds: list[float] = []
    problems: Counter[str] = Counter()
    slowest: list[tuple[float, str]] = []
    words = 0
    for page in islice(captured(options.data), 0, None, options.every):
        reading, spent = timed(page)
        seconds.append(spent)
        slowest.append((spent, page.id))
        problems.update(f"{problem.stage}: {problem.message}" for problem in reading.problems)
        words += len(reading.article.text.split()) if reading.article else 0
    ranked = sorted(seconds)
    print(f"pages {len(ranked)}, with problems {problems.total()} ({problems.total() / len(ranked):.1%})")
    for message, count in problems.most_common():
        print(f"  {count} × {message}")
    p99 = ranked[int(0.99 * (len(ranked) - 1))]
    print(f"seconds a page: p50 {statistics.median(ranked):.3f}, p99 {p99:.3f}, max {ranked[-1]:.3f}")
    print("slowest: " + ", ".join(f"{name} {spent:.1f} s" for spent, name in sorted(slowest, reverse=True)[:5]))
    print(f"pages a second {len(ranked) / sum(ranked):.2f}, words a second {words / sum(ranked):,.0f}")
    print(f"memory of the process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
