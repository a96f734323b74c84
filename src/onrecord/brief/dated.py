"""Day by day: each event on its own day as a line with what pages tell of it, and what became of what was planned."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.brief.desk import Desk
from onrecord.brief.lines import Day, Line
from onrecord.brief.main_clause import (
    DAY_WORDS,
    STAMP,
    clause_of_day,
    is_ahead,
    is_of_now,
    is_of_who_said,
    is_share,
    was_to_come,
)
from onrecord.brief.retold import is_retold, one_a_page, retold
from onrecord.brief.sourcing import alike, common, folded, numbers, sources_told
from onrecord.brief.wording import MEDIA, MONTH, OVERNIGHT, day
from onrecord.record import Cite, Plan, RoundUp, Span, Status, TimelineEntry, When, calendar_day

_PLANNED: Status = "planned"
_OF_PLANS = (_PLANNED, "put off", "called off", "offered", "demanded", "conditional")
"""How labels of what lay ahead begin: its day may stand in any clause."""
_STATUSES = {"happened": "", "denied": "said not to be"}
_CHANGED = ("put off", "called off")
"""How labels of what did not come about on its day begin: a page before that cannot tell it."""
_OUTCOMES = {
    "held": "took place",
    "postponed": "was put off",
    "cancelled": "was called off",
    "pending": "still to come when the last page appeared",
    "unknown": "announced; what became of it is not shown here",
}
_WAS = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|to\s+[a-z]+|due|set|scheduled|slated|planned|plans?|planning|expect\w*|"
    r"promis\w*|announc\w*|[Tt]omorrow|[Nn]ext|begins?|starts?|opens?"
    r"|(?:called|put|postponed|moved|delayed)\b[^.]{0,40}\b(?:for|to|until|off))\b"
)
_FULL = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}})\s+)?(?P<month>{MONTH})\.?\s+"
    r"(?:(?P<last>\d{1,2}),?\s+)?(?P<year>(?:19|20)\d\d)\b"
)
"""A day with its year, in either order."""
_BARE = re.compile(r"(?:he|she|it|they|that|this)\b(?:\s+[\w’']+){1,6}[.!]?", re.IGNORECASE)
"""A sentence so short that nobody knows of what it is."""
_CONDITION = re.compile(
    r"\b(?:takes?|comes?|goes|go|begins?|starts?|ends?|expires?|lapses?)\b[^.]*\b(?:if|unless|once|when)\b", re.I
)
"""What comes about on a condition has not come about."""
_BY = re.compile(r"\b(?:by|before|no\s+later\s+than)\s+(?:\w+day,?\s+)?(?:the\s+)?(?:\d{1,2}\s+)?$", re.IGNORECASE)
"""Before the last day on which a thing may come about."""
_OWN_DAY = re.compile(r"\b(?:today|tonight|now|this)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|(?:is|are|was|were)\s+(?:to|due|expected|scheduled)|plan(?:s|ned)?\s+to)\b", re.I)
_SHOULD = re.compile(r"\b(?:should|ought\s+to)\b", re.IGNORECASE)
_OLD = 7
"""Days before the last page from which on a plan without a day, of which no page tells more, is told no more."""
_CAME_OF_IT = {"held": "planned, took place", "postponed": "put off", "cancelled": "called off"}
"""How an event that was planned is labelled where pages tell what became of it."""


def days(round_up: RoundUp, desk: Desk) -> tuple[tuple[Day, ...], int]:
    """Days on which something happened or a page appeared, oldest first, and how many events are left out.

    A sentence that tells what happened on two days stands under the later one alone. Left out is what only a clause
    beside the sentence's news dates, and what somebody tells whom its page does not surely name.
    """
    events: dict[date, list[Line]] = {}
    left = 0
    told = frozenset(desk.sentence(entry.words).anchor for entry in round_up.timeline)
    entries = (one for entry in round_up.timeline for one in _told_apart(_of_the_morning(entry, desk), told, desk))
    for at, entry in enumerate(_on_the_planned_day(one, desk) for one in entries):
        if "happened" not in entry.statuses and of_another_day(
            desk.quote(entry.words.page, entry.words.span).words, entry.day
        ):
            continue
        line = _on_its_day(_event(entry, round_up.plans, desk, at), entry, desk)
        if line is None:
            left += 1
            continue
        if all(line.quote.anchor != one.quote.anchor for one in events.get(entry.day, ())):
            events.setdefault(entry.day, []).append(line)
    last: dict[str, date] = {}
    for one in sorted(events):
        last |= {line.quote.anchor: one for line in events[one] if not line.label}
    headlines: dict[date, list[Line]] = {}
    for reading in round_up.readings:
        published = desk.day(reading.id)
        line = desk.headline(reading, f"h-{reading.id}")
        if published and line and not desk.is_superseded(reading.id):
            headlines.setdefault(published, []).append(line)
    found = []
    for one in sorted({*events, *headlines}):
        kept = tuple(line for line in events.get(one, ()) if line.label or last[line.quote.anchor] == one)
        if kept or one in headlines:
            found.append(Day(day=one, events=kept, headlines=tuple(headlines.get(one, ()))))
    return tuple(found), left


def _on_its_day(line: Line, entry: TimelineEntry, desk: Desk) -> Line | None:
    """The line with the part of its sentence that is of the day; None where that is a clause by the way, or where the
    page does not surely name who tells it.
    """
    page, span = line.quote.page, line.quote.spans[0]
    text = desk.articles[page].text
    dated = _day_words(entry, desk)
    if desk.day(page) == entry.day:
        # What a page says of its own day is of that day in any clause.
        dated = [at for at in dated if not _OWN_DAY.search(at.of(text))]
    dated = [at for at in dated if span.covers(at)]
    if (
        page in desk.apart
        or STAMP.match(line.quote.words)
        or desk.is_somebodys(page, span)
        or desk.is_without_voice(line)
        or is_share(line.quote.words)
    ):
        return None
    if line.label.startswith(_OF_PLANS):
        return line if line.label != _PLANNED or is_ahead(text, span, dated) else None
    part = clause_of_day(text, span, dated)
    later = line.day is not None and line.day > entry.day
    if part is None or (later and (is_of_now(line.quote.words) or was_to_come(line.quote.words))):
        return None
    return line if part == (span,) else replace(line, quote=desk.quote(page, *part))


def _day_words(entry: TimelineEntry, desk: Desk) -> list[Span]:
    """Where the page of an entry's words has words for its day."""
    page = entry.words.page
    text = desk.articles[page].text
    told = [cite.span for cite in entry.cites if cite.page == page and DAY_WORDS.search(cite.span.of(text))]
    return _days_at(page, entry.day, desk) + told


