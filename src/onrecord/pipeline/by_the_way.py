"""The stories of each episode that something came to are set against the passages of its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from onrecord.record import Correction, Span, Story
from onrecord.store import Folder, stories, traits
from onrecord.store.traits import PagePassages, Reach
from onrecord.stories.corrected import standing
from onrecord.stories.passages import ONLY_SO, Stretch, by_the_way, grouped

_AT_ONCE = 4_000
"""Pages whose passages are held at one time: those of whole episodes, one after another."""
_AROUND = 30
"""Days around episodes in which the names of other pages are counted."""
_NEWEST = 1_000
"""Pages of an episode whose passages are looked through, the newest: that bounds what a page costs that comes to it."""

Group = list[Story]
"""The events' stories of one episode, of their own pages alone."""


def with_those_by_the_way(folder: Folder, found: Sequence[Story], before: Sequence[Story] = ()) -> list[Story]:
    """The stories with the pages that tell them by the way, and stories that are told only so.

    `found` are events' stories of their own pages, and episodes. An episode that is as it was in `before` keeps what
    it had; of the others all passages are compared.
    """
    parted = parted_by(folder)
    had = _had(before, touched_since(folder) if before else frozenset())
    events = {story.id: story for story in found if story.level == "event"}
    more: dict[str, list[Story]] = defaultdict(list)
    todo: list[Group] = []
    for episode in (story for story in found if story.level == "episode"):
        group = [events[part] for part in episode.parts]
        kept = had.get(_shape(episode.id, group))
        if kept is None:
            todo.append(group)
        else:
            more[episode.id] += kept
    elsewhere = _names_elsewhere(folder, todo)
    for (group, told_in), outside in zip(_with_passages(folder, todo), elsewhere, strict=True):
        more[group[0].episode or ""] += [one for one in by_the_way(group, told_in, parted, outside) if one.passages]
    for one in (one for kept in more.values() for one in kept):
        # What else is known of a story is as it is now.
        events[one.id] = replace(events.get(one.id, one), articles=one.articles, joins=one.joins, passages=one.passages)
    return [*events.values(), *(_longer(one, more[one.id]) for one in found if one.level == "episode")]


def parted_by(folder: Folder) -> list[tuple[frozenset[str], ...]]:
    """The pages that people set apart, side by side."""
    changes = standing(stories.corrections(folder))
    return [tuple(map(frozenset, change.sides)) for change in changes if change.kind in ("split", "apart")]


def paragraphs(folder: Folder, pages: Collection[str]) -> Iterator[Stretch]:
    """The paragraphs of these pages."""
    for page in traits.passages(folder, pages):
        yield from (_from_row(page, row) for row in page.passages)


def _names_elsewhere(folder: Folder, groups: Sequence[Group]) -> list[Counter[str]]:
    """For each group how many pages of other episodes have a name, of the pages of a month around the groups."""
    if not groups:
        return []
    at = {page: n for n, group in enumerate(groups) for story in group for page in story.articles}
    days = [day.toordinal() for group in groups for story in group for day in (story.start, story.end) if day]
    reach = Reach(min(days) - _AROUND, max(days) + _AROUND, undated=False) if days else None
    every: Counter[str] = Counter()
    inside: list[Counter[str]] = [Counter() for _ in groups]
    for row in traits.near(folder, reach):
        names = row.names.split()
        every.update(names)
        if row.page in at:
            inside[at[row.page]].update(names)
    return [every - own for own in inside]


def bare(story: Story) -> Story | None:
    """The story of its own pages alone; None where it has none."""
    if not story.passages:
        return story
    own = set(story.own)
    pairs = [pair for pair in zip(story.articles, story.joins, strict=True) if pair[0] in own]
    if not pairs:
        return None
    return replace(story, articles=tuple(p for p, _ in pairs), joins=tuple(w for _, w in pairs), passages=())


def as_row(stretch: Stretch) -> Mapping[str, Any]:
    """A passage as it is stored."""
    return {
        "start": stretch.span.start,
        "stop": stretch.span.end,
        "words": " ".join(word for word, count in stretch.words.items() for _ in range(count)),
        "names": " ".join(sorted(stretch.names)),
        "opening": stretch.opening,
    }


def _from_row(page: PagePassages, row: Mapping[str, Any]) -> Stretch:
    return Stretch(
        page=page.page,
        span=Span(row["start"], row["stop"]),
        words=Counter(row["words"].split()),
        names=frozenset(row["names"].split()),
        day=page.day,
        title=page.title if row["start"] == 0 else None,
        opening=row["opening"],
    )


def touched_since(folder: Folder) -> frozenset[str]:
    """The pages that corrections are about which came since the stories were kept."""
    found, changes = stories.kept(folder), stories.corrections(folder)
    new: Sequence[Correction] = changes[found.corrections if found else 0 :]
    numbers = {change.of or change.number for change in new}
    return frozenset(page for change in changes if change.number in numbers for side in change.sides for page in side)


_Shape = tuple[object, ...]


def _shape(episode: str, group: Sequence[Story]) -> _Shape:
    """What an episode's passages are told by: equal while no page and no story came to it or left it."""
    return (episode, *sorted((story.id, story.articles) for story in group))


def _had(before: Sequence[Story], touched: frozenset[str]) -> dict[_Shape, list[Story]]:
    """The stories with passages of each episode before, but of those that a correction or a removal is about."""
    lost = {story.id for story in before if story.level == "episode" and not story.title and not story.keys}
    groups: dict[str, list[Story]] = defaultdict(list)
    for story in before:
        if story.level == "event" and story.episode and story.episode not in lost:
            groups[story.episode].append(story)
    return {
        _shape(episode, [own for one in group if (own := bare(one))]): [one for one in group if one.passages]
        for episode, group in groups.items()
        if not touched or touched.isdisjoint(page for one in group for page in one.articles)
    }


def _with_passages(folder: Folder, groups: Sequence[Group]) -> Iterator[tuple[Group, list[Stretch]]]:
    """Each group with the passages of its pages, in order of publication; some groups' passages are read at once."""
    batch: list[Group] = []
    for at, group in enumerate(groups):
        batch.append(group)
        if at == len(groups) - 1 or sum(map(_pages, batch)) >= _AT_ONCE:
            rows = {row.page: row for row in traits.passages(folder, {p for g in batch for s in g for p in s.articles})}
            for one in batch:
                yield one, _in_order([rows[page] for story in one for page in story.articles])
            batch = []


def _pages(group: Group) -> int:
    return sum(len(story.articles) for story in group)


def _in_order(rows: Sequence[PagePassages]) -> list[Stretch]:
    newest = sorted(rows, key=attrgetter("instant", "page"))[-_NEWEST:]
    return list(grouped(_from_row(page, row) for page in newest for row in page.passages))


def _longer(episode: Story, more: Sequence[Story]) -> Story:
    """The episode with those of its stories that are told only by the way."""
    parts = [one.id for one in more if not one.own]
    return replace(episode, parts=(*episode.parts, *parts), joins=(*episode.joins, *(ONLY_SO for _ in parts)))
