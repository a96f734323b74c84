"""Why two figures differ: typed rules over bounds, days, scopes and speakers, each with a reason; never an average."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from onrecord.record import Relation, RelationType, Why
from onrecord.record.common_names import OF_A_TOWN
from onrecord.stories.joined_names import ANYBODY
from onrecord.stories.scopes import Fit
from onrecord.stories.tellings import Telling, names

_CLOSE = 0.05
"""How far a round number without "about" may lie from what it rounds, as a share."""
_LOOSE = 0.15
"""How far "more than" or "fewer than" a round number may lie from what it rounds, as a share."""
_FAR = 1.25
"""An earlier count this many times a later open bound cannot be meant by it."""
_ONE_DAY = timedelta(hours=36)
"""Between two pages, at most, for a difference that is not what became known meanwhile."""
_LATELY = timedelta(days=3)
"""Days for which an outlet rounds the last count that it has read."""
_BREATH = 400
"""Characters between two figures of a page that are told in one breath: some two paragraphs."""
_OF_SEVERAL = (
    ANYBODY | OF_A_TOWN | frozenset("army military navy rebels residents witnesses officials authorities".split())
)
"""Names of one word that a story may have several bodies of."""
_FULL = 20
"""A number from here on that two tellings have in common is one count."""
_NOBODY = frozenset({"unnamed", ""})
_OTHER_START = timedelta(days=31)
_MAX_TELLINGS = 400
"""Distinct tellings of one measure compared with each other; beyond, only the first ones are."""


class _Pair(NamedTuple):
    """Two tellings, the earlier as of its own date first, and what each rule asks of them.

    `fit` is how the first one's scope lies to the other's, `back` the reverse; `order` is that of what they describe: 0
    where it overlaps or is not told.
    """

    a: Telling
    b: Telling
    fit: Fit
    back: Fit
    order: int
    one_speaker: bool
    one_page: bool

    @property
    def one_day(self) -> bool:
        """Whether the days that they describe overlap, or one is not told."""
        return self.order == 0

    @property
    def side_by_side(self) -> bool:
        """Whether a page tells them in one breath: what it then leaves out of the one it leaves out of the other."""
        near = abs(self.a.start - self.b.start) <= _BREATH
        return self.one_page and self.a.breath == self.b.breath and near

    @property
    def own(self) -> Telling | None:
        """The one that an outlet gives in its own voice."""
        return self.a if self.a.own else self.b if self.b.own else None


_FATES = frozenset({"killed", "wounded", "missing", "displaced", "arrested", "infected"})
"""Measures that tell by themselves what is counted."""

_TOLD_BOTH = "the one tells the other's number, too: of something else, or of another time"
Rule = Callable[[_Pair], Why | None]


def relation(one: Telling, other: Telling) -> Relation | None:
    """The first rule that explains the pair, or None for figures that have nothing to do with each other.

    The order is denial, same chain, rounding, part of, update, scope difference, stale, compatible bound, source
    conflict: a conflict is what is left when nothing else explains the difference. Figures of other places or groups
    and of days apart have nothing to do with each other, where no page sets them side by side.
    """
    if one.measure != other.measure or one.unit != other.unit:
        return None
    return _related(one, other, one.scope.fit(other.scope), other.scope.fit(one.scope))


def relations(tellings: Iterable[Telling]) -> Iterator[Relation]:
    """All related pairs among the tellings of one story, measure by measure."""
    measures: dict[tuple[str, str | None], list[Telling]] = {}
    for telling in tellings:
        measures.setdefault((telling.measure, telling.unit), []).append(telling)
    for told in measures.values():
        first = told[:_MAX_TELLINGS]
        said = _numbers_said(told)
        # The tellings of a story have few scopes: how two of them lie to each other is asked once for all their pairs.
        scopes = {scope: at for at, scope in enumerate(dict.fromkeys(telling.scope for telling in first))}
        fits = [[scope.fit(other) for other in scopes] for scope in scopes]
        places = [scopes[telling.scope] for telling in first]
        for (at, one), (to, other) in combinations(zip(places, first, strict=True), 2):
            if fits[at][to] == "unrelated":
                continue
            found = _related(one, other, fits[at][to], fits[to][at])
            if found and found.type == "source conflict" and _tells_both(one, other, said):
                found = replace(found, type="scope difference", why=_why("one speaker tells both", _TOLD_BOTH))
            if found:
                yield found


def _related(one: Telling, other: Telling, fit: Fit, back: Fit) -> Relation | None:
    """The relation of two tellings of one measure and unit, whose scopes lie so to each other."""
    if not (one.placed and other.placed):
        fit, back = _guessed(one, other, fit), _guessed(other, one, back)
    if fit == "unrelated":
        return None
    order, one_page = _order(one, other), one.page == other.page
    if order > 0 or (order == 0 and _printed_after(one, other)):
        one, other, fit, back, order = other, one, back, fit, -order
    if fit != "same" and not one_page and _days_apart(one, other) > _LATELY:
        return None
    pair = _Pair(one, other, fit, back, order, not one.speaker.isdisjoint(other.speaker), one_page)
    for kind, rule in _RULES:
        why = rule(pair)
        if why:
            return Relation(a=one.id, b=other.id, type=kind, why=why)
    return None


def _guessed(one: Telling, other: Telling, fit: Fit) -> Fit:
    """How scopes lie to each other where one's place is only what its page is about: that may be wider, or narrower."""
    if fit not in ("inside", "around") or one.scope.group != other.scope.group:
        return fit
    return "same"


