"""A round-up becomes a brief: what is in it is put under the questions a reader has; no sentence is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from onrecord.brief.borne import Borne
from onrecord.brief.desk import Desk
from onrecord.brief.figures import charts, conflicts, is_sure
from onrecord.brief.lines import Brief, Day, Holder, LeftOut, Line, Read, Versus, Voiced
from onrecord.brief.shown import address
from onrecord.brief.sourcing import folded, is_source_named, outlets_told, source_name, sources_told, told_apart
from onrecord.brief.stands import holder_name, is_stand
from onrecord.brief.wording import counted, day, listed
from onrecord.record import Cite, Claim, PageCopy, Plan, RoundUp, Source, TimelineEntry

_LEAST_WORDS = 3
"""Words of a statement that are worth a line of their own."""
_CARRIED = 3
"""Outlets that carry one source's words, at least, for that to be worth a line."""
_NUMBERS = "one number of one scope and day"
"""The rule of claims that are a number alone: two such may be of two things."""
ALIKE = "one says it, the other says it is not so"
"""The rule of differences that only words alike suggest."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ASPECTS = {"day": "time"}
"""An aspect as a reader calls it where its name would say too little: two hours of one day differ, too."""
_STATUSES = {"happened": "", "denied": "said not to be"}
_TOLLS = frozenset("killed wounded missing displaced arrested infected people money votes".split())
_OUTCOMES = {
    "held": "took place",
    "postponed": "was put off",
    "cancelled": "was called off",
    "pending": "still to come when the last page appeared",
    "unknown": "announced; what became of it is not settled here",
}


def composed(round_up: RoundUp) -> Brief:
    """The brief of a round-up: a section that the round-up has nothing for is empty."""
    desk = Desk.of(round_up)
    borne = Borne.of(round_up, desk)
    reads = _reads(round_up, desk)
    plans = [(plan.outcome, _plan(plan, desk, at)) for at, plan in enumerate(round_up.plans)]
    sources = [_source(source, desk, at) for at, source in enumerate(round_up.sources)]
    (claims, few), (holders, unsure), (drawn, counts) = (
        _claims(round_up, desk),
        _holders(round_up, desk),
        charts(round_up, borne),
    )
    lead = next((r for r in round_up.readings if r.article and r.article.title == round_up.story.title), None)
    return Brief(
        story=round_up.story,
        title=round_up.story.title or listed(round_up.story.keys) or round_up.story.id,
        lead=desk.headline(lead, "lead") if lead else None,
        articles=reads,
        outlets=len({read.outlet for read in reads}),
        days=_days(round_up, desk),
        charts=drawn,
        conflicts=conflicts(round_up, borne),
        unsure=sum(one.contradiction and not is_sure(one) for one in round_up.relations),
        differences=_differences(round_up, desk),
        claims=claims,
        holders=holders,
        ways=_ways(round_up, desk),
        expected=tuple(line for outcome, line in plans if outcome == "pending"),
        earlier=tuple(line for outcome, line in plans if outcome != "pending"),
        sources=tuple(voiced for voiced, _ in sources),
        left_out=LeftOut(statements=sum(left for _, left in sources), figures=counts, positions=unsure, claims=few),
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
    behind = [replace(source, cites=kept) for source in entry.sources if (kept := _after(source.cites, entry, desk))]
    notes = [sources_told(behind, desk, desk.voices[entry.words.page].outlet)]
    if entry.place and entry.place in desk.quote(entry.words.page, entry.words.span).words:
        notes.insert(0, entry.place)
    again = _after(entry.cites, entry, desk)
    later = len({cite.page for cite in again if (desk.day(cite.page) or entry.day) > entry.day})
    if later:
        notes.append(counted(later, "later page comes back to it", "later pages come back to it"))
    # What has happened was planned, too; only what is not settled needs a word.
    told = [status for status in entry.statuses if status != "planned" or "happened" not in entry.statuses]
    status = " / ".join(_STATUSES.get(one, one) for one in told)
    return desk.line(entry.words, f"e{at}", label=status, notes=notes, more=again)


def _after(cites: Iterable[Cite], entry: TimelineEntry, desk: Desk) -> tuple[Cite, ...]:
    """The cites in whose sentences the entry's words come back, without those of pages before the day where the
    entry's words tell what happened on it.
    """
    told = desk.day(entry.words.page)
    ahead = told is None or told < entry.day
    return tuple(
        cite
        for cite in cites
        if (ahead or (desk.day(cite.page) or entry.day) >= entry.day) and alike((entry.words, cite), desk)
    )


def _differences(round_up: RoundUp, desk: Desk) -> tuple[Versus, ...]:
    """Pairs whose second side is surely somebody's word: of a rumour that is denied nobody may be the first."""
    pairs = (
        Versus(
            label=found.kind if found.on == "the whole" else f"{found.kind} on the {_ASPECTS.get(found.on, found.on)}",
            one=desk.line(found.first, f"v{at}a"),
            other=desk.line(found.other, f"v{at}b"),
            why=found.why.rule,
        )
        for at, found in enumerate(round_up.differences)
        if len(desk.sure_chain(found.other) or ()) > 1
        and (found.why.rule != ALIKE or denies(found.first, desk) or denies(found.other, desk))
    )
    told: dict[tuple[str, str], Versus] = {}
    for pair in pairs:
        told.setdefault((pair.label, f"{pair.other.quote.anchor} {pair.one.quote.words[-25:].casefold()}"), pair)
    return tuple(told.values())


