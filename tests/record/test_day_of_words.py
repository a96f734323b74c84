"""From which day a page's words count: its own, or that of the last change of a page kept up for years."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.record import Article, day_of_words

OLD, NEW = date(2012, 5, 10), date(2026, 4, 24)


@pytest.mark.parametrize(
    ("text", "published", "updated", "day"),
    [
        ("Members joined in 2017 and in 2023.", OLD, NEW, NEW),
        ("Members joined in 1999 and in 2004.", OLD, NEW, OLD),
        ("It may end in 2020.", OLD, NEW, OLD),
        ("Members joined in 2017 and in 2023.", OLD, date(2012, 6, 1), OLD),
        ("Members joined in 2017 and in 2023.", OLD, None, OLD),
        ("Members joined in 2017 and in 2023.", None, NEW, None),
    ],
)
def test_a_page_kept_up_counts_from_its_last_change(
    text: str, published: date | None, updated: date | None, day: date | None
) -> None:
    assert day_of_words(Article(id="a", text=text, published=published, updated=updated)) == day
