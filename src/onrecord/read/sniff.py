"""What the bytes are, told from the bytes themselves and never from a file's name."""

from __future__ import annotations

import json
import re

SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF file"),
    (0, b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
    (0, b"\xff\xd8\xff", "an image (JPEG)"),
    (0, b"GIF87a", "an image (GIF)"),
    (0, b"GIF89a", "an image (GIF)"),
    (8, b"WEBP", "an image (WebP)"),
    (4, b"ftypavif", "an image (AVIF)"),
    (4, b"ftypheic", "an image (HEIC)"),
    (0, b"II*\x00", "an image (TIFF)"),
    (0, b"MM\x00*", "an image (TIFF)"),
    (0, b"\x00\x00\x01\x00", "an image (icon)"),
    (4, b"ftyp", "a video (MP4)"),
    (0, b"\x1aE\xdf\xa3", "a video (Matroska or WebM)"),
    (0, b"\x00\x00\x01\xba", "a video (MPEG)"),
    (8, b"AVI ", "a video (AVI)"),
    (0, b"FLV\x01", "a video (Flash)"),
    (0, b"ID3", "a sound file (MP3)"),
    (0, b"OggS", "a sound file (Ogg)"),
    (0, b"fLaC", "a sound file (FLAC)"),
    (8, b"WAVE", "a sound file (WAV)"),
    (0, b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\x1f\x8b", "gzip-compressed data inside the capture"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"(\xb5/\xfd", "a Zstandard archive"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"MZ\x90\x00", "a program (Windows)"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"WARC/1.", "a WARC archive, not a page"),
)
"""(offset, bytes, what it is): the first that fits names the content."""

BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
HTML_TAG = re.compile(
    rb"<(?:/?(?:p|div|body|head|article|section|h[1-6]|ul|table)\b[^<>]{0,400}|meta\s|script\b|a\s+[^<>]{0,40}href)",
    re.I,
)
XML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<([a-zA-Z:]+)", re.S)
XML_KINDS = {
    "rss": "a feed (RSS), not a page",
    "feed": "a feed (Atom), not a page",
    "rdf:rdf": "a feed (RDF), not a page",
    "urlset": "a sitemap, not a page",
    "sitemapindex": "a sitemap, not a page",
    "svg": "an image (SVG)",
}
ROW_KEYS = {"html", "text", "body"}
HEAD = 65_536


def binary_kind(data: bytes) -> str | None:
    """What binary content the bytes are ("an image (PNG)"), or None where they can be text."""
    for offset, mark, kind in SIGNATURES:
        if data.startswith(mark, offset):
            return kind
    if data.startswith(BYTE_ORDER_MARKS) or _is_utf16(data):
        return None
    head = data[:HEAD]
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b\x85")
    if head and controls > max(8, len(head) // 50):
        return "binary data"
    return None


def _is_utf16(data: bytes) -> bool:
    """UTF-16 without a mark: every second byte of Western text is zero."""
    head = data[:4096]
    half = len(head) // 2
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return half > 20 and zeros > 0.7 * half and head.count(0) < 1.2 * zeros


def xml_kind(data: bytes) -> str | None:
    """What XML the bytes are where it is no page ("a feed (RSS), not a page")."""
    match = XML_START.match(data[:HEAD].removeprefix(BYTE_ORDER_MARKS[0]))
    return XML_KINDS.get(match.group(1).decode("ascii").lower()) if match else None


def is_json_lines(data: bytes) -> bool:
    """Whether the first line is a JSON object that names a page: "html", "text" or "body"."""
    first = data.removeprefix(BYTE_ORDER_MARKS[0]).lstrip()
    if not first.startswith(b"{"):
        return False
    line = first.split(b"\n", 1)[0]
    try:
        row = json.loads(line)
    except ValueError:
        return re.search(rb'"(?:html|text|body)"\s*:', line[:HEAD]) is not None
    return isinstance(row, dict) and bool(ROW_KEYS & row.keys())


def is_html(data: bytes) -> bool:
    """Whether the bytes are markup: an HTML head, or three HTML tags near the start."""
    head = data[:HEAD]
    if data.startswith(BYTE_ORDER_MARKS[1:]) or _is_utf16(data):
        head = head.replace(b"\x00", b"")
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe")
    if HTML_START.match(head):
        return True
    return len(HTML_TAG.findall(head, 0, 20_000)) >= 3


def media_type(data: bytes) -> str:
    """ "application/jsonl", "text/html" or "text/plain"; what is no text at all counts as plain and fails later."""
    if is_json_lines(data):
        return "application/jsonl"
    return "text/html" if is_html(data) else "text/plain"
