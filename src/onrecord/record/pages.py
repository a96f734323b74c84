"""What was captured, and the article found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.record.spans import Span
from onrecord.record.voices import Voice

KEPT_UP = 2
"""Years from its publication to its last change that make a page one that is kept up."""
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

BlockKind = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "paragraph",
    "heading",
    "list",
    "table",
    "quote",
    "caption",
    "credit",
    "correction",
    "notice",
    "teaser",
    "contact",
    "navigation",
]

BODY_KINDS: frozenset[str] = frozenset({"paragraph", "heading", "list", "table", "quote"})
"""Blocks that make up the body; "quote" is somebody else's passage."""

FINDING_KINDS: frozenset[str] = BODY_KINDS | {"headline", "standfirst", "caption"}
"""Blocks that statements and findings may come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the bytes came from: a file (or "-"), the offset in it, and their SHA-256.

    `member` names what inside the file: a zip's member, a feed's entry.
    """

    file: str
    offset: int = 0
    digest: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One captured page, as bytes.

    `media_type` is "text/html", "text/plain" (a capture: the whole visible page, chrome included) or
    "text/x-article" (the article's prose alone). `known` holds metadata that came beside the bytes and outranks the
    page's own: any of "title", "outlet", "published" (ISO 8601).
    """

    id: str
    body: bytes
    media_type: str
    origin: Origin
    url: str | None = None
    fetched: datetime | None = None
    known: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the page with one role; a "quote" block names the voice that introduces it."""

    kind: BlockKind
    span: Span
    voice: Voice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name in the byline and, where told, the role beside it ("Executive Producer")."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The article of a page; every span of a reading indexes `text`.

    `published` and `updated` are an aware datetime where the page tells the instant, a date where it tells the day.
    `language` is an ISO 639-1 code. `wire` is the agency the text is credited to.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[Author, ...] = ()
    published: datetime | date | None = None
    updated: datetime | date | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    wire: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A page (or a part of its reading) that failed, at which stage, and why, in one line.

    `file` is the file that could not be read, or that holds the row or member that could not.
    """

    page: str
    stage: str
    message: str
    file: str = ""

    @property
    def place(self) -> str:
        """Where a person finds it: the page, behind its file where its own name does not tell that."""
        return self.page if self.page.startswith(self.file) else f"{self.file}, {self.page}"


def day_of_words(article: Article) -> datetime | date | None:
    """The day from which an article's words count: that of its last change for a page kept up for years, else that of
    its publication.

    A page is kept up where it was changed years after it came out and tells of two of the years between; a page that
    only moved to another site tells of none.
    """
    told, changed = article.published, article.updated
    if told is None or changed is None or changed.year - told.year < KEPT_UP:
        return told
    years = {int(found[0]) for found in _YEARS.finditer(article.text)}
    return changed if len({year for year in years if told.year < year <= changed.year}) > 1 else told