def _days_at(page: str, day: date, desk: Desk) -> list[Span]:
    """Where a page has words for a day with an act on it."""
    return [one.when.span for one in desk.readings[page].events if one.when and _is_of(one.when, day)]


def _is_of(when: When, day: date) -> bool:
    """Whether words for a time stand for a day, or for hours of it."""
    if when.start is None or when.end is None or when.precision not in ("day", "hour", "minute", "part of day"):
        return False
    return calendar_day(when.start) == day


def _of_the_morning(entry: TimelineEntry, desk: Desk) -> TimelineEntry:
    """What came overnight stands on the day of the page that tells it in the morning."""
    on = desk.day(entry.words.page)
    night = on and (on - entry.day).days == 1 and OVERNIGHT.search(desk.quote(entry.words.page, entry.words.span).words)
    return replace(entry, day=on) if on and night else entry


def _told_apart(entry: TimelineEntry, told: Collection[str], desk: Desk) -> Iterator[TimelineEntry]:
    """An entry with the tellings that say what its words do, and one more for each other thing that a page of its day
    or of the next tells of it; `told` are the sentences that have an entry of their own.
    """
    words = _of_the_original(entry, desk)
    same = retold(words, entry.cites, desk)
    yield replace(entry, words=words, cites=(*(cite for cite in entry.cites if cite.page == words.page), *same))
    own = {words.page, *(cite.page for cite in same)}
    rest = [cite for cite in entry.cites if cite.page not in own and _is_of_its_day(cite, entry, desk)]
    rest = [cite for cite in rest if alike((words, cite), desk) and desk.sentence(cite).anchor not in told]
    if rest and "happened" in entry.statuses:
        first = replace(rest[0], span=desk.sentence(rest[0]).spans[0])
        yield from _told_apart(replace(entry, words=first, statuses=("happened",), cites=tuple(rest)), told, desk)


