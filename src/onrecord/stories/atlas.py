"""The places that a story's pages name, known to a gazetteer or not, each under what it lies in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record import Actor, Reading, Span
from onrecord.record.calendar_words import CALENDAR
from onrecord.stories.scopes import WHOLE

Place = tuple[str, ...]
"""Lower-case names from the widest to the narrowest."""

_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}"
_KIND = (
    r"(?:town|village|city|port|capital|district|province|region|state|county|island|suburb|settlement|territory"
    r"|resort|hamlet)"
)
_LOCATED = re.compile(
    rf"\b(?i:in|near|outside|across|around|above|out\s+of|at|(?:{_KIND})\s+of)\s+(?:the\s+)?(?:(?:{_KIND})\s+of\s+|(?:north|south|east|west)\w*\s+|central\s+"
    rf"|neighbou?ring\s+)?(?P<name>{_NAME})\b(?!\s+\d{{1,2}}\b)"
    rf"|\b(?P<whose>{_NAME})(?=[’']s\s+(?:[a-z]+\s+)?(?:stadium|hospitals?|port|harbour|airport|station|market|prison|university|streets)\b)"
)
_TOWN = re.compile(rf"\b{_KIND}\s+of\s+(?P<name>{_NAME})")
_DATELINE = re.compile(rf"(?P<name>[A-Z][A-Z’' -]+[A-Z])(?:,\s*(?P<around>{_NAME}))?(?=\s*(?:,|\(|—|–|-(?:\s|$)))")
_INSIDE = re.compile(
    rf"(?P<name>{_NAME})(?:,\s+(?=[\w’'-]+,\s(?!and|or|[A-Z]))|,?\s+in\s+|,\s+(?:a|the)\s+(?:\w+\s+){{0,2}}{_KIND}\s+(?:in|of)\s+)(?P<around>{_NAME})\b"
)
_OF_KIND = re.compile(rf"\b(?P<around>[A-Z][\w-]+)(?:[’']s)?\s+(?:\w+\s+)?{_KIND}\s+of\s+(?P<name>{_NAME})")
_BOTH = re.compile(
    r"\b(?:on|in|from)\s+(?:both|the\s+two)\s+(?:banks|sides|countries|states|territories|shores|communities)\b",
    re.IGNORECASE,
)
_MONTHS = CALENDAR | frozenset("easter christmas ramadan year eid diwali passover lent advent".split())
_TITLES = frozenset("mr mrs ms dr president minister colonel general governor mayor captain father sister the".split())
_WATER = re.compile(
    rf"\b(?:river|lake|banks?\s+of\s+the|along\s+the|strait\s+of)\s+(?P<one>{_NAME})|(?P<two>[A-Z][\w-]+)\s+(?i:river|basin|sea)\b"
)
"""Names of waters: what lies along one lies in several places."""
_THINGS = frozenset("dam bridge reservoir plant pipeline mine ferry treaty convention agreement".split())
"""Last words of names that are no place where people are counted."""
_HAPPENING = re.compile(
    r"\s+(?:disaster|crash|case|affair|attack|accident|sinking|tragedy|talks|deal|accord|hospital|university|college|school|airport"
    r"|police|brigade|stadium|market|street|square|prize|award|act|bill|law)\b"
)
"""What stands after a name that is then a thing's ("in the Maribel disaster", "at the Saint Odo hospital")."""
_HEAD = re.compile(rf"(?P<name>{_NAME})\s*(?::|\||\s[–—-]\s|\.\s+(?=[A-Z])|$)")
"""The name at the head of a list's item, a table's row, a heading or a paragraph of a round-up."""
_HEADED = frozenset({"list", "table", "heading"})
_EDGE = re.compile(r"\b")
_STEM = 4
"""Letters that a name and the word made of it have in common at least ("Syria", "Syrian")."""
_ENDINGS = frozenset("n an ian ans ians i is ese ish er ers ic s".split())
_TWICE = 2
"""Times that a name stands after "in" and the like, to be a place; a dateline or "the town of" tells it at once."""
_OFTEN = 0.1
"""Share of the pages that a place must be on to be one of the story's own."""


