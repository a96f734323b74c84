"""Words are shown with the sentence that tells whom or what they point at, however far up it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief.antecedent import (
    first_told,
    goes_on,
    introduced,
    is_of_unnamed,
    rule_told,
    somebody,
    tells_of_many,
    told_of,
    two_told,
    with_question,
)
from onrecord.record import Actor, Article, Block, Procedure, Reading, Span, Statement, Voice, Why
from tests.brief.conftest import span

WHY = Why(rule="made by hand")


def article(*blocks: str) -> Article:
    """A page of paragraphs."""
    found, at = [], 0
    for block in blocks:
        found.append(Block(kind="paragraph", span=Span(at, at + len(block))))
        at += len(block) + 1
    return Article(id="p", text="\n".join(blocks), outlet="The Post", blocks=tuple(found))


def actor(text: str, kind: str, label: str, *mentions: str) -> Actor:
    """An actor with mentions in text order, each sought behind the one before."""
    at, spans = 0, []
    for words in mentions:
        at = text.index(words, at)
        spans.append(Span(at, at + len(words)))
        at += len(words)
    return Actor(id=label, label=label, kind=kind, mentions=tuple(spans), why=WHY)  # type: ignore[arg-type]


PORT = article(
    "Ilse Brandt runs the harbour office. She has bought a crane.",
    "Tides were high all week, and 40 boats were hauled out.",
    "“She will have to sell it,” said Per Olsen, a skipper.",
)
BRANDT = actor(PORT.text, "person", "Ilse Brandt", "Ilse Brandt", "She", "She")
OLSEN = actor(PORT.text, "person", "Per Olsen", "Per Olsen")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The dockers’ union said that the plan is a disgrace, as she put it.", None),
        ("The dockers’ union said that the sale was theft, as she called it.", None),
        ("The dockers’ union said that nothing had gone as she hoped.", "Ilse Brandt"),
    ],
)
def test_who_puts_it_so_is_whoever_speaks_in_the_sentence(said: str, who: str | None) -> None:
    page = article("Ilse Brandt runs the harbour office.", said)
    brandt = actor(page.text, "person", "Ilse Brandt", "Ilse Brandt", "she")
    found = somebody(Reading(id="p", article=page, actors=(brandt,)), span(page.text, said), 0, ("The Post", "union"))
    assert (found.label if found else None) == who


def test_she_is_whom_the_record_says_and_is_told_of_by_name() -> None:
    reading = Reading(id="p", article=PORT, actors=(BRANDT, OLSEN))
    words = span(PORT.text, "“She will have to sell it,” said Per Olsen, a skipper.")
    found = somebody(reading, words, 0, ("The Post", "Per Olsen"))
    assert found == BRANDT
    told = told_of(BRANDT, reading, words.start)
    assert told is not None
    assert told.of(PORT.text) == "Ilse Brandt runs the harbour office."


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Ilse Brandt runs the harbour office. She has bought a crane.", ("The Post",)),
        ("“She will have to sell it,” said Per Olsen", ("The Post", "Ilse Brandt")),
        ("Tides were high all week", ("The Post",)),
    ],
    ids=["her name stands in the words", "she speaks", "nobody"],
)
def test_nobody_is_sought_whom_the_words_or_their_voices_name(words: str, chain: tuple[str, ...]) -> None:
    reading = Reading(id="p", article=PORT, actors=(BRANDT, OLSEN))
    assert somebody(reading, span(PORT.text, words), 0, chain) is None


def test_an_office_without_a_name_is_who_was_named_last_and_is_spoken_of_alike() -> None:
    page = article(
        "Who sold the bell?",
        "Ada Lund, a baker’s daughter, has built her career on that question.",
        "Per Olsen, a skipper, says he is tired of it.",
        "A list of nine buyers stands against the mayor. It fills one page.",
        "“She may be right,” said Bo Dahl.",
    )
    lund = actor(page.text, "person", "Ada Lund", "Ada Lund", "her")
    olsen = actor(page.text, "person", "Per Olsen", "Per Olsen", "he")
    mayor = actor(page.text, "office", "the mayor", "the mayor", "She")
    reading = Reading(id="p", article=page, actors=(lund, olsen, mayor))
    told = told_of(mayor, reading, page.text.index("“She"))
    assert told is not None
    assert told.of(page.text) == "Ada Lund, a baker’s daughter, has built her career on that question."
    assert with_question(told, page).of(page.text).startswith("Who sold the bell?\nAda Lund")


def test_who_has_no_name_is_told_of_where_the_page_first_does() -> None:
    page = article("A diver of 31 is missing.", "Boats went out. The diver had a lamp.", "We all liked her.")
    diver = actor(page.text, "unnamed", "a diver", "A diver", "The diver", "her")
    reading = Reading(id="p", article=page, actors=(diver,))
    words = span(page.text, "We all liked her.")
    found = somebody(reading, words, 0, ("The Post",))
    assert found == diver
    told = told_of(diver, reading, words.start)
    assert told is not None
    assert told.of(page.text) == "A diver of 31 is missing."


@pytest.mark.parametrize(
    ("before", "words", "opening", "told"),
    [
        ("The council set up a panel under the bishop. Rain fell.", "The panel is to report in May.", True, "a panel"),
        ("The logbook of the ferry was printed on Monday.", "The port called the pages doctored.", False, "logbook"),
        ("The union proposed a day of rest. Rain fell.", "The proposal has four pages.", True, "proposed"),
        ("The owner signed a treaty in a shed. Rain fell.", "The text says that nine may come.", True, "treaty"),
        ("The council set up a panel.", "On Monday the panel met.", True, None),
        ("The panel was large.", "The panel is to report in May.", True, None),
        ("A union boss came. Rain fell.", "The boss left.", True, "A union boss"),
        ("The witness was tall.", "The witness left.", True, None),
        ("A school bus left. But rain fell.", "But the bus burned.", False, "bus"),
        ("A new ban began. Rain fell.", "Urban crews said the ban failed.", False, "ban"),
        ("A notice hung there. One of the notices fell.", "The notice was short.", True, "A notice"),
        ("The registration of boats has begun.", "The registration issue is old.", True, None),
        ("A bell rang.", "The bell of Tarn is old.", True, None),
        ("A government fell.", "The government was tired.", True, None),
    ],
)
def test_a_thing_is_the_one_that_the_page_tells_of_with_more_words(
    before: str, words: str, opening: bool, told: str | None
) -> None:
    page = article(before, words)
    found = introduced(page, span(page.text, words), 0, opening=opening)
    assert (told in found.of(page.text)) if found and told else found is None and told is None


def test_a_paper_is_told_of_by_another_name_too() -> None:
    page = article("A new Tarn Radio poll has the mayor behind.", "Few saw one of the polls.", "So says the survey.")
    found = first_told(page, "survey", page.text.index("So says"))
    assert found is not None
    assert found.of(page.text) == "A new Tarn Radio poll has the mayor behind."
    assert first_told(page, "letter", len(page.text)) is None


def test_he_before_the_name_in_one_sentence_is_told_there() -> None:
    words = "While he owned up to the sale, Bo Dahl denied the rest."
    page = article("Per Olsen bought the bell.", words)
    olsen = actor(page.text, "person", "Per Olsen", "Per Olsen", "he")
    reading = Reading(id="p", article=page, actors=(olsen,))
    assert somebody(reading, span(page.text, words), 0, ("The Post", "Bo Dahl")) is None


def test_a_sentence_that_says_she_behind_a_name_tells_who_she_is() -> None:
    page = article("Per Olsen argues for a vote.", "Ada Lund’s friends say that she is well. She rests.")
    olsen = actor(page.text, "person", "Per Olsen", "Per Olsen", "she is", "She")
    lund = actor(page.text, "person", "Ada Lund", "Ada Lund")
    at = page.text.index("she is")
    olsen = replace(olsen, mentions=(olsen.mentions[0], Span(at, at + 3), olsen.mentions[2]))
    reading = Reading(id="p", article=page, actors=(olsen, lund))
    assert goes_on(olsen, reading, span(page.text, "Ada Lund’s friends say that she is well."))
    assert not goes_on(olsen, reading, span(page.text, "Per Olsen argues for a vote."))


def test_each_is_of_two_that_the_page_names_together() -> None:
    page = article("Tarn and Orm will each send a clerk. The text has nine pages.", "“Each gave way,” she said.")
    actors = (actor(page.text, "place", "Tarn", "Tarn"), actor(page.text, "place", "Orm", "Orm"))
    reading = Reading(id="p", article=page, actors=actors)
    found = two_told(reading, span(page.text, "“Each gave way,” she said."))
    assert found is not None
    assert found.of(page.text) == "Tarn and Orm will each send a clerk."
    assert two_told(reading, Span(0, 4)) is None


def test_a_veto_is_of_the_rule_that_the_page_tells() -> None:
    page = article("One letter within a day stops it. Divers need lamps.", "“It is a veto by post,” said Bo Dahl.")
    rule = Procedure(
        id="r", statement="s", decides="", rule="veto", span=span(page.text, "One letter within a day"), why=WHY
    )
    reading = Reading(id="p", article=page, procedures=(rule,))
    found = rule_told(reading, span(page.text, "“It is a veto by post,” said Bo Dahl."))
    assert found is not None
    assert found.of(page.text) == "One letter within a day stops it."
    assert rule_told(reading, span(page.text, "Divers need lamps.")) is None


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("Even with a licence, divers need a lamp.", True),
        ("Lost nets are left to a court.", True),
        ("The boats were hauled out.", True),
        ("The boat was hauled out.", False),
        ("A letter stops it.", False),
        ("The bus was late.", False),
    ],
)
def test_it_is_none_of_many(words: str, many: bool) -> None:
    assert tells_of_many(words) is many


def test_words_of_somebody_else_who_is_only_called_she_do_not_stand_before_a_line() -> None:
    page = article(
        "“Nine days late,” clerk Ilse Brandt said. The office could not tell why, she added.",
        "Tarn called the bill false.",
    )
    said = Statement(
        id="s",
        spans=(span(page.text, "The office could not tell why"),),
        chain=(
            Voice(kind="outlet", label="The Post"),
            Voice(kind="person", label="she", actor="Ilse Brandt", span=span(page.text, "she")),
        ),
        manner="paraphrased",
        why=WHY,
    )
    brandt = actor(page.text, "person", "Ilse Brandt", "Ilse Brandt", "she")
    reading = Reading(id="p", article=page, actors=(brandt,), statements=(said,))
    last = span(page.text, "The office could not tell why, she added.")
    assert is_of_unnamed(reading, last, ("The Post", "Tarn"))
    assert not is_of_unnamed(reading, last, ("The Post", "Ilse Brandt"))
    assert not is_of_unnamed(reading, Span(0, last.end), ("The Post", "Tarn"))
