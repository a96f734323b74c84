"""Whatever the text, times re-read to their words, run forward, do not overlap, and never raise."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.grounding.times import times
from onrecord.record import Analysis, Article

PIECES = (
    "Monday Thursday May March 3 31 99 1999 2012 2,000 10:30 a.m. p.m. GMT noon last next this the a of in on since"
    " from to between and two twenty days week years month ago later earlier before after early late mid-1990s"
    " quarter first second season winter fall Christmas Easter every each daily now today tomorrow morning night 1/2"
    " - , . ' ’s ( ) / : $ 9999 0 00 24:00 12/31/99 century old year-old -old February weekend one fiscal few"
).split()
MOMENTS = st.one_of(
    st.none(),
    st.dates(),
    st.just(date.min),
    st.just(date.max),
    st.datetimes(timezones=st.just(UTC)),
    st.just(datetime(2012, 12, 6, 10, 32)),
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS, MOMENTS)
@example("Monday to Sunday, February 30, 31 June 24:00 a.m.", date(9998, 12, 31))
@example("99999 centuries ago and 9999 decades later", date(1, 1, 1))
@example("9" * 5000 + " days ago, Q" + "9" * 5000 + ", " + "9" * 5000 + " BC", date(2012, 12, 6))
@example("²½ days, ٣ weeks, Ⅳ", date(2012, 12, 6))
@example("0DAY LATER MONDAY", None)
def test_times_re_read_run_forward_and_do_not_overlap(text: str, published: date | datetime | None) -> None:
    end = 0
    for when in times(Article(id="a", text=text, published=published), Analysis()):
        assert when.words
        assert when.span.of(text) == when.words
        assert when.span.start >= end
        assert when.value
        assert when.why.rule
        end = when.span.end
        if when.start is not None and when.end is not None:
            assert type(when.start) is type(when.end)
            assert when.start < when.end
        if published is None and when.value.endswith("_REF"):
            assert when.start is when.end is None
