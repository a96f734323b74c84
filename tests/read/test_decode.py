from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.decode import declared_encoding, decode

POLISH = "Zażółć gęślą jaźń. Łódź leży nad rzeką. Wiele osób zginęło, powiedział minister."
RUSSIAN = "Министр сказал, что переговоры продолжатся в четверг, и обе стороны приедут в столицу. " * 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve café".encode(), "naïve café"),
        (b"\xef\xbb\xbf" + "naïve".encode(), "naïve"),
        ("naïve".encode("utf-16"), "naïve"),
        (b"\xfe\xff" + "naïve".encode("utf-16-be"), "naïve"),
        (b"\xff\xfe\x00\x00" + "naïve".encode("utf-32-le"), "naïve"),
        ("a plain line of English words".encode("utf-16-le"), "a plain line of English words"),
        (b'<meta charset="iso-8859-2">' + POLISH.encode("iso-8859-2"), '<meta charset="iso-8859-2">' + POLISH),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + RUSSIAN.encode("cp1251"),
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + RUSSIAN,
        ),
        (b'<meta charset="latin-1">\x93quoted\x94', '<meta charset="latin-1">“quoted”'),
        (b'<meta charset="no-such-thing">plain', '<meta charset="no-such-thing">plain'),
        (b'<meta charset="shift_jis">' + "港が閉まった。".encode("cp932"), '<meta charset="shift_jis">港が閉まった。'),
        ("Łódź".encode()[:-1], "Łód"),
        (("Łódź żąda " * 20).encode() + b"\xff!", "Łódź żąda " * 20 + "�!"),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        (b"", ""),
    ],
)
def test_bytes_become_the_characters_they_were(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_utf8_wins_over_a_false_declaration() -> None:
    page = '<meta charset="iso-8859-1"><p>Müller – “ja”</p>'
    assert decode(page.encode()) == page


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<meta charset="UTF-8">', "utf-8"),
        (b"<meta charset=iso-8859-1>", "cp1252"),
        (b'<?xml version="1.0" encoding="gb2312"?>', "gb18030"),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_the_declared_encoding_is_read_as_browsers_do(data: bytes, name: str | None) -> None:
    assert declared_encoding(data) == name


@given(st.text())
def test_utf8_comes_back_unchanged(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8", "ignore")) == text.encode("utf-8", "ignore").decode()


@given(st.binary(max_size=300))
def test_any_bytes_become_text(data: bytes) -> None:
    assert isinstance(decode(data), str)
