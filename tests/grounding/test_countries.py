"""Countries by their names, their people and their capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.grounding.countries import countries, country, demonym, fold, metonym, rows


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"),
        ("the Russian Federation", "RUS"),
        ("RUSSIA", "RUS"),
        ("Russia's", "RUS"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("us", None),
        ("the United States", "USA"),
        ("the States", None),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("the UAE", "ARE"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("turkey", "TUR"),
        ("Guinea-Bissau", "GNB"),
        ("Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("South Korea", "KOR"),
        ("the Holy See", "VAT"),
        ("Kosovo", "XKX"),
        ("Palestine", "PSE"),
        ("Atlantis", None),
        ("Paris", None),
        ("", None),
    ],
)
def test_country(name: str, code: str | None) -> None:
    assert country(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Syrian", "SYR"),
        ("Syrians", "SYR"),
        ("syrian", None),
        ("Frenchmen", "FRA"),
        ("Dutch", "NLD"),
        ("polish", None),
        ("Poles", "POL"),
        ("Swiss", "CHE"),
        ("South Koreans", "KOR"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Iraqi", "IRQ"),
        ("AMERICAN", "USA"),
        ("Philippines", None),
        ("Kurdish", None),
        ("", None),
    ],
)
def test_demonym(word: str, code: str | None) -> None:
    assert demonym(word) == code


@pytest.mark.parametrize(
    ("name", "body", "code", "sector"),
    [
        ("the Kremlin", "government of Russia", "RUS", "GOV"),
        ("Moscow", "government of Russia", "RUS", "GOV"),
        ("Washington", "government of United States", "USA", "GOV"),
        ("Brussels", "European Union", "BEL", "IGO"),
        ("the Pentagon", "Department of Defense of the United States", "USA", "MIL"),
        ("Elysee Palace", "presidency of France", "FRA", "GOV"),
    ],
)
def test_metonym(name: str, body: str, code: str, sector: str) -> None:
    found = metonym(name)
    assert found is not None
    assert (found.body, found.country, found.sector) == (body, code, sector)


@pytest.mark.parametrize("name", ["Springfield", "the hill", "", "kremlin"])
def test_no_metonym(name: str) -> None:
    assert metonym(name) is None


def test_the_tables_are_whole() -> None:
    assert len(countries()) == 250
    assert all(len(code) == 3 and len(entry.alpha2) == 2 for code, entry in countries().items())
    assert all(-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180 for entry in countries().values())
    assert {row["country"] for row in rows("metonyms.tsv")} - {""} <= set(countries())


def test_every_name_and_people_finds_its_country_or_a_larger_claim() -> None:
    for code, entry in countries().items():
        assert country(entry.name) == code
        for word in entry.demonyms:
            assert demonym(word) is not None or not word[0].isupper()


@given(st.text())
def test_any_text_is_answered(name: str) -> None:
    assert country(name) in {None, *countries()}
    assert demonym(name) in {None, *countries()}
    assert metonym(name) is None or fold(name)
