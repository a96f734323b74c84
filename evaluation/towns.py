"""`python -m evaluation.towns [--half look|check|fresh] [--misses]`: stories, situations, timeline, plans and sources.

towns/ holds three collections of our own, coded before anything was run on them. Rules may be written on the pages of
`look`, and since its first figures were taken on those of `fresh`; of `check` only numbers are taken.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from time import perf_counter

from evaluation.figure import Figure
from evaluation.stories import b_cubed, pairwise
from evaluation.timelines import Coded, Line, matched, stems
from evaluation.towns_read import FOLDER, HALVES, Read, read
from onrecord.record import Cite, Story

Pairs = set[frozenset[str]]


def figures(data: Path | None = None) -> dict[str, Figure]:
    """towns.{look,check,fresh}.*; `data` is not used.

    `own_precision` and `own_recall`: pairs of pages of one story of their own, against pages whose own stories are
    coded as one; `own_b3_f1` the same by B-cubed. `by_the_way`: of pages joined to a story by a passage, those whose
    passage tells it; `by_the_way_recall`: of pages coded as telling another page's own story, those joined to it.
    `episode_pair_f1`, `situation_precision`, `situation_recall`: pairs of pages. `timeline_*` and `plans_*` as in
    evaluation.timelines, `sources_found`, `sources_exact` and `sources_off` as in evaluation.independence, over claims
    and the events of the timeline.
    """
    if not FOLDER.is_dir():
        return {}
    found: dict[str, Figure] = {}
    for half in HALVES:
        began = perf_counter()
        scores = [*page_scores(read(half)), *line_scores(read(half)), *source_scores(read(half))]
        seconds = perf_counter() - began
        found |= {f"towns.{half}.{name}": Figure(value, count, seconds) for name, value, count in scores}
    return found


Score = tuple[str, float, int]


def _share(name: str, part: int, whole: int) -> Score:
    return name, part / max(1, whole), whole


def page_scores(told: Read) -> Iterator[Score]:
    """Stories of their own, told by the way, episodes and situations."""
    pages = list(told.readings)
    of_page = {page: story for story in _level(told, "event") for page in _own(told, story)}
    coded = {page: told.town.pages[page].own for page in pages}
    ours, gold = [of_page[page].id for page in pages], [coded[page] for page in pages]
    together, alike = _pairs(dict(zip(pages, ours, strict=True))), _pairs(coded)
    yield _share("own_precision", len(together & alike), len(together))
    yield _share("own_recall", len(together & alike), len(alike))
    yield "own_b3_f1", b_cubed(ours, gold), len(pages)
    joins, wanted = list(joined(told)), tellable(told)
    yield _share("by_the_way", sum(right for *_, right in joins), len(joins))
    yield _share("by_the_way_recall", len({(p, s) for p, s, _, right in joins if right} & wanted), len(wanted))
    episodes = [of_page[page].episode or of_page[page].id for page in pages]
    yield "episode_pair_f1", pairwise(episodes, [told.town.episode_of[coded[page]] for page in pages]), len(pages)
    found, situations = situation_pairs(told)
    yield _share("situation_precision", len(found & situations), len(found))
    yield _share("situation_recall", len(found & situations), len(situations))


def _level(told: Read, level: str) -> list[Story]:
    return [story for story in told.found if story.level == level]


def _own(told: Read, story: Story) -> list[str]:
    return [told.names[page] for page in story.own]


def _pairs(of: dict[str, str]) -> Pairs:
    return {frozenset(pair) for pair in combinations(of, 2) if of[pair[0]] == of[pair[1]]}


def joined(told: Read) -> Iterator[tuple[str, str, Story, bool]]:
    """Each page that is joined to a story by a passage, the coded story most of its own pages tell, and whether the
    passage tells that one; of a story told only by the way what most of its passages tell."""
    for story in _level(told, "event"):
        own = [told.town.pages[page].own for page in _own(told, story)]
        passages = {
            told.names[one.page]: [told.coded(told.names[one.page], s) for s in one.spans] for one in story.passages
        }
        among = own or [name for spans in passages.values() for name in frozenset().union(*spans)]
        counts = Counter(among)
        most = max(sorted(counts), key=lambda name: counts[name], default="")
        for page, spans in passages.items():
            yield page, most, story, any(most in one for one in spans)


def tellable(told: Read) -> set[tuple[str, str]]:
    """Pages with a story that they tell and that is some other page's own."""
    own = {page.own for page in told.town.pages.values()}
    return {(page.id, one) for page in told.town.pages.values() for one in (page.stories & own) - {page.own}}


def situation_pairs(told: Read) -> tuple[Pairs, Pairs]:
    """Pairs of pages that are put into one situation, and that are coded so."""
    found: dict[str, str] = {}
    for story in _level(told, "situation"):
        found |= {told.names[page]: story.id for page in story.articles}
    of_episode = {episode: row[0] for row in told.town.tables["situations"] for episode in row[1].split()}
    coded = {
        page.id: of_episode[episode]
        for page in told.town.pages.values()
        if (episode := told.town.episode_of[page.own]) in of_episode
    }
    return _pairs(found), _pairs(coded)


def line_scores(told: Read) -> Iterator[Score]:
    """The timeline and the plans of the main episode."""
    events, entries = coded_events(told), [_line(told, one.words, one.cites, one.day) for one in told.told.timeline]
    on_day = matched(entries, events, lambda line, event: line.day == event.day)
    yield _share("timeline_precision", len(on_day), len(entries))
    yield _share("timeline_recall", len(on_day), len(events))
    yield _share("timeline_f1", 2 * len(on_day), len(entries) + len(events))
    planned = coded_plans(told)
    plans = [_line(told, one.words, one.announced, one.day, one.outcome) for one in told.told.plans]
    found = matched(plans, planned, lambda line, plan: line.day in (None, plan.day))
    yield _share("plans_precision", len(found), len(plans))
    yield _share("plans_recall", len(found), len(planned))
    yield _share("plans_outcome", sum(plans[at].outcome == planned[to].outcome for at, to in found), len(found))


