from __future__ import annotations

from datetime import date, datetime

from onrecord.record import Article, Block, Figure, Reading, Span, Statement, Voice, When, Why
from onrecord.stories.relations import relations
from onrecord.stories.tellings import tellings

WHY = Why(rule="test")
TEXT = "Dozens die\nMore than 300 people have died. Activists say that over 400 people died, two of the dead children."


def figure(words: str, statement: str, low: float | None, **more: object) -> Figure:
    start = TEXT.index(words)
    fields: dict[str, object] = {"bound": "over", "measure": "killed", "why": WHY, "high": None, **more}
    return Figure(id=words, statement=statement, span=Span(start, start + len(words)), low=low, **fields)  # type: ignore[arg-type]


def reading(*figures: Figure) -> Reading:
    outlet = Voice(kind="outlet", label="The Herald")
    activists = Voice(kind="group", label="Activists".lower(), span=Span(0, 1))
    return Reading(
        id="p",
        article=Article(
            id="p", text=TEXT, published=date(2031, 12, 6), blocks=(Block(kind="headline", span=Span(0, 10)),)
        ),
        statements=(
            Statement(id="s0", spans=(), chain=(outlet,), manner="article", why=WHY),
            Statement(id="s1", spans=(), chain=(outlet, activists), manner="paraphrased", why=WHY),
        ),
        figures=figures,
    )


def test_two_open_bounds_of_a_page_are_no_contradiction() -> None:
    told = tellings(reading(figure("More than 300 people", "s0", 300), figure("over 400 people", "s1", 400)))
    assert [(t.own, t.generic, t.chain[-1], t.dated) for t in told] == [
        (True, False, "herald", False),
        (False, True, "activists", False),
    ]
    (found,) = relations(told)
    assert (found.type, found.contradiction) == ("compatible bound", False)


def test_a_telling_keeps_its_day_its_scope_and_that_it_is_a_share() -> None:
    november = When(
        words="by the end of November",
        span=Span(0, 1),
        type="DATE",
        value="2031-11-30",
        why=WHY,
        start=date(2031, 11, 30),
        end=date(2031, 12, 1),
        precision="day",
    )
    share = figure("two", "s1", 2, high=2, bound="exact", scope="children, excluding babies", as_of=november)
    (told,) = tellings(reading(share))
    assert told.partitive
    assert told.dated
    assert told.as_of is not None
    assert told.as_of[0] == datetime(2031, 11, 30)
    assert (told.scope.group, told.scope.without) == ({"children"}, {"babies"})


def test_a_page_that_failed_tells_nothing() -> None:
    assert tellings(Reading(id="x", article=None)) == ()
