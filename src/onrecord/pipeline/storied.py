"""The stories of a record are brought up: new pages join them as they come, all are made anew on demand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from sys import intern

from onrecord.pipeline.stages import is_read
from onrecord.record import Correction, PageCopy, Reading, Story, Why
from onrecord.store import Folder, stories, traits
from onrecord.store.loading import readings_in
from onrecord.store.traits import PageTraits
from onrecord.stories.clusters import DEFAULT, Stream, told
from onrecord.stories.copies import Sketch, as_bytes, from_bytes, sketch, sketched_copies
from onrecord.stories.corrected import corrected, standing
from onrecord.stories.episodes import with_episodes
from onrecord.stories.traits import Traits
from onrecord.stories.traits import traits as traits_of

REACH = DEFAULT.window
"""Days around new pages in which stories and originals are looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """A page as stories and copies are told by it."""

    row: PageTraits
    traits: Traits
    sketch: Sketch


def bring_up(folder: Folder, *, retell: bool = False) -> int:
    """Put the pages that came since into stories, and take out those that have gone; the number of new pages.

    `folder` is held for writing. Nothing that was decided changes: a new page joins a story or opens one. Where there
    are no stories yet, all pages are clustered together. `retell`: pages were removed, and what told of them with them.
    """
    # What an interrupted writer took away in part is gone before stories of the same name could be kept again.
    stories.tidy(folder)
    fill(folder)
    if not (retell or stories.behind(folder)):
        return 0
    if stories.kept(folder) is None:
        return cluster(folder)
    there = dict(traits.pages(folder))
    told_before = [story for story in stories.stories(folder) if story.level == "event"]
    placed = {page for story in told_before for page in story.articles}
    new = there.keys() - placed
    near = list(_near(folder, [there[page] for page in new])) if new else []
    kept = [story for story in (_without(s, there) for s in told_before) if story]
    kept = _retold(folder, kept) if retell else kept
    found = _joined(kept, near, new) if new else kept
    found = _corrected(folder, found)
    copies = [copy for copy in stories.copies(folder) if copy.page in there and copy.original in there]
    stories.keep(folder, with_episodes(found), [*copies, *_copies(near, new)])
    return len(new)


def cluster(folder: Folder) -> int:
    """Put all pages into stories anew, and hold to what people corrected; the number of pages.

    `folder` is held for writing.
    """
    fill(folder)
    known = _in_order(map(_known, traits.near(folder, None, undated=True)))
    stream = Stream(background=[page.traits for page in known])
    for page in known:
        stream.add(page.traits)
    stream.settle()
    labels = {page.traits.id: label for page, label in zip(known, stream.labels, strict=True)}
    joins = {page.traits.id: why for page, why in zip(known, stream.joins, strict=True)}
    for change in standing(stories.corrections(folder)):
        labels, joins = with_reasons(labels, joins, change)
    stories.keep(folder, with_episodes(_gathered(known, labels, joins)), _copies(known))
    return len(known)


def fill(folder: Folder) -> None:
    """Keep the traits of the parts that have none yet."""
    for mark in traits.lacking(folder):
        traits.keep(folder, mark, _traits(readings_in(folder, mark)))


def _traits(readings: Iterable[Reading]) -> Iterator[PageTraits]:
    for reading in readings:
        found, article = traits_of(reading), reading.article
        # Which words of another language are common and say nothing is not known.
        if found is None or article is None or not is_read(article):
            continue
        shingles, runs = sketch(article.text)
        yield PageTraits(
            page=reading.id,
            published=article.published.isoformat() if article.published else None,
            day=found.day,
            outlet=article.outlet,
            wire=article.wire,
            title=found.title,
            words=" ".join(word for word, count in found.words.items() for _ in range(count)),
            names=" ".join(sorted(found.names)),
            keys=sorted(f"{kind} {value}" for kind, value in found.keys),
            shingles=as_bytes(shingles),
            runs=runs,
        )


def _known(row: PageTraits) -> Known:
    keys = frozenset((kind, value) for kind, _, value in (key.partition(" ") for key in row.keys))
    found = Traits(
        id=row.page,
        # A word is one object however many pages have it: that halves what a large record takes.
        words=Counter(map(intern, row.words.split())),
        names=frozenset(map(intern, row.names.split())),
        day=row.day,
        keys=keys,
        title=row.title,
    )
    return Known(row, found, (from_bytes(row.shingles), row.runs))


def _in_order(known: Iterable[Known]) -> list[Known]:
    """Pages by publication: by day, then by instant where the page tells it, then as they came; undated ones last.

    They have less to go by: most of what they could belong to is there before them.
    """
    return sorted(known, key=lambda page: _instant(page.row))


