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


PLAIN = "<p>The ferry leaves at noon and nobody has asked why it was late on the day before.</p>\n" * 200


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("cp1252", "Those who moor here pay £38,700 a year, up from £26,200."),
        ("cp1252", "The toll — “too low”, a nurse said – wasn’t final… It’s €3 a crossing, 20° at most."),
        ("cp1252", "Zoë Bäcker and Señor Muñoz met in the café; the naïve façade of the rôle fell."),
        (
            "cp1252",
            "Le préfet a déclaré mardi que le port resterait fermé à cause de la tempête. « C’était prévu », dit-il.",
        ),
        ("cp1252", "Der Bürgermeister müsse den Hafen schließen, hieß es. „Größere Schäden gäbe es nicht.“"),
        ("cp1252", "El puerto cerró el miércoles. «¿Quién lo sabía?», preguntó la señora Ibáñez desde el café."),
        ("cp1250", "Přístav bude kvůli bouři týden zavřený, řekla v úterý starostka. Škody prý nejsou větší než loni."),
        ("cp1250", POLISH),
        ("iso8859-2", POLISH),
        ("cp1254", "Bakan salı günü limanın fırtına nedeniyle bir hafta kapalı kalacağını söyledi; şehirde zarar yok."),
        ("cp1251", RUSSIAN),
        ("iso8859-7", "Ο υπουργός είπε την Τρίτη ότι το λιμάνι θα μείνει κλειστό για μία εβδομάδα."),
        ("cp932", "港は嵐のために一週間閉鎖されると大臣は火曜日に述べた。市長は何も知らされていなかった。"),
    ],
)
@pytest.mark.parametrize("before", ["", PLAIN], ids=["alone", "in a long page"])
def test_what_nobody_declares_is_western_unless_its_language_is_not(encoding: str, told: str, before: str) -> None:
    page = f"{before}<p>{told}</p>"
    assert decode(page.encode(encoding)) == page


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
