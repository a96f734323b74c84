"""Who a page tells of: kinds, countries, sectors and offices, on texts parsed by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.grounding.actor_context import Context
from onrecord.grounding.actors import actor_at, actors
from onrecord.grounding.identities import Identity
from onrecord.grounding.mention_words import MentionWords
from onrecord.language.coreference import resolved
from onrecord.record import Actor, Span, Where, Why
from tests.language.parsed import TABLES, parsed


def who(name: str) -> tuple[str, tuple[Actor, ...]]:
    """The text of that name and its actors."""
    article, analysis = parsed(name)
    return article.text, actors(article, resolved(article, analysis), ())


def found(name: str, label: str) -> Actor:
    return next(actor for actor in who(name)[1] if actor.label == label)


@pytest.mark.parametrize(
    ("name", "label", "kind", "country", "sectors"),
    [
        ("minister", "Anna V. Keller", "person", "NOR", ("GOV",)),
        ("minister", "Syrian rebels", "group", "SYR", ("REB",)),
        ("party", "Liberal Farmers Party", "organisation", None, ("PTY",)),
        ("initials", "United Nations", "organisation", None, ("IGO",)),
        ("initials", "U.N. officials", "unnamed", None, ("IGO",)),
        ("initials", "Sudan", "country", "SDN", ()),
        ("rebels", "Syrian rebels", "group", "SYR", ("REB",)),
        ("nations", "Danish", "unnamed", "DNK", ("GOV",)),
        ("nations", "Polish officials", "unnamed", "POL", ("GOV",)),
        ("nations", "Some experts", "unnamed", None, ()),
        ("seats", "Moscow", "organisation", "RUS", ("GOV",)),
        ("seats", "Latvia", "country", "LVA", ()),
        ("offices", "Jan Novak", "person", "SVK", ("ELI",)),
        ("offices", "Petra Kral", "person", "HUN", ("GOV",)),
        ("police", "Police", "organisation", "KEN", ("COP",)),
        ("police", "hundreds of protesters", "unnamed", None, ("CVL",)),
        ("police", "Hospital officials", "unnamed", None, ("MED",)),
        ("title", "Mari Tamm", "person", "EST", ("GOV",)),
        ("allies", "Oman", "country", "OMN", ()),
        ("allies", "Hungary", "country", "HUN", ()),
        ("librarian", "Jane Turner", "person", None, ("EDU",)),
        ("labour", "Thando Mokena", "person", None, ("GOV",)),
        ("states", "Kenyan", "country", "KEN", ()),
        ("states", "Finnish", "country", "FIN", ()),
        ("states", "Polish", "country", "POL", ()),
        ("states", "Sudanese", "country", "SDN", ()),
        ("states", "British", "country", "GBR", ()),
        ("states", "Afganistan", "country", "AFG", ()),
    ],
)
def test_actors(name: str, label: str, kind: str, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = found(name, label)
    assert (actor.kind, actor.country, actor.sectors) == (kind, country, sectors)
    assert actor.why.rule


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("minister", "Oslo"),
        ("seats", "Riga"),
        ("title", "Riga"),
        ("offices", "Slovakia"),
        ("police", "Kenya"),
        ("states", "Danish"),
        ("allies", "one of the few allies"),
        ("allies", "EU member"),
        ("firms", "every company"),
        ("firms", "One of the largest sources"),
        ("librarian", "The opponents"),
        ("librarian", "None of the ministers"),
        ("librarian", "the mayor of Riga"),
        ("states", "Albanian"),
        ("states", "Greek"),
    ],
)
def test_a_mere_place_is_no_actor(name: str, label: str) -> None:
    assert label not in {actor.label for actor in who(name)[1]}


def test_one_seat_one_actor() -> None:
    text, _ = who("seats")
    assert [span.of(text) for span in found("seats", "Moscow").mentions] == ["Moscow", "Kremlin"]


def test_all_names_and_pronouns_of_one_are_its_mentions() -> None:
    text, _ = who("minister")
    words = [span.of(text) for span in found("minister", "Anna V. Keller").mentions]
    assert words == ["Norway's foreign minister", "Anna V. Keller", "Keller", "she", "she"]


@pytest.mark.parametrize(
    ("name", "label", "office", "polity", "tenure"),
    [
        ("minister", "Anna V. Keller", "foreign minister", "NOR", "current"),
        ("offices", "Jan Novak", "president", "SVK", "former"),
        ("offices", "Petra Kral", "interior minister", "HUN", "acting"),
        ("title", "Mari Tamm", "president", "EST", "current"),
    ],
)
def test_offices(name: str, label: str, office: str, polity: str | None, tenure: str) -> None:
    claim = found(name, label).offices[0]
    assert (claim.office, claim.polity, claim.tenure) == (office, polity, tenure)


@pytest.mark.parametrize("name", TABLES)
def test_every_span_re_reads(name: str) -> None:
    text, everybody = who(name)
    for actor in everybody:
        assert actor.label in {span.of(text) for span in actor.mentions}
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(any(office.span.covers(m) for m in actor.mentions) for office in actor.offices)
        assert all(span.end <= len(text) and span.of(text).strip() for span in actor.mentions)
    assert len({actor.id for actor in everybody}) == len(everybody)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Norway's foreign minister, Anna V. Keller", "Anna V. Keller"),
        ("Keller", "Anna V. Keller"),
        ("Ms. Keller", "Anna V. Keller"),
        ("she", "Anna V. Keller"),
        ("rebels", "Syrian rebels"),
        ("would not", None),
    ],
)
def test_actor_at(words: str, label: str | None) -> None:
    text, everybody = who("minister")
    at = text.index(words)
    actor = actor_at(everybody, Span(at, at + len(words)))
    assert (actor.label if actor else None) == label


def test_the_place_of_the_act_tells_whose_local_people_are() -> None:
    article, analysis = parsed("seats")
    at = article.text.index("Riga")
    riga = Where(words="Riga", span=Span(at, at + 4), name="Riga", kind="city", country="LVA", why=Why(rule="test"))
    everybody = actors(article, resolved(article, analysis), (riga,))
    people = next(actor for actor in everybody if actor.label == "Many people")
    assert (people.country, people.why.rule) == ("LVA", "place of the act")


def test_a_dateline_is_no_actor() -> None:
    article, analysis = parsed("seats")
    shouted = replace(article, text=article.text.replace("Moscow rejected", "MOSCOW (wires)."))
    labels = {actor.label for actor in actors(shouted, resolved(shouted, analysis), ())}
    assert "MOSCOW" not in labels


@pytest.mark.parametrize(
    ("rule", "country", "placed"),
    [("place name", "RUS", "NOR"), ("country name", "RUS", "RUS"), ("place name", None, "NOR")],
)
def test_the_page_says_which_place_a_name_is(rule: str, country: str | None, placed: str) -> None:
    article, analysis = parsed("minister")
    oslo = next(m for m in analysis.mentions if m.span.of(article.text) == "Oslo")
    where = Where(words="Oslo", span=oslo.span, name="Oslo", kind="city", why=Why(rule="name"), country="NOR")
    context = Context(MentionWords(article, analysis), (where,))
    assert context.placed(Identity(country, (), Why(rule=rule)), [oslo]).country == placed
