"""A paragraph told in the words of another story's heads is news of that story, told by the way."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from onrecord.record import Span, Story, Why
from onrecord.stories.asides import ASIDE, Heads, asides
from onrecord.stories.passages import Stretch, grouped
from onrecord.stories.traits import text_traits

BRIDGE = (
    "The Tollmere bridge over the river Ark fell on Monday and two drivers of lorries drowned, divers of the Ark "
    "brigade said."
)
SCHOOL = (
    "Teachers at Sorrel school walked out over lessons in tents, and head teacher Ina Solvik sent pupils home by bus."
)
PARENTS = "Parents of Sorrel hired a second bus, and the council of the county pays for both buses until summer comes."
WHO = "They said that it had been so, and that he would have been there with us before. " * 12
ASIDE_TEXT = (
    "It is the second blow to the county in a week: on Monday the Tollmere bridge over the river Ark fell, and two "
    "drivers of lorries drowned in it before divers came."
)
DAY = date(2031, 5, 8)


def known(*others: str, after: int = 2) -> tuple[list[Story], Heads]:
    """Two stories, the school's page `after` days later than the bridge's, among pages with other words in common."""
    pages = [("b1", BRIDGE, 0), ("b2", BRIDGE.replace("lorries", "vans"), 0), ("s1", SCHOOL, after)]
    pages += [(f"x{n}", text, 0) for n, text in enumerate(others)]
    number = {"b1": 0, "b2": 0, "s1": 1} | {f"x{n}": 2 + n for n in range(len(others))}
    found = Heads()
    for page, text, later in pages:
        day = date.fromordinal(DAY.toordinal() + later)
        seen = text_traits(page, text.split(",")[0], f"{text}\n{WHO}", day)
        found.common.learn(seen.words.keys())
        found.learn(seen, number[page])
    groups = [("b1", "b2"), ("s1",), *((f"x{n}",) for n in range(len(others)))]
    reasons = (Why(rule="opens a story"),) * 2
    stories = [Story(id=g[0], level="event", articles=g, joins=reasons[: len(g)]) for g in groups]
    return stories, found


def paragraph(text: str, page: str = "s1", start: int = 900) -> Stretch:
    found = text_traits(page, "", text, lead=False)
    return Stretch(page=page, span=Span(start, start + len(text)), words=found.words, names=found.names)


def told(stretch: Stretch, *others: str, after: int = 2) -> list[tuple[int, str]]:
    stories, heads = known(*others, after=after)
    return [(number, why.rule) for number, _, why in asides(stories, heads, [stretch])]


def test_a_number_tells_a_story_from_others_as_a_name_does() -> None:
    stories, heads = known()
    lunch = text_traits(
        "k1", "Pupils ill", f"After a lunch of chicken 37 pupils of Hallow school fell ill.\n{WHO}", DAY
    )
    heads.common.learn(lunch.words.keys())
    heads.learn(lunch, 2)
    stories.append(Story(id="k", level="event", articles=("k1",), joins=(Why(rule="opens a story"),)))
    text = "The cook, by whose lunch {} pupils of Hallow school fell ill, comes to court in Merrin town before summer."
    assert [number for number, *_ in asides(stories, heads, [paragraph(text.format(37))])] == [2]
    assert not list(asides(stories, heads, [paragraph(text.format("many"))]))


TOWN = [f"The Tollmere Ark {word} {word}s" for word in "fair mill tram choir market bakery".split()]


@pytest.mark.parametrize(
    ("stretch", "others", "after", "joins"),
    [
        (paragraph(ASIDE_TEXT), [], 2, True),
        (paragraph(ASIDE_TEXT), [], 80, True),
        (paragraph(ASIDE_TEXT), [], 120, False),
        (paragraph(ASIDE_TEXT), [], -5, True),
        (paragraph(ASIDE_TEXT), [], -12, False),
        (paragraph(ASIDE_TEXT, start=0), [], 2, False),
        (paragraph(ASIDE_TEXT), TOWN, 2, False),
        (paragraph("The Tollmere bridge fell, and divers came to the river Ark."), [], 2, False),
        (paragraph(SCHOOL), [], 2, False),
        (paragraph(PARENTS), [], 2, False),
        (paragraph(ASIDE_TEXT, page="b1"), [], 2, False),
    ],
    ids=[
        "days after", "months after", "long after", "days before", "long before", "at the head", "names of the town",
        "a few words", "its own head", "its own news", "of its own story",
    ],
)  # fmt: skip
def test_what_joins_another_story(stretch: Stretch, others: list[str], after: int, joins: bool) -> None:
    assert told(stretch, *others, after=after) == ([(0, ASIDE)] if joins else [])


def test_the_reason_names_what_both_have() -> None:
    stories, heads = known()
    ((_, stretch, why),) = asides(stories, heads, [paragraph(ASIDE_TEXT)])
    assert {"tollmere", "ark"} <= set(why.detail.split(", "))
    assert why.score is not None
    assert why.score > 0.25
    assert stretch.page == "s1"


def test_paragraphs_become_passages_of_one_page_that_tell_something() -> None:
    def block(page: str, start: int, size: int, opening: str | None) -> Stretch:
        words = Counter({f"w{start}": 1})
        return Stretch(page=page, span=Span(start, start + size), words=words, names=frozenset(words), opening=opening)

    blocks = [
        block("a", 0, 40, None),
        block("a", 42, 500, "It fell."),
        block("a", 544, 90, None),
        block("b", 0, 90, "Yes."),
    ]
    found = list(grouped(blocks))
    assert [(one.page, one.span, one.opening) for one in found] == [
        ("a", Span(0, 542), "It fell."),
        ("b", Span(0, 90), "Yes."),
    ]
    assert found[0].names == {"w0", "w42"}
