"""Independent sources by the name that readers know them by, and how many there are, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from onrecord.brief.called import IN_A_TOWN
from onrecord.brief.desk import Desk
from onrecord.brief.lines import Backer
from onrecord.brief.voices import is_named, is_pronoun
from onrecord.brief.wording import MEDIA, MONTH, NO_OUTLET, NOT_NAMED, counted, listed
from onrecord.record import Cite, RoundUp, Source
from onrecord.record.numerals import TENS, UNITS

_WHOSE = frozenset("its his her their our this same both one two three several some".split())
_COMMON = frozenset(
    "government police ministry minister officials official authorities experts residents witnesses president mayor "
    "company office party court army military council parliament commission agency group union family mother father "
    "prosecutors prosecutor investigators doctors lawyers lawyer rescuers firefighters troops rebels spokesman "
    "spokeswoman sources analysts diplomats neighbors neighbours friends students school state city county".split()
)
"""Words that name nobody by themselves: of two pages each may mean its own."""
_ROLES = frozenset(
    "minister president mayor official officials spokesman spokeswoman spokesperson chief head director leader lawyer "
    "attorney analyst prosecutor governor senator superintendent principal pastor manager owner officer member members "
    "employee neighbour neighbor mother father brother sister wife husband son daughter friend".split()
)
"""Last words of a description: who the minister or the lawyer is another page may tell by name."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SPELLED = (*UNITS, TENS[0])
_NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(_SPELLED[2:])})\b")
_DATES = re.compile(
    rf"\b\d{{1,2}}\s+{MONTH}\b|\b{MONTH}\.?\s+\d{{1,2}}\b|\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}\s*[ap]\.?m\b|\b(?:19|20)\d\d\b"
)
"""What is no count: days, hours, years."""
_DAYS = re.compile(rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTH})\b")
_KEPT = 1024
"""Sentences whose words are kept: those of one day are held against each other."""
_SHARED = 3
"""Words that sentences share, at least, if they may tell the same."""
_ANY_STATE = frozenset("government state authorities of and for".split())
"""Words of a name that do not set a country's government apart from the country."""


def source_name(source: Source) -> str:
    """The fullest name of a source; a source that no page names is told as such."""
    return NOT_NAMED if source.label.startswith("unnamed") else " ".join(source.label.split()).split(" as ")[0]


def folded(name: str) -> str:
    """A name without what print varies: case, apostrophes, an article before it."""
    return " ".join(name.replace("’", "'").lower().removeprefix("the ").split())


def named_sources(round_up: RoundUp, desk: Desk) -> Mapping[str, str]:
    """For each statement of the story, by id, the name of the source whose word it is."""
    return {cite.item: name for source in round_up.sources for name in [source_name(source)] for cite in source.cites}


def is_source_named(source: Source, desk: Desk) -> bool:
    """Whether a page says who the source is; an outlet in its own voice is known by its name."""
    if source.label.startswith("unnamed") or not (source.own or is_proper(source_name(source))):
        return False
    cites = [cite for cite in source.cites if cite.page in desk.voices]
    return source.own or any(_names(cite, desk) for cite in cites)


def is_proper(name: str) -> bool:
    """Whether a name is one that readers know somebody by, on any page: not "its ministry", nor "police" alone."""
    words = [word for word in name.replace("’", "'").split() if word.lower() not in ("the", "a", "an")]
    if not words or words[0].lower() in _WHOSE:
        return False
    if words[-1].lower() in _ROLES and words[-1].islower():
        return False
    return any(word[:1].isupper() and word.lower().removesuffix("'s") not in _COMMON for word in words)


def is_common(name: str) -> bool:
    """Whether a name is one common word, as "the police"."""
    return folded(name) in _COMMON


def _names(cite: Cite, desk: Desk) -> bool:
    """Whether the page says who stands at the origin: by name there, or by a pronoun that stands for a name."""
    statement = desk.voices[cite.page].statements.get(cite.item)
    if statement is None:
        return False
    origin, name = statement.chain[-1], desk.chain(cite)[-1]
    return is_named(origin) or (is_pronoun(origin.label) and not is_pronoun(name) and name[:1].isupper())


