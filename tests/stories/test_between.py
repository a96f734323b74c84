"""What sentences of later pages do to those of earlier ones: denied, confirmed, contradicted, or nothing of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline.round_ups import round_up
from onrecord.record import RoundUp, Story, Why
from onrecord.stories.moments import Moments, moments, other_day, other_hour, set_apart, stands_as, without_set_apart
from onrecord.stories.rejected import aims, is_aside, is_changed, is_silence, reaches, rejects_report, retracts
from onrecord.stories.senses import numbers, senses
from onrecord.stories.upheld import upholds

Page = tuple[str, str]
WHARF = ("Quay Gazette", "A docker, Sten Olm, said the harbour company had closed the north wharf on Monday morning.")


def story(folder: Path, *pages: Page) -> RoundUp:
    """The round-up of a story's pages, outlet and body, a day apart."""
    rows = [
        {"id": str(n), "outlet": outlet, "body": body, "published": f"2031-05-0{6 + n}T09:00:00+00:00"}
        for n, (outlet, body) in enumerate(pages)
    ]
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    readings = list(onrecord.read_all(path))
    ids = tuple(reading.id for reading in readings)
    return round_up(readings, Story(id="s", level="event", articles=ids, joins=tuple(Why(rule="t") for _ in ids)))


@pytest.mark.parametrize(
    ("pages", "kind", "on"),
    [
        (
            (WHARF, ("Harbour Company", "The harbour company has not shut any wharf this week.")),
            "denied",
            "the whole",
        ),
        (
            (WHARF, ("Hill Courier", "The director, Ida Brandt, called reports of a closed wharf nonsense.")),
            "denied",
            "the whole",
        ),
        (
            (WHARF, ("Hill Courier", "The harbour master, Per Lund, said the north wharf was open on Monday morning.")),
            "denied",
            "the whole",
        ),
        (
            (WHARF, ("Hill Courier", "The director, Ida Brandt, confirmed that the company had shut the north wharf.")),
            "confirmed",
            "the whole",
        ),
        (
            (WHARF, ("Hill Courier", "The pilot, Per Lund, said the company shut the wharf on Sunday, not on Monday.")),
            "contradicted",
            "day",
        ),
        (
            (
                ("Quay Gazette", "A witness, Sten Olm, said the ferry sank at four in the morning off the lighthouse."),
                ("Hill Courier", "The coastguard said the vessel sank at 6.15 a.m. off the lighthouse."),
            ),
            "contradicted",
            "day",
        ),
        (
            (
                ("Quay Gazette", "A builder, Sten Olm, said he had paid the mayor of Ardel a bribe at the golf club."),
                ("Hill Courier", "A driver, Per Lund, said the mayor was paid in a car park, not at the golf club."),
            ),
            "contradicted",
            "place",
        ),
    ],
)  # fmt: skip
def test_a_later_page_answers_an_earlier_one(pages: tuple[Page, ...], kind: str, on: str, tmp_path: Path) -> None:
    found = [d for d in story(tmp_path, *pages).differences if d.first.page != d.other.page]
    assert [(d.kind, d.on) for d in found] == [(kind, on)]


@pytest.mark.parametrize(
    "answer",
    [
        "The harbour company refused to confirm that it had closed the north wharf.",
        "The harbour company would neither confirm nor deny that the north wharf had been closed.",
        "The harbour company was denied permission to close the north wharf.",
        "The director, Ida Brandt, did not deny that the company had closed the north wharf.",
        "The harbour company said it would not close the south wharf.",
        "The company’s director, Ida Brandt, rejected the dockers’ demand for another wharf.",
        "A second wharf, in the neighbouring port, was not closed, the harbour master said.",
    ],
)
def test_what_only_looks_like_a_denial_is_none(answer: str, tmp_path: Path) -> None:
    assert not [d for d in story(tmp_path, WHARF, ("Hill Courier", answer)).differences if d.kind == "denied"]


def test_nobody_denies_their_own_words_but_by_taking_them_back(tmp_path: Path) -> None:
    again = ("Hill Courier", "Sten Olm, the docker, said once more that no ship could use the closed north wharf.")
    assert not story(tmp_path, WHARF, again).differences
    report = ("Quay Gazette", "The singer Mara Lind died on Monday in a clinic at Ardel.")
    back = ("Quay Gazette", "We retract our report on the death of Mara Lind, which was wrong.")
    (found,) = story(tmp_path, report, back).differences
    assert (found.kind, found.why.rule) == ("denied", "takes back own words")


