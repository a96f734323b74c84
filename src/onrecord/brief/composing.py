"""A round-up becomes a brief: what is in it is put under the questions a reader has; no sentence is made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace

from onrecord.brief.borne import Borne
from onrecord.brief.dated import days, plan_lines
from onrecord.brief.desk import Desk
from onrecord.brief.figures import charts, conflicts, counts, is_sure
from onrecord.brief.hanging import with_what_they_hang_on
from onrecord.brief.lines import Brief, Chart, Claimed, Holder, LeftOut, Line, Read, Versus, named
from onrecord.brief.over_lines import as_corrected, over_lines
from onrecord.brief.passed import is_one
from onrecord.brief.retold import is_retold
from onrecord.brief.shown import address
from onrecord.brief.sourcing import alike, backers, folded, source_name, sources_told, told_apart
from onrecord.brief.stands import (
    VETOED,
    chain_held,
    clause_of,
    condition,
    holder_name,
    is_guessed,
    is_in_sight,
    is_stand,
    stance_label,
)
from onrecord.brief.voiced import described, voiced
from onrecord.brief.wording import HEADINGS, LEAST_WORDS, counted, listed
from onrecord.record import Cite, Claim, Difference, PageCopy, RoundUp, Source, Stand

_CARRIED = 2
"""Outlets that carry one source's words in sentences of their own, at least, for that to be worth a line."""
_ONE_VOICE = 2
"""Voices of a chain that is the outlet and its source: of more, one quotes another."""
_STATE = 3
"""Days after which what outlets tell by themselves may be of another state of things."""
_NUMBERS = "one number of one scope and day"
"""The rule of claims that are a number alone: two such may be of two things."""
ALIKE = "one says it, the other says it is not so"
"""The rule of differences that only words alike suggest."""
NEXT = "the next speaker says it is not so"
"""The rule of differences by which who speaks next denies what was said."""
_ACROSS = frozenset(
    {
        "another source tells the same",
        "calls untrue what another page tells",
        "calls untrue what he told",
        "confirms what another page tells",
        "one page tells it, another that it is not so",
        "read by the pair head",
        "tells another day",
        "tells another hour",
    }
)
"""Rules that set sentences of two pages beside each other by what they have in common: they find many pairs, and a good
part of them are of two things. A brief shows those where a page answers what it tells itself.
"""
_BY_OTHERS = "confirmed or rejected by others"
"""The rule of claims that such pairs make."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*)\s+(?!it\b|this\b|them\b)\w+", re.IGNORECASE
)
_ASPECTS = {"day": "time"}
"""An aspect as a reader calls it where its name would say too little: two hours of one day differ, too."""
_NO_RULE = re.compile(
    r"\b(?:fail\w*|unable)\s+to\b|\b(?:not|never)\s+(?:be\s+)?(?:required|needed|necessary)\b|n[’']t\s+(?:required|need\w*)\b",
    re.IGNORECASE,
)
"""What tells how a body did not decide once, or that a rule does not hold."""
_TOLLS = frozenset("killed wounded missing displaced arrested infected people money votes".split())


def composed(round_up: RoundUp) -> Brief:
    """The brief of a round-up: a section that the round-up has nothing for is empty."""
    desk = Desk.of(round_up)
    borne = Borne.of(round_up, desk)
    reads = _reads(round_up, desk)
    told, undated = days(round_up, desk)
    expected, earlier = plan_lines(round_up, desk, {one.day: one for one in told})
    sources = [voiced(source, desk, at) for at, source in enumerate(round_up.sources)]
    (claims, few), (holders, unsure), (drawn, unborne) = (
        _claims(round_up, desk),
        _holders(round_up, desk),
        charts(round_up, borne),
    )
    alone = () if drawn else counts(round_up, borne)
    lead = next((r for r in round_up.readings if r.article and r.article.title == round_up.story.title), None)
    found = Brief(
        story=round_up.story,
        title=named(round_up.story),
        lead=desk.headline(lead, "lead") if lead else None,
        articles=reads,
        outlets=len({read.outlet for read in reads}),
        days=told,
        charts=drawn,
        conflicts=conflicts(round_up, borne),
        unsure=sum(one.contradiction and not is_sure(one) for one in round_up.relations),
        differences=_differences(round_up, desk),
        claims=claims,
        holders=holders,
        ways=_ways(round_up, desk),
        expected=expected,
        earlier=earlier,
        sources=tuple(one for one, _ in sources),
        described=described(round_up.sources, desk),
        left_out=LeftOut(
            statements=sum(left for _, left in sources),
            figures=unborne,
            others=_others(round_up, drawn, unborne, alone),
            positions=unsure,
            claims=few,
            events=undated,
        ),
        round_up=round_up,
        counts=alone,
    )
    if desk.taken_back.later:
        found = over_lines(found, lambda line: as_corrected(line, desk))
    return with_what_they_hang_on(found, desk)


def _others(round_up: RoundUp, drawn: Sequence[Chart], unborne: int, alone: Sequence[Line]) -> int:
    """How many figures of the pages no chart and no list has, nor counts as left out of it."""
    shown = sum(1 + len(row.more) for chart in drawn for row in chart.rows) + unborne
    shown += sum(1 + line.label.count("; ") for line in alone)
    return max(0, sum(len(reading.figures) for reading in round_up.readings) - shown)


def _reads(round_up: RoundUp, desk: Desk) -> tuple[Read, ...]:
    copies: dict[str, PageCopy] = {}
    for one in sorted(round_up.copies, key=lambda one: -one.shared):
        copies.setdefault(one.page, one)
    # A page and its correction may both be copies of an agency's: it is the page that is corrected.
    corrected = {now: page for page, now in reversed(list(desk.taken_back.later.items()))}
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
                copy_of=corrected.get(reading.id, copy.original) if copy else None,
                how="corrected" if copy and reading.id in corrected else copy.kind if copy else "",
            )
        )
    return tuple(found)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _differences(round_up: RoundUp, desk: Desk) -> tuple[Versus, ...]:
    """Pairs whose second side is surely somebody's word: of a rumour that is denied nobody may be the first."""
    pairs = (
        _in_order(found, desk, f"v{at}")
        for at, found in enumerate(round_up.differences)
        if found.why.rule not in _ACROSS
        and len(desk.sure_chain(found.other) or ()) > 1
        and (found.why.rule != ALIKE or denies(found.first, desk) or denies(found.other, desk))
        and not (found.why.rule == NEXT and _denies_something_else(found, desk))
    )
    told: dict[tuple[str, str], Versus] = {}
    for pair in pairs:
        told.setdefault((pair.label, f"{pair.other.quote.anchor} {pair.one.quote.words[-25:].casefold()}"), pair)
    # Words that several deny alike stand once, against the first who does.
    firsts: dict[tuple[str, str], Versus] = {}
    for pair in told.values():
        firsts.setdefault((pair.label, pair.one.quote.anchor), pair)
    again: set[str] = set()
    for key, pair in list(firsts.items()):
        if pair.label.startswith("contradicted") and pair.other.quote.anchor in again:
            del firsts[key]
        again.add(pair.other.quote.anchor)
    return tuple(firsts.values())


