"""JSON Lines become pages: a row each, under its id; a row that cannot be used becomes a problem."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from onrecord.record import Origin, Page, Problem

MEDIA_TYPES = {"html": "text/html", "text": "text/plain", "body": "text/x-article"}
KNOWN = ("title", "outlet", "published")
OTHER_NAMES = {"published": "date"}
"""What many collections call it; the first name outranks the second."""
KEYS = 'a row has "id", one of "html", "text" and "body", and may have "url", "published", "title" and "outlet"'
PAGE_LIMIT = 16 * 2**20
ROW_LIMIT = 4 * PAGE_LIMIT


def jsonl_pages(
    stream: BinaryIO, *, name: str = "-", member: str = "", limit: int = PAGE_LIMIT
) -> Iterator[Page | Problem]:
    """Pages of JSON Lines, a row {"id", and one of "html", "text" (a capture), "body" (an article's prose)} each.

    Rows may add "url", "published" (or "date"; ISO 8601), "title" and "outlet". Order and ids are kept; a row that
    cannot be used becomes a `Problem` under its id, or under its line ("line 3") where it has none.
    """
    offset = 0
    for number, line in enumerate(_lines(stream), 1):
        if line.strip():
            try:
                yield _row_page(line, number, Origin(file=name, offset=offset, member=member), limit)
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
        raise RowProblem(place, f'a row without an "id" (text or a whole number); {KEYS}')
    forms = [key for key in MEDIA_TYPES if row.get(key) is not None]
    if len(forms) != 1:
        raise RowProblem(name, f"a row with {len(forms)} of the three; {KEYS}")
    text = row[forms[0]]
    for key, other in OTHER_NAMES.items():
        if row.get(key) is None and isinstance(row.get(other), str):
            row[key] = row[other]
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
        origin=replace(origin, digest=hashlib.sha256(body).hexdigest()),
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
