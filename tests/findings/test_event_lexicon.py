"""The lexicons hold together: types, classes, needs and forms."""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.findings.event_lexicon import is_of_class, noun_class, noun_senses, verb_senses
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.plover import MODES, QUADS
from onrecord.record import EventType

SENSES = [
    sense
    for table in (verb_senses(), noun_senses())
    for senses in table.values()
    for sense in senses
    if "never" not in sense.needs
]


def test_the_lexicon_covers_every_type() -> None:
    assert {sense.type for sense in SENSES} == set(QUADS)
    assert len(SENSES) > 1000


def test_every_mode_belongs_to_its_type() -> None:
    told = {(sense.type, sense.mode) for sense in SENSES if sense.mode}
    assert {(type_, mode) for type_, mode in told if mode not in MODES[type_]} == set()


def test_every_class_that_a_sense_asks_for_exists() -> None:
    asked = {need.partition("~")[2] for sense in SENSES for need in sense.needs if "~" in need} - {"none"}
    assert all(noun_class(name) for name in asked)


def test_cameo_codes_are_digits() -> None:
    assert all(sense.cameo is None or sense.cameo.isdigit() for sense in SENSES)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("stopped", "stop"),
        ("met", "meet"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("urging", "urge"),
        ("attacks", "attack"),
        ("fought", "fight"),
        ("panicked", "panic"),
    ],
)
def test_a_verb_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert lemma in verb_lemmas(form)


@pytest.mark.parametrize(
    ("form", "lemma"), [("embassies", "embassy"), ("gunmen", "gunman"), ("talks", "talk"), ("clashes", "clash")]
)
def test_a_noun_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert lemma in noun_lemmas(form)


def test_compounds_belong_to_classes() -> None:
    assert is_of_class("water_cannons", "crowd_arms")
    assert not is_of_class("water", "crowd_arms")


def test_the_record_knows_every_type_by_its_name() -> None:
    assert get_args(EventType) == tuple(MODES)
