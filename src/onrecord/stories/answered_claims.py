"""Claims with who confirms and who rejects them: tellings that answer each other are one, whatever the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.record import Cite, Claim, Difference, Source, Why
from onrecord.stories.sourced import Said, as_first_told, sources

CONFIRMS = "confirms what another page tells"
"""The rule of differences by which somebody says that it is so."""
READ = "read by the pair head"
"""The rule of differences that the reader of pairs finds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A difference with the two tellings that it is between, the answered one first."""

    difference: Difference
    first: Said
    other: Said


def answered_claims(claims: Sequence[Claim], answers: Sequence[Answer]) -> tuple[Claim, ...]:
    """The claims of statements said alike with those who reject them, and claims of their own for other tellings.

    Who confirms an act, or puts it on another day or in another place, stands behind it; who denies it does not. A
    telling that nobody shares is a claim where somebody rejects it.
    """
    left = list(answers)
    found = []
    for claim in claims:
        against = [one.other for one in left if one.difference.kind == "denied" and _is_of(one.first.cite, claim.cites)]
        left = [one for one in left if not _is_of(one.first.cite, claim.cites)]
        found.append(_rejected(claim, sources(against)) if against else claim)
    return (*found, *_own(left))


def _rejected(claim: Claim, against: Sequence[Source]) -> Claim:
    known = {source.label for source in (*claim.denied_by, *claim.sources)}
    return replace(claim, denied_by=(*claim.denied_by, *(one for one in against if one.label not in known)))


def unmatched(answers: Sequence[Answer], known: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences of answers that none of those known already tells of the same words."""
    return tuple(
        one.difference
        for one in answers
        if not any(one.difference.kind == other.kind and _between_the_same(one.difference, other) for other in known)
    )


def _between_the_same(one: Difference, other: Difference) -> bool:
    pairs = ((one.first, one.other), (one.other, one.first))
    return any(_is_of(first, [other.first]) and _is_of(second, [other.other]) for first, second in pairs)


def _is_of(cite: Cite, cites: Sequence[Cite]) -> bool:
    return any(cite.page == one.page and cite.span.overlaps(one.span) for one in cites)


def _stands_behind(one: Answer) -> bool:
    """Whether somebody says that a telling is so, or tells it otherwise: what is only told alike may come from the same
    mouth."""
    told = one.difference.kind == "contradicted" or one.difference.why.rule in (CONFIRMS, READ)
    return told and not (one.other.own or one.other.generic)


def _own(answers: Sequence[Answer]) -> Iterator[Claim]:
    """A claim for each telling with its answers, those joined that one confirms of the other."""
    root: dict[Cite, Cite] = {}

    def top(cite: Cite) -> Cite:
        while root.setdefault(cite, cite) != cite:
            cite = root[cite]
        return cite

    answers = [one for one in answers if one.difference.kind == "denied" or _stands_behind(one)]
    for one in answers:
        if one.difference.kind != "denied":
            root[top(one.other.cite)] = top(one.first.cite)
    behind: dict[Cite, list[Said]] = defaultdict(list)
    against: dict[Cite, list[Said]] = defaultdict(list)
    for one in answers:
        claim = top(one.first.cite)
        behind[claim].append(one.first)
        (against if one.difference.kind == "denied" else behind)[claim].append(one.other)
    for claim, told in behind.items():
        tellings = list({said.cite: said for said in told}.values())
        upheld, rejected = sources(as_first_told(tellings)), sources(against[claim])
        # Who says both yes and no has been misread, or has changed their mind: neither counts.
        both = {source.label for source in upheld} & {source.label for source in rejected}
        upheld = tuple(source for source in upheld if source.label not in both)
        rejected = tuple(source for source in rejected if source.label not in both)
        if upheld and (rejected or len(upheld) > 1):
            cites = tuple(said.cite for said in tellings)
            detail = f"{len(cites)} tellings, sources: {len(upheld)}, rejected by: {len(rejected)}"
            yield Claim(
                words=cites[0],
                cites=cites,
                sources=upheld,
                denied_by=rejected,
                why=Why(rule="confirmed or rejected by others", detail=detail),
            )
