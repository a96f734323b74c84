from __future__ import annotations

from datetime import date

import pytest

from onrecord.record import Article, Story, Why
from onrecord.stories.episodes import with_episodes
from onrecord.stories.unlinked import unlinked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The wall fell. There was no connection with the flood on the Velm, police said.", {"velm"}),
        ("Police see no direct link between it and the raid on Carrow Quay, they said in Lisk.", {"carrow", "quay"}),
        ("The blast was not related to the strike at Pirrow.", {"pirrow"}),
        ("The fire is unrelated to that of Merrin.", {"merrin"}),
        ("The mayor denied any link to the Tolmen bank.", {"tolmen"}),
        ("The mayor was asked about any link to the Tolmen bank.", set()),
        ("In May the Korr dam broke. The two have nothing in common, an engineer said.", {"korr"}),
        ("It stands on Sorrel Road. Police see no link with the fire in the port.", set()),
        ("There is a link with the flood on the Velm.", set()),
        ("The man had no ties to Ansk, where the wall fell.", set()),
    ],
)
def test_names_that_a_page_sets_apart(text: str, names: set[str]) -> None:
    title = "Wall falls at Ansk"
    assert unlinked(Article(id="a", title=title, text=text)) == names


def story(name: str, day: int, keys: str, about: tuple[str, ...] = ()) -> Story:
    at, joins = date(2031, 5, day), (Why(rule="opens a story"),)
    return Story(
        id=name, level="event", articles=(name,), joins=joins, start=at, end=at, keys=tuple(keys.split()), about=about
    )


@pytest.mark.parametrize("day", [1, 8])
def test_a_story_that_says_so_is_no_part_of_the_episode_whichever_came_first(day: int) -> None:
    dam = [story("break", 2, "korr dam velm guard harsa"), story("veto", 6, "korr dam velm guard vienna")]
    wall = "wall guard velm korr ansk"
    (joined,) = (one for one in with_episodes([*dam, story("wall", day, wall)]) if one.level == "episode")
    assert set(joined.parts) == {"break", "veto", "wall"}
    (apart,) = (
        one for one in with_episodes([*dam, story("wall", day, wall, ("apart velm",))]) if one.level == "episode"
    )
    assert apart.parts == ("break", "veto")
