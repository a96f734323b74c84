"""Time words and what they stand for, as tables; the page is of Thursday 6 December 2012, 10:32 in Los Angeles."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from onrecord.grounding.times import times
from onrecord.record import Analysis, Article, Block, Span, When

PACIFIC = timezone(timedelta(hours=-8))
PUBLISHED = datetime(2012, 12, 6, 10, 32, tzinfo=PACIFIC)


def read(text: str, published: datetime | date | None = PUBLISHED) -> tuple[When, ...]:
    return times(Article(id="a", text=text, published=published), Analysis())


def told(bound: date | datetime | None) -> str | None:
    if isinstance(bound, datetime):
        return bound.strftime("%Y-%m-%dT%H:%M")
    return bound.isoformat() if bound else None


DAYS = [
    ("He resigned on 4 May 2011.", "4 May 2011", "2011-05-04", "2011-05-04", "2011-05-05"),
    ("He resigned on May 4, 2011.", "May 4, 2011", "2011-05-04", "2011-05-04", "2011-05-05"),
    (
        "He resigned on Wednesday, May 4, 2011, in Lima.",
        "Wednesday, May 4, 2011",
        "2011-05-04",
        "2011-05-04",
        "2011-05-05",
    ),
    ("He resigned on the 4th of May 2011.", "the 4th of May 2011", "2011-05-04", "2011-05-04", "2011-05-05"),
    ("Filed 2011-05-04 in court.", "2011-05-04", "2011-05-04", "2011-05-04", "2011-05-05"),
    ("Filed 05/04/2011 in court.", "05/04/2011", "2011-05-04", "2011-05-04", "2011-05-05"),
    ("Filed 24/04/2011 in court.", "24/04/2011", "2011-04-24", "2011-04-24", "2011-04-25"),
    ("Filed 04.05.2011 in court.", "04.05.2011", "2011-05-04", "2011-05-04", "2011-05-05"),
    ("The dam broke on Nov. 3.", "Nov. 3", "2012-11-03", "2012-11-03", "2012-11-04"),
    ("The dam broke on 3 November.", "3 November", "2012-11-03", "2012-11-03", "2012-11-04"),
    ("The board will meet on Jan. 9.", "Jan. 9", "2013-01-09", "2013-01-09", "2013-01-10"),
    ("The envoy left on Thursday.", "Thursday", "2012-12-06", "2012-12-06", "2012-12-07"),
    ("The envoy left on Monday.", "Monday", "2012-12-03", "2012-12-03", "2012-12-04"),
    ("The envoy will leave on Monday.", "Monday", "2012-12-10", "2012-12-10", "2012-12-11"),
    ("The envoy is expected to leave Monday.", "Monday", "2012-12-10", "2012-12-10", "2012-12-11"),
    ("The ministers agreed to meet Monday.", "Monday", "2012-12-10", "2012-12-10", "2012-12-11"),
    ("On Monday, the court will rule.", "Monday", "2012-12-10", "2012-12-10", "2012-12-11"),
    ("The court will rule, officials said Monday.", "Monday", "2012-12-03", "2012-12-03", "2012-12-04"),
    ("He spoke last Friday.", "last Friday", "2012-11-30", "2012-11-30", "2012-12-01"),
    ("He spoke last Thursday.", "last Thursday", "2012-11-29", "2012-11-29", "2012-11-30"),
    ("He spoke last Wednesday.", "last Wednesday", "2012-11-28", "2012-11-28", "2012-11-29"),
    ("He spoke last Tuesday.", "last Tuesday", "2012-12-04", "2012-12-04", "2012-12-05"),
    ("He flies next Friday.", "next Friday", "2012-12-14", "2012-12-14", "2012-12-15"),
    ("He flies next Monday.", "next Monday", "2012-12-10", "2012-12-10", "2012-12-11"),
    ("He flies next Thursday.", "next Thursday", "2012-12-13", "2012-12-13", "2012-12-14"),
    ("He will fly this Friday.", "this Friday", "2012-12-07", "2012-12-07", "2012-12-08"),
    ("He spoke today.", "today", "2012-12-06", "2012-12-06", "2012-12-07"),
    ("He spoke yesterday.", "yesterday", "2012-12-05", "2012-12-05", "2012-12-06"),
    ("He flies tomorrow.", "tomorrow", "2012-12-07", "2012-12-07", "2012-12-08"),
    ("He spoke the day before yesterday.", "the day before yesterday", "2012-12-04", "2012-12-04", "2012-12-05"),
    ("He spoke ten days ago.", "ten days ago", "2012-11-26", "2012-11-26", "2012-11-27"),
    ("The rite is on Christmas Eve.", "Christmas Eve", "2012-12-24", "2012-12-24", "2012-12-25"),
    ("They met at Easter 2011.", "Easter 2011", "2011-04-24", "2011-04-24", "2011-04-25"),
    ("They met last Thanksgiving.", "last Thanksgiving", "2012-11-22", "2012-11-22", "2012-11-23"),
    ("Since the Sept. 11 attacks, guards stand here.", "Sept. 11", "2001-09-11", "2001-09-11", "2001-09-12"),
    ("It ended two days before Christmas.", "two days before Christmas", "2012-12-23", "2012-12-23", "2012-12-24"),
    (
        "In March 2011 a tower fell on March 3; two days later crews came.",
        "two days later",
        "2012-03-05",
        "2012-03-05",
        "2012-03-06",
    ),
]
LONGER = [
    ("It ended last week.", "last week", "2012-W48", "2012-11-26", "2012-12-03", "week"),
    ("It begins next week.", "next week", "2012-W50", "2012-12-10", "2012-12-17", "week"),
    ("It rained over the weekend.", "the weekend", "2012-W48-WE", "2012-12-01", "2012-12-03", "weekend"),
    ("It rained three weeks ago.", "three weeks ago", "2012-W46", "2012-11-12", "2012-11-19", "week"),
    (
        "It was in the week ending March 9, 2012.",
        "the week ending March 9, 2012",
        "2012-W10",
        "2012-03-03",
        "2012-03-10",
        "week",
    ),
    ("He came in June.", "June", "2012-06", "2012-06-01", "2012-07-01", "month"),
    ("He will come in June.", "June", "2013-06", "2013-06-01", "2013-07-01", "month"),
    ("He came in June last year.", "June last year", "2011-06", "2011-06-01", "2011-07-01", "month"),
    ("He came last December.", "last December", "2011-12", "2011-12-01", "2012-01-01", "month"),
    ("He came in early October.", "early October", "2012-10", "2012-10-01", "2012-10-16", "month"),
    ("He came in November and December 2010.", "November", "2010-11", "2010-11-01", "2010-12-01", "month"),
    ("He came in December and January 2011.", "December", "2010-12", "2010-12-01", "2011-01-01", "month"),
    ("He came earlier this month.", "earlier this month", "2012-12", "2012-12-01", "2012-12-07", "month"),
    ("He comes later this month.", "later this month", "2012-12", "2012-12-06", "2013-01-01", "month"),
    ("He came two months ago.", "two months ago", "2012-10", "2012-10-01", "2012-11-01", "month"),
    ("Rents rose in the third quarter.", "the third quarter", "2012-Q3", "2012-07-01", "2012-10-01", "quarter"),
    ("Third-quarter rents rose.", "Third-quarter", "2012-Q3", "2012-07-01", "2012-10-01", "quarter"),
    (
        "Rents rose in the first quarter of 2010.",
        "the first quarter of 2010",
        "2010-Q1",
        "2010-01-01",
        "2010-04-01",
        "quarter",
    ),
    ("Rents rose in the first half of 2010.", "the first half of 2010", "2010-H1", "2010-01-01", "2010-07-01", "half"),
    ("It snowed last winter.", "last winter", "2011-WI", "2011-12-01", "2012-03-01", "season"),
    ("It was hot in the summer of 2010.", "the summer of 2010", "2010-SU", "2010-06-01", "2010-09-01", "season"),
    ("It closed in 1987.", "1987", "1987", "1987-01-01", "1988-01-01", "year"),
    ("The 1987 fire killed nine.", "1987", "1987", "1987-01-01", "1988-01-01", "year"),
    ("It closed last year.", "last year", "2011", "2011-01-01", "2012-01-01", "year"),
    ("It opens by the end of next year.", "the end of next year", "2013", None, "2014-01-01", "year"),
    ("It closed two years ago.", "two years ago", "2010", "2010-01-01", "2011-01-01", "year"),
    ("It grew in the late 1980s.", "the late 1980s", "198X", "1985-01-01", "1990-01-01", "decade"),
    ("It grew in the nineties.", "the nineties", "199X", "1990-01-01", "2000-01-01", "decade"),
    ("A map of the 17th century hung there.", "the 17th century", "16XX", "1600-01-01", "1700-01-01", "century"),
    (
        "In March 2011 it began; the following year it spread.",
        "the following year",
        "2012",
        "2012-01-01",
        "2013-01-01",
        "year",
    ),
]
CLOCKS = [
    (
        "It struck at 10:30 a.m. Wednesday.",
        "10:30 a.m. Wednesday",
        "2012-12-05T10:30",
        "2012-12-05T10:30",
        "2012-12-05T10:31",
    ),
    (
        "It struck on Wednesday at 7 p.m.",
        "Wednesday at 7 p.m.",
        "2012-12-05T19:00",
        "2012-12-05T19:00",
        "2012-12-05T19:01",
    ),
    ("It struck at noon on Dec. 5.", "noon on Dec. 5", "2012-12-05T12:00", "2012-12-05T12:00", "2012-12-05T12:01"),
    ("It struck Wednesday evening.", "Wednesday evening", "2012-12-05TEV", "2012-12-05T17:00", "2012-12-06T00:00"),
    ("It struck last night.", "last night", "2012-12-05TNI", "2012-12-05T18:00", "2012-12-06T06:00"),
    ("It struck this morning.", "this morning", "2012-12-06TMO", "2012-12-06T04:00", "2012-12-06T12:00"),
    ("It struck 20 minutes ago.", "20 minutes ago", "2012-12-06T10:12", "2012-12-06T10:12", "2012-12-06T10:13"),
    (
        "On Wednesday it struck. Sirens rang at 3 p.m.",
        "3 p.m.",
        "2012-12-05T15:00",
        "2012-12-05T15:00",
        "2012-12-05T15:01",
    ),
    ("Sirens rang at about 3 p.m.", "about 3 p.m.", "2012-12-06T15:00", None, None),
]
LENGTHS = [
    ("The 20-month war goes on.", "20-month", "DURATION", "P20M", None, None),
    ("The 20-month-old conflict goes on.", "20-month-old", "DURATION", "P20M", None, None),
    ("It killed many over the past 20 months.", "the past 20 months", "DURATION", "P20M", "2011-04-06", "2012-12-07"),
    ("It shrank over the last week.", "the last week", "DURATION", "P1W", "2012-11-29", "2012-12-07"),
    ("It takes two to three days.", "two to three days", "DURATION", "P2D", None, None),
    ("It shrinks over the next two weeks.", "the next two weeks", "DURATION", "P2W", "2012-12-06", "2012-12-21"),
    ("He spoke for 20 minutes.", "20 minutes", "DURATION", "PT20M", None, None),
    ("He spoke for more than three hours.", "more than three hours", "DURATION", "PT3H", None, None),
    ("He spoke for two and a half hours.", "two and a half hours", "DURATION", "PT2H30M", None, None),
    ("He stayed a year and a half.", "a year and a half", "DURATION", "P1Y6M", None, None),
    ("He waited for days.", "days", "DURATION", "PXD", None, None),
    ("He waited several weeks.", "several weeks", "DURATION", "PXW", None, None),
    ("In recent years it thawed.", "recent years", "DURATION", "PXY", None, None),
    ("He left one week before the meeting.", "one week", "DURATION", "P1W", None, None),
    ("He left three days after the raid.", "three days", "DURATION", "P3D", None, None),
    ("They meet every Thursday.", "every Thursday", "SET", "XXXX-WXX-4", None, None),
    ("They meet every two weeks.", "every two weeks", "SET", "P2W", None, None),
    ("They meet twice a week.", "twice a week", "SET", "P1W", None, None),
    ("The office gives a daily count.", "daily", "SET", "P1D", None, None),
    ("It is now empty.", "now", "DATE", "PRESENT_REF", None, None),
    ("It was recently sold.", "recently", "DATE", "PAST_REF", None, None),
    ("It may be sold in the future.", "the future", "DATE", "FUTURE_REF", None, None),
    ("It was sold several years ago.", "several years ago", "DATE", "PAST_REF", None, None),
    ("Sales rose in fiscal 2011.", "fiscal 2011", "DATE", "2011", None, None),
    ("The Persians came in 480 BC.", "480 BC", "DATE", "BC0480", None, None),
]
RELATIONS = [
    ("Fighting has gone on since March 2011.", "March 2011", "2011-03-01", None, "since"),
    ("The ban holds until Friday.", "Friday", None, "2012-12-08", "until"),
    ("They must reply by June 1, 2013.", "June 1, 2013", None, "2013-06-02", "until"),
    ("They left before May 2010.", "May 2010", None, "2010-05-01", "before"),
    ("They left after May 2010.", "May 2010", "2010-06-01", None, "after"),
    ("Days before Friday's vote he left.", "Friday", "2012-11-30", "2012-12-01", "weekday"),
    ("He ruled from 1990 to 1995.", "1990", "1990-01-01", "1996-01-01", "range"),
    ("He ruled between 1990 and 1995.", "1995", "1990-01-01", "1996-01-01", "range"),
    ("He ruled in 1990-95.", "1990", "1990-01-01", "1996-01-01", "range"),
    ("Snow fell from Monday to Wednesday.", "Wednesday", "2012-12-03", "2012-12-06", "range"),
    ("Snow fell on March 3-5.", "March 3", "2012-03-03", "2012-03-06", "month-days"),
    ("Snow fell on March 3 and 5.", "5", "2012-03-05", "2012-03-06", "month-days"),
]
REFUSED = [
    "A 12-year-old boy and his 8-month-old sister were found.",
    "The driver, aged 12, was 35 years old in spirit.",
    "She is in her 30s.",
    "Now, the question is who pays.",
    "The second man asked for a second chance; wait a second.",
    "They may march, and prices may fall.",
    "The fall of the city came at the march of the guards.",
    "They won 3-2 and lost 10-12.",
    "The tickets cost $1999 and 2,000 people came.",
    "About 1950 people came and 1984 soldiers left.",
    "Call 555-1990 or (202) 555-0143.",
    "Flight 1990 landed under Resolution 1973.",
    "The Sunday Times, The Daily Mail and USA Today wrote of the Arab Spring.",
    "They led in the fourth quarter of the game.",
    "June Carter and April Jones sang.",
    "Prices rose year-on-year at 40 dollars a month.",
    "A quarter of them left.",
    "A Christmas tree stood by the ABC-2024 grant and user1976.",
    "On its last day, the last-minute rush began.",
]


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), DAYS)
def test_a_day(text: str, words: str, value: str, start: str, end: str) -> None:
    when = only(text, words)
    assert (when.type, when.value, told(when.start), told(when.end)) == ("DATE", value, start, end)
    assert when.precision == "day"


@pytest.mark.parametrize(("text", "words", "value", "start", "end", "precision"), LONGER)
def test_a_longer_stretch(text: str, words: str, value: str, start: str, end: str, precision: str) -> None:
    when = only(text, words)
    assert (when.type, when.value, told(when.start), told(when.end)) == ("DATE", value, start, end)
    assert when.precision == precision


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), CLOCKS)
def test_a_time_of_day(text: str, words: str, value: str, start: str | None, end: str | None) -> None:
    when = only(text, words)
    assert (when.type, when.value, told(when.start), told(when.end)) == ("TIME", value, start, end)


@pytest.mark.parametrize(("text", "words", "kind", "value", "start", "end"), LENGTHS)
def test_a_length_a_habit_or_a_reference(
    text: str, words: str, kind: str, value: str, start: str | None, end: str | None
) -> None:
    when = only(text, words)
    assert (when.type, when.value, told(when.start), told(when.end)) == (kind, value, start, end)


@pytest.mark.parametrize(("text", "words", "start", "end", "rule"), RELATIONS)
def test_what_stands_beside_a_time_limits_it(
    text: str, words: str, start: str | None, end: str | None, rule: str
) -> None:
    when = only(text, words)
    assert (told(when.start), told(when.end)) == (start, end)
    assert rule in when.why.rule


@pytest.mark.parametrize("text", REFUSED)
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert [when.words for when in read(text)] == []


def only(text: str, words: str) -> When:
    found = [when for when in read(text) if when.words == words]
    assert found, f"{words!r} is not among {[when.words for when in read(text)]}"
    return found[-1]


def test_a_relation_to_an_event_says_so_and_guesses_no_date() -> None:
    when = only("He left one week before the meeting.", "one week")
    assert when.why.rule.endswith("+relative-to-event")
    assert when.start is when.end is None


def test_times_of_day_are_in_the_zone_of_the_page_or_in_the_one_they_name() -> None:
    here, there = read("It struck on Wednesday at 7 p.m. It struck on Wednesday at 1500 GMT.")
    assert isinstance(here.start, datetime)
    assert here.start.utcoffset() == timedelta(hours=-8)
    assert isinstance(there.start, datetime)
    assert there.start.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It ended last week.", "PAST_REF"),
        ("He spoke yesterday.", "PAST_REF"),
        ("He left on Monday.", "XXXX-WXX-1"),
        ("He left on March 3.", "XXXX-03-03"),
        ("He left in March.", "XXXX-03"),
        ("He left at noon.", "T12:00"),
    ],
)
def test_without_a_day_of_publication_relative_words_have_no_bounds(text: str, value: str) -> None:
    (when,) = read(text, None)
    assert (when.value, when.start, when.end) == (value, None, None)


def test_a_narrative_is_read_from_the_last_date_told() -> None:
    text = (
        "The siege began on April 5, 1992. On May 2 the mayor was seized, and three days later he was freed. In 1993 "
        "the bridge fell. The following year a truce was signed in February. On July 11, 1995 the town fell; in "
        "November peace came. By 1996 the troops had left."
    )
    values = [when.value for when in read(text)]
    assert values == [
        "1992-04-05",
        "1992-05-02",
        "1992-05-05",
        "1993",
        "1994",
        "1994-02",
        "1995-07-11",
        "1995-11",
        "1996",
    ]


def test_only_blocks_that_findings_may_come_from_are_read() -> None:
    text = "Posted Monday\nIt rained on Tuesday."
    blocks = (Block(kind="byline", span=Span(0, 13)), Block(kind="paragraph", span=Span(14, len(text))))
    article = Article(id="a", text=text, blocks=blocks, published=date(2012, 12, 6))
    assert [when.words for when in times(article, Analysis())] == ["Tuesday"]


def test_the_detail_says_what_a_relative_time_was_counted_from() -> None:
    assert only("It ended last week.", "last week").why.detail == "published 2012-12-06"
    assert only("It began on May 4, 2011. A day later it ended.", "A day later").why.detail == "last told 2011-05-04"


HOUSE_NUMBERS = [
    ("Gunmen fired at 1304 Holly Ridge Ave. before dawn.", False),
    ("The fire began in the 1900 block of Quarry Lane.", False),
    ("A tram struck a van near 1845 Station Road.", False),
    ("The 2012 London marathon was stopped.", True),
    ("The bridge fell in 1904 Easter floods.", True),
]


@pytest.mark.parametrize(("text", "is_year"), HOUSE_NUMBERS)
def test_a_house_number_is_no_year(text: str, is_year: bool) -> None:
    assert any(when.value and when.value[:4] in text and len(when.value) == 4 for when in read(text)) is is_year


UNDATED = [
    "The rail union met on Thursday. It had struck in 2013, and the minister flew home on Monday.",
    "In 2013 he was released. On Wednesday he was arrested again, police said Friday.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_news_without_a_day_of_publication_gives_its_weekdays_no_day(text: str) -> None:
    named = [when for when in read(text, None) if when.words.endswith("day")]
    assert named
    assert all(when.start is None for when in named)


NAMED_BY_DAY = [
    ("He is recovering after the Sunday attack on the mill.", "2012-12-02"),
    ("The Sunday vote will decide who leads the party.", "2012-12-09"),
]
NAMED_BY_DATE = [
    ("The deputy was absent at the Jan. 9 riot, a court heard.", "Jan. 9", "2012-01-09"),
    ("Citing his part in the Feb. 2 mob attack, the judge barred him.", "Feb. 2", "2012-02-02"),
    ("The party will rally before the March 3 vote.", "March 3", "2013-03-03"),
]
YEAR_TOLD_BESIDE = [
    ("Troops shelled the port on 9 January 2005. The shelling of 9 January killed nine.", "9 January", "2005-01-09"),
    ("They met on Nov. 30, 2005. He said on Tuesday the talks had broken off on Nov. 30.", "Nov. 30", "2012-11-30"),
    ("Voters chose him on March 3, 2009. They will vote again on March 3.", "March 3", "2013-03-03"),
]


@pytest.mark.parametrize(("text", "day"), NAMED_BY_DAY)
def test_a_deed_named_by_its_day_lies_back(text: str, day: str) -> None:
    from onrecord.language import load

    article = Article(id="a", text=text, published=PUBLISHED)
    (when,) = [w for w in times(article, load().analyse([article])[0]) if w.words == "Sunday"]
    assert told(when.start) == day


@pytest.mark.parametrize(("text", "words", "day"), NAMED_BY_DATE + YEAR_TOLD_BESIDE)
def test_a_date_without_a_year_takes_it_from_the_deed_or_from_the_page(text: str, words: str, day: str) -> None:
    from onrecord.language import load

    article = Article(id="a", text=text, published=PUBLISHED)
    (when,) = [w for w in times(article, load().analyse([article])[0]) if w.words == words]
    assert told(when.start) == day
