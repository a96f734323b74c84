"""`python -m benchmarks.brief RECORD [STORY]`: what the brief of a story costs, step by step, in milliseconds.

Without STORY the largest episode or story. Loading its pages, filling the round-up, composing and laying out are timed
apart; `first` is the first page of a process, which compiles the templates, `again` the median of the next five.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from onrecord.brief import brief_html, composed
from onrecord.pipeline.round_ups import round_up
from onrecord.store import Record

Result = TypeVar("Result")


def timed(step: Callable[[], Result]) -> tuple[Result, float]:
    """What a step gives, and the milliseconds that it took."""
    began = time.perf_counter()
    found = step()
    return found, (time.perf_counter() - began) * 1000


def main(arguments: list[str]) -> None:
    """Print the table."""
    if not arguments:
        sys.exit("usage: python -m benchmarks.brief RECORD [STORY]")
    record = Record(arguments[0])
    largest = [*record.stories(level="episode", limit=1), *record.stories(limit=1)]
    story = record.story(arguments[1]) if arguments[1:] else max(largest, key=lambda one: len(one.articles))
    readings, loading = timed(lambda: list(record.readings(story.articles)))
    told, filling = timed(lambda: round_up(readings, story, record.copies(story.articles)))
    first, first_time = timed(lambda: brief_html(composed(told)))
    again = median(timed(lambda: brief_html(composed(told)))[1] for _ in range(5))
    print(f"{len(readings)} pages, {len(first.encode()) // 1000:,} kB of HTML")
    for name, took in (("load", loading), ("round-up", filling), ("first", first_time), ("again", again)):
        print(f"{name:<9}{took:8.0f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
