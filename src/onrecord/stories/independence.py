"""How many sources stand behind a claim: its origins after copies and quoting are folded, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.record import Why


class Voiced(Protocol):
    """Anything that is told on a page through a chain of voices: a `Telling` of a figure, an event, a statement."""

    @property
    def id(self) -> str: ...
    @property
    def page(self) -> str: ...
    @property
    def chain(self) -> tuple[str, ...]: ...
    @property
    def speaker(self) -> frozenset[str]: ...
    @property
    def generic(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent source: its names, the tellings (ids) that lead back to it, and why they are one."""

    names: frozenset[str]
    tellings: tuple[str, ...]
    why: Why


def origins(tellings: Sequence[Voiced], original: Mapping[str, str] | None = None) -> tuple[Origin, ...]:
    """The independent origins of tellings of one claim, in order of first telling; their number is the count.

    `original` maps a page to the page that it copies (itself where it copies none). A copy's outlet stands for the
    original's; whoever is quoted answers in the place of the quoting outlet; speakers that share a name are one.
    An unnamed source belongs to the outlet that heard it.
    """
    first_outlet: dict[str, str] = {}
    for telling in tellings:
        first_outlet.setdefault((original or {}).get(telling.page, telling.page), telling.chain[0])
    found: list[tuple[set[str], list[Voiced]]] = []
    for telling in tellings:
        page = (original or {}).get(telling.page, telling.page)
        keys, told = _keys(telling, first_outlet[page]), [telling]
        for at in range(len(found) - 1, -1, -1):
            if found[at][0] & keys:
                keys, told = keys | found[at][0], found[at][1] + told
                del found[at]
        found.append((keys, told))
    place = {telling.id: at for at, telling in enumerate(tellings)}
    found.sort(key=lambda pair: min(place[telling.id] for telling in pair[1]))
    return tuple(_origin(keys, told) for keys, told in found)


def _keys(telling: Voiced, outlet: str) -> set[str]:
    """The names of the last voice of the chain, where the page's outlet is the one that wrote it first."""
    chain = (outlet, *telling.chain[1:])
    if len(chain) == 1:
        return {outlet}
    if telling.generic:
        return {f"{chain[-1]}, as told to {chain[-2]}"}
    return set(telling.speaker)


def _origin(keys: set[str], told: Sequence[Voiced]) -> Origin:
    pages = {telling.page for telling in told}
    outlets = {telling.chain[0] for telling in told}
    detail = f"{len(told)} tellings on {len(pages)} pages of {len(outlets)} outlets"
    rule = "one telling" if len(told) == 1 else "one origin at the end of every chain"
    return Origin(names=frozenset(keys), tellings=tuple(t.id for t in told), why=Why(rule=rule, detail=detail))
