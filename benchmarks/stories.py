"""A large record's stories: clustered, joined by a page, corrected, and one story's readings loaded.

`python -m benchmarks.stories [--pages 100000] [--at DIR]`. The record is that of `benchmarks.store --claims`: copies of
a small set under other names, in parts of 1,000 pages. Words, days and shingles of its pages are made up from a seed,
since copies of one page are no news: stories of 1 to 60 pages over half a year, each with words of its own among common
ones; a third go on with names of an earlier one, so that there are episodes. A page has five passages, one of which is
about another story of its episode. `--at` keeps the record, so that a second run measures alone.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.pages_made import write_rows
from benchmarks.store import BASE, multiplied, peak
from onrecord import Record
from onrecord.pipeline.correcting import merge, undo
from onrecord.pipeline.storied import bring_up, cluster
from onrecord.store import Folder, stories, traits
from onrecord.store.traits import PageTraits
from onrecord.store.writing import page_ids
from onrecord.stories.copies import as_bytes

SIZES = (1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6, 10, 20, 60)
FIRST_DAY = date(2031, 1, 1).toordinal()
SPAN = 183
GOES_ON = 0.33
"""Share of stories that go on with names of an earlier one."""


def made(path: Path, pages: int, words: int) -> None:
    """A record of about so many pages, with traits of made-up news."""
    from onrecord.pipeline.adding import add

    source = path.parent / "rows.jsonl"
    write_rows(source, BASE, words=words)
    add([source], path, engine="here")
    each = sum(Record(path).stats()["rows"][kind] for kind in CLAIMS)  # type: ignore[index]
    multiplied(path, each * (pages // BASE - 1))
    with Folder.writing(path) as folder:
        stories.drop(folder)
        told = news(sum(mark.pages for mark in folder.marks()))
        for mark in folder.marks():
            traits.keep(folder, mark, [next(told)._replace(page=page) for page in page_ids(folder, [mark])])


CLAIMS = ("statements", "events", "figures", "positions", "procedures")


def news(count: int, seed: int = 7) -> Iterator[PageTraits]:
    """Pages of made-up stories, in the order of their days."""
    chance = random.Random(seed)
    common = [f"common{n}" for n in range(4000)]
    found: list[PageTraits] = []
    earlier: list[tuple[int, list[str]]] = []
    while len(found) < count:
        number, day = len(found), FIRST_DAY + chance.randrange(SPAN)
        own = [f"story{number}x{n}" for n in range(40)]
        other = own
        if earlier and chance.random() < GOES_ON:
            before, other = chance.choice(earlier[-50:])
            own, day = [*other[:12], *own[12:]], before + chance.randrange(1, 20)
        earlier.append((day, own))
        for _ in range(chance.choice(SIZES)):
            names = chance.sample(own, 12) + chance.sample(common, 10)
            words = [*names, *chance.sample(own, 15), *(common[int(chance.random() ** 2 * 4000)] for _ in range(120))]
            at = day + int(chance.random() ** 2 * 12)
            shingles = np.sort(np.array([chance.getrandbits(60) * 4 for _ in range(200)], dtype=np.uint64))
            told = (date.fromordinal(at).isoformat(), at, "Post", None, f"Headline {number}", " ".join(words))
            passages = [passage(n, other if n == 4 else own, common, chance) for n in range(5)]
            found.append(PageTraits("", *told, " ".join(names), [f"place {number}"], as_bytes(shingles), 800, passages))
    found = found[:count]
    found.sort(key=lambda row: row.day or 0)
    yield from found


def passage(number: int, own: list[str], common: list[str], chance: random.Random) -> dict[str, object]:
    """A passage of some thirty weighty words, six of them names of a story."""
    names = chance.sample(own, 6)
    words = [*names, *chance.sample(own, 5), *(common[int(chance.random() ** 2 * 4000)] for _ in range(20))]
    return {"start": 600 * number, "stop": 600 * number + 590, "words": " ".join(words), "names": " ".join(names)}


def timed(what: str, work: Callable[[], object], rounds: int = 1) -> None:
    """Print how long some work takes: the median of rounds, and processor time."""
    took, used = [], []
    for _ in range(rounds):
        began, spent = time.perf_counter(), time.process_time()
        work()
        took.append(time.perf_counter() - began)
        used.append(time.process_time() - spent)
    print(
        f"{what}: {statistics.median(took):.2f} s, worst {max(took):.2f} s, processor time "
        f"{statistics.median(used):.2f} s (n = {rounds}), peak {peak():.0f} MB",
        flush=True,
    )


def measured(path: Path, rounds: int) -> None:
    """Time clustering, one page that joins, a correction, and loading one story of sixty pages."""

    def clustered() -> None:
        with Folder.writing(path) as folder:
            cluster(folder)

    timed("all pages into stories", clustered)
    record = Record(path)
    sixty = next(story for story in record.stories(limit=400) if len(story.articles) <= 60)
    print(f"{len(record):,} pages, {len(record.story_list()):,} stories; one of {len(sixty.articles)} pages")

    def joined() -> None:
        """A page is as new where its story has forgotten it."""
        with Folder.writing(path) as folder:
            stories.forget(folder, sixty.articles[-1:])
            bring_up(folder, retell=True)

    opened = Record(path)
    timed("one story by its id", lambda: opened.story(sixty.id), rounds)
    timed("its readings", lambda: list(opened.readings(sixty.articles)), rounds)
    timed("opened anew: the story and its readings", lambda: fresh(path, sixty.id), rounds)
    timed("a page forgotten, and put into its story again", joined)
    two = [story.id for story in record.stories(limit=2)]
    timed("two stories merged", lambda: merge(path, two, "benchmark"))
    timed("and taken back", lambda: undo(path, "benchmark"))


def fresh(path: Path, story: str) -> int:
    """A story's readings from a record that is opened for it."""
    record = Record(path)
    return len(list(record.readings(record.story(story).articles)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=850)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--at", type=Path, help="a folder that keeps the record")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = (options.at or Path(folder)) / "record"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made(path, options.pages, options.words)
        measured(path, options.rounds)


if __name__ == "__main__":
    main()
