"""A line of a page that its outlet has corrected opens at the corrected version, where that has its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.brief import brief_markdown, composed
from onrecord.brief.desk import Desk
from onrecord.brief.lines import Line
from onrecord.brief.over_lines import as_corrected, over_lines
from onrecord.brief.taken_back import GONE, TakenBack
from onrecord.brief.voices import voices
from onrecord.record import Article, Block, PageCopy, Reading, RoundUp, Span, Why
from tests.brief.conftest import span

FIRST = (
    "14 drown off Tarn\n"
    "Tarn woke to a day of mourning and to a number that stunned it. 14 people drowned, the port said.\n"
    "More than 900 people went to the\nquay. The bells will ring at noon."
)
LATER = (
    "9 drown off Tarn\n"
    "Correction: An earlier version of this article gave the number of dead as 14.\n"
    "Tarn woke to a day of mourning. 9 people drowned, the port said.\n"
    "More than 900 people went to the quay. The bells rang at noon."
)


def _desk() -> Desk:
    pages = {}
    for name, text, day in (("a", FIRST, 15), ("b", LATER, 16)):
        blocks = [Block(kind="headline", span=span(text, text.splitlines()[0]))]
        blocks.append(Block(kind="paragraph", span=Span(blocks[0].span.end + 1, len(text))))
        pages[name] = Article(
            id=name, text=text, outlet="The Post", published=date(2024, 3, day), blocks=tuple(blocks), title=name
        )
    readings = {name: Reading(id=name, article=article) for name, article in pages.items()}
    back = TakenBack.of(pages, dict.fromkeys(pages, "The Post"), {"b": "a"})
    return Desk(pages, {name: voices(one) for name, one in readings.items()}, readings, {"b": "a"}, taken_back=back)


def _line(desk: Desk, page: str, words: str) -> Line:
    quote = desk.quote(page, span(desk.articles[page].text, words))
    return Line(id="l", quote=quote, chain=("The Post",), day=desk.day(page), notes=(GONE,) if page == "a" else ())


@pytest.mark.parametrize(
    ("words", "page", "now"),
    [
        ("More than 900 people went to the\nquay.", "b", "More than 900 people went to the quay."),
        (
            "Tarn woke to a day of mourning and to a number that stunned it.",
            "b",
            "Tarn woke to a day of mourning.",
        ),
        ("14 people drowned, the port said.", "a", "14 people drowned, the port said."),
        ("The bells will ring at noon.", "a", "The bells will ring at noon."),
    ],
    ids=["same words", "a part was struck", "another number", "another verb"],
)
def test_a_line_opens_at_the_corrected_version(words: str, page: str, now: str) -> None:
    desk = _desk()
    found = as_corrected(_line(desk, "a", words), desk)
    assert (found.quote.page, found.quote.words) == (page, now)
    assert found.day == desk.day(page)
    assert found.notes == (() if page == "b" else (GONE,))


@pytest.mark.parametrize(
    ("voice", "chain"),
    [("the port", ("The Post", "the port")), ("Ada Orm", ("The Post",)), ("a number", ("The Post",))],
    ids=["still there", "on neither page", "in the part that was struck"],
)
def test_a_voice_that_the_corrected_page_has_dropped_goes(voice: str, chain: tuple[str, ...]) -> None:
    desk = _desk()
    line = _line(desk, "a", "Tarn woke to a day of mourning and to a number that stunned it.")
    assert as_corrected(replace(line, chain=("The Post", voice)), desk).chain == chain


def test_a_correction_is_of_its_outlets_page_where_both_are_copies_of_anothers(told: RoundUp) -> None:
    text = {"a": "9 drown\n9 people drowned off Tarn.", "b": FIRST, "c": LATER}
    story = replace(told.story, articles=tuple(text))
    articles = {
        page: Article(
            id=page,
            text=words,
            outlet="Wire" if page == "a" else "The Post",
            blocks=(Block(kind="paragraph", span=Span(words.index("\n") + 1, len(words))),),
        )
        for page, words in text.items()
    }
    readings = tuple(Reading(id=page, article=article) for page, article in articles.items())
    why = Why(rule="made by hand")
    copies = tuple(PageCopy(page=page, original="a", kind="edited", shared=0.6, why=why) for page in ("b", "c"))
    found = composed(RoundUp(story=story, readings=readings, copies=copies))
    assert [(read.page, read.how, read.copy_of) for read in found.articles] == [
        ("a", "", None),
        ("b", "edited", "a"),
        ("c", "corrected", "b"),
    ]


def test_the_corrected_line_does_not_come_back_to_itself() -> None:
    desk = _desk()
    words = "More than 900 people went to the"
    line = replace(_line(desk, "a", words), more=(_line(desk, "b", words), _line(desk, "b", "The bells rang")))
    assert [one.quote.words for one in as_corrected(line, desk).more] == ["The bells rang"]


def test_a_line_of_the_corrected_version_stays() -> None:
    desk = _desk()
    line = _line(desk, "b", "Tarn woke to a day of mourning.")
    assert as_corrected(line, desk) == line


def test_the_headline_of_a_withdrawn_version_is_superseded() -> None:
    desk = _desk()
    assert desk.is_superseded("a")
    assert not desk.is_superseded("b")


def test_every_line_is_changed_or_left_out(told: RoundUp) -> None:
    brief = composed(told)
    marked = over_lines(brief, lambda line: replace(line, notes=("seen",)))
    lines = [line for source in marked.sources for line in source.lines] + [
        *marked.claims,
        *marked.ways,
        *marked.expected,
        *(line for holder in marked.holders for line in holder.lines),
        *(line for day in marked.days for line in day.events),
        *(side for pair in marked.differences for side in (pair.one, pair.other)),
    ]
    assert len(lines) > 6
    assert {line.notes for line in lines} == {("seen",)}
    empty = over_lines(brief, lambda line: None)
    assert (empty.claims, empty.holders, empty.ways) == ((), (), ())
    assert len(empty.differences) == len(brief.differences)


def test_the_list_of_articles_says_which_version_is_corrected(told: RoundUp) -> None:
    brief = composed(told)
    reads = tuple(replace(read, how="corrected") if read.copy_of else read for read in brief.articles)
    assert "; corrected version of [" in brief_markdown(replace(brief, articles=reads))
    assert replace(brief, articles=reads).copies == brief.copies
