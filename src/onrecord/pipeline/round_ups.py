"""A round-up: the pages of one story laid side by side, each line with the page and the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from onrecord.grounding.countries import countries
from onrecord.pipeline.days import teller, told_days
from onrecord.record import (
    Cite,
    Difference,
    PageCopy,
    Reading,
    RoundUp,
    Series,
    Span,
    Stand,
    Statement,
    Story,
    Way,
    calendar_day,
)
from onrecord.stories.acts_told import act_differences
from onrecord.stories.answered_claims import Answer, answered_claims, unmatched
from onrecord.stories.answers import answered
from onrecord.stories.atlas import atlas
from onrecord.stories.briefed import briefed
from onrecord.stories.carried import carried
from onrecord.stories.counted_where import placed
from onrecord.stories.counters import (
    counted_by,
    in_the_same_words,
    of_copies,
    placed_as_elsewhere,
    placed_by_speaker,
    repeated,
    rounded,
    settled,
)
from onrecord.stories.days_told import DayTold, held_on
from onrecord.stories.figures_told import number_claims, series, told_figures
from onrecord.stories.named import named_in_full
from onrecord.stories.passages import within
from onrecord.stories.plans import plans
from onrecord.stories.relations import relations
from onrecord.stories.sentences import readable
from onrecord.stories.sourced import Said, first_pages, sources
from onrecord.stories.speakers import Speaker, Speakers, speakers
from onrecord.stories.statements_told import compared, contents
from onrecord.stories.tellings import Telling, headlines_settled, tellings
from onrecord.stories.timeline import entries, weights
from onrecord.stories.whole_and_part import fitted

_FAILED_LAST = datetime.max.replace(tzinfo=UTC)


Days = Mapping[str, Sequence[tuple[Span, date]]]
"""By reading: the words of its text that are a day each, with it."""


def round_up(
    readings: Iterable[Reading],
    story: Story,
    copies: Sequence[PageCopy] = (),
    kept_days: Days | None = None,
    *,
    across: bool = True,
) -> RoundUp:
    """The round-up of a story from the readings of its articles; pages that failed are left out.

    Of a page that tells the story by the way only those passages count. `copies` may be those of a whole record: only
    those between pages of the story are kept. `kept_days` are those that a record keeps (`Record.days`); the days of
    other pages are read anew from their words.
    """
    by_the_way = {passage.page: passage.spans for passage in story.passages}
    told_of = (within(r, by_the_way[r.id]) if r.id in by_the_way else r for r in readings)
    pages = tuple(sorted((r for r in told_of if r.article and r.statements), key=published))
    order = {reading.id: at for at, reading in enumerate(pages)}
    kept = tuple(copy for copy in copies if copy.page in order and copy.original in order)
    days = {reading.id: _day(reading) for reading in pages}
    known = speakers(pages)
    # Of a page that tells the story by the way, days are read from those passages alone.
    whole = {page: days for page, days in (kept_days or {}).items() if page not in by_the_way}
    on_days = [told for reading in pages for told in told_days(reading, whole.get(reading.id))]
    weight = weights(reading.article.text for reading in pages if reading.article)
    planned = plans(pages, days, on_days, weight)
    on_days = sorted([*on_days, *held_on(pages, planned, on_days)], key=lambda one: order[one.page])
    said = _said(pages, kept, known, on_days)
    named = [(page, _told_by(page, known)) for page in pages]
    by_page = fitted(list(zip(pages, placed(named, atlas(pages, _lands())), strict=True)))
    told = settled(headlines_settled(placed_as_elsewhere(placed_by_speaker([t for page in by_page for t in page]))))
    originals = {copy.page: copy.original for copy in kept if copy.kind != "excerpt"}
    texts = {page.id: page.article.text for page in pages if page.article}
    told = rounded(repeated(in_the_same_words(of_copies(told, originals), texts)))
    of_page = {page.id: [telling for telling in told if telling.page == page.id] for page in pages}
    shown = {key: one for page in pages for key, one in told_figures(page, of_page[page.id]).items()}
    related = tuple(relations(told))
    spoken, answers = compared([content for reading in pages for content in contents(reading, said)])
    known_differences = (*act_differences(pages, said), *answered(pages, said), *answers)
    found = _across(pages, said, known_differences) if across else ()
    return RoundUp(
        story=story,
        readings=pages,
        copies=kept,
        timeline=entries(on_days, said, days, weight, planned),
        series=tuple(_with_countries(one) for one in series(told, shown)),
        relations=related,
        differences=(*known_differences, *unmatched(found, known_differences)),
        claims=(*number_claims(told, _settled(said, told), shown, related), *answered_claims(spoken, found)),
        plans=planned,
        stands=tuple(stand for reading in pages for stand in _stands(reading, days[reading.id], known)),
        ways=tuple(way for reading in pages for way in _ways(reading, days[reading.id])),
        sources=tuple(
            sorted(sources([said[s.id] for r in pages for s in r.statements]), key=lambda s: -len(_pages(s.cites)))
        ),
    )


def _across(pages: Sequence[Reading], said: Mapping[str, Said], known: Sequence[Difference]) -> tuple[Answer, ...]:
    """What pages make of each other's sentences; numpy and the networks are loaded where that is asked for alone."""
    from onrecord.stories.between import between

    return between(pages, said, known)


def _told_by(page: Reading, known: Speakers) -> tuple[Telling, ...]:
    """The figures of a page with who answers for each: its statement's voice, who counted, or who goes on speaking."""
    return carried(page, counted_by(page, named_in_full(page, tellings(page), known), known), known)


@cache
def _lands() -> dict[str, str]:
    """The codes of the world's countries by their lower-case names."""
    return {name.lower(): one.alpha3 for one in countries().values() for name in (one.name, *one.names)}


