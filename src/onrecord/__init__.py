"""onrecord: who says so. Reads news and keeps who said what, with the words that prove it.

>>> import onrecord
>>> reading = onrecord.read("page.html")          # doctest: +SKIP
>>> reading.statements[1].chain[-1].label         # doctest: +SKIP
'officials'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.doors import open_late

if TYPE_CHECKING:
    from onrecord.pipeline import Settings
    from onrecord.record import Reading, as_json
    from onrecord.store import Record

__version__ = "0.1.0"


def read(source: str | Path | bytes, *, url: str | None = None, settings: Settings | None = None) -> Reading:
    """The reading of one page: a file's path, or the bytes of a page.

    A page that cannot be read gives a reading without an article and with a problem that says why. A file that holds
    none or several raises `onrecord.record.PageProblem`; `read_all` takes those.
    """
    from onrecord.pipeline.run import page_reading

    return page_reading(source, settings, url=url)


def read_all(sources: str | Path | Iterable[str | Path], *, settings: Settings | None = None) -> Iterator[Reading]:
    """A reading for each page of files, folders and "-" (standard input), in order."""
    from onrecord.pipeline.run import page_readings

    return page_readings(_several(sources), settings)


def add(
    sources: str | Path | Iterable[str | Path],
    to: str | Path,
    *,
    settings: Settings | None = None,
    engine: str = "processes",
) -> int:
    """Add pages of files, folders, archives and feeds to the record at `to`; the number of pages that were new.

    What the record has already is left out, and an interrupted call goes on where it stopped when it is made again.
    """
    from onrecord.pipeline.adding import add as add_pages

    return add_pages(_several(sources), to, settings=settings, engine=engine).kept


def _several(sources: str | Path | Iterable[str | Path]) -> Iterable[str | Path]:
    """One path is a list of one."""
    return [sources] if isinstance(sources, str | Path) else sources


# A command pays for what it needs; `onrecord.read` stays the function, also once the room of that name is loaded.
open_late(
    __name__,
    {
        "Reading": "onrecord.record",
        "Record": "onrecord.store",
        "Settings": "onrecord.pipeline",
        "as_json": "onrecord.record",
    },
)

__all__ = ["Reading", "Record", "Settings", "__version__", "add", "as_json", "read", "read_all"]
