"""`python -m evaluation.told_figures [--half look|check] [--misses]`: figures of short news items against their coding.

told_figures.txt holds the items, written before the rules that read them were looked at, each figure coded in place;
told_figures_later.txt more of them, of other manners, written when the rules for the first stood. A story is one
round-up. Rules may be written on the stories of the `look` halves; of `check` only numbers are taken.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from time import perf_counter
from zlib import crc32

from evaluation.figure import Figure
from evaluation.relations import CONFLICTS, Judged, macro_f1
from onrecord import read_all
from onrecord.pipeline.round_ups import round_up
from onrecord.record import RoundUp, Series, Span, Story, ToldFigure

ITEMS = Path(__file__).with_name("told_figures.txt")
LATER = Path(__file__).with_name("told_figures_later.txt")
_PAGE = re.compile(
    r"^=== (?P<story>\S+) (?P<outlet>.+) (?P<time>\d{4}-\d\d-\d\d \d\d:\d\d) (?P<kind>html|text)\n", re.MULTILINE
)
_MARK = re.compile(r"\[\[(?P<words>[^;\]]+);(?P<code>[^\]]+)\]\]")
_RELATION = re.compile(r"^rel (\S+) (\S+) (.+)\n", re.MULTILINE)
_NUMBER = re.compile(r"(?P<measure>\w+) (?P<denied>!)?(?P<sign>[<>~])?(?P<low>\?|[\d.]+?)(?:\.\.(?P<high>[\d.]+))?$")
_BOUNDS = {">": "over", "<": "under", "~": "about", None: "exact"}
WHOLE = (
    "<!DOCTYPE html><html lang='en'><head><title>{title} | {outlet}</title></head><body>"
    "<nav><a href='/'>{outlet}</a> <a href='/world'>World</a> <a href='/sport'>Sport</a></nav>"
    "<main><article>{body}</article></main><footer>All rights reserved. Contact the newsroom.</footer></body></html>"
)
"""The page that an item of markup stands in, as news sites set theirs."""
_COLUMNS = 78
"""The width that captures are set to, once the marks are out."""
CONTEXT = 24
"""Letters and digits around a figure by which it is found in the article."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A figure as it was coded: numbers as in the record, `place` a pattern, `speakers` any of which answers for it."""

    name: str
    words: str
    around: tuple[str, str]
    numbers: tuple[str, float | None, float | None, str, str]
    place: str
    day: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A page of a story with its figures and the relations that stand below it."""

    story: str
    outlet: str
    published: str
    kind: str
    body: str
    figures: tuple[Coded, ...]
    relations: tuple[tuple[str, str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A coded figure with what the round-up has at its words."""

    item: Item
    coded: Coded
    told: ToldFigure | None = None
    series: Series | None = None

    @property
    def right(self) -> bool:
        told = self.told
        return told is not None and self.coded.numbers == (
            told.measure,
            told.low,
            told.high,
            told.bound,
            told.polarity,
        )

    @property
    def placed(self) -> bool:
        if self.told is None or self.series is None:
            return False
        words = " ".join((*self.series.place[-1:], *self.series.group, (self.told.scope or "").lower()))
        return self.coded.place == "." or bool(re.search(self.coded.place, words))

    @property
    def dated(self) -> bool:
        as_of = self.told.as_of if self.told else None
        return self.coded.day == "." or (as_of is not None and as_of[0].isoformat().startswith(self.coded.day))

    @property
    def voiced(self) -> bool:
        if self.told is None:
            return False
        said = re.sub(r"[’']s\b", "", self.told.speaker.lower())
        named = any(name in said for name in self.coded.speakers if name != "-")
        return ("-" in self.coded.speakers) if self.told.own else named


