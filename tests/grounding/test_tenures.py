"""Who held what when, out of claims that pages make, and who an office without a name is on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from onrecord.grounding.office_table import read_offices, write_offices
from onrecord.grounding.tenures import holder, occupancies, office_key, with_holders
from onrecord.record import Actor, Article, Occupancy, Office, Reading, RunStopped, Span, Tenure, Why

WHY = Why(rule="title")


def claim(office: str, polity: str | None, tenure: Tenure = "current") -> Office:
    return Office(office=office, polity=polity, tenure=tenure, span=Span(0, 1), why=WHY)


def person(name: str, *claims: Office) -> Actor:
    return Actor(id=name, label=name, kind="person", mentions=(Span(0, 1),), why=WHY, offices=claims)


def page(number: int, day: date, outlet: str, *actors: Actor) -> Reading:
    article = Article(id=str(number), text="x", published=day, outlet=outlet)
    return Reading(id=str(number), article=article, actors=actors)


FOREIGN = claim("foreign minister", "NOR")
PAGES = [
    page(1, date(2012, 1, 5), "Post", person("Anna V. Keller", FOREIGN)),
    page(2, date(2012, 9, 1), "Mail", person("Anna Keller", claim("minister of foreign affairs", "NOR"))),
    page(3, date(2012, 9, 2), "Mail", person("Keller", FOREIGN)),
    page(4, date(2013, 2, 1), "Mail", person("Keller", claim("foreign minister", "NOR", "former"))),
    page(5, date(2013, 1, 9), "Post", person("Olav Brandt", FOREIGN)),
    page(6, date(2012, 1, 5), "Post", person("Olav Brandt", claim("finance minister", "NOR"))),
    page(7, date(2012, 6, 1), "Post", person("Ida Moe", claim("foreign minister", "DNK"))),
]


def table() -> tuple[Occupancy, ...]:
    return occupancies(PAGES)


def told(person_: str, office: str) -> Occupancy:
    return next(held for held in table() if held.person == person_ and office_key(held.office) == office)


def test_claims_of_one_person_go_together_with_their_support() -> None:
    held = told("Anna V. Keller", "foreign minister")
    assert (held.first, held.last, held.ended) == (date(2012, 1, 5), date(2012, 9, 2), date(2013, 2, 1))
    assert (held.support, held.outlets, held.sources) == (4, 2, ("1", "2", "3", "4"))


def test_a_single_page_makes_a_claim_and_says_so() -> None:
    assert told("Ida Moe", "foreign minister").support == 1


@pytest.mark.parametrize(
    ("office", "day", "person_"),
    [
        (FOREIGN, date(2012, 5, 1), "Anna V. Keller"),
        (claim("minister of foreign affairs", "NOR"), date(2012, 10, 1), "Anna V. Keller"),
        (FOREIGN, date(2013, 3, 1), "Olav Brandt"),
        (FOREIGN, date(2019, 3, 1), None),
        (claim("foreign minister", "SWE"), date(2012, 5, 1), None),
        (claim("foreign minister", None), date(2012, 5, 1), None),
        (claim("foreign minister", "DNK"), date(2012, 5, 1), "Ida Moe"),
    ],
)
def test_who_held_an_office_on_a_day(office: Office, day: date, person_: str | None) -> None:
    held = holder(table(), office, day)
    assert (held.person if held else None) == person_


def test_two_who_are_told_alike_are_nobody() -> None:
    day = date(2012, 5, 1)
    rivals = [page(n, day, "Post", person(name, FOREIGN)) for n, name in enumerate(("Anna Keller", "Olav Brandt"))]
    assert holder(occupancies(rivals), FOREIGN, day) is None


def test_years_that_a_claim_tells_date_it() -> None:
    years = Office(
        office="mayor of Bergen",
        polity="NOR",
        tenure="former",
        span=Span(0, 1),
        why=WHY,
        start=date(1999, 1, 1),
        end=date(2004, 1, 1),
    )
    (held,) = occupancies([page(1, date(2012, 5, 1), "Post", person("Ida Moe", years))])
    assert (held.first, held.last) == (date(1999, 1, 1), date(2003, 12, 31))


def test_an_office_without_a_name_gets_its_holder_and_keeps_its_label() -> None:
    office = Actor(
        id="o",
        label="the Norwegian foreign minister",
        kind="office",
        mentions=(Span(0, 1),),
        why=WHY,
        offices=(FOREIGN,),
    )
    found: Sequence[Actor] = with_holders([office], Article(id="a", text="x", published=date(2012, 5, 1)), table())
    assert (found[0].label, found[0].holder) == ("the Norwegian foreign minister", "Anna V. Keller")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("minister for defence", "defense minister"),
        ("deputy minister of the interior", "deputy interior minister"),
        ("secretary of the treasury", "treasury secretary"),
    ],
)
def test_offices_are_one_under_several_names(one: str, other: str) -> None:
    assert office_key(one) == office_key(other)


def test_a_table_that_is_kept_reads_the_same(tmp_path: Path) -> None:
    write_offices(tmp_path / "offices.jsonl", table())
    assert read_offices(tmp_path / "offices.jsonl") == table()
    (tmp_path / "offices.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(RunStopped, match="line 1"):
        read_offices(tmp_path / "offices.jsonl")
