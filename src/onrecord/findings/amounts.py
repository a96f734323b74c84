"""An amount: a number with the words that bound it ("more than 40,000") and its sign of money or per cent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from onrecord.findings.number_words import Number, NumberForm, digit_value, numbers
from onrecord.findings.word_classes import rows
from onrecord.record import Bound

_PERCENT = re.compile(
    r"\s?%|[\s‐‑-]+per\s?cent(?:age)?(?:[\s-]points?)?\b|[\s‐‑-]+percentage[\s-]points?\b", re.IGNORECASE
)
_JOIN = r"\s+to\s+|\s+or\s+|\s?[-–—‐‑]\s?"


_NEXT_TO = 2
"""How far two small numbers joined by "or" may lie apart to be one count that is not known exactly."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A bounded number at characters [start, end); the number itself stands at [number, number_end).

    `unit` is an ISO 4217 code for money, "%" for a share, else None. `more` tells "another 12", "12 more".
    """

    start: int
    end: int
    number: int
    number_end: int
    low: float | None
    high: float | None
    bound: Bound
    form: NumberForm
    unit: str | None = None
    more: bool = False

    @property
    def value(self) -> float | None:
        """The number itself, whatever its bound; of a range, the low end."""
        return self.low if self.low is not None else self.high


@cache
def _bound_pattern(side: str) -> re.Pattern[str]:
    kinds = {
        phrase: kind
        for kind, where, phrases in rows("bound_words.tsv")
        if where == side
        for phrase in phrases.split(";")
    }
    ordered = sorted(kinds, key=len, reverse=True)
    choices = "|".join(rf"(?P<{kind}_{n}>{_phrase(p)})" for n, p in enumerate(ordered) for kind in [kinds[p]])
    if side == "before":
        return re.compile(rf"(?<![\w-])(?:{choices})\s+(?:the\s+)?$", re.IGNORECASE)
    return re.compile(rf"\s*(?:{choices})(?![\w-])", re.IGNORECASE)


def _phrase(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")


@cache
def _currency_prefixes() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {re.sub(r"\s", "", sign): row[0] for row in rows("currencies.tsv") for sign in _signs(row[1])}
    ordered = "|".join(
        re.escape(sign).replace("US\\$", r"U\.?S\.?\s?\$") for sign in sorted(codes, key=len, reverse=True)
    )
    return re.compile(rf"(?<![^\W\d_])({ordered})\s?$"), codes


def _signs(cell: str) -> list[str]:
    return [sign for sign in cell.replace("US $", "US$").split(" ") if sign]


@cache
def _currency_words() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {word: row[0] for row in rows("currencies.tsv") if len(row) > 2 for word in row[2].split()}
    ordered = "|".join(re.escape(word) for word in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?:\s+of)?(?:\s+(?:U\.?S\.?|Australian|Canadian))?\s+({ordered})\b"), codes


def _kind(match: re.Match[str]) -> str:
    return (match.lastgroup or "").split("_")[0]


def amounts(text: str, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Every amount in `text[start:end]`, in order; two numbers that make a range are one amount."""
    stop = len(text) if end is None else end
    found: list[Amount] = []
    pending = list(numbers(text, start, stop))
    while pending:
        first = pending.pop(0)
        merged = _ranged(text, start, first, pending[0]) if pending else None
        if merged:
            pending.pop(0)
        found.append(_marked(text, start, stop, merged or _plain(first)))
    nexts = [one.start for one in found[1:]]
    return tuple(one for one, follower in zip(found, [*nexts, stop], strict=False) if one.end <= follower)


def _plain(number: Number) -> Amount:
    bound: Bound = "vague" if number.form == "vague" else "exact"
    return Amount(
        start=number.start,
        end=number.end,
        number=number.start,
        number_end=number.end,
        low=number.value,
        high=number.value,
        bound=bound,
        form=number.form,
        unit="%" if number.form == "fraction" else None,
    )


