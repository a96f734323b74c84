"""A feed (RSS, Atom) becomes a page an entry: what the entry tells, under its title, day and address."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import feedparser
import lxml.html

from onrecord.record import Origin, Page, Problem, content_id

BREAKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr figure figcaption section".split())


def feed_pages(data: bytes, origin: Origin) -> Iterator[Page | Problem]:
    """The entries of a feed in order. An entry's text is its content, else its summary, else its title.

    The offset of an entry is its number in the feed, `member` its id there.
    """
    feed: Any = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    place = f"{origin.file}#{origin.member}" if origin.member else origin.file
    if not feed.entries:
        reason = f"not well formed: {feed.bozo_exception}" if feed.bozo else "without entries"
        yield Problem(page=place, stage="read", message=f"a feed {' '.join(str(reason).split())}")
        return
    outlet = _whole(_text(feed.feed.get("title")))
    for number, entry in enumerate(feed.entries):
        title = _text(entry.get("title"))
        text = prose(_fullest(entry)) or title
        member = entry.get("id") or entry.get("link") or f"entry {number + 1}"
        if not text:
            yield Problem(page=f"{place}#{member}", stage="read", message="a feed entry without words")
            continue
        known = (("title", title), ("outlet", outlet), ("published", _instant(entry)))
        body = text.encode("utf-8", "replace")
        yield Page(
            id=content_id(body),
            body=body,
            media_type="text/x-article",
            origin=replace(
                origin,
                offset=number,
                member="#".join(filter(None, (origin.member, member))),
                digest=hashlib.sha256(body).hexdigest(),
            ),
            url=entry.get("link") or None,
            known=tuple((name, value) for name, value in known if value),
        )


def _fullest(entry: Any) -> str:
    texts = [part.get("value") or "" for part in entry.get("content", ())]
    return max([*texts, entry.get("summary") or ""], key=len)


def prose(markup: str) -> str:
    """The words of a piece of HTML, a line a block."""
    if not markup.strip():
        return ""
    if "<" not in markup and "&" not in markup:
        return _lines(markup)
    root = lxml.html.fragment_fromstring(markup, create_parent="div")
    for element in list(root.iter("script", "style")):
        element.drop_tree()
    parts: list[str] = []
    _gather(root, parts)
    return _lines("".join(parts))


def _gather(root: Any, parts: list[str]) -> None:
    """Text in order, a line break around blocks; without recursion, since depth is the page's to choose."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        block = element.tag in BREAKS
        if done:
            parts.append(("\n" if block else "") + (element.tail or ""))
            continue
        parts.append(("\n" if block else "") + ((element.text or "") if isinstance(element.tag, str) else ""))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _lines(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def _whole(title: str) -> str:
    """The outlet's name without the section that its feed is of ("The Harbour Post: World")."""
    name = re.split(r"\s*[:»>]\s+", title)[0]
    return name if len(name.split()) > 1 else title


def _text(markup: str | None) -> str:
    return " ".join(prose(markup or "").split())


def _instant(entry: Any) -> str:
    """The instant of publication in ISO 8601, as the feed tells it, or the words that are no instant."""
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    if told:
        year, month, day, hour, minute, second = told[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
    return str(entry.get("published") or entry.get("updated") or "")
