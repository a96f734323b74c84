"""Bytes in, articles out: pages, captures, archives, feeds and JSON Lines, every character traceable to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.doors import open_late

if TYPE_CHECKING:
    from onrecord.read.articles import article
    from onrecord.read.json_rows import jsonl_pages
    from onrecord.read.sources import lacking, page, pages

open_late(
    __name__,
    {
        "article": "onrecord.read.articles",
        "jsonl_pages": "onrecord.read.json_rows",
        "lacking": "onrecord.read.sources",
        "page": "onrecord.read.sources",
        "pages": "onrecord.read.sources",
    },
)

__all__ = ["article", "jsonl_pages", "lacking", "page", "pages"]
