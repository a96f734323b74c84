"""A WARC archive becomes pages; a damaged or truncated record is named with its offset, and the rest is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.read import sniff
from onrecord.record import Origin, Page, Problem, content_id

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
"""Records that hold pages; the others hold requests, metadata and repetitions."""

PAGE_TYPES = {"text/html", "application/xhtml+xml", "text/plain", ""}
"""Content types of pages; pictures, scripts and feeds of a crawl are passed over."""

GZIP, PLAIN = b"\x1f\x8b\x08", b"WARC/1."
STEP = 2**20


def warc_pages(stream: BinaryIO, origin: Origin, limit: int) -> Iterator[Page | Problem]:
    """Pages of an archive, gzipped or not, in order; `stream` can be searched through and stands at its beginning.

    A page has its URL, the day of its capture and the offset of its record. Answers other than 200, and what is
    no page, are left out.
    """
    head = GZIP if stream.read(3) == GZIP else PLAIN
    start: int | None = 0
    broken = False
    while start is not None:
        stream.seek(start)
        last = None
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
                last, broken = record.stream_pos, False
                yield from _record(record, replace(origin, offset=last), limit)
            return
        except OSError as error:
            # Nothing tells where the next record begins but its first bytes; those inside other records fail again.
            at = start if last is None else _next(stream, head, last + 1)
            if not broken and at is not None:
                yield Problem(page=_called(origin), stage="read", message=_damaged(at, error))
            broken = True
            start = None if at is None else _next(stream, head, at + 1)


def _called(origin: Origin) -> str:
    return f"{origin.file}#{origin.member}" if origin.member else origin.file


def _damaged(offset: int, error: OSError) -> str:
    return f"a WARC record is damaged at byte {offset} ({error}); the records after it were looked for"


def _next(stream: BinaryIO, head: bytes, start: int) -> int | None:
    """Where the next record may begin, from `start` on."""
    stream.seek(start)
    rest, at = b"", start
    while chunk := stream.read(STEP):
        window = rest + chunk
        found = window.find(head)
        if found >= 0:
            return at - len(rest) + found
        rest = window[-len(head) + 1 :]
        at += len(chunk)
    return None


def _record(record: WarcRecord, origin: Origin, limit: int) -> Iterator[Page | Problem]:
    """The page of a record, where it holds one."""
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return
    size = record.content_length
    url = record.headers.get("WARC-Target-URI")
    place = f"{_called(origin)} at byte {origin.offset} ({url})"
    if size > limit:
        yield Problem(page=place, stage="read", message=f"more than {limit:,} bytes, too large for a page of news")
        return
    block = record.reader.read()
    if len(block) < size:
        yield Problem(page=place, stage="read", message=f"a WARC record cut short: {len(block):,} of {size:,} bytes")
        return
    record.set_bytes_content(block)
    try:
        record.parse_http(auto_decode="all")
        body = record.reader.read()
    except OSError as error:
        yield Problem(page=place, stage="read", message=f"an answer that cannot be unpacked: {error}")
        return
    kind = record.http_content_type if record.is_http else (record.headers.get("Content-Type") or "").split(";")[0]
    status = record.http_headers.status_code if record.http_headers else None
    if status not in {None, 200} or (kind or "").strip().lower() not in PAGE_TYPES or not body.strip():
        return
    charset = record.http_charset if record.is_http else None
    yield Page(
        id=content_id(body),
        body=body,
        media_type="text/html" if sniff.is_html(body) else "text/plain",
        origin=replace(origin, digest=hashlib.sha256(body).hexdigest()),
        url=url,
        fetched=record.record_date,
        known=(("charset", charset),) if charset else (),
    )