def _numbers_said(tellings: Iterable[Telling]) -> set[tuple[str, float]]:
    return {
        (name, telling.value)
        for telling in tellings
        if telling.value is not None and telling.polarity == "positive" and not (telling.partitive or telling.earlier)
        for name in telling.speaker
    }


def _tells_both(one: Telling, other: Telling, said: Collection[tuple[str, float]]) -> bool:
    """Whether one of two speakers tells the other's number, too: he counts two things, and they agree on that one."""
    return any(
        (name, b.value) in said for a, b in ((one, other), (other, one)) for name in a.speaker if b.value is not None
    )


def _order(one: Telling, other: Telling) -> int:
    """-1 where the first describes an earlier time, 1 a later one, 0 where they overlap or are not told."""
    if one.as_of is None or other.as_of is None:
        return 0
    return (one.as_of[0] > other.as_of[1]) - (one.as_of[1] < other.as_of[0])


def _days_apart(one: Telling, other: Telling) -> timedelta:
    """Between the ends of what they describe; nothing where a day is not told."""
    a, b = one.as_of, other.as_of
    return max(a[0] - b[1], b[0] - a[1], timedelta()) if a and b else timedelta()


def _printed_after(one: Telling, other: Telling) -> bool:
    return bool(one.published and other.published and one.published > other.published)


def _why(rule: str, detail: str, score: float = 1.0) -> Why:
    return Why(rule=rule, score=score, detail=detail)


def _days(pair: _Pair) -> str:
    a, b = pair.a.as_of, pair.b.as_of
    return f"{_moment(a[0]) if a else '?'} against {_moment(b[0]) if b else '?'}"


@lru_cache(maxsize=1024)
def _moment(at: datetime) -> str:
    """A day, with its hour where that is told; of a story few, and asked for by every pair."""
    return at.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")


def _says(telling: Telling) -> str:
    return " ".join(sorted(telling.speaker)) or "unnamed"


def _denial(pair: _Pair) -> Why | None:
    a, b = pair.a, pair.b
    if a.polarity != b.polarity and pair.fit != "apart":
        denied, other = (a, b) if a.polarity == "negative" else (b, a)
        low, high = denied.reach
        if other.value is None or low <= other.value <= high or denied.value is None:
            return _why("denied number", f"{_says(denied)} rejects what {_says(other)} says")
    none = a if a.low == a.high == 0 else b if b.low == b.high == 0 else None
    if none is not None and pair.one_day and pair.fit != "apart" and not pair.one_speaker:
        other = b if none is a else a
        if other.low:
            return _why("none at all", f"{_says(none)} says none, {_says(other)} {other.low:g}")
    return None


