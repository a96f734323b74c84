from __future__ import annotations

from datetime import date, datetime

import pytest

from onrecord.read import tree
from onrecord.read.metadata import Metadata, metadata

LD = '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script>'
PROSE = "<p>The dam was closed on Monday after two days of rain, the water board said.</p>"


def told(head: str, body: str = PROSE, url: str | None = "https://www.voice.example/2020/a") -> Metadata:
    return metadata(tree.parse(f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"), url)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Dam closed after storm | Harbour Voice</title>", "", "Dam closed after storm"),
        ("<title>Harbour Voice</title>", "<h1>Dam closed after storm</h1>", "Dam closed after storm"),
        (
            "<title>Dam closed after storm</title>",
            "<h1>Menu</h1><h1>Dam closed after the storm</h1>",
            "Dam closed after the storm",
        ),
        ("<meta property='og:title' content='Dam &amp; bridge closed'>", "", "Dam & bridge closed"),
        (
            "<meta property='og:site_name' content='Harbour Voice'><title>Dam closed - Harbour Voice</title>",
            "<h1>Harbour Voice</h1>",
            "Dam closed",
        ),
        (
            "<meta property='og:title' content='Dam closed after storm'>" + LD % '"headline": "Dam closed after storm"',
            "<h1>Region <span>Dam closed after storm</span></h1>",
            "Dam closed after storm",
        ),
        ("", "<h1><span>Rail strike</span><span>Talks fail again</span></h1>", "Rail strike Talks fail again"),
        ("", "", None),
    ],
)
def test_the_title_is_what_most_parts_of_the_page_say(head: str, body: str, title: str | None) -> None:
    assert told(head, body + PROSE).title == title


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ("<meta name='author' content='Ann Poe'>", "", [("Ann Poe", None)]),
        ("<meta name='author' content='https://voice.example/ann'>", "", []),
        ("<meta name='author' content='ann@voice.example'>", "<p class='byline'>By Ann Poe</p>", [("Ann Poe", None)]),
        (
            "",
            "<div class='byline'>By <a href='/author/ann'>Ann Poe</a> <span>3 hours ago</span></div>",
            [("Ann Poe", None)],
        ),
        ("", "<p class='byline'>By Ann Poe, science editor</p>", [("Ann Poe", "science editor")]),
        ("", "<ul class='authorList'><li>Ann Poe</li><li>Ben Roe</li></ul>", [("Ann Poe", None), ("Ben Roe", None)]),
        ("", "<aside><p class='byline'>By Ann Poe</p></aside>", []),
        ("", "<div class='comments'><p class='author'>Troll King</p></div>", []),
        ("<meta name='author' content='Harbour Voice'>", "<p>By Ann Poe</p>", [("Ann Poe", None)]),
        ("<meta name='author' content='Reuters'>", "", [("Reuters", None)]),
        (
            LD % '"author": [{"@type": "Person", "name": "Ann Poe"}]',
            "<p class='byline'>By Ann Poe and Ben Roe</p>",
            [("Ann Poe", None), ("Ben Roe", None)],
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "ANN POE"}}</script>',
            "<p class='byline'>By Ann Poe, Reporter</p>",
            [("ANN POE", "Reporter")],
        ),
    ],
)
def test_authors_are_people_first(head: str, body: str, authors: list[tuple[str, str | None]]) -> None:
    site = "<meta property='og:site_name' content='Harbour Voice'>"
    assert [(a.name, a.role) for a in told(site + head, body + PROSE).authors] == authors


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (
            "<meta property='article:published_time' content='2020-02-03T10:00:00+02:00'>",
            "",
            "2020-02-03T10:00:00+02:00",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-02-03"}</script>'
            "<meta property='article:published_time' content='2020-02-03T10:00:00Z'>",
            "",
            "2020-02-03T10:00:00+00:00",
        ),
        ("<meta name='article:published:time' content='2020-02-03T10:00:00Z'>", "", "2020-02-03T10:00:00+00:00"),
        ("", "<time datetime='2020-02-03T10:00:00Z'>today</time>", "2020-02-03T10:00:00+00:00"),
        ("", "<div class='comment-list'><time datetime='2021-02-03'>x</time></div>", None),
        ("", "<span class='post-date'>3 February 2020</span>", "2020-02-03"),
        ("", "<h1>Dam</h1><div><span>Feb 3, 2020</span></div>", "2020-02-03"),
        ("<link rel='canonical' href='https://voice.example/2020/02/03/dam'>", "", "2020-02-03"),
        ("<meta property='article:published_time' content='soon'>", "", None),
        ("", "<p>The dam was built on 3 February 1920.</p>", None),
    ],
)
def test_the_date_is_the_page_s_own_and_never_a_guess(head: str, body: str, published: str | None) -> None:
    found = told(head, body + PROSE).published
    assert (found.isoformat() if found else None) == published


def test_updated_is_kept_apart_from_published() -> None:
    page = told(
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-02-03",'
        ' "dateModified": "2020-02-04T08:00:00Z"}</script>'
    )
    assert page.published == date(2020, 2, 3)
    assert isinstance(page.updated, datetime)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<meta property='og:site_name' content='Harbour Voice'>", "Harbour Voice"),
        (
            LD % '"publisher": {"name": "Harbour Voice"}',
            "Harbour Voice",
        ),
        ("", "voice.example"),
    ],
)
def test_the_outlet_is_named_or_its_host_is(head: str, outlet: str) -> None:
    assert told(head).outlet == outlet


def test_addresses_are_made_whole() -> None:
    assert told("<link rel='canonical' href='/2020/dam'>").canonical_url == "https://www.voice.example/2020/dam"
    assert told("<link rel='canonical' href='http://[broken'>").canonical_url is None
    assert told("", url=None).canonical_url is None


def test_a_neighbouring_story_s_object_is_passed_over() -> None:
    items = (
        '[{"@type": "NewsArticle", "headline": "Another story", "author": "Cy Moe", "datePublished": "2019-01-01"},'
        ' {"@type": "NewsArticle", "headline": "Dam closed after storm", "author": "Ann Poe"}]'
    )
    page = told(f'<script type="application/ld+json">{items}</script>', "<h1>Dam closed after storm</h1>" + PROSE)
    assert [author.name for author in page.authors] == ["Ann Poe"]
    assert page.published is None
