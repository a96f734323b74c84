"""Short pages of our own read whole: who says what, who wants what, and what a careless reader gets wrong on them."""

from __future__ import annotations

import io
import json

import pytest

from onrecord.pipeline import jsonl_readings
from onrecord.record import Reading


def read(body: str) -> Reading:
    """The reading of an article's prose, with lines for paragraphs."""
    row = json.dumps({"id": "a", "body": body, "published": "2013-09-02", "outlet": "The Quay"})
    return next(iter(jsonl_readings(io.BytesIO(row.encode()))))


def told(reading: Reading) -> list[tuple[str, str]]:
    """Of each statement but the article's own who says it, as the actor is called, and its words."""
    assert reading.article is not None
    names = {actor.id: actor.label for actor in reading.actors}
    text = reading.article.text
    return [
        (names.get(s.chain[-1].actor or "", s.chain[-1].label), " … ".join(span.of(text) for span in s.spans))
        for s in reading.statements[1:]
    ]


SPACED = (
    "Lars Brandt , a goalkeeper for the Tromso Whales , was arrested early on Saturday , March 7 , 2009 .\n"
    "According to the District Attorney ’ s office , Brandt ’ s case had not been filed as of Monday , March 9 , 2009 ."
)


def test_an_office_that_a_name_follows_is_not_the_one_named() -> None:
    (voice, words), *_ = told(read(SPACED))
    assert voice == "the District Attorney ’ s office"
    assert words.endswith("March 9 , 2009")


RUNS_ON = (
    "The harbour master went on to say, “The crews have always been good neighbours.\n"
    "We take our name in this town very seriously.\n"
    "Through the guild, our pilots receive the best training on this coast.”\n"
    "Olaf Brandt, a pilot, was arrested in June."
)
OPEN = RUNS_ON.replace("coast.”", "coast.")


@pytest.mark.parametrize(("body", "spans"), [(RUNS_ON, 3), (OPEN, 1)])
def test_a_quotation_ends_where_its_mark_does(body: str, spans: int) -> None:
    reading = read(body)
    statement = next(s for s in reading.statements[1:] if s.chain[-1].label == "The harbour master")
    assert len(statement.spans) == spans


IN_A_STATEMENT = (
    "Mayor Petra Lund defended the closure in a statement: “The pool costs us two million a year.\n"
    "“We have spoken with the swimmers about it.\n"
    "“It will close in May.”\n"
    "Residents were angry."
)


def test_whoever_defends_something_in_a_statement_says_what_it_holds() -> None:
    found = told(read(IN_A_STATEMENT))
    assert {voice for voice, _ in found} == {"Petra Lund"}
    assert any("It will close in May" in words for _, words in found)


@pytest.mark.parametrize(
    ("body", "holder"),
    [
        ("Finland and Norway said they supported the ban on mining.", "Finland and Norway"),
        ("The two parties met on Monday. Chad and Niger said they would veto the treaty.", "Chad and Niger"),
        ("Trinidad and Tobago said it supported the ban on mining.", "it"),
    ],
)
def test_they_of_several_who_speak_is_all_of_them(body: str, holder: str) -> None:
    reading = read(body)
    assert [position.holder.label for position in reading.positions] == [holder]
    assert all(position.holder.span for position in reading.positions)


@pytest.mark.parametrize(
    ("body", "sector"),
    [
        ("The opposition Harbour Alliance demanded a new vote.", "OPP"),
        ("The ruling Coastal Bloc said it would boycott the vote.", "PTY"),
        ("The separatist Free Shore Front denied the attack.", "REB"),
    ],
)
def test_a_word_before_the_name_of_a_body_tells_its_sector(body: str, sector: str) -> None:
    assert read(body).actors[0].sectors == (sector,)


@pytest.mark.parametrize(
    "body", ["Goran Ilic, 41, was arrested on Friday.", "Goran Ilic , 41 , was arrested on Friday ."]
)
def test_an_age_between_commas_counts_nobody(body: str) -> None:
    assert read(body).figures == ()


def test_a_day_behind_what_somebody_is_arrested_for_is_the_day_of_the_arrest() -> None:
    reading = read("Mara Osk was arrested on suspicion of drunk driving late at night on Sunday, February 1, 2009.")
    assert [str(event.when.start)[:10] for event in reading.events if event.when] == ["2009-02-01"]


IN_PIECES = (
    '"Make way when the Whales come home, Tromso!! What a night! Thank you all. Thank you @nordkanal. And my partner '
    'on this trip, @olelund!!! Photos by @mara," Ines Dahl captioned the picture.\n'
    "“It is good to be here,” the coach was heard telling the crowd, with nobody listening."
)


def test_a_quotation_is_one_stretch_and_what_it_stands_under_is_no_part_of_it() -> None:
    reading = read(IN_PIECES)
    assert told(reading)[0] == ("Ines Dahl", IN_PIECES.split('"')[1].rstrip(","))
    assert told(reading)[1] == ("the coach", "It is good to be here")