def _claims(round_up: RoundUp, desk: Desk) -> tuple[tuple[Line, ...], int]:
    """Claims of at least two independent sources, those that somebody rejects, and those that several outlets carry
    from one source, most sources first; how many others are told on several pages.
    """
    tolls = {figure.id for r in round_up.readings for figure in r.figures if figure.measure in _TOLLS}
    told = [_weighed(claim, tolls, desk) for claim in round_up.claims]
    found: list[Line] = []
    seen: set[str] = set()
    shown = [one for one in told if one[0] > 0 or one[2]]
    for at, (_, claim, notes) in enumerate(sorted(shown, key=lambda one: -one[0])):
        sure = next((c for c in (claim.words, *claim.cites) if desk.sure_chain(c)), None)
        if sure is None:
            continue
        line = desk.line(claim.words if desk.sure_chain(claim.words) else sure, f"c{at}", notes=notes, more=claim.cites)
        line = replace(line, quote=desk.sentence(Cite(page=line.quote.page, span=line.quote.spans[0], item="")))
        if line.quote.words.casefold() not in seen:
            seen.add(line.quote.words.casefold())
            found.append(line)
    several = sum(len(claim.sources) > 1 for claim in round_up.claims)
    shown_of_several = sum(len(claim.sources) > 1 for _, claim, _ in shown)
    return tuple(found), several - shown_of_several


def denies(cite: Cite, desk: Desk) -> bool:
    """Whether the page tells of the words as a denial."""
    statement = desk.voices[cite.page].statements.get(cite.item)
    return statement is not None and statement.act == "deny"


def _weighed(claim: Claim, tolls: Collection[str], desk: Desk) -> tuple[float, Claim, list[str]]:
    """How many sources a claim surely has, 0 where that is no reason to show it, with its notes."""
    names, outlets = told_apart(claim.sources, desk)
    # That one says no and another yes in words alike is no denial: the page has to tell of one.
    denying = [source for source in claim.denied_by if any(denies(cite, desk) for cite in source.cites)]
    against = told_apart(denying, desk)[0]
    rejected = [f"rejected by {listed(against)}"] if against else []
    same = alike(claim.cites, desk)
    notes = [sources_told(claim.sources, desk), *rejected]
    if len(names) > 1:
        return (len(names) if same or claim.why.rule != _NUMBERS else 0), claim, notes if same else rejected
    if names:
        carried = {desk.voices[cite.page].outlet for cite in claim.cites}
        its = {cite for source in claim.sources if source_name(source) == names[0] for cite in source.cites}
        sure = all(cite in its and len(desk.sure_chain(cite) or ()) > 1 for cite in claim.cites)
        if sure and same and len(carried) >= _CARRIED:
            return 0.5, claim, [f"carried by {counted(len(carried), 'outlet')} from one source: {names[0]}", *rejected]
        return 0, claim, notes if rejected else []
    # A number of people or money is seldom an outlet's own: papers that print it alike have it from somebody.
    people = any(cite.item in tolls for cite in claim.cites)
    own = 0 if people or not same else min(len(outlets), _wordings(claim.cites, desk))
    return (own if own > 1 else 0), claim, notes if own > 1 else rejected


