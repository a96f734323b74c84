"""Bodies and leaders known by name: whose they are and what they do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from onrecord.grounding.countries import countries, country, demonym, fold, metonym, rows

SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "TWN", "HKG"})
CLOSE = 0.88
"""Likeness (of difflib) from which a name passes for another's misspelling."""
PERSON_TITLES = frozenset({"king", "prince", "pope", "sheikh", "sultan"})


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the table: alpha-3 country (None: it belongs to none) and PLOVER sectors, with NGO and IGO."""

    name: str
    country: str | None
    sectors: tuple[str, ...]


def body(name: str) -> Body | None:
    """The body of that name; abbreviations count in capitals only."""
    if not any(c.isupper() for c in name):
        return None
    found = _bodies().get(fold(name))
    if found is None or (name not in found.spellings and name.casefold() != name and not _spelt(name, found.spellings)):
        return None
    return found.body


def bodies() -> Iterator[tuple[str, Body]]:
    """Every body of the table under each of its folded names."""
    return ((name, entry.body) for name, entry in _bodies().items())


def leader(name: str) -> str | None:
    """The country of the head of state or government of that full name, "" of an international body, None unknown."""
    words = spelling(name).split()
    if len(words) < 2:
        return None
    named = _leaders().get(" ".join(words))
    return named if named is not None else _leaders().get(f"{words[0]} {words[-1]}")


def leader_by_surname(surname: str) -> str | None:
    """The country whose leaders alone bear the surname, None where none or several do."""
    countries = _surnames().get(fold(surname).removeprefix("al "), frozenset())
    return next(iter(countries)) if len(countries) == 1 else None


@lru_cache(maxsize=20_000)
def misspelt_country(word: str) -> str | None:
    """The country whose one-word name `word` nearly is ("Quatar"), None where it is a word of its own."""
    if len(word) < 6 or not word[:1].isupper() or word.isupper() or demonym(word) or metonym(word):
        return None
    key = fold(word)
    alike = [known for known in _country_words() if known[0] == key[:1] and abs(len(known) - len(key)) <= 2]
    near = get_close_matches(key, alike, n=2, cutoff=CLOSE)
    return country(near[0].title()) if len(near) == 1 else None


@lru_cache(maxsize=20_000)
def misspelt_leader(name: str) -> str | None:
    """The country of the one leader whose name `name` nearly is, first names alike."""
    words = spelling(name).split()
    known = [key for key in _leaders() if len(words) > 1 and key.split()[0] == words[0]]
    near = get_close_matches(" ".join(words), known, n=1, cutoff=CLOSE)
    return _leaders()[near[0]] if near else None


@dataclass(frozen=True, slots=True)
class _Entry:
    body: Body
    spellings: frozenset[str]


def _spelt(name: str, spellings: frozenset[str]) -> bool:
    """Whether the table's own spelling differs by case and stops alone, and no small word passes for an acronym."""
    acronym = all(known.replace(".", "").isupper() for known in spellings if fold(known) == fold(name))
    return not acronym or name.replace(".", "").isupper()


@lru_cache(maxsize=20_000)
def spelling(name: str) -> str:
    """The folded name in a form that common spellings share: Sergei and Sergey, Mohamed and Mohammed."""
    return re.sub(r"i+", "i", re.sub(r"(.)\1", r"\1", fold(name).replace("y", "i")))


@cache
def _country_words() -> tuple[str, ...]:
    return tuple(fold(entry.name) for entry in countries().values() if " " not in entry.name)


@cache
def _bodies() -> Mapping[str, _Entry]:
    found: dict[str, _Entry] = {}
    for row in rows("bodies.tsv"):
        names = [row["name"], *filter(None, row["aliases"].split("|"))]
        known = Body(row["name"], row["country"] or None, tuple(filter(None, row["sectors"].split("|"))))
        for name in names:
            found.setdefault(fold(name), _Entry(known, frozenset(names)))
    return found


@cache
def _leaders() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in rows("leaders.tsv"):
        words = spelling(row["name"]).split()
        for key in (" ".join(words), f"{words[0]} {words[-1]}"):
            found.setdefault(key, row["country"])
    return found


@cache
def _surnames() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("leaders.tsv"):
        words = fold(row["name"]).split()
        first = row["country"] in SURNAME_FIRST or words[0] in PERSON_TITLES
        surname = words[0] if row["country"] in SURNAME_FIRST else words[-1]
        found[surname].add(row["country"])
        if first and len(words) > 1:
            found[words[-1]].add(row["country"])
    return {surname: frozenset(countries) for surname, countries in found.items()}
