"""Bytes to characters: strict UTF-8 first, then what the page declares, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,400}?|\?xml\b[^>]{0,200}?)(?:charset|encoding)\s*=\s*["']?\s*([\w:-]{2,40})""", re.I
)
WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Labels that browsers read as a wider set (WHATWG Encoding Standard, section 4.2)."""

SINGLE = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7")
LEGACY = (*SINGLE, "cp1255", "cp1256", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949")
"""What pages of the web were written in before UTF-8, of what browsers guess; code pages of old machines are none."""

BEYOND_WESTERN = frozenset(
    {"Polish", "Czech", "Slovak", "Slovene", "Croatian", "Hungarian", "Romanian", "Turkish", "Lithuanian"}
    | {"Latvian", "Estonian", "Russian", "Ukrainian", "Bulgarian", "Serbian", "Macedonian", "Greek", "Hebrew"}
    | {"Arabic", "Farsi", "Thai", "Japanese", "Chinese", "Korean", "Vietnamese"}
)
"""Languages with letters that windows-1252 has not, as charset-normalizer names them."""

TYPOGRAPHY = "€…‘’“”•–—™\u00a0£§©«®°·»½".encode("cp1252")
"""What an English page has above ASCII; where there is nothing else, a detector has nothing to go by."""

AROUND = 120
"""Bytes of the same line and element on each side of a byte that tells."""
TELLING = re.compile(rb"[\x80-\xff][^<>\r\n]{0,120}")
SAMPLE = 16_384


def decode(data: bytes, told: str | None = None) -> str:
    """The characters of a page; a byte order mark is honoured and left out, newlines stay as they are.

    `told` is the charset that the server named; the page's own declaration comes after it, as in browsers.
    Bytes that are no character in the encoding found become U+FFFD.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return (
        _utf16(data)
        or _strictly(data, "utf-8")
        or _cut_utf8(data)
        or _strictly(data, _codec(told))
        or _strictly(data, declared_encoding(data))
        or _nearly_utf8(data)
        or _detected(data)
    )


def declared_encoding(data: bytes) -> str | None:
    """The Python codec for the charset named in the first 4 KiB, read as browsers read it."""
    match = DECLARED.search(data[:4096])
    return _codec(match.group(1).decode("ascii")) if match else None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return WIDER.get(name, name)


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _cut_utf8(data: bytes) -> str | None:
    """UTF-8 whose last character was cut in two."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a zero in every other byte."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) < 0.35 * len(head):
        return None
    return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes in it, against text in an older encoding, where nearly all are."""
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    whole = len(re.findall(r"[^\x00-\x7f�]", text))
    return text if broken * 5 < whole else None


def _detected(data: bytes) -> str:
    """What nobody declares: Western unless it cannot be, or its language is one that Western bytes do not write.

    The bytes above ASCII tell, and the words beside them, not the markup and the plain English between.
    """
    if not data.translate(None, TYPOGRAPHY + bytes(range(128))):
        return data.decode("cp1252")
    parts: list[bytes] = []
    end = size = 0
    for match in TELLING.finditer(data):
        before = data[max(end, match.start() - AROUND) : match.start()]
        parts += [re.split(rb"[<>\r\n]", before)[-1] + match.group()]
        end, size = match.end(), size + len(parts[-1])
        if size > SAMPLE:
            break
    found = charset_normalizer.from_bytes(b"\n".join(parts), cp_isolation=list(LEGACY), steps=1, chunk_size=SAMPLE)
    best = found.best()
    if best is None:
        return data.decode("cp1252", "replace")
    western = any("cp1252" in match.could_be_from_charset for match in found)
    other = best.coherence > 0 and best.language in BEYOND_WESTERN
    return data.decode("cp1252" if western and not other else WIDER.get(best.encoding, best.encoding), "replace")
