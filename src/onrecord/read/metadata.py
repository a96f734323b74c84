"""Who published a page, when, under what title and by whom: JSON-LD, meta tags and bylines weighed together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.read import bylines, dates, jsonld, titles, tree
from onrecord.read.instants import Instant
from onrecord.read.names import squeezed
from onrecord.read.outlet_names import host, without_motto
from onrecord.record import Author

SITE_KEYS = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
TITLE_WEIGHTS = {"og:title": 1.0, "twitter:title": 0.5, "dc.title": 0.5, "parsely-title": 0.8}
"""Meta tags that tell a title, and how much each counts beside a heading (2.0) and JSON-LD (1.2)."""

PARTS = re.compile(r"\s*[|｜»«›·•]\s*|\s+[-–—:]+\s+|:\s+$|\s*::\s*")
"""What stands between a page's title and its site's name in the title tag."""
LEAST_WORDS, LONGEST_NAME = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page's markup says of its article; None or empty where it says nothing."""

    outlet: str | None = None
    title: str | None = None
    authors: tuple[Author, ...] = ()
    published: Instant | None = None
    updated: Instant | None = None
    canonical_url: str | None = None
    language: str | None = None
    standfirst: str | None = None
    article_body: str | None = None


@dataclass(slots=True, kw_only=True)
class _Head:
    """The evidence, gathered once: article objects of JSON-LD, meta tags, first-level headings."""

    root: tree.Element
    url: str | None
    items: list[jsonld.Item]
    articles: list[jsonld.Item]
    meta: dict[str, list[str]]
    headings: list[str] = field(default_factory=list)


def metadata(root: tree.Element, url: str | None = None) -> Metadata:
    """The metadata of a parsed page. Rules look at the markup alone; known values are laid over by the caller."""
    head = _gather(root, url)
    canonical = _canonical(head)
    sites = _site_names(head, canonical)
    return Metadata(
        outlet=_outlet(head, canonical),
        title=_title(head, sites),
        authors=tuple(bylines.authors(root, head.articles, head.meta, sites)),
        published=dates.published(root, head.articles, head.meta, canonical or url),
        updated=dates.updated(head.articles, head.meta),
        canonical_url=canonical,
        language=_language(head),
        standfirst=next(
            iter(_values(head, ("description",), ("og:description", "description", "twitter:description"))), None
        ),
        article_body=next(
            (body for item in head.articles if (body := item.get("articleBody")) and isinstance(body, str)), None
        ),
    )


def _gather(root: tree.Element, url: str | None) -> _Head:
    scripts = [
        script.text for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower() and script.text
    ]
    found = jsonld.items(scripts)
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        ).lower()
        value = tree.clean(element.get("content") or "")
        if key and value:
            meta.setdefault(key, []).append(jsonld.text(value) or value)
    headings = [words for element in root.iter("h1") if (words := tree.words(element))]
    return _Head(
        root=root,
        url=url,
        items=found,
        articles=_main_first(jsonld.articles(found), headings, meta),
        meta=meta,
        headings=headings,
    )


def _main_first(articles: list[jsonld.Item], headings: list[str], meta: dict[str, list[str]]) -> list[jsonld.Item]:
    """Neighbouring stories have objects, too: those that share the page's title come first, others of the kind go."""
    wanted = {squeezed(title) for title in [*headings, *meta.get("og:title", [])]}
    named = [
        item for item in articles if squeezed(jsonld.text(item.get("headline") or item.get("name")) or "") in wanted
    ]
    if named:
        rest = [item for item in articles if not item.get("headline")]
        return named + [item for item in rest if item not in named]
    return articles


def _values(head: _Head, keys: tuple[str, ...], meta_keys: tuple[str, ...]) -> list[str]:
    found = [words for item in head.articles for key in keys if (words := jsonld.text(item.get(key)))]
    return found + [value for key in meta_keys for value in head.meta.get(key, [])]


def _canonical(head: _Head) -> str | None:
    for link in head.root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return _absolute(head, link.get("href"))
    address = next(iter(head.meta.get("og:url", [])), None)
    return _absolute(head, address) if address else None


def _absolute(head: _Head, address: str) -> str | None:
    try:
        full = urljoin(head.url or "", address.strip())
        return full if urlsplit(full).scheme in ("http", "https") and urlsplit(full).netloc else None
    except ValueError:
        return None


