"""A round-up of a story's pages: every line stands on words of its page, and a copy adds no source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

import onrecord
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Cite, PageCopy, Reading, RoundUp, Source, Story, Why

FIRST = """The Harbour Post
Flood on the Lenne kills dozens
10 May 2031

More than 30 people were killed when the Lenne flooded the town of Ostrava on Friday, police said.
"We warned the council twice," said Ida Malin, the head of the river agency. The mayor denied that any warning came.
"""
LATER = """The Inland Courier
Lenne flood toll rises
12 May 2031

The health ministry said on Sunday that 41 people had been killed in the flood in Ostrava.
Residents demanded that the council resign. The council will meet on Wednesday to hear the river agency.
"""


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    return [onrecord.read(text.encode()) for text in (FIRST, LATER)]


def story_of(readings: list[Reading]) -> Story:
    reasons = tuple(Why(rule="test") for _ in readings)
    return Story(id="s", level="event", articles=tuple(r.id for r in readings), joins=reasons)


def cites(value: object) -> Iterator[Cite]:
    """Every cite anywhere in a record."""
    if isinstance(value, Cite):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from cites(part)
    elif is_dataclass(value) and not isinstance(value, Reading):
        for field in fields(value):
            yield from cites(getattr(value, field.name))


def test_every_cite_points_at_words_of_its_page(pages: list[Reading]) -> None:
    told = round_up(pages, story_of(pages))
    texts = {r.id: r.article.text for r in pages if r.article}
    found = list(cites(told))
    assert found
    for cite in found:
        assert cite.span.of(texts[cite.page]).strip()


def test_figures_of_the_dead_stand_in_one_series_and_do_not_contradict(pages: list[Reading]) -> None:
    told = round_up(pages, story_of(pages))
    killed = [(f.low, f.bound) for s in told.series if s.measure == "killed" for f in s.figures]
    assert (30, "over") in killed
    assert (41, "exact") in killed
    assert not [relation for relation in told.relations if relation.contradiction]


def test_a_copy_adds_no_source(pages: list[Reading]) -> None:
    first = pages[0]
    assert first.article
    article = replace(first.article, outlet="The Ferry Times")
    figures = tuple(replace(figure, id=f"copied {figure.id}") for figure in first.figures)
    again = replace(first, id="copy", article=article, figures=figures)
    copy = PageCopy(page="copy", original=first.id, kind="exact", shared=1.0, why=Why(rule="test"))
    before = round_up(pages, story_of(pages))
    after = round_up([*pages, again], story_of([*pages, again]), (copy,))

    def counted(one: RoundUp) -> list[int]:
        return [claim.independent for claim in one.claims]

    def named(sources: tuple[Source, ...]) -> set[tuple[str, ...]]:
        return {source.names for source in sources}

    assert not counted(before), "no two pages say the same"
    assert set(counted(after)) == {1}, "what the copy repeats has one source"
    assert named(before.sources) == named(after.sources)


def test_pages_that_failed_are_left_out(pages: list[Reading]) -> None:
    failed = Reading(id="failed", article=None, statements=())
    assert round_up([failed, *pages], story_of(pages)).readings == tuple(pages)
