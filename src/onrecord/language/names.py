"""Names of the same person or body: full names, surnames, spellings, acronyms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from onrecord.language.links import Links
from onrecord.language.phrases import Phrases
from onrecord.language.referents import Referent, Sort, first_name_gender, fold, title
from onrecord.record import Analysis, Why

SORTS: dict[str, Sort] = {
    "person": "person",
    "organisation": "body",
    "place": "place",
    "facility": "body",
    "group": "group",
    "product": "other",
    "other": "other",
}
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset({"al", "el", "de", "von", "van", "bin", "the"})
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "et"})


def names_of(analysis: Analysis, phrases: Phrases) -> list[Referent]:
    """The name mentions as referents, function words trimmed off their ends; times and sums are left out."""
    found = []
    kinds = _main_kinds(analysis, phrases)
    for mention in analysis.mentions:
        if mention.kind not in SORTS:
            continue
        first, last = phrases.first(mention.span), phrases.last(mention.span)
        while last > first and phrases.columns.pos[last] in {"ADP", "DET", "CCONJ", "PUNCT", "PART"}:
            last -= 1
        kind = kinds.get(_key(phrases, first, last), mention.kind)
        referent = Referent(kind=kind, first=first, last=last, head=phrases.head(first, last), sort=SORTS[kind])
        _describe(referent, phrases)
        found.append(referent)
    return found


def missed_surnames(names: list[Referent], phrases: Phrases) -> list[Referent]:
    """Words that are the surname of somebody with a full name on the page, where no mention covers them."""
    taken = {word for name in names for word in range(name.first, name.last + 1)}
    known = {
        _own_words(name, phrases)[-1] for name in names if name.sort == "person" and len(_own_words(name, phrases)) > 1
    }
    found = []
    for word, form in enumerate(phrases.words):
        if word not in taken and len(form) > 3 and phrases.columns.pos[word] == "PROPN" and fold(form) in known:
            found.append(Referent(kind="person", first=word, last=word, head=word, sort="person", number="one"))
    return found


def join_names(links: Links, phrases: Phrases) -> None:
    """Join the names that stand for the same one."""
    referents = links.referents
    names = [n for n, referent in enumerate(referents) if referent.kind in SORTS]
    _join_equal(links, phrases, names)
    _join_people(links, phrases, [n for n in names if referents[n].sort == "person"])
    others = [n for n in names if referents[n].sort != "person"]
    _join_bracketed(links, phrases, others)
    _join_acronyms(links, phrases, others)
    _join_shortened(links, phrases, others)


def _main_kinds(analysis: Analysis, phrases: Phrases) -> dict[str, str]:
    """The commonest kind of every name on the page: one name is mostly one kind of thing."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in analysis.mentions:
        if mention.kind in SORTS:
            counts[_key(phrases, phrases.first(mention.span), phrases.last(mention.span))][mention.kind] += 1
    return {name: kinds.most_common(1)[0][0] for name, kinds in counts.items()}


def _key(phrases: Phrases, first: int, last: int) -> str:
    words = [fold(word) for word in phrases.words[first : last + 1]]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _own_words(name: Referent, phrases: Phrases) -> list[str]:
    """The folded words of a person's name without titles and suffixes; a clan's article is part of its word."""
    words = phrases.words[name.first : name.last + 1]
    while len(words) > 1 and title(words[0]):
        words = words[1:]
    folded = [fold(word) for word in " ".join(words).replace(" - ", "-").split() if word not in {"-", ",", '"'}]
    folded = [word.removesuffix("'s") for word in folded]
    while len(folded) > 1 and folded[-1] in SUFFIXES:
        folded.pop()
    return [re.sub(r"^(al|el)-", "", word) for word in folded if word not in {"al", "el"}] or folded


def _describe(name: Referent, phrases: Phrases) -> None:
    """Number and gender as far as the name and a form of address beside it tell."""
    if name.sort != "person":
        plural = name.sort == "group" and phrases.columns.tag[name.last] in {"NNS", "NNPS"}
        name.number = "many" if plural else ""
        return
    name.number = "one"
    before = [phrases.words[name.first - 1]] if name.first else []
    for word in before + phrases.words[name.first : name.last]:
        found = title(word)
        if found and found.gender:
            name.gender = found.gender
            return
    words = _own_words(name, phrases)
    if len(words) > 1:
        name.gender = first_name_gender(words[0])


def _owned_keys(links: Links, phrases: Phrases, names: Iterable[int]) -> dict[int, str]:
    """The folded words of every name; of "Norland's High Court", on a page with a "Norland High Court", those."""
    own = {n: _key(phrases, links.referents[n].first, links.referents[n].last) for n in names}
    known, ends = set(own.values()), {links.referents[n].last: n for n in own}
    found = {}
    for number, key in own.items():
        first = links.referents[number].first
        owned = first > 1 and phrases.words[first - 1] in {"'s", "’s", "'", "’"}
        owner = ends.get(first - 2) if owned else None
        longer = f"{own[owner]} {key}" if owner is not None else ""
        found[number] = longer if longer in known else key
    return found


def _join_equal(links: Links, phrases: Phrases, names: Iterable[int]) -> None:
    firsts: dict[str, int] = {}
    for number, key in _owned_keys(links, phrases, names).items():
        if key in firsts:
            links.join(number, firsts[key], Why(rule="same name", score=0.95))
        else:
            firsts[key] = number


