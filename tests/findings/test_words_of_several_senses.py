"""Words that bound, date or deny a number in one place tell nothing of it in another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import read_all
from onrecord.record import Figure

BEFORE = (
    "The town of Tarn lies on the coast, and its ministry has nine floors and a garden that looks over the harbour."
)


def figures(text: str, folder: Path) -> list[Figure]:
    path = folder / "page.jsonl"
    path.write_text(_row(f"{BEFORE}\n\n{text}"), encoding="utf-8")
    (reading,) = read_all(path)
    assert reading.article
    return [one for one in reading.figures if one.span.start >= reading.article.text.index(text)]


def _row(text: str) -> str:
    return (
        json.dumps({"id": "p", "text": text, "published": "2031-05-06T08:00:00+00:00", "outlet": "Coast Wire"}) + "\n"
    )


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Two men approached 30 women in the street.", "exact"),
        ("The death toll passed 80 on Monday.", "over"),
        ("The death toll neared 80 on Monday.", "about"),
        ("The ministry reports about 300 dead.", "about"),
        ("The death toll topped 60 on Monday.", "over"),
    ],
)
def test_only_a_count_passes_a_number(text: str, bound: str, tmp_path: Path) -> None:
    assert figures(text, tmp_path)[-1].bound == bound


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The number of victims of the phone scam has risen to 300. The founder died in 2011.", "people"),
        ("The number of victims has risen to 300. Forty of the dead were buried on Sunday.", "killed"),
    ],
)
def test_victims_are_the_dead_where_the_words_around_tell_of_deaths(text: str, measure: str, tmp_path: Path) -> None:
    assert figures(text, tmp_path)[0].measure == measure


def test_no_victims_come_forward_is_no_toll(tmp_path: Path) -> None:
    assert not [
        one for one in figures("No victims have come forward in the inquiry.", tmp_path) if one.measure == "killed"
    ]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway does not recognise Tarnia, where 300 people were killed in the war.", "positive"),
        ("The government does not recognise the 29 dead counted by the monitor.", "negative"),
    ],
)
def test_who_does_not_recognise_a_land_denies_no_number(text: str, polarity: str, tmp_path: Path) -> None:
    assert figures(text, tmp_path)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "dated"),
    [("The rebels on Friday killed 20 villagers.", True), ("The collapse on Friday killed 20 villagers.", False)],
)
def test_the_day_of_a_known_happening_dates_no_toll_of_it(text: str, dated: bool, tmp_path: Path) -> None:
    assert (figures(text, tmp_path)[0].as_of is not None) is dated
