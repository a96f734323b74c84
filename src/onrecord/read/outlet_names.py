"""Words that mark a name as a news outlet's, and the host that stands for an outlet without a name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


@cache
def outlet_words() -> frozenset[str]:
    """Small letters, one word each."""
    text = files("onrecord.read").joinpath("data", "outlet_words.tsv").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))


def host(url: str | None) -> str | None:
    """The host of an address without "www."; None where there is no address, or none that can be read."""
    try:
        name = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
