"""The search index: an SQLite file beside the parts, made from them and never the truth."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from onrecord.record import FINDING_KINDS, RunStopped
from onrecord.store.folder import Folder, Mark

FILE = "search.sqlite"
INDEX_VERSION = 1

SCHEMA = """
CREATE TABLE parts (part TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pages (
    number INTEGER PRIMARY KEY, page TEXT, part TEXT, address TEXT, fetched TEXT,
    outlet TEXT, published TEXT, title TEXT, url TEXT
);
CREATE INDEX pages_by_part ON pages (part);
CREATE INDEX pages_by_address ON pages (address);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, of_page INTEGER, kind TEXT, start INTEGER, stop INTEGER, words TEXT
);
CREATE INDEX passages_by_page ON passages (of_page);
CREATE TABLE said (of_passage INTEGER, start INTEGER, stop INTEGER, says TEXT);
CREATE INDEX said_by_passage ON said (of_passage);
CREATE VIRTUAL TABLE found USING fts5 (
    words, content = 'passages', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);
"""

QUERY = """
SELECT p.page, p.outlet, substr(p.published, 1, 10) AS published, p.title, p.url, b.number, b.kind, b.start, b.stop,
       b.words, highlight(found, 0, char(1), char(2)) AS marked
FROM found JOIN passages b ON b.number = found.rowid JOIN pages p ON p.number = b.of_page
WHERE found MATCH ? AND NOT EXISTS (
    SELECT 1 FROM pages q WHERE q.address = p.address AND (coalesce(q.fetched, ''), q.number) >
                                                           (coalesce(p.fetched, ''), p.number))
