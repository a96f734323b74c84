"""One change made to every line of a brief, and where a line of a page since corrected opens: at the corrected one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.brief.desk import Desk
from onrecord.brief.lines import Brief, Line, Quote, Versus
from onrecord.brief.supported import sentence
from onrecord.brief.taken_back import GONE, numbers_in
from onrecord.record import Article, Cite, Span

Change = Callable[[Line], Line | None]
_LEAST = 5
"""Words that a corrected sentence keeps of the one it stands for, at least."""
_WORD = re.compile(r"[\w’'-]+")


def over_lines(brief: Brief, change: Change) -> Brief:
    """The brief with every line but figures and headlines as `change` has it, and without those it has not."""

    def kept(lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(told for line in lines if (told := change(line)) is not None)

    def pair(one: Versus) -> Versus:
        # Of two sides none is left out.
        return replace(one, one=change(one.one) or one.one, other=change(one.other) or one.other)

    days = (replace(day, events=kept(day.events)) for day in brief.days)
    holders = (replace(holder, lines=kept(holder.lines)) for holder in brief.holders)
    return replace(
        brief,
        days=tuple(day for day in days if day.events or day.headlines),
        claims=kept(brief.claims),
        sources=tuple(replace(source, lines=kept(source.lines)) for source in brief.sources),
        described=kept(brief.described),
        differences=tuple(map(pair, brief.differences)),
        holders=tuple(holder for holder in holders if holder.lines),
        ways=kept(brief.ways),
        expected=kept(brief.expected),
        earlier=kept(brief.earlier),
    )


def as_corrected(line: Line, desk: Desk) -> Line:
    """The line at the corrected version of its page, where that has its words, or its sentence less a part.

    Its further tellings are those of other words.
    """
    quote = _as_corrected(line.quote, desk)
    more = tuple(as_corrected(one, desk) for one in line.more)
    if quote is None:
        return replace(line, more=more)
    return replace(
        line,
        quote=quote,
        chain=_voices_now(line, quote, desk),
        day=desk.day(quote.page),
        notes=tuple(note for note in line.notes if note != GONE),
        more=tuple(one for one in more if not _is_in(one.quote, quote)),
    )


def _voices_now(line: Line, quote: Quote, desk: Desk) -> tuple[str, ...]:
    """The voices of a line at the corrected page: those that it has there, where its sentence or page has dropped the
    last one's name.
    """
    if len(line.chain) == 1:
        return line.chain
    name = line.chain[-1].split()[-1]
    was, now = (
        sentence(desk.articles[one.page], one.spans[0]).of(desk.articles[one.page].text) for one in (line.quote, quote)
    )
    dropped = (name in was and name not in now) or name not in desk.articles[quote.page].text
    return desk.line(Cite(page=quote.page, span=quote.spans[0], item=""), line.id).chain if dropped else line.chain


def _is_in(one: Quote, other: Quote) -> bool:
    """Whether words stand inside others of the same page."""
    return one.page == other.page and all(any(at.covers(span) for at in other.spans) for span in one.spans)


def _as_corrected(quote: Quote, desk: Desk) -> Quote | None:
    later = desk.taken_back.later.get(quote.page)
    if later is None:
        return None
    article = desk.articles[later]
    spans = [_found(article, span.of(desk.articles[quote.page].text)) for span in quote.spans]
    there = tuple(span for span in spans if span is not None)
    return desk.quote(later, *there) if len(there) == len(spans) else None


def _found(article: Article, words: str) -> Span | None:
    """Where an article has words, or a sentence of some of them in their order with all their numbers."""
    told = words.split()
    exact = re.search(r"\s+".join(map(re.escape, told)), article.text)
    if exact:
        return Span(exact.start(), exact.end())
    begins = re.search(r"\s+".join(map(re.escape, told[:_LEAST])), article.text)
    if begins is None or len(told) < _LEAST:
        return None
    now = sentence(article, Span(begins.start(), begins.end()))
    left, kept = iter(_WORD.findall(words)), _WORD.findall(now.of(article.text))
    same_numbers = numbers_in(words) == numbers_in(now.of(article.text))
    return now if same_numbers and now.start == begins.start() and all(word in left for word in kept) else None
