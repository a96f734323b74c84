"""Figures side by side: one series a measure and scope, and the claims that several pages make with one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from onrecord.record import Cite, Claim, Figure, Reading, Relation, Series, ToldFigure, Why
from onrecord.stories.scopes import kinds
from onrecord.stories.sentences import sentence_around
from onrecord.stories.sourced import Said, as_first_told, sources
from onrecord.stories.tellings import Telling

_BY_CHANCE = 5
"""A number below this is said by one speaker of two groups of people often enough."""
_NOBODY = frozenset("unnamed he she it they we i you him her them us who one that this".split())


def told_figures(reading: Reading, tellings: Sequence[Telling]) -> dict[str, ToldFigure]:
    """The figures of a page as they stand in a series, by their ids."""
    article = reading.article
    if article is None:
        return {}
    by_id = {telling.id: telling for telling in tellings}
    statements = {statement.id: statement for statement in reading.statements}
    found = {}
    for figure in reading.figures:
        voices = statements[figure.statement].chain
        chain = tuple(voice.label for voice in voices)
        sentence = sentence_around(article, figure.span)
        found[figure.id] = _told(figure, by_id[figure.id], chain, Cite(page=reading.id, span=sentence, item=figure.id))
    return _headlines_given(found, by_id)


def _headlines_given(told: Mapping[str, ToldFigure], by_id: Mapping[str, Telling]) -> dict[str, ToldFigure]:
    """The figures, a headline's under whoever alone says its number in the body of the page."""
    body: dict[tuple[object, ...], dict[str, ToldFigure]] = defaultdict(dict)
    for key, one in told.items():
        if not one.own:
            body[_number(one)][" ".join(sorted(by_id[key].speaker))] = one
    found = dict(told)
    for key, one in told.items():
        speakers = body.get(_number(one), {})
        numbers = {other.low for other in told.values() if other.own and other.sentence.span == one.sentence.span}
        # Two numbers of one headline are set against each other, by the outlet.
        if one.own and by_id[key].headline and len(speakers) == 1 and len(numbers) == 1:
            said = next(iter(speakers.values()))
            found[key] = replace(one, own=False, speaker=said.speaker, chain=said.chain)
    return found


def _number(one: ToldFigure) -> tuple[object, ...]:
    return one.measure, one.unit, one.low if one.low is not None else one.high


def _chain(chain: tuple[str, ...], label: str | None) -> tuple[str, ...]:
    """The labels of a chain with that of who counted, in the place of a last voice that names nobody."""
    if label is None:
        return chain
    return (*(chain[:-1] if chain[-1].lower() in _NOBODY and len(chain) > 1 else chain), label)


def _told(figure: Figure, telling: Telling, chain: tuple[str, ...], sentence: Cite) -> ToldFigure:
    return ToldFigure(
        cite=Cite(page=sentence.page, span=figure.span, item=figure.id),
        sentence=sentence,
        measure=figure.measure,
        unit=figure.unit,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        polarity=figure.polarity,
        scope=figure.scope,
        speaker=telling.label or chain[-1],
        chain=_chain(chain, telling.label),
        own=len(telling.chain) == 1,
        as_of=telling.as_of,
        dated=telling.dated,
        published=telling.published,
    )


def series(tellings: Sequence[Telling], told: Mapping[str, ToldFigure]) -> tuple[Series, ...]:
    """All figures by measure, unit, place, group and happening, the longest series first."""
    groups: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for telling in tellings:
        scope = telling.scope
        groups[
            telling.measure, telling.unit, scope.place, kinds(scope.group), kinds(scope.without), scope.event
        ].append(telling)
    found = [
        Series(
            measure=group[0].measure,
            unit=group[0].unit,
            place=group[0].scope.place,
            group=tuple(sorted(group[0].scope.group)),
            figures=tuple(told[t.id] for t in sorted(group, key=_by_day)),
        )
        for group in groups.values()
    ]
    return tuple(sorted(found, key=lambda one: -len(one.figures)))


def _by_day(telling: Telling) -> tuple[datetime, datetime]:
    last = datetime.max
    return telling.as_of[0] if telling.as_of else last, telling.published or last


def number_claims(
    tellings: Sequence[Telling], said: Mapping[str, Said], told: Mapping[str, ToldFigure], found: Sequence[Relation]
) -> tuple[Claim, ...]:
    """The numbers that two pages or more tell alike, with who stands behind each and who rejects it."""
    against: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.type == "denial":
            against[one.a].add(one.b)
            against[one.b].add(one.a)
    claims = []
    for group in _alike(tellings):
        if len({telling.page for telling in group}) < 2:
            continue
        ids = {telling.id for telling in group}
        behind = sources(as_first_told([said[telling.id] for telling in group]), counted=True)
        others = {other for key in ids for other in against[key]} - ids
        denying = [said[telling.id] for telling in tellings if telling.id in others and telling.polarity == "negative"]
        claims.append(
            Claim(
                words=told[group[0].id].sentence,
                cites=tuple(told[telling.id].cite for telling in group),
                sources=behind,
                denied_by=sources(denying, counted=True),
                why=Why(rule="one number of one scope and day", detail=_count(len(group), len(behind))),
            )
        )
    return tuple(claims)


def _count(tellings: int, behind: int) -> str:
    return f"{tellings} tellings lead back to {behind} {'source' if behind == 1 else 'sources'}"


def _alike(tellings: Sequence[Telling]) -> list[list[Telling]]:
    near: dict[tuple[object, ...], list[list[Telling]]] = defaultdict(list)
    for telling in tellings:
        if telling.value is None or telling.polarity == "negative":
            continue
        groups = near[telling.measure, telling.unit, telling.value]
        same = next((group for group in groups if all(_one_claim(telling, other) for other in group)), None)
        if same is None:
            groups.append([telling])
        else:
            same.append(telling)
    return [group for groups in near.values() for group in groups]


def _in_other_words(one: Telling, other: Telling) -> bool:
    """Whether one speaker's number is told on two pages of "dockers" and of "men": only the word for them differs."""
    if one.page == other.page or one.generic or not one.speaker & other.speaker or (one.value or 0) < _BY_CHANCE:
        return False
    return replace(one.scope, group=frozenset()).fit(replace(other.scope, group=frozenset())) == "same"


def _one_claim(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one number are of one scope and time; a day only of the page does not part them."""
    if one.partitive != other.partitive or not (one.scope.fit(other.scope) == "same" or _in_other_words(one, other)):
        return False
    if not one.dated or not other.dated or one.as_of is None or other.as_of is None:
        return True
    return one.as_of[0] <= other.as_of[1] and other.as_of[0] <= one.as_of[1]
