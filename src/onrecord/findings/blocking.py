"""Who could block what: those whose consent a procedure needs, and those against who hold a veto in its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.findings.standing_bodies import StandingBody, body_in
from onrecord.record import Actor, Party, Position, Procedure

_AGAINST = frozenset({"opposes", "rejects", "would block"})
_ALONE = frozenset({"veto", "consent", "authorisation"})
_WORD = re.compile(r"[a-z][a-z-]{3,}")
_EMPTY = frozenset(
    "that this with from will would have been their they which what about against over into than then them there more "
    "most some such each every other could should must also only after before under while".split()
)
_AROUND = 300
"""Characters around a procedure in which a position may tell of what it decides."""


def with_blockers(
    text: str, procedures: Sequence[Procedure], positions: Sequence[Position], actors: Sequence[Actor]
) -> tuple[Procedure, ...]:
    """The procedures, each with those who could block it alone.

    By a rule of consent or veto these are its parties. In a standing body they are those whom the page tells to be
    against what it decides, and whose one vote is enough: holders of a veto, or any member where all must agree.
    Countries are told by the actors of the positions' holders (ISO 3166 alpha-3).
    """
    countries = {actor.id: actor.country for actor in actors}
    return tuple(_with_blockers(text, one, positions, countries) for one in procedures)


def _with_blockers(
    text: str, one: Procedure, positions: Sequence[Position], countries: dict[str, str | None]
) -> Procedure:
    around = text[max(0, one.span.start - _AROUND) : one.span.end + _AROUND]
    body = body_in(one.span.of(text), around) or body_in(around, around)
    against = [p for p in positions if p.stance in _AGAINST and _tells_of(text, p, one)]
    found = list(one.parties) if one.rule in _ALONE and not _is_body(one.parties, body) else []
    if body is not None:
        found += [p.holder for p in against if _blocks(body, p.holder, countries)]
    unique = {(party.actor or party.label.lower()): party for party in found}
    return replace(one, blockers=tuple(unique.values()))


def _is_body(parties: Sequence[Party], body: StandingBody | None) -> bool:
    """Whether the party is the standing body itself and one of its members alone can block in it."""
    if body is None or not (body.vetoes or body.votes == "unanimity"):
        return False
    return any(name in party.label for party in parties for name in body.names)


def _blocks(body: StandingBody, holder: Party, countries: dict[str, str | None]) -> bool:
    country = countries.get(holder.actor or "")
    return body.blocked_by([country]) if country else bool(body.blockers([holder.label.removeprefix("the ")]))


def _tells_of(text: str, position: Position, procedure: Procedure) -> bool:
    """Whether a position is about what the procedure decides: they share a word for it, or stand in one sentence."""
    if position.span.overlaps(procedure.span):
        return True
    between = text[min(position.span.end, procedure.span.end) : max(position.span.start, procedure.span.start)]
    if len(between) < _AROUND and not re.search(r"[.!?]\s|\n", between):
        return True
    around = text[max(0, procedure.span.start - _AROUND) : procedure.span.end + _AROUND]
    return bool(_words(position.object) & (_words(procedure.decides) | _words(around)))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in _WORD.findall(text.lower()) if word not in _EMPTY)
