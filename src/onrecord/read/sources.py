"""Files, folders, streams and JSON Lines become pages, in order; what cannot be opened becomes a problem."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.read import sniff
from onrecord.record import Origin, Page, PageProblem, Problem, content_id

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".jsonl")
MEDIA_TYPES = {"html": "text/html", "text": "text/plain", "body": "text/x-article"}
KNOWN = ("title", "outlet", "published")
PAGE_LIMIT = 16 * 2**20
ROW_LIMIT = 4 * PAGE_LIMIT


def pages(
    sources: str | Path | Iterable[str | Path], *, limit: int = PAGE_LIMIT, stdin: BinaryIO | None = None
) -> Iterator[Page | Problem]:
    """Pages of files, folders (searched through, in the order of names) and "-" (standard input).

    A file may be HTML, a plain-text capture or JSON Lines, gzipped or not; its content decides. A page of more than
    `limit` bytes, and whatever cannot be opened, becomes a `Problem`.
    """
    for source in [sources] if isinstance(sources, str | Path) else sources:
        if str(source) == "-":
            yield from _stream(stdin or cast(BinaryIO, sys.stdin.buffer), "-", limit)
        elif Path(source).is_dir():
            yield from _folder(Path(source), limit)
        else:
            yield from _file(Path(source), limit)


def page(source: bytes | str | Path, *, url: str | None = None, limit: int = PAGE_LIMIT) -> Page:
    """One page: of a file (a path), or of the bytes themselves. Raises PageProblem where there is not exactly one."""
    if isinstance(source, bytes):
        found: list[Page | Problem] = list(_stream(io.BytesIO(source), "bytes", limit))
    else:
        found = list(_file(Path(source), limit))
    if len(found) != 1:
        raise PageProblem("read", f"{len(found)} pages where one was asked for")
    if isinstance(found[0], Problem):
        raise PageProblem(found[0].stage, found[0].message)
    return found[0] if url is None else _with_url(found[0], url)


def _with_url(page: Page, url: str) -> Page:
    return Page(id=page.id, body=page.body, media_type=page.media_type, origin=page.origin, url=url, known=page.known)


def _folder(folder: Path, limit: int) -> Iterator[Page | Problem]:
    paths = sorted(path for path in _walk(folder) if path.name.lower().removesuffix(".gz").endswith(SUFFIXES))
    if not paths:
        yield Problem(page=str(folder), stage="read", message=f"a folder without pages ({', '.join(SUFFIXES)}, or .gz)")
    for path in paths:
        yield from _file(path, limit)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _file(path: Path, limit: int) -> Iterator[Page | Problem]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
            yield from _stream(stream, str(path), limit)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Problem(page=str(path), stage="read", message="a gzip file that is cut short or damaged")
    except OSError as error:
        yield Problem(page=str(path), stage="read", message=f"cannot be opened: {error.strerror or error}")


def _stream(stream: BinaryIO, name: str, limit: int) -> Iterator[Page | Problem]:
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), sniff.HEAD)
    if sniff.is_json_lines(buffered.peek(sniff.HEAD)[: sniff.HEAD]):
        yield from jsonl_pages(buffered, name=name, limit=limit)
        return
    body = buffered.read(limit + 1)
    if len(body) > limit:
        yield Problem(page=name, stage="read", message=f"more than {limit:,} bytes, too large for a page of news")
    else:
        yield Page(id=content_id(body), body=body, media_type=sniff.media_type(body), origin=_origin(name, 0, body))


def _origin(name: str, offset: int, body: bytes) -> Origin:
    return Origin(file=name, offset=offset, digest=hashlib.sha256(body).hexdigest())


def jsonl_pages(stream: BinaryIO, *, name: str = "-", limit: int = PAGE_LIMIT) -> Iterator[Page | Problem]:
    """Pages of JSON Lines, a row {"id", and one of "html", "text" (a capture), "body" (an article's prose)} each.

    Rows may add "url", "published" (ISO 8601), "title" and "outlet". Order and ids are kept; a row that cannot be
    used becomes a `Problem` under its id, or under its line ("line 3") where it has none.
    """
    offset = 0
    for number, line in enumerate(_lines(stream), 1):
        if line.strip():
            try:
                yield _row_page(line, number, Origin(file=name, offset=offset), limit)
            except RowProblem as problem:
                yield Problem(page=problem.page, stage="read", message=str(problem))
        offset += len(line)


class RowProblem(ValueError):
    """A row that is no page: `page` is its id or its line."""

    def __init__(self, page: str, message: str) -> None:
        super().__init__(message)
        self.page = page


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines; of one over the limit only the head comes, so that memory stays bounded."""
    while line := stream.readline(ROW_LIMIT):
        rest = line
        while len(rest) == ROW_LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(ROW_LIMIT)
        yield line


def _row_page(line: bytes, number: int, origin: Origin, limit: int) -> Page:
    place = f"line {number}"
    row = _row(line, place)
    name = row.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name:
        raise RowProblem(place, 'a row without an "id"')
    forms = [key for key in MEDIA_TYPES if row.get(key) is not None]
    if len(forms) != 1:
        raise RowProblem(name, f'a row needs one of "html", "text" and "body"; this has {len(forms)}')
    text = row[forms[0]]
    wrong = [key for key in (forms[0], "url", *KNOWN) if not isinstance(row.get(key), str | None)]
    if wrong or not isinstance(text, str):
        raise RowProblem(name, f"not text: {', '.join(wrong)}")
    body = _encoded(text, name)
    if len(body) > limit:
        raise RowProblem(name, f"more than {limit:,} bytes, too large for a page of news")
    return Page(
        id=name,
        body=body,
        media_type=MEDIA_TYPES[forms[0]],
        origin=_origin(origin.file, origin.offset, body),
        url=cast("str | None", row.get("url")) or None,
        known=tuple((key, str(row[key])) for key in KNOWN if row.get(key)),
    )


def _row(line: bytes, place: str) -> dict[str, object]:
    if len(line) >= ROW_LIMIT:
        raise RowProblem(place, f"a row of more than {ROW_LIMIT:,} bytes")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise RowProblem(place, "not a JSON object on one line, in UTF-8") from None
    if not isinstance(row, dict):
        raise RowProblem(place, "not a JSON object")
    return row


def _encoded(text: str, name: str) -> bytes:
    """UTF-8 that decodes to exactly this text; a mark of its own survives under a second one."""
    try:
        return text.encode("utf-8-sig" if text.startswith("\ufeff") else "utf-8")
    except UnicodeEncodeError:
        raise RowProblem(name, "holds half a character (a lone surrogate)") from None
