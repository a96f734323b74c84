"""When an HTML page was published and updated: its data first, then its address, then the dates that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from onrecord.read import instants, jsonld, tree
from onrecord.read.instants import Instant

PUBLISHED_KEYS = (
    "article:published_time", "datepublished", "og:published_time", "article:published", "parsely-pub-date",
    "sailthru.date", "date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "pubdate", "publishdate",
    "publish-date", "article.published", "cxenseparse:recs:publishtime", "rnews:datepublished", "ptime",
    "citation_publication_date", "displaydate", "originalpublicationdate", "article_date_original", "datecreated",
)  # fmt: skip
UPDATED_KEYS = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "last-modified",
    "revised", "article:modified",
)  # fmt: skip
PUBLISHED_LIKE = re.compile(r"publi(?:sh|cation)|pub_?date|issued", re.I)
DATED = re.compile(r"publi|date|time|stamp|posted|datum|fecha|tarih|created|entry-meta|byline", re.I)
IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?:[/-]|$)")
ELSEWHERE = re.compile(r"comment|related|sidebar|recommend|popular|most-?read|teaser|footer|copyright|menu", re.I)
REACH, LONGEST = 120, 90
ALONE, SHORT = 200, 40
"""Elements looked through for a date that stands alone, and the characters of such a text."""

Meta = dict[str, list[str]]


def published(root: tree.Element, articles: list[jsonld.Item], meta: Meta, url: str | None) -> Instant | None:
    """The instant, or the day where no page part tells more; the page's own offset is kept.

    The first source that tells a day decides; a later one may add the time of that day.
    """
    values = _told(articles, ("datePublished", "dateCreated", "uploadDate"), meta, PUBLISHED_KEYS)
    values += [value for key, found in meta.items() if PUBLISHED_LIKE.search(key) for value in found]
    return _first(values) or _of_address(url) or next(_shown(root), None) or next(_alone(root), None)


def updated(articles: list[jsonld.Item], meta: Meta) -> Instant | None:
    """The instant or day of the last change that the page's data tell."""
    return _first(_told(articles, ("dateModified",), meta, UPDATED_KEYS))


def _told(articles: list[jsonld.Item], keys: tuple[str, ...], meta: Meta, meta_keys: tuple[str, ...]) -> list[str]:
    found = [words for item in articles for key in keys if (words := jsonld.text(item.get(key)))]
    return found + [value for key in meta_keys for value in meta.get(key, [])]


def _first(values: list[str]) -> Instant | None:
    """The first value; where it tells only a day, an instant of that day or the next that another tells."""
    read = [value for text in values if (value := instants.parse(text))]
    if not read or isinstance(read[0], datetime):
        return read[0] if read else None
    near = (value for value in read if isinstance(value, datetime) and abs((value.date() - read[0]).days) <= 1)
    return next(near, read[0])


def _of_address(url: str | None) -> Instant | None:
    match = IN_ADDRESS.search(url or "")
    return instants.parse(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}") if match else None


def _shown(root: tree.Element) -> Iterator[Instant]:
    """Dates of marked elements, of time elements, of elements classed as dates, of short texts behind the heading."""
    for element in root.iter("span", "div", "p", "time", "abbr", "meta", "li", "small"):
        if element.get("itemprop") in ("datePublished", "dateCreated"):
            yield from _dates([element.get("content"), element.get("datetime"), tree.words(element)])
    for element in root.iter("time"):
        if not _is_apart(element):
            yield from _dates([element.get("datetime"), tree.words(element)])
    for element in root.iter("span", "div", "p", "small", "li", "abbr"):
        label = f"{element.get('class') or ''} {element.get('id') or ''}"
        if DATED.search(label) and not _is_apart(element):
            yield from _dates([element.get("title"), tree.words(element)])
    for heading in islice(root.iter("h1"), 3):
        for element in islice(heading.itersiblings(), 6):
            yield from _dates(islice(element.itertext(), REACH))


def _alone(root: tree.Element) -> Iterator[Instant]:
    """Dates of short texts that are no sentence ("Issue No. 13, 25 March 2024"), on pages that mark nothing."""
    for element in islice(root.iter("td", "font", "h2", "h3", "h4", "p", "div", "span", "i", "b", "em"), ALONE):
        text = (element.text or "").strip()
        found = next(instants.find(text), None) if 6 <= len(text) <= SHORT and not _is_apart(element) else None
        if found and not re.search(r"(?<!\S)[a-z]", text[: found.span.start] + text[found.span.end :]):
            yield found.value


def _dates(texts: Iterable[str | None]) -> Iterator[Instant]:
    for text in texts:
        if text and 6 <= len(text.strip()) <= LONGEST and (value := instants.parse(text)):
            yield value


def _is_apart(element: tree.Element) -> bool:
    near = [ancestor for ancestor in islice(element.iterancestors(), 5) if ancestor.tag not in ("body", "html")]
    return any(
        ancestor.tag in ("aside", "footer", "nav") or ELSEWHERE.search(ancestor.get("class") or "") for ancestor in near
    )
