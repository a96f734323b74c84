"""Who speaks: names of bodies and of those who speak for them, and one speaker under the names of several pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.record import Actor, Article, Office, Party, Position, Reading, Span, Statement, Voice, Why
from onrecord.stories.bodies import Body, body_named, spoken_for
from onrecord.stories.speakers import Speaker, speakers

WHY = Why(rule="test")
Told = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("words", "core", "land"),
    [
        ("the interior ministry", "interior ministry", ""),
        ("Orvenia’s interior ministry", "interior ministry", "orven"),
        ("Orvenia's interior ministry", "interior ministry", "orven"),
        ("the Orvenian interior ministry", "interior ministry", "orven"),
        ("Ministry of the Interior", "interior ministry", ""),
        ("The Harbour Watch, a group of volunteers", "harbour watch", ""),
        ("the police in the old town", "police", ""),
    ],
)
def test_a_body_has_a_core_and_a_country(words: str, core: str, land: str) -> None:
    body = body_named(words)
    assert body
    assert (body.core, body.land) == (core, land)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Orvenian interior ministry spokesman Per Aas", Body("interior ministry", "orven")),
        ("the spokesman of the interior ministry, Per Aas", Body("interior ministry")),
        ("the ministry’s spokeswoman, Ida Malin", Body("ministry")),
        ("Ida Malin, who leads the agency", Body("agency")),
        ("Energy Minister Ida Malin", Body("energy ministry")),
        ("Orvenia's deputy finance minister, Per Aas", Body("finance ministry", "orven")),
        ("the prime minister", Body("government")),
        ("Its director, Per Aas", Body("", owned=True)),
        ("Mayor Per Aas", None),
        ("a farmer", None),
    ],
)
def test_who_leads_or_speaks_for_a_body_leads_to_it(words: str, body: Body | None) -> None:
    found = spoken_for(words)
    assert (found and found[0]) == body


def test_a_former_head_speaks_for_the_body_no_more() -> None:
    assert spoken_for("the former head of the agency") == (Body("agency"), True)


def page(name: str, text: str, told: Told, country: str | None = None) -> tuple[Reading, list[Voice]]:
    """A page of an outlet with a voice a row: its words, its kind, and the name of its actor ("" for none)."""
    outlet = Voice(kind="outlet", label="The Post")
    actors: dict[str, list[tuple[Span, str]]] = {}
    voices = []
    for words, kind, actor in told:
        span = Span(text.index(words), text.index(words) + len(words))
        if actor:
            actors.setdefault(actor, []).append((span, kind))
        voices.append(Voice(kind=kind, label=words, span=span, actor=f"a-{actor}" if actor else None))  # type: ignore[arg-type]
    return (
        Reading(
            id=name,
            article=Article(id=name, text=text, outlet="The Post"),
            statements=tuple(
                Statement(id=f"{name}{at}", spans=(), chain=(outlet, voice), manner="quoted", act="say", why=WHY)
                for at, voice in enumerate(voices)
            ),
            actors=tuple(
                Actor(
                    id=f"a-{label}",
                    label=label,
                    kind=spans[0][1],  # type: ignore[arg-type]
                    mentions=tuple(span for span, _ in spans),
                    why=WHY,
                    country=country,
                    offices=(Office(office="mayor", polity=None, tenure="current", span=spans[0][0], why=WHY),)
                    if "mayor" in spans[0][0].of(text).lower()
                    else (),
                )
                for label, spans in actors.items()
            ),
        ),
        voices,
    )


def spoken(*pages: tuple[str, str, Told], country: str | None = None) -> list[Speaker]:
    made = [page(*one, country) for one in pages]
    known = speakers(reading for reading, _ in made)
    return [known.chain(reading, (reading.statements[0].chain[0], v))[-1] for reading, voices in made for v in voices]


def test_a_spokesman_the_ministry_and_its_short_name_are_one() -> None:
    whole = "Orvenia’s interior ministry"
    first, second, third = spoken(
        ("p", f"{whole} said so.", [(whole, "organisation", whole)]),
        (
            "q",
            "Orvenian interior ministry spokesman Per Aas said so.",
            [("Orvenian interior ministry spokesman Per Aas", "person", "Per Aas")],
        ),
        ("r", "The interior ministry said so.", [("The interior ministry", "organisation", "The interior ministry")]),
    )
    assert first.key == second.key == third.key
    assert first.label == whole
    assert "per aas" in first.names


def test_a_country_is_known_by_its_code_whatever_its_adjective() -> None:
    first, second = spoken(
        (
            "p",
            "France's interior ministry said so.",
            [("France's interior ministry", "organisation", "France's interior ministry")],
        ),
        (
            "q",
            "The French interior ministry said so.",
            [("The French interior ministry", "organisation", "French interior ministry")],
        ),
        country="FRA",
    )
    assert first.key == second.key


def test_ministries_of_two_countries_stay_two_and_one_without_a_country_is_neither() -> None:
    first, second, third = spoken(
        ("p", "Orvenia's army said so.", [("Orvenia's army", "organisation", "Orvenia's army")]),
        ("q", "Sweden's army said so.", [("Sweden's army", "organisation", "Sweden's army")]),
        ("r", "The army said so.", [("The army", "organisation", "The army")]),
    )
    assert len({first.key, second.key, third.key}) == 3


def held(outlet: str, *others: str) -> str | None:
    """What a holder is called whom a page has as "The foreign ministry", beside other bodies named there."""
    text = " ".join(("The foreign ministry refused.", *(f"{one} said so." for one in others)))
    reading, _ = page("p", text, [(one, "organisation", one) for one in others])
    party = Party(label="The foreign ministry", span=Span(0, 20))
    position = Position(id="x", statement="p0", holder=party, stance="rejects", object="it", span=Span(21, 28), why=WHY)
    assert reading.article
    reading = replace(reading, article=replace(reading.article, outlet=outlet), positions=(position,))
    sweden = "Sweden’s foreign ministry"
    away, _ = page("q", f"{sweden} spoke.", [(sweden, "organisation", sweden)])
    two: Told = [("Orvenia", "country", "Orvenia"), ("Sweden", "country", "Sweden")]
    lands, _ = page("r", "Orvenia and Sweden said so.", two)
    return speakers([reading, away, lands]).holders.get(("p", party))


def test_who_holds_a_position_is_the_body_that_the_page_means() -> None:
    of_orvenia = "Orvenia’s foreign ministry"
    assert held("The Post", of_orvenia) == of_orvenia
    assert held("The Post", "Orvenia’s police") == "foreign ministry"
    assert held("Harbour Office", "Orvenia’s foreign ministry", "Sweden’s foreign ministry") == "foreign ministry"


def test_of_a_story_in_two_countries_a_ministry_without_one_is_neither() -> None:
    whole = "Orvenia's foreign ministry"
    first, _, third, fourth = spoken(
        ("p", f"{whole} said so.", [(whole, "organisation", whole)]),
        ("q", "Halvary's police said so.", [("Halvary's police", "organisation", "Halvary's police")]),
        ("r", "Foreign Minister Per Aas said so.", [("Foreign Minister Per Aas", "person", "Per Aas")]),
        ("s", "Its foreign ministry said so.", [("Its foreign ministry", "organisation", "Its foreign ministry")]),
    )  # fmt: skip
    assert len({first.key, third.key, fourth.key}) == 3
    assert fourth.generic


def test_the_ministry_is_the_one_told_before() -> None:
    text = "The energy ministry said so. It closed the finance ministry last. The ministry said more."
    first, _, last = spoken(
        (
            "p",
            text,
            [
                ("The energy ministry", "organisation", "The energy ministry"),
                ("the finance ministry", "organisation", "the finance ministry"),
                ("The ministry", "organisation", "The ministry"),
            ],
        ),
    )
    assert first.key != last.key
    assert last.key == "finance ministry"


def test_the_mayor_is_the_only_one_who_is_called_so() -> None:
    first, second = spoken(
        ("p", "Mayor Ida Malin said so.", [("Mayor Ida Malin", "person", "Ida Malin")]),
        ("q", "The mayor said so. Malin left.", [("The mayor", "office", "The mayor")]),
    )
    assert first.key == second.key
    assert second.label == "Ida Malin"


def test_the_mayor_of_a_page_that_does_not_name_the_one_may_be_another_towns() -> None:
    first, second = spoken(
        ("p", "Mayor Ida Malin said so.", [("Mayor Ida Malin", "person", "Ida Malin")]),
        ("q", "The mayor said so.", [("The mayor", "office", "The mayor")]),
    )
    assert first.key != second.key


def test_a_foreign_ministry_goes_by_its_country_and_not_by_its_minister() -> None:
    first, *_ = spoken(
        (
            "p",
            "Tessaly’s foreign minister, Ida Malin, said so. Tessaly waited, the foreign ministry said.",
            [
                ("Tessaly’s foreign minister, Ida Malin", "person", "Ida Malin"),
                ("Tessaly", "country", "Tessaly"),
                ("the foreign ministry", "organisation", "the foreign ministry"),
            ],
        ),
    )
    assert first.label == "Tessaly’s foreign ministry"


def test_the_company_of_one_page_is_not_that_of_another() -> None:
    first, second = spoken(
        ("p", "The grid company said so.", [("The grid company", "organisation", "The grid company")]),
        ("q", "The company said so.", [("The company", "organisation", "The company")]),
    )
    assert first.key != second.key


def test_words_that_stand_for_nobody_leave_the_voice_before_them() -> None:
    (speaker,) = spoken(("p", "Nobody said so.", [("Nobody", "person", "")]))
    assert speaker.label == "The Post"


def test_somebody_only_described_may_be_one_of_those_named() -> None:
    (speaker,) = spoken(("p", "Officials said so.", [("Officials", "unnamed", "")]))
    assert speaker.generic


def test_initials_and_a_host_are_the_outlet_that_has_them() -> None:
    whole = "Ilsund Harbour Agency"
    first, second, third = spoken(
        ("p", f"{whole} said so.", [(whole, "organisation", whole)]),
        ("q", "IHA said so.", [("IHA", "organisation", "IHA")]),
        ("r", "ilsundharbouragency.example said so.", [("ilsundharbouragency.example", "outlet", "")]),
    )
    assert first.key == second.key == third.key
