"""What one page leaves open of a number, the others of its story tell: its place, its day."""

from __future__ import annotations

from typing import Any

from onrecord.stories.counters import placed_as_elsewhere, placed_by_speaker, repeated
from onrecord.stories.scopes import Scope
from onrecord.stories.tellings import Telling, instants, names

EAST = Scope(place=("delta", "east bank"))
WEST = Scope(place=("delta", "west bank"))


def told(number: float, speaker: str, day: str, **more: Any) -> Telling:
    fields: dict[str, Any] = {
        "id": f"{speaker} {number} {day}",
        "page": f"{speaker} {day}",
        "measure": "killed",
        "low": number,
        "high": number,
        "bound": "exact",
        "speaker": names(speaker),
        "chain": ("the herald", speaker),
        "scope": EAST,
        "as_of": instants(day),
        "published": instants(day)[0],
    }
    return Telling(**{**fields, **more})


def own(number: float, outlet: str, day: str, **more: Any) -> Telling:
    return told(number, outlet, day, own=True, chain=(outlet,), dated=False, **more)


def test_a_full_number_of_no_place_is_where_others_tell_it() -> None:
    known, bare = told(31, "ministry", "2031-05-04"), told(31, "union", "2031-05-05", scope=Scope(), placed=False)
    assert placed_as_elsewhere([known, bare])[1].scope.place == EAST.place
    few = told(3, "union", "2031-05-05", scope=Scope(), placed=False)
    assert placed_as_elsewhere([told(3, "ministry", "2031-05-04"), few])[1].scope.place == ()
    twice = [known, told(31, "ministry", "2031-05-06", scope=WEST), bare]
    assert placed_as_elsewhere(twice)[2].scope.place == ()


def test_a_count_of_no_told_place_is_where_its_speaker_counts() -> None:
    guessed = told(44, "ministry", "2031-05-06", scope=WEST, placed=False)
    before = [told(17, "ministry", "2031-05-04"), told(31, "ministry", "2031-05-05")]
    assert placed_by_speaker([*before, guessed])[2].scope.place == EAST.place
    assert placed_by_speaker([before[0], guessed])[1].scope.place == WEST.place
    both = [*before, told(40, "ministry", "2031-05-05", scope=WEST), guessed]
    assert placed_by_speaker(both)[3].placed is False


def test_a_number_told_when_a_higher_one_is_out_stands_at_its_own_day() -> None:
    first, higher = told(31, "ministry", "2031-05-04"), told(44, "ministry", "2031-05-05")
    late = own(31, "world week", "2031-05-09")
    assert repeated([first, higher, late])[2].as_of == instants("2031-05-04")
    assert repeated([first, late])[1].as_of == instants("2031-05-09")
    assert repeated([first, told(44, "ministry", "2031-05-05", scope=WEST), late])[2].as_of == instants("2031-05-09")
