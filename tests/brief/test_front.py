"""The front page: which lines of a story stand on it, and links and ids that hold where several stories meet."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from onrecord.brief import Front, feature, front_html, front_json, front_markdown
from onrecord.brief.front import bars
from onrecord.brief.pages import quotes
from onrecord.brief.shown import shown
from onrecord.record import RoundUp, Story, Why
from tests.brief.html_checks import Parsed

OTHER = Story(id="beefbeef", level="event", articles=("x",), joins=(Why(rule="made by hand"),), title="A <b>fair</b>")


@pytest.fixture(scope="module")
def front(told: RoundUp, bare: RoundUp) -> Front:
    larger = replace(told.story, articles=(*told.story.articles, "left out"))
    second = replace(bare.story, id="feedfeed")
    return Front(
        name="coverage",
        pages=9,
        outlets=4,
        first=date(2024, 5, 6),
        last=date(2024, 5, 7),
        features=(feature(told, larger, [OTHER, second]), feature(bare, second, file="feedfeed.html")),
        others=(OTHER,),
    )


def test_ids_are_their_own_and_every_link_leads_somewhere(front: Front) -> None:
    page = Parsed(front_html(front))
    assert len(page.ids()) == len(set(page.ids()))
    assert set(page.targets()) <= set(page.ids())


def test_every_line_opens_at_its_words(told: RoundUp, front: Front) -> None:
    page = Parsed(front_html(front))
    texts = {reading.id: reading.article.text for reading in told.readings if reading.article}
    found = list(quotes(front))
    assert found
    for quote in found:
        assert page.marked(quote.anchor) == shown("".join(span.of(texts[quote.page]) for span in quote.spans))


def test_what_pages_wrote_stays_text(front: Front) -> None:
    page = Parsed(front_html(front))
    assert sum(one.tag == "script" for one in page.elements) == 1
    assert not [one for one in page.elements if one.tag in ("b", "img")]
    hrefs = [one.attributes["href"] for one in page.elements if "href" in one.attributes]
    assert [href for href in hrefs if not href.startswith("#")] == ["feedfeed.html"]


def test_only_stories_that_are_written_have_a_link(front: Front) -> None:
    bare = Story(id="c0ffee00", level="event", articles=("x",), joins=(Why(rule="made by hand"),), keys=("orm", "tarn"))
    both = replace(front, others=(OTHER, bare), written=frozenset({OTHER.id}))
    page = Parsed(front_html(both))
    hrefs = [one.attributes["href"] for one in page.elements if "href" in one.attributes]
    assert "beefbeef.html" in hrefs
    assert "c0ffee00.html" not in hrefs
    assert "Those without a link have no page here" in front_html(both)
    assert "About orm, tarn" in front_html(both)


def test_a_front_page_names_the_brief_of_a_story_by_its_title(front: Front) -> None:
    (one, _) = front.features
    assert one.headline
    other = replace(front, features=(replace(one, story=replace(one.story, title="Another title")),))
    assert "its brief: “Another title” `" in front_markdown(other)
    assert "“Another title”" in front_html(other)


def test_pages_left_out_are_counted(front: Front) -> None:
    one = front.features[0]
    assert one.pages == len(one.brief.articles) + one.cut
    assert one.cut
    assert f"told from the newest {len(one.brief.articles)} pages" in " ".join(front_html(front).split())


def test_no_words_stand_twice_in_a_story(front: Front) -> None:
    for one in front.features:
        words = [line.quote.words for line in (*((one.headline,) if one.headline else ()), *one.newest)]
        assert len(words) == len(set(words))


def test_it_is_told_in_three_ways(front: Front) -> None:
    told = json.loads(json.dumps(front_json(front)))
    assert told["schema"] == "onrecord/front/1"
    assert [story["id"] for story in told["stories"]] == [one.story.id for one in front.features]
    markdown = front_markdown(front)
    assert markdown.startswith("# coverage: the front page\n\n9 pages from 4 outlets; 6 – 7 May 2024.\n")
    assert "A \\<b\\>fair\\</b\\>: 1 page, `beefbeef`" in markdown


@pytest.mark.parametrize(
    ("days", "count", "highest"),
    [([], 0, 0), ([0, 3], 0, 0), ([0, 0, 11], 12, 2), ([0, 39, 39], 40, 2), ([0, 40, 79, 79], 40, 2)],
)
def test_bars_are_few_and_hold_every_page(days: list[int], count: int, highest: int) -> None:
    found = bars(date(2024, 1, 1) + timedelta(days=day) for day in days)
    assert len(found) == count
    assert max((bar.pages for bar in found), default=0) == highest
    if found:
        assert sum(bar.pages for bar in found) == len(days)
        assert all(one.last < other.first for one, other in pairwise(found))


def test_a_story_says_what_it_is_part_of_for_months(told: RoundUp) -> None:
    long = Story(
        id="cafecafe00",
        level="situation",
        articles=("a", "b", "c"),
        joins=(Why(rule="made by hand"),) * 2,
        start=date(2024, 1, 3),
        parts=(told.story.id, "x"),
    )
    one = feature(told, told.story, situation=long)
    front = Front(name="c", pages=1, outlets=1, first=None, last=None, features=(one,), others=())
    words = "gone on since 3 January 2024: 2 episodes and stories, 3 pages"
    assert words in " ".join(front_html(front).split())
    assert words in front_markdown(front)
    assert front_json(front)["stories"][0]["situation"]["id"] == "cafecafe00"
