"""`python -m benchmarks.brief RECORD [STORY]`: what the brief of a story costs, step by step, in milliseconds.

`python -m benchmarks.brief --read PAGE`: what the command `onrecord read PAGE` costs, in the same way.

STORY is an id or words; without it the largest episode or story. First the whole command, `onrecord brief RECORD STORY
--html FILE`, in seven processes one after another, their bytecode kept as an installed package's is: from start to end
by the clock, and the processor time (user and system) that they took, which is what the command costs on a machine that
does other work as well; of both the median and the least, which other work disturbed least. Beside them the processor
time of `python -c "import typer"`, which is the same on every state of the code and shows how busy the machine is. Then
its steps apart in one process: loading the pages, filling the round-up, composing and laying out; `first` is the first
page of the process, `again` the median of the next five.
"""

from __future__ import annotations

import os
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
RUNS = 7
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
YARDSTICK = "import typer"
"""A process that does the same whatever the code is: how busy the machine is, it shows by what it takes."""


def timed(step: Callable[[], Result]) -> tuple[Result, float]:
    """What a step gives, and the milliseconds that it took."""
    began = time.perf_counter()
    found = step()
    return found, (time.perf_counter() - began) * 1000


def processes(command: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds from start to end, and of processor time, of `RUNS` processes after one that warms up."""
    # Where Python is told to write no bytecode, each process would compile the package for itself.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    walls, spent = [], []
    for _ in range(RUNS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _, wall = timed(lambda: subprocess.run(command, check=True, env=kept, **QUIET))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(wall)
        spent.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return walls[1:], spent[1:]


def tell(command: list[str]) -> None:
    """Print what a command of onrecord costs."""
    walls, spent = processes([sys.executable, "-m", "onrecord", *command])
    _, yardstick = processes([sys.executable, "-c", YARDSTICK])
    print(f"the whole command: {median(walls):.0f} ms by the clock, the least {min(walls):.0f}; ", end="")
    print(f"{median(spent):.0f} ms of processor time, the least {min(spent):.0f} ({YARDSTICK!r}: {min(yardstick):.0f})")


def main(arguments: list[str]) -> None:
    """Print the table."""
    if not arguments or arguments == ["--read"]:
        sys.exit("usage: python -m benchmarks.brief RECORD [STORY], or --read PAGE")
    if arguments[0] == "--read":
        tell(["read", "--json", *arguments[1:]])
        return
    record = Record(arguments[0])
    largest = [*record.stories(level="episode", limit=1), *record.stories(limit=1)]
    story = record.told_of(arguments[1]) if arguments[1:] else max(largest, key=lambda one: len(one.articles))
    with tempfile.TemporaryDirectory() as folder:
        tell(["brief", arguments[0], (arguments[1:] or [story.id])[0], "--html", f"{folder}/brief.html"])
    readings, loading = timed(lambda: list(record.readings(story.articles)))
    told, filling = timed(
        lambda: round_up(readings, story, record.copies(story.articles), record.days(story.articles), across=False)
    )
    first, first_time = timed(lambda: brief_html(composed(told)))
    again = median(timed(lambda: brief_html(composed(told)))[1] for _ in range(5))
    print(f"{len(readings)} pages, {len(first.encode()) // 1000:,} kB of HTML")
    for name, took in (("load", loading), ("round-up", filling), ("first", first_time), ("again", again)):
        print(f"{name:<9}{took:8.0f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
