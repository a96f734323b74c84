"""The two towns are coded as their README says, and the scorer tells a right join from a wrong one."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from evaluation.towns_read import FOLDER, HALVES, Town, coding

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the collection ships with the repository alone")


@pytest.fixture(params=HALVES)
def town(request: pytest.FixtureRequest) -> Town:
    return coding(request.param)


def test_each_page_tells_its_own_story_and_known_ones(town: Town) -> None:
    assert len(town.pages) > 20
    for page in town.pages.values():
        assert page.own in page.stories <= town.episode_of.keys()
        assert page.head.keys() == {"outlet", "published", "title", "own"}
        assert not re.search(r"[{}\[\]]", page.html)


def test_situations_last_for_months(town: Town) -> None:
    for _, episodes, _ in town.tables["situations"]:
        days = [
            date.fromisoformat(page.head["published"][:10])
            for page in town.pages.values()
            if town.episode_of[page.own] in episodes.split()
        ]
        assert max(days) - min(days) > timedelta(days=60)


def test_events_and_plans_stand_on_pages_of_the_main_episode(town: Town) -> None:
    main = {name for name, page in town.pages.items() if town.episode_of[page.own] == town.episode}
    told = [(day, pages) for day, _, pages in town.tables["events"]]
    told += [(row[0], row[2]) for row in town.tables["plans"]]
    for day, pages in told:
        assert date.fromisoformat(day)
        assert set(pages.split()) & main, (day, pages)


def test_claims_of_two_pages_name_who_is_behind_them(town: Town) -> None:
    claims: dict[str, set[str]] = {}
    for page in town.pages.values():
        for one in page.tellings:
            claims.setdefault(one.claim, set()).add(page.id)
            assert one.origin.isupper()
            assert any(one.words in text for _, text in page.paragraphs)
    assert sum(len(pages) > 1 for pages in claims.values()) >= 7
