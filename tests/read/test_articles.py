from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read import article, page
from onrecord.record import Article, Block, Origin, Page, PageProblem

FIXTURES = Path(__file__).parents[1] / "pages"
PARAGRAPH = "<p>" + "The council voted on Tuesday to close the old harbour, officials said. " * 4 + "</p>"


def read(body: bytes | str, media_type: str = "text/html", known: tuple[tuple[str, str], ...] = ()) -> Article:
    data = body if isinstance(body, bytes) else body.encode()
    return article(Page(id="p", body=data, media_type=media_type, origin=Origin(file="-"), known=known))


def rows(found: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(found.text)) for block in found.blocks]


def in_order(blocks: tuple[Block, ...], length: int) -> bool:
    ends = [0, *(block.span.end for block in blocks)]
    starts = [*(block.span.start for block in blocks), length]
    return all(end <= start for end, start in zip(ends, starts, strict=True))


@pytest.mark.parametrize(
    ("body", "media_type", "message"),
    [
        (b"", "text/html", "empty: no bytes but white space"),
        (b" \n\t ", "text/plain", "empty: no bytes but white space"),
        (b"%PDF-1.4 and more", "text/plain", "a PDF file, no text to read"),
        (b"\x89PNG\r\n\x1a\nxx", "text/html", "an image (PNG), no text to read"),
        (b"PK\x03\x04xxxx", "text/plain", "a ZIP archive (or an office document), no text to read"),
        (b"\x00\x00\x00\x20ftypisom", "text/plain", "a video (MP4), no text to read"),
        (b"<rss><channel><item/></channel></rss>", "text/html", "a feed (RSS), not a page"),
        (b"<html><body></body></html>", "text/html", "a page without any words"),
        (b"<html><body><a href=x>Home</a></body></html>", "text/html", "a page without readable prose"),
        (
            b"<html><body><noscript>Please enable JavaScript.</noscript><div id=app></div><script src=a.js></script>",
            "text/html",
            "a page whose article is drawn by a script; save it from a browser, or give its text",
        ),
        (b"<html><body>" + b"<b>x</b>" * 70_000, "text/html", "more than 60,000 tags, too large for a page of news"),
        (b"Home\nNews\nSport\n", "text/plain", "a capture without readable prose"),
        (b"x\n" * 20_001, "text/plain", "more than 20,000 lines, too large for a page of news"),
        (b"x" * 2**20 + b"x", "text/plain", "1,048,577 bytes, more than 1,048,576: too large for a page of news"),
        (
            b"<p>" + b"word " * 300_000,
            "text/html",
            "more than 1,048,576 characters of text, too large for a page of news",
        ),
    ],
)
def test_what_cannot_be_read_says_what_it_is(body: bytes, media_type: str, message: str) -> None:
    with pytest.raises(PageProblem) as problem:
        read(body, media_type)
    assert (problem.value.stage, problem.value.message) == ("read", message)
    assert "\n" not in message


@pytest.mark.parametrize(
    "body",
    [
        "<html><body>" + "<div>" * 20_000 + PARAGRAPH + "</div>" * 20_000,
        "<html><body>" + "<div><p>x</p>" * 10_000 + PARAGRAPH,
        "<html><body><article><p data-x='" + "a" * 5_000_000 + "'>" + PARAGRAPH * 5,
        "<html><body><article><p " + " ".join(f"d{i}='{i}'" for i in range(100_000)) + ">" + PARAGRAPH * 5,
        "<html><body><article>" + "<p>Some words were said, and some were not.</p>" * 15_000,
        "<html><body><ul>" + "<li><a href=x>a link of some words</a></li>" * 9_000 + "</ul>" + PARAGRAPH * 5,
        '<html><head><script type="application/ld+json">' + "[" * 50_000 + "</script></head><body>" + PARAGRAPH * 5,
        "<html><head>" + "<meta name='author' content='A B'>" * 50_000 + "</head><body>" + PARAGRAPH * 5,
        "<html><body>" + "<table><tr><td>" * 5_000 + PARAGRAPH * 5,
        "<html><body>" + "<" * 50_000 + PARAGRAPH * 5,
        "<p>" + "," * 400_000 + "</p>" + PARAGRAPH,
    ],
    ids=lambda body: body[12:40],
)
def test_a_hostile_page_ends_in_time(body: str) -> None:
    began = time.process_time()
    with suppress(PageProblem):
        read(body)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "body",
    ["," * 900_000, "Ab " * 300_000, "1" * 900_000, "a@" * 400_000, "December 6, 2012 " * 50_000, "\n" * 900_000 + "x"],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/x-article"])
def test_a_hostile_text_ends_in_time(body: str, media_type: str) -> None:
    began = time.process_time()
    with suppress(PageProblem):
        read(body, media_type)
    assert time.process_time() - began < 10


def test_a_page_of_html_keeps_the_article_in_reading_order() -> None:
    found = article(page(FIXTURES / "blockquote-with-cite.html"))
    kinds = [kind for kind, _ in rows(found)]
    assert kinds[:4] == ["headline", "standfirst", "caption", "credit"]
    assert {"heading", "paragraph", "quote", "correction"} <= set(kinds)
    assert found.text.split("\n")[0] == found.title == "Rail talks collapse after midnight session"
    assert [author.name for author in found.authors] == ["Ida Falk", "Owen Tait"]
    assert str(found.published) == "2022-10-06 23:58:00+01:00"
    assert str(found.updated) == "2022-10-07 07:15:00+01:00"
    assert found.outlet == "The Merrow Post"
    assert found.language == "en"
    assert found.canonical_url == "https://merrowpost.example/news/rail-talks"
    assert found.credits == ("Photograph: Sam Reed/AP", "Letter of the operators")
    assert "newsletter" not in found.text
    assert "Home" not in found.text