def _same_chain(pair: _Pair) -> Why | None:
    a, b = pair.a, pair.b
    if a.polarity != b.polarity or a.value is None or a.value != b.value:
        return None
    if not pair.one_day:
        again = pair.one_speaker and pair.fit == "same" and a.value >= _FULL and a.bound == b.bound and not b.dated
        return (
            _why("one number told again", f"{_says(b)} gave it before, and the later page tells no day of its own", 0.7)
            if again
            else None
        )
    if pair.one_speaker and not (pair.own and a.bound != b.bound):
        return _why("one speaker, one number", f"both are the word of {_says(a)}")
    for outlet, quoting in ((a, b), (b, a)):
        if outlet.own and quoting.chain[1:] and outlet.chain[0] in quoting.chain[1:]:
            return _why("outlet quoted", f"{quoting.chain[0]} has it from {outlet.chain[0]}")
    one_source = _is_within(a, b) or (pair.own is not None and a.value >= _FULL)
    if pair.fit == "same" and a.bound == b.bound and one_source:
        return _why("one number, passed on", "one number of one day: nobody counts anew and finds as many", 0.7)
    if a.generic != b.generic and not pair.own and pair.fit != "apart":
        return _why("named and unnamed", "one number of one day, its source once named, once only described", 0.7)
    return None


def _is_within(one: Telling, other: Telling) -> bool:
    """Whether one source's name is the other's with fewer words ("the ministry" and "the interior ministry")."""
    return any(
        short != full and set(short.split()) < set(full.split())
        for a, b in ((one, other), (other, one))
        for short in a.speaker
        if short not in _OF_SEVERAL
        for full in b.speaker
    )


def _rounding(pair: _Pair) -> Why | None:
    if pair.fit != "same" or pair.a.polarity != pair.b.polarity:
        return None
    described = (pair.a.generic or pair.b.generic) and not pair.one_page
    if not (pair.one_speaker or pair.own or described):
        return None
    if not (pair.one_day or _same_days(pair)):
        return None
    for rounded, full in ((pair.a, pair.b), (pair.b, pair.a)):
        if rounded.value is None or full.value is None or full.bound == "about" or full.partitive or rounded.partitive:
            continue
        if rounded.value == full.value and rounded.own and rounded.bound != full.bound:
            return _why("bound dropped", f"{rounded.value:g} without its {full.bound!r} or with another")
        if rounds(rounded, full):
            return _why("round number", f"{rounded.bound} {rounded.value:g} for {full.value:g}")
    return None


def _same_days(pair: _Pair) -> bool:
    """Whether an outlet's own number, of no told day, may be a count of the days before it."""
    a, b = pair.a, pair.b
    if not a.published or not b.published or abs(a.published - b.published) > _LATELY:
        return False
    last = max(a.published, b.published)
    return any(telling.own and not telling.dated and telling.published == last for telling in (a, b))


def rounds(rounded: Telling, full: Telling) -> bool:
    """Whether the first is the second with fewer digits: to the nearest step, or down to "more than" a step."""
    assert rounded.value is not None
    assert full.value is not None
    step, finer = _step(rounded.value), _step(full.value)
    away = full.value - rounded.value
    if step <= finer or away == 0:
        return False
    if rounded.bound == "over":
        return 0 < away < min(step, _LOOSE * full.value)
    if rounded.bound == "under":
        return -min(step, _LOOSE * full.value) < away < 0
    if rounded.bound == "about":
        return abs(away) <= min(step, _LOOSE * full.value)
    return rounded.bound == "exact" and abs(away) <= min(step / 2, _CLOSE * full.value)


