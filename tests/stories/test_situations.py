"""Episodes of one kind in one place over months are a situation; others are not."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.record import Story, Why
from onrecord.stories.situations import with_situations

VELDT = ("place 12", "type PROTEST")


def longer(name: str, day: int, keys: str, about: tuple[str, ...] = VELDT, level: str = "episode") -> Story:
    at = date.fromordinal(date(2031, 1, 1).toordinal() + day)
    return Story(
        id=name,
        level=level,  # type: ignore[arg-type]
        articles=(f"{name}1", f"{name}2"),
        joins=(Why(rule="shared names"),) * 2,
        start=at,
        end=date.fromordinal(at.toordinal() + 3),
        keys=tuple(keys.split()),
        about=about,
        title=name,
    )


NAMES = "veldt dockers rask"
STRIKES = [
    longer("january", 0, f"{NAMES} berth"),
    longer("february", 40, f"{NAMES} pay"),
    longer("march", 70, "veldt dockers pay lind", level="event"),
]


def test_strikes_of_a_place_over_months_are_a_situation() -> None:
    *rest, found = with_situations(STRIKES)
    assert (found.level, found.parts) == ("situation", ("january", "february", "march"))
    assert found.articles == ("january1", "january2", "february1", "february2", "march1", "march2")
    assert (found.start, found.end, found.about) == (STRIKES[0].start, STRIKES[2].end, VELDT)
    assert [join.rule for join in found.joins] == ["begins the situation"] + ["goes on in the same place"] * 2
    assert found.joins[1].detail == "PROTEST, dockers, rask, veldt"
    assert {one.situation for one in rest} == {found.id}
    assert set(found.keys) == {"veldt", "dockers", "rask", "pay"}


def test_an_events_story_has_the_situation_of_its_episode() -> None:
    part = Story(id="part", level="event", articles=("january1",), joins=(Why(rule="x"),), episode="january")
    rest = with_situations([*STRIKES, part])
    assert next(one for one in rest if one.id == "part").situation == rest[-1].id
    assert "part" not in rest[-1].parts


def test_making_them_again_gives_the_same_and_later_ones_join() -> None:
    first = with_situations(STRIKES)
    assert with_situations(first) == first
    later = longer("june", 150, NAMES)
    assert with_situations([*first, later])[-1].parts == (*first[-1].parts, "june")
    assert with_situations([*first, later])[-1].id == first[-1].id


@pytest.mark.parametrize(
    "third",
    [
        longer("march", 70, NAMES, ("place 13", "type PROTEST")),
        longer("march", 70, NAMES, ("place 12", "type CONSULT")),
        longer("march", 70, NAMES, ("place 12", "type ASSAULT")),
        longer("march", 170, NAMES),
        longer("march", 70, "veldt teachers"),
        longer("march", 70, NAMES, ()),
    ],
    ids=["elsewhere", "people meet", "another kind", "long after", "other people", "nothing known"],
)
def test_what_does_not_go_on_with_a_situation(third: Story) -> None:
    assert with_situations([*STRIKES[:2], third]) == [*STRIKES[:2], third]


def test_a_few_weeks_are_no_situation() -> None:
    few = [longer(f"day{day}", day, NAMES) for day in (0, 8, 20)]
    assert with_situations(few) == few


def test_meetings_are_no_situation_however_long() -> None:
    talks = [longer(f"day{day}", day, NAMES, ("place 12", "type CONSULT")) for day in (0, 40, 80)]
    assert with_situations(talks) == talks


UNION = "veldt dockers union rask lind"


@pytest.mark.parametrize(
    ("abouts", "keys", "found"),
    [
        (("type PROTEST", "type COERCE", "type PROTEST"), UNION, True),
        (("type PROTEST", "type COERCE", "type CONSULT"), UNION, False),
        (("type PROTEST", "type COERCE", "type PROTEST"), "dockers union", False),
    ],
    ids=("one party contends", "it only talks", "its name is all that is shared"),
)
def test_a_party_that_contends_for_months_is_a_situation(abouts: tuple[str, ...], keys: str, found: bool) -> None:
    party = "party dockers' union"
    days = zip((0, 40, 80), abouts, strict=True)
    told = [longer(f"day{day}", day, keys, (about, party)) for day, about in days]
    situations = [one for one in with_situations(told) if one.level == "situation"]
    assert [(one.about, len(one.parts)) for one in situations] == [((party,), 3)] * found


@pytest.mark.parametrize(("keys", "found"), [("rask lind", True), ("rask", False)])
def test_two_parties_that_contend_need_fewer_names(keys: str, found: bool) -> None:
    parties = ("party dockers' union", "party port league")
    told = [longer(f"day{day}", day, keys, ("type PROTEST", *parties)) for day in (0, 40, 70)]
    situations = [one for one in with_situations(told) if one.level == "situation"]
    assert [one.about for one in situations] == [parties] * found
    assert all(join.rule == "goes on with the same parties" for one in situations for join in one.joins[1:])
