"""Through which paper or agency words reached a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief.passed import outlet_called, with_passers
from onrecord.record import Article, Block, Span, Statement, Voice, Why
from tests.brief.conftest import span

WHY = Why(rule="made by hand")
OUTLETS = ("Bay Mail", "Tarn Courier", "Island Wire")


def passed(text: str, cue: str, outlet: str = "Bay Mail") -> tuple[str, ...]:
    """The chain of the page of an outlet on which Ada Orm says something by a cue."""
    article = Article(id="p", text=text, outlet=outlet, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    voices = (Voice(kind="outlet", label=outlet), Voice(kind="person", label="Ada Orm", span=span(text, "Ada Orm")))
    said = Statement(
        id="s", spans=(span(text, "pier"),), chain=voices, manner="paraphrased", cue=span(text, cue), why=WHY
    )
    return with_passers((outlet, "Ada Orm"), article, said, OUTLETS)


@pytest.mark.parametrize(
    ("text", "cue", "paper"),
    [
        ("Ada Orm told the Tarn Courier that the pier leaned.", "told", "Tarn Courier"),
        ("Ada Orm said in an interview with the Courier that the pier leaned.", "said", "Tarn Courier"),
        ("Ada Orm told the North Herald on Monday that the pier leaned.", "told", "North Herald"),
        ("Ada Orm told the Bay Mail that the pier leaned.", "told", None),
        ("Ada Orm told the Mail that the pier leaned.", "told", None),
        ("Ada Orm told the North Herald Tuesday that the pier leaned.", "told", "North Herald"),
        ("Ada Orm told The News that the pier leaned.", "told", None),
        ("Ada Orm told Port Council that the pier leaned.", "told", None),
        ("Ada Orm said the pier leaned. Bo told the Tarn Courier so.", "said", None),
        ("Ada Orm said the pier leaned; Bo told the Tarn Courier so.", "said", None),
    ],
)
def test_a_paper_that_somebody_told_stands_between(text: str, cue: str, paper: str | None) -> None:
    assert passed(text, cue) == ("Bay Mail", *([paper] if paper else []), "Ada Orm")


def test_an_agency_that_a_page_credits_stands_behind_its_outlet_by_its_full_name() -> None:
    article = Article(id="p", text="The pier fell.", outlet="Bay Mail", wire="Island", blocks=())
    assert with_passers(("Bay Mail",), article, None, OUTLETS) == ("Bay Mail", "Island Wire")
    assert with_passers(("Bay Mail", "Orm"), article, None, OUTLETS) == ("Bay Mail", "Island Wire", "Orm")
    own = replace(article, outlet="Island Wire")
    assert with_passers(("Island Wire", "Orm"), own, None, OUTLETS) == ("Island Wire", "Orm")


@pytest.mark.parametrize(
    ("outlet", "paper"),
    [("news.hill.example", "Hill News"), ("nhillpost.example", "Hill Post"), ("bay.example", "Hill Post")],
)
def test_a_site_whose_address_has_the_name_is_the_paper_itself(outlet: str, paper: str) -> None:
    chain = passed(f"Ada Orm told the {paper} that the pier leaned.", "told", outlet)
    assert chain == ((outlet, "Ada Orm") if "hill" in outlet else (outlet, paper, "Ada Orm"))


def test_a_name_that_two_outlets_have_stays_short() -> None:
    assert outlet_called("Island", ("Island Wire", "Island Post")) == "Island"
