"""Which sentences of a page are an agency's that the page credits beside its own reporters."""

from __future__ import annotations

import pytest

from onrecord.brief.borrowed import Borrowed
from onrecord.record import Article, Author, Block, Span

SAID = "The old pier at Tarn fell into the sea on Sunday evening, the harbour office said."


def article(name: str, text: str, outlet: str, by: tuple[str, ...] = (), wire: str | None = None) -> Article:
    blocks = (Block(kind="paragraph", span=Span(0, len(text))),)
    authors = tuple(Author(name=one) for one in by)
    return Article(id=name, text=text, outlet=outlet, blocks=blocks, authors=authors, wire=wire)


@pytest.mark.parametrize(
    ("end", "by", "wire", "credited"),
    [
        (" (Island Wire, own report)", (), None, True),
        (" (own report/Island)", (), None, True),
        (" (Island Wire)", (), None, True),
        ("", ("Island Wire", "Ada Orm"), None, True),
        ("", ("Bo Lind, Island Wire",), None, True),
        ("", ("Ada Orm",), None, False),
        (" (see page 4)", (), None, False),
        (" The Island Wire office is shut.", (), None, False),
        ("", ("Island Wire",), "Island Wire", False),
    ],
)
def test_a_credit_beside_own_reporters(end: str, by: tuple[str, ...], wire: str | None, credited: bool) -> None:
    pages = {
        "a": article("a", SAID + " Nobody was on it.", "Island Wire"),
        "b": article("b", SAID + " We saw it ourselves." + end, "Bay Mail", by, wire),
    }
    borrowed = Borrowed.of(pages, {"a": "Island Wire", "b": "Bay Mail"})
    assert borrowed.from_whom("b", SAID) == ("Island Wire" if credited else None)
    assert borrowed.from_whom("a", SAID) is None


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        (SAID.replace("old pier", "pier"), "Island Wire"),
        (SAID.replace("on Sunday evening", "Sunday evening"), "Island Wire"),
        ("The old pier at Tarn is no more, and the mayor wept when she saw what was left of it.", None),
        ("The old pier at Tarn fell.", None),
    ],
)
def test_only_words_that_stand_on_the_page_of_the_agency_are_its_own(sentence: str, whose: str | None) -> None:
    pages = {
        "a": article("a", SAID, "Island Wire"),
        "b": article("b", f"{sentence} (Island Wire, own report)", "Bay Mail"),
    }
    assert Borrowed.of(pages, {"a": "Island Wire", "b": "Bay Mail"}).from_whom("b", sentence) == whose