def _wordings(cites: Iterable[Cite], desk: Desk) -> int:
    """How many sentences tell it: a reprint's is the same."""
    return len({folded(" ".join(desk.sentence(cite).words.split()[:8])) for cite in cites})


def alike(cites: Iterable[Cite], desk: Desk) -> bool:
    """Whether the sentences at all cites share several words: one number alone may be of two things."""
    every = [{word[:5].lower() for word in _WORD.findall(desk.sentence(cite).words)} for cite in cites]
    return bool(every) and len(set.intersection(*every)) >= _LEAST_WORDS


def _holders(round_up: RoundUp, desk: Desk) -> tuple[tuple[Holder, ...], int]:
    """Who wants what, those with most positions first; a position that a copy repeats is told once.

    Left out and counted: what a holder that nobody names wants, what is only supposed ("unless she offers"), and what
    somebody asks of the reporter.
    """
    found: dict[str, dict[tuple[str, str], Line]] = {}
    names: dict[str, str] = {}
    left = 0
    for at, stand in enumerate(round_up.stands):
        position = stand.position
        what = _one_line(position.object)
        condition = (f"if: {_one_line(position.condition)}",) if position.condition else ()
        name = holder_name(stand, desk)
        sentence = desk.sentence(stand.cite)
        if name is None or not is_stand(stand, sentence, desk.articles[stand.cite.page]):
            left += 1
            continue
        names.setdefault(folded(name), name)
        line = replace(desk.line(stand.cite, f"s{at}", label=position.stance, notes=condition), quote=sentence)
        key = (position.stance, what.casefold())
        if line.quote.words.casefold() not in {
            one.quote.words.casefold() for one in found.get(folded(name), {}).values()
        }:
            found.setdefault(folded(name), {}).setdefault(key, line)
    holders = [Holder(name=names[key], lines=tuple(lines.values())) for key, lines in found.items()]
    return tuple(sorted(holders, key=lambda holder: -len(holder.lines))), left


def _ways(round_up: RoundUp, desk: Desk) -> tuple[Line, ...]:
    found = []
    for at, way in enumerate(round_up.ways):
        blocking = (f"can block it: {listed(way.blockers)}",) if way.blockers else ()
        decides = _one_line(way.procedure.decides)
        label = f"{way.procedure.rule}: {decides}" if len(decides.split()) > _LEAST_WORDS else way.procedure.rule
        line = desk.line(way.cite, f"y{at}", label=label, notes=blocking)
        found.append(replace(line, quote=desk.sentence(way.cite)))
    return tuple(found)


def _plan(plan: Plan, desk: Desk, at: int) -> Line:
    label = f"planned for {day(plan.day)}" if plan.day else "no day told"
    moved = plan.outcome == "postponed" and plan.new_day
    outcome = _OUTCOMES[plan.outcome] + (f" to {day(plan.new_day)}" if moved and plan.new_day else "")
    cites = (*plan.announced, *plan.told_after)
    return desk.line(plan.words, f"p{at}", label=label, notes=[outcome], more=cites)


def _source(source: Source, desk: Desk, at: int) -> tuple[Voiced, int]:
    """A source with what it surely says, and how many of its statements are left out.

    What stands inside another of its statements, or in a copy, is told once. A source that pages only describe has no
    lines: "he" of one page and of another are not one voice.
    """
    named = is_source_named(source, desk)
    lines: list[Line] = []
    seen: set[str] = set()
    left = 0
    own = {folded(name) for name in (source.label, *source.names, source_name(source), *source.outlets)}
    for number, cite in enumerate(source.cites if named else ()):
        statement = desk.voices[cite.page].statements.get(cite.item)
        if statement is None or statement.manner == "article" or cite.item != statement.id:
            continue
        told = desk.heard(cite.page, statement)
        line = desk.statement(cite.page, statement, told, f"q{at}-{number}") if told else None
        if line is None or (source.own and folded(line.chain[-1]) not in own):
            left += 1
            continue
        words = _one_line(line.quote.words).casefold()
        if len(words.split()) >= _LEAST_WORDS and not any(words in other or other in words for other in seen):
            seen.add(words)
            lines.append(line)
    voiced = Voiced(
        name=source_name(source),
        own=source.own,
        named=named,
        outlets=outlets_told(source.outlets),
        pages=len({cite.page for cite in source.cites}),
        why=f"{source.why.rule}: {source.why.detail}".removesuffix(": "),
        lines=tuple(lines),
    )
    return voiced, left