@pytest.mark.parametrize(
    "notice",
    [
        "We print many letters. We'd like to hear what you think about our articles. Here's our email: q@quay.test.",
        "Send us your letters to the editor, up to 300 words.",
        "We would love to hear from you.",
    ],
)
def test_a_notice_that_asks_readers_to_write_is_none_of_the_article(notice: str) -> None:
    prose = "<p>The harbour office closed the north pier on Monday after a crane fell on two parked vans.</p>" * 4
    told = "<p>“We’d like to hear what the owners say,” the mayor said, and she asked for a report by Friday.</p>"
    found = read(f"<html><body><article><h1>Pier shut</h1>{prose}{told}<p>{notice}</p></article></body></html>")
    assert notice[:20] not in found.text
    assert "the owners say" in found.text


def test_quoted_passages_of_html_have_their_voices() -> None:
    found = article(page(FIXTURES / "blockquote-with-cite.html"))
    voices = [block.voice for block in found.blocks if block.kind == "quote"]
    assert [voice.label for voice in voices if voice] == ["Letter of the operators", "The Harbour Gazette"]
    assert all(voice and voice.span and voice.span.of(found.text) == voice.label for voice in voices)


def test_structured_data_carry_the_article_where_a_script_draws_it() -> None:
    found = article(page(FIXTURES / "article-in-structured-data-alone.html"))
    assert [kind for kind, _ in rows(found)] == ["headline", "paragraph", "paragraph"]
    assert str(found.published) == "2020-02-03"


def test_an_empty_shell_is_named_as_one() -> None:
    with pytest.raises(PageProblem, match="drawn by a script"):
        article(page(FIXTURES / "drawn-by-a-script.html"))


def test_what_came_beside_the_bytes_outranks_the_page() -> None:
    known = (("title", "T"), ("outlet", "O"), ("published", "2020-02-03T10:00:00+01:00"))
    found = read("The dam was closed on Monday.", "text/x-article", known)
    assert (found.title, found.outlet, str(found.published)) == ("T", "O", "2020-02-03 10:00:00+01:00")
    assert read("The dam was closed.", "text/x-article", (("published", "soon"),)).published is None


WORDS = st.sampled_from(
    """The council voted to close the harbour on Tuesday.|Home|• News|By Ann Poe|3 June 2021|Share||  |\r|\u2028x|a b
The Coastal Times reports:|> We regret it.|LISBON — It rained for two days, and more.|(Photo by Sam Reed)""".split("|")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=25).map("\n".join), st.lists(WORDS).map("\r\n".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["text/plain", "text/x-article"]))
def test_any_text_comes_out_unchanged_under_blocks_that_never_overlap(text: str, media_type: str) -> None:
    data = text.encode("utf-8-sig")
    try:
        found = article(Page(id="p", body=data, media_type=media_type, origin=Origin(file="-")))
    except PageProblem:
        return
    assert found.text == text
    assert in_order(found.blocks, len(text))
    for block in found.blocks:
        assert block.span.of(text).strip() == block.span.of(text) != ""
        if block.voice and block.voice.span:
            assert block.voice.span.of(text) == block.voice.label


MARKUP = st.sampled_from(
    """<p>|</p>|<div>|</div>|<h1>Dam closed</h1>|<blockquote>|<li>|<br><br>|<table><tr><td>|<b>|&amp;|<script>
<figure><figcaption>|Foto:&nbsp;dpa|The council voted to close the harbour on Tuesday, officials said. """.split("|")
)


@settings(max_examples=100, deadline=None)
@given(st.lists(MARKUP, max_size=30).map("".join))
def test_any_markup_gives_blocks_a_line_each_or_a_problem(markup: str) -> None:
    try:
        found = read("<html><body>" + markup)
    except PageProblem:
        return
    assert in_order(found.blocks, len(found.text))
    assert {found.text[b.span.start - 1 : b.span.start] for b in found.blocks if b.kind in ("paragraph", "list")} <= {
        "",
        "\n",
        " ",
    }


def test_an_article_of_prose_is_of_the_outlet_whose_address_it_has() -> None:
    page = Page(
        id="p",
        body=b"The dam was closed on Monday.",
        media_type="text/x-article",
        origin=Origin(file="-"),
        url="http://www.quaypost.example:80/2020/dam.html",
    )
    assert article(page).outlet == "quaypost.example"
    assert article(replace(page, known=(("outlet", "Quay Post"),))).outlet == "Quay Post"
    assert article(replace(page, url="http://[broken")).outlet is None


def test_prose_that_is_surely_not_english_is_not_taken_for_it() -> None:
    # Function words of no language of the table; the page's template says English.
    strange = "Zorba kilde menaf urkat sobelin, dural keft omin hasparu. Melkin tovar eshu nadik poloran vishtem. " * 12
    head = '<html lang="en"><body><article>'
    assert read(f"{head}<p>{strange}</p></article></body></html>").language == "und"
    assert read(f"{head}{PARAGRAPH}</article></body></html>").language == "en"


def test_a_table_of_short_cells_is_kept_row_by_row() -> None:
    table = "".join(
        f"<tr><td>{name}</td><td>{dead}</td></tr>" for name, dead in (("Area", "Dead"), ("Calder", 112), ("Irsa", 57))
    )
    found = read(
        f"<html><body><article><h1>The toll</h1>{PARAGRAPH}<table>{table}</table>{PARAGRAPH}</article></body></html>"
    )
    assert [words for kind, words in rows(found) if kind == "table"] == ["Area | Dead", "Calder | 112", "Irsa | 57"]