def _join_people(links: Links, phrases: Phrases, people: list[int]) -> None:
    own = {number: _own_words(links.referents[number], phrases) for number in people}
    full = [number for number in people if len(own[number]) > 1]
    bearers: list[int] = []
    for number in full:
        same = [other for other in bearers if _same_person(own[number], own[other])]
        if len({links.root(other) for other in same}) == 1:
            links.join(number, same[0], Why(rule="same full name", score=0.9))
        else:
            links.set_full_name(number, tuple(own[number]))
        bearers.append(number)
    for number in people:
        if len(own[number]) == 1 or links.full_name(number) is None:
            _join_part(links, own, number, bearers)


def _join_part(links: Links, own: dict[int, list[str]], number: int, bearers: list[int]) -> None:
    """Join a surname, or a lone first name, with the one person of the page who bears it."""
    part = own[number]
    size = len(part)
    spelt = [_spelling(word) for word in part]
    surname = [
        b for b in bearers if [_spelling(word) for word in own[b][-size:]] == spelt and links.may_join(number, b)
    ]
    if surname:
        if len({links.root(b) for b in surname}) == 1:
            links.join(number, surname[0], Why(rule="surname", score=0.9))
        return
    within = [b for b in bearers if size < len(own[b]) and own[b][:size] == part and links.may_join(number, b)]
    within = within or [b for b in bearers if size == 1 and part[0] in own[b][1:-1] and links.may_join(number, b)]
    if within and len({links.root(b) for b in within}) == 1:
        links.join(number, within[0], Why(rule="part of the name", score=0.75))


def _same_person(one: list[str], two: list[str]) -> bool:
    """Whether two full names can be one person's: same surname, first names equal, initial or spelt alike."""
    if _spelling(one[-1]) != _spelling(two[-1]):
        return False
    if not _alike(one[0], two[0]):
        return False
    middles = one[1:-1], two[1:-1]
    return not all(middles) or any(_alike(a, b) for a in middles[0] for b in middles[1])


def _alike(one: str, two: str) -> bool:
    if len(one) <= 1 or len(two) <= 1:
        return one[:1] == two[:1]
    return _spelling(one) == _spelling(two)


@lru_cache(maxsize=20_000)
def _spelling(word: str) -> str:
    """A form in which common spellings of one name agree: Sergei, Sergey; Mohamed, Mohammed; Zelensky, Zelenskiy."""
    word = re.sub(r"(.)\1", r"\1", word.replace("y", "i"))
    return re.sub(r"i+", "i", word)


def _join_bracketed(links: Links, phrases: Phrases, others: list[int]) -> None:
    """Liberal Democratic Party (LDP)."""
    starts = {links.referents[n].first: n for n in others}
    for number in others:
        last = links.referents[number].last
        if last + 3 < len(phrases) and phrases.words[last + 1] == "(" and phrases.words[last + 3] == ")":
            short = starts.get(last + 2)
            if short is not None and _abbreviates(phrases.words[last + 2], phrases, links.referents[number]):
                links.join(short, number, Why(rule="acronym in brackets", score=0.95))


def _abbreviates(short: str, phrases: Phrases, name: Referent) -> bool:
    """Whether all capitals of `short` stand in the name in that order, the first as its first letter."""
    letters = iter("".join(fold(word) for word in phrases.words[name.first : name.last + 1]).removeprefix("the"))
    capitals = fold(short)
    if not short.isupper() or len(capitals) < 2:
        return False
    return next(letters, "") == capitals[0] and all(letter in letters for letter in capitals[1:])


def _join_acronyms(links: Links, phrases: Phrases, others: list[int]) -> None:
    """U.N. and United Nations: the initials of one name of the page."""
    spelt: dict[str, set[int]] = defaultdict(set)
    for number in others:
        for initials in _initials(phrases, links.referents[number]):
            spelt[initials].add(number)
    for number in others:
        referent = links.referents[number]
        word = phrases.words[referent.first].replace(".", "")
        if referent.first == referent.last and word.isupper() and 1 < len(word) < 8:
            expansions = spelt.get(word.casefold(), set())
            if expansions and len({links.root(n) for n in expansions}) == 1:
                links.join(number, min(expansions), Why(rule="acronym", score=0.9))


def _initials(phrases: Phrases, referent: Referent) -> set[str]:
    words = phrases.words[referent.first : referent.last + 1]
    if len(words) < 2:
        return set()
    parts = [part for word in words for part in word.split("-") if part[:1].isalpha()]
    main = "".join(fold(p)[:1] for p in parts if p.casefold() not in SMALL)
    every = "".join(fold(p)[:1] for p in parts if p.casefold() != "the")
    return {initials for initials in (main, every) if len(initials) > 1}


def _join_shortened(links: Links, phrases: Phrases, others: list[int]) -> None:
    """The Security Council of the United Nations Security Council: what is left out is itself named on the page."""
    keys = {n: _key(phrases, links.referents[n].first, links.referents[n].last) for n in others}
    named = set(keys.values())
    for number in others:
        key = keys[number]
        if " " not in key:
            continue
        longer = [n for n in others if keys[n].endswith(f" {key}") and keys[n].removesuffix(f" {key}") in named]
        if longer and len({links.root(n) for n in longer}) == 1:
            links.join(number, longer[0], Why(rule="shortened name", score=0.8))