def _in_order(found: Difference, desk: Desk, name: str) -> Versus:
    """The two sides, whoever speaks first before the other: what was called untrue days before it is told again is
    contradicted then.
    """
    one, other, kind = desk.line(found.first, f"{name}a"), desk.line(found.other, f"{name}b"), str(found.kind)
    if kind == "denied" and one.day and other.day and one.day > other.day:
        one, other, kind = other, one, "contradicted"
    label = kind if found.on == "the whole" else f"{kind} on the {_ASPECTS.get(found.on, found.on)}"
    return Versus(label=label, one=one, other=other, why=found.why.rule)


def _claims(round_up: RoundUp, desk: Desk) -> tuple[tuple[Claimed, ...], int]:
    """Claims of at least two independent sources, those that somebody rejects, and those that several outlets carry
    from one source, most sources first; how many others are told on several pages.
    """
    tolls = {figure.id for r in round_up.readings for figure in r.figures if figure.measure in _TOLLS}
    told = [
        (*(whole if one == claim else _weighed(one, tolls, desk)), len(claim.sources) > 1)
        for claim in round_up.claims
        if claim.why.rule != _BY_OTHERS and _is_worth_it(*(whole := _weighed(claim, tolls, desk)))
        for one in [_of_one_thing(claim, desk)]
    ]
    found: list[Claimed] = []
    seen: set[str] = set()
    left = sum(len(claim.sources) > 1 for claim in round_up.claims)
    shown = [one for one in told if _is_worth_it(*one[:3])]
    for at, (_, claim, notes, several) in enumerate(sorted(shown, key=lambda one: -one[0])):
        sure = _sure_words(claim, desk)
        if sure is None:
            continue
        notes = _of_its_number(notes, claim, sure, desk)
        line = _with_each_once(desk.line(sure, f"c{at}", notes=notes, more=claim.cites))
        line = replace(line, quote=desk.sentence(Cite(page=line.quote.page, span=line.quote.spans[0], item="")))
        if len(told_apart(claim.sources, desk)[0]) > 1 and not _has_two_voices(line):
            continue
        left -= several
        if line.quote.words.casefold() not in seen:
            seen.add(line.quote.words.casefold())
            found.append(_with_backers(line, claim, desk))
    return tuple(found), left