def _is_of_its_day(cite: Cite, entry: TimelineEntry, desk: Desk) -> bool:
    """Whether a page that is no copy tells of the entry's day on that day or the next, in words of its own, as over."""
    on = desk.day(cite.page)
    acts = [one for one in desk.readings[cite.page].events if one.when and one.when.span.overlaps(cite.span)]
    if acts and all(one.status != "happened" for one in acts):
        return False
    fresh = on is not None and 0 <= (on - entry.day).days <= 1
    return fresh and not desk.is_quoted(cite)


def _on_the_planned_day(entry: TimelineEntry, desk: Desk) -> TimelineEntry:
    """What somebody said on one day would be on a later one stands under that one, as a plan."""
    page, span = entry.words.page, desk.sentence(entry.words).spans[0]
    text = desk.articles[page].text
    said = [at for at in _day_words(entry, desk) if span.covers(at)]
    if not (is_of_who_said(text, span, said) and was_to_come(desk.quote(page, span).words)):
        return entry
    ahead = {
        on
        for one in desk.readings[page].events
        if one.when and one.when.start and span.covers(one.when.span) and (on := calendar_day(one.when.start))
        and on > entry.day and _is_of(one.when, on)
    }  # fmt: skip
    return replace(entry, day=ahead.pop(), statuses=(_PLANNED,)) if len(ahead) == 1 else entry


def _event(entry: TimelineEntry, plans: Sequence[Plan], desk: Desk, at: int) -> Line:
    words = entry.words
    counts = numbers(desk.quote(words.page, words.span).words)
    label = _label(entry, plans, desk)
    behind = [
        replace(source, cites=kept)
        for source in entry.sources
        # An agency that a page quotes is no outlet that tells it again.
        if (
            not MEDIA.search(source.label)
            or folded(source.label) in {folded(desk.voices[cite.page].outlet) for cite in source.cites}
        )
        and (kept := tuple(c for c in _after(source.cites, entry, label, desk) if _tells(c, entry, counts, desk)))
    ]
    notes = [sources_told(behind, desk, desk.voices[words.page].outlet)]
    if entry.place and entry.place in desk.quote(words.page, words.span).words:
        notes.insert(0, entry.place)
    again = _after((cite for cite in entry.cites if cite.page != words.page), entry, label, desk)
    told = max(desk.day(words.page) or entry.day, entry.day)
    own = desk.originals.get(words.page, words.page)
    later = {
        desk.originals.get(cite.page, cite.page) for cite in again if (on := desk.day(cite.page)) and on > told
    } - {own}
    if later:
        notes.append("found again on a later page" if len(later) == 1 else "found again on later pages")
    return desk.line(words, f"e{at}", label=label, notes=notes, more=again)


def _tells(cite: Cite, entry: TimelineEntry, counts: frozenset[str], desk: Desk) -> bool:
    """Whether a telling of an event says what the words say of it, with their counts; a copy, or who quotes another
    outlet, tells nothing of its own.
    """
    same = cite in entry.cites or is_retold(entry.words, cite, desk)
    return same and not desk.is_quoted(cite) and counts <= numbers(desk.sentence(cite).words)


def _of_the_original(entry: TimelineEntry, desk: Desk) -> Cite:
    """The entry's words, on the page that they come from where they stand in a copy of it."""
    page = desk.originals.get(entry.words.page)
    cite = next((cite for cite in entry.cites if cite.page == page), None)
    return replace(cite, span=desk.sentence(cite).spans[0]) if cite else entry.words


def _label(entry: TimelineEntry, plans: Sequence[Plan], desk: Desk) -> str:
    """What is not settled, or did not come about; of what has happened none.

    What a page tells before the day was planned, whatever its words; of a plan, what pages tell became of it.
    """
    told = [status for status in entry.statuses if status != "planned" or "happened" not in entry.statuses]
    on = desk.day(entry.words.page)
    words = desk.quote(entry.words.page, entry.words.span).words
    if on and on < entry.day and set(told) <= {"happened"} and is_to_come(words):
        told = [_PLANNED]
    if told == [_PLANNED]:
        plan = next((plan for plan in plans if plan.day == entry.day and _announces(plan, entry.words)), None)
        if plan and plan.outcome in _CAME_OF_IT:
            moved = f" to {day(plan.new_day)}" if plan.outcome == "postponed" and plan.new_day else ""
            return _CAME_OF_IT[plan.outcome] + moved
    return " / ".join(_STATUSES.get(one, one) for one in told if _STATUSES.get(one, one))


