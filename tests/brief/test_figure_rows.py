"""A row of a figure has the bound of its page's text, the day its number was first told, and a voice that counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from onrecord.brief import brief_html, brief_markdown, composed
from onrecord.brief.borne import Borne
from onrecord.brief.desk import Desk
from onrecord.brief.figures import charts, counts
from onrecord.brief.lines import Line
from onrecord.record import (
    Article,
    Block,
    Bound,
    Cite,
    Figure,
    PageCopy,
    Reading,
    RoundUp,
    Series,
    Span,
    Statement,
    ToldFigure,
    Voice,
    Why,
)

WHY = Why(rule="made by hand")


@dataclass(frozen=True)
class Page:
    """A page with its headline and its one paragraph; `counts` are words with their number and bound."""

    name: str
    day: int
    headline: str
    text: str
    counts: tuple[tuple[str, float, Bound], ...]
    voice: str = ""

    def read(self) -> tuple[Reading, list[ToldFigure]]:
        text = f"{self.headline}\n{self.text}"
        head = Span(0, len(self.headline))
        blocks = (Block(kind="headline", span=head), Block(kind="paragraph", span=Span(head.end + 1, len(text))))
        outlet = Voice(kind="outlet", label=self.name)
        at = Span(text.index(self.voice), text.index(self.voice) + len(self.voice)) if self.voice else None
        chain = (outlet, Voice(kind="unnamed", label=self.voice, span=at)) if at else (outlet,)
        cue = Span(text.index("saying"), text.index("saying") + 6) if at else None
        said = Span(text.index("that ") + 5, len(text) - 1) if at else Span(0, len(text))
        statement = Statement(
            id=self.name, spans=(said,), chain=chain, manner="paraphrased" if at else "article", cue=cue, why=WHY
        )
        figures, told = [], []
        for number, (words, value, bound) in enumerate(self.counts):
            span = Span(text.index(words), text.index(words) + len(words))
            item = f"{self.name}{number}"
            low, high = (None if bound == "under" else value), (None if bound == "over" else value)
            figures.append(
                Figure(
                    id=item, statement=self.name, measure="killed", bound=bound, span=span, why=WHY, low=low, high=high
                )
            )
            cite = Cite(page=self.name, span=span, item=item)
            sentence = head if span.end <= head.end else Span(head.end + 1, len(text))
            told.append(
                ToldFigure(
                    cite=cite,
                    sentence=replace(cite, span=sentence),
                    measure="killed",
                    unit="people",
                    low=low,
                    high=high,
                    bound=bound,
                    polarity="positive",
                    scope=None,
                    speaker=self.name,
                    chain=(self.name,),
                    own=True,
                    as_of=None,
                    dated=False,
                    published=None,
                )
            )
        article = Article(
            id=self.name, text=text, blocks=blocks, outlet=self.name, published=datetime(2024, 5, self.day, tzinfo=UTC)
        )
        return Reading(id=self.name, article=article, statements=(statement,), figures=tuple(figures)), told


def told_story(told: RoundUp, *pages: Page) -> tuple[RoundUp, Series]:
    read = [page.read() for page in pages]
    series = replace(told.series[0], figures=tuple(one for _, figures in read for one in figures), place=(), group=())
    story = replace(told.story, articles=tuple(page.name for page in pages))
    readings = tuple(reading for reading, _ in read)
    return replace(told, story=story, readings=readings, series=(series,), sources=(), copies=()), series


def _rows(told: RoundUp, *pages: Page) -> list[Line]:
    story, _ = told_story(told, *pages)
    (chart,), _ = charts(story, Borne.of(story, Desk.of(story)))
    return list(chart.rows)


FIRST = Page(
    "Post", 13, "Toll of the mine reaches 12", "At least 12 people died in the mine, which fell in on Monday.",
    (("12", 12, "exact"), ("At least 12 people", 12, "over")),
)  # fmt: skip
THEN = Page("Herald", 16, "Mine", "The mine has killed 40 people.", (("40 people", 40, "exact"),))
LATE = Page("Week", 25, "A mine", "The mine killed at least 12 people.", (("at least 12 people", 12, "over"),))
LAST = Page("Wire", 26, "Mine", "The mine has killed 44 people.", (("44 people", 44, "exact"),))


def test_a_headline_has_the_bound_that_its_page_tells_with_the_number(told: RoundUp) -> None:
    found = {line.quote.words: line.label for line in _rows(told, FIRST, THEN, LAST)}
    assert found["Toll of the mine reaches 12"] == "at least 12"
    more = replace(
        FIRST, text="More than 12 people died in the mine.", counts=(FIRST.counts[0], ("More than 12", 12, "over"))
    )
    assert _rows(told, more, THEN, LAST)[0].label == "more than 12"


def test_a_headline_keeps_its_number_where_the_text_has_it_without_a_bound(told: RoundUp) -> None:
    plain = replace(FIRST, text="In the mine 12 miners died.", counts=(FIRST.counts[0], ("12 miners", 12, "exact")))
    assert _rows(told, plain, THEN, LAST)[0].label == "12"


def test_a_number_told_after_a_higher_one_has_the_day_of_its_first_telling(told: RoundUp) -> None:
    notes = {(line.quote.page, line.label): line.notes for line in _rows(told, FIRST, THEN, LATE, LAST)}
    assert notes["Week", "at least 12"] == ("first told on 13 May 2024",)
    assert {told for key, told in notes.items() if key[0] != "Week"} == {()}


def test_a_number_that_nothing_overtook_is_not_called_old(told: RoundUp) -> None:
    rows = _rows(
        told, FIRST, replace(THEN, text="The mine has killed 9 people.", counts=(("9 people", 9, "exact"),)), LATE
    )
    assert all(not line.notes for line in rows)


def test_what_goes_round_counts_nobody(told: RoundUp) -> None:
    text = "A message is going round on telephones saying that 300 people died in the mine."
    page = Page("Radio", 14, "Mine", text, (("300 people", 300, "exact"),), voice="A message")
    story, series = told_story(told, page)
    assert Borne.of(story, Desk.of(story)).row(series.figures[0], series, "k") is None
    office = replace(page, text=text.replace("A message is going round on telephones", "Ada Orm left"), voice="Ada Orm")
    story, series = told_story(told, office)
    assert Borne.of(story, Desk.of(story)).row(series.figures[0], series, "k") is not None


def test_a_copys_number_stands_with_the_one_of_its_bound(told: RoundUp) -> None:
    both = Page(
        "Post", 13, "Mine", "At least 12 people died in the mine. In the works 12 died.",
        (("At least 12 people", 12, "over"), ("12 died", 12, "exact")),
    )  # fmt: skip
    copy = Page("Herald", 14, "Mine", "In the works 12 died.", (("12 died", 12, "exact"),))
    story, _ = told_story(told, both, copy, LAST)
    again = PageCopy(page="Herald", original="Post", kind="edited", shared=0.5, why=WHY)
    story = replace(story, copies=(again,))
    (chart,), _ = charts(story, Borne.of(story, Desk.of(story)))
    notes = {(line.quote.page, line.label): line.notes for line in chart.rows}
    assert notes["Post", "12"] == ("printed by Herald, too",)
    assert notes["Post", "at least 12"] == ()
    assert ("Herald", "12") not in notes


def _alone(story: RoundUp) -> RoundUp:
    """The round-up with its figures and nothing else."""
    empty = dict.fromkeys(("timeline", "plans", "claims", "differences", "relations", "stands", "ways"), ())
    return replace(story, **empty)  # type: ignore[arg-type]


def test_a_number_that_is_only_asked_about_is_no_figure_told(told: RoundUp) -> None:
    asked = Page("Post", 13, "The mine", "Why would they hide 12 people dead?", (("12 people", 12, "exact"),))
    story, _ = told_story(told, asked)
    assert counts(story, Borne.of(story, Desk.of(story))) == ()


def test_too_few_figures_for_a_chart_stand_by_themselves(told: RoundUp) -> None:
    both = replace(
        FIRST,
        text="At least 12 people died and 30 people were killed in the mine.",
        counts=(("At least 12 people", 12, "over"), ("30 people", 30, "exact")),
    )
    story, _ = told_story(told, both)
    borne = Borne.of(story, Desk.of(story))
    (line,) = counts(story, borne)
    assert line.label == "Killed: at least 12; Killed: 30"
    brief = composed(_alone(story))
    assert not brief.charts
    assert [one.quote.anchor for one in brief.counts] == [line.quote.anchor]
    assert "## Figures told" in brief_markdown(brief)
    assert 'id="counts"' in brief_html(brief)


def test_figures_that_stand_nowhere_are_counted(told: RoundUp) -> None:
    story, _ = told_story(told, replace(FIRST, counts=(FIRST.counts[1],)))
    (reading,) = story.readings
    shares = tuple(replace(reading.figures[0], id=f"s{at}", measure="percent") for at in range(3))
    brief = composed(replace(_alone(story), readings=(replace(reading, figures=(*reading.figures, *shares)),)))
    assert len(brief.counts) == 1
    assert brief.left_out.others == 3
    assert "- 3 figures: of other things" in brief_markdown(brief)
    assert "3 other figures" in brief_html(brief)


def test_a_story_with_a_chart_has_no_figures_by_themselves(told: RoundUp) -> None:
    story, _ = told_story(told, FIRST, THEN, LAST)
    brief = composed(_alone(story))
    assert brief.charts
    assert brief.counts == ()