def _with_backers(line: Line, claim: Claim, desk: Desk) -> Claimed:
    """The line with who stands behind it, and who rejects it, as data."""
    told = {field.name: getattr(line, field.name) for field in fields(line)}
    return Claimed(**told, sources=backers(claim.sources, desk), rejected_by=backers(_denying(claim, desk), desk))


def _denying(claim: Claim, desk: Desk) -> list[Source]:
    """Those of who denies a claim whose page tells of a denial: one no and another yes in words alike are none."""
    return [source for source in claim.denied_by if any(denies(cite, desk) for cite in source.cites)]


def _is_worth_it(weight: float, claim: Claim, notes: Sequence[str]) -> bool:
    """Whether a claim has sources enough for a line, or somebody who rejects it."""
    return weight > 0 or bool(notes)


def _sure_words(claim: Claim, desk: Desk) -> Cite | None:
    """The words of a claim, or the first of its cites, whose voice is sure."""
    return next((cite for cite in (claim.words, *claim.cites) if desk.sure_chain(cite)), None)


def _with_each_once(line: Line) -> Line:
    """A line with its further tellings, those of a page that have the same voices once."""
    told = {(line.quote.page, line.chain): line}
    for one in line.more:
        told.setdefault((one.quote.page, one.chain), one)
    return replace(line, more=tuple(one for one in told.values() if one is not line))


def _has_two_voices(line: Line) -> bool:
    """Whether the list under a claim shows two that tell it: names of which one is the end of another are of one."""
    voices = list(dict.fromkeys(one.chain[-1] for one in (line, *line.more) if len(one.chain) > 1))
    return any(not is_one(voices[0], other) for other in voices[1:])


def _of_one_thing(claim: Claim, desk: Desk) -> Claim:
    """A claim with those cites alone that tell what its words do, one of each voice on a page, and their sources."""
    words = _sure_words(claim, desk)
    if words is None:
        return claim
    names = [source_name(source) for source in claim.sources]
    same: dict[tuple[str, str], Cite] = {}
    for cite in sorted(claim.cites, key=lambda cite: cite != words):
        if cite == words or is_retold(words, cite, desk) or any(_is_own(cite, name, desk) for name in names):
            same.setdefault((cite.page, desk.chain(cite)[-1]), cite)
    kept = frozenset(same.values())
    sources = (replace(one, cites=tuple(cite for cite in one.cites if cite in kept)) for one in claim.sources)
    cites = tuple(cite for cite in claim.cites if cite in kept)
    return replace(claim, cites=cites, sources=tuple(source for source in sources if source.cites))


def _denies_something_else(found: Difference, desk: Desk) -> bool:
    """Whether the sentence of a denial tells itself what it denies, and that is not what was said before it."""
    return bool(_DENIES.search(desk.sentence(found.other).words)) and not alike((found.first, found.other), desk)


