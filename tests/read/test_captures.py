from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.read import article, page
from onrecord.read.captures import tell_apart
from onrecord.read.lines import lines, unwrapped
from onrecord.read.mastheads import owner_named
from onrecord.record import Article

FIXTURES = Path(__file__).parents[1] / "pages"


def told(name: str) -> tuple[Article, list[tuple[str, str]]]:
    found = article(page(FIXTURES / name))
    assert found.text == (FIXTURES / name).read_bytes().decode()
    return found, [(block.kind, block.span.of(found.text)) for block in found.blocks]


def test_a_round_up_is_told_apart() -> None:
    found, blocks = told("round-up-with-introduced-passages.txt")
    assert [kind for kind, _ in blocks] == (
        ["notice", "navigation", "headline", "byline", "dateline", "byline", "credit", "credit"]
        + ["paragraph"] * 4
        + ["quote"] * 2
        + ["paragraph"]
        + ["quote"] * 2
        + ["contact", "navigation", "teaser", "teaser"]
    )
    assert found.title == "Finance Ministers Meet in Lisbon Over Ferry Subsidies"
    assert found.outlet == "Harbour Voice"
    assert [(author.name, author.role) for author in found.authors] == [("Rosa Linde", "Managing Editor")]
    assert str(found.published) == "2013-03-14 16:05:00-04:00"
    assert found.credits == ("Wikimedia Commons",)
    assert found.language == "en"
    voices = [block.voice.label for block in found.blocks if block.voice]
    assert voices == ["The Coastal Times"] * 2 + ["The Evening Courier"] * 2


def test_a_wire_report_among_link_lists_is_told_apart() -> None:
    found, blocks = told("link-lists-around-a-wire-report.txt")
    kinds = [kind for kind, _ in blocks]
    assert kinds[:6] == ["navigation"] * 6
    assert ("headline", found.title) in blocks
    assert ("dateline", "TARN, Velland (Reuters) -") in blocks
    assert ("caption", "Rescue boats wait at the closed bridge in Tarn.") in blocks
    assert ("heading", "Rescue work slowed") in blocks
    assert kinds.count("paragraph") >= 4
    assert blocks[-1] == ("notice", "© 2021 The Velland Courier. All rights reserved.")
    assert [author.name for author in found.authors] == ["Mara Olsen", "Piet Graaf"]
    assert (str(found.published), str(found.updated)) == ("2021-06-03 18:20:00+00:00", "2021-06-04 07:05:00+00:00")
    assert (found.outlet, found.wire) == ("The Velland Courier", "Reuters")


def test_lines_of_a_fixed_width_are_paragraphs() -> None:
    _found, blocks = told("hard-wrapped-mail-with-quote-marks.txt")
    assert [kind for kind, _ in blocks] == ["headline", "paragraph", "paragraph", "quote", "paragraph"]
    assert blocks[1][1].endswith("since the first day of the month.")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_spans_hold_under_every_newline(newline: str) -> None:
    text = (FIXTURES / "round-up-with-introduced-passages.txt").read_text(encoding="utf-8").replace("\n", newline)
    for line in lines(text):
        assert line.span.of(text) == line.text


def test_a_known_title_finds_its_headline() -> None:
    text = "Harbour Voice\nFerry late again\nA longer line about something else entirely, it seems\n" + (
        "The ferry was late for the third time this week, and the company blamed the weather and the tide.\n" * 5
    )
    assert tell_apart(text, title="Ferry Late Again").title == "Ferry late again"


