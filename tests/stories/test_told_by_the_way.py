"""Passages told by the way: which story they join, when they are one of their own, and what a page holds of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import onrecord
from onrecord.record import Passage, Span, Story, Why
from onrecord.stories.passages import Stretch, by_the_way, grouped, stretches, within

DAY = date(2031, 5, 1).toordinal()
FERRY = "lisk ferry carrow tugs aground hull"
STRIKE = "pilots strike quay pay union walkout"
OTHER = {n: f"own{n}a own{n}b own{n}c own{n}d" for n in range(12)}


def stretch(page: str, start: int, words: str, names: str = "") -> Stretch:
    return Stretch(
        page=page,
        span=Span(start, start + 90),
        words=Counter(words.split()),
        names=frozenset(names.split() or words.split()[:3]),
        day=DAY + ord(page[0]) % 5,
        title=f"Headline of {page}" if start == 0 else None,
        opening=f"{page} opens so.",
    )


def story(name: str, *pages: str) -> Story:
    reasons = tuple(Why(rule="shared names") for _ in pages)
    return Story(id=name, level="event", articles=pages, joins=reasons, episode="e", keys=("veldt",), title=name)


ELSE = [stretch(page, 700, OTHER[n]) for n, page in enumerate(("f1", "f2", "f3", "s1", "s2"))]
"""What one page alone tells: it makes the words of the others rare."""
GROUP = [story("ferry", "f1", "f2", "f3"), story("strike", "s1", "s2")]


def pages_of(told: Story) -> dict[str, tuple[Span, ...]]:
    return {passage.page: passage.spans for passage in told.passages}


def test_a_page_joins_by_a_passage_the_story_that_most_who_tell_it_have_as_their_own() -> None:
    told_in = [stretch("f1", 0, FERRY), stretch("f2", 0, FERRY), stretch("s1", 100, FERRY), *ELSE]
    ferry, strike = by_the_way(GROUP, told_in)
    assert ferry.articles == ("f1", "f2", "f3", "s1")
    assert ferry.own == ("f1", "f2", "f3")
    assert pages_of(ferry) == {"s1": (Span(100, 190),)}
    assert ferry.joins[3].rule == "told by the way: shared names"
    assert "lisk" in ferry.joins[3].detail
    assert (ferry.id, ferry.title, ferry.keys) == ("ferry", "ferry", ("veldt",))
    assert strike == GROUP[1]


def test_what_pages_of_several_stories_tell_alike_is_a_story_of_its_own() -> None:
    tellers = (("f1", 200), ("f2", 200), ("s1", 0), ("s2", 9))
    told_in = [*(stretch(page, start, STRIKE) for page, start in tellers), *ELSE]
    *before, new = by_the_way(GROUP, told_in)
    assert before == GROUP
    assert new.own == ()
    assert new.articles == ("f1", "f2", "s1", "s2")
    assert new.title in {f"{page} opens so." for page, _ in tellers}, "headlines are of the pages' own stories"
    assert (new.episode, new.level, new.keys[:3]) == ("e", "event", ("pilots", "quay", "strike"))
    assert by_the_way(GROUP, told_in)[-1].id == new.id


@pytest.mark.parametrize(
    "told_in",
    [
        [stretch("f1", 0, FERRY), stretch("f2", 0, FERRY), stretch("f3", 0, FERRY)],
        [stretch("f1", 0, FERRY), stretch("s1", 50, FERRY)],
        [
            *(stretch(page, 0, FERRY, "lisk carrow quay") for page in ("f1", "f2", "f3")),
            *(stretch(page, 50, f"{FERRY} {STRIKE}", "lisk pilots union") for page in ("s1", "s2")),
        ],
        [stretch("f1", 0, FERRY), stretch("f1", 100, FERRY), stretch("s1", 50, FERRY)],
        [stretch(page, 0, OTHER[n]) for n, page in enumerate(("f1", "f2", "f3", "s1", "s2"))],
        [],
    ],
    ids=[
        "one story's pages alone",
        "two pages",
        "one name alone",
        "two pages, one twice",
        "nothing in common",
        "no passages",
    ],
)
def test_what_is_no_story_told_by_the_way(told_in: list[Stretch]) -> None:
    assert by_the_way(GROUP, [*told_in, *ELSE]) == GROUP


def test_pages_that_a_person_set_apart_do_not_come_together_by_a_passage() -> None:
    told_in = [
        stretch("f1", 0, FERRY),
        stretch("f2", 0, FERRY),
        stretch("f3", 0, FERRY),
        stretch("s1", 100, FERRY),
        *ELSE,
    ]
    apart = (frozenset({"f1", "f2", "f3"}), frozenset({"s1"}))
    assert by_the_way(GROUP, told_in)[0].passages == (Passage(page="s1", spans=(Span(100, 190),)),)
    assert by_the_way(GROUP, told_in, [apart]) == GROUP


PAGE = """The Harbour Post
Flood on the Lenne kills dozens
10 May 2031

More than 30 people were killed when the Lenne flooded the town of Ostrava on Friday, police said.

In Prague, pilots walked out on Thursday. "We will strike until they pay us," said Ida Malin of the union.
"""


def test_a_reading_within_a_passage_has_its_findings_and_no_others() -> None:
    reading = onrecord.read(PAGE.encode())
    assert reading.article
    start = reading.article.text.index("In Prague")
    cut = within(reading, [Span(start, len(reading.article.text))])
    assert cut.article
    assert cut.article.text == reading.article.text
    assert reading.figures
    assert not cut.figures
    assert cut.statements[0] == reading.statements[0]
    assert 1 < len(cut.statements) < len(reading.statements)
    assert all(span.start >= start for statement in cut.statements[1:] for span in statement.spans)
    assert {event.statement for event in cut.events} <= {statement.id for statement in cut.statements}
    assert within(reading, [Span(0, len(reading.article.text))]).events == reading.events


def test_only_passages_that_tell_something_are_kept_and_lie_on_blocks() -> None:
    reading = onrecord.read((PAGE + "\nIf you like this paper, please give a little.\n" * 40).encode())
    assert reading.article
    found = list(grouped(stretches(reading)))
    starts = {block.span.start for block in reading.article.blocks}
    assert found
    assert all(one.span.start in starts for one in found)
    assert any("lenne" in one.names for one in found)
    assert not any("paper" in one.words and "lenne" not in one.words and "pilots" not in one.words for one in found)


def test_names_that_pages_elsewhere_have_bind_nothing() -> None:
    tellers = (("f1", 200), ("f2", 200), ("s1", 0), ("s2", 9))
    told_in = [*(stretch(page, start, STRIKE) for page, start in tellers), *ELSE]
    town = dict.fromkeys(STRIKE.split(), 50)
    assert by_the_way(GROUP, told_in, elsewhere=town) == GROUP
    assert by_the_way(GROUP, told_in, elsewhere=dict.fromkeys(STRIKE.split(), 2)) != GROUP


@pytest.mark.parametrize(("start", "joined"), [(100, True), (0, False)], ids=("further down", "at its head"))
def test_the_head_of_a_page_tells_its_own_story(start: int, joined: bool) -> None:
    told_in = [stretch("f1", 0, FERRY), stretch("f2", 0, FERRY), stretch("s1", start, FERRY), *ELSE]
    assert ("s1" in by_the_way(GROUP, told_in)[0].articles) == joined
