"""Words that can stand for a day tell of none where they name a deed of another year, a custom or a likeness."""

from __future__ import annotations

import pytest

from onrecord.record import Span
from onrecord.stories.no_day import is_no_day

NONE = [
    # A deed of a year before, called by its day.
    ("Lawyers for two men held over the [May 3] riots asked for bail.", "deed"),
    ("The panel heard of the [Sept. 14] dockyard fire again.", "deed"),
    ("What the mob did in the siege of [March 9] is not in doubt.", "deed"),
    ("Victims of the [Aug. 2] attack came to the hall.", "deed"),
    ("A court will rule on the violence of [Nov. 8] within the month.", "deed"),
    ("Had two more judges voted for it at his [Feb. 3] trial, he would be free.", "counterfactual"),
    # A custom.
    ("Over the years the village has made its own games for [Dec. 6].", "custom"),
    ("Every year the two of them bake bread on [Jan. 6].", "custom"),
    ("For generations the fishermen have blessed their boats on [Aug. 15].", "custom"),
    ("These days they celebrate a saint of their own on [Dec. 6].", "custom"),
    # What was done then.
    ("They didn't light a candle, and while she did get a letter on [Dec. 6], nobody came.", "done"),
    ("He did have a cake and a few parcels to open on [Jan. 6].", "done"),
    # A feast that is one of many, or says what kind of thing is meant.
    ("But it was not a very quiet [Easter].", "one of many"),
    ("They had left the lanterns up for [Christmas].", "past"),
    ("On the way home they look at the [Christmas] lights.", "kind"),
    ("The shop will sell [Easter] eggs from its window.", "kind"),
    ("It will be her first [Thanksgiving] without them.", "one of many"),
]
LIKENED = [
    "Like [Christmas], the feast is a time for families.",
    "The square was as full as on [New Year's Eve].",
    "Streets are emptier than on [Christmas Day].",
]
DAYS = [
    "The members asked for an answer no later than [May 10].",
    "She did not say whether the mill would open on [Dec. 6].",
    "The judge did not set a hearing for [Dec. 6].",
    "The last train runs on [Dec. 6].",
    "The riot trial will open on [May 3].",
    "The council votes on the plan on [May 3].",
    "Police fear more attacks on [May 3].",
    "The strike begins on [Monday].",
    "Donors are to meet on [Dec. 6], as they do every year.",
    "The bridge will open by [Christmas].",
    "The truce is due to last until [Easter Monday].",
    "The fair opens on [Good Friday].",
    "The panel has put its report off to [Nov. 8].",
    "Flights to the island resume on [Dec. 26].",
    "The attack of [May 3, 2021] has no end in court.",
    "A vigil for the dead will be held on [Aug. 2].",
]


def _at(marked: str) -> tuple[str, Span]:
    start = marked.index("[")
    return marked.replace("[", "").replace("]", ""), Span(start, marked.index("]") - 1)


@pytest.mark.parametrize("marked", [sentence for sentence, _ in NONE] + LIKENED)
def test_no_day_of_this_year_is_told(marked: str) -> None:
    sentence, at = _at(marked)
    assert is_no_day(sentence, at, after_page=True)


@pytest.mark.parametrize("marked", DAYS)
def test_a_day_to_come_is_told(marked: str) -> None:
    sentence, at = _at(marked)
    assert not is_no_day(sentence, at, after_page=True)


@pytest.mark.parametrize("marked", [sentence for sentence, _ in NONE])
def test_what_is_over_may_have_been_on_that_day(marked: str) -> None:
    sentence, at = _at(marked)
    assert not is_no_day(sentence, at, after_page=False)


@pytest.mark.parametrize("marked", LIKENED)
def test_a_likeness_is_no_day_whenever_the_page_appeared(marked: str) -> None:
    sentence, at = _at(marked)
    assert is_no_day(sentence, at, after_page=False)
