"""What pages tell of a day: each sentence with a day of its own, whether it lies ahead, and the acts told in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from onrecord.record import Article, Event, Plan, Reading, Span, When, calendar_day
from onrecord.record.calendar_words import CALENDAR
from onrecord.record.numerals import spelled
from onrecord.stories.announcing import sets
from onrecord.stories.clauses import clause_of, is_quoted, is_saying
from onrecord.stories.no_day import is_no_day
from onrecord.stories.sentences import sentence_around, sentence_before
from onrecord.stories.traits import GUESSED

_TO_THE_DAY = frozenset({"minute", "hour", "part of day", "day"})
_OPEN = ("+since", "+before", "+after", "+until", "+range", "+told-day", "+untold-day", "told.")
"""Rules of times that are the bound of a period, or were told of something else."""
_TOLD_IN = frozenset({"headline", "standfirst", "paragraph", "quote", "list", "heading"})
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=[^\W\d_]{4})(?:ings?|edly|e[drs]|ers|s|ly|ments?|ions?|als?|e)$")
_STEM = 6
_NUMBER = re.compile(r"(?<![\w.,:])\d[\d,]*\d(?![\w:]|[.,]\d)")
_PEOPLE = frozenset({"killed", "wounded", "missing", "displaced", "arrested"})
_LEAST = 4
"""Words in lower case of a sentence that tells something; a dateline and a caption's date have fewer."""
_WILL = re.compile(r"\bwill\b")
_OF_THE_PAGE = re.compile(
    r"\b(?:(?:running|live|rolling)\s+(?:page|blog|ticker|coverage|updates?)\s+(?:for|of|on)|newest\s+(?:entries\s+)?first|"
    r"this\s+(?:notice|bulletin|newsletter|column)|(?:this|the)\s+(?:page|article|story|post|blog)\s+(?:was|is|has\s+been)\s+(?:last\s+)?(?:updated|published|corrected|amended))\b",
    re.IGNORECASE,
)
"""What a page says of itself: no event."""
_NEAR = 24
"""Words on each side of a day by which two tellings of it are compared."""
_LEAD = 3
"""Sentences of the body in which a page tells its news."""
_SHORT = 1200
"""Characters of a report each sentence of which is news."""
_DATELINE = re.compile(r"[^a-z]{3}[^.!?]{0,70}?(?:\([\w /]+\)|/\w+/\.?)\s*[-–—]?\s", re.DOTALL)
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)\s+(?:due|expected|set|scheduled|planned|to)|(?:due|set|scheduled|slated)\s+(?:to|for|on)"
    r"|would|should|planned|plans)\b[^.;:]{0,90}$",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:(?:scheduled|planned|due)\s+(?:to|until|till|for|on|by)?"
    r"|(?:off|postponed|moved|delayed|set|called|declared|promised|rescheduled|adjourned)\s+(?:to|until|till|for))\s*$",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:re)?(?:opens?|begins?|starts?|meets?|resumes?|returns?|votes?|rules?|decides?|ends?)(?:\s+\w+){0,3}\s+on\s+$"
    r"|\b(?:summon|invit|conven)\w+\s[^.,;:]{0,30}\bfor\s+$",
    re.IGNORECASE,
)
"""Before the day of something that is fixed: schools "open again on Monday", a man is "summoned for Friday"."""
_TO_BE = re.compile(r"^\s+(?:will|would|(?:is|are|was|were)\s+to)\b", re.IGNORECASE)
"""After the day of something to come: "a meeting on Sunday would decide"."""
_HAD_SET = re.compile(
    r"\b(?:had|having)\s+(?:been\s+)?(?:planned|scheduled|set|due|promised|called|expected|announced)\b[^.,;:]{0,40}$"
    r"|\b(?:was|were)\s+(?:to|due|scheduled|supposed|meant)\b[^.,;:]{0,40}$"
    r"|,\s+(?:called|planned|scheduled|set)\s+for\s+$",
    re.IGNORECASE,
)
HAD_BEEN_MOVED = re.compile(
    r"\bhad\s+been\s+(?:put\s+off|postponed|delayed|moved|adjourned|rescheduled)\b(?!\s+(?:again\s+)?(?:to|until|till|for|by)\b)",
    re.IGNORECASE,
)
"""What looks back on how a thing was put off: no telling of what happened on a day."""
_DID = re.compile(
    r"^\s*,?\s*(?:\w+ly\s+)?(?!need|indeed)(?:\w+ed|said|told|met|held|gave|went|broke|cut|put|shot|won|lost|led)\b"
)
_THE = re.compile(r"\b(?:during|at|after|since)\s+the\s+$", re.IGNORECASE)
"""Before a weekday that names what it was the day of: "during the Saturday debate"."""
_COMING = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|must|to|due|expected|expects?|set|scheduled|slated|planned|plans?|planning|promised?|"
    r"until|till|by|next|upcoming|summon\w*|invited|tomorrow|tonight|begins?|starts?|opens?|ends?|runs?|meets?|takes?|returns?|falls?|holds?|is|are)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed|left|held|gave|won|lost|shot|met|told|said|went|took)\b")
