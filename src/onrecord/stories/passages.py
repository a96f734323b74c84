"""What pages tell by the way: passages of an episode that tell one thing join a story, or are one of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.record import Passage, Reading, Span, Statement, Story, Why, content_id
from onrecord.stories.clusters import Measure, Stream, Weighed, told
from onrecord.stories.sentences import sentence_around
from onrecord.stories.traits import GUESSED, Traits, officials, text_traits

_SIZE = 480
"""Characters of a passage, some eighty words: whole paragraphs are taken until there are so many."""
_MOST = 150
"""Paragraphs of a page: what comes after some five thousand words is no news told by the way."""
_TOLD_IN = frozenset({"headline", "standfirst", "paragraph", "quote", "list"})
_BODY = frozenset({"paragraph", "quote", "list"})
_ALIKE = Measure(dated=0.21, half_dated=0.26, undated=0.31, drift=0.0, window=60, heads=0.0, key=0.0)
"""How alike passages of one episode are that tell one thing: their words are weighed against each other alone."""
_PAGES = 3
"""Pages that tell a thing, at least, for it to be a story: two share a turn of phrase more often than an event."""
_HOST = 0.6
"""Share of those pages that have one story of their own, for the thing to be that story."""
_NAMES = 3
"""Names that a passage shares with one of a page with another story of its own, at least: else two stories of one
town, which pages of each tell alike among themselves, hang together by the name of a street."""
_OF_ITS_OWN = 3
"""Of those names so many, at least, that no more pages of other episodes have than tell the thing here: what stands on
all pages of a town or a paper binds nothing."""
_KEYS = 12
ONLY_SO = Why(rule="told by the way in its pages")
"""Why a story without a page of its own is part of its episode."""

Parted = Sequence[frozenset[str]]
"""The pages of each story that a person made of one, or of a story and those that do not tell it by the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A passage of a page that tells something, with its weighty words; `title` is the headline that it begins with.

    `opening` is the first sentence below any headline that tells an event or a figure: its own headline, so to say.
    """

    page: str
    span: Span
    words: Counter[str]
    names: frozenset[str]
    day: int | None = None
    title: str | None = None
    opening: str | None = None

    @property
    def id(self) -> str:
        """Page and first character."""
        return f"{self.page}:{self.span.start}"


def stretches(reading: Reading) -> Iterator[Stretch]:
    """The paragraphs of a page and what else is told in it, a block each, in text order.

    One that tells an event of the day or a figure has an `opening`.
    """
    article = reading.article
    if article is None:
        return
    told_at = sorted(
        [event.trigger.start for event in reading.events if not event.historical]
        + [figure.span.start for figure in reading.figures if figure.why.score > GUESSED]
    )
    speaking = officials(reading)
    blocks = sorted((block for block in article.blocks if block.kind in _TOLD_IN), key=lambda block: block.span)
    for block in blocks[:_MOST]:
        first = next((at for at in told_at if block.kind in _BODY and block.span.start <= at < block.span.end), None)
        opening = None if first is None else sentence_around(article, Span(first, first)).of(article.text)
        found = text_traits(reading.id, "", block.span.of(article.text), lead=False)
        names = found.names - speaking
        yield Stretch(page=reading.id, span=block.span, words=found.words, names=names, opening=opening)


def grouped(told_in: Iterable[Stretch]) -> Iterator[Stretch]:
    """Paragraphs of a page that follow each other as passages of some eighty words, those that tell something."""
    group: list[Stretch] = []
    for one in told_in:
        if group and (group[0].page != one.page or group[-1].span.end - group[0].span.start >= _SIZE):
            yield from _passage(group)
            group = []
        group.append(one)
    yield from _passage(group)


def _passage(group: Sequence[Stretch]) -> Iterator[Stretch]:
    opening = next((one.opening for one in group if one.opening), None)
    if opening is None:
        return
    words: Counter[str] = Counter()
    for one in group:
        words.update(one.words)
    yield replace(
        group[0],
        span=Span(group[0].span.start, group[-1].span.end),
        words=words,
        names=frozenset().union(*(one.names for one in group)),
        opening=opening,
    )


def by_the_way(
    stories: Sequence[Story],
    told_in: Sequence[Stretch],
    parted: Sequence[Parted] = (),
    elsewhere: Mapping[str, int] | None = None,
) -> list[Story]:
    """The stories of one episode, with the pages that tell them by the way, and after them those told only so.

    `told_in` are the passages of the stories' pages, in order of publication. Passages that share names and words are
    one thing. Where most of the pages that tell it have one story of their own, it is that story, of which the heads of
    others tell nothing; else it is a story without a page of its own. What one story's pages alone tell is nothing new.
    `elsewhere` counts the pages of other episodes that have a name.
    """
    own = {page: at for at, story in enumerate(stories) for page in story.articles}
    found = list(stories)
    for members in _things(told_in):
        members = _bridging(members, own, elsewhere or {})
        pages = Counter(own[stretch.page] for stretch in {one.page: one for one, _, _ in members}.values())
        if pages.total() < _PAGES or len(pages) == 1:
            continue
        host, most = min(pages.items(), key=lambda pair: (-pair[1], pair[0]))
        if most >= _HOST * pages.total():
            barred = barred_from(stories[host], parted)
            # The head of a page tells the page's own story.
            new = [
                one for one in members if own[one[0].page] != host and one[0].page not in barred and one[0].span.start
            ]
            found[host] = joined(found[host], [(one, _reason(why)) for one, _, why in new])
        else:
            only_so = [(one, _reason(why)) for one, _, why in members]
            found.append(joined(_told_only_so(members, stories[host].episode), only_so))
    return found


_Member = tuple[Stretch, Weighed, Why]


def _things(told_in: Sequence[Stretch]) -> Iterator[list[_Member]]:
    """Passages that tell one thing, in order; the things in order of their first passage."""
    stream = Stream(_ALIKE, [_seen(one) for one in told_in])
    for one in told_in:
        stream.add(_seen(one))
    stream.settle()
    things: dict[int, list[_Member]] = defaultdict(list)
    for one, weighed, label, why in zip(told_in, stream.articles, stream.labels, stream.joins, strict=True):
        # Words alone are a paper's own furniture as often as an event.
        if why.rule != "shared words":
            things[label].append((one, weighed, why))
    yield from things.values()


def _bridging(members: Sequence[_Member], own: Mapping[str, int], elsewhere: Mapping[str, int]) -> list[_Member]:
    """The passages that share names, some the thing's own, with one of a page that has another story of its own."""
    names = [frozenset(w for w in weighed.words[: weighed.named] if not w[0].isdigit()) for _, weighed, _ in members]
    stories = [own[one.page] for one, _, _ in members]
    here: dict[str, set[str]] = defaultdict(set)
    for told_here, (stretch, _, _) in zip(names, members, strict=True):
        for name in told_here:
            here[name].add(stretch.page)
    specific = frozenset(name for name, found in here.items() if len(found) >= elsewhere.get(name, 0))

    def tells_with(mine: frozenset[str], other: frozenset[str]) -> bool:
        both = mine & other
        return len(both) >= _NAMES and len(both & specific) >= _OF_ITS_OWN

    return [
        member
        for member, mine, story in zip(members, names, stories, strict=True)
        if any(tells_with(mine, other) for other, of in zip(names, stories, strict=True) if of != story)
    ]