def coded_events(told: Read) -> list[Coded]:
    return [
        Coded(what, stems(what), date.fromisoformat(day), frozenset(pages.split()))
        for day, what, pages in told.town.tables["events"]
    ]


def coded_plans(told: Read) -> list[Coded]:
    return [
        Coded(what, stems(what), date.fromisoformat(day), frozenset(pages.split()), outcome)
        for day, what, pages, outcome, *_ in told.town.tables["plans"]
    ]


def _line(told: Read, words: Cite, cites: tuple[Cite, ...], day: date | None, outcome: str | None = None) -> Line:
    article = told.readings[told.names[words.page]].article
    assert article is not None
    return Line(stems(words.span.of(article.text)), day, frozenset(told.names[c.page] for c in cites), outcome)


def source_scores(told: Read) -> Iterator[Score]:
    """Claims that two pages or more tell: found as a claim, with as many independent sources as the coding has."""
    counts = [(ours, gold) for _, ours, gold in counted(told)]
    seen = [(ours, gold) for ours, gold in counts if ours is not None]
    yield _share("sources_found", len(seen), len(counts))
    yield _share("sources_exact", sum(ours == gold for ours, gold in seen), len(seen))
    yield "sources_off", sum(abs(ours - gold) for ours, gold in seen) / max(1, len(seen)), len(seen)


def counted(told: Read) -> Iterator[tuple[str, int | None, int]]:
    """Each coded claim of two pages or more with the count of independent sources (None: no claim) and as coded."""
    places: dict[str, list[tuple[str, str, str]]] = {}
    for page in told.town.pages.values():
        for one in page.tellings:
            places.setdefault(one.claim, []).append((page.id, one.origin, one.words))
    for claim, tellings in places.items():
        if len({page for page, _, _ in tellings}) > 1:
            held = [(_met(told, cites, tellings), n) for cites, n in _claims(told)]
            most, count = max(held, key=lambda one: one[0], default=(0, 0))
            yield claim, count if most > 1 else None, len({origin for _, origin, _ in tellings})


def _claims(told: Read) -> list[tuple[tuple[Cite, ...], int]]:
    """What the round-up holds side by side: claims first, then the events of its timeline, whose sources it lists."""
    claims = [(claim.cites, claim.independent) for claim in told.whole.claims]
    return [*claims, *((entry.cites, len(entry.sources)) for entry in told.whole.timeline)]


def _met(told: Read, cites: tuple[Cite, ...], tellings: list[tuple[str, str, str]]) -> int:
    """How many pages' tellings a claim cites, by words that overlap."""
    met = set()
    for page, _, words in tellings:
        article = told.readings[page].article
        at = article.text.find(words) if article else -1
        if any(told.names[c.page] == page and c.span.start < at + len(words) and at < c.span.end for c in cites):
            met.add(page)
    return len(met)


def misses(told: Read) -> Iterator[str]:
    """What is wrong on the half that may be looked at, a line each."""
    for story in told.found:
        own = [f"{page}:{told.town.pages[page].own}" for page in _own(told, story)]
        more = [told.names[one.page] for one in story.passages]
        yield f"{story.level:9} {' '.join(own)} | {' '.join(more)} | {story.title} | {' '.join(story.keys[:8])}"
    joins = list(joined(told))
    yield from (f"by the way {'right' if right else 'WRONG'} {page} -> {most}" for page, most, _, right in joins)
    missed = tellable(told) - {(page, most) for page, most, _, right in joins if right}
    yield "not told by the way: " + ", ".join(f"{page} {one}" for page, one in sorted(missed))
    events, entries = coded_events(told), [_line(told, one.words, one.cites, one.day) for one in told.told.timeline]
    on_day = dict(matched(entries, events, lambda line, event: line.day == event.day))
    for at, one in enumerate(told.told.timeline):
        known = events[on_day[at]].id if at in on_day else "-"
        yield f"entry {one.day} {sorted(entries[at].pages)} {len(one.sources)} {_words(told, one.words)!r} <- {known}"
    yield from (f"no entry: {one.day} {one.id}" for n, one in enumerate(events) if n not in on_day.values())
    planned = coded_plans(told)
    plans = [_line(told, one.words, one.announced, one.day, one.outcome) for one in told.told.plans]
    found = dict(matched(plans, planned, lambda line, plan: line.day in (None, plan.day)))
    for at, plan in enumerate(told.told.plans):
        known = f"{planned[found[at]].id} {planned[found[at]].outcome}" if at in found else "-"
        yield f"plan {plan.day} {plan.outcome} {_words(told, plan.words)!r} <- {known}"
    yield from (f"no plan: {one.day} {one.id}" for n, one in enumerate(planned) if n not in found.values())
    yield from (f"claim {name}: {ours} sources, coded {gold}" for name, ours, gold in counted(told) if ours != gold)


def _words(told: Read, cite: Cite) -> str:
    article = told.readings[told.names[cite.page]].article
    return cite.span.of(article.text) if article else ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.towns", description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="figures of this half alone")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on `look`, or on `fresh`")
    options = parser.parse_args()
    for name, figure in figures().items():
        if options.half is None or f".{options.half}." in name:
            print(f"{name:35} {figure.value:.3f} {figure.n:4}")
    if options.misses:
        print(*misses(read("fresh" if options.half == "fresh" else "look")), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
