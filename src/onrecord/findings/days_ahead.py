"""A day after the page's own: what the page tells as past did not take place then."""

from __future__ import annotations

import re
from datetime import date, datetime

from onrecord.record import When, calendar_day

_SURE = re.compile(r"\b(?:(?:19|20)\d\d|tomorrow|next|coming)\b", re.IGNORECASE)


def is_ahead(when: When, published: date | datetime | None) -> bool:
    """Whether a time begins after the day of publication; False where either is not known."""
    begins, day = calendar_day(when.start), calendar_day(published)
    return begins is not None and day is not None and begins > day


def is_surely_ahead(when: When) -> bool:
    """Whether the words of a time put it there themselves ("next week", "4 March 2031"): no year was guessed."""
    return bool(_SURE.search(when.words))