NOWHERE: Mapping[str, str] = {}
"""No country is known by name."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """`places`: the place that a lower-case name or its adjective stands for; `own`: those that the story is set in.

    `pattern` finds every name in a text.
    """

    places: Mapping[str, Place]
    own: frozenset[Place]
    pattern: re.Pattern[str]

    def named(self, text: str, start: int, end: int) -> Iterator[tuple[Span, Place]]:
        """The places named in a stretch of text, in text order; two of them in one breath are the whole."""
        for match in self.pattern.finditer(text, start, end):
            if match["both"]:
                yield Span(*match.span()), WHOLE
            else:
                yield Span(*match.span()), self.places[_folded(match.group())]


def atlas(readings: Sequence[Reading], lands: Mapping[str, str] = NOWHERE) -> Atlas:
    """The atlas of a story's pages; `lands` are the codes of the world's countries by their lower-case names.

    A name is a place where a reading has it as one (an actor, where an event is), or where it stands twice after "in",
    "near" and the like, or in a dateline, and no more pages have a person or a body of that name. Once is enough, and
    so is the head of a list's item or a table's row, for a name that no actor has and that is no word of the pages. An
    adjective is that of the place whose letters it begins with.
    """
    known = _grounded(readings)
    other = _no_places(readings)
    refused = _refused(readings)
    told: Counter[str] = Counter()
    around: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        if reading.article is None:
            continue
        text = reading.article.text
        told.update(
            _folded(m["name"] or m["whose"])
            for m in _LOCATED.finditer(text)
            if m["whose"] or not _HAPPENING.match(text, m.end())
        )
        told.update({_folded(m["name"]): _TWICE for m in _TOWN.finditer(text)})
        for match in _datelines(reading):
            told[_folded(match["name"])] += _TWICE
            if match["around"]:
                around[_folded(match["name"])][_folded(match["around"])] += 1
        for pattern in (_INSIDE, _OF_KIND):
            for match in pattern.finditer(text):
                around[_folded(match["name"])][_folded(match["around"])] += 1
    # What a page's own reading has grounded stands: a name may be of another place than the country.
    known = {name: (lands[name].lower(),) for name in told if name in lands} | known
    names = {
        name: place
        for name, place in known.items()
        if name not in refused or (refused[name] == "outlet's first word" and (place != (name,) or told[name]))
    }
    heads, plain, held = _heads(readings), _plain_words(readings), _held(readings)
    for name in (*told, *heads):
        alone = name not in held and not plain & set(name.split()) and (told[name] or name in heads)
        enough = told[name] >= max(_TWICE, other[name]) or alone
        local = refused.get(name) == "outlet's first word" and (name in heads or told[name] >= _TWICE)
        if name not in names and (local or name not in refused) and enough and _may_name(name):
            names[name] = (name,)
    names = {
        name: place for name, place in names.items() if place != (name,) or not _stem_of(name, names.keys() - {name})
    }
    made_of = _adjectives(readings, names)
    nested = _nested(names, around, frozenset(made_of.values()))
    nested |= {word: nested[name] for word, name in made_of.items() if word not in nested}
    return Atlas(nested, _own(readings, nested), _pattern(nested))


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split()).removesuffix("'s").removeprefix("the ")


def _grounded(readings: Iterable[Reading]) -> dict[str, Place]:
    """Names that the readings have as places: with the country and division where the gazetteer has them."""
    found: dict[str, Place] = {}
    for reading in readings:
        if reading.article is None:
            continue
        for name, place in _told_of(reading, reading.article.text):
            found.setdefault(name, place)
        for event in reading.events:
            where = event.where
            if where and where.country and where.words[:1].isupper():
                parts = [where.country, where.admin, None if where.kind in ("country", "division") else where.name]
                found[_folded(where.words)] = tuple(dict.fromkeys(part.lower() for part in parts if part))
    return {name: place for name, place in found.items() if _may_name(name)}


def _told_of(reading: Reading, text: str) -> Iterator[tuple[str, Place]]:
    """The names of a reading's places, countries and groups of a country, each with its place."""
    for actor in reading.actors:
        country = (actor.country.lower(),) if actor.country else ()
        if actor.kind in ("place", "country") and actor.label[:1].isupper():
            name = _folded(actor.label)
            yield name, country if country and actor.kind == "country" else (name,)
        elif country and actor.kind == "group":
            words = (span.of(text) for span in actor.mentions)
            yield from ((_folded(one), country) for one in words if one[:1].isupper() and " " not in one)


def _is_known_person(actor: Actor) -> bool:
    """Whether more is told of a person than the name."""
    return actor.kind == "person" and actor.why.rule != "nothing told"


def _no_places(readings: Iterable[Reading]) -> Counter[str]:
    """How many pages have a body, or a person of whom more is told than the name."""
    found: Counter[str] = Counter()
    for reading in readings:
        found.update(
            {
                _folded(actor.label)
                for actor in reading.actors
                if actor.kind == "organisation" or _is_known_person(actor)
            }
        )
    return found


def _refused(readings: Iterable[Reading]) -> dict[str, str]:
    """Names of waters and of outlets, with why they are no place."""
    found: dict[str, str] = {}
    for reading in readings:
        if reading.article is None:
            continue
        outlet = _folded(reading.article.outlet or "")
        found |= {outlet.split(" ")[0]: "outlet's first word", outlet: "outlet"}
        for match in _WATER.finditer(reading.article.text):
            found[_folded(match["one"] or match["two"])] = "water"
    return found


