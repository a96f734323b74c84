"""A round-up: the pages of one story laid side by side, each line with the page and the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from onrecord.record import PageCopy, Reading, RoundUp, Story


def round_up(readings: Iterable[Reading], story: Story, copies: Sequence[PageCopy] = ()) -> RoundUp:
    """The round-up of a story from the readings of its articles; pages that failed are left out.

    `copies` may be those of a whole record: only those between pages of the story are kept.
    """
    told = sorted((reading for reading in readings if reading.article), key=_published)
    pages = {reading.id for reading in told}
    kept = tuple(copy for copy in copies if copy.page in pages and copy.original in pages)
    return RoundUp(story=story, readings=tuple(told), copies=kept)


def _published(reading: Reading) -> tuple[date, float]:
    """By day, then by instant; a page that tells the day alone stands after those of its day that tell the hour."""
    at = reading.article.published if reading.article else None
    if at is None:
        return date.max, 0.0
    if not isinstance(at, datetime):
        return at, float("inf")
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime.combine(aware.date(), time()).date(), aware.timestamp()
