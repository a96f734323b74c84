"""What relative words count from: the day of publication, the last date told, and the tense around the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo

from onrecord.grounding.day_math import FIRST_YEAR, LAST_YEAR, possible_day, shifted
from onrecord.grounding.intervals import interval_of
from onrecord.grounding.tense import Tense
from onrecord.grounding.timex_patterns import Found, Sense
from onrecord.record import calendar_day

GRAINS = {
    "minute": 0,
    "hour": 0,
    "part of day": 0,
    "day": 0,
    "weekend": 1,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
}
WHOLE_YEAR = 5
UNIT_GRAIN = {"TS": 0, "TM": 0, "TH": 0, "D": 0, "W": 1, "2W": 1, "M": 2, "Q": 3, "Y": 5}
TALE = frozenset({"following", "previous", "preceding", "prior", "same", "that"})
"""Words of one who tells a tale: they count from what was told, not from the day of telling."""
AHEAD = frozenset({"until", "till", "through", "effective"})
"""Words before a date that mostly lies ahead, whatever the verb."""
LONG_AGO = 400
"""Days before publication from which a dated year is another one than the page's."""
DATING = frozenset({"minute", "hour", "part of day", "day", "month", "season"})
"""Precisions of dates that a tale goes on from."""
BACKWARDS = 2
"""How much farther off a day before the last one told counts: a tale mostly goes on."""
NEAR_DAYS = 60
"""Days around publication in which a day without a year is the page's own, whatever year another mention of it has."""
PENALTY: dict[Tense, tuple[int, int]] = {
    "past": (0, 240), "over": (0, 1000), "future": (250, 0), "aim": (60, 0), "unknown": (0, 120)
}  # fmt: skip
"""Days that a candidate behind and one ahead are put farther off by the tense, so that a near one still wins."""