def _with_countries(found: Series) -> Series:
    """The series with the names of countries where its place has their codes."""
    known = countries()
    named = (known[word.upper()].name if len(word) == 3 and word.upper() in known else word for word in found.place)
    return replace(found, place=tuple(dict.fromkeys(named)))


def published(reading: Reading) -> tuple[date, datetime]:
    """By day, then by instant; a page that tells its day alone stands after those of the day that tell the hour."""
    at = reading.article.published if reading.article else None
    if not isinstance(at, datetime):
        return at or date.max, _FAILED_LAST
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.date(), aware


def _day(reading: Reading) -> date | None:
    at = reading.article.published if reading.article else None
    return calendar_day(at)


def _pages(cites: Iterable[Cite]) -> set[str]:
    return {cite.page for cite in cites}


def told_by(pages: Sequence[Reading]) -> dict[str, Said]:
    """Statements, events and figures of pages by id with whose word each is; days told and copies are left out."""
    return _said(pages, (), speakers(pages), ())


def _said(
    pages: Sequence[Reading], copies: Sequence[PageCopy], known: Speakers, on_days: Sequence[DayTold]
) -> dict[str, Said]:
    """Statements, events, figures and days told by id, each with its voices by their fullest names."""
    whole = first_pages({copy.page: copy.original for copy in copies if copy.kind != "excerpt"})
    texts = {reading.id: _folded(reading.article.text) for reading in pages if reading.article}
    taken: dict[str, list[str]] = {}
    for copy in copies:
        if copy.kind == "excerpt":
            taken.setdefault(copy.page, []).append(copy.original)
    found: dict[str, Said] = {}
    for reading in pages:
        statements = {statement.id: statement for statement in reading.statements}
        told = [(one.id, teller(reading, one.sentence).id, one.sentence) for one in on_days if one.page == reading.id]
        for item, statement, span in (*_items(reading), *told):
            page = whole.get(reading.id, reading.id)
            if reading.id in taken and reading.article:
                words = _folded(span.of(reading.article.text) if len(span) > 40 else _around(reading, span))
                page = next((whole.get(o, o) for o in taken[reading.id] if words in texts[o]), page)
            # A day told is no row of the record: its words open at the statement that they are told in.
            cite = Cite(page=reading.id, span=span, item=statement if (item, statement, span) in told else item)
            found[item] = _one((item, page, cite), _heard(reading, statements[statement], known))
    return found


def _heard(reading: Reading, statement: Statement, known: Speakers) -> Sequence[Speaker]:
    """The speakers of a statement; whom several papers heard at once is one by the description, whoever prints it."""
    *before, last = known.chain(reading, statement.chain)
    told = briefed(reading, statement) if last.generic else None
    return [*before, replace(last, key=told, generic=False) if told else last]


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _around(reading: Reading, span: Span) -> str:
    """Forty characters on each side: enough that the same words elsewhere are no chance."""
    assert reading.article is not None
    return reading.article.text[max(0, span.start - 40) : span.end + 40]


def _items(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    assert reading.article is not None
    for statement in reading.statements:
        whole = readable(reading.article, statement.spans) if statement.spans else Span(0, 0)
        yield statement.id, statement.id, whole
    for event in reading.events:
        yield event.id, event.statement, event.trigger
    for figure in reading.figures:
        yield figure.id, figure.statement, figure.span


def _one(told: tuple[str, str, Cite], chain: Sequence[Speaker]) -> Said:
    """A telling, its id, the page that wrote it first and its words, under its speakers."""
    item, page, cite = told
    return Said(
        id=item,
        page=page,
        chain=tuple(speaker.key for speaker in chain),
        speaker=frozenset({chain[-1].key}),
        generic=chain[-1].generic,
        cite=cite,
        label=chain[-1].label,
        outlet=chain[0].label,
        names=chain[-1].names,
    )


def _settled(said: Mapping[str, Said], told: Iterable[Telling]) -> Mapping[str, Said]:
    """The tellings of figures under whoever counted: of a headline's number, whoever says it in the body."""
    known = {one.chain[-1]: one for one in said.values() if len(one.chain) > 1}
    return {
        telling.id: replace(
            one,
            speaker=telling.speaker,
            chain=(*one.chain, min(telling.speaker, default="")),
            label=telling.label or (counter.label if counter else one.label),
            names=counter.names if counter else one.names,
            generic=counter is not None and counter.generic,
        )
        if one.own and telling.speaker != one.speaker
        else one
        for telling in told
        if (one := said[telling.id])
        for counter in (known.get(min(telling.speaker, default="")),)
    }


def _fullest(reading: Reading, actor: str | None, label: str) -> str:
    return next((one.label for one in reading.actors if one.id == actor), label)


def _labels(reading: Reading, statement: str) -> tuple[str, ...]:
    chain = next(one.chain for one in reading.statements if one.id == statement)
    return tuple(voice.label for voice in chain)


def _stands(reading: Reading, day: date | None, known: Speakers) -> Iterator[Stand]:
    for position in reading.positions:
        body = known.holders.get((reading.id, position.holder))
        yield Stand(
            holder=body or _fullest(reading, position.holder.actor, position.holder.label),
            speakers=_labels(reading, position.statement),
            position=position,
            cite=Cite(page=reading.id, span=position.span, item=position.id),
            day=day,
        )


def _ways(reading: Reading, day: date | None) -> Iterator[Way]:
    for procedure in reading.procedures:
        yield Way(
            speakers=_labels(reading, procedure.statement),
            procedure=procedure,
            blockers=tuple(_fullest(reading, party.actor, party.label) for party in procedure.blockers),
            cite=Cite(page=reading.id, span=procedure.span, item=procedure.id),
            day=day,
        )
