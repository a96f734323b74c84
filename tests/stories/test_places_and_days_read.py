"""Where and as of when a number counts, from pages as they are read: heads, lists, and the words around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import read_all
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Series, Story, ToldFigure

FILLER = "<p>Lorries wait at the bridge and the ministry has closed the road until further notice.</p>"


def told(body: str, folder: Path) -> dict[str, tuple[ToldFigure, Series]]:
    """The figures of a page of Wednesday 7 May 2031 by their words, each with its series."""
    page = f"<html><body><article><h1>What is known after the floods</h1>{body}{FILLER}</article></body></html>"
    path = folder / "page.jsonl"
    row = {"id": "p", "html": page, "published": "2031-05-07T18:00:00+00:00", "outlet": "Coastal Wire"}
    path.write_text(json.dumps(row), encoding="utf-8")
    (reading,) = read_all(path)
    found = round_up([reading], Story(id="s", level="event", articles=(reading.id,), joins=()))
    assert reading.article is not None
    text = reading.article.text
    return {figure.cite.span.of(text): (figure, series) for series in found.series for figure in series.figures}


@pytest.mark.parametrize(
    ("body", "words", "place"),
    [
        ("<p>The flood killed 21 people: 12 in Ardel and nine in Voss.</p>", "12", "ardel"),
        ("<p>The flood killed 21 people: 12 in Ardel and nine in Voss.</p>", "nine", "voss"),
        ("<p>Some 14,300 people fled. They are in two towns:</p><ul><li>Norrby: 6,200</li><li>Sela: 3,000</li></ul>",
         "6,200", "norrby"),
        ("<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Calder</td><td>112</td></tr></table>", "112", "calder"),
        ("<h2>Sarn</h2><p>Five pupils were killed when a coach went through a barrier.</p>", "Five pupils", "sarn"),
        ("<p>Lorne. Gunmen shot dead seven guests at a wedding.</p>", "seven guests", "lorne"),
        ("<p>Nine people were taken to the hospital in Grann. They were hurt near Pell, near the town of Pell.</p>",
         "Nine people", "pell"),
        ("<p>Halvia’s ministry said that six people had died on its bank, all of them near Ostrow. Troops came.</p>"
         "<p>In Halvia, and in Halvia alone, schools are shut.</p>", "six people", "halvia"),
    ],
)  # fmt: skip
def test_a_number_counts_in_the_place_of_its_words(body: str, words: str, place: str, tmp_path: Path) -> None:
    _, series = told(body, tmp_path)[words]
    assert series.place[-1:] == (place,)


@pytest.mark.parametrize(
    ("body", "words", "day"),
    [
        ("<p>On Tuesday the mayor spoke of 31 dead.</p>", "31 dead", "2031-05-06"),
        ("<p>The number of missing fell to 64 from 112 on Monday, the office said.</p>", "64", "2031-05-07"),
        ("<p>The number of missing fell to 64 from 112 on Monday, the office said.</p>", "112", "2031-05-05"),
        ("<p>Some 20,000 people have lost their homes in Monday’s flood.</p>", "Some 20,000 people", "2031-05-07"),
        ("<p>The flood killed 44 people, the agency said on Tuesday.</p>", "44 people", "2031-05-06"),
        ("<p>In 1994 a flood killed 22 people in Arlen.</p>", "22 people", "1994"),
        ("<p>The agency counts 900 people who fled. As of 5 May they were in two towns:</p>"
         "<ul><li>Norrby: 620</li><li>Sela: 280</li></ul>", "620", "2031-05-05"),
        ("<p>Twelve people died on Monday. Another 34 were hurt.</p>", "Another 34", "2031-05-05"),
    ],
)  # fmt: skip
def test_a_number_stands_at_the_day_of_its_words(body: str, words: str, day: str, tmp_path: Path) -> None:
    figure, _ = told(body, tmp_path)[words]
    assert figure.as_of is not None
    assert figure.as_of[0].isoformat().startswith(day)
