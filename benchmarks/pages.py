"""Reads every page and capture of a data folder: how many fail and why, how long each takes, how much memory is used.

`python -m benchmarks.pages DATA [--limit N]`
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.read import article
from onrecord.record import Origin, Page, PageProblem


def captured(data: Path) -> Iterator[Page]:
    """The HTML pages of pages/gold.jsonl, then the captures of pages/text."""
    folder = data / "pages"
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield _page(folder / row["html"], "text/html", row["url"])
    for path in sorted((folder / "text").glob("*.txt.gz")):
        yield _page(path, "text/plain", None)


def _page(path: Path, media_type: str, url: str | None) -> Page:
    body = gzip.decompress(path.read_bytes())
    return Page(id=path.name, body=body, media_type=media_type, origin=Origin(file=str(path)), url=url)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, help="read only so many pages")
    options = parser.parse_args()
    seconds: list[float] = []
    problems: Counter[str] = Counter()
    for number, page in enumerate(captured(options.data)):
        if options.limit is not None and number >= options.limit:
            break
        began = time.perf_counter()
        try:
            article(page)
        except PageProblem as problem:
            problems[problem.message] += 1
        seconds.append(time.perf_counter() - began)
    ranked = sorted(seconds)
    print(f"pages {len(ranked)}, problems {problems.total()} ({problems.total() / max(1, len(ranked)):.1%})")
    for message, count in problems.most_common():
        print(f"  {count} × {message}")
    print(
        f"seconds a page: p50 {statistics.median(ranked):.3f}, p99 {ranked[int(0.99 * (len(ranked) - 1))]:.3f},"
        f" max {ranked[-1]:.3f}"
    )
    print(f"pages a second: {len(ranked) / sum(ranked):.0f}")
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
