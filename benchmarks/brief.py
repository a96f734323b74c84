"""`python -m benchmarks.brief RECORD [STORY]`: what the brief of a story costs, step by step, in milliseconds.

Without STORY the largest episode or story. First the whole command, `onrecord brief RECORD STORY --html FILE`, in five
processes one after another: the median from start to end by the clock, and the median of the processor time (user and
system) that they took, which is what the command costs on a machine that does other work as well. Then its steps apart
in one process: loading the pages, filling the round-up, composing and laying out; `first` is the first page of the
process, `again` the median of the next five.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from onrecord.brief import brief_html, composed
from onrecord.pipeline.round_ups import round_up
from onrecord.store import Record

Result = TypeVar("Result")
RUNS = 5


def timed(step: Callable[[], Result]) -> tuple[Result, float]:
    """What a step gives, and the milliseconds that it took."""
    began = time.perf_counter()
    found = step()
    return found, (time.perf_counter() - began) * 1000


def whole(record: str, story: str) -> tuple[float, float]:
    """Milliseconds from the start of the command to its end, and of processor time: medians of five processes."""
    walls, spent = [], []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "onrecord", "brief", record, story, "--html", f"{folder}/brief.html"]
        for _ in range(RUNS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            _, wall = timed(lambda: subprocess.run(command, check=True, stderr=subprocess.DEVNULL))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            walls.append(wall)
            spent.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return median(walls), median(spent)


def main(arguments: list[str]) -> None:
    """Print the table."""
    if not arguments:
        sys.exit("usage: python -m benchmarks.brief RECORD [STORY]")
    record = Record(arguments[0])
    largest = [*record.stories(level="episode", limit=1), *record.stories(limit=1)]
    story = record.story(arguments[1]) if arguments[1:] else max(largest, key=lambda one: len(one.articles))
    wall, spent = whole(arguments[0], story.id)
    readings, loading = timed(lambda: list(record.readings(story.articles)))
    told, filling = timed(lambda: round_up(readings, story, record.copies(story.articles), record.days(story.articles)))
    first, first_time = timed(lambda: brief_html(composed(told)))
    again = median(timed(lambda: brief_html(composed(told)))[1] for _ in range(5))
    print(f"{len(readings)} pages, {len(first.encode()) // 1000:,} kB of HTML")
    print(f"the whole command: {wall:.0f} ms by the clock, {spent:.0f} ms of processor time")
    for name, took in (("load", loading), ("round-up", filling), ("first", first_time), ("again", again)):
        print(f"{name:<9}{took:8.0f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