class Anchor:
    """The state of one page's reading: `day` of publication in its own `zone`, and what was last told.

    `narrative` is true where a page tells of the past (its years lie far before its publication, or it has no date):
    then days and months without a year belong to the last date told, not to the day of publication. `fresh` is true
    where a page tells recent years or days like "yesterday".
    """

    def __init__(
        self,
        published: datetime | date | None,
        tense: Callable[[Found], Tense],
        *,
        narrative: bool = False,
        fresh: bool = True,
        dated: Mapping[tuple[int, int], int] | None = None,
    ) -> None:
        self.instant = published if isinstance(published, datetime) else None
        self.day: date | None = calendar_day(published)
        self.zone: tzinfo | None = self.instant.tzinfo if self.instant else None
        self.tense = tense
        self.narrative, self.fresh = narrative, fresh
        self.years_told = dated or {}
        self.day_is = "published"
        self.told: date | None = None
        self.told_value = ""
        self.told_grain = 9
        self.dated: date | None = None

    def turn(self) -> None:
        """A new paragraph: the years told in the one before no longer hold for days without a year."""
        self.dated = None

    def tell(self, sense: Sense) -> None:
        """Keep a date that was told, for "two days later" and for months without a year."""
        if not sense.tells:
            return
        interval = sense.interval or interval_of(sense.value)
        if interval is None or interval.start is None:
            return
        start = interval.start
        self.told = calendar_day(start)
        self.told_value = sense.value
        if not sense.detail and interval.precision in (DATING if self.dated is None else DATING | {"year"}):
            self.dated = self.told
        self.told_grain = GRAINS.get(interval.precision, 5)

    def since(self) -> str:
        """Words for what a relative time was counted from."""
        return f"{self.day_is} {self.day.isoformat()}" if self.day else "no day of publication"

    def since_told(self) -> str:
        """The same for the last date told."""
        return f"last told {self.told_value}"

    def told_for(self, unit: str) -> date | None:
        """The last date told, where it is as fine as the unit that is counted from it."""
        return self.told if self.told and self.told_grain <= max(UNIT_GRAIN.get(unit, 5), 0) else None

    def base(self) -> date | None:
        """The day that times without a year lie near: that of publication, or in a narrative the last one told."""
        return self.told if self.narrative and self.told else self.day

    def base_for(self, found: Found) -> date | None:
        """What the words lie near: the base, or the last date with a year that the paragraph tells a past act by.

        "The siege began on 3 May 1992. In June it ended" is of that year on a page that tells nothing fresh.
        """
        dated, day = self.dated, self.day
        if self.narrative or self.fresh or dated is None or day is None or (day - dated).days < LONG_AGO:
            return self.base()
        return dated if self.tense(found) in ("past", "over") else self.base()

    def counted_from(self, words: str) -> date | None:
        """What "next" or "the following" counts from: words of a tale, or any in a narrative, from the last told."""
        tale = bool(TALE & set(words.split())) or self.narrative
        return self.told if tale and self.told else self.day

    def counted(self, base: date | None) -> str:
        """Words for either of the two that relative words may count from."""
        return self.since() if base is self.day or base is None else self.since_told()

    def reason(self, found: Found | None = None) -> str:
        """What `base`, or `base_for` some words, counts from, in words."""
        base = self.base_for(found) if found else self.base()
        return (
            self.since()
            if base is self.day
            else f"told {base.isoformat()}"
            if base is self.dated and base
            else self.since_told()
        )

    def years(self, found: Found) -> list[int]:
        """The years that a date without one may belong to: a year that was told alone, else those around the base."""
        base = self.base_for(found)
        if base is None:
            return []
        if self.narrative and base is not self.day and self.told_grain == WHOLE_YEAR:
            return [base.year]
        return [year for year in (base.year - 1, base.year, base.year + 1) if FIRST_YEAR <= year <= LAST_YEAR]

    def nearest(self, found: Found, candidates: list[date], slack: int) -> date | None:
        """The candidate day that the tense makes likeliest: near, and on the tense's side of the anchor.

        `slack` is how many days a candidate on the wrong side may lie off before it counts as wrong (a month has 31).
        """
        base = self.base_for(found)
        if base is None or not candidates:
            return None
        if base is not self.day:
            return min(candidates, key=lambda day: (day - base).days * (1 if day >= base else -BACKWARDS))
        penalty = PENALTY["future" if self.led_ahead(found) else self.tense(found)]

        def cost(day: date) -> int:
            off = (day - base).days
            wrong = penalty[0] if off < -slack else penalty[1] if off > 0 else 0
            return abs(off) + wrong

        return min(candidates, key=cost)

    def led_ahead(self, found: Found) -> bool:
        """Whether a word like "until" stands before the words, a clock between at most: "until 9 a.m. Tuesday"."""
        for back in range(-1, -5, -1):
            word = found.near(back).lower()
            if word in AHEAD:
                return True
            clock = word[:1].isdigit() or found.lexicon.value(word, "CLOCKNAME") is not None
            if not (clock or word in ("am", "pm", "on", "at") or word.startswith(("a.m", "p.m"))):
                return False
        return False

    def lies_ahead(self, found: Found) -> bool:
        """Whether the verb puts the time later than what it is told from."""
        return self.tense(found) in ("future", "aim")

    def day_in_year(self, found: Found, month: int, day: int) -> date | None:
        """The month and day of the likeliest year: that which the page tells with them, unless they lie near it."""
        found_days = [d for d in (possible_day(year, month, day) for year in self.years(found)) if d]
        likeliest = self.nearest(found, found_days, 0)
        told = possible_day(self.years_told.get((month, day), 0), month, day)
        if told is None or likeliest is None or self.day is None or self.lies_ahead(found):
            return likeliest
        near = likeliest <= self.day and (self.day - likeliest).days <= NEAR_DAYS
        return likeliest if near else told

    def weekday(self, found: Found, weekday: int) -> date | None:
        """The weekday (1 Monday … 7 Sunday): today's own name is today; past ones lie back, future ones ahead."""
        base = self.base()
        if base is None or (base is not self.day and self.told_grain >= WHOLE_YEAR):
            return None
        if base is not self.day:
            return shifted(base, (weekday - base.isoweekday()) % 7, "D")
        back = (base.isoweekday() - weekday) % 7
        ahead = back and (self.led_ahead(found) or self.lies_ahead(found))
        return shifted(base, 7 - back if ahead else -back, "D")
