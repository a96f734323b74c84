from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.articles import article
from onrecord.read.json_rows import KEYS, jsonl_pages
from onrecord.read.sources import page, pages
from onrecord.record import Page, PageProblem, Problem

HTML = b"<!doctype html><html><body><p>The bridge was closed on Monday.</p></body></html>"
TEXT = b"The bridge was closed on Monday.\n"


def rows(*items: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def told(found: list[Page | Problem]) -> list[tuple[str, str]]:
    return [(f.page, f.message) if isinstance(f, Problem) else (f.media_type, f.body.decode()) for f in found]


def test_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(HTML)
    (tmp_path / "b.html").write_bytes(TEXT)
    (tmp_path / "c.html").write_bytes(rows({"id": "7", "body": "Rain fell."}))
    assert [kind for kind, _ in told(list(pages(tmp_path)))] == ["text/html", "text/plain", "text/x-article"]


def test_a_folder_is_searched_through_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "b" / "one.txt.gz").write_bytes(gzip.compress(b"one"))
    (tmp_path / "a.TXT").write_bytes(b"two")
    (tmp_path / "notes.md").write_bytes(b"none")
    (tmp_path / ".git" / "x.txt").write_bytes(b"none")
    assert [body for _, body in told(list(pages([tmp_path])))] == ["two", "one"]


def test_the_same_bytes_have_the_same_id_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT))
    one, other = pages(tmp_path)
    assert isinstance(one, Page)
    assert isinstance(other, Page)
    assert one.id == other.id == page(TEXT).id
    assert one.origin.digest == other.origin.digest


def test_standard_input_is_a_page_or_rows() -> None:
    assert told(list(pages("-", stdin=io.BytesIO(HTML)))) == [("text/html", HTML.decode())]
    found = list(pages("-", stdin=io.BytesIO(rows({"id": "b", "text": "One"}, {"id": "a", "html": "<p>Two"}))))
    assert [(f.id, f.media_type) for f in found if isinstance(f, Page)] == [("b", "text/plain"), ("a", "text/html")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cut.txt.gz", gzip.compress(TEXT * 50)[:-12], "a gzip file that is cut short or damaged"),
        ("bad.txt.gz", b"\x1f\x8b\x08\x00garbage and more garbage", "a gzip file that is cut short or damaged"),
        ("large.txt", b"x" * 200, "more than 100 bytes, too large for a page of news"),
        ("bomb.txt.gz", gzip.compress(b"x" * 100_000), "more than 100 bytes, too large for a page of news"),
    ],
)
def test_what_cannot_be_opened_is_a_problem(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert list(pages(tmp_path / name, limit=100)) == [
        Problem(page=str(tmp_path / name), stage="read", message=message, file=str(tmp_path / name))
    ]


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    missing, empty = list(pages([tmp_path / "none.html", tmp_path]))
    assert isinstance(missing, Problem)
    assert missing.message == "cannot be opened: No such file or directory"
    assert isinstance(empty, Problem)
    assert empty.message.startswith("a folder without pages")


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        (b"not json", "line 2", "not a JSON object on one line, in UTF-8"),
        (b"[1, 2]", "line 2", "not a JSON object"),
        (b'{"body": "x"}', "line 2", f'a row without an "id" (text or a whole number); {KEYS}'),
        (b'{"id": "", "body": "x"}', "line 2", f'a row without an "id" (text or a whole number); {KEYS}'),
        (b'{"id": true, "body": "x"}', "line 2", f'a row without an "id" (text or a whole number); {KEYS}'),
        (b'{"id": "r"}', "r", f"a row with 0 of the three; {KEYS}"),
        (b'{"id": "r", "body": "x", "text": "y"}', "r", f"a row with 2 of the three; {KEYS}"),
        (b'{"id": "r", "body": 4}', "r", "not text: body"),
        (b'{"id": "r", "body": "x", "url": ["u"], "title": 5}', "r", "not text: url, title"),
        (b'{"id": "r", "body": "\\ud800"}', "r", "holds half a character (a lone surrogate)"),
        (b'{"id": "r", "body": "\xff"}', "line 2", "not a JSON object on one line, in UTF-8"),
        (b'{"id": "r", "body": "' + b"x" * 300 + b'"}', "r", "more than 200 bytes, too large for a page of news"),
        (b"[" * 100_000, "line 2", "not a JSON object on one line, in UTF-8"),
    ],
)
def test_a_bad_row_is_a_problem_and_the_rest_is_read(line: bytes, place: str, message: str) -> None:
    stream = io.BytesIO(rows({"id": 1, "body": "One."}) + line + b"\n\n" + rows({"id": "z", "text": "Two."}))
    first, problem, last = jsonl_pages(stream, limit=200)
    assert isinstance(first, Page)
    assert first.id == "1"
    assert problem == Problem(page=place, stage="read", message=message)
    assert isinstance(last, Page)
    assert last.id == "z"


def test_a_row_keeps_what_is_known_and_where_it_stood() -> None:
    row = {"id": "a", "body": "x", "url": "https://e.example/", "title": "T", "outlet": "O", "published": None}
    first, second = jsonl_pages(io.BytesIO(rows({"id": "0", "body": "y"}, row)), name="rows.jsonl")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.origin.offset, second.origin.offset) == (0, len(rows({"id": "0", "body": "y"})))
    assert second.url == "https://e.example/"
    assert dict(second.known) == {"title": "T", "outlet": "O"}


def test_a_row_of_a_file_is_told_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"body": "x"}\n{"id": "r"}\n')
    assert [found.place for found in pages(path) if isinstance(found, Problem)] == [f"{path}, line 1", f"{path}, r"]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_a_row_s_prose_comes_back_unchanged(text: str) -> None:
    (found,) = jsonl_pages(io.BytesIO(rows({"id": "p", "body": text})))
    assert isinstance(found, Page)
    assert article(found).text == text


def test_one_page_is_one_page(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_bytes(rows({"id": "1", "body": "x"}, {"id": "2", "body": "y"}))
    assert page(HTML, url="https://e.example/a").url == "https://e.example/a"
    with pytest.raises(PageProblem, match="2 pages where one was asked for"):
        page(tmp_path / "two.jsonl")
    with pytest.raises(PageProblem, match="cannot be opened"):
        page(str(tmp_path / "none"))


def test_a_row_may_call_its_day_date() -> None:
    dated = {"id": "a", "body": "Rain fell.", "date": "2020-02-03"}
    both = {"id": "b", "body": "Rain fell.", "date": "2020-02-03", "published": "2020-02-04"}
    first, second = jsonl_pages(io.BytesIO(rows(dated, both)))
    assert isinstance(first, Page)
    assert dict(first.known)["published"] == "2020-02-03"
    assert isinstance(second, Page)
    assert dict(second.known)["published"] == "2020-02-04"
