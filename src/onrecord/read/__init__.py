"""Bytes in, articles out: pages, captures, archives, feeds and JSON Lines, every character traceable to its source."""

from onrecord.read.articles import article
from onrecord.read.json_rows import jsonl_pages
from onrecord.read.sources import page, pages

__all__ = ["article", "jsonl_pages", "page", "pages"]
