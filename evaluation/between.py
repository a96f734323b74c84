"""`python -m evaluation.between [--half look|check] [--misses]`: what statements of a story do to each other.

between.txt holds invented stories of two to four pages, written and coded by somebody who had not seen the program:
pairs of sentences of which one denies, confirms or contradicts the other, look-alikes that do nothing of it, and for
each claim who stands behind it and who rejects it. A story is one round-up. Rules may be written on the `look` half;
of `check` only numbers are taken.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from time import perf_counter

from evaluation.figure import Figure
from evaluation.told_figures import CONTEXT, WHOLE, pages, published
from onrecord import read_all
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Cite, Claim, Difference, RoundUp, Source, Span, Story

ITEMS = Path(__file__).with_name("between.txt")
KINDS = ("denied", "confirmed", "contradicted")
_MARK = re.compile(r"\[\[#(?P<name>\w+) (?P<words>.+?)\]\]", re.DOTALL)
_RELATION = re.compile(r"^rel (\S+) (\w+)(?::(\w+))? (\S+)\n", re.MULTILINE)
_CLAIM = re.compile(r"^claim (\S+) sources (.+) \| deniers (.+)\n", re.MULTILINE)
_ASPECTS = {"time": "day"}
"""An hour is a part of its day: the record has one aspect for both."""
_EMPTY = frozenset({"the", "a", "an", "of", "at", "for", "to", "in", "and", "who", "s"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two coded sentences, the answering one first: `kind` is what it does to the other, `on` the aspect."""

    answer: str
    first: str
    kind: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim as it was coded: the sentence of its first telling, who says so and who denies it."""

    first: str
    sources: tuple[str, ...]
    deniers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A page of a story with its marked sentences (name, words, what stands around) and what is coded below it."""

    story: str
    outlet: str
    published: str
    kind: str
    body: str
    marks: tuple[tuple[str, str, tuple[str, str]], ...]
    pairs: tuple[Pair, ...]
    claims: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A coded pair with the differences that the round-up has between its sentences."""

    story: str
    pair: Pair
    found: tuple[Difference, ...]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(one.kind for one in self.found)

    @property
    def right(self) -> bool:
        return self.pair.kind in self.kinds

    @property
    def on_point(self) -> bool:
        """Whether a contradiction is found on the aspect that it is coded on."""
        return any(one.kind == self.pair.kind and one.on == self.pair.on for one in self.found)


@dataclass(frozen=True, slots=True)
class Behind:
    """Of the sources or deniers of a coded claim: those found, those missed, and whoever is named besides."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A story with its coded pairs as met, its differences by how they fare, and its claims."""

    items: tuple[Item, ...]
    met: tuple[Met, ...]
    right: tuple[Difference, ...]
    wrong: tuple[Difference, ...]
    uncoded: tuple[Difference, ...]
    behind: tuple[tuple[Coded, Behind, Behind], ...]
    texts: Mapping[str, str]


def figures(data: Path) -> dict[str, Figure]:
    """between.{look,check}.*: what is found between the coded sentences of either half; `data` is not used.

    `.denied_recall`, `.confirmed_recall`, `.contradicted_recall`: of the coded pairs those with a difference of their
    kind that touches both; `.contradicted_aspect` those on the right aspect, too. `.X_precision`: of the differences of
    the kind that touch a coded pair, those that are right; `.X_strict` of all that the round-ups have, so that
    whatever nobody coded counts as wrong. `.false_none`: of the pairs between which nothing is, those with any.
    `.uncoded`: differences a story between sentences that nobody coded. `.sources`, `.deniers`: of those of coded
    claims, the found; `.sources_extra` and `.deniers_extra`, of the found, those whom no one coded.
    """
    scores: dict[str, Figure] = {}
    for wanted in ("look", "check") if ITEMS.is_file() else ():
        began = perf_counter()
        told = [scored(one) for one in stories() if half(one[0].story) == wanted]
        seconds = perf_counter() - began
        for key, value, n in shares(told):
            scores[f"between.{wanted}.{key}"] = Figure(value, n, seconds)
    return scores


def half(story: str) -> str:
    """`look` for a story that rules may be written on, `check` for one that only numbers are taken from."""
    return story.split("-")[0]


