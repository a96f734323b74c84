"""Words that mark a name as a news outlet's."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def outlet_words() -> frozenset[str]:
    """Small letters, one word each."""
    text = files("onrecord.read").joinpath("data", "outlet_words.tsv").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))
