"""What was planned and what became of it, as later pages tell: held, postponed, cancelled, else pending or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from math import log

from onrecord.record import Article, Cite, Event, Outcome, Plan, Reading, Span, Why
from onrecord.stories.announcing import announces
from onrecord.stories.days_told import HAD_BEEN_MOVED, DayTold, is_telling, own_day, stems
from onrecord.stories.fell_through import CALLED_OFF, FAILED, PUT_OFF
from onrecord.stories.kin_words import kinds
from onrecord.stories.moments import LOOKS_BACK, day_named, day_since, moments
from onrecord.stories.sentences import sentence_around, sentences
from onrecord.stories.timeline import share

_IF = re.compile(r"\b(?:if|unless|would\s+have|ask(?:s|ed)?\b[^.]*\b(?:why|how|who|what))\b", re.IGNORECASE)
_ALIKE = 0.3
"""Share of the weight of the shorter sentence's words that both have, for one plan or its outcome."""
_ON_ITS_DAY = 0.2
"""The same, for what a page tells of the plan's own day: one word that few pages have is enough."""
_OF_ITS_DAY = 0.15
"""The same, where two words are in common, or one and a word for one kind of act."""
_SEVERAL = 2
_SURE = 0.4
"""The same, where no day ties the outcome to the plan."""
_PLANNED = re.compile(
    r"\b(?:will|would|(?:is|are|was|were)\s+(?:to|due|expected|scheduled)|plan(?:s|ned)?\s+to|(?:vow|promise|pledge|agree)[sd]?\w*\s+to)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells a plan without a day: a wish or a likelihood is none."""
_SOON = 1
"""Days after its own in which an event is still told without its day."""
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|planned|due|(?:is|are|was|were)\s+(?:to|expected))\b|\?", re.IGNORECASE
)
_HAPPENED = frozenset({"happened", "ongoing"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
_HOURS = stems("noon midday midnight")
"""Words of the hour, which is compared as such."""
_GAP = 3
"""Characters between two sentences that stand beside each other."""
_CRIMES = frozenset({"ASSAULT", "COERCE"})
"""Deeds that nobody announces: who "planned to kill" is told of, and did not tell."""
_WORDS = frozenset({"REJECT", "THREATEN", "ACCUSE", "REQUEST", "SUPPORT", "STATE"})
"""Acts in words: who "will reject" a thing takes a position and plans nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A plan as one sentence tells it; `day` None where the page tells none."""

    page: str
    day: date | None
    sentence: Span
    words: frozenset[str]
    item: str
    type: str | None
    who: frozenset[str]
    kinds: frozenset[str] = frozenset()
    was_set: bool = False
    leans: bool = False
    headline: bool = False
    hours: frozenset[int] = frozenset()

    @property
    def cite(self) -> Cite:
        return Cite(page=self.page, span=self.sentence, item=self.item)


@dataclass(frozen=True, slots=True)
class _After:
    """What pages tell after a plan, for looking up what became of it."""

    readings: Sequence[Reading]
    order: Mapping[str, int]
    days: Mapping[str, date | None]
    told: Sequence[DayTold]
    weight: Mapping[str, float]
    changes: Sequence[tuple[_Telling, Outcome]]
    looking_back: Mapping[date, Sequence[tuple[Reading, Span, bool]]]

    def hours_in(self, page: str, sentence: Span) -> frozenset[int]:
        """The hours that a sentence tells, as minutes from midnight."""
        return _hours(self.text(page, sentence))

    def text(self, page: str, sentence: Span) -> str:
        """The words of a sentence of a page."""
        article = self.readings[self.order[page]].article
        return sentence.of(article.text) if article else ""

    def tells(self, words: AbstractSet[str]) -> bool:
        """Whether one of these stems is not what most pages of the story have."""
        few = max(2, len(self.readings) // 2)
        return any(self.weight.get(word, 1.0) >= log(1 + len(self.readings) / few) for word in words)

    @property
    def last(self) -> date | None:
        return max((day for day in self.days.values() if day), default=None)


def plans(
    readings: Sequence[Reading], days: Mapping[str, date | None], told: Sequence[DayTold], weight: Mapping[str, float]
) -> tuple[Plan, ...]:
    """The plans of a story's pages, which stand in order of publication: what is told of a day ahead, and planned acts
    without a day.

    `days` are the pages' own days, `told` the days that sentences tell of, `weight` that of a word's stem. Tellings of
    one day whose words agree, or of one type of act with a common participant, are one plan. A question, a condition
    and a refusal are none.
    """
    groups: list[list[_Telling]] = []
    for one in (*_dated(told, readings), *_undated(readings), *_announced(readings, told)):
        same = next((group for group in groups if any(_one_plan(one, other, weight) for other in group)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    changes = [change for reading in readings for change in _changes(reading)]
    order = {reading.id: at for at, reading in enumerate(readings)}
    after = _After(readings, order, days, told, weight, changes, _looking_back(readings, days))
    found = [_plan(sorted(group, key=lambda one: order[one.page]), after) for group in groups]
    return tuple(sorted(found, key=lambda plan: (plan.day is None, plan.day or date.max)))


def _dated(told: Sequence[DayTold], readings: Sequence[Reading]) -> Iterator[_Telling]:
    pages = {reading.id: reading for reading in readings if reading.article}
    for one in told:
        article = pages[one.page].article
        assert article is not None
        text = one.sentence.of(article.text)
        if (one.ahead or one.was_set) and not one.denied and not _IF.search(text):
            act = next((act for act in one.acts if act.status == "planned"), one.acts[0] if one.acts else None)
            yield _Telling(
                page=one.page,
                day=one.day,
                sentence=one.sentence,
                words=one.words | _stood_for(pages[one.page], one.sentence),
                item=act.id if act else one.id,
                type=act.type if act else None,
                who=one.who,
                was_set=one.was_set,
                leans=one.leans,
                headline=one.headline,
                hours=_hours(text),
                kinds=kinds(text),
            )


def _stood_for(reading: Reading, sentence: Span) -> frozenset[str]:
    """The stems of the names of those whom a sentence tells of by a pronoun."""
    article = reading.article
    found = (
        actor.label
        for actor in reading.actors
        for mention in actor.mentions
        if article and sentence.covers(mention) and mention.of(article.text).lower() in _PRONOUNS
    )
    return frozenset(stem for label in found for stem in stems(label))


def _hours(text: str) -> frozenset[int]:
    """The hours that words tell without doubt of which half of the day they are."""
    return frozenset(minute for minute, sure in moments(text, None).hours if sure)


def _undated(readings: Sequence[Reading]) -> Iterator[_Telling]:
    """Planned acts whose sentence tells no day."""
    for reading in readings:
        article = reading.article
        labels = {actor.id: actor.label.lower() for actor in reading.actors}
        for event in reading.events if article else ():
            assert article is not None
            if event.status != "planned" or event.historical or own_day(event) or event.type in _WORDS | _CRIMES:
                continue
            sentence = sentence_around(article, event.trigger)
            text = sentence.of(article.text)
            headline = any(b.kind in ("headline", "standfirst") and b.span.covers(sentence) for b in article.blocks)
            who = frozenset(labels.get(role.actor or "", role.label.lower()) for role in event.roles)
            if (
                who
                and not headline
                and _PLANNED.search(text)
                and not text.rstrip("\"'”’ ").endswith("?")
                and not _IF.search(text)
            ):
                yield _Telling(
                    page=reading.id,
                    day=None,
                    sentence=sentence,
                    words=stems(text),
                    item=event.id,
                    type=event.type,
                    who=who,
                    kinds=kinds(text),
                )


def _announced(readings: Sequence[Reading], told: Sequence[DayTold]) -> Iterator[_Telling]:
    """What the words of a sentence announce that has no day and no planned act of its own."""
    dated = {(one.page, one.sentence.start) for one in told}
    for reading in readings:
        article = reading.article
        for sentence in sentences(article) if article else ():
            assert article is not None
            text = sentence.of(article.text)
            if (reading.id, sentence.start) in dated or not announces(text):
                continue
            headline = any(b.kind == "headline" and b.span.covers(sentence) for b in article.blocks)
            if not headline and is_telling(article, sentence):
                yield _Telling(
                    page=reading.id,
                    day=None,
                    sentence=sentence,
                    words=stems(text) | _stood_for(reading, sentence),
                    item=reading.statements[0].id,
                    type=None,
                    who=frozenset(),
                    kinds=kinds(text),
                )


def _one_plan(one: _Telling, other: _Telling, weight: Mapping[str, float]) -> bool:
    if one.page == other.page and one.sentence == other.sentence:
        return one.day is None or other.day is None
    if one.day and other.day and one.day != other.day:
        return False
    told_on = one.page == other.page and one.day and one.day == other.day and not (one.was_set or other.was_set)
    if told_on and _stand_together(one.sentence, other.sentence):
        return True
    both = bool(one.day and other.day)
    if one.type and one.type == other.type and one.who & other.who:
        return both or share(one.words, other.words, weight) >= _ALIKE
    return share(one.words, other.words, weight) >= (_ALIKE if both else 2 * _ALIKE)


def _stand_together(one: Span, other: Span) -> bool:
    """Whether two sentences follow each other, a paragraph's end between them or not."""
    first, second = sorted((one, other))
    return 0 <= second.start - first.end <= _GAP


def _plan(group: Sequence[_Telling], after: _After) -> Plan:
    day = next((one.day for one in group if one.day), None)
    outcome, cites, rule, new_day = _became(group, day, after)
    # A headline is not as good as the sentence below it, which tells who says so.
    first = [one for one in group if one.page == group[0].page]
    words = next((one for one in first if not one.headline), group[0]).cite
    if outcome in ("postponed", "cancelled") and group[0].leans and _stand_together(cites[0].span, words.span):
        # "It was to take place on Thursday": what it was stands in the sentence that puts it off.
        words = cites[0]
    if outcome is None:
        ahead = day or max((told for one in group if (told := after.days[one.page])), default=None)
        # What the last page announces without a day is still to come when it appears.
        coming = ahead and after.last and (ahead > after.last or (day is None and ahead == after.last))
        outcome = "pending" if coming else "unknown"
        rule = "no page is later than its day" if coming else "no later page tells"
    return Plan(
        type=next((one.type for one in group if one.type), None),
        day=day,
        words=words,
        announced=tuple(one.cite for one in group),
        outcome=outcome,
        told_after=cites,
        new_day=new_day,
        why=Why(rule=rule, detail=f"planned on {len({one.page for one in group})} pages"),
    )


_Became = tuple[Outcome | None, tuple[Cite, ...], str, date | None]


def _became(group: Sequence[_Telling], day: date | None, after: _After) -> _Became:
    """What pages tell of the plan: that it was put off or called off outranks that it took place."""
    first = min(after.order[one.page] for one in group)
    for change, outcome in after.changes:
        own = any(one.page == change.page and one.sentence == change.sentence for one in group)
        set_before = any(one.was_set and one.page == change.page and _is_next(change, one) for one in group)
        later = after.order[change.page] > first and not own
        # Of what was set for the plan's own day one word in common is enough.
        least, shared = (_ON_ITS_DAY, 1) if _was_set_for(change, day, after) else (_SURE, 2)
        text = after.text(change.page, change.sentence)
        if _is_told_on(change, day, after) and any(_tells_of(one, change.words, text, after) for one in group):
            least = _OF_ITS_DAY
        near = max(share(one.words, change.words, after.weight, shared) for one in group)
        if set_before or (later and near >= least and _is_of_day(change, day, after)):
            new = _moved_to(change, day, after) if outcome == "postponed" else None
            return outcome, (change.cite,), "a page says so in the words of the plan", new
    held = [one for one in after.told if _is_held(one, group, day, after)]
    cites = tuple(Cite(page=one.page, span=one.sentence, item=_item(one)) for one in held)
    moved = tuple(_had_been_moved(group, day, after))
    if held or moved:
        rule = (
            "a later page tells of it on its day" if held else "a page of its day tells that it had been put off before"
        )
        return "held", (*moved, *cites), rule, day
    acts = tuple(_later_acts(group, day, after)) or tuple(_soon_after(group, day, after))
    if acts:
        return "held", acts, "a later page tells it in the words or with the act of the plan", day
    since = tuple(_since(group, day, after))
    if since:
        return "held", since, "a later page tells what has been since its day, or names it by its day", day
    return None, (), "", None


def _since(group: Sequence[_Telling], day: date | None, after: _After) -> Iterator[Cite]:
    """The sentences of later pages that tell what has been since the plan's day, or name what was by it ("Thursday's
    vote"), in words of the plan.
    """
    first = min(after.order[one.page] for one in group)
    for reading, sentence, named in after.looking_back.get(day, ()) if day else ():
        if after.order[reading.id] <= first or reading.article is None:
            continue
        text = sentence.of(reading.article.text)
        words = stems(text)
        told = any(one.words & words and (not named or one.kinds & kinds(text)) for one in group)
        if told and not (_TO_COME.search(text) or FAILED.search(text)) and is_telling(reading.article, sentence):
            yield Cite(page=reading.id, span=sentence, item=reading.statements[0].id)


def _looking_back(
    readings: Sequence[Reading], days: Mapping[str, date | None]
) -> Mapping[date, Sequence[tuple[Reading, Span, bool]]]:
    """By day: the sentences that tell what has been since it, or name something by it, and whether they do that."""
    found: dict[date, list[tuple[Reading, Span, bool]]] = {}
    for reading in readings:
        at, article = days.get(reading.id), reading.article
        if article is None or at is None or not LOOKS_BACK.search(article.text):
            continue
        for sentence in sentences(article):
            text = sentence.of(article.text)
            for named, day in ((True, day_named(text, at)), (False, day_since(text, at))):
                if day is not None:
                    found.setdefault(day, []).append((reading, sentence, named))
    return found


def _had_been_moved(group: Sequence[_Telling], day: date | None, after: _After) -> Iterator[Cite]:
    """The sentence, on a page of the plan's day or the next, that looks back on how it had been put off to that day."""
    for change, outcome in after.changes:
        at = after.days.get(change.page)
        if outcome != "postponed" or day is None or at is None or not 0 <= (at - day).days <= _SOON:
            continue
        article = after.readings[after.order[change.page]].article
        back = article and HAD_BEEN_MOVED.search(change.sentence.of(article.text))
        # Told with its old day, not with a new one.
        told = [one.day for one in after.told if one.page == change.page and one.sentence == change.sentence]
        if back and all(one <= day for one in told) and any(after.tells(one.words & change.words) for one in group):
            yield change.cite


def _is_next(change: _Telling, one: _Telling) -> bool:
    """Whether a sentence that puts something off is that of the plan or stands right before it."""
    return change.sentence == one.sentence or (
        change.sentence < one.sentence and _stand_together(change.sentence, one.sentence)
    )


def _was_set_for(change: _Telling, day: date | None, after: _After) -> bool:
    """Whether a sentence that puts something off tells that it was set for this day."""
    own = (one for one in after.told if one.page == change.page and one.sentence == change.sentence)
    return day is not None and any(one.was_set and one.day == day for one in own)


def _is_told_on(change: _Telling, day: date | None, after: _After) -> bool:
    """Whether a sentence that puts something off or calls it off tells this day as past."""
    own = (one for one in after.told if one.page == change.page and one.sentence == change.sentence)
    at = after.days.get(change.page)
    if day is None or at is None:
        return False
    named = day_named(after.text(change.page, change.sentence), at) == day
    return named or any(one.day == day and not (one.ahead or one.was_set) for one in own)


def _is_of_day(change: _Telling, day: date | None, after: _After) -> bool:
    """Whether a sentence that puts something off tells no day, this one, or a later one that it is put off to.

    One that tells for which day the thing was set is of a plan for that day alone.
    """
    days = [one for one in after.told if one.page == change.page and one.sentence == change.sentence]
    told, was_set = [one.day for one in days], [one.day for one in days if one.was_set]
    if was_set and day is not None and any(other not in was_set for other in told):
        return day in was_set
    return not told or day is None or day in told or max(told) > day


def _soon_after(group: Sequence[_Telling], day: date | None, after: _After) -> Iterator[Cite]:
    """The sentence, on each page of the plan's day and the days after, that tells it without a day in its words."""
    first = min(after.order[one.page] for one in group)
    dated = {(one.page, one.sentence) for one in after.told if day and one.day < day}
    for reading in after.readings[first + 1 :] if day else ():
        at, article = after.days.get(reading.id), reading.article
        if article is None or at is None or day is None or not 0 <= (at - day).days <= _SOON:
            continue
        best, where = 0.0, None
        for sentence in sentences(article):
            text = sentence.of(article.text)
            if (reading.id, sentence) in dated or _TO_COME.search(text) or not is_telling(article, sentence):
                continue
            near = max(share(plan.words, stems(text), after.weight) for plan in group)
            best, where = max((best, where), (near, sentence), key=lambda pair: pair[0])
        if where is not None and best >= _SURE:
            yield Cite(page=reading.id, span=where, item=reading.statements[0].id)


def _item(one: DayTold) -> str:
    return one.acts[0].id if one.acts else one.id


def _moved_to(change: _Telling, day: date | None, after: _After) -> date | None:
    """The other day that the sentence tells, if it lies after the plan's."""
    found = [one.day for one in after.told if one.page == change.page and one.sentence == change.sentence]
    return next((other for other in found if day and other > day), None)


def _is_held(one: DayTold, group: Sequence[_Telling], day: date | None, after: _After) -> bool:
    """Whether a sentence tells of the plan's day as past, in words of the plan."""
    if one.ahead or one.was_set or one.denied or day is None or one.day != day:
        return False
    at = after.days.get(one.page)
    if at and at < day:
        return False
    types = {act.type for act in one.acts if act.status in _HAPPENED}
    if any(plan.type in types and plan.who & one.who for plan in group):
        return True
    at_its_hour = any(plan.hours & after.hours_in(one.page, one.sentence) for plan in group)
    if at_its_hour and not one.counted:
        # What was to come at noon of a day, and what came at noon of that day; but nobody plans for three to be hurt.
        return True
    text = after.text(one.page, one.sentence)
    words = one.words | _stood_for(after.readings[after.order[one.page]], one.sentence)
    return not FAILED.search(text) and any(_tells_of(plan, words, text, after) for plan in group)


def _tells_of(plan: _Telling, words: frozenset[str], text: str, after: _After) -> bool:
    """Whether a sentence of a plan's day tells of it: in a rare word, or in two words or a name and its kind of act."""
    both = (plan.words & words) - _HOURS
    near, rare = share(plan.words, words, after.weight, shared=1), after.tells(both)
    if near >= _ON_ITS_DAY and rare:
        return True
    akin = bool(plan.kinds & kinds(text))
    if near >= _OF_ITS_DAY and len(both) > 1 and (akin or rare or near >= _ALIKE or len(both) > _SEVERAL):
        return True
    return akin and rare and near >= _OF_ITS_DAY / 2


def _later_acts(group: Sequence[_Telling], day: date | None, after: _After) -> Iterator[Cite]:
    """Acts without a day on pages from the plan's day on, of its type, participants and words."""
    first = min(after.order[one.page] for one in group)
    for reading in after.readings[first + 1 :]:
        at, article = after.days.get(reading.id), reading.article
        if article is None or (day and at and at < day):
            continue
        labels = {actor.id: actor.label.lower() for actor in reading.actors}
        for event in reading.events:
            if event.status not in _HAPPENED or event.historical or own_day(event) not in (None, day):
                continue
            who = frozenset(labels.get(role.actor or "", role.label.lower()) for role in event.roles)
            near = [plan for plan in group if plan.type == event.type and plan.who & who]
            sentence = sentence_around(article, event.trigger)
            words = stems(sentence.of(article.text))
            if near and max(share(plan.words, words, after.weight) for plan in near) >= _ALIKE:
                yield Cite(page=reading.id, span=sentence, item=event.id)


def _changes(reading: Reading) -> Iterator[tuple[_Telling, Outcome]]:
    """The sentences that put something off or call it off."""
    article = reading.article
    if article is None:
        return
    kinds: tuple[tuple[re.Pattern[str], Outcome], ...] = ((CALLED_OFF, "cancelled"), (PUT_OFF, "postponed"))
    for pattern, outcome in kinds:
        for match in pattern.finditer(article.text):
            yield _change(reading, article, Span(match.start(), match.end())), outcome


def _change(reading: Reading, article: Article, at: Span) -> _Telling:
    sentence = sentence_around(article, at)
    inside: list[Event] = [event for event in reading.events if sentence.covers(event.trigger)]
    return _Telling(
        page=reading.id,
        day=None,
        sentence=sentence,
        words=stems(sentence.of(article.text)),
        item=inside[0].id if inside else reading.statements[0].id,
        type=inside[0].type if inside else None,
        who=frozenset(),
    )