def figures(data: Path) -> dict[str, Figure]:
    """told_figures.{look,check,later_look,later_check}: figures of the items from their pages; `data` is not used.

    `.figures`, `.place`, `.day`, `.speaker`, `.macro_f1` and `.false_conflict` are as in `evaluation.round_ups`.
    """
    scores: dict[str, Figure] = {}
    for path, wanted in ((ITEMS, "look"), (ITEMS, "check"), (LATER, "look"), (LATER, "check")):
        if not path.is_file():
            continue
        name = f"later_{wanted}" if path == LATER else wanted
        began = perf_counter()
        told = [(one, *of_story(one)) for one in stories(path) if half(one[0].story) == wanted]
        seconds = perf_counter() - began
        met = [one for _, found, _ in told for one in found]
        judged = [pair for items, found, said in told for pair in judge(items, found, said)]
        for key, value in shares(met):
            scores[f"told_figures.{name}.{key}"] = Figure(value, len(met), seconds)
        calm = [pair for pair in judged if not pair.gold & CONFLICTS]
        false = sum(pair.found in CONFLICTS for pair in calm) / max(1, len(calm))
        scores[f"told_figures.{name}.macro_f1"] = Figure(macro_f1(judged), len(judged), seconds)
        scores[f"told_figures.{name}.false_conflict"] = Figure(false, len(calm), seconds)
    return scores


def half(story: str) -> str:
    """`look` for a story that rules may be written on, `check` for one that only numbers are taken from."""
    return "look" if crc32(story.encode()) % 2 else "check"


def shares(met: Sequence[Met]) -> Iterator[tuple[str, float]]:
    """Of all coded figures those told with the right numbers, and of those the ones of the right place, day, voice."""
    right = [one for one in met if one.right]
    for name, kept in (
        ("figures", right),
        ("place", [one for one in right if one.placed]),
        ("day", [one for one in right if one.dated]),
        ("speaker", [one for one in right if one.voiced]),
    ):
        yield name, len(kept) / max(1, len(met))


@lru_cache(maxsize=2)
def stories(path: Path = ITEMS) -> tuple[tuple[Item, ...], ...]:
    """The items of a file, those of a story together."""
    items = [_item(head, marked) for head, marked in pages(path)]
    return tuple(tuple(group) for _, group in groupby(items, key=lambda item: item.story))