def test_a_claim_is_told_with_those_who_reject_it(tmp_path: Path) -> None:
    denial = ("Harbour Company", "The harbour company has not shut any wharf this week.")
    (claim,) = story(tmp_path, WHARF, denial).claims
    assert [source.label for source in claim.sources] == ["Sten Olm"]
    assert [source.label for source in claim.denied_by] == ["Harbour Company"]


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("The minister called the report a fairy tale.", True),
        ("It is simply untrue that staff may not speak.", True),
        ("The bank denied that it had run out of cash.", True),
        ("The so-called raid never took place.", True),
        ("The bank was denied a licence.", False),
        ("The ministry denied his request for leave.", False),
        ("The mayor did not deny that money had changed hands.", False),
        ("The union rejected the offer.", False),
    ],
)
def test_a_report_is_rejected_by_what_is_said_of_it(text: str, rejected: bool) -> None:
    assert rejects_report(text) == rejected


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("The clerk signed nothing in March.", ["signed nothing in March"]),
        ("No hut was burned, but two were searched.", ["No hut was burned"]),
        ("The wharf was not only shut but sold.", []),
        ("It had no more people than allowed.", []),
        ("They do not know whether or not it sank.", ["not know whether or not it sank"]),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause_and_back_to_the_verb_of_its_object(
    text: str, covered: list[str]
) -> None:
    assert [text[reach.start : reach.end] for reach in reaches(text)] == covered


def test_words_of_silence_taking_back_and_aim() -> None:
    assert is_silence("The minister would not be drawn on the matter.")
    assert not is_silence("The minister said the dam held.")
    assert is_changed("The wharf has since reopened.")
    assert not is_changed("The wharf was never shut.")
    assert is_aside("A sister ship was not damaged.")
    assert not is_aside("The ship was not damaged.")
    assert retracts("The paper withdrew its report on Friday.")
    assert not retracts("The army withdrew from the town.")
    assert aims("He called the fishermen’s story a joke.") == ("fishermen",)
    assert aims("The report in the Quay Gazette is false.") == ("Gazette",)


@pytest.mark.parametrize(
    ("text", "upheld"),
    [
        ("The clinic confirmed the death.", True),
        ("She conceded that the test was hers.", True),
        ("The clinic has not confirmed the death.", False),
        ("He was confirmed as judge.", False),
        ("There are 40 confirmed cases.", False),
    ],
)
def test_what_upholds_a_report(text: str, upheld: bool) -> None:
    assert upholds(text) == upheld


def test_words_of_one_sense_have_one_name_and_opposites_the_other_sign() -> None:
    shut, opened = (senses(word)[0].names for word in ("shut", "open"))
    assert {name for name, _ in shut} & {name for name, _ in opened}
    assert {sign for _, sign in shut} == {1}
    assert {sign for _, sign in opened} == {-1}
    assert senses("walked out")[0].names == senses("stoppage")[0].names


def test_numbers_are_read_in_words_and_shares() -> None:
    assert numbers("nine in ten dockers") == numbers("ninety per cent of dockers") == frozenset({0.9})
    assert numbers("twenty-six men and 1,200 crates") == frozenset({26.0, 1200.0})


PAGE = date(2031, 5, 8)


@pytest.mark.parametrize(
    ("one", "other", "hour", "day"),
    [
        ("It sank at 4.40 a.m. on Monday", "It sank at three o’clock on Monday morning", True, False),
        ("It sank at ten past three", "It sank about three o’clock", False, False),
        ("It fell at 16:00", "It fell at four in the afternoon", False, False),
        ("It fell on Sunday", "It fell on 5 May", False, True),
        ("It fell on Monday", "It fell on 5 May", False, False),
        ("The mayor said on Sunday that it fell", "It fell on 5 May", False, False),
    ],
)
def test_hours_and_days_of_two_tellings_are_compared(one: str, other: str, hour: bool, day: bool) -> None:
    first, second = moments(one, PAGE), moments(other, PAGE)
    assert other_hour(first, second) == hour
    assert other_day(first, second) == day


def test_what_tells_no_moment_differs_in_none() -> None:
    none = moments("It fell", None)
    assert none == Moments(frozenset(), frozenset())
    assert not other_hour(none, moments("at noon", PAGE))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met at the mill, not at the inn.", [("at the inn", "place")]),
        ("It began at seven, not at six.", [("at six", "day")]),
        ("It was on Sunday and not on Monday night.", [("on Monday night", "day")]),
        ("The hut was burned not by soldiers.", []),
        ("The hut was burned by boys, not by soldiers.", [("by soldiers", "actor")]),
        ("He came, not knowing why.", []),
        ("It was lost not at the inn but at the mill.", [("at the inn", "place")]),
        ("It was the boys, not the soldiers, who lit it.", [("the soldiers", "the whole")]),
    ],
)
def test_what_is_set_apart_is_of_a_kind(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.words, one.on) for one in set_apart(text)] == found


@pytest.mark.parametrize(
    ("words", "text", "on"),
    [
        ("the soldiers", "The hut was burned by the soldiers at noon.", "actor"),
        ("the soldiers", "Soldiers burned the hut.", "actor"),
        ("the inn", "They met at the old inn.", "place"),
        ("the inn", "The mayor bought the inn.", None),
        ("the inn", "They met by chance.", None),
    ],
)
def test_words_without_a_preposition_are_what_the_other_telling_makes_of_them(
    words: str, text: str, on: str | None
) -> None:
    assert stands_as(words, text) == on


def test_what_is_set_apart_denies_nothing() -> None:
    assert without_set_apart("They met at the mill, not at the inn.").split() == "They met at the mill .".split()