def _instant(row: PageTraits) -> tuple[float, float]:
    day = float("inf") if row.day is None else row.day
    if row.published is None or "T" not in row.published:
        return day, float("inf")
    found = datetime.fromisoformat(row.published)
    return day, (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _near(folder: Folder, days: Collection[int | None]) -> Iterator[Known]:
    """The pages that could share a story with pages of these days, in order of publication."""
    dated = [day for day in days if day is not None]
    reach = (min(dated) - REACH, max(dated) + REACH) if dated else (0, 0)
    yield from _in_order(map(_known, traits.near(folder, reach, undated=len(dated) < len(days))))


def _without(story: Story, there: Collection[str]) -> Story | None:
    """The story without pages that have gone; None where none is left."""
    pairs = [pair for pair in zip(story.articles, story.joins, strict=True) if pair[0] in there]
    if len(pairs) == len(story.articles):
        return story
    return replace(story, articles=tuple(p for p, _ in pairs), joins=tuple(w for _, w in pairs)) if pairs else None


def _retold(folder: Folder, kept: list[Story]) -> list[Story]:
    """The stories, with headlines and keys for those that lost theirs with a page that was removed."""
    bare = {page for story in kept if not story.title and not story.keys for page in story.articles}
    if not bare:
        return kept
    near = {row.page: _known(row).traits for row in traits.of(folder, bare)}
    return [_grown(story, (), near) if story.articles[0] in bare else story for story in kept]


def _joined(kept: Sequence[Story], near: Sequence[Known], new: Collection[str]) -> list[Story]:
    """The stories after the new pages have joined them."""
    number = {page: at for at, story in enumerate(kept) for page in story.articles}
    why = {page: join for story in kept for page, join in zip(story.articles, story.joins, strict=True)}
    stream = Stream(background=[page.traits for page in near])
    places: dict[int, int] = {}
    for page in near:
        if page.row.page not in new:
            at = number[page.row.page]
            stream.place(page.traits, places.setdefault(at, len(places)), why[page.row.page])
    stories_of = {local: at for at, local in places.items()}
    came: dict[int, list[tuple[Traits, Why]]] = defaultdict(list)
    for page in near:
        if page.row.page in new:
            local = stream.add(page.traits)
            at = stories_of.setdefault(local, len(kept) + len(stories_of))
            came[at].append((page.traits, stream.joins[-1]))
    traits_near = {page.row.page: page.traits for page in near}
    found = list(kept)
    for at, pairs in came.items():
        if at < len(kept):
            found[at] = _grown(kept[at], pairs, traits_near)
        else:
            found.append(told(pairs))
    return found


def _grown(story: Story, pairs: Sequence[tuple[Traits, Why]], near: dict[str, Traits]) -> Story:
    """The story with the pages that joined; its id stays, whatever came."""
    before = [(near[page], why) for page, why in zip(story.articles, story.joins, strict=True) if page in near]
    fresh = told([*before, *pairs])
    days = [day for day in (story.start, story.end, fresh.start, fresh.end) if day]
    return replace(
        fresh,
        id=story.id,
        articles=(*story.articles, *(page.id for page, _ in pairs)),
        joins=(*story.joins, *(why for _, why in pairs)),
        start=min(days, default=None),
        end=max(days, default=None),
    )


def _gathered(known: Sequence[Known], labels: dict[str, int], joins: dict[str, Why]) -> list[Story]:
    members: dict[int, list[tuple[Traits, Why]]] = defaultdict(list)
    for page in known:
        members[labels[page.traits.id]].append((page.traits, joins[page.traits.id]))
    return [told(pairs) for pairs in members.values()]


def with_reasons(
    labels: dict[str, int], joins: dict[str, Why], change: Correction, back: Correction | None = None
) -> tuple[dict[str, int], dict[str, Why]]:
    """Stories and reasons after a correction: pages that it moved are in their story by a person's word."""
    after = corrected(labels, change, back)
    verb = {"merge": "merged", "split": "split off", "undo": "put back"}[change.kind]
    why = Why(rule=f"{verb} by a person", detail=change.why)
    return after, {page: joins[page] if after[page] == label else why for page, label in labels.items()}


def _corrected(folder: Folder, found: Sequence[Story]) -> list[Story]:
    """The stories after the corrections that came since; those that none touches stay as they are."""
    before, changes = stories.kept(folder), stories.corrections(folder)
    labels = {page: at for at, story in enumerate(found) for page in story.articles}
    joins = {page: why for story in found for page, why in zip(story.articles, story.joins, strict=True)}
    after = labels
    for change in changes[before.corrections if before else 0 :]:
        back = next((one for one in changes if one.number == change.of), None)
        after, joins = with_reasons(after, joins, change, back)
    moved = {at for page, label in labels.items() for at in (label, after[page]) if after[page] != label}
    members: dict[int, list[str]] = defaultdict(list)
    for page, label in after.items():
        if label in moved:
            members[label].append(page)
    known = {row.page: _known(row).traits for row in traits.of(folder, [p for m in members.values() for p in m])}
    kept = [story for at, story in enumerate(found) if at not in moved]
    return kept + [told([(known[page], joins[page]) for page in pages]) for pages in members.values()]


def _copies(known: Sequence[Known], new: Collection[str] | None = None) -> list[PageCopy]:
    """Which pages print the words of others, in order of publication; those alone that a new page has part in."""
    found = sketched_copies([page.sketch for page in known])
    ids = [page.row.page for page in known]
    return [
        PageCopy(page=ids[c.copy], original=ids[c.original], kind=c.kind, shared=c.shared, why=c.why)
        for c in found
        if new is None or ids[c.copy] in new or ids[c.original] in new
    ]
