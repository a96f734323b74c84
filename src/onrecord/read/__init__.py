"""Bytes in, articles out: pages, captures, archives, feeds and JSON Lines, every character traceable to its source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.read.articles import article
    from onrecord.read.json_rows import jsonl_pages
    from onrecord.read.sources import page, pages

# Loaded when first asked for: what lists the pages of files does not need what reads them.
_MODULES = {
    "article": "onrecord.read.articles",
    "jsonl_pages": "onrecord.read.json_rows",
    "page": "onrecord.read.sources",
    "pages": "onrecord.read.sources",
}


def __getattr__(name: str) -> object:
    """A name of one of the room's modules."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)


__all__ = ["article", "jsonl_pages", "page", "pages"]
