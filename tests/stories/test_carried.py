"""A source goes on over sentences, lists and tables that count on; nobody else's number is taken for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import read_all
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Story

FILLER = "<p>The road to the valley has been closed since the weekend and lorries wait at the bridge.</p>"
TABLE = "<table><tr><th>Area</th><th>Dead</th></tr><tr><td>Calder</td><td>112</td></tr></table>"


def speakers(body: str, folder: Path) -> dict[str, str]:
    """The speaker of each figure of a page by its words; "-" for the page itself."""
    page = f"<html><body><article><h1>Floods in Tamsin</h1>{body}{FILLER}</article></body></html>"
    path = folder / "page.jsonl"
    row = {"id": "p", "html": page, "published": "2031-05-06T08:00:00+00:00", "outlet": "Coastal Wire"}
    path.write_text(json.dumps(row), encoding="utf-8")
    (reading,) = read_all(path)
    told = round_up([reading], Story(id="s", level="event", articles=(reading.id,), joins=()))
    assert reading.article is not None
    return {
        figure.cite.span.of(reading.article.text): "-" if figure.own else figure.speaker
        for series in told.series
        for figure in series.figures
    }


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("<p>The interior ministry said 12 people died. Another 30 were hurt.</p>", "Another 30", "interior ministry"),
        ("<p>The interior ministry said 12 people died. A wall fell and 30 people were hurt.</p>", "30 people", "-"),
        ("<p>The interior ministry said 12 people died.</p><p>Two of the dead were children.</p>", "Two of the dead",
         "interior ministry"),
        ("<p>Hospital staff say 29 people died.</p>", "29 people", "Hospital staff"),
        ("<p>The refugee agency counted 14,300 people who fled the valley. They were in two towns:</p>"
         "<ul><li>Norrby: 6,200</li><li>Sela: 3,000</li></ul>", "6,200", "refugee agency"),
        ("<p>The disaster office published these figures.</p>"
         + TABLE, "112", "disaster office"),
        (TABLE + "<p>Source: Red Anchor</p>", "112", "Red Anchor"),
        (TABLE, "112", "-"),
        ("<p>The interior ministry said 12 people died. In Voss there were seven dead.</p>", "seven dead",
         "interior ministry"),
        ("<p>The interior ministry said 12 people died in Voss. All were farmers. Four are missing.</p>", "Four",
         "interior ministry"),
        ("<p>The interior ministry said 12 people died.</p><p>The road is closed. Rain fell all night.</p>"
         "<p>Three of the dead worked at the mill.</p>", "Three of the dead", "interior ministry"),
        ("<p>An earlier version of this article said that 18 people had died.</p>", "18 people", "-"),
    ],
)  # fmt: skip
def test_who_answers_for_a_number(body: str, words: str, speaker: str, tmp_path: Path) -> None:
    found = speakers(body, tmp_path)[words]
    assert speaker == "-" if found == "-" else speaker.lower() in found.lower()


def test_an_interview_is_the_word_of_the_one_interviewed(tmp_path: Path) -> None:
    body = (
        "<p>Vera Dahl leads the search in Tamsin. She spoke to Otto Renn.</p>"
        "<p>How do you work?</p><p>We go from door to door, and I keep the list.</p>"
        "<p>Have you slept?</p><p>I have not, and my people have not.</p>"
        "<p>Do you trust the state’s count?</p><p>I trust nobody’s count but ours.</p>"
        "<p>Some say that it is too high.</p><p>We have 71 bodies, and I saw them.</p>"
    )
    assert "Dahl" in speakers(body, tmp_path)["71 bodies"]
