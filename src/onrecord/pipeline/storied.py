"""The stories of a record are brought up: new pages join them as they come, all are made anew on demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from onrecord.pipeline.asides import Aside, told_aside, with_asides
from onrecord.pipeline.by_the_way import as_row, bare, touched_since, with_those_by_the_way
from onrecord.pipeline.days import dated_in
from onrecord.pipeline.kept_traits import keys_of, seen
from onrecord.pipeline.stages import is_read
from onrecord.record import Correction, PageCopy, Reading, Story, Why
from onrecord.store import Folder, stories, traits
from onrecord.store.loading import days_as_text, readings_in
from onrecord.store.traits import PageTraits, Reach
from onrecord.stories.clusters import DEFAULT, Common, Stream, Weighed, likely, told
from onrecord.stories.copies import Sketch, as_bytes, from_bytes, sketch, sketched_copies, touching
from onrecord.stories.corrected import corrected, standing
from onrecord.stories.episodes import with_episodes
from onrecord.stories.passages import stretches
from onrecord.stories.situations import with_situations
from onrecord.stories.traits import Traits
from onrecord.stories.traits import traits as traits_of

REACH = DEFAULT.window
"""Days around new pages in which stories and originals are looked for."""


SMALL = 200
"""Pages of a record that is clustered anew whenever pages come: what its first few were judged by holds no more."""
FEW = 64
"""New pages that are set against the stories they could join; more go through all of the days around them."""


def bring_up(folder: Folder, *, retell: bool = False) -> int:
    """Put the pages that came since into stories, and take out those that have gone; the number of new pages.

    `folder` is held for writing. Nothing that was decided changes: a new page joins a story or opens one. Where there
    are no stories yet, or few pages, which tell too little of what is common among them, all are clustered together.
    `retell`: pages were removed, and what told of them with them.
    """
    # What an interrupted writer took away in part is gone before stories of the same name could be kept again.
    stories.tidy(folder)
    fill(folder)
    if not (retell or stories.behind(folder)):
        return 0
    if stories.kept(folder) is None:
        return cluster(folder)
    there = dict(traits.pages(folder))
    before = stories.stories(folder)
    told_before = [own for story in before if story.level == "event" and (own := bare(story))]
    placed = {page for story in told_before for page in story.articles}
    new = there.keys() - placed
    if new and len(there) <= SMALL:
        cluster(folder)
        return len(new)
    reach = _reach([there[page] for page in new])
    kept = [story for story in (_without(s, there) for s in told_before) if story]
    kept = _retold(folder, kept) if retell else kept
    found = _joined(folder, kept, new, reach) if new else kept
    found = _corrected(folder, found)
    copies = [copy for copy in stories.copies(folder) if copy.page in there and copy.original in there]
    if new:
        copies += _copies(folder, new, reach)
    fresh = {page: there[page] for page in new | touched_since(folder) if page in there}
    aside = told_aside(folder, found, fresh) if fresh else Aside()
    by_the_way = with_those_by_the_way(folder, with_episodes(found), before)
    told_all = with_situations(with_asides(folder, by_the_way, aside, before))
    stories.keep(folder, told_all, copies, before)
    return len(new)


def cluster(folder: Folder) -> int:
    """Put all pages into stories anew, and hold to what people corrected; the number of pages.

    `folder` is held for writing.
    """
    fill(folder)
    stream = Stream(background=map(seen, traits.near(folder)))
    for page in _in_order(traits.near(folder), stream):
        stream.take(page)
    stream.settle()
    known = stream.articles
    labels = {page.id: label for page, label in zip(known, stream.labels, strict=True)}
    joins = {page.id: why for page, why in zip(known, stream.joins, strict=True)}
    del stream
    for change in standing(stories.corrections(folder)):
        labels, joins = with_reasons(labels, joins, change)
    aside = told_aside(folder, _gathered(known, labels, joins))
    # What a page tells by the way is not what its story is known by.
    found = with_episodes(_gathered(without(known, aside), labels, joins))
    order = [page.id for page in known]
    del known
    found = with_situations(with_asides(folder, with_those_by_the_way(folder, found), aside))
    stories.keep(folder, found, _all_copies(folder, order))
    return len(order)


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
            passages=[as_row(stretch) for stretch in stretches(reading)],
            days=days_as_text(dated_in(reading)),
        )


def _in_order(rows: Iterable[PageTraits], stream: Stream) -> list[Weighed]:
    """Pages by publication: by day, then by instant where the page tells it, then as they came; undated ones last.

    Those have less to go by: most of what they could belong to is there before them.
    """
    found = [(row.instant, stream.weigh(seen(row))) for row in rows]
    found.sort(key=itemgetter(0))
    return [page for _, page in found]


def _reach(days: Collection[int | None]) -> Reach:
    """The pages that could share a story with pages of these days."""
    dated = [day for day in days if day is not None]
    first, last = (min(dated) - REACH, max(dated) + REACH) if dated else (0, 0)
    return Reach(first, last, undated=len(dated) < len(days))


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
    near = {row.page: seen(row) for row in traits.of(folder, bare)}
    return [_grown(story, (), near) if story.articles[0] in bare else story for story in kept]


def _joined(folder: Folder, kept: Sequence[Story], new: Collection[str], reach: Reach) -> list[Story]:
    """The stories after the new pages have joined them, words weighed over the pages within reach."""
    number = {page: at for at, story in enumerate(kept) for page in story.articles}
    common = Common()
    for row in traits.near(folder, reach):
        common.learn(set(row.words.split()), keys_of(row))
    stream = Stream(background=common)
    rows: Iterable[PageTraits] = traits.near(folder, reach)
    if len(new) <= FEW:
        wanted = _likely(folder, stream, number, new, reach)
        rows = (row for row in rows if row.page in new or number[row.page] in wanted)
    near = _in_order(rows, stream)
    why = {page: join for story in kept for page, join in zip(story.articles, story.joins, strict=True)}
    places: dict[int, int] = {}
    for page in near:
        if page.id not in new:
            stream.place(page, places.setdefault(number[page.id], len(places)), why[page.id])
    stories_of = {local: at for at, local in places.items()}
    came: dict[int, list[tuple[Weighed, Why]]] = defaultdict(list)
    for page in near:
        if page.id in new:
            local = stream.take(page)
            at = stories_of.setdefault(local, len(kept) + len(stories_of))
            came[at].append((page, stream.joins[-1]))
    near_by = {page.id: page for page in near}
    found = list(kept)
    for at, pairs in came.items():
        if at < len(kept):
            found[at] = _grown(kept[at], pairs, near_by)
        else:
            found.append(told(pairs))
    return found


def _likely(
    folder: Folder, stream: Stream, number: Mapping[str, int], new: Collection[str], reach: Reach
) -> frozenset[int]:
    """The stories that any of the new pages could join: the others need not be weighed."""
    fresh = [stream.weigh(seen(row)) for row in traits.near(folder, reach) if row.page in new]
    words = {word for page in fresh for word in stream.proposing(page)}
    holders: dict[str, set[int]] = defaultdict(set)
    for row in traits.near(folder, reach):
        if row.page not in new:
            for word in words.intersection(row.words.split()):
                holders[word].add(number[row.page])
    return frozenset(story for page in fresh for story in likely(page, holders))


def _grown(
    story: Story, pairs: Sequence[tuple[Weighed, Why]], near: Mapping[str, Weighed] | Mapping[str, Traits]
) -> Story:
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


def _gathered(known: Sequence[Weighed], labels: dict[str, int], joins: dict[str, Why]) -> list[Story]:
    members: dict[int, list[tuple[Weighed, Why]]] = defaultdict(list)
    for page in known:
        members[labels[page.id]].append((page, joins[page.id]))
    return [told(pairs) for pairs in members.values()]


def without(known: Sequence[Weighed], aside: Aside) -> list[Weighed]:
    """The pages without the names that stand on them by the way alone."""
    return [
        replace(page, names=tuple(name for name in page.names if name not in dropped)) if dropped else page
        for page in known
        for dropped in (aside.names.get(page.id, frozenset()),)
    ]


def with_reasons(
    labels: dict[str, int], joins: dict[str, Why], change: Correction, back: Correction | None = None
) -> tuple[dict[str, int], dict[str, Why]]:
    """Stories and reasons after a correction: pages that it moved are in their story by a person's word."""
    after = corrected(labels, change, back)
    verb = {"merge": "merged", "split": "split off", "apart": "set apart", "undo": "put back"}[change.kind]
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
    known = {row.page: seen(row) for row in traits.of(folder, [p for m in members.values() for p in m])}
    kept = [story for at, story in enumerate(found) if at not in moved]
    return kept + [told([(known[page], joins[page]) for page in pages]) for pages in members.values()]