def _ranged(text: str, start: int, low: Number, high: Number) -> Amount | None:
    """ "10 to 15", "10-15", "two or three", "between 10 and 15": never "from 10 to 15", which tells of a change."""
    between = text[low.end : high.start]
    before = text[max(start, low.start - 12) : low.start]
    opened = re.search(r"\bbetween\s+(?:\W{0,3}|[A-Z]{1,3}\$?)$", before, re.IGNORECASE)
    sign = r"[$£€¥₹]?"
    joined = re.fullmatch(rf"(?:{_JOIN}){sign}", between, re.IGNORECASE) or (
        opened and re.fullmatch(rf"\s+(?:and|to)\s+{sign}", between, re.IGNORECASE)
    )
    if not joined or low.value is None or high.value is None or "none" in (low.form, high.form):
        return None
    if re.search(r"\b(?:from|to|by)\s+$", before, re.IGNORECASE) and not opened and "or" not in between:
        return None
    least = low.value
    scale = re.search(r"(million|billion|trillion|thousand|bn|m|k)$", text[high.start : high.end], re.IGNORECASE)
    if (
        scale
        and low.form == "digits"
        and least < 1000
        and not re.search(r"[a-z]", text[low.start : low.end], re.IGNORECASE)
    ):
        least = digit_value(str(least), scale[1])
    if not least < high.value or ("or" in between and not opened and high.value - least > max(_NEXT_TO, least / 2)):
        # "14 or 29 dead" are two counts set against each other; "two or three" and "30 or 40" are one.
        return None
    opening = low.start - len(before) + opened.start() if opened else low.start
    return replace(
        _plain(low), start=opening, end=high.end, number_end=high.end, low=least, high=high.value, bound="range"
    )


def _marked(text: str, start: int, stop: int, amount: Amount) -> Amount:
    return _bounded_before(text, start, _bounded_after(text, stop, _united(text, start, stop, amount)))


def _united(text: str, start: int, stop: int, amount: Amount) -> Amount:
    """The amount with its sign of money or per cent."""
    prefix, codes = _currency_prefixes()
    before = prefix.search(text, max(start, amount.number - 6), amount.number)
    if before and amount.form == "digits":
        code = codes[re.sub(r"[\s.]", "", before[1])] if re.sub(r"[\s.]", "", before[1]) in codes else codes[before[1]]
        return replace(amount, start=min(amount.start, before.start()), unit=code)
    percent = _PERCENT.match(text, amount.end, stop)
    if percent and amount.form in ("digits", "words"):
        return replace(amount, end=percent.end(), unit="%")
    words, word_codes = _currency_words()
    after = words.match(text, amount.end, stop)
    if after:
        code = word_codes[after[1]]
        heavy = code == "GBP" and after[1] == "pounds" and (amount.value or 0) < 1000 and amount.bound != "vague"
        if not heavy:
            return replace(amount, end=after.end(), unit=code)
    return amount


def _bounded_after(text: str, stop: int, amount: Amount) -> Amount:
    match = _bound_pattern("after").match(text, amount.end, stop)
    if not match or amount.bound != "exact":
        return amount
    return replace(_with_bound(amount, _kind(match)), end=match.end())


def _bounded_before(text: str, start: int, amount: Amount) -> Amount:
    """The bound words before the number, nearest last: "at least another 12" is over and more."""
    for _ in range(3):
        match = _bound_pattern("before").search(text, max(start, amount.start - 28), amount.start)
        if not match:
            return amount
        kind = _kind(match)
        if kind == "more":
            amount = replace(amount, start=match.start(), more=True)
        elif amount.bound == "exact" and amount.form != "none":
            amount = replace(_with_bound(amount, kind), start=match.start())
        elif amount.bound == "vague":
            amount = replace(amount, start=match.start())
        else:
            return amount
    return amount


def _with_bound(amount: Amount, kind: str) -> Amount:
    value = amount.low
    if kind == "over":
        return replace(amount, bound="over", low=value, high=None)
    if kind == "under":
        return replace(amount, bound="under", low=None, high=value)
    return replace(amount, bound="about")