def _heads(readings: Iterable[Reading]) -> frozenset[str]:
    """The names at the head of items, rows and headings, and of paragraphs that are a name and then a sentence."""
    found = set()
    for reading in readings:
        for block in reading.article.blocks if reading.article else ():
            assert reading.article is not None
            text = block.span.of(reading.article.text)
            head = _HEAD.match(text)
            if head and (
                block.kind in _HEADED or (block.kind == "paragraph" and text.startswith(".", head.end("name")))
            ):
                found.add(_folded(head["name"]))
    return frozenset(found - {"total", "all", "item", "source", "date", "place", "area", "region", "province"})


def _plain_words(readings: Iterable[Reading]) -> set[str]:
    """The words that the pages write small: a capital alone makes no name of them."""
    found: set[str] = set()
    for reading in readings:
        if reading.article:
            found.update(re.findall(r"\b[a-z]{3,}\b", reading.article.text))
    return found


def _held(readings: Iterable[Reading]) -> set[str]:
    """The names of people and bodies, and the words of people's names."""
    found: set[str] = set()
    for reading in readings:
        for actor in reading.actors:
            if actor.kind in ("organisation", "office") or _is_known_person(actor):
                found.add(_folded(actor.label))
            if actor.kind == "person" and " " in actor.label:
                found |= {_folded(actor.label), *_folded(actor.label).split()}
    return found


def _datelines(reading: Reading) -> Iterator[re.Match[str]]:
    assert reading.article is not None
    for block in reading.article.blocks:
        if block.kind in ("paragraph", "dateline"):
            match = _DATELINE.match(reading.article.text, block.span.start, block.span.end)
            if match:
                yield match
            if block.kind == "paragraph":
                return


def _may_name(name: str) -> bool:
    words = name.split()
    if len(name) < 3 or name[0].isdigit() or words[-1] in _THINGS:
        return False
    return not _MONTHS & set(words) and words[0] not in _TITLES


def _nested(
    names: Mapping[str, Place], around: Mapping[str, Counter[str]], peoples: frozenset[str]
) -> dict[str, Place]:
    """The places under what the pages say they lie in; a place of the gazetteer keeps what that tells.

    A place that has an adjective is a country or the like (`peoples`) and lies in no other.
    """
    inside: dict[str, str] = {}
    for name, place in names.items():
        if place == (name,) and name not in peoples:
            told = [(count, wide) for wide, count in around.get(name, Counter()).items() if _stem_of(wide, names)]
            if told:
                wide = _stem_of(max(told)[1], names)
                if wide and wide != name and inside.get(wide) != name:
                    inside[name] = wide
    found: dict[str, Place] = {}
    for name, place in names.items():
        line, at = list(place), name
        while at in inside and inside[at] not in line and len(line) < 5:
            at = inside[at]
            line = [*names[at], *line]
        found[name] = tuple(dict.fromkeys(line))
    return found


def _stem_of(word: str, names: Collection[str]) -> str | None:
    """The name that a word is, or is made of: "halvarian" is of "halvary"."""
    if word in names:
        return word
    for name in names:
        shared = _shared(word, name)
        if " " not in word and shared >= _STEM and len(name) - shared <= 1 and word[shared:] in _ENDINGS:
            return name
    return None


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _adjectives(readings: Iterable[Reading], names: Mapping[str, Place]) -> dict[str, str]:
    """Capitalised words of the pages that are made of a place's name."""
    words: set[str] = set()
    for reading in readings:
        if reading.article:
            words.update(re.findall(r"\b[A-Z][a-z]{4,}\b", reading.article.text))
    found = {}
    for word in sorted(words):
        folded = word.lower()
        name = _stem_of(folded, names) if folded not in names else None
        if name and folded != name:
            found[folded] = name
    return found


def _own(readings: Sequence[Reading], places: Mapping[str, Place]) -> frozenset[Place]:
    """The places that more than a share of the pages name, with all that lies in them."""
    pages: Counter[str] = Counter()
    for reading in readings:
        if reading.article:
            text = " ".join(reading.article.text.lower().replace("’", "'").split())
            pages.update({place[0] for name, place in places.items() if _has(text, name)})
    most = max(1.0, _OFTEN * len(readings))
    return frozenset(place for place in places.values() if pages[place[0]] >= most)


def _has(text: str, name: str) -> bool:
    """Whether a name stands in a text between the edges of words; found so, it needs no pattern of its own."""
    at = text.find(name)
    while at >= 0:
        if _EDGE.match(text, at) and _EDGE.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _pattern(places: Mapping[str, Place]) -> re.Pattern[str]:
    names = sorted(places, key=len, reverse=True)
    listed = "|".join(r"\s+".join(re.escape(w).replace("'", "[’']") for w in name.split()) for name in names) or r"(?!)"
    return re.compile(rf"(?P<both>{_BOTH.pattern})|\b(?=[A-Z])(?i:{listed})\b", re.IGNORECASE if not names else 0)
