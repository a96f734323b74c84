"""Which other tellings say what a line says, and which tell the event with another thing."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.brief.desk import Desk
from onrecord.brief.retold import one_a_page, retold
from onrecord.record import Cite, RoundUp, Span, Story, Why

LINE = "At least nine people died when the ferry Alma sank off Tarn on Friday morning, the coastguard said."


def desk(*pages: tuple[str, str]) -> tuple[Desk, list[Cite]]:
    """The desk of pages by outlet and sentence, and a cite at each sentence."""
    readings = [onrecord.read(f"{outlet}\n\nFerry Alma\n\n4 May 2031\n\n{text}\n".encode()) for outlet, text in pages]
    ids = tuple(one.id for one in readings)
    story = Story(id="s", level="event", articles=ids, joins=tuple(Why(rule="test") for _ in ids))
    found = []
    for one, (_, text) in zip(readings, pages, strict=True):
        assert one.article
        start = one.article.text.index(text)
        found.append(Cite(page=one.id, span=Span(start, start + len(text)), item=""))
    return Desk.of(RoundUp(story=story, readings=tuple(readings), copies=())), found


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Nine people died on Friday when the ferry Alma sank off Tarn.", True),
        ("The nine people who died in the ferry Alma on Friday were buried in Tarn.", True),
        ("The ferry Alma, in which 14 people died, sank off Tarn on Friday.", False),
        ("The ferry Alma sank off Tarn on Friday evening, and people died.", False),
        ("Tarn sold its last ferry long before, and people wept at the quay for the crew.", False),
        ("The ferry Alma sank since a door had stood open, the owners of the yard in Tarn said on Friday.", False),
    ],
)
def test_another_number_hour_or_voice_tells_something_else(other: str, same: bool) -> None:
    at, (line, telling) = desk(("Tarn Herald", LINE), ("Island Radio", other))
    assert retold(line, (telling,), at) == ((telling,) if same else ())


@pytest.mark.parametrize(
    ("line", "other", "same"),
    [
        (
            "The log of the ferry Alma that a site showed on Friday is forged, the ministry of ports said.",
            "The log of the ferry Alma that a site showed on Friday confirms the hour, the union of sailors said.",
            False,
        ),
        (
            "The log of the ferry Alma that a site showed on Friday is forged, the ministry of ports said.",
            "The ministry of ports called the log of the ferry Alma that a site showed on Friday forged.",
            True,
        ),
    ],
)
def test_who_confirms_what_another_denies_does_not_tell_it_again(line: str, other: str, same: bool) -> None:
    at, (words, telling) = desk(("Tarn Herald", line), ("Island Radio", other))
    assert retold(words, (telling,), at) == ((telling,) if same else ())


def test_a_page_tells_a_thing_once() -> None:
    at, (line, telling) = desk(("Tarn Herald", LINE), ("Island Radio", LINE))
    headline = Cite(page=line.page, span=Span(0, 4), item="")
    assert retold(line, (headline, telling, telling), at) == (telling,)
    assert one_a_page(line.page, (headline, telling, telling), at) == (telling,)
