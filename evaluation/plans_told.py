"""`python -m evaluation.plans_told [--half look|check] [--misses]`: what was announced and what became of it.

plans_told.txt holds 262 invented stories of three to six pages, written and coded by two who had seen neither the
program nor what it prints: sentences that announce something, sentences that tell that it was held, put off or
dropped, and look-alikes that tell nothing of it. A story is one round-up. Rules may be written on the `look` half; of
`check` only numbers are taken, and nothing of it is read.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter

from evaluation.between import Item, half, is_at, rounded, span_of, stories
from evaluation.figure import Figure
from onrecord.record import Cite, Plan, Span

ITEMS = Path(__file__).with_name("plans_told.txt")
OUTCOMES = ("held", "postponed", "cancelled")
Place = tuple[str, Span]
"""A page of a story by its number, and words of its text."""


@dataclass(frozen=True, slots=True)
class Met:
    """A coded sentence that announces something: the plans found in it, and `became`, the sentences that tell what
    became of it, each with what that was.
    """

    name: str
    words: str
    found: tuple[Plan, ...]
    became: Mapping[str, str]
    places: Mapping[str, Place]

    @property
    def told(self) -> frozenset[str]:
        """What became of the plans found in it."""
        return frozenset(plan.outcome for plan in self.found) & frozenset(OUTCOMES)

    @property
    def right(self) -> bool:
        return bool(self.told & frozenset(self.became.values()))

    @property
    def cites(self) -> tuple[Cite, ...]:
        """The sentences that the plans found in it cite for their outcome, each once."""
        cited = [cite for plan in self.found if plan.outcome in OUTCOMES for cite in plan.told_after]
        return tuple({(cite.page, cite.span): cite for cite in cited}.values())

    def bears_out(self, cite: Cite) -> bool:
        """Whether a cited sentence is coded as telling what became of it."""
        return any(is_at(cite, self.places.get(name)) for name in self.became)

    @property
    def cited(self) -> int:
        """Of the sentences that tell what became of it, those that are cited."""
        return sum(any(is_at(cite, self.places.get(name)) for cite in self.cites) for name in self.became)


@dataclass(frozen=True, slots=True)
class Scored:
    """A story with its coded announcements as met, what else is taken for one, and the texts of its pages."""

    story: str
    met: tuple[Met, ...]
    announced: int
    uncoded: tuple[Cite, ...]
    texts: Mapping[str, str]


def figures(data: Path) -> dict[str, Figure]:
    """plans_told.{look,check}.*: what is found of the plans of either half; `data` is not used.

    `.found`: of the coded sentences that announce something, those that a plan of the round-up is told in; `.coded`: of
    the sentences that plans are told in, those coded as announcing or as telling what became of something. Of the coded
    announcements that are found: `.outcome_precision`, of those with an outcome, those where it is coded;
    `.outcome_recall`, of those with a coded outcome, those that have it; `.X_precision` the same for one outcome, over
    the announcements that it is said of. `.outcome_whole`: of all that have a coded outcome, found or not, those that
    have it. `.evidence_precision`: of the sentences cited for an outcome, those coded as telling what became of that
    announcement; `.evidence_recall`: of those so coded, the cited.
    """
    scores: dict[str, Figure] = {}
    for wanted in ("look", "check") if ITEMS.is_file() else ():
        began = perf_counter()
        told = [scored(one) for one in told_stories() if half(one[0].story) == wanted]
        seconds = perf_counter() - began
        for key, value, n in shares(told):
            scores[f"plans_told.{wanted}.{key}"] = Figure(value, n, seconds)
    return scores


@lru_cache(maxsize=1)
def told_stories() -> tuple[tuple[Item, ...], ...]:
    """The pages of the file, those of a story together."""
    return stories(ITEMS)


def shares(told: Sequence[Scored]) -> Iterator[tuple[str, float, int]]:
    """The figures of a half with what each is counted over."""
    every = [one for story in told for one in story.met]
    met = [one for one in every if one.found]
    yield _share("found", len(met), len(every))
    announced = sum(story.announced for story in told)
    yield _share("coded", announced - sum(len(story.uncoded) for story in told), announced)
    said = [one for one in met if one.told]
    yield _share("outcome_precision", sum(one.right for one in said), len(said))
    for kind in OUTCOMES:
        of_kind = [one for one in met if kind in one.told]
        yield _share(f"{kind}_precision", sum(kind in one.became.values() for one in of_kind), len(of_kind))
    coded = [one for one in met if one.became]
    yield _share("outcome_recall", sum(one.right for one in coded), len(coded))
    yield _share("outcome_whole", sum(one.right for one in coded), sum(bool(one.became) for one in every))
    cites = [(one, cite) for one in said for cite in one.cites]
    yield _share("evidence_precision", sum(one.bears_out(cite) for one, cite in cites), len(cites))
    yield _share("evidence_recall", sum(one.cited for one in coded), sum(len(one.became) for one in coded))


def _share(name: str, part: int, whole: int) -> tuple[str, float, int]:
    return name, part / max(1, whole), whole


def scored(items: Sequence[Item]) -> Scored:
    """A story's pages read and rounded up, and what is coded of them looked up among its plans."""
    said = rounded(items, across=False)
    texts = {r.id: r.article.text for r in said.readings if r.article}
    return met_by(items, texts, said.plans)