def is_to_come(words: str) -> bool:
    """Whether words can be of a day ahead: a page that goes on being written tells of days after its own as past."""
    return not _WAS.search(words) or bool(_TO_COME.search(words))


def of_another_day(words: str, on: date) -> bool:
    """Whether words tell days with their years, and none of them is this one."""
    told = [
        (int(match["year"]), match["month"][:3].lower(), int(match["first"] or match["last"]))
        for match in _FULL.finditer(words)
        if match["first"] or match["last"]
    ]
    return bool(told) and (on.year, f"{on:%b}".lower(), on.day) not in told


def _announces(plan: Plan, words: Cite) -> bool:
    return any(cite.page == words.page and cite.span.overlaps(words.span) for cite in plan.announced)


def _after(cites: Iterable[Cite], entry: TimelineEntry, label: str, desk: Desk) -> tuple[Cite, ...]:
    """The cites in whose sentences the entry's words come back, without those of pages before the day where the
    entry's words tell what happened on it.

    Nor does a page that appeared before a thing was put off or called off tell that.
    """
    told = desk.day(entry.words.page)
    ahead = told is None or told < entry.day
    since = told if label.startswith(_CHANGED) else None
    return tuple(
        cite
        for cite in cites
        if (ahead or (desk.day(cite.page) or entry.day) >= entry.day)
        and not (since and (desk.day(cite.page) or since) < since)
        and alike((entry.words, cite), desk)
    )


