from __future__ import annotations

from datetime import date

from onrecord.record import Story, Why
from onrecord.stories.episodes import with_episodes


def story(name: str, day: int, keys: str) -> Story:
    at = date.fromordinal(date(2031, 5, 1).toordinal() + day)
    joins = (Why(rule="opens a story"),)
    return Story(
        id=name, level="event", articles=(name,), joins=joins, start=at, end=at, keys=tuple(keys.split()), title=name
    )


DAM = "korr dam velm commission"
TOLD = [
    story("break", 0, f"{DAM} harsa"),
    story("veto", 8, f"{DAM} vienna"),
    story("talks", 20, f"{DAM} bridge"),
    story("library", 3, "merrin lind council rask"),
    story("later", 90, f"{DAM} jubilee"),
    story("one name", 5, "velm trout anglers cup"),
]


def test_stories_that_go_on_with_the_same_names_are_one_episode() -> None:
    found = with_episodes(TOLD)
    (episode,) = [one for one in found if one.level == "episode"]
    assert episode.parts == ("break", "veto", "talks")
    assert episode.articles == ("break", "veto", "talks")
    assert [join.rule for join in episode.joins] == ["begins the episode"] + ["goes on with the same names"] * 2
    assert "korr" in episode.joins[1].detail
    assert (episode.start, episode.end) == (TOLD[0].start, TOLD[2].end)
    assert {one.id: one.episode for one in found if one.level == "event"} == {
        "break": episode.id, "veto": episode.id, "talks": episode.id, "library": None, "later": None, "one name": None,
    }  # fmt: skip


def test_gathering_again_gives_the_same() -> None:
    assert with_episodes(with_episodes(TOLD)) == with_episodes(TOLD[::-1])
