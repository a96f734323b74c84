"""What an outlet has corrected."""

from __future__ import annotations

import pytest

from onrecord.brief.taken_back import TakenBack, numbers_in
from onrecord.record import Article, Block, Span

NOTE = "Correction: An earlier version gave the number of dead as 14."
FIRST = "The town woke to a number that stunned it. 14 drowned. Flags flew low."
LATER = f"{NOTE} The town woke. 9 drowned. Flags flew low."


def article(name: str, text: str) -> Article:
    return Article(id=name, text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))


@pytest.fixture
def back() -> TakenBack:
    pages = {name: article(name, text) for name, text in (("a", FIRST), ("b", LATER), ("c", FIRST))}
    return TakenBack.of(pages, {"a": "The Post", "b": "The Post", "c": "Copy Radio"}, {"b": "a", "c": "a"})


@pytest.mark.parametrize(
    ("page", "words", "gone"),
    [
        ("a", "The town woke to a number that stunned it.", True),
        ("a", "Flags flew low.", False),
        ("b", "9 drowned.", False),
        ("c", "The town woke to a number that stunned it.", False),
    ],
    ids=["struck", "kept", "the correction itself", "another outlet's copy"],
)
def test_words_that_the_corrected_version_has_not_are_gone(back: TakenBack, page: str, words: str, gone: bool) -> None:
    assert back.is_gone(page, words) is gone


def test_a_number_is_taken_back_by_its_outlet_on_other_pages(back: TakenBack) -> None:
    assert back.by("The Post", "a", {14})
    assert not back.by("The Post", "b", {14})
    assert not back.by("The Post", "a", {9})
    assert not back.by("Copy Radio", "a", {14})


def test_numbers_are_read_in_figures_and_words() -> None:
    assert numbers_in("Eighty-five of 1,200 and thirty-one") == {85, 1200, 31}
