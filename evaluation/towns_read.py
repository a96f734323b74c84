"""The towns as they were coded, and as onrecord reads them: what the scores of evaluation.towns are taken from."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path

from onrecord.pipeline.adding import add
from onrecord.pipeline.round_ups import round_up
from onrecord.record import PageCopy, Reading, RoundUp, Span, Story
from onrecord.store import Record

FOLDER = Path(__file__).with_name("towns")
HALVES = ("look", "check", "fresh")
_CLAIM = re.compile(r"\{(?P<claim>\w+) (?P<origin>\w+): (?P<words>[^}]+)\}")
_TOLD = re.compile(r"\[(?P<stories>[\w, -]+)\] (?P<text>.+)")
_TABLES = ("stories", "situations", "events", "plans")
_WHOLE = (
    "<!DOCTYPE html><html lang='en'><head><title>{title} | {outlet}</title>"
    "<meta property='og:site_name' content='{outlet}'></head><body><nav><a href='/'>{outlet}</a></nav>"
    "<main><article><h1>{title}</h1><time datetime='{published}'>{published}</time>{body}</article></main>"
    "<footer>All rights reserved.</footer></body></html>"
)
"""The page that an article stands in."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a claim on a page and who is behind them."""

    claim: str
    origin: str
    words: str


@dataclass(slots=True)
class Page:
    """A coded article: each paragraph with the stories that it tells, and the tellings of claims."""

    id: str
    head: dict[str, str] = field(default_factory=dict)
    paragraphs: list[tuple[frozenset[str], str]] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)

    @property
    def own(self) -> str:
        return self.head["own"]

    @property
    def stories(self) -> frozenset[str]:
        """The stories that the page tells in a sentence or more."""
        return frozenset().union(*(told for told, _ in self.paragraphs))

    @property
    def html(self) -> str:
        body = "".join(f"<p>{escape(text, quote=False)}</p>" for _, text in self.paragraphs)
        named = {key: escape(self.head[key]) for key in ("title", "outlet", "published")}
        return _WHOLE.format(body=body, **named)


@dataclass(frozen=True, slots=True)
class Town:
    """A half of the collection: `episode` is the main one, `tables` the rows below the pages, by their names."""

    episode: str
    pages: dict[str, Page]
    tables: dict[str, list[list[str]]]

    @property
    def episode_of(self) -> dict[str, str]:
        """The episode of each story."""
        return {row[0]: row[1] for row in self.tables["stories"]}


@dataclass(frozen=True, slots=True)
class Read:
    """A half with its readings by the coding's page ids and the record's stories of all three levels.

    `told` is the round-up of the main episode's pages, `whole` that of all pages: what belongs together is coded.
    """

    town: Town
    readings: dict[str, Reading]
    found: tuple[Story, ...]
    told: RoundUp
    whole: RoundUp

    @property
    def names(self) -> dict[str, str]:
        """The coding's id of a page by its reading's."""
        return {reading.id: page for page, reading in self.readings.items()}

    def coded(self, page: str, span: Span) -> frozenset[str]:
        """The stories that the coding has for the paragraphs of a page that a span touches."""
        article = self.readings[page].article
        assert article is not None
        touched = [told for told, text in self.town.pages[page].paragraphs if _touches(article.text, text, span)]
        return frozenset().union(*touched)


def _touches(whole: str, paragraph: str, span: Span) -> bool:
    start = whole.find(paragraph)
    return start >= 0 and span.overlaps(Span(start, start + len(paragraph)))


def coding(half: str) -> Town:
    """The coding of a half."""
    lines = (FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    head = dict(line.split(": ", 1) for line in lines[:4] if ": " in line and not line.startswith("#"))
    town = Town(head["episode"], {}, {name: [] for name in _TABLES})
    page, table = Page(""), None
    for line in lines[4:]:
        if line.startswith("page "):
            page = town.pages.setdefault(line[5:], Page(line[5:]))
        elif line in _TABLES:
            table = town.tables[line]
        elif line and table is not None:
            table.append([cell.strip() for cell in line.split("|")])
        elif told := _TOLD.fullmatch(line):
            page.paragraphs.append((frozenset(told["stories"].split(", ")), _CLAIM.sub(r"\g<words>", told["text"])))
            page.tellings += [Telling(*match.group("claim", "origin", "words")) for match in _CLAIM.finditer(line)]
        elif line:
            key, _, value = line.partition(": ")
            page.head[key] = value
    return town


def rows(town: Town) -> Iterator[dict[str, str]]:
    """The pages as they are put to a record, in order of publication."""
    for page in sorted(town.pages.values(), key=lambda page: page.head["published"]):
        yield {
            "id": page.id,
            "html": page.html,
            "published": page.head["published"],
            "outlet": page.head["outlet"],
            "title": page.head["title"],
        }


@lru_cache(maxsize=3)
def read(half: str) -> Read:
    """A half as it is read now."""
    town = coding(half)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows(town)), encoding="utf-8")
        add([path], Path(folder) / "record", engine="here")
        record = Record(Path(folder) / "record")
        names = {str(row["page"]): str(row["name"]) for row in record.sql("SELECT page, name FROM pages")}
        readings = {names[reading.id]: reading for reading in record.readings(list(names))}
        found = [
            *record.stories(limit=10 * len(names)),
            *record.stories(level="episode", limit=len(names)),
            *record.stories(level="situation", limit=len(names)),
        ]
        copies = record.copies()
    main = [name for name, page in town.pages.items() if town.episode_of[page.own] == town.episode]
    kept = {name: readings[name] for name in town.pages if name in readings}
    told = _rounded({name: kept[name] for name in main if name in kept}, copies)
    return Read(town, kept, tuple(found), told, _rounded(kept, copies))


def _rounded(kept: dict[str, Reading], copies: tuple[PageCopy, ...]) -> RoundUp:
    story = Story(id="coded", level="episode", articles=tuple(r.id for r in kept.values()), joins=())
    return round_up(kept.values(), story, copies)
