"""The scorer of what statements do to each other: how a story is coded, and what a difference counts for."""

from __future__ import annotations

import pytest

from evaluation.between import KINDS, Coded, Met, Pair, _is_named, _matched, _touches, half, span_of, stories
from onrecord.record import Cite, Difference, Source, Span, Why

PAIR = Pair("b", "a", "denied")
SPANS = {"a": ("0", Span(10, 40)), "b": ("1", Span(0, 30))}


def difference(first: tuple[str, int, int], other: tuple[str, int, int], kind: str = "denied") -> Difference:
    cites = [Cite(page=page, span=Span(start, end), item="s") for page, start, end in (first, other)]
    why = Why(rule="r")
    return Difference(kind=kind, on="day", first=cites[0], other=cites[1], speakers=("x", "y"), why=why)  # type: ignore[arg-type]


def source(label: str, *names: str) -> Source:
    return Source(label=label, names=names, cites=(), outlets=(), own=False, why=Why(rule="r"))


def test_every_coded_pair_names_sentences_of_its_story_and_every_page_stands() -> None:
    for items in stories():
        names = [name for item in items for name, _, _ in item.marks]
        assert len(names) == len(set(names)), items[0].story
        for item in items:
            assert "[[" not in item.body
            assert half(item.story) in ("look", "check")
            for pair in item.pairs:
                assert {pair.answer, pair.first} <= set(names), (item.story, pair)
                assert pair.kind in (*KINDS, "none")
                assert (pair.on in ("day", "place", "actor")) == (pair.kind == "contradicted")
            assert all(claim.first in names for claim in item.claims)
    pairs = [pair for items in stories() for item in items for pair in item.pairs]
    assert len(stories()) == 44
    assert len(pairs) == 491


@pytest.mark.parametrize(
    ("one", "touches"),
    [
        (difference(("0", 30, 60), ("1", 10, 20)), True),
        (difference(("1", 10, 20), ("0", 30, 60)), True),
        (difference(("0", 40, 60), ("1", 10, 20)), False),
        (difference(("0", 30, 60), ("0", 10, 20)), False),
    ],
)
def test_a_difference_is_of_a_pair_where_its_words_touch_both_sentences_in_either_order(
    one: Difference, touches: bool
) -> None:
    assert _touches(one, PAIR, SPANS) == touches


def test_a_contradiction_is_on_point_by_its_aspect_alone() -> None:
    found = (difference(("0", 10, 20), ("1", 0, 9), "contradicted"),)
    assert Met("s", Pair("b", "a", "contradicted", "day"), found).on_point
    wrong = Met("s", Pair("b", "a", "contradicted", "place"), found)
    assert wrong.right
    assert not wrong.on_point
    assert not Met("s", PAIR, found).right


def test_marked_words_are_found_over_line_ends_and_where_they_stand_twice_by_what_is_around() -> None:
    text = "The quay\nwas shut. Then the quay was shut again."
    assert span_of(text, "thequaywasshut", ("Then", "again")) == Span(24, 41)
    assert span_of(text, "Thequaywasshut", ("", "Then")) == Span(0, 17)
    assert span_of(text, "bridge", ("", "")) is None


def test_a_source_is_named_by_any_part_of_its_names_and_the_rest_are_extra() -> None:
    assert _is_named("Tove Brandt", source("the harbour master, Tove Brandt", "tove brandt"))
    assert _is_named("the Ministry of Works", source("works ministry"))
    assert not _is_named("Tove Brandt", source("Nils Brandt", "nils brandt"))
    behind = _matched(("Brandt", "the union"), [source("Brandt"), source("a fisherman")])
    assert (behind.found, behind.missed, behind.extra) == (("Brandt",), ("the union",), ("a fisherman",))


def test_a_claim_of_nobody_has_no_sources() -> None:
    claims = [claim for items in stories() for item in items for claim in item.claims]
    assert any(claim == Coded(claim.first, claim.sources, ()) for claim in claims)
    assert all("-" not in (*claim.sources, *claim.deniers) for claim in claims)