ORDER BY rank LIMIT ?
"""


def bring_up(folder: Folder, came: Mark | None = None) -> None:
    """Put into the index what the record has and take out what it no longer has; safe to be killed and repeated.

    `came`: the one part that it lacks; without it all marks are read to find out, which a long add need not do each
    time. Raises RunStopped where the index cannot be written.
    """
    path = folder.path / FILE
    try:
        with closing(_opened(path)) as base:
            if came is not None:
                _take_in(base, folder, came)
                return
            marks = {mark.part: mark for mark in folder.marks()}
            known = {part for (part,) in base.execute("SELECT part FROM parts")}
            if known - marks.keys():
                _make_anew(base, folder, marks.values())
                return
            for part in sorted(marks.keys() - known):
                _take_in(base, folder, marks[part])
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            _remove(path)
            bring_up(folder)
            return
        raise RunStopped(
            f"the search index {path} cannot be written: {error}; let whoever may write run: onrecord check "
            f"{folder.path} --mend"
        ) from error


def behind(folder: Folder) -> bool:
    """Whether the index lacks parts of the record, or has parts that it lacks."""
    path = folder.path / FILE
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            if base.execute("PRAGMA user_version").fetchone()[0] != INDEX_VERSION:
                return True
            known = {part for (part,) in base.execute("SELECT part FROM parts")}
    except sqlite3.DatabaseError:
        return True  # damaged: it is made anew
    return known != {mark.part for mark in folder.marks()}


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=60, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    version = base.execute("PRAGMA user_version").fetchone()[0]
    if version not in {0, INDEX_VERSION}:
        base.close()
        _remove(path)
        return _opened(path)
    if version == 0:
        base.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {INDEX_VERSION}; COMMIT;")
    return base


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _make_anew(base: sqlite3.Connection, folder: Folder, marks: Iterable[Mark]) -> None:
    """A part was replaced: everything is indexed again, at once, so that readers have the old index until then.

    What the part held may have had to go: nothing of it lingers in the file.
    """
    base.execute("PRAGMA secure_delete = ON")
    base.execute("BEGIN IMMEDIATE")
    try:
        for table in ("said", "passages", "pages", "parts"):
            base.execute(f"DELETE FROM {table}")
        base.execute("INSERT INTO found (found) VALUES ('delete-all')")
        for mark in marks:
            base.execute("INSERT INTO parts VALUES (?)", (mark.part,))
            _fill(base, folder, mark)
        base.execute("COMMIT")
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("VACUUM")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _take_in(base: sqlite3.Connection, folder: Folder, mark: Mark) -> None:
    """Index one part, whole or not at all."""
    base.execute("BEGIN IMMEDIATE")
    try:
        fresh = base.execute("INSERT OR IGNORE INTO parts VALUES (?)", (mark.part,)).rowcount
        if fresh:
            _fill(base, folder, mark)
        base.execute("COMMIT")
    except BaseException:
        base.execute("ROLLBACK")
        raise


def _fill(base: sqlite3.Connection, folder: Folder, mark: Mark) -> None:
    def rows(table: str, *columns: str) -> list[dict[str, Any]]:
        import pyarrow.parquet as pq

        found: list[dict[str, Any]] = pq.read_table(
            folder.parts / mark.part / f"{table}.parquet", columns=list(columns)
        ).to_pylist()
        return found

    pages = {row["page"]: row for row in rows("pages", "page", "address", "url", "fetched")}
    blocks = _by_page(rows("blocks", "page", "kind", "start", "stop"))
    said = _by_page(rows("statements", "page", "n", "start", "stop", "says"))
    columns = ("page", "outlet", "published", "title", "canonical_url", "url", "text")
    for article in rows("articles", *columns):
        page = pages[article["page"]]
        url = page["url"] or article["canonical_url"] or article["url"] or page["address"]
        number = base.execute(
            "INSERT INTO pages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                page["page"],
                mark.part,
                page["address"],
                page["fetched"],
                article["outlet"],
                article["published"],
                article["title"],
                url,
            ),
        ).lastrowid
        for block in blocks.get(page["page"], []):
            if block["kind"] in FINDING_KINDS:
                _passage(base, (number, article["text"]), block, said.get(page["page"], []))


def _by_page(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["page"], []).append(row)
    return found


def _passage(
    base: sqlite3.Connection, of: tuple[int | None, str], block: dict[str, Any], said: list[dict[str, Any]]
) -> None:
    page, text = of
    start, stop = block["start"], block["stop"]
    words = text[start:stop]
    place = (page, block["kind"], start, stop, words)
    number = base.execute("INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?)", place).lastrowid
    base.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, words))
    # The article's own voice (n = 0) answers for every passage; the others where they reach into this one.
    base.executemany(
        "INSERT INTO said VALUES (?, ?, ?, ?)",
        (
            (number, max(s["start"], start), min(s["stop"], stop), s["says"])
            for s in said
            if s["start"] is not None and (s["n"] == 0 or (s["start"] < stop and start < s["stop"]))
        ),
    )


def pages(folder: Folder, words: str, limit: int) -> list[str]:
    """The page of each passage that `search` gives, without the passage."""
    with closing(sqlite3.connect(f"{(folder.path / FILE).resolve().as_uri()}?mode=ro", uri=True)) as base:
        return [page for page, *_ in base.execute(QUERY, (match(words), limit))]


def search(folder: Folder, words: str, limit: int) -> Iterator[dict[str, Any]]:
    """Passages that hold all the words, the best first, in the newest version of each page.

    `passage_start` is the passage's first character in the article's text.
    Words in double quotes are a phrase; "word*" takes every word that begins so. Each row has the page, the passage
    (`text`), the characters of the first word found (`start`, `stop`), and `says`: whose words those are.
    """
    with closing(sqlite3.connect(f"{(folder.path / FILE).resolve().as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        for row in base.execute(QUERY, (match(words), limit)).fetchall():
            yield _hit(base, row)


def match(words: str) -> str:
    """The words as an FTS5 query that means them literally. Raises RunStopped where there is none."""
    terms = []
    for phrase, word, star in re.findall(r'"([^"]+)"|([^\s"]*[\w])(\*?)', words):
        plain = (phrase or word).replace('"', "")
        if re.search(r"\w", plain):
            terms.append(f'"{plain}"{star}')
    if not terms:
        raise RunStopped(f'nothing to search for in {words!r}; give words, a "phrase" or begin*')
    return " ".join(terms)


def _hit(base: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    marked: str = row["marked"]
    first = marked.find("\x01")
    start = row["start"] + max(first, 0)
    length = max(marked.find("\x02") - first - 1, 0)
    voices = base.execute(
        "SELECT says FROM said WHERE of_passage = ? AND start <= ? AND ? < stop ORDER BY stop - start LIMIT 1",
        (row["number"], start, start),
    ).fetchone()
    return {
        "page": row["page"],
        "outlet": row["outlet"],
        "published": row["published"],
        "title": row["title"],
        "url": row["url"],
        "kind": row["kind"],
        "says": voices["says"] if voices else row["outlet"],
        "text": row["words"],
        "passage_start": row["start"],
        "start": start,
        "stop": start + length,
    }
