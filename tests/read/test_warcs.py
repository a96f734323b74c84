"""WARC archives: pages with address, day and offset; damage is named with its place and costs only what it hit."""

from __future__ import annotations

import gzip
import io
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.articles import article
from onrecord.read.sources import pages
from onrecord.record import Page, Problem


def html(n: int) -> bytes:
    return f"<html><body><p>Berth {n} of the harbour was closed on Monday, the pilots said.</p></body></html>".encode()


def record(
    n: int, body: bytes | None = None, *, kind: str = "response", head: str = "200 OK", media: str = "text/html"
) -> bytes:
    payload = html(n) if body is None else body
    if kind == "response":
        payload = f"HTTP/1.1 {head}\r\nContent-Type: {media}\r\n\r\n".encode() + payload
        media = "application/http; msgtype=response"
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{n}>",
        "WARC-Date": f"2021-03-{n:02}T06:00:00Z",
        "WARC-Target-URI": f"https://quay.example/{n}",
        "Content-Type": media,
        "Content-Length": str(len(payload)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + payload + b"\r\n\r\n"


def read(data: bytes, limit: int = 2**20) -> list[Page | Problem]:
    return list(pages("-", stdin=io.BytesIO(data), limit=limit))


def urls(found: list[Page | Problem]) -> list[str]:
    return [given.url.rpartition("/")[2] if isinstance(given, Page) and given.url else "!" for given in found]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_page_has_its_address_its_day_and_its_offset(packed: bool) -> None:
    parts = [gzip.compress(record(n)) if packed else record(n) for n in (1, 2, 3)]
    found = read(b"".join(parts))
    assert urls(found) == ["1", "2", "3"]
    second = found[1]
    assert isinstance(second, Page)
    assert second.fetched == datetime(2021, 3, 2, 6, tzinfo=UTC)
    assert second.origin.offset == len(parts[0])
    assert (second.body, second.media_type) == (html(2), "text/html")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (record(1, head="404 Not Found"), []),
        (record(1, head="301 Moved", body=b""), []),
        (record(1, media="image/png", body=b"\x89PNG"), []),
        (record(1, media="application/json", body=b"{}"), []),
        (record(1, kind="request", media="application/http"), []),
        (record(1, kind="resource", media="text/html"), ["1"]),
        (record(1, kind="conversion", media="text/plain", body=b"The harbour was closed."), ["1"]),
        (record(1, media="text/html; charset=windows-1250"), ["1"]),
    ],
)
def test_only_pages_are_taken(given: bytes, expected: list[str]) -> None:
    assert urls(read(given)) == expected


def test_what_the_server_packed_is_unpacked() -> None:
    packed = gzip.compress(html(1))
    body = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    head = "200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
    (page,) = read(record(1, body, head=head))
    assert isinstance(page, Page)
    assert page.body == html(1)


def test_the_charset_that_the_server_named_is_used() -> None:
    line = "Přístav byl v pondělí uzavřen, řekli lodivodi, a příští týden bude opět otevřen, jak uvedl ředitel. "
    body = f"<html><body><p>{line * 2}</p><p>{line * 3}</p></body></html>".encode("cp1250")
    (page,) = read(record(1, body, media="text/html; charset=windows-1250"))
    assert isinstance(page, Page)
    assert "Přístav byl v pondělí uzavřen" in article(page).text


def test_a_damaged_record_is_named_with_its_offset_and_the_rest_is_read() -> None:
    parts = [gzip.compress(record(n)) for n in range(1, 6)]
    broken = bytearray(parts[1])
    broken[40:60] = b"\x00" * 20
    found = read(b"".join([parts[0], bytes(broken), *parts[2:]]))
    assert urls(found) == ["1", "!", "3", "4", "5"]
    assert isinstance(found[1], Problem)
    assert f"damaged at byte {len(parts[0])} " in found[1].message


def test_a_record_cut_short_is_named_and_those_before_it_are_read() -> None:
    for data in (gzip.compress(record(1)) + gzip.compress(record(2))[:-60], record(1) + record(2)[:-40]):
        found = read(data)
        assert urls(found) == ["1", "!"]
        assert isinstance(found[1], Problem)
        assert "cut short" in found[1].message or "damaged" in found[1].message


def test_a_record_with_a_wrong_length_costs_itself_alone() -> None:
    wrong = record(2).replace(b"Content-Length: ", b"Content-Length: 1")
    found = read(record(1) + wrong + b"".join(record(n) for n in range(3, 30)))
    numbers = urls(found)
    assert numbers[0] == "1"
    assert "!" in numbers or "2" in numbers
    assert numbers[-1] == "29"


def test_a_record_beyond_the_limit_is_a_problem_with_its_place() -> None:
    found = read(record(1) + record(2, html(2) * 100), limit=2000)
    assert urls(found) == ["1", "!"]
    assert isinstance(found[1], Problem)
    assert f"at byte {len(record(1))} (https://quay.example/2)" in found[1].page


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 5), st.integers(11, 120), st.binary(min_size=1, max_size=30))
def test_damage_anywhere_costs_only_the_record_it_hit(hit: int, place: int, noise: bytes) -> None:
    parts = [gzip.compress(record(n)) for n in range(1, 7)]
    broken = bytearray(parts[hit - 1])
    broken[place : place + len(noise)] = noise[: len(broken) - place]
    try:
        whole = zlib.decompress(bytes(broken), wbits=31) == record(hit)
    except zlib.error:
        whole = False
    parts[hit - 1] = bytes(broken)
    found = [n for n in urls(read(b"".join(parts))) if n != "!"]
    others = [str(n) for n in range(1, 7) if n != hit]
    assert [n for n in found if n != str(hit)] == others
    assert not whole or str(hit) in found
