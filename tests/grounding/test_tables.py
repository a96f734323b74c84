"""The tables are complete where that can be told: countries, peoples, capitals, codes and sectors."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.grounding.bodies import bodies, body
from onrecord.grounding.countries import countries, country, demonym, fold, rows
from onrecord.grounding.place_names import candidates

SECTORS = frozenset(
    "GOV MIL PRM UNK SOC PRE COP JUD SPY LEG OPP PTY REB UAF ELI CVL BUS LAB EDU MED JRN REL AGR CRM REF IGO "
    "NGO".split()
)
NO_PEOPLE = frozenset("ATA ATF BVT HMD SGS UMI IOT VAT".split())
"""Codes of land that nobody is from, and of the Vatican, whose adjective is its name."""
KNOWN_BOTH = ["palestinian authority", "vatican", "scotsman", "australian"]
NO_CAPITAL = frozenset("ATA BVT HMD HKG MAC TKL UMI".split())


def test_every_code_of_iso_3166_has_a_row() -> None:
    assert len(countries()) == 250
    assert len({entry.alpha2 for entry in countries().values()}) == 250


@pytest.mark.parametrize("code", sorted(countries()))
def test_a_country_has_its_people_and_seat(code: str) -> None:
    entry = countries()[code]
    assert country(entry.name) == code
    assert entry.demonyms or code in NO_PEOPLE
    assert entry.capitals or code in NO_CAPITAL


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Yugoslavia", "SRB"),
        ("the German Democratic Republic", "DEU"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Côte d'Ivoire", "CIV"),
        ("St. Kitts", "KNA"),
        ("Türkiye", "TUR"),
    ],
)
def test_older_and_other_names(word: str, code: str) -> None:
    assert country(word) == code


@pytest.mark.parametrize(
    ("word", "code"), [("Persian", "IRN"), ("Motswana", "BWA"), ("Burkinabé", "BFA"), ("Emirati", "ARE")]
)
def test_names_of_peoples(word: str, code: str) -> None:
    assert demonym(word) == code


def test_no_demonym_is_of_two_countries() -> None:
    told = Counter(word for entry in countries().values() for word in {fold(d) for d in entry.demonyms})
    assert {word for word, times in told.items() if times > 1} == set()


def test_every_body_has_known_codes_and_sectors() -> None:
    for row in rows("bodies.tsv"):
        assert not row["country"] or row["country"] in countries(), row
        assert set(row["sectors"].split("|")) <= SECTORS | {""}, row


def test_no_body_is_called_like_a_country_or_its_people() -> None:
    assert [name for name, _ in bodies() if country(name.title()) or demonym(name.title())] == KNOWN_BOTH


@pytest.mark.parametrize(
    ("name", "code", "sectors"),
    [
        ("UNICEF", None, ("IGO",)),
        ("the International Maritime Organization", None, ("IGO",)),
        ("KFOR", None, ("IGO", "MIL")),
        ("Arakan Army", "MMR", ("REB",)),
        ("FARC-EP", "COL", ("REB",)),
        ("M23", "COD", ("REB",)),
        ("Jalisco New Generation Cartel", "MEX", ("CRM",)),
        ("Bundestag", "DEU", ("LEG",)),
        ("Royal Canadian Mounted Police", "CAN", ("COP",)),
        ("Economic Freedom Fighters", "ZAF", ("PTY",)),
        ("Folha de São Paulo", "BRA", ("JRN",)),
        ("Yonhap", "KOR", ("JRN",)),
        ("Haaretz", "ISR", ("JRN",)),
        ("Sierra Club", None, ("NGO",)),
    ],
)
def test_bodies_of_every_kind(name: str, code: str | None, sectors: tuple[str, ...]) -> None:
    found = body(name)
    assert found is not None
    assert (found.country, found.sectors) == (code, sectors)


@pytest.mark.parametrize(
    "name",
    "Donbas|Eastern Ghouta|West Bank|South China Sea|Bekaa Valley|Darfur|Essequibo|Siachen|Sahel|Borno".split("|"),
)
def test_regions_seas_and_conflict_areas(name: str) -> None:
    assert any(c.rule in {"region", "gazetteer"} and c.fit == 1 for c in candidates(name))