def told_apart(sources: Sequence[Source], desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the sources that a page surely names, each once, and the outlets that tell it in their own words.

    A name whose words all stand in another ("the police", "the city police") may be the same, and so may a country and
    its government or ministry: it adds none, nor does a town that stands for the government in it. Somebody who is only
    described ("the head") may be one of those named.
    """
    names: dict[str, str] = {}
    outlets: dict[str, str] = {}
    for source in sources:
        name = source_name(source)
        if " " not in name and any(desk.called(cite.page, name).startswith(IN_A_TOWN) for cite in source.cites):
            continue
        if source.own or _reports(source, name, desk):
            outlets.setdefault(folded(name), name)
        elif is_source_named(source, desk) and any(len(desk.sure_chain(cite) or ()) > 1 for cite in source.cites):
            names.setdefault(folded(name), name)
        elif any(len(desk.sure_chain(cite) or ()) == 1 for cite in source.cites):
            outlets |= {folded(outlet): outlet for outlet in outlets_told(source.outlets)}
    # "India's navy" and "the Indian navy" have their first letters in common.
    words = {
        name: frozenset(word[:5] for word in name.replace("'s", "").split() if word not in _ANY_STATE) for name in names
    }
    apart = tuple(
        told
        for at, (name, told) in enumerate(names.items())
        if not any(
            words[name] < words[other] or (words[name] == words[other] and place < at)
            for place, other in enumerate(names)
            if other != name
        )
    )
    # Outlets that their pages do not name may be one.
    unnamed = {folded(NO_OUTLET), folded(NOT_NAMED), "unnamed"}
    return apart, tuple(told for name, told in outlets.items() if name not in names and name not in unnamed)


def _reports(source: Source, name: str, desk: Desk) -> bool:
    """Whether a source is an agency or a paper, by its name or by how a page has it."""
    told = (desk.voices[cite.page].statements.get(cite.item) for cite in source.cites if cite.page in desk.voices)
    return bool(MEDIA.search(name)) or any(
        one is not None and len(one.chain) > 1 and one.chain[-1].kind == "outlet" for one in told
    )


def sources_told(sources: Sequence[Source], desk: Desk, shown: str = "") -> str:
    """2 independent sources: A, B; also told by C. Of one alone its chain says who; of outlets: told by 2 outlets.

    `shown` is the outlet of the line, which needs no "also".
    """
    names, every = told_apart(sources, desk)
    outlets = tuple(outlet for outlet in every if not names or folded(outlet) != folded(shown))
    if len(names) > 1:
        told = f"{counted(len(names), 'independent source')}: {listed(names)}"
        return told + (f"; also told by {listed(outlets)}" if outlets else "")
    if names:
        return f"also told by {listed(outlets)}" if outlets else ""
    return f"told by {counted(len(outlets), 'outlet')}: {listed(outlets)}" if len(outlets) > 1 else ""


def backers(sources: Sequence[Source], desk: Desk) -> tuple[Backer, ...]:
    """Those behind a claim, each name once, those that count as independent first."""
    apart = {folded(name) for name in told_apart(sources, desk)[0]}
    by_name: dict[str, list[Source]] = {}
    for source in sources:
        by_name.setdefault(folded(source_name(source)), []).append(source)
    found = (
        Backer(
            name=source_name(same[0]),
            independent=name in apart,
            own=all(source.own for source in same),
            outlets=outlets_told(tuple(dict.fromkeys(outlet for source in same for outlet in source.outlets))),
            pages=tuple(dict.fromkeys(cite.page for source in same for cite in source.cites)),
        )
        for name, same in by_name.items()
    )
    return tuple(sorted(found, key=lambda one: not one.independent))


def outlets_told(outlets: Sequence[str]) -> tuple[str, ...]:
    """The names of outlets; one that its page does not name is told as such."""
    return tuple(NO_OUTLET if outlet == "unnamed" else " ".join(outlet.split()) for outlet in outlets)


def numbers(words: str) -> frozenset[str]:
    """The counts that words tell, in figures or spelled, without days, hours and years."""
    told = _NUMBER.findall(_DATES.sub(" ", words.replace(",", "")).lower())
    return frozenset(str(_SPELLED.index(one)) if one in _SPELLED else one for one in told)


@lru_cache(_KEPT)
def beginnings(words: str) -> frozenset[str]:
    """The beginnings of words of four letters and more, those of days left aside."""
    return frozenset(word[:5].lower() for word in _WORD.findall(_DAYS.sub(" ", words)))


def common(cites: Iterable[Cite], desk: Desk) -> frozenset[str]:
    """The beginnings of the words, days left aside, that the sentences at all cites share."""
    every = [beginnings(desk.sentence(cite).words) for cite in cites]
    return frozenset.intersection(*every) if every else frozenset()


def alike(cites: Iterable[Cite], desk: Desk, share: float = 0.0) -> bool:
    """Whether the sentences at all cites share several words, and that share of those of the shortest: one number
    alone may be of two things.
    """
    every = [beginnings(desk.sentence(cite).words) for cite in cites]
    return bool(every) and len(frozenset.intersection(*every)) >= max(_SHARED, share * min(map(len, every)))
