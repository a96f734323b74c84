"""A number without a place of its own stands with the place that its page tells right before it, or above its table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.brief.borne import Borne
from onrecord.brief.desk import Desk
from onrecord.record import Actor, Block, RoundUp, Span
from tests.brief.test_figure_rows import WHY, Page, told_story

PLACES = {"killed": frozenset({"norland", "sudmark"})}
BEFORE = "Norland's rescue office gave new numbers on Monday. "


def _shown(told: RoundUp, text: str, words: str, *, kind: str = "paragraph", named: str = "") -> str | None:
    """The words shown with a number of a page, of two places where such numbers are counted; None where it is not.

    The number's sentence is the page's last; `named` is somebody whom it names.
    """
    page = Page("Post", 13, "The flood", text, ((words, 12, "exact"),))
    story, series = told_story(told, page)
    (figure,) = series.figures
    reading = story.readings[0]
    assert reading.article is not None
    whole = reading.article.text
    cut = max(whole.rfind(". ", 0, figure.cite.span.start) + 2, whole.rfind("\n", 0, figure.cite.span.start) + 1)
    last = Span(cut, len(whole))
    blocks = reading.article.blocks
    if kind == "table":
        blocks = (
            blocks[0],
            Block(kind="paragraph", span=Span(blocks[1].span.start, cut)),
            Block(kind="table", span=last),
        )
    at = Span(whole.index(named), whole.index(named) + len(named)) if named else None
    actors = (Actor(id="n", label=named, kind="organisation", mentions=(at,), why=WHY),) if at else ()
    readings = (replace(reading, article=replace(reading.article, blocks=blocks), actors=actors),)
    figure = replace(figure, sentence=replace(figure.sentence, span=last))
    series = replace(series, place=("norland",), figures=(figure,))
    story = replace(story, readings=readings, series=(series,))
    borne = replace(Borne.of(story, Desk.of(story)), places=PLACES, within={})
    line = borne.row(figure, series, "k")
    return line.quote.words if line else None


@pytest.mark.parametrize(
    ("text", "words", "named", "shown"),
    [
        ("In Norland 12 people are dead.", "12 people", "", "In Norland 12 people are dead."),
        (f"{BEFORE}It has 12 deaths on its list.", "12 deaths", "", f"{BEFORE}It has 12 deaths on its list."),
        (f"{BEFORE}12 people are dead by now.", "12 people", "", f"{BEFORE}12 people are dead by now."),
        ("Norland mourns. 12 people have died.", "12 people", "", "Norland mourns. 12 people have died."),
        # Of another place, of both, or of nobody knows which.
        (f"{BEFORE}Across the river 12 people have died.", "12 people", "", None),
        (f"{BEFORE}On the opposite bank 12 people have died.", "12 people", "", None),
        (f"{BEFORE}Together 12 people have died.", "12 people", "", None),
        (f"{BEFORE}In Sudmark 12 people have died.", "12 people", "", None),
        (f"{BEFORE}The Watch says that 12 people have died.", "12 people", "The Watch", None),
        (f"{BEFORE}In Ulm 12 people have died.", "12 people", "Ulm", None),
        ("Norland and Sudmark mourn. 12 people have died.", "12 people", "", None),
        ("Everybody mourns. 12 people have died.", "12 people", "", None),
        (f"{BEFORE}The rain went on. 12 people have died.", "12 people", "", None),
    ],
)  # fmt: skip
def test_the_sentence_before_tells_the_place(
    told: RoundUp, text: str, words: str, named: str, shown: str | None
) -> None:
    assert _shown(told, text, words, named=named) == shown


@pytest.mark.parametrize(
    ("above", "row", "shown"),
    [
        ("The office reports on the Norland bank.", "Persons dead | 12 people", "Persons dead | 12 people"),
        ("The office reports on Norland and Sudmark.", "Persons dead | 12 people", None),
        ("The office reports.", "Persons dead | 12 people", None),
        ("The office reports on the Norland bank.", "Sudmark, dead | 12 people", None),
    ],
)
def test_above_a_table_the_page_tells_the_place(told: RoundUp, above: str, row: str, shown: str | None) -> None:
    assert _shown(told, f"{above}\n{row}", "12 people", kind="table") == shown