def _all_copies(folder: Folder, order: Sequence[str]) -> list[PageCopy]:
    """Which pages print the words of others; `order` is that of publication."""
    place = {page: at for at, page in enumerate(order)}
    found: list[Sketch] = [(from_bytes(b""), 0)] * len(order)
    for page, shingles, runs in traits.sketches(folder):
        found[place[page]] = (from_bytes(shingles), runs)
    return _page_copies(order, found)


def _copies(folder: Folder, new: Collection[str], reach: Reach) -> list[PageCopy]:
    """The same among pages within reach, where a new page has part in it."""
    known = {page: (from_bytes(shingles), runs) for page, shingles, runs in traits.sketches(folder, reach)}
    pages = list(known)
    kept = touching(list(known.values()), [known[page] for page in pages if page in new])
    close = {pages[at] for at in kept}
    rows = ((row.instant, row.page) for row in traits.near(folder, reach) if row.page in close)
    order = [page for _, page in sorted(rows, key=itemgetter(0))]
    told = _page_copies(order, [known[page] for page in order])
    return [copy for copy in told if copy.page in new or copy.original in new]


def _page_copies(order: Sequence[str], sketches: Sequence[Sketch]) -> list[PageCopy]:
    return [
        PageCopy(page=order[c.copy], original=order[c.original], kind=c.kind, shared=c.shared, why=c.why)
        for c in sketched_copies(sketches)
    ]