def _step(value: float) -> float:
    """The place of the last digit that is not nought: 10 for 70, 1,000 for 45,000; 0 for nought."""
    step, left = 1.0, abs(value)
    if left == 0 or left != int(left):
        return 0.0
    while left % 10 == 0:
        left, step = left / 10, step * 10
    return step


def _part_of(pair: _Pair) -> Why | None:
    if not (pair.one_speaker or pair.one_page):
        return None
    for part, whole, fit, order in (
        (pair.a, pair.b, pair.fit, pair.order),
        (pair.b, pair.a, pair.back, -pair.order),
    ):
        if part.value is None or whole.value is None or part.value >= whole.value or fit == "apart":
            continue
        if part.earlier or whole.earlier:
            continue
        if pair.one_page and part.partitive and not whole.partitive:
            return _why("words of a share", "the page calls the one a share of the other")
        if not pair.one_speaker:
            continue
        if pair.one_page and part.more and not whole.more:
            return _why("so many more", "they came on top of others, who are counted with them")
        told_together = pair.one_page and order < 0
        if fit == "inside" and (pair.one_day or told_together):
            return _why("scope within scope", f"{_says(part)} counts a part and the whole of one time")
        if pair.one_page and pair.one_day and fit == "same" and not _compatible(part, whole) and not pair.own:
            return _why("one speaker, one time", "nobody gives two totals at once: the smaller is a share", 0.6)
    return None


def _update(pair: _Pair) -> Why | None:
    if pair.fit != "same" or pair.a.value is None or pair.b.value is None:
        return None
    if not pair.one_speaker:
        return _passed_on(pair)
    if pair.one_page and pair.a.earlier != pair.b.earlier:
        return _why("number before, number now", "the page sets the one against the other")
    if not pair.one_day:
        return None if _is_old(pair) else _why("one speaker, later day", _days(pair))
    printed = pair.a.published != pair.b.published and not pair.one_page
    return _why("one speaker, later page", "one day, a later page", 0.8) if printed else None


def _passed_on(pair: _Pair) -> Why | None:
    """An outlet's own toll of another day, grown since: whoever counts, it passes on where the count has come to.

    What does not add up and a share may be of anything; a bound that an outlet gives is no count.
    """
    a, b = pair.a, pair.b
    if pair.own is None or pair.one_page or pair.one_day or a.measure not in _FATES or _is_old(pair):
        return None
    if a.polarity != b.polarity or a.partitive or b.partitive or a.scope.place != b.scope.place:
        return None
    if a.bound != "exact" or b.bound != "exact":
        return None
    grown = a.value is not None and b.value is not None and a.value < b.value
    return _why("a later day's count", _days(pair), 0.7) if grown else None


def _is_old(pair: _Pair) -> bool:
    """Whether the page of the earlier count came out when the later one was public already."""
    return not pair.one_page and _printed_after(pair.a, pair.b)


_SCOPES_DIFFER: dict[Fit, Why] = {
    "inside": _why("scopes differ", "the first lies inside the second"),
    "around": _why("scopes differ", "the first lies around the second"),
    "apart": _why("scopes differ", "the first lies apart from the second"),
}


def _scope_difference(pair: _Pair) -> Why | None:
    a, b = pair.a, pair.b
    if pair.fit != "same":
        return _SCOPES_DIFFER[pair.fit]
    if a.since and b.since and abs(a.since - b.since) > _OTHER_START:
        return _why("periods begin apart", f"{a.since} against {b.since}")
    return None


def _stale(pair: _Pair) -> Why | None:
    a, b = pair.a, pair.b
    if a.value is None or b.value is None or a.value == b.value:
        return None
    if not pair.one_day and _is_old(pair):
        return _why("older count printed later", f"as of {_days(pair)}, but on the later page")
    for old, new, order in ((a, b, pair.order), (b, a, -pair.order)):
        behind = old.cumulative is not False and old.value < new.low * (1 - _CLOSE) if new.low else False  # type: ignore[operator]
        public = old.published and new.published and old.published - new.published >= timedelta(days=1)
        if old.own and not new.own and behind and public and order >= 0:
            return _why("outrun when printed", f"{new.value:g} was public when {old.value:g} was printed")
    return None


