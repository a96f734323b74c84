"""Countries by any name the news gives them: names, the people's names, and the capitals that stand for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=s)['’]$|['’]s$", re.IGNORECASE)
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`´.")
    | dict.fromkeys("-–—/", " ")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory of ISO 3166-1: degrees of its centre, the number of its people, its GeoNames id."""

    alpha3: str
    alpha2: str
    geonames: int
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A place that stands for those who sit there: `body` is who, `sector` a PLOVER sector, `city` where.

    `country` is None where the body belongs to no country. A capital has no position of its own here.
    """

    name: str
    body: str
    country: str | None
    sector: str
    city: str
    lat: float | None = None
    lon: float | None = None


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one of this room's tables, by column; lines that begin with # are about the table."""
    text = files("onrecord.grounding").joinpath("data", table).read_text(encoding="utf-8")
    head, *lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(head, line, strict=True)) for line in lines]


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form in which names are compared: no accents, case, stops, hyphens, apostrophes, "the" or possessive."""
    plain = _bare(name).casefold().translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(plain.split())


def country(name: str) -> str | None:
    """The alpha-3 code of the country that `name` names ("the U.K.", "Côte d'Ivoire"), None for any other word.

    Abbreviations count in capitals only, so "us" is nobody. A name shared with another place ("Georgia") is answered
    as the country: whether the country is meant is for the page to say.
    """
    found = _by_name().get(fold(name))
    if found is None or (_abbreviation(name, found) and not _bare(name).isupper()):
        return None
    return found.alpha3


def demonym(word: str) -> str | None:
    """The alpha-3 code behind an adjective or a name of a people ("Syrian", "Syrians", "Frenchmen")."""
    if not word[:1].isupper():
        return None
    forms = _by_demonym()
    key = fold(word)
    singular = key.removesuffix("s") if key.endswith("s") else re.sub(r"men$", "man", key)
    if key in forms or country(word):
        return forms.get(key)
    return forms.get(singular)


def metonym(name: str) -> Metonym | None:
    """Who is meant where a place acts ("the Kremlin", "Washington"): a body with its country and sector."""
    if not any(c.isupper() or c.isdigit() for c in name):
        return None
    return _by_metonym().get(fold(name))


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its alpha-3 code."""
    table = (
        Country(
            alpha3=row["alpha3"],
            alpha2=row["alpha2"],
            geonames=int(row["geonames"]),
            name=row["name"],
            names=_listed(row["names"]),
            demonyms=_listed(row["demonyms"]),
            capitals=_listed(row["capitals"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(row["population"]),
        )
        for row in rows("countries.tsv")
    )
    return {entry.alpha3: entry for entry in table}


def _bare(name: str) -> str:
    return _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip()))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _abbreviation(name: str, found: Country) -> bool:
    """Whether the table holds `name` only as an abbreviation without stops."""
    same = [known for known in (found.name, *found.names) if fold(known) == fold(name)]
    return "." not in name and all(known.replace(".", "").isupper() for known in same)


@cache
def _by_name() -> Mapping[str, Country]:
    return {fold(name): entry for entry in countries().values() for name in (*entry.names, entry.name)}


@cache
def _by_demonym() -> Mapping[str, str]:
    return {fold(word): entry.alpha3 for entry in countries().values() for word in entry.demonyms}


@cache
def _by_metonym() -> Mapping[str, Metonym]:
    found = {
        fold(capital): Metonym(
            name=capital, body=f"government of {entry.name}", country=entry.alpha3, sector="GOV", city=capital
        )
        for entry in sorted(countries().values(), key=lambda entry: entry.population)
        for capital in entry.capitals
    }
    for row in rows("metonyms.tsv"):
        found[fold(row["name"])] = Metonym(
            name=row["name"],
            body=row["body"],
            country=row["country"] or None,
            sector=row["sector"],
            city=row["city"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
    return found