_BOUND = re.compile(r"\b(?:from|until|till|by|for)\s+$", re.IGNORECASE)
"""Before a day to come that something done holds from, to or for: "named her manager from April 1"."""
_HALF = 183
_STAMP = re.compile(r"\d{1,4}[./-]\d")
"""A date in figures stamps a page or a file; it stands in no sentence that tells of the day."""
_COMPARED = re.compile(
    rf"\bfrom\s+(?:[\w’'-]+\s+){{0,2}}?(?:\d[\d,.]*|{spelled(1, 10)}|\w+teen|\w+ty|dozens?|none)(?:\s+\w+)?"
    r"\s+(?:on\s+)?$",
    re.IGNORECASE,
)
"""Before the day of an earlier number that a later one is set against ("up from three on Tuesday")."""
_DUE = re.compile(r"\bby\s*$", re.IGNORECASE)
_TO_DO = re.compile(r"^[^a-z]*\w[^.!?]*?\bto\s+[a-z]+\b")
_LEANS = re.compile(r"\W*(?:it|they|he|she|that|this|these|those|both)\b", re.IGNORECASE)
"""How a sentence begins that is told in words of the one before: "They were detained on Tuesday"."""
_NOT = re.compile(r"\b(?:will|would|shall|did|does|do|was|were|is|are)\s+not\b|n['’]t\b|\bno\s+longer\b", re.IGNORECASE)
_EMPTY = CALENDAR | frozenset(
    "the and for with from that this these those its his her their was were has had have been will would who whom "
    "which what when where said says after before about into over under not but are all any more than there here they "
    "them she him you our your one two also only out off down then".split()
)

_NO_MONTH = frozenset({"march", "marches"})
"""What in small letters is no month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """A sentence of a page with a day of its own. `words` are the first letters of its words that weigh something.

    `ahead`: the day lay ahead of the page; `was_set`: the words say that something had been set for it; `lead`: the
    sentence is of the page's first, `headline`: it heads them; `denied`: it tells what does not happen; `counted`: it
    counts people. `aside`: the day is that of something only named by the way, `saying`: that on which something was
    said; `brief`: the page is short and tells it in words of its own; `leans`: the sentence begins with a pronoun;
    `numbers`: those of two digits and more in it. `acts` are the events told of that day.
    """

    id: str
    page: str
    day: date
    span: Span
    sentence: Span
    words: frozenset[str]
    acts: tuple[Event, ...] = ()
    who: frozenset[str] = frozenset()
    ahead: bool = False
    was_set: bool = False
    lead: bool = False
    headline: bool = False
    denied: bool = False
    counted: bool = False
    aside: bool = False
    saying: bool = False
    brief: bool = False
    leans: bool = False
    numbers: frozenset[str] = frozenset()


def dated(article: Article, times: Iterable[When]) -> tuple[tuple[Span, date], ...]:
    """The times of a text that are a day each, with it."""
    return tuple((when.span, day) for when in times if (day := _day_of(article, when)))


def days_told(reading: Reading, days: Sequence[tuple[Span, date]]) -> tuple[DayTold, ...]:
    """The days that a page tells of in sentences of its headline and body; `days` are those of its text.

    A question tells nothing, nor does a sentence of a few words; the bound of a period ("since Monday") is no day.
    """
    article = reading.article
    if article is None:
        return ()
    found: dict[tuple[int, date], DayTold] = {}
    for span, day, event in _days(reading, article, days):
        sentence = sentence_around(article, span)
        looks_back = HAD_BEEN_MOVED.search(sentence.of(article.text))
        if (
            is_telling(article, sentence, span)
            and not looks_back
            and not _is_none(article, sentence, (span, day), event)
        ):
            told = _told(reading, article, (span, sentence), day, event)
            # A headline's day is told again below it; without a verb that is read, only what lies ahead is sure.
            if told.ahead or told.acts or not _is_headline(article, sentence):
                found.setdefault((told.sentence.start, told.day), told)
    return tuple(found.values())


def _is_none(article: Article, sentence: Span, at: tuple[Span, date], event: Event | None) -> bool:
    """Whether the words for a day tell of none of their year."""
    words = event.when.span if event and event.when else at[0]
    after = article.published is not None and at[1] > calendar_day(article.published)
    inside = Span(words.start - sentence.start, words.end - sentence.start)
    return sentence.covers(words) and is_no_day(sentence.of(article.text), inside, after_page=after)


def held_on(readings: Iterable[Reading], plans: Iterable[Plan], told: Iterable[DayTold]) -> Iterator[DayTold]:
    """The sentences in which pages tell that a plan was carried out on its day, without saying the day again."""
    pages = {reading.id: reading for reading in readings}
    dated = {(one.page, one.sentence) for one in told}
    for plan in plans:
        for cite in plan.told_after if plan.outcome == "held" and plan.day else ():
            article = pages[cite.page].article
            if not article or HAD_BEEN_MOVED.search(cite.span.of(article.text)):
                continue
            if plan.day and (cite.page, cite.span) not in dated:
                dated.add((cite.page, cite.span))
                yield replace(_told(pages[cite.page], article, (cite.span, cite.span), plan.day, None), ahead=False)


def own_day(event: Event) -> date | None:
    """The day of an event, where the page tells it to the day."""
    when = event.when
    if when is None or when.start is None or when.precision not in _TO_THE_DAY:
        return None
    return calendar_day(when.start)


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The words that weigh something, without their endings, so that "proposes" and "proposal" are one."""
    return frozenset(
        _stem(word.lower()) for word in _WORD.findall(text) if word.lower() not in _EMPTY or word in _NO_MONTH
    )


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)[:_STEM]


