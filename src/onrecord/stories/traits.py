"""What an article is known by: its weighted words, and the names, numbers and days that tell one case from another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from onrecord.record import Actor, Article, Event, Reading, calendar_day
from onrecord.record.calendar_words import CALENDAR
from onrecord.stories.unlinked import unlinked

_TOKEN = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W\d_]+)?")
_START = re.compile(r"(?:^|[.!?:\n]|['\"“‘`])\s*$")
OPENING = " …"
"""Ends the first words of a page, by which one without a headline is called."""
_CALLED = 80
"""Characters of such words, at most."""
_HEAD = 3000
"""Characters of an article that its words are taken from: what comes later is background more often than news."""
_LEAD = 500
"""Characters at the head of an article, at most half of it, whose words count twice: what a page is about stands there,
what it tells by the way further down."""
_SMALL = 5
"""A number below this is shared by chance."""
GUESSED = 0.5
"""The score of a number that stands for a toll told elsewhere: a digest or a letter has it of any affair."""
_OFFICIAL = frozenset({"GOV", "COP", "JUD", "MIL"})
"""Sectors of people who speak on whatever happens in their town."""
_STOP = CALENDAR | frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between "
    "both but by can could did do does doing down during each few for from further had has have having he her here "
    "hers him himself his how i if in into is it its itself just me more most my no nor not now of off on once only "
    "or other our out over own said same say says she should so some such than that the their them then there these "
    "they this those through to too under until up very was we were what when where which while who whom why will "
    "with would you your told according might must one two new year years mr mrs ms gmt utc editing edited reporting "
    "copyright".split()
)
"""Words of every page, those of its credit and copyright lines among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """One article as clustering sees it. `words`: how often each lower-case word stands in it, the title twice.

    `names`: its words that are written as names, and numerals; `day`: its day of publication as an ordinal. From a
    reading comes `keys`: pairs of a kind ("place", "person", "day", "number", "type", "party", "official", and "apart"
    for a name that the page says it has nothing to do with) and a value of the record. `title` is its headline.
    """

    id: str
    words: Counter[str]
    names: frozenset[str]
    day: int | None = None
    keys: frozenset[tuple[str, str]] = frozenset()
    title: str | None = None


def text_traits(key: str, title: str, body: str, day: date | None = None, *, lead: bool = True) -> Traits:
    """Traits of words alone, for a page that is not analysed; `lead` says whether the body's head weighs more."""
    text = f"{title}\n{title}\n{body[:_HEAD]}"
    ends = 2 * len(title) + 2 + (min(_LEAD, len(body) // 2) if lead else 0)
    words: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for match in _TOKEN.finditer(text):
        token = match.group()
        word = token.lower().removesuffix("'s").removesuffix("’s")
        if token[0].isdigit():
            word = word.replace(",", "").replace(".", "")
        if word in _STOP or len(word) < 2:
            continue
        times = 2 if 2 * len(title) + 2 <= match.start() < ends else 1
        words[word] += times
        if token[0].isdigit() or (
            token[0].isupper() and not _START.search(text[max(0, match.start() - 3) : match.start()])
        ):
            capital[word] += times
    names = frozenset(word for word, count in capital.items() if 2 * count >= words[word])
    return Traits(id=key, words=words, names=names, day=day.toordinal() if day else None, title=title or None)


def head(words: Counter[str]) -> tuple[str, ...]:
    """The words of an article's headline and lead, which stand first and count twice, up to the first told but once."""
    return tuple(takewhile(lambda word: words[word] > 1, words))


def called(base: Traits, text: str) -> Traits:
    """Traits of a page without a headline, called by the first words of its first line, which end in a mark of that."""
    if base.title or not text.strip():
        return base
    words = [""]
    for word in text.strip().splitlines()[0].split():
        if len(words[-1]) + len(word) >= _CALLED:
            break
        words.append(f"{words[-1]} {word}".strip())
    return replace(base, title=f"{words[-1]}{OPENING}") if words[-1] else base


def traits(reading: Reading) -> Traits | None:
    """Traits of a reading: its words and what the record holds of it; None where the page gave no article."""
    article = reading.article
    if article is None:
        return None
    published = article.published
    day = calendar_day(published)
    base = called(
        _without_papers(text_traits(reading.id, article.title or "", article.text, day), article), article.text
    )
    told = [event for event in reading.events if not event.historical]
    keys: set[tuple[str, str]] = {("place", e.where.id) for e in told if e.where and e.where.id}
    keys |= {("person", a.label.lower()) for a in reading.actors if a.kind == "person" and not _is_official(a)}
    keys |= {("day", str(start)) for e in told if (start := _day(e)) is not None}
    counted = (f for f in reading.figures if f.low is not None and f.low >= _SMALL and f.why.score > GUESSED)
    keys |= {("number", f"{f.measure} {f.low:g}") for f in counted}
    keys |= {("type", e.type) for e in told if e.status in ("happened", "ongoing")}
    keys |= {("official", word) for word in officials(reading)}
    keys |= {("apart", word) for word in unlinked(article)}
    keys |= {("party", party) for actor in reading.actors if (party := _party(actor, {article.outlet, article.wire}))}
    return replace(base, keys=frozenset(keys))


def _without_papers(found: Traits, article: Article) -> Traits:
    """The traits without the names of the page's own outlet and agency, which stand on whatever they print."""
    told = " ".join(name for name in (article.outlet, article.wire) if name).lower()
    papers = found.names & set(_TOKEN.findall(told))
    words = Counter({word: count for word, count in found.words.items() if word not in papers})
    return replace(found, words=words, names=found.names - papers)


def _party(actor: Actor, papers: set[str | None]) -> str | None:
    """The name of a union, a firm or a league, that goes on with its quarrel; a state's bodies have a part in all."""
    if actor.kind != "organisation" or _OFFICIAL & set(actor.sectors) or actor.label in papers:
        return None
    words = actor.label.removeprefix("The ").removeprefix("the ").split()
    return " ".join(words).lower() if sum(word[:1].isupper() for word in words) > 1 else None


def officials(reading: Reading) -> frozenset[str]:
    """The words of the names of those who speak for an office, but for those that others bear."""
    people = [actor for actor in reading.actors if actor.kind == "person"]
    told, others = (
        {w for a in people if _is_official(a) == yes for w in _TOKEN.findall(a.label.lower())} for yes in (1, 0)
    )
    return frozenset(word for word in told - others if word not in _STOP)


def _is_official(actor: Actor) -> bool:
    """Whether somebody speaks for an office: a commander, a prosecutor or a mayor is no key of one affair."""
    return bool(actor.offices or _OFFICIAL & set(actor.sectors))


def _day(event: Event) -> int | None:
    """The day on which an event happened, where it is known to the day."""
    when = event.when
    if when is None or when.start is None or when.precision not in ("minute", "hour", "part of day", "day"):
        return None
    return when.start.toordinal()
