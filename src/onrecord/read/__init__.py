"""Bytes in, articles out: HTML, plain-text captures and JSON Lines, every character traceable to its source."""

from onrecord.read.articles import article
from onrecord.read.sources import jsonl_pages, page, pages

__all__ = ["article", "jsonl_pages", "page", "pages"]