def _seen(one: Stretch) -> Traits:
    return Traits(id=one.id, words=one.words, names=one.names, day=one.day, title=one.title)


def barred_from(story: Story, parted: Sequence[Parted]) -> frozenset[str]:
    """Pages that a person took away from pages of the story: they do not come back to it by a passage."""
    own = set(story.own)
    barred: set[str] = set()
    for sides in parted:
        here = [side for side in sides if side & own]
        barred |= {page for side in sides if side not in here for page in side} if here else set()
    return frozenset(barred - own)


def joined(story: Story, told_in: Iterable[tuple[Stretch, Why]]) -> Story:
    """The story with pages that tell it by the way; one that does so already tells it in these passages as well."""
    spans = {passage.page: list(passage.spans) for passage in story.passages}
    reasons = dict(zip(story.articles, story.joins, strict=True))
    for one, why in told_in:
        if not any(span.covers(one.span) for span in spans.get(one.page, ())):
            spans.setdefault(one.page, []).append(one.span)
        reasons.setdefault(one.page, why)
    return replace(
        story,
        articles=tuple(reasons),
        joins=tuple(reasons.values()),
        passages=tuple(Passage(page=page, spans=tuple(sorted(found))) for page, found in spans.items()),
    )


def _reason(why: Why) -> Why:
    if why.rule.startswith("shared"):
        return replace(why, rule=f"told by the way: {why.rule}")
    return Why(rule="told by the way", detail="its passage is the first of these")


def _told_only_so(members: Sequence[_Member], episode: str | None) -> Story:
    """A story of passages alone, known by their strongest names; in place of a headline, which its pages have for other
    stories, stand the words with which the passage most like the rest opens."""
    weights: dict[str, float] = defaultdict(float)
    for _, weighed, _ in members:
        for word, weight in zip(weighed.words[: weighed.named], weighed.weights, strict=False):
            weights[word] += weight
    names = sorted((word for word in weights if not word[0].isdigit()), key=lambda word: (-weights[word], word))
    whole = told([(weighed, why) for _, weighed, why in members])
    openings = [(why.score or 0.0, one.opening) for one, _, why in members if one.opening]
    return replace(
        whole,
        title=max(openings, key=lambda pair: pair[0])[1] if openings else None,
        id=content_id("told by the way", members[0][0].id),
        articles=(),
        joins=(),
        keys=tuple(names[:_KEYS]),
        episode=episode,
    )


def within(reading: Reading, spans: Sequence[Span]) -> Reading:
    """What a reading holds of these passages of its article; its text stays whole, and spans lead where they led."""

    def inside(span: Span) -> bool:
        return any(passage.overlaps(span) for passage in spans)

    events = tuple(event for event in reading.events if inside(event.trigger))
    figures = tuple(figure for figure in reading.figures if inside(figure.span))
    positions = tuple(position for position in reading.positions if inside(position.span))
    procedures = tuple(procedure for procedure in reading.procedures if inside(procedure.span))
    known = {statement.id: statement for statement in reading.statements}
    wanted = {one.statement for kind in (events, figures, positions, procedures) for one in kind}
    wanted |= {s.id for s in reading.statements if any(map(inside, s.spans))}
    kept = {one for statement in wanted for one in _upward(statement, known)}
    article = reading.article
    return replace(
        reading,
        article=article and replace(article, blocks=tuple(block for block in article.blocks if inside(block.span))),
        statements=tuple(s for at, s in enumerate(reading.statements) if not at or s.id in kept),
        events=events,
        figures=figures,
        positions=positions,
        procedures=procedures,
    )


def _upward(statement: str | None, known: Mapping[str, Statement]) -> Iterator[str]:
    """A statement and those that it is part of."""
    while statement is not None and statement in known:
        yield statement
        statement = known[statement].parent
