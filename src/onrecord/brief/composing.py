"""A round-up becomes a brief: what is in it is put under the questions a reader has; no sentence is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from onrecord.brief.desk import Desk
from onrecord.brief.figures import charts, conflicts, is_sure
from onrecord.brief.lines import Brief, Day, Holder, Line, Read, Versus, Voiced
from onrecord.brief.shown import address
from onrecord.brief.sourcing import folded, is_source_named, outlets_told, source_name, sources_told, told_apart
from onrecord.brief.voices import is_pronoun
from onrecord.brief.wording import NOT_NAMED, counted, day, listed
from onrecord.record import Claim, PageCopy, Plan, RoundUp, Source, TimelineEntry

_LEAST_WORDS = 3
"""Words of a statement that are worth a line of their own."""
_ASPECTS = {"day": "time"}
"""An aspect as a reader calls it where its name would say too little: two hours of one day differ, too."""
_OUTCOMES = {
    "held": "took place",
    "postponed": "was put off",
    "cancelled": "was called off",
    "pending": "still to come when the last page appeared",
    "unknown": "no page was found that tells what became of it",
}


def composed(round_up: RoundUp) -> Brief:
    """The brief of a round-up: a section that the round-up has nothing for is empty."""
    desk = Desk.of(round_up)
    reads = _reads(round_up, desk)
    plans = [(plan.outcome, _plan(plan, desk, at)) for at, plan in enumerate(round_up.plans)]
    lead = next((r for r in round_up.readings if r.article and r.article.title == round_up.story.title), None)
    return Brief(
        story=round_up.story,
        title=round_up.story.title or listed(round_up.story.keys) or round_up.story.id,
        lead=desk.headline(lead, "lead") if lead else None,
        articles=reads,
        outlets=len({read.outlet for read in reads}),
        days=_days(round_up, desk),
        charts=charts(round_up, desk),
        conflicts=conflicts(round_up, desk),
        unsure=sum(one.contradiction and not is_sure(one) for one in round_up.relations),
        differences=_differences(round_up, desk),
        claims=_claims(round_up.claims, desk),
        holders=_holders(round_up, desk),
        ways=_ways(round_up, desk),
        expected=tuple(line for outcome, line in plans if outcome in ("pending", "unknown")),
        earlier=tuple(line for outcome, line in plans if outcome not in ("pending", "unknown")),
        sources=_sources(round_up, desk),
        round_up=round_up,
    )


def _reads(round_up: RoundUp, desk: Desk) -> tuple[Read, ...]:
    copies: dict[str, PageCopy] = {}
    for one in sorted(round_up.copies, key=lambda one: -one.shared):
        copies.setdefault(one.page, one)
    found = []
    for reading in round_up.readings:
        article, copy = desk.articles[reading.id], copies.get(reading.id)
        found.append(
            Read(
                page=reading.id,
                anchor=f"a-{reading.id}",
                title=_one_line(article.title) or _one_line(article.text)[:80],
                outlet=desk.voices[reading.id].outlet,
                published=article.published,
                url=address(article.url),
                copy_of=copy.original if copy else None,
                how=copy.kind if copy else "",
            )
        )
    return tuple(found)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _days(round_up: RoundUp, desk: Desk) -> tuple[Day, ...]:
    """Days on which something happened or a page appeared, oldest first."""
    copied = {copy.page for copy in round_up.copies if copy.kind != "excerpt"}
    events: dict[date, list[Line]] = {}
    for at, entry in enumerate(round_up.timeline):
        events.setdefault(entry.day, []).append(_event(entry, desk, at))
    headlines: dict[date, list[Line]] = {}
    for reading in round_up.readings:
        published = desk.day(reading.id)
        line = desk.headline(reading, f"h-{reading.id}")
        if published and line and reading.id not in copied:
            headlines.setdefault(published, []).append(line)
    return tuple(
        Day(day=one, events=tuple(events.get(one, ())), headlines=tuple(headlines.get(one, ())))
        for one in sorted({*events, *headlines})
    )


def _event(entry: TimelineEntry, desk: Desk, at: int) -> Line:
    notes = [sources_told(entry.sources, desk)]
    if entry.place:
        notes.insert(0, entry.place)
    if entry.later:
        notes.append(counted(entry.later, "later page comes back to it", "later pages come back to it"))
    # What has happened was planned, too; only what is not settled needs a word.
    told = [status for status in entry.statuses if status != "planned" or "happened" not in entry.statuses]
    status = " / ".join(told)
    return desk.line(entry.words, f"e{at}", label="" if status == "happened" else status, notes=notes, more=entry.cites)


def _differences(round_up: RoundUp, desk: Desk) -> tuple[Versus, ...]:
    return tuple(
        Versus(
            label=found.kind if found.on == "the whole" else f"{found.kind} on the {_ASPECTS.get(found.on, found.on)}",
            one=desk.line(found.first, f"v{at}a"),
            other=desk.line(found.other, f"v{at}b"),
            why=found.why.rule,
        )
        for at, found in enumerate(round_up.differences)
    )


def _claims(claims: Iterable[Claim], desk: Desk) -> tuple[Line, ...]:
    """Claims of at least two independent sources, and those that somebody rejects; most sources first."""
    count = {claim: len(told_apart(claim.sources, desk)[0]) for claim in claims}
    told = [claim for claim in count if count[claim] > 1 or claim.denied_by]
    found: list[Line] = []
    seen: set[str] = set()
    for at, claim in enumerate(sorted(told, key=lambda claim: -count[claim])):
        notes = [sources_told(claim.sources, desk)]
        if claim.denied_by:
            notes.append(f"rejected by {listed(source_name(source) for source in claim.denied_by)}")
        line = desk.line(claim.words, f"c{at}", notes=notes, more=claim.cites)
        if line.quote.words.casefold() not in seen:
            seen.add(line.quote.words.casefold())
            found.append(line)
    return tuple(found)


def _holders(round_up: RoundUp, desk: Desk) -> tuple[Holder, ...]:
    """Who wants what, those with most positions first; a position that a copy repeats is told once."""
    found: dict[str, dict[tuple[str, str], Line]] = {}
    names: dict[str, str] = {}
    for at, stand in enumerate(round_up.stands):
        position = stand.position
        what = _one_line(position.object)
        condition = (f"if: {_one_line(position.condition)}",) if position.condition else ()
        told = desk.chain(stand.cite)
        name = told[-1] if is_pronoun(stand.holder) else _one_line(stand.holder)
        names.setdefault(folded(name), name)
        line = desk.line(stand.cite, f"s{at}", label=position.stance, notes=condition)
        if folded(what) not in folded(line.quote.words):
            line = replace(line, label=f"{position.stance}: {what}")
        key = (position.stance, what.casefold())
        found.setdefault(folded(name), {}).setdefault(key, line)
    holders = [Holder(name=names[key], lines=tuple(lines.values())) for key, lines in found.items()]
    return tuple(sorted(holders, key=lambda holder: -len(holder.lines)))


def _ways(round_up: RoundUp, desk: Desk) -> tuple[Line, ...]:
    found = []
    for at, way in enumerate(round_up.ways):
        blocking = (f"can block it: {listed(way.blockers)}",) if way.blockers else ()
        label = f"{way.procedure.rule}: {_one_line(way.procedure.decides)}".removesuffix(": ")
        found.append(desk.line(way.cite, f"y{at}", label=label, notes=blocking))
    return tuple(found)


def _plan(plan: Plan, desk: Desk, at: int) -> Line:
    label = f"planned for {day(plan.day)}" if plan.day else "no day told"
    moved = plan.outcome == "postponed" and plan.new_day
    outcome = _OUTCOMES[plan.outcome] + (f" to {day(plan.new_day)}" if moved and plan.new_day else "")
    cites = (*plan.announced, *plan.told_after)
    return desk.line(plan.words, f"p{at}", label=label, notes=[outcome], more=cites)


def _sources(round_up: RoundUp, desk: Desk) -> tuple[Voiced, ...]:
    return tuple(_source(source, desk, at) for at, source in enumerate(round_up.sources))


def _source(source: Source, desk: Desk, at: int) -> Voiced:
    """A source with what it says; what stands inside another of its statements, or in a copy, is told once.

    A source that pages only describe has no lines: "he" of one page and of another are not one voice.
    """
    named = is_source_named(source, desk)
    lines: list[Line] = []
    seen: set[str] = set()
    own = {folded(name) for name in (source.label, *source.names, source_name(source), *source.outlets)}
    for number, cite in enumerate(source.cites if named else ()):
        statement = desk.voices[cite.page].statements.get(cite.item)
        if statement is None or statement.manner == "article":
            continue
        line = desk.statement(cite.page, statement, f"q{at}-{number}")
        if line.chain[-1] == NOT_NAMED or (source.own and folded(line.chain[-1]) not in own):
            # Somebody whom the page does not name is none of those it names, least of all its outlet.
            continue
        if cite.span != statement.spans[0]:
            # The reported words alone ("that it would") say too little: the sentence that holds them stands for them.
            line = replace(line, quote=desk.quote(cite.page, cite.span))
        words = _one_line(line.quote.words).casefold()
        if len(words.split()) >= _LEAST_WORDS and not any(words in other for other in seen):
            seen.add(words)
            lines.append(line)
    return Voiced(
        name=source_name(source),
        own=source.own,
        named=named,
        outlets=outlets_told(source.outlets),
        pages=len({cite.page for cite in source.cites}),
        why=f"{source.why.rule}: {source.why.detail}".removesuffix(": "),
        lines=tuple(lines),
    )