def denies(cite: Cite, desk: Desk) -> bool:
    """Whether the page tells of the words as a denial."""
    statement = desk.voices[cite.page].statements.get(cite.item)
    return statement is not None and statement.act == "deny"


def _weighed(claim: Claim, tolls: Collection[str], desk: Desk) -> tuple[float, Claim, list[str]]:
    """How many sources a claim surely has, 0 where that is no reason to show it, with its notes."""
    names = told_apart(claim.sources, desk)[0]
    against = told_apart(_denying(claim, desk), desk)[0]
    rejected = [f"rejected by {listed(against)}"] if against else []
    same = alike(claim.cites, desk)
    notes = [sources_told(claim.sources, desk), *rejected]
    if len(names) > 1:
        return (len(names) if same or claim.why.rule != _NUMBERS else 0), claim, notes if same else rejected
    if names:
        found = _carrying(claim, names[0], desk)
        carried = {desk.voices[cite.page].outlet for cite in found}
        if len(carried) >= _CARRIED and _wordings(found, desk) >= _CARRIED and alike(found, desk):
            again = _printing(claim, found, desk)
            shown = tuple(one for one in claim.cites if one in found or one in again or _is_own(one, names[0], desk))
            return 0.5, replace(claim, cites=shown), [_carried(carried, again, names[0], desk), *rejected]
        return 0, claim, notes if rejected else []
    # A number of people or money is seldom an outlet's own: papers that print it alike have it from somebody.
    people = any(cite.item in tolls for cite in claim.cites)
    every = {cite for cite in claim.cites if desk.printed_from(cite) is None and len(desk.chain(cite)) == 1}
    telling = [replace(one, cites=kept) for one in claim.sources if (kept := tuple(c for c in one.cites if c in every))]
    outlets = told_apart(telling, desk)[1]
    own = 0 if people or not same or _spread(every, desk) > _STATE else min(len(outlets), _wordings(every, desk))
    return (own if own > 1 else 0), claim, [sources_told(telling, desk), *rejected] if own > 1 else rejected


def _carrying(claim: Claim, name: str, desk: Desk) -> list[Cite]:
    """The cites that surely give a source's words, or say its name with them; a copy carries nothing of its own."""
    its = {cite for source in claim.sources if source_name(source) == name for cite in source.cites}
    return [
        cite
        for cite in claim.cites
        if cite in its
        and desk.printed_from(cite) is None
        and len(desk.chain(cite)) <= _ONE_VOICE
        and (len(desk.sure_chain(cite) or ()) > 1 or folded(name) in folded(desk.sentence(cite).words))
    ]


def _printing(claim: Claim, found: Sequence[Cite], desk: Desk) -> dict[Cite, str]:
    """The cites of a claim that only print again what those found carry, with the outlet that they have it from."""
    carrying = {desk.voices[cite.page].outlet for cite in found}
    return {
        cite: outlet
        for cite in claim.cites
        if cite not in found and (outlet := desk.printed_from(cite)) and outlet in carrying
    }


def _is_own(cite: Cite, name: str, desk: Desk) -> bool:
    """Whether a page is the source's own: its outlet is no other that carries its words."""
    return folded(desk.voices[cite.page].outlet) == folded(name)


def _carried(carried: Collection[str], again: Mapping[Cite, str], name: str, desk: Desk) -> str:
    """Carried by at least 4 outlets, 2 of them after A, from one source: B."""
    behind = dict.fromkeys(outlet for cite in again if (outlet := desk.voices[cite.page].outlet) not in carried)
    after = f", {len(behind)} of them after {listed(again.values())}," if behind else ""
    # Another may tell it in words that the round-up does not know again.
    return f"carried by at least {counted(len(carried) + len(behind), 'outlet')}{after} from one source: {name}"