def _publishers(head: _Head) -> list[str]:
    values = [name for item in head.articles for name, _ in jsonld.names(item.get("publisher"))]
    kinds = {"website", "newsmediaorganization"}
    return values + [
        name for item in head.items if kinds & set(jsonld.types(item)) and (name := jsonld.text(item.get("name")))
    ]


def _outlet(head: _Head, canonical: str | None) -> str | None:
    named = [value for key in SITE_KEYS[:2] for value in head.meta.get(key, [])] + _publishers(head)
    named += [value for key in SITE_KEYS[2:] for value in head.meta.get(key, [])]
    address = host(canonical or head.url)
    names = (without_motto(name, address) for name in named)
    usable = [name for name in names if 2 <= len(name) <= 60 and not name.startswith(("http", "@"))]
    return usable[0] if usable else _beside_title(head) or address


def _beside_title(head: _Head) -> str | None:
    """The name that the title tag has before or behind words which the page shows by themselves."""
    tag = next((words for element in head.root.iter("title") if (words := tree.words(element))), "")
    shown = {
        words
        for element in head.root.iter("h1", "h2", "h3", "b", "strong", "font", "span", "div")
        if (words := tree.clean(element.text or "")) != tag and len(words.split()) >= LEAST_WORDS and words in tag
    }
    for words in sorted(shown, key=len, reverse=True):
        before, _, behind = tag.partition(words)
        if bool(before.strip()) == bool(behind.strip()):
            continue
        parts = [part.strip() for part in PARTS.split(before or behind) if part.strip()]
        name = (parts[0] if before.strip() else parts[-1]) if parts and PARTS.search(before or behind) else ""
        if name and len(name.split()) <= LONGEST_NAME:
            return name
    return None


def _site_names(head: _Head, canonical: str | None) -> list[str]:
    names = [value for key in SITE_KEYS for value in head.meta.get(key, [])] + _publishers(head)
    if not names and (beside := _beside_title(head)):
        names.append(beside)
    name = host(canonical or head.url)
    if name:
        names += [name, name.split(".")[-2] if name.count(".") else name]
    return names


def _title(head: _Head, sites: list[str]) -> str | None:
    """The title that most of heading, JSON-LD, meta tags and title tag agree on; a heading's wording is preferred."""
    squeezed_sites = {squeezed(name) for name in sites}
    headings = [titles.clean(words, sites) for words in head.headings if not titles.is_site(words, squeezed_sites)]
    tags = [words for element in head.root.iter("title") if (words := tree.words(element))][:1]
    told = [(1.2, value) for value in _values(head, ("headline",), ())[:1]]
    told += [(weight, head.meta[key][0]) for key, weight in TITLE_WEIGHTS.items() if key in head.meta]
    told += [(0.3, value) for value in tags]
    told = [(weight, titles.clean(value, sites)) for weight, value in told]
    candidates = [
        (2.0, _without_kicker(heading, told)) for heading in headings if any(_alike(heading, t) for _, t in told)
    ][:1]
    if not candidates and len(headings) == 1:
        candidates = [(2.0, headings[0])]
    candidates += told
    votes: dict[str, float] = {}
    for weight, value in candidates:
        votes[squeezed(value)] = votes.get(squeezed(value), 0) + weight
    best = max(candidates, key=lambda pair: votes[squeezed(pair[1])], default=None)
    return (best[1] if best else None) or (headings[0] if headings else None)


def _without_kicker(heading: str, told: list[tuple[float, str]]) -> str:
    """The heading without a section's name or a second line that two other titles leave out and none has."""
    values = [value for _, value in told]
    inner = [value for value in values if values.count(value) > 1 and value in heading and len(value.split()) >= 3]
    return inner[0] if inner and heading not in values else heading


def _alike(one: str, other: str) -> bool:
    """Half of the words of each are the other's."""
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return bool(a and b) and 2 * len(a & b) >= max(len(a), len(b))


def _language(head: _Head) -> str | None:
    told: list[Any] = [
        head.root.get("lang"),
        head.root.get("xml:lang"),
        *head.meta.get("og:locale", []),
        *head.meta.get("content-language", []),
    ]
    codes = [
        match.group(1).lower()
        for value in told
        if value and (match := re.match(r"\s*([a-zA-Z]{2})(?:$|[-_\s,])", value))
    ]
    return codes[0] if codes else None