def plan_lines(round_up: RoundUp, desk: Desk, told: Mapping[date, Day]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The plans as lines: those still to come, and those whose day is over; `told` are the days of the brief."""
    last = max((on for page in desk.articles if (on := desk.day(page))), default=None)
    lines = [
        (outcome, line)
        for at, plan in _joined(round_up.plans, desk)
        if is_to_come(words := desk.quote(plan.words.page, plan.words.span).words)
        and not (_BARE.fullmatch(words) or (plan.day and of_another_day(words, plan.day)))
        and not desk.is_somebodys(plan.words.page, desk.sentence(plan.words).spans[0])
        and not STAMP.match(words)
        and _is_ahead(plan, desk)
        and not _is_by_the_way(plan, round_up.plans, desk)
        and not _is_told_by_another(plan, words, round_up.plans, desk)
        for outcome, line in [_plan(plan, desk, at, told, round_up.story.keys)]
        if not desk.is_without_voice(line)
        # Of a plan without a day nobody knows when it would have come about: what is old tells nothing.
        if plan.day or outcome != "unknown" or not (last and line.day and (last - line.day).days > _OLD)
        # What was due on the page's own day later pages seldom come back to.
        if not (plan.day and outcome == "unknown" and plan.day == line.day)
    ]
    return (
        tuple(line for outcome, line in lines if outcome == "pending"),
        tuple(line for outcome, line in lines if outcome != "pending"),
    )


def _joined(plans: Sequence[Plan], desk: Desk) -> list[tuple[int, Plan]]:
    """The plans with their numbers; those for one day as one of which the same sentence tells what became, in words
    that tell it ahead.
    """
    kept: list[tuple[int, Plan]] = []
    for at, plan in enumerate(plans):
        after = {(cite.page, cite.span) for cite in plan.told_after}
        same = (n for n, (_, one) in enumerate(kept) if one.day == plan.day and one.outcome == plan.outcome)
        before = next((n for n in same if plan.day and after & {(c.page, c.span) for c in kept[n][1].told_after}), None)
        if before is None:
            kept.append((at, plan))
            continue
        _, first = kept[before]
        told = next((one for one in (first, plan) if _WILL.search(desk.sentence(one.words).words)), first)
        later = tuple(dict.fromkeys((*first.told_after, *plan.told_after)))
        joined = replace(told, announced=(*first.announced, *plan.announced), told_after=later)
        kept[before] = kept[before][0], joined
    return kept


def _is_ahead(plan: Plan, desk: Desk) -> bool:
    """Whether a plan's words can be of its day: not where they only tell what happened then, or who told it then."""
    page, span = plan.words.page, plan.words.span
    return is_ahead(desk.articles[page].text, span, _own_days(plan, desk))


def _own_days(plan: Plan, desk: Desk) -> list[Span]:
    """Where a plan's words have its day, as the page's acts tell it."""
    days = _days_at(plan.words.page, plan.day, desk) if plan.day else []
    return [at for at in days if plan.words.span.covers(at)]


def _named_days(plan: Plan, desk: Desk) -> list[Span]:
    """Where a plan's words name any day."""
    start, words = plan.words.span.start, plan.words.span.of(desk.articles[plan.words.page].text)
    return [Span(start + at.start(), start + at.end()) for at in DAY_WORDS.finditer(words)]


def _is_by_the_way(plan: Plan, every: Sequence[Plan], desk: Desk) -> bool:
    """Whether a clause beside the news of a plan's sentence has its day, and another plan is for that day, too:
    "The union ends its strike before the talks, which begin on Thursday".
    """
    page, span = plan.words.page, plan.words.span
    text, dated = desk.articles[page].text, _own_days(plan, desk) or _named_days(plan, desk)
    others = [one for one in every if one is not plan and one.day == plan.day]
    return bool(others) and clause_of_day(text, span, dated) is None


def _is_told_by_another(plan: Plan, words: str, every: Sequence[Plan], desk: Desk) -> bool:
    """Whether the line of another plan tells this one, too: that of the new day, whose words put it off, or where this
    one is only somebody's wish for the day of the other ("the visit should take place on Tuesday").
    """
    others = [one for one in every if one is not plan]
    if plan.outcome == "postponed":
        after = {desk.sentence(cite).anchor for cite in plan.told_after}
        return any(one.day == plan.new_day and desk.sentence(one.words).anchor in after for one in others)
    wished = plan.outcome == "unknown" and _SHOULD.search(words) and not _WILL.search(words)
    return bool(wished) and any(one.day == plan.day for one in others)


def _plan(plan: Plan, desk: Desk, at: int, told: Mapping[date, Day], keys: Collection[str]) -> tuple[str, Line]:
    """What became of a plan, and its line.

    Where no page was found to tell it, the day on which pages tell of other things is named.
    """
    label = f"planned {_until(plan, desk)} {day(plan.day)}" if plan.day else "planned"
    after = tuple(cite for cite in plan.told_after if _is_of_plan(cite, plan, desk, keys))
    came = plan.outcome if after or not plan.told_after else "unknown"
    moved = f" to {day(plan.new_day)}" if came == "postponed" and plan.new_day else ""
    outcome = _OUTCOMES[came] + moved
    on = told.get(plan.day) if plan.day and came == "unknown" else None
    if on and any(line.day and line.day >= on.day and not line.label for line in on.events):
        outcome = f"announced; see {day(plan.day)} for what is told of that day"
    again = one_a_page(plan.words.page, (*plan.announced, *after), desk)
    return came, desk.line(plan.words, f"p{at}", label=label, notes=[outcome], more=again)


def _until(plan: Plan, desk: Desk) -> str:
    """ "by" where the words tell the day as the last on which a thing may come about, else "for"."""
    page, span = plan.words.page, plan.words.span
    text, dated = desk.articles[page].text, _own_days(plan, desk) or _named_days(plan, desk)
    return "by" if dated and all(_BY.search(text, span.start, at.start) for at in dated) else "for"


def _is_of_plan(cite: Cite, plan: Plan, desk: Desk, keys: Collection[str]) -> bool:
    """Whether a page that is said to tell what came of a plan does: what may come about tells nothing of a day that is
    over, nor does a weekday alone, which is one of another week as well, nor what all pages of the story are about.
    """
    words = desk.sentence(cite).words
    if plan.outcome == "held" and _CONDITION.search(words):
        return False
    of_all = {part[:5].lower() for key in keys for part in key.split()}
    return any(common((one, cite), desk) - of_all for one in (plan.words, *plan.announced))