def _days(
    reading: Reading, article: Article, days: Sequence[tuple[Span, date]]
) -> Iterator[tuple[Span, date, Event | None]]:
    """The days of events first: their words were read with the syntax of the page."""
    known = set()
    for event in reading.events:
        day = own_day(event)
        if day and event.when and not event.historical:
            known.add(event.when.span)
            if not sentence_around(article, event.trigger).covers(event.when.span):
                continue
            yield event.trigger, _settled(article, event.when, day), event
    yield from ((span, day, None) for span, day in days if span not in known)


def _day_of(article: Article, when: When) -> date | None:
    """The day of a time that is one, or that bounds what is due ("by 27 March"); None for others."""
    beside = article.text[when.span.end : when.span.end + 2]
    if _COMPARED.search(article.text, max(0, when.span.start - 40), when.span.start):
        return None
    if (
        when.words.lower() == "overnight"
        or when.precision not in _TO_THE_DAY
        or beside in ("'s", "’s")
        or _STAMP.match(when.words)
    ):
        return None
    if _DUE.search(article.text, max(0, when.span.start - 4), when.span.start):
        return calendar_day(when.end) - timedelta(days=1) if when.end and not isinstance(when.end, datetime) else None
    if when.start is None or any(rule in when.why.rule for rule in _OPEN):
        return None
    return _settled(article, when, calendar_day(when.start))


def _in_its_year(article: Article, when: When, day: date) -> date:
    """Of a day told without its year, the one more than half a year ahead of the page is last year's."""
    told = not when.why.rule.startswith("date.") or re.search(r"\d{4}", when.words)
    if told or article.published is None or (day - calendar_day(article.published)).days <= _HALF or day.day == 29:
        return day
    return day.replace(year=day.year - 1)


def _settled(article: Article, when: When, day: date) -> date:
    """The day of a weekday by the words beside it: "on Saturday ruled out" is past, "put off to Thursday" ahead."""
    page = article.published
    if page is None:
        return day
    if not when.why.rule.startswith("relative.weekday"):
        return _in_its_year(article, when, day)
    sentence = sentence_around(article, when.span)
    before = article.text[sentence.start : when.span.start]
    after = article.text[when.span.end : sentence.end]
    headline = _is_headline(article, when.span)
    named = _THE.search(before) and re.match(r"\s+[a-z]", after)
    if day > calendar_day(page) and (_DID.match(after) or named):
        return day - timedelta(days=7)
    if day >= calendar_day(page) or _HAD_SET.search(before):
        return day + timedelta(days=7) if _HAD_SET.search(before) and 6 >= (calendar_day(page) - day).days >= 4 else day
    if _TO_BE.match(after) or _SET.search(before) or (headline and _TO_DO.match(before)) or _RUNS.search(before):
        return day + timedelta(days=7)
    if not headline and _is_set(article, when.span, sentence):
        return day + timedelta(days=7)
    return day


def _is_set(article: Article, span: Span, sentence: Span) -> bool:
    """Whether the words around a weekday set it as one to come, and it is not that on which something was said."""
    text = sentence.of(article.text)
    if is_saying(text, Span(span.start - sentence.start, span.end - sentence.start)):
        return False
    return sets(article.text[sentence.start : span.start], article.text[span.end : sentence.end])


