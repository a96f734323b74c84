from __future__ import annotations

import pytest

from onrecord.read import sniff


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image (JPEG)"),
        (b"GIF89a\x01\x00", "an image (GIF)"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "an image (WebP)"),
        (b"\x00\x00\x00\x18ftypmp42", "a video (MP4)"),
        (b"\x1aE\xdf\xa3\x01\x00", "a video (Matroska or WebM)"),
        (b"ID3\x03\x00", "a sound file (MP3)"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive (or an office document)"),
        (b"\x1f\x8b\x08\x00", "gzip-compressed data inside the capture"),
        (b"WARC/1.0\r\n", "a WARC archive, not a page"),
        (bytes(range(1, 9)) * 40, "binary data"),
        (b"The harbour closed on Tuesday.", None),
        ("Die Fähre fuhr nicht.".encode("latin-1"), None),
        ("The harbour closed on Tuesday, and stayed so.".encode("utf-16"), None),
        ("The harbour closed on Tuesday, and stayed so.".encode("utf-16-le"), None),
        (b"one \x0c page break and \x1b[1mtwo\x1b[0m colours", None),
        (b"", None),
    ],
)
def test_binary_content_is_named(data: bytes, kind: str | None) -> None:
    assert sniff.binary_kind(data) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "a feed (RSS), not a page"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a feed (Atom), not a page"),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<urlset>', "a sitemap, not a page"),
        (b'<?xml version="1.0"?><svg xmlns="x">', "an image (SVG)"),
        (b'<?xml version="1.0"?><html xmlns="x">', None),
        (b"A plain text.", None),
    ],
)
def test_xml_that_is_no_page_is_named(data: bytes, kind: str | None) -> None:
    assert sniff.xml_kind(data) == kind


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"<!DOCTYPE html><title>x</title>", "text/html"),
        (b"\xef\xbb\xbf  <html><body>x", "text/html"),
        (b"<!-- saved from a browser -->\n<html>", "text/html"),
        (b"<div><p>One</p><p>Two</p></div>", "text/html"),
        ("<!doctype html><p>x</p>".encode("utf-16"), "text/html"),
        (b"A story about the <p> tag, and nothing else.", "text/plain"),
        (b"if a < b and b > c then", "text/plain"),
        (b'{"id": "1", "body": "Rain fell."}\n', "application/jsonl"),
        (b'\xef\xbb\xbf{"id": "1", "html": "<p>', "application/jsonl"),
        (b'{"a": 1}', "text/plain"),
        (b"{curly} words", "text/plain"),
        (b"", "text/plain"),
    ],
)
def test_the_media_type_comes_from_the_content(data: bytes, media_type: str) -> None:
    assert sniff.media_type(data) == media_type