def shares(told: Sequence[Scored]) -> Iterator[tuple[str, float, int]]:
    """The figures of a half with what each is counted over."""
    met = [one for story in told for one in story.met]
    for kind in KINDS:
        coded = [one for one in met if one.pair.kind == kind]
        yield f"{kind}_recall", _share(sum(one.right for one in coded), len(coded)), len(coded)
        right = sum(one.kind == kind for story in told for one in story.right)
        judged = right + sum(one.kind == kind for story in told for one in story.wrong)
        every = judged + sum(one.kind == kind for story in told for one in story.uncoded)
        yield f"{kind}_precision", _share(right, judged), judged
        yield f"{kind}_strict", _share(right, every), every
    coded = [one for one in met if one.pair.kind == "contradicted"]
    yield "contradicted_aspect", _share(sum(one.on_point for one in coded), len(coded)), len(coded)
    none = [one for one in met if one.pair.kind == "none"]
    yield "false_none", _share(sum(bool(one.found) for one in none), len(none)), len(none)
    yield "uncoded", _share(sum(len(story.uncoded) for story in told), len(told)), len(told)
    for name, at in (("sources", 1), ("deniers", 2)):
        sides = [side for story in told for row in story.behind if isinstance(side := row[at], Behind)]
        found, missed, extra = (sum(len(getattr(s, k)) for s in sides) for k in ("found", "missed", "extra"))
        yield name, _share(found, found + missed), found + missed
        yield f"{name}_extra", _share(extra, found + extra), found + extra


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)


@lru_cache(maxsize=1)
def stories(path: Path = ITEMS) -> tuple[tuple[Item, ...], ...]:
    """The pages of the file, those of a story together."""
    items = [_item(head, marked) for head, marked in pages(path)]
    return tuple(tuple(group) for _, group in groupby(items, key=lambda item: item.story))


def _item(head: re.Match[str], marked: str) -> Item:
    pairs = tuple(Pair(a, b, kind, _ASPECTS.get(on, on)) for a, kind, on, b in _RELATION.findall(marked))
    claims = tuple(Coded(first, _names(said), _names(denied)) for first, said, denied in _CLAIM.findall(marked))
    marked = _CLAIM.sub("", _RELATION.sub("", marked)).strip("\n") + "\n"
    marks = tuple(_mark(match, marked) for match in _MARK.finditer(marked))
    body = _plain(marked)
    if head["kind"] == "html":
        title = re.sub("<[^>]*>", "", re.split(r"</h[12]>", body)[0]).strip()
        body = WHOLE.format(title=title, outlet=head["outlet"], body=body)
    return Item(head["story"], head["outlet"], published(head), head["kind"], body, marks, pairs, claims)


def _names(words: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in words.split(";") if name.strip() != "-")


def _mark(match: re.Match[str], marked: str) -> tuple[str, str, tuple[str, str]]:
    around = _bare(marked[: match.start()])[-CONTEXT:], _bare(marked[match.end() :])[:CONTEXT]
    return match["name"], _bare(match["words"]), around


def _plain(marked: str) -> str:
    return _MARK.sub(lambda match: match["words"], marked)


def _bare(marked: str) -> str:
    """The letters and digits of a page without its marks and tags."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]*>", " ", re.sub(r"\[\[#\w+ ", "", marked)))


def span_of(text: str, words: str, around: tuple[str, str]) -> Span | None:
    """Where marked words stand in an article's text; None where the article does not have them."""
    at = [n for n, char in enumerate(text) if char.isalnum()]
    bare = "".join(text[n] for n in at)
    before, after = around
    for head, tail in ((before, after), (before, ""), ("", after), ("", "")):
        found = bare.find(head + words + tail)
        if found >= 0:
            start = found + len(head)
            return Span(at[start], at[start + len(words) - 1] + 1)
    return None


def scored(items: Sequence[Item]) -> Scored:
    """A story's pages read and rounded up, and what is coded of them looked up in the round-up."""
    said = rounded(items)
    texts = {r.id: r.article.text for r in said.readings if r.article}
    spans = {}
    for n, item in enumerate(items):
        for name, words, around in item.marks:
            span = span_of(texts.get(str(n), ""), words, around)
            if span:
                spans[name] = (str(n), span)
    pairs = [pair for item in items for pair in item.pairs]
    touched = [(one, [pair for pair in pairs if _touches(one, pair, spans)]) for one in said.differences]
    # Where one sentence holds two coded clauses, a difference counts for the pair that it is right of.
    meant = [(one, [p for p in near if p.kind == one.kind] or near) for one, near in touched]
    met = tuple(Met(items[0].story, p, tuple(one for one, near in meant if p in near)) for p in pairs)
    return Scored(
        items=tuple(items),
        met=met,
        right=tuple(one for one, near in meant if any(p.kind == one.kind for p in near)),
        wrong=tuple(one for one, near in meant if near and not any(p.kind == one.kind for p in near)),
        uncoded=tuple(one for one, near in meant if not near),
        behind=tuple(_behind(claim, said, spans.get(claim.first)) for item in items for claim in item.claims),
        texts=texts,
    )


