"""Where the counted were: names that no gazetteer has, what lies in what, which of a page's places a count is of."""

from __future__ import annotations

import io
import json

import pytest

import onrecord
from onrecord.pipeline import jsonl_readings
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Reading, RoundUp, Story, Why
from onrecord.stories.atlas import Atlas, atlas

PAGES = [  # each paragraph is one line, as a capture has it
    """The Quay Gazette
Landslide in Tessaly kills dozens
4 May 2031

QUELLA, Tessaly - At least 14 people died in Tessaly in a landslide on Sunday, the Tessalian interior ministry said.
In the town of Quella nine people died, police said.
Across the border in Morrow three people were killed, the Morrovian rescue service said.
""",
    """The Inland Courier
Slide toll rises
6 May 2031

The Slide Monitor, a group of volunteers, said that 40 people had been killed on both sides of the border.
In Quella residents buried 12 people. In Morrow the count of the dead stood at five on Tuesday.
The slide was the worst since 1962, when 300 people were killed in Tessaly.
""",
]  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    return [onrecord.read(text.encode()) for text in PAGES]


@pytest.fixture(scope="module")
def known(pages: list[Reading]) -> Atlas:
    return atlas(pages)


@pytest.fixture(scope="module")
def told(pages: list[Reading]) -> RoundUp:
    ids = tuple(page.id for page in pages)
    return round_up(pages, Story(id="s", level="event", articles=ids, joins=tuple(Why(rule="test") for _ in ids)))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("tessaly", ("tessaly",)),
        ("tessalian", ("tessaly",)),
        ("quella", ("tessaly", "quella")),
        ("morrow", ("morrow",)),
    ],
)
def test_names_become_places_and_lie_in_each_other(known: Atlas, name: str, place: tuple[str, ...]) -> None:
    assert known.places[name] == place


@pytest.mark.parametrize("name", ["slide monitor", "the inland", "may", "sunday"])
def test_bodies_and_days_are_no_places(known: Atlas, name: str) -> None:
    assert name not in known.places


@pytest.mark.parametrize(
    ("number", "place"),
    [(14, "tessaly"), (9, "quella"), (3, "morrow"), (40, "both sides"), (300, "tessaly")],
)
def test_a_count_is_of_its_place(told: RoundUp, number: int, place: str) -> None:
    found = {series.place[-1] for series in told.series for figure in series.figures if figure.low == number}
    assert found == {place}


def test_counts_of_other_places_and_years_never_contradict(told: RoundUp) -> None:
    assert not [relation for relation in told.relations if relation.contradiction]


def test_another_years_count_is_of_another_happening(told: RoundUp) -> None:
    old = {figure.cite.item for series in told.series for figure in series.figures if figure.low == 300}
    assert old
    assert not [relation for relation in told.relations if {relation.a, relation.b} & old]


def test_a_page_that_ends_with_a_bare_name_is_read() -> None:
    row = {
        "id": "a",
        "body": "The river rose at Quella on Sunday.\n\nThree people died, police said.\n\nCopyright Quella",
    }
    [page] = jsonl_readings(io.BytesIO(json.dumps(row).encode()))
    assert page.article
    assert page.article.blocks[-1].span.of(page.article.text) == "Copyright Quella"
    assert atlas([page]).places


def of_one_page(body: str) -> RoundUp:
    row = {"id": "a", "body": body, "published": "2031-05-06T18:00:00+00:00", "outlet": "Coast Agency"}
    [page] = jsonl_readings(io.BytesIO(json.dumps(row).encode()))
    return round_up([page], Story(id="s", level="event", articles=(page.id,), joins=(Why(rule="test"),)))


@pytest.mark.parametrize(
    ("body", "number", "place"),
    [
        ("Floods killed 57 people in Bangladesh. Thirty-one of the deaths were in Sylhet, the ministry said.", 31,
         ("Bangladesh", "sylhet")),
        ("In Zambia 900 people fell ill, the ministry said.", 900, ("Zambia",)),
        ("Amnesty counted 344 arrests in Quella, Morrow, Dunnet and Pell.", 344, ("both sides",)),
    ],
)  # fmt: skip
def test_a_country_holds_the_places_of_its_shares(body: str, number: int, place: tuple[str, ...]) -> None:
    told = of_one_page(body)
    assert {one.place for one in told.series for figure in one.figures if figure.low == number} == {place}


def test_a_number_before_has_no_day_of_its_page() -> None:
    told = of_one_page("The number of dead in Quella rose to 64 from 31, the ministry said. Rain fell all week.")
    days = {figure.low: figure.as_of for series in told.series for figure in series.figures}
    assert days[64] is not None
    assert days[31] is None
