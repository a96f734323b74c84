"""Paragraphs of a record's pages are set against the heads of other stories; those that tell one join it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.pipeline.by_the_way import paragraphs, parted_by
from onrecord.pipeline.kept_traits import seen
from onrecord.record import Story, Why
from onrecord.store import Folder, traits
from onrecord.store.traits import Reach
from onrecord.stories.asides import AFTER, ASIDE, BEFORE, Heads, asides
from onrecord.stories.passages import Stretch, barred_from, joined


@dataclass(slots=True)
class Aside:
    """The paragraphs that tell a story by the way, by its first page, and the names that stand on a page only so."""

    told: dict[str, list[tuple[Stretch, Why]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, frozenset[str]] = field(default_factory=dict)


def told_aside(folder: Folder, found: Sequence[Story], new: Mapping[str, int | None] | None = None) -> Aside:
    """What pages tell by the way of the stories, which have their own pages alone.

    `new`: these pages alone tell it, by their days; of the others only what shares a name with them is looked through.
    """
    number = {page: at for at, story in enumerate(found) for page in story.articles}
    aside = Aside()
    if new is not None:
        told_in = list(paragraphs(folder, new))
        known = _of_these(folder, told_in, number, new)
        _tell(aside, found, known, told_in)
        return aside
    known = Heads()
    for row in traits.near(folder):
        if row.page in number:
            page = seen(row)
            known.common.learn(page.words.keys())
            known.learn(page, number[row.page])
    _tell(aside, found, known, paragraphs(folder, known.own))
    return aside


def _of_these(
    folder: Folder, told_in: Sequence[Stretch], number: Mapping[str, int], new: Mapping[str, int | None]
) -> Heads:
    """The heads of the pages of some months that share a name with the paragraphs, and how many pages have a word."""
    words = frozenset(word for one in told_in for word in one.words)
    names = frozenset(name for one in told_in for name in one.names)
    days = [day for day in new.values() if day is not None]
    reach = Reach(min(days) - BEFORE, max(days) + AFTER, undated=len(days) < len(new)) if days else None
    known = Heads()
    for row in traits.near(folder, reach):
        every = set(row.words.split())
        known.common.learn(words & every)
        if row.page in number and (row.page in new or names & every):
            known.learn(seen(row), number[row.page])
    return known


def _tell(aside: Aside, found: Sequence[Story], known: Heads, told_in: Iterable[Stretch]) -> None:
    for at, one, why in asides(found, known, (one for one in told_in if one.page in known.own)):
        aside.told[found[at].articles[0]].append((one, why))
        names = aside.names.get(one.page, frozenset()) | one.names
        aside.names[one.page] = names.difference(known.heads[one.page])


def with_asides(folder: Folder, found: Sequence[Story], aside: Aside, before: Sequence[Story] = ()) -> list[Story]:
    """The stories with the pages that tell them so now, and those that did `before`; what people parted stays apart."""
    told = {page: list(pairs) for page, pairs in aside.told.items()}
    for story in before:
        if story.level == "event" and story.own:
            told.setdefault(story.own[0], []).extend(_told_before(story))
    parted = parted_by(folder)
    return [_with(story, told, parted) if story.level == "event" and story.own else story for story in found]


def _with(
    story: Story, told: Mapping[str, Sequence[tuple[Stretch, Why]]], parted: Sequence[Sequence[frozenset[str]]]
) -> Story:
    pairs = [pair for page in story.own if page in told for pair in told[page]]
    if not pairs:
        return story
    barred = barred_from(story, parted) | set(story.own)
    kept = [pair for pair in pairs if pair[0].page not in barred]
    return joined(story, kept) if kept else story


def _told_before(story: Story) -> list[tuple[Stretch, Why]]:
    """The paragraphs of pages that a kept story has as such, as they were told apart then."""
    reasons = {p: why for p, why in zip(story.articles, story.joins, strict=True) if why.rule == ASIDE}
    return [
        (Stretch(page=passage.page, span=span, words=Counter(), names=frozenset()), reasons[passage.page])
        for passage in story.passages
        if passage.page in reasons
        for span in passage.spans
    ]
