"""Tales of the past, clocks of other zones and feasts that move, as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.grounding.day_math import named_day, named_days
from onrecord.grounding.times import is_narrative, times
from onrecord.record import Analysis, Article, When

PUBLISHED = date(2010, 3, 1)


def read(text: str, published: datetime | date | None = PUBLISHED) -> dict[str, When]:
    return {when.words: when for when in times(Article(id="a", text=text, published=published), Analysis())}


TALE = (
    "The mutiny began on 3 May 1885, when two crews refused to sail. The next day the port shut. In June the fort fell,"
    " and the following spring a new viceroy landed. The siege of 1886 was the longest. On 9 August a relief column set"
    " out; it was stopped on the 21st. That night the powder store burned. Between 25 and 28 August the wells dried up."
    " On the night of 2 October the gates were opened at 5:30 am. The following Sunday, a truce was read. At the end of"
    " the year the viceroy resigned, and the treaty of March 1888 was signed the following June. During the next two"
    " years the province was quiet. The year before, 4,000 had left."
)
TOLD = [
    ("3 May 1885", "1885-05-03"),
    ("The next day", "1885-05-04"),
    ("June", "1885-06"),
    ("following spring", "1886-SP"),
    ("9 August", "1886-08-09"),
    ("the 21st", "1886-08-21"),
    ("That night", "1886-08-21TNI"),
    ("25", "1886-08-25"),
    ("28 August", "1886-08-28"),
    ("the night of 2 October", "1886-10-02TNI"),
    ("5:30 am", "1886-10-02T05:30"),
    ("The following Sunday", "1886-10-03"),
    ("the end of the year", "1886"),
    ("following June", "1888-06"),
]


@pytest.mark.parametrize(("words", "value"), TOLD)
def test_a_tale_is_told_from_its_own_dates(words: str, value: str) -> None:
    assert read(TALE)[words].value == value


def test_what_follows_in_a_tale_begins_with_the_last_date_told() -> None:
    when = read(TALE)["the next two years"]
    assert (when.start, when.end) == (date(1888, 6, 1), date(1890, 6, 2))


GOES_ON = [
    ("The raid came on 12 March 1991. In April both sides met.", "April", "1991-04"),
    ("The raid came on 12 March 1991. It was over by 2 May.", "2 May", "1991-05-02"),
    ("The trial opened in autumn 1991. On 4 October, a witness fled.", "4 October", "1991-10-04"),
    ("The raid came on 12 March 1991. Both sides will meet in April.", "April", "2010-04"),
    ("The raid came on 12 March 1991. On Friday the family met. In February it sued.", "February", "2010-02"),
    ("The raid came on 12 March 1991. In February 2009 he left, and in November he died.", "November", "2009-11"),
]


@pytest.mark.parametrize(("text", "words", "value"), GOES_ON)
def test_a_past_tense_goes_on_from_the_year_just_told_where_nothing_is_fresh(text: str, words: str, value: str) -> None:
    assert read(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "narrative"),
    [
        ("In 1912 it rose, in 1914 it stood, in 1918 it fell.", True),
        ("In 1912 it rose, in 1914 it stood, in 1918 it fell, and in 2009 and 2010 it rose.", False),
        ("In 1912 it rose, in 1914 it stood, in 1918 it fell, he said yesterday.", False),
        ("On Tuesday, 4 May 1915, 20 May 1915 and 2 June 1915 it fell.", True),
    ],
)
def test_a_page_of_old_years_is_a_tale(text: str, narrative: bool) -> None:
    assert is_narrative(Article(id="a", text=text, published=PUBLISHED)) is narrative


DATES = [
    ("It ran from 5 to 12 September 2009.", "5", "2009-09-05", date(2009, 9, 5), date(2009, 9, 13)),
    ("They met on 12 and 13 June 2009.", "12", "2009-06-12", date(2009, 6, 12), date(2009, 6, 13)),
    ("The storm of Dec. 3-4 killed nine.", "4", "2009-12-04", date(2009, 12, 3), date(2009, 12, 5)),
    ("It ran June 12-15, 2008, there.", "15, 2008", "2008-06-15", date(2008, 6, 12), date(2008, 6, 16)),
    ("Between 1914 and 1918 mills closed.", "1918", "1918", date(1914, 1, 1), date(1919, 1, 1)),
    ("In AD 79 the town burned.", "AD 79", "0079", date(79, 1, 1), date(80, 1, 1)),
    ("He lost in 44 B.C. and fled.", "44 B.C.", "BC0044", None, None),
    ("It was built ca. 1350 by monks.", "1350", "1350", date(1350, 1, 1), date(1351, 1, 1)),
    ("Sales rose in Q4 FY2008.", "Q4 FY2008", "2008-Q4", None, None),
    ("It began half a century ago.", "half a century ago", "1960", date(1960, 1, 1), date(1961, 1, 1)),
    ("He served from 2003 onwards.", "2003", "2003", date(2003, 1, 1), None),
    ("The vote is on Tuesday week.", "Tuesday week", "2010-03-09", date(2010, 3, 9), date(2010, 3, 10)),
    ("They will vote next Sunday.", "next Sunday", "2010-03-07", date(2010, 3, 7), date(2010, 3, 8)),
    ("They will vote next Friday.", "next Friday", "2010-03-12", date(2010, 3, 12), date(2010, 3, 13)),
    (
        "Costs fell in the first six months of the year.",
        "the first six months",
        "P6M",
        date(2010, 1, 1),
        date(2010, 7, 1),
    ),
    ("It was a yearlong siege.", "yearlong", "P1Y", None, None),
    ("In the three months to September rents fell.", "the three months", "P3M", date(2009, 7, 1), date(2009, 10, 1)),
    ("Filed 2009/12/03 in court.", "2009/12/03", "2009-12-03", date(2009, 12, 3), date(2009, 12, 4)),
    ("Filed 03-Dec-2009 in court.", "03-Dec-2009", "2009-12-03", date(2009, 12, 3), date(2009, 12, 4)),
    ("Profit rose in H1 2009.", "H1 2009", "2009-H1", date(2009, 1, 1), date(2009, 7, 1)),
    ("It is due to hit on Saturday.", "Saturday", "2010-03-06", date(2010, 3, 6), date(2010, 3, 7)),
    ("It runs until 9 a.m. Saturday.", "9 a.m. Saturday", "2010-03-06T09:00", None, None),
    ("It closes, starting next month.", "next month", "2010-04", date(2010, 4, 1), None),
    ("It rained on Jan. 3; two days after that it froze.", "two days after that", "2010-01-05", None, None),
]


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), DATES)
def test_dates_and_lengths(text: str, words: str, value: str, start: date | None, end: date | None) -> None:
    when = read(text)[words]
    assert when.value == value
    if start or end:
        assert (when.start, when.end) == (start, end)


def test_a_length_before_an_event_says_which_event() -> None:
    when = read("The raid came one week before the talks, he said.")["one week"]
    assert (when.value, when.start, when.end) == ("P1W", None, None)
    assert when.why.detail == "before the talks"


CLOCKS = [
    ("It opened on July 3, 2009, at 9 a.m. ET.", datetime(2009, 7, 3, 13, 0, tzinfo=UTC)),
    ("It opened on Jan. 4, 2010, at 9 a.m. ET.", datetime(2010, 1, 4, 14, 0, tzinfo=UTC)),
    ("It opened on July 3, 2009, at 9 a.m. Eastern Daylight Time.", datetime(2009, 7, 3, 13, 0, tzinfo=UTC)),
    ("It opened on July 3, 2009, at 5 pm BST.", datetime(2009, 7, 3, 16, 0, tzinfo=UTC)),
    ("It opened on Jan. 4, 2010, at 21:40 Moscow time.", datetime(2010, 1, 4, 18, 40, tzinfo=UTC)),
]


@pytest.mark.parametrize(("text", "moment"), CLOCKS)
def test_a_clock_is_read_in_the_zone_it_names_on_that_day(text: str, moment: datetime) -> None:
    (when,) = read(text).values()
    assert when.start == moment


@pytest.mark.parametrize("zone", ["local time", "IST", "Springfield time"])
def test_a_clock_of_no_known_zone_has_the_bounds_of_its_day(zone: str) -> None:
    (when,) = read(f"It opened on Jan. 4, 2010, at 9 a.m. {zone}.").values()
    assert (when.value, when.start, when.end) == ("2010-01-04T09:00", date(2010, 1, 4), date(2010, 1, 5))


def test_a_second_clock_in_brackets_tells_the_same_moment() -> None:
    found = read("Polls closed at 10 p.m. ET (0300 GMT) on Jan. 19.", date(2010, 1, 25))
    assert found["0300 GMT"].value == "2010-01-20T03:00"


FEASTS = [
    ("yom kippur", 2012, "2012-09-26"),
    ("rosh hashanah", 2023, "2023-09-16"),
    ("passover", 2024, "2024-04-23"),
    ("hanukkah", 2024, "2024-12-26"),
    ("purim", 2024, "2024-03-24"),
    ("shavuot", 2023, "2023-05-26"),
    ("orthodox easter", 2024, "2024-05-05"),
    ("lunar new year", 2023, "2023-01-22"),
    ("lunar new year", 2024, "2024-02-10"),
    ("diwali", 2020, "2020-11-14"),
    ("eid al-fitr", 2024, "2024-04-10"),
    ("eid al-adha", 2012, "2012-10-26"),
    ("election day", 2012, "2012-11-06"),
    ("election day", 2016, "2016-11-08"),
]


@pytest.mark.parametrize(("name", "year", "day"), FEASTS)
def test_feasts_fall_where_almanacs_have_them(name: str, year: int, day: str) -> None:
    assert named_day(named_days()[name], year) == date.fromisoformat(day)


def test_feasts_set_by_sight_of_the_moon_may_be_a_day_off() -> None:
    when = read("They met on Eid al-Fitr 2012.")["Eid al-Fitr 2012"]
    assert (when.start, when.end) == (date(2012, 8, 18), date(2012, 8, 21))


@pytest.mark.parametrize("name", sorted(named_days()))
def test_every_named_day_has_a_place_in_every_usual_year(name: str) -> None:
    found = [named_day(named_days()[name], year) for year in (2000, 2004)]
    assert any(found)


def test_a_long_history_is_a_tale_however_near_its_years_come() -> None:
    text = "The army marched in 2003, and in April it stood before the capital." + "".join(
        f" In {year} it lost a town." for year in range(2001, 2010)
    )
    assert read(text)["April"].value == "2003-04"
    fresh = text + " It was told to leave on Monday, and yesterday it did."
    assert is_narrative(Article(id="a", text=text, published=PUBLISHED))
    assert not is_narrative(Article(id="a", text=fresh, published=PUBLISHED))


def test_hours_end_with_the_moment_of_publication() -> None:
    published = datetime(2010, 3, 1, 12, 0, tzinfo=UTC)
    when = read("Nine fell in the past 24 hours.", published)["the past 24 hours"]
    assert (when.start, when.end) == (datetime(2010, 2, 28, 12, 0, tzinfo=UTC), published)