def rounded(items: Sequence[Item], *, across: bool = True) -> RoundUp:
    """The round-up of the pages of a story; without `across` no sentences are set beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "items.jsonl"
        rows = [
            {"id": str(n), item.kind: item.body, "published": item.published, "outlet": item.outlet}
            for n, item in enumerate(items)
        ]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        readings = list(read_all(path))
    story = Story(id=items[0].story, level="episode", articles=tuple(r.id for r in readings), joins=())
    return round_up(readings, story, across=across)


def _touches(one: Difference, pair: Pair, spans: Mapping[str, tuple[str, Span]]) -> bool:
    a, b = spans.get(pair.answer), spans.get(pair.first)
    return (is_at(one.other, a) and is_at(one.first, b)) or (is_at(one.first, a) and is_at(one.other, b))


def is_at(cite: Cite, where: tuple[str, Span] | None) -> bool:
    """Whether words that are cited touch marked ones, `where` a page and a span of its text."""
    return (
        where is not None
        and cite.page == where[0]
        and max(cite.span.start, where[1].start) < min(cite.span.end, where[1].end)
    )


def _behind(coded: Coded, said: RoundUp, where: tuple[str, Span] | None) -> tuple[Coded, Behind, Behind]:
    """The sources and deniers of a claim; those of the claims of numbers alone where no other is of its sentence."""
    near = [claim for claim in said.claims if any(is_at(cite, where) for cite in claim.cites)]
    statements = {s.id for r in said.readings for s in r.statements}
    worded = [claim for claim in near if claim.words.item in statements]
    kept: Iterable[Claim] = worded or near
    sources = {source.label: source for claim in kept for source in claim.sources}
    deniers = {source.label: source for claim in kept for source in claim.denied_by}
    return coded, _matched(coded.sources, sources.values()), _matched(coded.deniers, deniers.values())


def _matched(names: Sequence[str], told: Iterable[Source]) -> Behind:
    left = list(told)
    found = []
    for name in names:
        same = next((source for source in left if _is_named(name, source)), None)
        if same:
            left.remove(same)
            found.append(name)
    missed = tuple(name for name in names if name not in found)
    return Behind(tuple(found), missed, tuple(source.label for source in left))


def _is_named(name: str, source: Source) -> bool:
    """Whether a source is known by the name, or the shorter of two names is a part of the longer."""
    words = _words(name)
    return any(w and (w <= words or words <= w) for w in (_words(n) for n in (source.label, *source.names)))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - _EMPTY


def misses(told: Scored) -> Iterator[str]:
    """A line for each pair that is missed or wrongly cried, each difference that nobody coded, each claim not whole."""
    story, words = told.items[0].story, {n: w for item in told.items for n, w, _ in item.marks}
    for one in told.met:
        pair = one.pair
        if one.pair.kind == "none" and not one.found:
            continue
        if not one.right or (pair.kind == "contradicted" and not one.on_point):
            kind = f"{pair.kind}:{pair.on}" if pair.on else pair.kind
            found = ", ".join(f"{d.kind}:{d.on} ({d.why.rule})" for d in one.found) or "nothing"
            yield f"{story:15} {pair.answer} {kind} {pair.first} <- {found}"
    for name, cried in (("WRONG", told.wrong), ("uncoded", told.uncoded)):
        for d in cried:
            shown = [" ".join(c.span.of(told.texts[c.page]).split())[:150] for c in (d.first, d.other)]
            yield f"{story:15} {name} {d.kind}:{d.on} ({d.why.rule}) {d.speakers}\n    {shown[0]}\n    {shown[1]}"
    for coded, sources, deniers in told.behind:
        if any((sources.missed, sources.extra, deniers.missed, deniers.extra)):
            sides = " | ".join(
                f"{list(s.found)} missed {list(s.missed)} extra {list(s.extra)}" for s in (sources, deniers)
            )
            yield f"{story:15} claim {coded.first} {words.get(coded.first, '')[:30]} {sides}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.between", description=__doc__)
    parser.add_argument("--half", choices=("look", "check"), help="figures of this half alone")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the half that may be looked at")
    options = parser.parse_args()
    told: dict[str, list[Scored]] = {}
    for one in stories():
        name = half(one[0].story)
        if options.half in (None, name):
            told.setdefault(name, []).append(scored(one))
    for name, group in told.items():
        for key, value, n in shares(group):
            print(f"between.{name}.{key:22} {value:.3f} {n:4}")
    for story in told.get("look", ()) if options.misses else ():
        print(*misses(story), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