def met_by(items: Sequence[Item], texts: Mapping[str, str], plans: Sequence[Plan]) -> Scored:
    """What is coded of a story looked up among plans; `texts` are those of its pages, by their numbers."""
    words, places = dict[str, str](), dict[str, Place]()
    for n, item in enumerate(items):
        for name, bare, around in item.marks:
            words[name] = bare
            span = span_of(texts.get(str(n), ""), bare, around)
            if span:
                places[name] = (str(n), span)
    became: dict[str, dict[str, str]] = defaultdict(dict)
    for pair in (pair for item in items for pair in item.pairs):
        became[pair.first][pair.answer] = pair.kind
    announcing = [name for name in words if name.startswith("p") or name in became]
    met = tuple(
        Met(
            name=name,
            words=words[name],
            found=tuple(plan for plan in plans if any(is_at(c, places.get(name)) for c in plan.announced)),
            became=became.get(name, {}),
            places=places,
        )
        for name in announcing
    )
    announced = {(cite.page, cite.span): cite for plan in plans for cite in plan.announced}
    telling = [place for name, place in places.items() if not name.startswith("x")]
    uncoded = tuple(cite for cite in announced.values() if not any(is_at(cite, place) for place in telling))
    return Scored(items[0].story, met, len(announced), uncoded, texts)


def misses(told: Scored) -> Iterator[str]:
    """A line for each announcement that is missed, each outcome that is wrong or missed, each false plan."""

    def shown(page: str, span: Span) -> str:
        return " ".join(span.of(told.texts[page]).split())[:220]

    for one in told.met:
        place = one.places.get(one.name)
        head = f"{told.story:24} {one.name:3} {shown(*place) if place else one.words[:60]}"
        if not one.found:
            yield f"MISSED  {head}"
        elif one.told and not one.right:
            yield f"WRONG   {head} <- {', '.join(sorted(one.told))} ({one.found[0].why.rule})"
            yield from (f"            {shown(cite.page, cite.span)}" for cite in one.cites)
        elif one.became and not one.right:
            yield f"UNTOLD  {head} [{'; '.join(f'{plan.day} {plan.outcome}' for plan in one.found)}]"
            for name, kind in one.became.items():
                if name in one.places:
                    yield f"            {kind} {shown(*one.places[name])}"
    yield from (f"NO PLAN {told.story:24} {shown(cite.page, cite.span)}" for cite in told.uncoded)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.plans_told", description=__doc__)
    parser.add_argument("--half", choices=("look", "check"), help="figures of this half alone")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the half that may be looked at")
    options = parser.parse_args()
    told: dict[str, list[Scored]] = {}
    for one in told_stories():
        name = half(one[0].story)
        if options.half in (None, name):
            told.setdefault(name, []).append(scored(one))
    for name, group in told.items():
        for key, value, n in shares(group):
            print(f"plans_told.{name}.{key:22} {value:.3f} {n:4}")
    for story in told.get("look", ()) if options.misses else ():
        print(*misses(story), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