def _compatible(one: Telling, other: Telling) -> bool:
    (low, high), (other_low, other_high) = one.reach, other.reach
    return max(low, other_low) <= min(high, other_high)


def _compatible_bound(pair: _Pair) -> Why | None:
    a, b = pair.a, pair.b
    if a.polarity != b.polarity:
        return None
    earlier_is_more = pair.order < 0 and a.cumulative is not False and a.low and b.value and a.low > _FAR * b.value
    if _compatible(a, b) and not (earlier_is_more and not pair.own):
        return _why("both can be true", f"{a.bound} {_number(a)} and {b.bound} {_number(b)}")
    if not pair.one_day and not earlier_is_more:
        return _why("of different days", _days(pair), 0.6)
    fewer = a if (a.value or 0) < (b.value or 0) else b
    if fewer.seen and not pair.one_speaker and pair.fit == "same":
        return _why("so many seen", f"{_says(fewer)} tells whom he met with, which may not be all", 0.7)
    return None


def _number(telling: Telling) -> str:
    return "no number" if telling.value is None else f"{telling.value:g}"


def _source_conflict(pair: _Pair) -> Why | None:
    a, b = pair.a, pair.b
    if a.polarity != b.polarity or a.value is None or b.value is None or a.partitive or b.partitive:
        return None
    if a.more or b.more or any(one.earlier and not one.dated for one in (a, b)):
        # What comes on top of other counts is no total, and an earlier count of no told day may be of any.
        return None
    if pair.one_speaker or pair.fit != "same" or not _one_matter(pair) or _may_have_grown(a, b):
        return None
    told = a.dated and b.dated and a.placed and b.placed
    detail = f"{_says(a)} {a.value:g}, {_says(b)} {b.value:g}"
    return _why("two speakers, one scope and day", detail, 1.0 if told else 0.8)


def _may_have_grown(one: Telling, other: Telling) -> bool:
    """Whether the smaller is of an hour of the day of the larger, which runs on: what adds up may have come to it."""
    for early, late in ((one, other), (other, one)):
        if early.as_of is None or late.as_of is None or early.cumulative is False or late.cumulative is False:
            continue
        hour = early.as_of[0] == early.as_of[1] < late.as_of[1]
        if hour and early.value is not None and late.value is not None and early.value < late.value:
            return True
    return False


def _one_matter(pair: _Pair) -> bool:
    """Whether the pages tell that both count the same: each in a told place, or side by side on one page.

    An outlet's own number is nobody's count: it is at odds with no source. Counts of people or things that no word
    limits may be of anything.
    """
    a, b = pair.a, pair.b
    if any(
        (t.generic and not pair.one_page)
        or not (t.placed or pair.side_by_side)
        or (t.own and t.speaker & names(t.chain[0]))
        or _NOBODY & t.speaker
        for t in (a, b)
    ):
        return False
    if (a.natives and not b.placed) or (b.natives and not a.placed):
        # Beside a count of a land's people, one of no told place may be of others, too.
        return False
    if not pair.one_page and (a.published is None or b.published is None):
        return False
    if not pair.one_day and not (a.dated and b.dated):
        return False
    if pair.one_day and a.published and b.published and abs(a.published - b.published) > _ONE_DAY:
        return False
    later = a if a.start > b.start else b
    if a.measure not in _FATES and not (
        (a.scope.group and a.scope.group == b.scope.group) or (later.alone and pair.side_by_side)
    ):
        return False
    return a.scope.place == b.scope.place and (bool(a.scope.place) or pair.one_page)


_RULES: tuple[tuple[RelationType, Rule], ...] = (
    ("denial", _denial),
    ("same chain", _same_chain),
    ("rounding", _rounding),
    ("part of", _part_of),
    ("update", _update),
    ("scope difference", _scope_difference),
    ("stale", _stale),
    ("compatible bound", _compatible_bound),
    ("source conflict", _source_conflict),
)
