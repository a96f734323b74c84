"""Pages are well formed, whole in one file, deaf to what a hostile page writes, and every link leads to its words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.brief import brief_html, composed, page_html
from onrecord.brief.pages import quotes
from onrecord.brief.shown import shown
from onrecord.record import PageProblem, Problem, Reading, RoundUp
from tests.brief.conftest import first_reading, hostile_reading
from tests.brief.html_checks import Parsed


@pytest.fixture(scope="module")
def files(told: RoundUp, bare: RoundUp) -> dict[str, str]:
    return {
        "brief": brief_html(composed(told), [told.story]),
        "bare": brief_html(composed(bare)),
        "article": page_html(first_reading()),
        "hostile": page_html(hostile_reading()),
        "no notes": page_html(
            replace(first_reading(), statements=(), events=(), figures=(), positions=(), procedures=())
        ),
    }


KINDS = pytest.mark.parametrize("kind", ["brief", "bare", "article", "hostile", "no notes"])


@KINDS
def test_a_file_is_well_formed_and_its_ids_are_its_own(files: dict[str, str], kind: str) -> None:
    ids = Parsed(files[kind]).ids()
    assert len(ids) == len(set(ids))


@KINDS
def test_every_link_inside_a_file_leads_somewhere(files: dict[str, str], kind: str) -> None:
    page = Parsed(files[kind])
    assert set(page.targets()) - set(page.ids()) == set()


@KINDS
def test_a_file_loads_nothing(files: dict[str, str], kind: str) -> None:
    page = Parsed(files[kind])
    assert not [one.tag for one in page.elements if one.tag in ("link", "img", "iframe", "object", "embed", "base")]
    assert not [
        one.tag for one in page.elements if {"src", "srcset", "style", "onerror", "onclick"} & set(one.attributes)
    ]
    style = next(one.text for one in page.elements if one.tag == "style")
    assert not re.search(r"url\(|@import", style)
    assert "default-src 'none'" in next(
        one.attributes["content"] for one in page.elements if "http-equiv" in one.attributes
    )


@pytest.mark.parametrize("kind", ["brief", "bare", "hostile"])
def test_a_hostile_page_stays_text(files: dict[str, str], kind: str) -> None:
    page = Parsed(files[kind])
    assert sum(one.tag == "script" for one in page.elements) == 1
    assert not [one for one in page.elements if one.tag in ("b", "i", "img")]
    assert "<script>alert('x')</script>" in "".join(one.text for one in page.elements if one.tag == "body")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", files[kind])
    assert "{{ 7 * 7 }}" in files[kind]
    hrefs = [one.attributes["href"] for one in page.elements if "href" in one.attributes]
    assert all(href.startswith(("#", "https://", "http://")) for href in hrefs)


def test_every_line_of_a_brief_opens_at_its_words(told: RoundUp, files: dict[str, str]) -> None:
    page = Parsed(files["brief"])
    texts = {reading.id: reading.article.text for reading in told.readings if reading.article}
    for quote in quotes(composed(told)):
        assert quote.anchor in page.targets()
        assert page.marked(quote.anchor) == shown("".join(span.of(texts[quote.page]) for span in quote.spans))


def test_every_note_of_an_article_leads_to_its_words(files: dict[str, str]) -> None:
    page = Parsed(files["article"])
    notes = {
        one.attributes["id"]: one.text for one in page.elements if one.attributes.get("class", "").startswith("note ")
    }
    told = " ".join(" ".join(text.split()) for text in notes.values())
    for words in ("killed at least 9", "planned helps “sank” · 6 May 2024", "demands The port: the wreck raised"):
        assert words in told
    reading = first_reading()
    assert reading.article
    figure = reading.figures[0].span
    assert page.marked(f"w{figure.start}-{figure.end}") == "At least nine people"
    # And back: the words name their note.
    back = next(one for one in page.elements if one.attributes.get("id") == f"w{figure.start}-{figure.end}")
    assert "killed" in notes[back.attributes["data-note"]]


def test_what_an_unnamed_source_says_leaves_no_link_without_an_end(told: RoundUp) -> None:
    *readings, hostile = told.readings
    assert hostile.article
    no_headline = replace(hostile, article=replace(hostile.article, blocks=()))
    unnamed = replace(told.sources[-1], label="unnamed", names=("unnamed",))
    story = RoundUp(story=told.story, readings=(*readings, no_headline), copies=(), sources=(unnamed,))
    page = Parsed(brief_html(composed(story)))
    assert set(page.targets()) <= set(page.ids())


def test_sections_with_nothing_in_them_are_not_there(files: dict[str, str]) -> None:
    assert {"days", "articles"} <= set(Parsed(files["bare"]).ids())
    assert not {"says", "differ", "wants", "next", "sources"} & set(Parsed(files["bare"]).ids())


def test_a_page_that_failed_says_why() -> None:
    failed = Reading(id="x", article=None, problems=(Problem(page="x", stage="read", message="no text was found"),))
    with pytest.raises(PageProblem, match="no text was found: there is nothing to lay out"):
        page_html(failed)
