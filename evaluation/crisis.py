"""The sample crisis read and rounded up once, beside its gold: what other scorers of a whole story start from."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.pipeline.adding import add
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Article, Reading, RoundUp, Span, Story
from onrecord.store import Record

FOLDER = Path(__file__).parents[1] / "samples" / "crisis"
EPISODE = "korsten-crisis"


@dataclass(frozen=True, slots=True)
class Crisis:
    """The gold, the readings of the episode's pages by their gold ids, in order of publication, and their round-up."""

    gold: dict[str, Any]
    readings: dict[str, Reading]
    told: RoundUp

    @property
    def names(self) -> dict[str, str]:
        """The gold's id of a page by its reading's."""
        return {reading.id: page for page, reading in self.readings.items()}


def is_there() -> bool:
    """Whether the sample crisis stands beside this package: it ships with the repository, not with the wheel."""
    return (FOLDER / "gold.json").is_file()


@lru_cache(maxsize=1)
def crisis() -> Crisis:
    """The sample crisis as it is read now; which pages belong together is taken from the gold, not from clustering."""
    with tempfile.TemporaryDirectory() as folder:
        add([FOLDER / "pages"], Path(folder) / "record", engine="here")
        return of_record(Record(Path(folder) / "record"))


def of_record(record: Record) -> Crisis:
    """The same from a record of the sample's pages."""
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    known = gold_pages(record, gold)
    readings = {known[reading.id]["id"]: reading for reading in record.readings(list(known))}
    wanted = [page["id"] for page in gold["pages"] if page["episode"] == EPISODE and page["id"] in readings]
    kept = {page: readings[page] for page in wanted}
    ids = tuple(reading.id for reading in kept.values())
    story = Story(id=EPISODE, level="episode", articles=ids, joins=())
    return Crisis(gold, kept, round_up(kept.values(), story, record.copies()))


def gold_pages(record: Record, gold: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The gold of each page of the record, by the page's id."""
    rows = {page["row"]: page for page in gold["pages"] if page["row"]}
    files = {Path(page["file"]).name: page for page in gold["pages"] if not page["row"]}
    listed = record.sql("SELECT page, name, file FROM pages")
    return {str(row["page"]): rows.get(row["name"]) or files[Path(str(row["file"])).name] for row in listed}


def place_of(text: str, before: str, words: str, after: str) -> Span | None:
    """Where words stand in a text whose white space may be folded otherwise, with what stands around them."""
    at = [n for n, char in enumerate(text) if not char.isspace()]
    bare = "".join(text[n] for n in at)
    head, told, tail = ("".join(part.split()) for part in (before, words, after))
    for around in (head + told + tail, head + told, told + tail):
        found = bare.find(around)
        if found >= 0 and (around != told or bare.count(told) == 1):
            start = found + (len(head) if around.startswith(head + told) else 0)
            return Span(at[start], at[start + len(told) - 1] + 1)
    return None


def cell_of(article: Article, words: str) -> Span | None:
    """Where the one cell of an article's tables stands that holds these words and no others."""
    found = []
    for block in article.blocks:
        at = block.span.start
        for cell in block.span.of(article.text).split(" | ") if block.kind == "table" else ():
            if cell == words:
                found.append(Span(at, at + len(cell)))
            at += len(cell) + len(" | ")
    return found[0] if len(found) == 1 else None