HERS = (
    "A row involving Robin Veld, her former record label and two politicians looks like it is ending.\n"
    "The label says she may sing her old songs on Sunday.\n"
    "In a letter at the time she described the deal with the agent Sasha Krol as a disgrace.\n"
    "He has always denied being unfair to her.\n"
    "“I just want to sing,” she said."
)


def test_whose_label_it_is_tells_who_she_is() -> None:
    voices = [voice for voice, words in told(read(HERS)) if "just want" in words or "disgrace" in words]
    assert voices == ["Robin Veld", "Robin Veld"]


SAID_BY = [
    ("Many senators have voiced concerns that officials hide the cases.", "Many senators", "officials hide the cases"),
    ("There have been reports in the Herald that the pier was sold.", "Herald", "the pier was sold"),
]


@pytest.mark.parametrize(("body", "voice", "words"), SAID_BY)
def test_a_noun_that_bears_what_is_said_is_part_of_how_it_is_said(body: str, voice: str, words: str) -> None:
    assert told(read(body)) == [(voice, words)]


@pytest.mark.parametrize(
    "body",
    [
        "The yard is best known for its ferries.",
        "The street is known as “the Bend of the Eels” to some.",
        "A couple was diagnosed with cholera.",
        "The Whales are favored to win the cup.",
        "Direct flicker (also known as low-frequency flicker) is when the viewer can observe it.",
    ],
)
def test_how_things_stand_is_nobodys_word(body: str) -> None:
    assert told(read(body)) == []


HEAD = (
    "Rishi Sunak is under fire after giving up the plan.\nThe prime minister said the fee would rise.\n"
    "Sunak met nurses on Friday. Mr Sunak left early."
)


def test_the_prime_minister_of_a_page_about_one_is_that_one() -> None:
    assert ("Rishi Sunak", "the fee would rise") in told(read(HEAD))
    two = HEAD.replace("Mr Sunak left early.", "Theresa May left early. May had met him before. She smiled.")
    assert ("Rishi Sunak", "the fee would rise") not in told(read(two))


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("Prosecutors in Norway have dropped an investigation into the former minister.", "CONCEDE"),
        ("The Norwegian prime minister is rowing back on plans to raise the tax.", "CONCEDE"),
        ("The couple was quarantined in Oslo.", "COERCE"),
        ("He was dragged out of the embassy by Norwegian police in April.", "COERCE"),
        ("Her post about the flood was taken down by censors in Norway.", "COERCE"),
        ("Regulators in Norway have sent requests to the two networks to tell more.", "REQUEST"),
        ("Officials in Oslo have warned people to stay away from the flooded fields.", "REQUEST"),
        ("The minister faces 18 criminal charges in Norway.", "ACCUSE"),
        ("Australian and Japanese forces are also taking part in the drills.", "MOBILIZE"),
    ],
)
def test_acts_told_in_the_words_of_news(body: str, act: str) -> None:
    assert [event.type for event in read(body).events] == [act]


def test_a_page_with_few_public_names_and_no_words_of_games_is_of_public_affairs() -> None:
    body = (
        "Police in Bergen searched a school for a book.\nThe mayor, Ines Dahl, said that the officer had made a call.\n"
        "Teachers and parents walked out.\n“We want our books,” said Ole Lund, a father.\nThe Norwegian "
        "Free Press Guild condemned the search.\nOfficials in Norway would not comment.\nThe librarian Mara Osk wept."
    )
    assert "ACCUSE" in {event.type for event in read(body).events}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "Chad has vowed to go on until the rebels are gone and all the men taken in the raid are freed.",
            "to go on until the rebels are gone and all the men taken in the raid are freed",
        ),
        (
            "Norway has said it would press on until Wotan, the group that ruled the isle for years, has been beaten.",
            "it would press on until Wotan, the group that ruled the isle for years, has been beaten",
        ),
    ],
)
def test_what_is_said_goes_on_to_the_end_of_its_clause(body: str, words: str) -> None:
    assert [found for _, found in told(read(body))] == [words]


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("“I never took the money,” Ole Lund said.", "deny"),
        ("“We have never seen a flood like it,” Ole Lund said.", "say"),
        ("The army said that hard months lie ahead in the south.", "say"),
    ],
)
def test_what_nobody_lived_through_is_no_denial_and_what_lies_ahead_no_lie(body: str, act: str) -> None:
    assert [statement.act for statement in read(body).statements[1:]] == [act]


def test_a_position_may_be_broken_by_an_aside() -> None:
    reading = read('The editor said: "We condemn, in the strongest terms, the attack on a group of journalists."')
    assert [(p.stance, p.object) for p in reading.positions] == [("opposes", "the attack on a group of journalists")]


WHO_IS_QUOTED = (
    "A row about the Harbour Gala goes on. Big Engine, the label that owns the songs, has denied wrongdoing.\n"
    "“At no point did we say that Dahl could not sing at the Harbour Gala,” they said in a statement."
)


def test_whom_the_quoted_words_name_does_not_say_them() -> None:
    voices = [voice for voice, words in told(read(WHO_IS_QUOTED)) if "At no point" in words]
    assert voices == ["Big Engine"]
