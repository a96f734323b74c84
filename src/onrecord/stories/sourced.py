"""The independent sources of tellings, each with its label, its words on each page, and why it counts once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.record import Cite, Source, Why
from onrecord.stories.independence import Origin, origins

_PAPERS = 3
"""Papers in a row, of which each has it from the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One telling with its words. `page` is where it was written first: of copied words the original's page.

    `label` is the fullest name of the last voice, `names` all it is known by, `outlet` the page's own.
    """

    id: str
    page: str
    chain: tuple[str, ...]
    speaker: frozenset[str]
    generic: bool
    cite: Cite
    label: str
    outlet: str
    names: frozenset[str] = frozenset()

    @property
    def own(self) -> bool:
        """Whether an outlet tells it in its own voice."""
        return len(self.chain) == 1


def in_one_piece(said: Sequence[Said]) -> tuple[Said, ...]:
    """The tellings with the outlet that wrote the words first at the head of every chain."""
    first = {telling.page: telling.chain[0] for telling in reversed(said) if telling.page == telling.cite.page}
    return tuple(
        t if (outlet := first.get(t.page, t.chain[0])) == t.chain[0] else replace(t, chain=(outlet, *t.chain[1:]))
        for t in said
    )


def as_first_told(said: Sequence[Said]) -> tuple[Said, ...]:
    """The tellings of one claim, those of a copied page under the speakers that the page it copies gives.

    A desk that changes a word of somebody's name makes no new source of it: where the original tells the claim, too,
    its speakers stand for those of the copy, and of several copies of one page the first that tells it for the rest.
    A telling that rests on a paper stands under whoever that paper has it from.
    """
    first: dict[str, list[Said]] = {}
    for telling in sorted(said, key=lambda one: one.page != one.cite.page):
        same = first.setdefault(telling.page, [])
        if not same or same[0].cite.page == telling.cite.page:
            same.append(telling)
    found = []
    for telling in said:
        original = first[telling.page]
        if original and not any(one.speaker & telling.speaker for one in original):
            one = original[0]
            telling = replace(
                telling, chain=one.chain, speaker=one.speaker, generic=one.generic, names=one.names, label=one.label
            )
        found.append(telling)
    return through_papers(found)


def through_papers(said: Sequence[Said]) -> tuple[Said, ...]:
    """The tellings of one claim, those that rest on a paper under whoever that paper has it from.

    A paper or agency that is cited as the source of a thing, and on its own page tells it in the words of somebody, is
    none: neither is one that cites a paper which cites another.
    """
    found = list(said)
    for _ in range(_PAPERS):
        heard: dict[str, Said] = {}
        for one in found:
            if len(one.chain) > 1 and not one.generic and one.speaker != {one.chain[0]}:
                heard.setdefault(one.chain[0], one)
        for at, one in enumerate(found):
            behind = next((heard[key] for key in sorted(one.speaker) if key in heard), None)
            if len(one.chain) > 1 and behind and not behind.speaker & {one.chain[0], *one.speaker}:
                chain = (*one.chain, *behind.chain[1:])
                told = (behind.speaker, behind.label, behind.names)
                found[at] = replace(one, chain=chain, speaker=told[0], label=told[1], names=told[2], generic=False)
    return tuple(found)


def sources(said: Sequence[Said], counted: bool = False) -> tuple[Source, ...]:
    """The independent sources in order of first telling.

    `counted` is for numbers, which an outlet rarely counts itself: where somebody named stands behind one, outlets that
    tell it in their own voice, and speakers that are only described, add no source; where somebody is described, those
    outlets add none.
    """
    whole = in_one_piece(said)
    by_id = {telling.id: telling for telling in whole}
    found = [(origin, [by_id[key] for key in origin.tellings]) for origin in origins(whole)]
    named = [pair for pair in found if not any(t.own or t.generic for t in pair[1])]
    told = [pair for pair in found if not all(t.own for t in pair[1])]
    kept = (named or told or found) if counted else found
    return tuple(_source(origin, told) for origin, told in kept)


def _source(origin: Origin, told: Sequence[Said]) -> Source:
    outlets = tuple(dict.fromkeys(telling.outlet for telling in told))
    pages = {telling.cite.page for telling in told}
    copied = {telling.cite.page for telling in told if telling.page != telling.cite.page}
    detail = f"{len(told)} tellings on {len(pages)} pages of {len(outlets)} outlets"
    if copied:
        detail += f", {len(copied)} of them copies"
    own = all(telling.own for telling in told)
    first = [telling for telling in told if telling.page == telling.cite.page] or list(told[:1])
    return Source(
        label=max((telling.label for telling in first), key=lambda label: (label[:1].isupper(), len(label))),
        names=tuple(sorted(frozenset().union(*(telling.names for telling in first)) or origin.names)),
        cites=tuple(telling.cite for telling in told),
        outlets=outlets,
        own=own,
        why=Why(rule=origin.why.rule, detail=detail),
    )


def first_pages(copies: Mapping[str, str]) -> dict[str, str]:
    """For each copy the page at the end of its line of originals; a ring of copies ends where it began."""
    found = {}
    for page in copies:
        at, seen = page, {page}
        while at in copies and copies[at] not in seen:
            at = copies[at]
            seen.add(at)
        found[page] = at
    return found


def is_its(name: str, said: Said) -> bool:
    """Whether words are told by somebody of that name, or on the page of an outlet of that name."""
    return any(is_named(name, known) for known in (said.label, *said.names, said.outlet))


def is_named(name: str, known: str) -> bool:
    """Whether one of the words of a known name is this one, a final "s" aside."""
    word = name.lower().removesuffix("s")
    return any(word == part.removesuffix("s") for part in known.lower().split())
