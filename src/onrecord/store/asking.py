"""A record that is asked: listings, search and SQL, every row linked to its page and characters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from onrecord.record import (
    Act,
    ActorKind,
    EventType,
    Measure,
    PageCopy,
    Reading,
    RunStopped,
    Span,
    Stance,
    Status,
    Story,
    StoryLevel,
)
from onrecord.store.columns import TABLES, Table
from onrecord.store.conditions import COUNTRY, Conditions
from onrecord.store.folder import Folder, Mark

if TYPE_CHECKING:
    import duckdb

    from onrecord.store.answers import Answer
    from onrecord.store.telling import Newest

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Person:
    """All that a record holds on somebody: offices, their own words, what they do and have done to them, wants."""

    name: str
    called: Answer
    offices: Answer
    says: Answer
    acts: Answer
    wants: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which rows of a listing: published or told to be in a period, by an outlet, of every version, at most so many.

    `since` and `until` are a year, a month or a day ("2012-12"); both ends are included.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    versions: bool = False
    limit: int | None = None


EVERYTHING = Scope()
TRIES = 5
"""Times that a question is asked over parts that a writer replaces meanwhile."""

SHOWN = "COLUMNS(lambda name: NOT suffix(name, '_key'))"
"""A listing's columns: keys are to search by, and repeat what stands beside them."""

STAGES = ("read", "language", "reading", "worker")
"""Where a page can fail."""

EVENT_DAY = "coalesce(begins, published)"
"""An event without a day of its own is looked for under the day of its page; the two stay columns of their own."""


