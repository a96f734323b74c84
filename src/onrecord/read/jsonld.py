"""What a page says of itself in JSON-LD (schema.org), read leniently: lists, graphs, references and broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

Item = dict[str, Any]

ARTICLE_TYPES = {
    "newsarticle": 4,
    "reportagenewsarticle": 4,
    "analysisnewsarticle": 4,
    "backgroundnewsarticle": 4,
    "opinionnewsarticle": 4,
    "reviewnewsarticle": 4,
    "askpublicnewsarticle": 4,
    "liveblogposting": 4,
    "article": 3,
    "blogposting": 3,
    "report": 3,
    "scholarlyarticle": 3,
    "techarticle": 3,
    "advertisercontentarticle": 3,
    "socialmediaposting": 2,
    "webpage": 1,
    "itempage": 1,
}
"""schema.org types that tell of an article, and how much each is worth against another."""

WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage", "article", "hasPart", "itemListElement", "item")
SCRIPT_LIMIT = 2**21
DEPTH_LIMIT = 8


def items(scripts: list[str]) -> list[Item]:
    """Every typed object in the scripts, in order, wrappers opened and references ("@id") resolved one step deep."""
    found = [item for script in scripts for value in _values(script) for item in _walk(value, 0)]
    named = {str(item["@id"]): item for item in found if "@id" in item and len(item) > 1}
    return [_resolved(item, named) for item in found]


def articles(found: list[Item]) -> list[Item]:
    """The objects that tell of an article, the most telling type first."""
    ranked = [(max((ARTICLE_TYPES.get(name, 0) for name in types(item)), default=0), item) for item in found]
    return [item for rank, item in sorted(ranked, key=lambda pair: -pair[0]) if rank]


def types(item: Item) -> list[str]:
    """The types of an object, lower case."""
    value = item.get("@type")
    return [
        name.rsplit("/", 1)[-1].lower()
        for name in (value if isinstance(value, list) else [value])
        if isinstance(name, str)
    ]


def text(value: Any) -> str | None:
    """The words of a value: a string, the first of a list, or an object's name; None where there are none."""
    if isinstance(value, list):
        return next((words for entry in value if (words := text(entry))), None)
    if isinstance(value, dict):
        return text(value.get("name") or value.get("@value") or value.get("headline"))
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(html.unescape(value)).split()) or None


def names(value: Any) -> Iterator[tuple[str, bool]]:
    """Names in an author or publisher value, each with whether it is marked as an organisation."""
    if isinstance(value, list):
        for entry in value:
            yield from names(entry)
    elif isinstance(value, dict):
        organisation = any("organi" in name or name == "newsmediaorganization" for name in types(value))
        for words in value["name"] if isinstance(value.get("name"), list) else [value.get("name")]:
            if clean := text(words):
                yield clean, organisation
    elif clean := text(value):
        yield clean, False


def _values(script: str) -> Iterator[Any]:
    if len(script) > SCRIPT_LIMIT:
        return
    source = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script
    ).strip()
    for attempt in (source, _mended(source), html.unescape(source)):
        values = list(_decoded(attempt))
        if values:
            yield from values
            return


def _decoded(source: str) -> Iterator[Any]:
    """The JSON values that stand one behind another."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(source):
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            return
        yield value
        while at < len(source) and source[at] in " \t\r\n;,":
            at += 1


def _mended(source: str) -> str:
    """Trailing commas dropped, doubled commas made one, bad escapes doubled."""
    source = re.sub(r",(\s*[}\]])", r"\1", source)
    source = re.sub(r",(?:\s*,)+", ",", source)
    return re.sub(r'\\(?!["\\/bfnrtu])', r"\\\\", source)


def _walk(value: Any, depth: int) -> Iterator[Item]:
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _walk(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in WRAPPERS:
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)


def _resolved(item: Item, named: dict[str, Item]) -> Item:
    return {
        key: _reference(value, named) if key in ("author", "publisher", "creator") else value
        for key, value in item.items()
    }


def _reference(value: Any, named: dict[str, Item]) -> Any:
    if isinstance(value, list):
        return [_reference(entry, named) for entry in value]
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return named.get(str(value["@id"]), value)
    return value