def _of_its_number(notes: Sequence[str], claim: Claim, cite: Cite, desk: Desk) -> list[str]:
    """The notes of a claim of one number, the first with that number where its sentence has others."""
    reading, around = desk.readings[cite.page], desk.sentence(cite).spans[0]
    told = [figure for figure in reading.figures if around.covers(figure.span)]
    own = next((figure for figure in told if figure.id == cite.item or figure.span == cite.span), None)
    if not notes or own is None or claim.why.rule != _NUMBERS or len(told) == 1:
        return list(notes)
    words = " ".join(own.span.of(desk.articles[cite.page].text).split())
    return [f"“{words}” {notes[0]}", *notes[1:]]


def _spread(cites: Iterable[Cite], desk: Desk) -> int:
    """Days from the first page to the last."""
    told = [on for cite in cites if (on := desk.day(cite.page))]
    return (max(told) - min(told)).days if told else 0


def _wordings(cites: Iterable[Cite], desk: Desk) -> int:
    """How many sentences tell it: a reprint's is the same."""
    return len({folded(" ".join(desk.sentence(cite).words.split()[:8])) for cite in cites})


def _holders(round_up: RoundUp, desk: Desk) -> tuple[tuple[Holder, ...], int]:
    """Who wants what, those with most positions first, and last whose positions the model alone reads; a position
    that a copy repeats is told once.

    Left out and counted: what a holder that nobody names wants, what is only supposed ("unless she offers"), and what
    somebody asks of the reporter.
    """
    found: dict[str, dict[tuple[str, str], Line]] = {}
    names: dict[str, str] = {}
    told = Counter[str]()
    left = 0
    for at, stand in enumerate(round_up.stands):
        position = stand.position
        what = _one_line(position.object)
        hangs = (condition(position.condition),) if position.condition else ()
        name = holder_name(stand, desk)
        sentence = desk.sentence(stand.cite)
        if name is None or not is_stand(stand, sentence, desk.articles[stand.cite.page]):
            left += 1
            continue
        names.setdefault(folded(name), name)
        line = _of_holder(desk.line(stand.cite, f"s{at}", notes=hangs), stand, name, desk)
        if line is None:
            left += 1
            continue
        key = (position.stance, what.casefold())
        if line.quote.words.casefold() not in {
            one.quote.words.casefold() for one in found.get(folded(name), {}).values()
        }:
            found.setdefault(folded(name), {}).setdefault(key, line)
            told[folded(name)] += not is_guessed(stand)
    order = sorted(found, key=lambda name: (-told[name], -len(found[name])))
    return tuple(Holder(name=names[key], lines=tuple(found[key].values())) for key in order), left


def _of_holder(line: Line, stand: Stand, name: str, desk: Desk) -> Line | None:
    """A position as a line with its sentence and its voices; None where it is not told whose words it stands on."""
    sentence, article = desk.sentence(stand.cite), desk.articles[stand.cite.page]
    if len(line.chain) == 1 and not is_in_sight(stand, sentence):
        return None
    chain = chain_held(stand, sentence, line.chain, name, desk)
    words = clause_of(stand, sentence, desk)
    if not chain:
        return None
    return desk.of_the_first(replace(line, quote=words, chain=chain, label=stance_label(stand, article)))


def _ways(round_up: RoundUp, desk: Desk) -> tuple[Line, ...]:
    """The rules by which it is decided; what a copy prints and what another page quotes stand with the first."""
    found: dict[str, list[Line]] = {}
    for at, way in enumerate(round_up.ways):
        # A heading promises a rule, and the text below it tells one.
        if _NO_RULE.search(desk.sentence(way.cite).words) or desk.block(way.cite) in HEADINGS:
            continue
        # That somebody vetoed it once is a stand, and no rule.
        if VETOED.search(way.cite.span.of(desk.articles[way.cite.page].text)):
            continue
        blocking = (f"can block it: {listed(way.blockers)}",) if way.blockers else ()
        decides = _one_line(way.procedure.decides)
        label = f"{way.procedure.rule}: {decides}" if len(decides.split()) > LEAST_WORDS else way.procedure.rule
        line = replace(desk.line(way.cite, f"y{at}", label=label, notes=blocking), quote=desk.sentence(way.cite))
        found.setdefault(line.quote.words.casefold(), []).append(line)
    return tuple(replace(first, more=tuple(again)) for first, *again in found.values())
