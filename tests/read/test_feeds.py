"""Feeds and zips: a page an entry, a page a member, and what cannot be read is named."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from onrecord.read.articles import article
from onrecord.read.feeds import prose
from onrecord.read.sources import pages
from onrecord.record import Page, Problem

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Quay Post</title>
<item><title>Pilots strike</title><link>https://quay.example/1</link><guid>q1</guid>
<pubDate>Mon, 04 Mar 2019 08:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Pilots <b>struck</b> on Monday.</p><script>x()</script><p>The port closed.</p>]]>
</content:encoded></item>
<item><title>Port &amp; pilots agree</title><link>https://quay.example/2</link></item>
<item><link>https://quay.example/3</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Wire</title><entry><id>tag:quay,1</id>
<title>Storm</title><updated>2020-01-02T03:04:05Z</updated><link href="https://quay.example/s"/>
<summary type="html">&lt;p&gt;A storm hit the quay.&lt;/p&gt;</summary></entry></feed>"""
HTML = b"<!doctype html><html><body><p>The bridge was closed on Monday.</p></body></html>"


def read(data: bytes) -> list[Page | Problem]:
    return list(pages("-", stdin=io.BytesIO(data)))


def test_an_entry_is_a_page_under_its_title_day_and_address() -> None:
    first, second, third = read(RSS)
    assert isinstance(first, Page)
    found = article(first)
    assert (found.text, found.title, found.outlet) == (
        "Pilots struck on Monday.\nThe port closed.",
        "Pilots strike",
        "The Quay Post",
    )
    assert found.published is not None
    assert found.published.isoformat() == "2019-03-04T06:30:00+00:00"
    assert (first.url, first.origin.member) == ("https://quay.example/1", "q1")
    assert isinstance(second, Page)
    assert second.body == b"Port & pilots agree"
    assert isinstance(third, Problem)
    assert third.page.endswith("#https://quay.example/3")


def test_atom_is_a_feed_too_and_may_be_gzipped() -> None:
    (entry,) = read(gzip.compress(ATOM))
    assert isinstance(entry, Page)
    assert entry.body == b"A storm hit the quay."
    assert dict(entry.known) == {"title": "Storm", "outlet": "Quay Wire", "published": "2020-01-02T03:04:05+00:00"}


def test_a_feed_that_is_cut_short_gives_what_it_has_and_an_empty_one_says_so() -> None:
    assert isinstance(read(RSS[:700])[0], Page)
    (problem,) = read(b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')
    assert isinstance(problem, Problem)
    assert problem.message == "a feed without entries"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("Plain  words\nin lines", "Plain words\nin lines"),
        ("<p>One</p><p>Two <i>three</i> four</p>", "One\nTwo three four"),
        ("One<br/>two &amp; three", "One\ntwo & three"),
        ("<div>" * 200 + "deep" + "</div>" * 200, "deep"),
        ("<style>p{}</style><!-- no -->yes", "yes"),
        ("", ""),
    ],
)
def test_markup_becomes_prose(markup: str, words: str) -> None:
    assert prose(markup) == words


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return data.getvalue()


def test_a_zip_holds_pages_feeds_and_rows() -> None:
    data = zipped(
        **{
            "news/a.html": HTML,
            "feed.xml": ATOM,
            "rows.jsonl.gz": gzip.compress(b'{"id": "r", "body": "Rain fell."}\n'),
            "picture.png": b"\x89PNG",
            "__MACOSX/a.html": b"x",
            "inner.zip": zipped(a=HTML),
        }
    )
    found = read(data)
    assert [(f.origin.member if isinstance(f, Page) else f.message) for f in found] == [
        "news/a.html",
        "feed.xml#tag:quay,1",
        "rows.jsonl.gz",
        "a zip inside a zip; unpack it",
    ]


def test_a_member_that_cannot_be_unpacked_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped(**{"a.html": HTML, "b.html": HTML * 20, "c.html": HTML}))
    place = data.index(b"b.html") + 6
    data[place + 10 : place + 20] = b"\xff" * 10
    (tmp_path / "pages.zip").write_bytes(data)
    found = list(pages(tmp_path))
    assert [type(f) for f in found] == [Page, Problem, Page]
    assert isinstance(found[1], Problem)
    assert found[1].page == f"{tmp_path / 'pages.zip'}#b.html"


def test_a_zip_cut_short_and_one_without_pages_say_so() -> None:
    whole = zipped(a=b"x")
    (problem,) = read(whole[:-20])
    assert isinstance(problem, Problem)
    assert "cut short or damaged" in problem.message
    (problem,) = read(whole)
    assert isinstance(problem, Problem)
    assert problem.message.startswith("a zip without pages")