class Record:
    """A record on disk, opened to be asked; many may ask while one writes.

    >>> record = Record("coverage")                                        # doctest: +SKIP
    >>> record.events(actor="RUS", type="ACCUSE").pandas()                 # doctest: +SKIP

    What is added after opening is seen after `refresh`. Raises `RunStopped` where the folder is no record.
    """

    def __init__(self, path: str | Path) -> None:
        self.folder = Folder.opened(path)
        self.path = self.folder.path
        self.marks: list[Mark] = self.folder.marks()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._named = False
        self.part_of: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"<Record {self.path}: {sum(mark.pages for mark in self.marks):,} pages>"

    def __len__(self) -> int:
        """Pages, failed ones and older versions included."""
        return sum(mark.pages for mark in self.marks)

    def refresh(self) -> None:
        """See what has been added since."""
        self.marks = self.folder.marks()
        self.close()

    def close(self) -> None:
        """Let go of the files; the next question opens them again."""
        if self._connection:
            self._connection.close()
            self._connection, self._named = None, False
        self.part_of = {}

    def sql(self, query: str, *parameters: object) -> Answer:
        """The answer to a query in DuckDB's SQL, over the tables and views of docs/tables.md.

        A query reaches the record alone, and changes nothing. Raises `RunStopped` for one that is wrong.
        """
        from onrecord.store.answers import Answer
        from onrecord.store.connection import ask, name_all

        def asked(connection: duckdb.DuckDBPyConnection) -> Answer:
            if not self._named:
                name_all(connection, self.folder, self.marks)
                self._named = True
            return Answer(ask(connection, query, parameters))

        return self._over_files(asked)

    def rows(self, query: str, *parameters: object, marks: Sequence[Mark] | None = None) -> list[dict[str, Any]]:
        """The rows of a query over tables of the record, their names in braces; `marks` are the parts, all if None.

        For questions of this room, which stand before somebody's first page: no view is made and no Arrow loaded.
        Raises `RunStopped` where a file of the record cannot be read.
        """
        from onrecord.store.connection import rows, sources

        def asked(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
            # Parts that were asked for and have been replaced since: their rows are somewhere among all of them.
            there = marks and {mark.part for mark in marks} <= {mark.part for mark in self.marks}
            chosen = marks if marks and there else self.marks
            return rows(connection, query.format_map(sources(self.folder, query, chosen)), parameters)

        return self._over_files(asked)

    def _over_files(self, asked: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
        """What is asked over the record's files, opened where they are not yet open."""
        import duckdb

        from onrecord.store.connection import opened

        for last in (*[False] * (TRIES - 1), True):
            try:
                if self._connection is None:
                    self._connection = opened(self.folder)
                return asked(self._connection)
            except duckdb.IOException as error:
                # Parts were replaced (compact, remove, retry) since their list was taken: ask over what there is now.
                if last:
                    raise RunStopped(
                        f"a file of the record cannot be read: {error}; run: onrecord check {self.path}"
                    ) from error
                self.refresh()
        raise AssertionError

    def _list(self, view: str, asked: Conditions, scope: Scope, order: str) -> Answer:
        if not scope.versions:
            asked.add("latest")
        asked.named(["outlet"], scope.outlet)
        limit = "" if scope.limit is None else f"LIMIT {int(scope.limit)}"
        return self.sql(f"SELECT {SHOWN} FROM {view} {asked.where()} ORDER BY {order} {limit}", *asked.parameters)

    def pages(self, *, state: str | None = None, scope: Scope = EVERYTHING) -> Answer:
        """Pages by day; `state` is "read", "other language" or "failed"."""
        from onrecord.store.rows import State

        asked = Conditions()
        asked.one_of("state", state, get_args(State))
        asked.between("published", scope.since, scope.until)
        return self._list("page_list", asked, scope, "published, address, version")

    def statements(self, *, speaker: str | None = None, act: str | None = None, scope: Scope = EVERYTHING) -> Answer:
        """Who says what, by day; `speaker` is a name, `act` one or more acts with commas between ("deny,accuse")."""
        asked = Conditions()
        asked.named(["speaker_key"], speaker)
        asked.one_of("act", act, get_args(Act))
        asked.between("published", scope.since, scope.until)
        return self._list("said", asked, scope, "published, page, start")

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,
        status: str | None = None,
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Events by day. `actor` and `recipient`: a country's code ("RUS") or a name; `type` and `status`: values.

        `type` is one or more PLOVER types with commas between, `status` likewise ("happened,ongoing").
        """
        asked = Conditions()
        asked.actor("actor", actor)
        asked.actor("recipient", recipient)
        asked.one_of("type", type, get_args(EventType))
        asked.one_of("status", status, get_args(Status))
        asked.between(EVENT_DAY, scope.since, scope.until)
        return self._list("happened", asked, scope, f"{EVENT_DAY}, page, start")

    def figures(self, *, measure: str | None = None, about: str | None = None, scope: Scope = EVERYTHING) -> Answer:
        """Figures by day of publication; `about` is looked for in title, unit, scope and the words themselves."""
        asked = Conditions()
        asked.one_of("measure", measure, get_args(Measure))
        asked.named(["title", "unit", "scope", "text"], about)
        asked.between("published", scope.since, scope.until)
        return self._list("counted", asked, scope, "published, page, start")

    def positions(self, *, holder: str | None = None, stance: str | None = None, scope: Scope = EVERYTHING) -> Answer:
        """Who wants what, by day; `holder` is a country's code or a name."""
        asked = Conditions()
        if holder and COUNTRY.fullmatch(holder):
            asked.equal("holder_country", holder)
        else:
            asked.named(["holder_key"], holder)
        asked.one_of("stance", stance, get_args(Stance))
        asked.between("published", scope.since, scope.until)
        return self._list("wanted", asked, scope, "published, page, start")

    def actors(
        self, *, name: str | None = None, country: str | None = None, kind: str | None = None, scope: Scope = EVERYTHING
    ) -> Answer:
        """Names over all pages with country and kind, the most told of first; `example` is one page that has it."""
        asked = Conditions()
        asked.named(["label_key"], name)
        if country and not COUNTRY.fullmatch(country.upper()):
            raise RunStopped(f"{country!r} is no country's code; write ISO 3166 alpha-3: RUS, LVA, DEU")
        asked.equal("country", country.upper() if country else None)
        asked.one_of("kind", kind, get_args(ActorKind))
        asked.between("published", scope.since, scope.until)
        if not scope.versions:
            asked.add("latest")
        asked.named(["outlet"], scope.outlet)
        limit = "" if scope.limit is None else f"LIMIT {int(scope.limit)}"
        return self.sql(
            f"""
            SELECT label, kind, country, count(DISTINCT page) AS pages, count(DISTINCT outlet) AS outlets,
                   sum(mentions)::BIGINT AS mentions, min(published) AS first, max(published) AS last,
                   list_sort(list(DISTINCT outlet))[:5] AS says,
                   min(page) AS page, arg_min(start, page) AS start, arg_min(stop, page) AS stop
            FROM named {asked.where()} GROUP BY label, kind, country
            ORDER BY pages DESC, mentions DESC, label {limit}
            """,
            *asked.parameters,
        )

    def problems(self, *, stage: str | None = None, scope: Scope = EVERYTHING) -> Answer:
        """What could not be read, and why."""
        asked = Conditions()
        asked.one_of("stage", stage, STAGES)
        if not scope.versions:
            asked.add("latest")
        limit = "" if scope.limit is None else f"LIMIT {int(scope.limit)}"
        return self.sql(f"SELECT * FROM failures {asked.where()} ORDER BY file, page, stage {limit}", *asked.parameters)

    def who(self, person: str, *, scope: Scope = EVERYTHING) -> Person:
        """All that the record holds on somebody whose name has all these words."""
        either = Conditions()
        either.actors(["actor", "recipient"], person)
        either.between(EVENT_DAY, scope.since, scope.until)
        offices = Conditions()
        offices.named(["label_key"], person)
        if not scope.versions:
            offices.add("latest")
        return Person(
            name=person,
            called=self.actors(name=person, scope=scope),
            offices=self.sql(
                f"""
                SELECT label, office, polity, tenure, o.begins, o.ends, outlet AS says, published, o.page,
                       o.start, o.stop, url
                FROM offices o JOIN named n ON n.id = o.actor {offices.where()} ORDER BY published, o.page, o.start
                """,
                *offices.parameters,
            ),
            says=self.statements(speaker=person, scope=scope),
            acts=self._list("happened", either, scope, f"{EVENT_DAY}, page, start"),
            wants=self.positions(holder=person, scope=scope),
        )

    def search(self, words: str, *, limit: int = 50) -> Answer:
        """Passages that hold all the words, the best first; "a phrase" in double quotes, begin* for word beginnings."""
        import pyarrow as pa

        from onrecord.store import index
        from onrecord.store.answers import Answer

        if index.behind(self.folder):
            # Whoever writes brings it up as well; only what an interrupted writer left is done here.
            with Folder.unless_written(self.path) as folder:
                if folder:
                    index.bring_up(folder)
        names = ("page", "outlet", "published", "title", "url", "kind", "says", "text")
        columns = [(name, pa.string()) for name in names]
        shape = pa.schema([*columns, *((name, pa.int32()) for name in ("passage_start", "start", "stop"))])
        return Answer(pa.Table.from_pylist(list(index.search(self.folder, words, limit)), schema=shape))

    def stats(self) -> dict[str, object]:
        """Counts of pages by state, rows by table, outlets, days covered, and bytes on disk."""
        states = self.sql("SELECT state, count(*) AS pages FROM pages GROUP BY state ORDER BY state")
        (span,) = self.sql(
            "SELECT count(DISTINCT outlet) AS outlets, min(published) AS first, max(published) AS last, "
            "count(*) FILTER (NOT latest) AS older_versions FROM page_list"
        )
        rows: dict[str, int] = {}
        for mark in self.marks:
            for name, file in mark.files.items():
                table = name.removesuffix(".parquet")
                rows[table] = rows.get(table, 0) + file.rows
        return {
            "pages": {row["state"]: row["pages"] for row in states},
            **span,
            "rows": rows,
            "parts": len(self.marks),
            "bytes": sum(file.bytes for mark in self.marks for file in mark.files.values()),
            "readers": sorted({mark.reader for mark in self.marks}),
        }

    def text(self, page: str) -> str:
        """The text of a page's article, which every span of the page indexes. Raises RunStopped where there is none."""
        found = list(self.sql("SELECT text FROM articles WHERE page = ?", page))
        if not found:
            raise RunStopped(f"the record has no article of page {page!r}")
        return str(found[0]["text"])

    def words(self, row: dict[str, object]) -> str:
        """The words that a row of any listing points at."""
        page, start, stop = row["page"], row["start"], row["stop"]
        assert isinstance(start, int)
        assert isinstance(stop, int)
        return self.text(str(page))[start:stop]

    def reading(self, page: str) -> Reading:
        """A page's reading, put together from its rows. Raises RunStopped where the record has no such page."""
        from onrecord.store.objects import reading_of

        rows = {
            table.name: list(self.sql(f"SELECT * FROM {table.name} WHERE page = ? ORDER BY {_order(table)}", page))
            for table in TABLES
        }
        if not rows["pages"]:
            raise RunStopped(f"the record has no page {page!r}; its pages: onrecord sql {self.path} 'FROM page_list'")
        return reading_of(rows)

    def readings(self, pages: Collection[str] | None = None, *, scope: Scope = EVERYTHING) -> Iterator[Reading]:
        """The readings of these pages in this order, or of every page in scope as they came, a part in memory at once.

        Raises RunStopped for a page that the record has not.
        """
        from onrecord.store.loading import readings_in, readings_of

        if pages is not None:
            yield from readings_of(self, pages)
            return
        asked = Conditions()
        asked.between("published", scope.since, scope.until)
        wanted = {row["page"] for row in self._list("page_list", asked, scope, "published, page")}
        for mark in self.marks:
            yield from readings_in(self.folder, mark, wanted)

    def stories(self, query: str | None = None, *, level: StoryLevel = "event", limit: int = 50) -> tuple[Story, ...]:
        """Stories: those that words tell of, the likeliest first; without words the largest first."""
        from onrecord.store.telling import stories

        return stories(self, query, level, limit)

    def other_stories(self, story: Story, *, limit: int = 50) -> tuple[Story, ...]:
        """Episodes and stories that are neither this one nor a part of it, the largest first, without their events."""
        from onrecord.store.telling import others

        return others(self, story, limit)

    def story(self, wanted: str) -> Story:
        """The story with this id, or an id that begins so, or else the one that words tell of most.

        Raises RunStopped where there is none, or several ids begin so.
        """
        from onrecord.store.telling import story

        return story(self, wanted)

    def coverage(self) -> tuple[int, int, str | None, str | None]:
        """Articles, outlets, and the days of the first and the last article."""
        (row,) = self.rows(
            "SELECT count(*) AS pages, count(DISTINCT outlet) AS outlets, min(published[:10]) AS first, "
            "max(published[:10]) AS last FROM {articles}"
        )
        return row["pages"], row["outlets"], row["first"], row["last"]

    def told_of(self, wanted: str) -> Story:
        """The story with this id, or that words tell of most; its episode where they tell of others of it, too.

        Raises RunStopped where there is none.
        """
        from onrecord.store.telling import told_of

        return told_of(self, wanted)

    def words_not_found(self, wanted: str) -> tuple[str, ...]:
        """Those of the words for a story that no page of the record has."""
        from onrecord.store.telling import words_not_found

        return words_not_found(self, wanted)

    def newest_stories(self, *, limit: int = 50) -> list[Newest]:
        """Episodes, and stories of none, those with most pages in the record's last seven days first, then the last
        told.
        """
        from onrecord.store.telling import newest_first

        return newest_first(self, limit)

    def story_list(self, query: str | None = None, *, level: StoryLevel = "event", limit: int | None = None) -> Answer:
        """The stories of `stories(query)` as rows for a listing; all where neither words nor limit are given."""
        from onrecord.store.telling import listed

        return listed(self, query, level, limit)

    def story_pages(self, story: Story) -> Answer:
        """The pages of a story as rows of the view `story_articles`, by day."""
        return self.sql(
            """
            FROM story_articles WHERE CASE ? WHEN 'event' THEN story = ?
                ELSE told_in = 'page' AND page IN (SELECT unnest(?)) END
            ORDER BY published NULLS LAST, n, page
            """,
            story.level,
            story.id,
            list(story.articles),
        )

    def days(self, pages: Collection[str]) -> dict[str, tuple[tuple[Span, date], ...]]:
        """The days that the texts of these pages tell of, read when they came; pages of an older record have none."""
        from onrecord.store.loading import days_of

        return days_of(self, pages)

    def copies(self, pages: Collection[str] | None = None) -> tuple[PageCopy, ...]:
        """Which pages print the words of others; of these pages alone, or of all."""
        from onrecord.store.kept import copy_of, kept

        if kept(self.folder) is None:
            return ()
        if pages is None:
            return tuple(map(copy_of, self.rows("SELECT * FROM {kept_copies} ORDER BY page, original")))
        query = "SELECT * FROM {kept_copies} WHERE page IN (SELECT unnest(?)) AND original IN (SELECT unnest(?))"
        return tuple(map(copy_of, self.rows(f"{query} ORDER BY page, original", list(pages), list(pages))))


def _order(table: Table) -> str:
    return ", ".join([name for name in ("n",) if name in table.names] or ["page"])
