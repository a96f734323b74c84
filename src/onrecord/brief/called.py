"""Who is told of by common words, by the name that a story has: a body, a mayor, a government by its town."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from onrecord.brief.supported import sentence
from onrecord.brief.voices import Voices
from onrecord.record import Article, Source, Span
from onrecord.record.calendar_words import CALENDAR
from onrecord.record.common_names import OF_A_TOWN

_COMMON = re.compile(r"(?:(?:the|its|their)\s+)?[a-z][a-z-]+(?:\s+[a-z-]+){0,3}")
_WHOSE = re.compile(r"(?:the|its|their)\s+")
_OWNED = re.compile(r"(?:its|their|his|her)\s", re.IGNORECASE)
IN_A_TOWN = "the government in"
"""What a town with a government in it stands for as a voice."""
_SEAT = re.compile(
    r"(?:\b(?:government|cabinet|ministry|ministries|parliament|presidency|foreign\s+office)\s+in"
    r"|(?:\b(?:the|its|their)(?:\s+\w+)?|[’']s)\s+capital(?:\s+city)?(?P<aside>,)?)"
    rf"\s+(?P<seat>(?!(?i:{'|'.join(CALENDAR)})\b)[A-Z][\w’'-]+)\b(?!\s+(?:[A-Z]|district\b|province\b|state\b|county\b))"
    # "Crowds filled the capital, Orm said" tells who speaks.
    r"(?(aside)(?=\s*(?:[,.;:)]|\Z)))"
)
"""Where a government sits, as a page tells it."""
_NAME = r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]+){1,2})"
_TITLES = "mayor|governor"
"""Offices of which each town or province has one."""
_TOWN = rf"[A-Z][\w’'-]+(?:\s+(?!(?i:{_TITLES})\b)[A-Z][\w’'-]+)?"
_TITLED = re.compile(rf"\b(?P<title>(?i:{_TITLES}))(?:\s+of\s+(?P<town>{_TOWN}))?,?\s+{_NAME}")
_OF_ANOTHER = re.compile(
    r"\b(?:former|late|deputy|vice|assistant|ex|then|next|incoming|onetime|lieutenant|lt\.?|for)[\s-]+$", re.IGNORECASE
)
"""Before an office that somebody has had, would have or stands beside."""
_NEAR = 12
"""Characters before an office in which such a word stands."""
_OF_TOWN = re.compile(
    rf"\b(?:(?:town|city|village|port|municipality|province|state)\s+of|(?:{_TITLES})\s+of)\s+(?P<town>{_TOWN})"
)


def bodies_named(sources: Iterable[Source], known: Mapping[str, Voices]) -> dict[str, dict[str, str]]:
    """For each page the names of bodies by the common words that it has for them: "the office" is the one office
    that the round-up has found behind those words, of whose name they are the end.

    Words that stand for two bodies on one page name neither, and those of which each town has one ("police") none.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for source in sources:
        name = " ".join(source.label.split())
        if _OWNED.match(name) or not any(word[:1].isupper() for word in name.split()[:-1]):
            continue
        for cite in source.cites:
            own = known.get(cite.page)
            chain = own.chains.get(cite.item, ()) if own else ()
            words = without_article(chain[-1]) if len(chain) > 1 else ""
            if words and name.lower().endswith(f" {words}") and words not in OF_A_TOWN:
                found.setdefault(cite.page, {}).setdefault(words, set()).add(name)
    return {
        page: {words: min(names) for words, names in told.items() if len(names) == 1} for page, told in found.items()
    }


def seats_named(articles: Mapping[str, Article]) -> dict[str, dict[str, str]]:
    """For each page that names a town in which pages of the story have a government, what the town stands for as a
    voice: "the government in Tarn".
    """
    seats = {found["seat"] for article in articles.values() for found in _SEAT.finditer(article.text)}
    return {
        page: named
        for page, article in articles.items()
        if (named := {seat.lower(): f"{IN_A_TOWN} {seat}" for seat in seats if seat in article.text})
    }


def titles_named(
    articles: Mapping[str, Article], outlets: Mapping[str, str], people: Collection[str]
) -> dict[str, dict[str, str]]:
    """For each page that names no mayor the one of whom it may speak as "the mayor": the only one whom the story
    names, where the page or its outlet's name has the town that was told with the name.
    """
    holders: dict[str, dict[str, set[str]]] = {}
    naming: dict[str, set[str]] = {}
    for page, article in articles.items():
        for found in _TITLED.finditer(article.text):
            name, title = " ".join(found["name"].split()).rstrip("."), found["title"].lower()
            if name not in people or _OF_ANOTHER.search(article.text, max(0, found.start() - _NEAR), found.start()):
                continue
            around = sentence(article, Span(found.start(), found.end()))
            towns = {told["town"] for told in _OF_TOWN.finditer(around.of(article.text))}
            holders.setdefault(title, {}).setdefault(name, set()).update(towns)
            naming.setdefault(title, set()).add(page)
    found_by: dict[str, dict[str, str]] = {}
    for title, names in holders.items():
        (name, towns), *others = names.items()
        for page, article in articles.items() if not others else ():
            near = any(_has(town, article.text) or _has(town, outlets[page]) for town in towns)
            if near and page not in naming[title]:
                found_by.setdefault(page, {})[title] = name
    return found_by


def _has(town: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(town)}\b", words) is not None


def without_article(name: str) -> str:
    """A name of common words in lower case without "the" or "its"; "" where it is no such name."""
    words = " ".join(name.split())
    lower = f"{words[:1].lower()}{words[1:]}"
    return _WHOSE.sub("", lower, count=1) if _COMMON.fullmatch(lower) else ""