def is_telling(article: Article, sentence: Span, span: Span | None = None) -> bool:
    """Whether a sentence is of a headline or the body and tells something, the words at `span` not in its dateline."""
    kind = next((block.kind for block in article.blocks if block.span.covers(sentence)), "paragraph")
    words = sentence.of(article.text)
    if _OF_THE_PAGE.search(words):
        return False
    dateline = _DATELINE.match(words)
    if kind not in _TOLD_IN or (span and dateline and span.end <= sentence.start + dateline.end()):
        return False
    least = _LEAST - 1 if _WILL.search(words) else _LEAST
    return sum(word[0].islower() for word in words.split()) >= least and not words.rstrip("\"'”’ ").endswith("?")


def _told(reading: Reading, article: Article, spans: tuple[Span, Span], day: date, event: Event | None) -> DayTold:
    span, sentence = spans
    text = sentence.of(article.text)
    before = article.text[sentence.start : span.start]
    acts = tuple(e for e in reading.events if _is_of(e, event, sentence, day))
    labels = {actor.id: actor.label.lower() for actor in reading.actors}
    page = calendar_day(article.published) if article.published else None
    at = event.when.span if event and event.when and sentence.covers(event.when.span) else span
    day_words = Span(at.start - sentence.start, at.end - sentence.start)
    saying = is_saying(text, day_words)
    clause, aside = clause_of(text, day_words) if at != sentence else (text, False)
    return DayTold(
        id=f"{reading.id}:{span.start}",
        page=reading.id,
        day=day,
        span=span,
        sentence=sentence,
        words=stems(_near(clause, at.of(article.text))) | (frozenset() if aside else _leaned_on(article, sentence)),
        acts=acts,
        who=frozenset(labels.get(role.actor or "", role.label.lower()) for act in acts for role in act.roles),
        ahead=bool(page) and not saying and _is_ahead((day, page), before, article.text[span.end : sentence.end], text),
        was_set=bool(_HAD_SET.search(before)),
        lead=_is_lead(article, sentence),
        headline=_is_headline(article, sentence),
        counted=any(
            f.measure in _PEOPLE and sentence.covers(f.span) and f.why.score > GUESSED for f in reading.figures
        ),
        denied=bool(_NOT.search(text)) or any(act.status == "denied" for act in acts),
        aside=aside,
        saying=saying,
        leans=bool(_LEANS.match(text)),
        numbers=frozenset(_NUMBER.findall(text[: day_words.start] + " " + text[day_words.end :])),
        brief=len(article.text) <= _SHORT and not is_quoted(text, day_words),
    )


def _leaned_on(article: Article, sentence: Span) -> frozenset[str]:
    """The words of the sentence before, where one begins with a pronoun."""
    if not _LEANS.match(sentence.of(article.text)):
        return frozenset()
    start = next((block.span.start for block in article.blocks if block.span.covers(sentence)), 0)
    before = sentence_before(article, sentence, start)
    return stems(before.of(article.text)) if before else frozenset()


def _is_ahead(days: tuple[date, date | None], before: str, after: str, text: str) -> bool:
    """Whether a day lay ahead of the page's own, by the words before it and those of its sentence."""
    day, page = days
    if page is None or day < page:
        return False
    if day == page:
        return (bool(_AHEAD.search(before)) or sets(before, after)) and not _is_past(text)
    return bool(_BOUND.search(before)) or not _is_past(text)


def _is_past(text: str) -> bool:
    """Whether a sentence tells only what was: of a day after the page's own, the page was written on later."""
    return bool(_PAST.search(text)) and not _COMING.search(text)


def _near(clause: str, day: str) -> str:
    """The words of a clause that stand near those of the day: a long one tells of more than one thing."""
    before, found, after = clause.partition(day)
    return " ".join([*before.split()[-_NEAR:], found, *after.split()[:_NEAR]])


def _is_of(one: Event, event: Event | None, sentence: Span, day: date) -> bool:
    """Whether an act is told of that day: it is the dated one, or stands undated in the same sentence."""
    return one is event or (not one.historical and sentence.covers(one.trigger) and own_day(one) in (None, day))


def _is_headline(article: Article, sentence: Span) -> bool:
    return any(block.kind == "headline" and block.span.covers(sentence) for block in article.blocks)


def _is_lead(article: Article, sentence: Span) -> bool:
    """Whether a sentence stands in the headline, the standfirst or the first sentences of the body."""
    seen = 0
    for block in sorted(article.blocks, key=lambda block: block.span):
        if block.kind in ("headline", "standfirst") and block.span.covers(sentence):
            return True
        if block.kind in ("paragraph", "list", "quote"):
            if block.span.covers(sentence):
                return seen + article.text[block.span.start : sentence.start].count(". ") < _LEAD
            seen += 1 + block.span.of(article.text).count(". ")
            if seen >= _LEAD:
                return False
    return not article.blocks
