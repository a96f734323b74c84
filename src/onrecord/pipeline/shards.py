"""A shard is the unit of work: some pages in order, and the name of the part that they become."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.pipeline.run import Reader, guarded, reader_of, reading_with
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.stages import is_read
from onrecord.record import Problem, Reading
from onrecord.store import Captured, packed

SHARD_BYTES = 32 * 2**20
"""Bytes of pages after which a shard is closed, however few they are, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Shard:
    """`part` names the part; its bytes follow from `pages` alone, whoever reads them."""

    part: str
    pages: tuple[Captured, ...]


ReadPage = Callable[[Captured], bytes]
"""Reads one page to its packed rows."""

Engine = Callable[[Iterator[Shard], Settings, Callable[[], None]], Iterator[tuple[Shard, list[bytes]]]]
"""Takes shards as it needs them, calls back at each page read, and gives each shard with its pages' packed rows."""


def page_reader(settings: Settings) -> ReadPage:
    """What reads one page to packed rows, with its language model loaded. A page that fails gives rows, too."""
    reader = reader_of(settings)
    return lambda given: _read(given, reader)


def _read(given: Captured, reader: Reader) -> bytes:
    work = guarded(given.page.id, "reading", lambda: reading_with(given.problem or given.page, reader))
    if isinstance(work, Problem) or work.article is None:
        problems = (work,) if isinstance(work, Problem) else work.problems
        return failed(given, *problems)
    return packed(given, work, "read" if is_read(work.article) else "other language")


def failed(given: Captured, *problems: Problem) -> bytes:
    """The packed rows of a page that could not be read."""
    reading = Reading(id=given.page.id, article=None, problems=problems, origin=given.page.origin)
    return packed(given, reading, "failed")


def shards_of(pages: Iterable[Captured], run: int, most: int) -> Iterator[Shard]:
    """Pages cut into shards, always at the same places for the same pages."""
    held: list[Captured] = []
    number = size = 0
    for page in pages:
        held.append(page)
        size += len(page.page.body)
        if len(held) >= most or size >= SHARD_BYTES:
            yield Shard(f"{run:04d}-{number:06d}", tuple(held))
            held, size, number = [], 0, number + 1
    if held:
        yield Shard(f"{run:04d}-{number:06d}", tuple(held))


class Seen:
    """Page ids that are in a record already: eight bytes each, so that millions of them fit beside the work."""

    RECENT = 50_000

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._sorted: array[int] = array("Q", sorted(int(page, 16) for page in ids))
        self._recent: set[int] = set()

    def add(self, page: str) -> bool:
        """Whether this page is new; from now on it is not."""
        number = int(page, 16)
        place = bisect_left(self._sorted, number)
        if number in self._recent or (place < len(self._sorted) and self._sorted[place] == number):
            return False
        self._recent.add(number)
        if len(self._recent) >= self.RECENT:
            self._sorted = array("Q", sorted([*self._sorted, *self._recent]))
            self._recent = set()
        return True
