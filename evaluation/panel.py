"""`python -m evaluation.panel DATA [--misses]`: twelve real pages coded by hand by people who had seen no rule.

panel/look.jsonl and panel/check.jsonl hold the coding, an item a line, without the pages' text: DATA/pages/gold.jsonl
has that. `spans` are characters of the body, the first the item's own and the others further tellings; `what` the types
that will do, the stance or the number; `who` the names that will do for each of those in it; `optional` where two
careful readers would differ. Rules may be written on what is missed on `look`; of `check` only numbers are taken.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, NamedTuple

from evaluation.figure import Figure
from onrecord import read_all
from onrecord.record import Reading, Span

FOLDER = Path(__file__).with_name("panel")
HALVES = ("look", "check")
Kind = Literal["attribution", "event", "figure", "position"]
KINDS: tuple[Kind, ...] = ("attribution", "event", "figure", "position")
ENOUGH = 0.3
"""Share of the characters of two stretches together that what is said must share with its coding."""
NEAR = 60
"""Characters between where a trigger and a coded act begin, at most, if they do not overlap."""
_AGREEING = {"opposes": {"rejects", "would block"}, "rejects": {"opposes"}}
"""Stances that may stand for another: who rejects a thing opposes it."""
_EMPTY = frozenset("the a an of for and in on at to mr ms mrs his her their its s".split())


class Coded(NamedTuple):
    """One item of the coding; see the head of this file."""

    page: str
    kind: Kind
    spans: tuple[Span, ...]
    what: tuple[str, ...]
    who: tuple[tuple[str, ...], ...]
    optional: bool


class Emitted(NamedTuple):
    """One item of a reading, in the same terms; `who` are the words for each of those in it."""

    kind: Kind
    spans: tuple[Span, ...]
    what: str
    who: tuple[str, ...]


def coding(half: str) -> list[Coded]:
    """The items of a half, in the order of its file."""
    rows = [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Coded(
            row["page"],
            row["kind"],
            tuple(Span(start, end) for start, end in row["spans"]),
            tuple(row["what"]),
            tuple(tuple(names) for names in row["who"]),
            row["optional"],
        )
        for row in rows
    ]


@cache
def readings(data: Path, half: str) -> Mapping[str, Reading]:
    """The half's pages as they are read, by id; empty where DATA lacks one of them."""
    wanted = {item.page for item in coding(half)}
    source = data / "pages" / "gold.jsonl"
    if not source.is_file():
        return {}
    rows = [row for row in map(json.loads, source.open(encoding="utf-8")) if row["id"] in wanted]
    if len(rows) < len(wanted):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text("".join(json.dumps(_page(row)) + "\n" for row in rows), encoding="utf-8")
        return {reading.id: reading for reading in read_all(path)}


def _page(row: Mapping[str, Any]) -> dict[str, str]:
    told = {"id": row["id"], "body": row["body"], "url": row.get("url"), "title": row.get("title")}
    told["published"] = (row.get("datetime") or row.get("date") or "").replace(" ", "T")
    return {name: value for name, value in told.items() if value}


def emitted(reading: Reading) -> Iterator[Emitted]:
    """What a reading has on record, but for bare statements as events and the page's own voice."""
    names = {actor.id: f"{actor.label} {actor.country or ''}" for actor in reading.actors}

    def called(label: str, actor: str | None) -> str:
        return f"{label} {names.get(actor or '', '')}"

    for statement in reading.statements[1:]:
        voice = statement.chain[-1]
        yield Emitted("attribution", statement.spans, "", (called(voice.label, voice.actor),))
    for event in reading.events:
        if event.type != "STATE":
            doers = tuple(called(r.label, r.actor) for r in event.roles if r.role == "actor")
            yield Emitted("event", (event.trigger,), event.type, doers)
    for figure in reading.figures:
        number = figure.low if figure.low is not None else figure.high
        yield Emitted("figure", (figure.span,), "" if number is None else f"{number:g}", ())
    for position in reading.positions:
        holder = called(position.holder.label, position.holder.actor)
        yield Emitted("position", (position.span,), position.stance, (holder,))


def touches(one: Emitted, item: Coded) -> bool:
    """Whether the two stand at the same words."""
    if one.kind == "attribution":
        return any(_likeness(part, span) >= ENOUGH for part in one.spans for span in item.spans)
    near = (abs(one.spans[0].start - span.start) < NEAR for span in item.spans) if one.kind == "event" else ()
    return any(part.overlaps(span) for part in one.spans for span in item.spans) or any(near)


def _likeness(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def agrees(one: Emitted, item: Coded) -> bool:
    """Whether the two say the same: the type or number, and of what is said and wanted who says and wants it."""
    if one.kind in ("event", "position") and one.what not in {
        *item.what,
        *(other for what in item.what for other in _AGREEING.get(what, ())),
    }:
        return False
    if one.kind == "figure" and item.what[0] and float(one.what or "nan") != float(item.what[0]):
        return False
    if one.kind in ("attribution", "position"):
        return all(any(_is(names, words) for words in one.who) for names in item.who)
    return True


def _is(names: Sequence[str], words: str) -> bool:
    """Whether the words share a word with one of the names."""
    told = _content(words)
    return any(_content(name) & told for name in names)


def _content(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - _EMPTY


def scores(data: Path, half: str) -> Iterator[tuple[str, int, int]]:
    """(name, right, of): of each kind the required items found, and the emitted ones that are on the coding at all."""
    known = readings(data, half)
    items = coding(half)
    told = {page: list(emitted(reading)) for page, reading in known.items()}
    for kind in KINDS if known else ():
        wanted = [item for item in items if item.kind == kind]
        required = [item for item in wanted if not item.optional]
        found = sum(_is_found(item, told[item.page]) for item in required)
        yield f"{kind}_found", found, len(required)
        every = [(page, one) for page, rows in told.items() for one in rows if one.kind == kind]
        right = sum(
            any(
                item.page == page and touches(one, item) and (kind != "event" or one.what in item.what)
                for item in wanted
            )
            for page, one in every
        )
        yield f"{kind}_right", right, len(every)


def _is_found(item: Coded, told: Sequence[Emitted]) -> bool:
    return any(one.kind == item.kind and touches(one, item) and agrees(one, item) for one in told)


def figures(data: Path) -> dict[str, Figure]:
    """panel.{look,check}.{attribution,event,figure,position}_{found,right}."""
    result: dict[str, Figure] = {}
    for half in HALVES:
        began = perf_counter()
        rows = list(scores(data, half))
        seconds = perf_counter() - began
        result |= {f"panel.{half}.{name}": Figure(right / of, of, seconds) for name, right, of in rows if of}
    return result


def main() -> None:
    """Print the figures, and what is missed on `look`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="a folder with pages/gold.jsonl")
    parser.add_argument("--misses", action="store_true", help="list what is not found on `look`")
    options = parser.parse_args()
    for name, figure in figures(options.data).items():
        print(f"{name:34}{figure.value:6.3f}{figure.n:6}")
    if options.misses:
        known = readings(options.data, "look")
        for item in coding("look"):
            if not item.optional and not _is_found(item, list(emitted(known[item.page]))):
                text = known[item.page].article
                words = item.spans[0].of(text.text) if text else ""
                print(item.page, item.kind, "|".join(item.what), item.who, repr(words[:80]))


if __name__ == "__main__":
    main()
