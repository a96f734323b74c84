"""Whose they are and what they do, by words alone; the tables behind that answer hold together."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.grounding.agents import agent, singular
from onrecord.grounding.bodies import body, leader, misspelt_country
from onrecord.grounding.countries import countries, rows
from onrecord.grounding.identities import identity, read_phrase
from onrecord.grounding.several_nations import nations_apart
from onrecord.record import Span

SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC IGO NGO".split()
)


@pytest.mark.parametrize(
    ("phrase", "country", "sectors"),
    [
        ("the Russian foreign minister", "RUS", ("GOV",)),
        ("Syrian rebels", "SYR", ("REB",)),
        ("Labour Minister", None, ("GOV",)),
        ("the House Iran Committee", "USA", ("LEG",)),
        ("Senate Ukraine panel", "USA", ("LEG",)),
        ("the Commons Brazil Committee", "GBR", ("LEG",)),
        ("the Senate committee", None, ("LEG",)),
        ("Kenya's Senate China committee", "KEN", ("LEG",)),
        ("royal PR aides", None, ("GOV",)),
        ("DACA", None, ()),
        ("one of the fiercest critics of Russia", None, ()),
        ("Chad's neighbours", None, ("CVL",)),
        ("Russian critics", "RUS", ()),
        ("Victoria Hospital", None, ("MED",)),
        ("Moscow State University", "RUS", ("EDU",)),
        ("U.N. special envoy", None, ("IGO",)),
        ("UN peacekeepers", None, ("IGO", "MIL")),
        ("Russia's U.N. ambassador", "RUS", ("GOV",)),
        ("the U.S. envoy to Syria", "USA", ("GOV",)),
        ("the Khartoum government", "SDN", ("GOV",)),
        ("the Bush administration", "USA", ("GOV",)),
        ("President Bill Clinton", "USA", ("GOV",)),
        ("Hamas fighters", "PSE", ("REB",)),
        ("Pentagon spokesman", "USA", ("MIL",)),
        ("the White House", "USA", ("GOV",)),
        ("security forces in Guinea", "GIN", ("COP",)),
        ("opposition parties in Nepal", "NPL", ("OPP",)),
        ("former Kenyan president", "KEN", ("ELI",)),
        ("rebel soldiers", None, ("REB",)),
        ("thousands of Chilean students", "CHL", ("EDU",)),
        ("the Supreme Court of Israel", "ISR", ("JUD",)),
        ("the Ministry of Health", None, ("GOV",)),
        ("a spokesman for the Israeli army", "ISR", ("MIL",)),
        ("ethnic Albanians", None, ()),
        ("Quatar's emir", "QAT", ("GOV",)),
        ("Palestinians", "PSE", ()),
        ("the West Bank", "PSE", ()),
        ("us officials", None, ("GOV",)),
        ("some experts", None, ()),
        ("Economy Minister", None, ("GOV",)),
        ("former Liberal Democrat leader", "GBR", ("PTY",)),
        ("", None, ()),
    ],
)
def test_identity(phrase: str, country: str | None, sectors: tuple[str, ...]) -> None:
    read = identity(phrase)
    assert (read.country, read.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        (["rebel", "leader"], "REB"),
        (["opposition", "lawmakers"], "OPP"),
        (["hospital", "officials"], "MED"),
        (["policemen"], "COP"),
        (["senior", "official"], "GOV"),
        (["human", "rights", "groups"], "NGO"),
        (["former", "prime", "minister"], "ELI"),
    ],
)
def test_agents(words: list[str], sector: str) -> None:
    known = agent(words)
    assert known is not None
    assert known.sector == sector


@pytest.mark.parametrize("words", [["table"], [], ["blue", "car"]])
def test_no_agent(words: list[str]) -> None:
    assert agent(words) is None


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Danish and Polish officials", [("Danish", "DNK"), ("Polish officials", "POL")]),
        ("Danish, Polish and Latvian ships", [("Danish", "DNK"), ("Polish", "POL"), ("Latvian ships", "LVA")]),
        ("Danish officials", []),
        ("Danish officials and Polish ones", []),
    ],
)
def test_nations_apart(phrase: str, parts: list[tuple[str, str]]) -> None:
    text = f"On Monday {phrase}"
    assert [(span.of(text), code) for span, code in nations_apart(text, Span(10, len(text)))] == parts


@pytest.mark.parametrize(
    ("name", "country"),
    [("WHO", None), ("who", "unknown"), ("Kurdistan Workers' Party", "TUR"), ("IS", None), ("is", "unknown")],
)
def test_bodies(name: str, country: str | None) -> None:
    known = body(name)
    assert (known.country if known else "unknown") == country


@pytest.mark.parametrize(
    ("name", "country"), [("Sergei Lavrov", "RUS"), ("Sergey V. Lavrov", "RUS"), ("Kofi Annan", ""), ("Lavrov", None)]
)
def test_leaders(name: str, country: str | None) -> None:
    assert leader(name) == country


@pytest.mark.parametrize(
    ("word", "code"), [("Afganistan", "AFG"), ("Quatar", "QAT"), ("Lemon", None), ("Boston", None)]
)
def test_misspelt_countries(word: str, code: str | None) -> None:
    assert misspelt_country(word) == code


@given(st.text(max_size=60))
def test_any_words_are_read_and_their_spans_re_read(phrase: str) -> None:
    read = read_phrase(phrase)
    for word, span in zip(read.words, read.spans, strict=True):
        assert span.of(phrase) == word
    identity(phrase)


def test_tables_name_known_countries_and_sectors() -> None:
    for row in rows("bodies.tsv"):
        assert row["country"] in {"", *countries()}, row
        assert set(filter(None, row["sectors"].split("|"))) <= SECTORS, row
    assert {row["country"] for row in rows("leaders.tsv")} <= {"", *countries()}
    assert {row["sector"] for row in rows("agents.tsv")} <= SECTORS | {""}


def test_every_agent_that_is_one_noun_is_a_role_noun_of_the_language_room() -> None:
    path = Path(onrecord.__file__).parent / "language" / "data" / "role_nouns.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    nouns = {row["noun"] for row in csv.DictReader(lines, delimiter="\t")} | {"people"}
    agents = {row["words"] for row in rows("agents.tsv") if row["part"] in {"head", "weak"}}
    missing = agents - nouns - {singular(noun) for noun in nouns}
    assert missing <= {"force", "service", "guard", "personnel", "unit", "institution", "crew"} | ODD, sorted(missing)


ODD = set("house office wing airline warship warplane serviceman tribesman gunman union bystander ex-president".split())
"""Words that name people only beside others."""
