"""Every place that a name may stand for: countries, regions, buildings, cities, and the place inside a longer name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.grounding.countries import countries, country, demonym, fold, metonym, rows
from onrecord.grounding.gazetteer import Entry, Place, chosen

_QUALIFIER = re.compile(
    r"^(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?|central|greater|upper|lower|downtown|inner|outer|"
    r"rural|metropolitan|metro|mainland|upstate|occupied|suburban|midtown|far|old|historic|the|city of|town of|"
    r"village of|state of|province of|county of|district of|port of|republic of|kingdom of)[\s-]+(?=\S)",
    re.IGNORECASE,
)
_KIND_WORD = re.compile(
    r"\s+(?:city|town|village|township|county|parish|borough|municipality|province|region|district|governorate|"
    r"prefecture|(?-i:state)|oblast|area|metro area|metropolitan area|suburb|suburbs|island|islands|valley|peninsula|"
    r"coast|border|republic)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"^(?P<name>.+?)\s+(?P<short>Co\.?|Cnty\.?|Counties)$")


NAMESAKE = 5_000
"""People a place needs for buildings and bodies that hold its name to be looked for there."""

_LENDING = frozenset({"country", "region", "gazetteer"})
"""Rules whose places lend their names to buildings and bodies; the name of a people does not say where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may stand for; `fit` in (0, 1] says how well the name names it, `rule` how it was found."""

    place: Place
    fit: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    place: Place
    countries: tuple[str, ...]


def candidates(words: str) -> tuple[Candidate, ...]:
    """What `words` may stand for, in no order that matters; nothing for words that are no place's name.

    "Northern Aleppo" or "Aleppo province" fall back to Aleppo, "Aleppo University" to the place its name holds.
    """
    if not any(letter.isupper() for letter in words):
        return ()
    head = words.split(",")[0].strip() if "," in words else words.strip()
    found = _named(words.strip()) or _named(head)
    if found:
        return found
    bare = head
    while bare:
        shorter = _KIND_WORD.sub("", _QUALIFIER.sub("", bare))
        if shorter == bare:
            break
        bare = shorter
        if found := _named(bare):
            return tuple(Candidate(place=c.place, fit=c.fit * 0.9, rule="name without its qualifier") for c in found)
    return _held(head)


def region_countries(identity: str) -> tuple[str, ...]:
    """The countries that a region of ours lies in, by its id; empty where it lies in many."""
    return _regions_by_id().get(identity, ())


def _named(words: str) -> tuple[Candidate, ...]:
    if county := _COUNTY.match(words):
        words = county["name"] + " County"
    regions = tuple(_of_region(words))
    found = [*(c for c in _of_country(words) if c.rule == "country" or not regions), *regions]
    known = {c.place.id for c in found}
    areas = {(c.place.country, fold(c.place.name)) for c in found}
    for place, exact in _entries(words):
        listed = place.kind == "division" and (place.country, fold(place.name)) in areas
        if place.id not in known and not listed:
            found.append(Candidate(place=place, fit=1.0 if exact else 0.6, rule="gazetteer"))
    return (*found, *_of_building(words))


def _entries(words: str) -> list[Entry]:
    """Of the gazetteer; up to three capitals are an abbreviation, a generic word is none: both answer to nobody."""
    if (len(words.replace(".", "")) <= 3 and words.isupper()) or fold(words) in _generic():
        return []
    return chosen().find(words)


def _of_country(words: str) -> Iterator[Candidate]:
    code, rule = country(words), "country"
    if code is None:
        code, rule = demonym(words), "people of a country"
    if code is not None:
        known = countries()[code]
        place = Place(
            id=f"geonames:{known.geonames}",
            name=known.name,
            kind="country",
            lat=known.lat,
            lon=known.lon,
            country=code,
            population=known.population,
        )
        yield Candidate(place=place, fit=1.0, rule=rule)


def _of_region(words: str) -> Iterator[Candidate]:
    for known, abbreviation in _regions().get(fold(words), ()):
        if not abbreviation or words.isupper():
            yield Candidate(place=known.place, fit=1.0, rule="region")


def _of_building(words: str) -> Iterator[Candidate]:
    meant = metonym(words)
    if meant is not None and meant.lat is not None and meant.lon is not None and fold(meant.city) != fold(words):
        place = Place(
            id="building:" + fold(meant.name).replace(" ", "-"),
            name=meant.name,
            kind="building",
            lat=meant.lat,
            lon=meant.lon,
            country=meant.country,
        )
        yield Candidate(place=place, fit=1.0, rule="building")


def _held(words: str) -> tuple[Candidate, ...]:
    """The longest place name inside a longer name, among those with enough people to be named after."""
    parts = words.split()
    for length in range(len(parts) - 1, 0, -1):
        for first in range(len(parts) - length + 1):
            inside = " ".join(parts[first : first + length])
            if len(inside) < 4 or not inside[0].isupper() or fold(inside) in _generic():
                continue
            found = [c for c in _named(inside) if c.place.population >= NAMESAKE and c.rule in _LENDING and c.fit == 1]
            if found:
                return tuple(Candidate(place=c.place, fit=0.3, rule="place inside a name") for c in found)
    return ()


@cache
def _regions() -> Mapping[str, tuple[tuple[_Region, bool], ...]]:
    """Our own regions by folded name, and whether that name is an abbreviation without stops."""
    table: dict[str, tuple[tuple[_Region, bool], ...]] = {}
    for row in rows("regions.tsv"):
        owners = tuple(row["countries"].split("|")) if row["countries"] else ()
        owner = owners[0] if len(owners) == 1 else None
        own_id = "region:" + fold(row["name"]).replace(" ", "-") + (f"-{owner.lower()}" if owner else "")
        place = Place(
            id=f"geonames:{row['geonames']}" if row["geonames"] else own_id,
            name=row["name"],
            kind=row["kind"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=owner,
            admin=row["admin"] or None,
            population=int(row["population"]),
        )
        others = f"{row['names']}|{row['adjectives']}".split("|")
        for name in dict.fromkeys((row["name"], *filter(None, others))):
            short = name.isupper() and "." not in name and len(name) < 6
            table[fold(name)] = (*table.get(fold(name), ()), (_Region(place=place, countries=owners), short))
    return table


@cache
def _regions_by_id() -> Mapping[str, tuple[str, ...]]:
    return {known.place.id: known.countries for entries in _regions().values() for known, _ in entries}


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows("generic_name_words.tsv"))
