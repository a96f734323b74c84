from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.names import authors, is_organisation, is_role, squeezed
from onrecord.read.titles import clean


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        ("Ann Poe", [("Ann Poe", None)]),
        ("By Ann Poe", [("Ann Poe", None)]),
        ("Von Ann Poe und Ben Roe", [("Ann Poe", None), ("Ben Roe", None)]),
        ("Par Ann Poe avec Ben Roe", [("Ann Poe", None), ("Ben Roe", None)]),
        ("By Ann Poe, Ben Roe and Cy Moe", [("Ann Poe", None), ("Ben Roe", None), ("Cy Moe", None)]),
        ("By Ann Poe, staff writer, and Ben Roe", [("Ann Poe", "staff writer"), ("Ben Roe", None)]),
        ("Ann Poe | Political Correspondent", [("Ann Poe", "Political Correspondent")]),
        ("Ann Poe\nSenior Editor", [("Ann Poe", "Senior Editor")]),
        ("By\nAnn Poe\nand\nBen Roe\n6 min read", [("Ann Poe", None), ("Ben Roe", None)]),
        ("Ann Poe\nFollow\nSave this story", [("Ann Poe", None)]),
        ("By Ann Poe @annpoe ann@voice.example", [("Ann Poe", None)]),
        ("Ann Poe, Ann Poe", [("Ann Poe", None)]),
        ("John Doe Jr.", [("John Doe Jr.", None)]),
        ("Ann Poe, PhD", [("Ann Poe", None)]),
        ("Metro staff", [("Metro staff", None)]),
        ("dpa/lno", [("dpa/lno", None)]),
        ("Ole Brandt, Mara Olsen y Pia Ruiz", [("Ole Brandt", None), ("Mara Olsen", None), ("Pia Ruiz", None)]),
        ("José Ortega y Gasset", [("José Ortega y Gasset", None)]),
        ("Updated 3 hours ago", []),
        ("March 9", []),
        ("https://voice.example/ann", []),
        ("", []),
    ],
)
def test_a_byline_becomes_authors(byline: str, told: list[tuple[str, str | None]]) -> None:
    assert [(author.name, author.role) for author in authors(byline)] == told


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Reuters", True),
        ("The Associated Press", True),
        ("Harbour Voice", True),
        ("voice.example", True),
        ("Online-Redaktion", True),
        ("Sports Desk", True),
        ("Ann Poe", False),
        ("J. R. Moe", False),
    ],
)
def test_an_organisation_is_no_person(words: str, is_one: bool) -> None:
    assert is_organisation(words, "The Harbour Voice") is is_one


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("Executive Producer", True), ("Washington bureau chief", True), ("Ann Poe", False), ("", False)],
)
def test_a_role_is_a_job(words: str, is_one: bool) -> None:
    assert is_role(words) is is_one


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Dam closed after storm | Harbour Voice", "Dam closed after storm"),
        ("Dam closed after storm - Harbour Voice", "Dam closed after storm"),
        ("Harbour Voice: Dam closed after storm", "Harbour Voice: Dam closed after storm"),
        ("Harbour Voice - Dam closed after storm", "Dam closed after storm"),
        ("Dam closed after storm | News | Harbour Voice", "Dam closed after storm"),
        ("Dam closed – and nobody knows why", "Dam closed – and nobody knows why"),
        ("Dam\n closed ", "Dam closed"),
        ("Harbour Voice", "Harbour Voice"),
        ("", ""),
    ],
)
def test_a_title_loses_its_site(title: str, cleaned: str) -> None:
    assert clean(title, ["Harbour Voice", "voice.example"]) == cleaned


@given(st.text(max_size=150))
def test_any_words_are_read(words: str) -> None:
    found = [author.name for author in authors(words)]
    assert len(found) == len(set(found))
    assert clean(words, [words[:5]]) == clean(clean(words, [words[:5]]), [words[:5]])
    assert squeezed(squeezed(words)) == squeezed(words) or "the" in words.lower() or "www" in words.lower()