def pages(path: Path) -> Iterator[tuple[re.Match[str], str]]:
    """The head line (story, outlet, time, kind) of each page of a file of items, and what stands below it."""
    text = path.read_text(encoding="utf-8")
    heads = list(_PAGE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return ((head, text[head.end() : end]) for head, end in zip(heads, ends, strict=True))


def published(head: re.Match[str]) -> str:
    """The instant of a head line, as rows of JSON Lines tell it."""
    return head["time"].replace(" ", "T") + ":00+00:00"


def _item(head: re.Match[str], marked: str) -> Item:
    relations = tuple((a, b, frozenset(kinds.split("|"))) for a, b, kinds in _RELATION.findall(marked))
    marked = _RELATION.sub("", marked)
    coded = tuple(_coded(match, marked) for match in _MARK.finditer(marked))
    body = _plain(marked)
    if head["kind"] == "html":
        title = re.sub("<[^>]*>", "", body.split("</h1>")[0]).strip()
        body = WHOLE.format(title=title, outlet=head["outlet"], body=body)
    else:
        body = "\n\n".join(textwrap.fill(part, _COLUMNS) for part in body.split("\n\n"))
    return Item(head["story"], head["outlet"], published(head), head["kind"], body, coded, relations)


def _plain(marked: str) -> str:
    return _MARK.sub(lambda match: match["words"], marked)


def _coded(match: re.Match[str], marked: str) -> Coded:
    number, place, day, speakers, *name = (part.strip() for part in match["code"].split(";"))
    told = _NUMBER.match(number)
    if told is None:
        raise ValueError(f"{ITEMS.name}: no measure and number in {match[0]!r}")
    value = None if told["low"] == "?" else float(told["low"])
    bound = "vague" if value is None else "range" if told["high"] else _BOUNDS[told["sign"]]
    low = None if bound in ("under", "vague") else value
    high = None if bound in ("over", "vague") else float(told["high"]) if told["high"] else value
    around = _bare(marked[: match.start()])[-CONTEXT:], _bare(marked[match.end() :])[:CONTEXT]
    polarity = "negative" if told["denied"] else "positive"
    key = name[0].removeprefix("#") if name else ""
    numbers = (told["measure"], low, high, bound, polarity)
    return Coded(key, match["words"], around, numbers, place, day, tuple(speakers.split("/")))


def _bare(marked: str) -> str:
    """The letters and digits of a page without its marks and tags."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]*>", " ", _plain(marked)))


def span_of(text: str, coded: Coded) -> Span | None:
    """Where a coded figure stands in an article's text; None where the article does not have it."""
    at = [n for n, char in enumerate(text) if char.isalnum()]
    bare = "".join(text[n] for n in at)
    words = _bare(coded.words)
    for reach in (CONTEXT, CONTEXT // 2, CONTEXT // 4):
        before, after = coded.around[0][-reach:], coded.around[1][:reach]
        for head, tail in ((before, after), (before, ""), ("", after)):
            found = bare.find(head + words + tail)
            if found >= 0:
                start = found + len(head)
                return Span(at[start], at[start + len(words) - 1] + 1)
    return None


def of_story(items: Sequence[Item]) -> tuple[list[Met], RoundUp]:
    """The coded figures of a story's items with what their round-up tells at their words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "items.jsonl"
        rows = [
            {"id": str(n), item.kind: item.body, "published": item.published, "outlet": item.outlet}
            for n, item in enumerate(items)
        ]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        readings = list(read_all(path))
    story = Story(id=items[0].story, level="episode", articles=tuple(r.id for r in readings), joins=())
    said = round_up(readings, story)
    return [
        _met(item, coded, reading.id, (reading.article.text, said))
        for item, reading in zip(items, readings, strict=True)
        if reading.article
        for coded in item.figures
    ], said


def _met(item: Item, coded: Coded, page: str, told: tuple[str, RoundUp]) -> Met:
    text, said = told
    span = span_of(text, coded)
    near = [
        (figure, series)
        for series in said.series
        for figure in series.figures
        if span and figure.cite.page == page and figure.cite.span.start < span.end and span.start < figure.cite.span.end
    ]
    near.sort(key=lambda pair: (pair[0].measure != coded.numbers[0], pair[0].low != coded.numbers[1]))
    return Met(item, coded, *near[0]) if near else Met(item, coded)


def judge(items: Sequence[Item], met: Sequence[Met], said: RoundUp) -> Iterator[Judged]:
    """The coded pairs of a story, each with what its round-up says of it."""
    called = {frozenset((r.a, r.b)): r for r in said.relations}
    ids = {one.coded.name: one.told.cite.item for one in met if one.coded.name and one.told and one.right}
    for a, b, kinds in (row for item in items for row in item.relations):
        found = called.get(frozenset(ids.get(key, key) for key in (a, b)))
        yield Judged((a, b), kinds, found.type if found else None, found.why.rule if found else "")


def misses(met: Sequence[Met]) -> Iterator[str]:
    """A line for each figure that is not wholly right: what is wrong, its words, and what was found."""
    for one in met:
        wrong = [name for name in ("right", "placed", "dated", "voiced") if not getattr(one, name)]
        if wrong:
            coded, told = one.coded, one.told
            found = "nothing"
            if told and one.series:
                day = told.as_of and told.as_of[0].date()
                found = f"{told.measure} {told.bound} {told.low} {told.high} {told.polarity}"
                found += f" | {one.series.place} {told.scope} | {day} | {told.speaker}"
            where = f"{coded.around[0][-12:]}[{coded.words}]{coded.around[1][:12]}"
            wanted = f"{coded.numbers[0]} {coded.place} {coded.day} {'/'.join(coded.speakers)}"
            yield f"{one.item.story:15} {','.join(wrong):28} {where:50} {wanted}  <-  {found}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.told_figures", description=__doc__)
    parser.add_argument("--half", choices=("look", "check"), help="figures of this half alone")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the half that may be looked at")
    options = parser.parse_args()
    for name, figure in figures(ITEMS.parent).items():
        if options.half is None or f"{options.half}." in name:
            print(f"{name:40} {figure.value:.3f} {figure.n:4}")
    for items in (*stories(), *stories(LATER)) if options.misses else ():
        if half(items[0].story) == "look":
            met, said = of_story(items)
            print(*misses(met), sep="\n")
            for pair in judge(items, met, said):
                if pair.found not in pair.gold:
                    print(f"{items[0].story:15} pair {pair.ids} {'|'.join(pair.gold)} <- {pair.found} {pair.rule}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
