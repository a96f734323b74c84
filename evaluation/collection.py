"""The sample collection as the shipped reader reads it, once a run, laid beside what a person coded."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from onrecord.pipeline.adding import add
from onrecord.pipeline.round_ups import round_up
from onrecord.record import PageCopy, Reading, RoundUp, Span, Story, Why
from onrecord.store import Record

CRISIS = Path(__file__).parents[1] / "samples" / "crisis"
Row = dict[str, Any]


@dataclass(frozen=True)
class Collection:
    """`gold` as it is written, `readings` by the gold's page ids, and the copies that the record found among them."""

    gold: Mapping[str, Any]
    readings: Mapping[str, Reading]
    copies: tuple[PageCopy, ...]

    def round_ups(self) -> dict[str, RoundUp]:
        """A round-up for each episode of the gold, by the episode's name; a page without one is left out."""
        pages: dict[str, list[Reading]] = {}
        for page in self.gold["pages"]:
            if page["episode"] and page["id"] in self.readings:
                pages.setdefault(page["episode"], []).append(self.readings[page["id"]])
        return {name: round_up(readings, _story(name, readings), self.copies) for name, readings in pages.items()}


def _story(name: str, readings: list[Reading]) -> Story:
    joins = tuple(Why(rule="coded by hand") for _ in readings)
    return Story(id=name, level="episode", articles=tuple(reading.id for reading in readings), joins=joins)


@cache
def collection() -> Collection:
    """The sixty pages, read into a record of their own."""
    gold = json.loads((CRISIS / "gold.json").read_text(encoding="utf-8"))
    rows = {page["row"]: page["id"] for page in gold["pages"] if page["row"]}
    files = {Path(page["file"]).name: page["id"] for page in gold["pages"] if not page["row"]}
    with tempfile.TemporaryDirectory() as folder:
        add([CRISIS / "pages"], Path(folder) / "record", engine="here")
        record = Record(Path(folder) / "record")
        listed = record.sql("SELECT page, name, file FROM pages")
        ids = {row["page"]: rows.get(row["name"]) or files[Path(row["file"]).name] for row in listed}
        readings = {ids[reading.id]: reading for reading in record.readings(list(ids))}
        copies = record.copies()
        record.close()
    return Collection(gold, readings, copies)


def half(page: str) -> int:
    """0 for a page that rules may be written on, 1 for one that only numbers are taken from."""
    return crc32(page.encode()) % 2


_NEAR = ((60, 60), (25, 25), (12, 12), (12, 0), (0, 12), (0, 0))
"""Characters before and after a coded number that are looked for with it, the most first: chrome may cut them short."""


def span_of(text: str, row: Row) -> Span | None:
    """Where the words of a coded number stand in an article's text, or None where the article lacks them."""
    for left, right in _NEAR:
        before = row["before"][-left:] if left else ""
        pieces = [piece for piece in (before, row["words"], row["after"][:right]) if piece.strip()]
        around = re.search(r"\s*".join(map(_folded, pieces)), text)
        if around:
            led = re.match(_folded(before), text[around.start() :]) if before.strip() else None
            found = re.compile(_folded(row["words"])).search(text, around.start() + (led.end() if led else 0))
            return Span(*found.span()) if found else None
    return None


def _folded(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
