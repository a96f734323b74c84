"""Files, folders, archives and streams become pages, in order; what cannot be opened becomes a problem."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.read import sniff
from onrecord.read.json_rows import PAGE_LIMIT, jsonl_pages
from onrecord.record import Origin, Page, PageProblem, Problem, content_id

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".jsonl", ".warc", ".zip", ".rss", ".atom", ".xml")
EMPTY = f"a folder without pages ({', '.join(SUFFIXES)}, or .gz)"
FEEDS = ("a feed (RSS), not a page", "a feed (Atom), not a page", "a feed (RDF), not a page")
ZIP, GZIP, WARC = b"PK\x03\x04", b"\x1f\x8b", b"WARC/"
FEED_LIMIT = 4 * PAGE_LIMIT


def pages(
    sources: str | Path | Iterable[str | Path], *, limit: int = PAGE_LIMIT, stdin: BinaryIO | None = None
) -> Iterator[Page | Problem]:
    """Pages of files, folders (searched through, in the order of names) and "-" (standard input).

    A file may be HTML, a plain-text capture, JSON Lines, a WARC archive or a feed, each gzipped or not, or a zip of
    those; its content decides. A page of more than `limit` bytes, and whatever cannot be opened, becomes a `Problem`.
    """
    for source in [sources] if isinstance(sources, str | Path) else sources:
        if str(source) == "-":
            yield from _stream(stdin or cast(BinaryIO, sys.stdin.buffer), Origin(file="-"), limit)
        elif Path(source).is_dir():
            yield from _folder(Path(source), limit)
        else:
            yield from _file(Path(source), limit)


def page(source: bytes | str | Path, *, url: str | None = None, limit: int = PAGE_LIMIT) -> Page:
    """One page: of a file (a path), or of the bytes themselves. Raises PageProblem where there is not exactly one."""
    if isinstance(source, bytes):
        found: list[Page | Problem] = list(_stream(io.BytesIO(source), Origin(file="bytes"), limit))
    else:
        found = list(_file(Path(source), limit))
    if len(found) != 1:
        raise PageProblem("read", f"{len(found)} pages where one was asked for")
    if isinstance(found[0], Problem):
        raise PageProblem(found[0].stage, found[0].message)
    return found[0] if url is None else replace(found[0], url=url)


def _folder(folder: Path, limit: int) -> Iterator[Page | Problem]:
    paths = sorted(path for path in _walk(folder) if _may_hold_pages(path.name))
    if not paths:
        yield Problem(page=str(folder), stage="read", message=EMPTY, file=str(folder))
    for path in paths:
        yield from _file(path, limit)


def _closed(error: OSError) -> str:
    return f"cannot be opened: {error.strerror or error}"


def lacking(source: str | Path) -> str | None:
    """Why a source gives no page whatever is in it: it is not there, or a folder without pages. None where it may."""
    if str(source) == "-" or os.path.isfile(source):
        return None
    if not os.path.isdir(source):
        return None if os.path.exists(source) else "is not there"
    return None if any(_may_hold_pages(path.name) for path in _walk(Path(source))) else f"is {EMPTY}"


def _may_hold_pages(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(SUFFIXES)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _file(path: Path, limit: int) -> Iterator[Page | Problem]:
    try:
        with path.open("rb") as raw:
            for found in _stream(cast(BinaryIO, raw), Origin(file=str(path)), limit):
                yield replace(found, file=str(path)) if isinstance(found, Problem) else found
    except OSError as error:
        yield Problem(page=str(path), stage="read", message=_closed(error), file=str(path))


def _stream(stream: BinaryIO, origin: Origin, limit: int) -> Iterator[Page | Problem]:
    """Pages of one file, or of one member of a zip."""
    place = f"{origin.file}#{origin.member}" if origin.member else origin.file
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), sniff.HEAD)
    head = buffered.peek(sniff.HEAD)
    try:
        if head.startswith(ZIP) and origin.member:
            yield Problem(page=place, stage="read", message="a zip inside a zip; unpack it")
        elif head.startswith(ZIP):
            yield from _searched(buffered, lambda whole: _zip(whole, origin, limit))
        elif head.startswith(WARC) or _is_packed_warc(head):
            from onrecord.read.warcs import warc_pages

            yield from _searched(buffered, lambda whole: warc_pages(whole, origin, limit))
        elif head.startswith(GZIP):
            packed = cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered))
            yield from _unpacked(io.BufferedReader(packed, sniff.HEAD), origin, limit)
        else:
            yield from _unpacked(buffered, origin, limit)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Problem(page=place, stage="read", message="a gzip file that is cut short or damaged")


def _is_packed_warc(head: bytes) -> bool:
    if not head.startswith(GZIP):
        return False
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(WARC)).startswith(WARC)
    except zlib.error:
        return False  # damaged: whoever reads it on tells so


def _searched(stream: BinaryIO, read: Callable[[BinaryIO], Iterator[Page | Problem]]) -> Iterator[Page | Problem]:
    """Read what has to be searched through; what comes as a mere stream is kept in a temporary file meanwhile."""
    if stream.seekable():
        yield from read(stream)
        return
    with tempfile.TemporaryFile() as whole:
        shutil.copyfileobj(stream, whole)
        whole.seek(0)
        yield from read(cast(BinaryIO, whole))


def _zip(stream: BinaryIO, origin: Origin, limit: int) -> Iterator[Page | Problem]:
    """Pages of a zip's members, in the zip's order; a member that cannot be unpacked is named."""
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        yield Problem(page=origin.file, stage="read", message=f"a zip that is cut short or damaged: {error}")
        return
    members = [info for info in archive.infolist() if _may_hold_pages(info.filename) and not _is_hidden(info.filename)]
    if not members:
        yield Problem(page=origin.file, stage="read", message=f"a zip without pages ({', '.join(SUFFIXES)}, or .gz)")
    for info in members:
        place = f"{origin.file}#{info.filename}"
        try:
            with archive.open(info) as member:
                yield from _stream(cast(BinaryIO, member), replace(origin, member=info.filename), limit)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            message = f"a member of a zip that cannot be unpacked: {error}"
            yield Problem(page=place, stage="read", message=" ".join(message.split()))


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _unpacked(stream: io.BufferedReader[Any], origin: Origin, limit: int) -> Iterator[Page | Problem]:
    place = f"{origin.file}#{origin.member}" if origin.member else origin.file
    head = stream.peek(sniff.HEAD)[: sniff.HEAD]
    if sniff.is_json_lines(head):
        yield from jsonl_pages(stream, name=origin.file, member=origin.member, limit=limit)
        return
    feed = sniff.xml_kind(head) in FEEDS
    most = FEED_LIMIT if feed else limit
    body = stream.read(most + 1)
    if len(body) > most:
        kind = "feed" if feed else "page of news"
        yield Problem(page=place, stage="read", message=f"more than {most:,} bytes, too large for a {kind}")
    elif feed:
        from onrecord.read.feeds import feed_pages

        yield from feed_pages(body, origin)
    else:
        found = replace(origin, offset=0, digest=hashlib.sha256(body).hexdigest())
        yield Page(id=content_id(body), body=body, media_type=sniff.media_type(body), origin=found)
