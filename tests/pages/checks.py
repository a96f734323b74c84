"""Checks that hold for every page: chrome kept out, quoted passages kept, every span reads again."""

from __future__ import annotations

import json
from typing import Any

from tests.pages.scoring import Expected, Item, locate, overlap


def chrome_leaks(snippets: list[str], reading: Item, kinds: frozenset[str]) -> list[str]:
    """Chrome that stands in a block findings may come from."""
    text, blocks = reading["article"]["text"], reading["article"]["blocks"]
    return [s for s in snippets for b in blocks if b["kind"] in kinds and s in text[b["start"] : b["end"]]]


def unquoted(wanted: list[Item], reading: Item) -> list[str]:
    """First and last words of quoted passages that stand in no quote block of that outlet."""
    text, found = reading["article"]["text"], []
    quotes = [block for block in reading["article"]["blocks"] if block["kind"] == "quote"]
    for item in wanted:
        for end in ("first", "last"):
            place = locate(item[end], text)[0]
            holding = [q for q in quotes if overlap(place, (q["start"], q["end"])) and q.get("voice")]
            if not any(Expected(reading).named(item["outlet"], q["voice"]) for q in holding):
                found.append(f"{item['outlet']}: {item[end]}")
    return found


def unread_spans(item: Any, text: str) -> list[str]:
    """Every object of a reading whose text or label is not the slice at its own start and end."""
    wrong: list[str] = []
    if isinstance(item, dict):
        words = item.get("text", item.get("label"))
        if isinstance(item.get("start"), int) and isinstance(words, str) and words != text[item["start"] : item["end"]]:
            wrong.append(json.dumps(item, ensure_ascii=False)[:200])
        wrong += [line for value in item.values() for line in unread_spans(value, text)]
    elif isinstance(item, list):
        wrong += [line for value in item for line in unread_spans(value, text)]
    return wrong


def across_blocks(item: Any, blocks: list[Item]) -> list[str]:
    """Every label of a reading that runs over the edge of a block."""
    found: list[str] = []
    if isinstance(item, dict):
        start, end = item.get("start"), item.get("end")
        if isinstance(start, int) and isinstance(end, int) and "label" in item:
            inside = any(block["start"] <= start and end <= block["end"] for block in blocks)
            found += [] if inside else [item["label"]]
        found += [label for value in item.values() for label in across_blocks(value, blocks)]
    elif isinstance(item, list):
        found += [label for value in item for label in across_blocks(value, blocks)]
    return found