STORY = "The ferry was late for the third time this week, and the company blamed the weather and the tide.\n" * 5


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("By Ann Poe", [("Ann Poe", None)]),
        ("By\u00a0Ann Poe and Ben Roe", [("Ann Poe", None), ("Ben Roe", None)]),
        ("ByAnn Poe", [("Ann Poe", None)]),
        ("Ann Poe - Dec 21, 2023 1:00 pm UTC", [("Ann Poe", None)]),
        ("Dec 21, 2023 at 1:39 pm | By Ann Poe", [("Ann Poe", None)]),
        ("Ann Poe \u00a0 Coastal Newspapers", [("Ann Poe", None)]),
        ("By Ann Poe December 22, 2023", [("Ann Poe", None)]),
        ("By Ann Poe, CNN", [("Ann Poe", None)]),
        ("Ann Poe |\nSenior Reporter", [("Ann Poe", "Senior Reporter")]),
        ("The tide was high on every day of the week.\nBy Ann Poe", [("Ann Poe", None)]),
        ("Reuters", []),
        ("Show Caption", []),
        ("The Harbour’s Last Night", []),
    ],
)
def test_the_byline_is_found_in_every_setting(head: str, authors: list[tuple[str, str | None]]) -> None:
    told = tell_apart(f"Ferry late again as tide turns\n{head}\n\n{STORY}")
    assert [(author.name, author.role) for author in told.authors] == authors


def test_a_short_note_of_a_fixed_width_is_joined() -> None:
    text = (
        "Harbour Agency\n\nFerry rams pier at Lorn\n\n"
        "LORN, May 4 (HA) -- A ferry rammed the pier at Lorn on Monday and two of its\n"
        "passengers were taken to hospital, the coast guard said. It had lost power in\n"
        "the harbour mouth.\n"
    )
    assert [line.words for line in unwrapped(text, lines(text))] == [2, 5, 35]


def test_a_short_list_of_links_is_not_joined() -> None:
    text = "Most read\n" + "".join(
        f"{word} minister rejects the plan for a third bridge\n" for word in "Our New A".split()
    )
    assert unwrapped(text, lines(text)) == lines(text)


def test_short_lines_are_never_joined() -> None:
    text = "One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\nNine\n"
    assert unwrapped(text, lines(text)) == lines(text)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("© 2021 The Velland Courier. All rights reserved.", "The Velland Courier"),
        ("Copyright 2021 Tidewater Weekly Ltd. Registered office: 4 Quay Street.", "Tidewater Weekly"),
        ("Copyright © 1998-2021 Harbour Voice", "Harbour Voice"),
        ("(c) Baltic Evening Post 2022. Reproduction only with permission.", "Baltic Evening Post"),
        ("The copyright law was changed", None),
    ],
)
def test_the_copyright_line_names_the_owner(line: str, owner: str | None) -> None:
    assert owner_named(lines(f"Home\n{line}\n")) == owner


HEARING = """Goalkeeper of the Tromso Whales Faces Two Charges
Lars Brandt, a goalkeeper for the Tromso Whales, was arrested on suspicion of theft in the night to Saturday.
He was taken to the county jail, where he was released on bail two hours later with his brother.
The team's coach said that he would wait for the facts to come out and would then speak with his goalkeeper.
Jonas Veli, a forward of the Whales, was arrested on similar allegations in the autumn of last year.
Veli's court date is set for February 17, 2009.
When he was arrested, Veli was free on bail for a previous theft, according to the police of the northern district."""


def test_the_day_of_a_hearing_is_not_the_day_of_the_page() -> None:
    found = tell_apart(HEARING)
    assert found.published is None
    assert found.kinds == ["headline", *["paragraph"] * 6]


@pytest.mark.parametrize("line", ["Published on May 3, 2013.", "This story was first published on May 3, 2013."])
def test_a_sentence_may_tell_the_day_of_the_page(line: str) -> None:
    assert str(tell_apart(HEARING.replace("Charges\n", f"Charges\n{line}\n", 1)).published) == "2013-05-03"


@pytest.mark.parametrize(
    ("first", "outlet"),
    [
        ("TARN BAY SENTINEL -- Friday evening edition", "TARN BAY SENTINEL"),
        ("Tarn Herald | Late edition", "Tarn Herald"),
        ("Harbour gate shut -- Friday evening edition", None),
    ],
)
def test_the_line_of_an_edition_names_the_outlet(first: str, outlet: str | None) -> None:
    text = f"""{first}
Page A6
Mar. 15, 2024  5:30 p.m.

Gate of the harbour stays shut

TARN - The gate of the harbour stayed shut on Friday, the third day of a
dispute over who may open it. Pilots met the mayor and left without a word.
"""
    assert tell_apart(text).outlet == outlet
