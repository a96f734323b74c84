"""Articles into stories as they come: candidates by shared weighty words, decided by words, names, places and days."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from itertools import islice

from onrecord.record import Story, Why, content_id
from onrecord.stories.traits import OPENING, Traits, head

_POSTINGS = 60
"""A word of more open stories than this proposes none: it is no news of one of them."""
_PROPOSING = 40
"""Words of an article that propose stories, names first."""
_TRIED = 6
"""Stories that are weighed in full for an article, those with most in common by their rarer words."""


_ROUGHLY = 2
"""So many times as many stories are looked at where whole texts propose them."""
_KEYS = 12
"""Names that a story is known by."""
_ABOUT = 6
"""Places and types of act that a story is about, and as many parties, at most."""
_KNOWN_BY = frozenset({"place", "type", "party", "apart"})
"""Kinds of key that tell what a story is about."""
_LOOSE = frozenset({"type", "party", "official", "apart"})
"""Kinds of key that articles share from one happening to the next."""
_FEW, _MORE, _MOST = 1000, 0.04, 0.02
"""Articles of a small collection, in which words of one article alone weigh nothing and those left agree by chance: how
much more alike two must be for each tenth of so many articles, and how much more at most."""
_HELD, _HELD_SHARE = 3, 0.1
"""Articles, or the share of them, that a key may be on to bind those that have it: one of more is the town's or the
affair's."""
_HEADS_LEAST, _HEADS_MOST = 0.1, 0.7
"""The part of the likeness in such a collection that is of heads alone, at most; less than the least is not worth its
time."""
_HELD, _HELD_SHARE = 3, 0.1
"""Articles, or the share of them, that a key may be on to bind those that have it: one of more is the town's or the
affair's."""
_LEAST = 1e-9
"""Square of a length that is taken for nothing."""

Vector = dict[str, float]
"""Words and their weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How alike is alike enough. `undated` and `dated`: the cosine that joins, without and with a day that fits.

    `half_dated`: the cosine that joins an article without a day to a story with one, or the other way round;
    `drift`: what each day since the story's last article adds to `dated`; `window`: days after which nothing joins;
    `terms`: weightiest words kept of an article, and half as many names; `name_share`: the part of the likeness that
    names and numerals make up; `heads`: the part that heads alone make up in a small collection, for each tenth of a
    thousand articles, since its names are those of its one town or affair, whatever a page tells; `key`: what each kind
    of key that both records share (place, person, day, number) adds to the likeness; `passes`: how often each article
    is set against the finished stories.
    """

    undated: float = 0.28
    half_dated: float = 0.22
    dated: float = 0.17
    drift: float = 0.01
    window: int = 30
    terms: int = 60
    name_share: float = 0.6
    heads: float = 0.4
    key: float = 0.03
    passes: int = 3


DEFAULT = Measure()


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as a stream keeps it, a tenth of its traits in size: its weightiest words, names first, with weights.

    `named` says how many of `words` are names; `names` are all of the article's but officials', in their order; `head`
    are the words of headline and lead, of length 1 by themselves.
    """

    id: str
    words: tuple[str, ...]
    weights: array[float]
    named: int
    names: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    day: int | None
    title: str | None
    head: tuple[tuple[str, float], ...] = ()

    def vector(self) -> Vector:
        """The words and their weights."""
        return dict(zip(self.words, self.weights, strict=True))

    def head_vector(self) -> Vector:
        """The words of the head and their weights; none in a collection whose heads are not weighed by themselves."""
        return dict(self.head)


@dataclass(slots=True)
class Common:
    """How many articles have each word, of how many articles."""

    articles: int = 0
    words: Counter[str] = field(default_factory=Counter)
    keys: Counter[tuple[str, str]] = field(default_factory=Counter)

    def learn(self, words: Iterable[str], keys: Iterable[tuple[str, str]] = ()) -> None:
        """Count the words and keys of one article, each once."""
        self.articles += 1
        self.words.update(words)
        self.keys.update(keys)

    def binds(self, key: tuple[str, str]) -> bool:
        """Whether a key tells articles apart: not what half the town's news has."""
        return self.keys[key] <= max(_HELD, _HELD_SHARE * self.articles)


@dataclass(slots=True)
class _Open:
    """A story that may still grow: the sums of its articles' vectors and heads, its size, what it is known by."""

    total: Vector = field(default_factory=dict)
    square: float = 0.0
    size: int = 0
    last: int | None = None
    keys: set[tuple[str, str]] = field(default_factory=set)
    heads: Vector = field(default_factory=dict)
    heads_square: float = 0.0


class Stream:
    """Takes articles one by one: `add` gives the number of the story that an article joins or opens.

    An article costs time by its own length, not by how many were read. `background`: articles that tell which words
    are common, gone through once and not kept, or what was learnt of them; without it the stream learns as it goes.
    """

    def __init__(self, measure: Measure = DEFAULT, background: Iterable[Traits] | Common = ()) -> None:
        self.measure = measure
        self.articles: list[Weighed] = []
        self.labels: list[int] = []
        self.joins: list[Why] = []
        self._open: list[_Open] = []
        self._common = background if isinstance(background, Common) else Common()
        self._rarity: dict[str, float] = {}
        self._shared: dict[tuple[str, str], tuple[str, str]] = {}
        self._index: dict[str, tuple[int, ...]] = {}
        for known in () if isinstance(background, Common) else background:
            self._common.learn(known.words.keys(), known.keys)
        self._learns = not self._common.articles
        lacking = math.log10(_FEW / self._common.articles) if self._common.articles else 0.0
        self._more = min(_MOST, max(0.0, _MORE * lacking))
        part = min(_HEADS_MOST, measure.heads * lacking)
        self._heads = part if part >= _HEADS_LEAST else 0.0

    def add(self, article: Traits) -> int:
        """The number of the story that the article joins or opens."""
        if self._learns:
            self._common.learn(article.words.keys(), article.keys)
        return self.take(self.weigh(article))

    def take(self, article: Weighed) -> int:
        """The number of the story that the article, weighed by this stream, joins or opens."""
        vector = article.vector()
        found = self._nearest(article, vector)
        story, why = found or (len(self._open), Why(rule="opens a story"))
        if found is None:
            self._open.append(_Open())
        self._keep(article, story, why)
        return story

    def _keep(self, article: Weighed, story: int, why: Why) -> None:
        self.articles.append(article)
        self.labels.append(story)
        self.joins.append(why)
        self._put(len(self.articles) - 1, story)

    def place(self, article: Weighed, story: int, why: Why) -> None:
        """Put an article into a story that it was given before; the stories' numbers have no gaps."""
        while story >= len(self._open):
            self._open.append(_Open())
        self._keep(article, story, why)

    def settle(self) -> None:
        """Set each article against the finished stories, and move it where another is nearer.

        After the first time those articles alone whose story has lost or won one.
        """
        changed: set[int] | None = None
        for _ in range(self.measure.passes):
            before, changed = changed, set()
            for at, own in enumerate(self.labels):
                if before is not None and own not in before:
                    continue
                found = self._nearest(self.articles[at], self.articles[at].vector(), own)
                if found:
                    self.joins[at] = found[1]
                    if found[0] != own:
                        changed |= {own, found[0]}
                        self._take(at)
                        self.labels[at] = found[0]
                        self._put(at, found[0])

    def weigh(self, article: Traits) -> Weighed:
        """Sublinear term frequency by inverse document frequency; names and words have length 1 together."""
        names, rare = article.names, self._rarity
        weights = [
            (weight if count == 1 else (1 + math.log(count)) * weight, word)
            for word, count in article.words.items()
            if (weight := rare.get(word) or self._rarity_of(word)) > 0
        ]
        weights.sort(reverse=True)
        named = [pair for pair in weights if pair[1] in names][: self.measure.terms // 2]
        plain = [pair for pair in weights if pair[1] not in names][: self.measure.terms]
        share = self.measure.name_share if named and plain else 1.0 if named else 0.0
        words: list[str] = []
        found = array("d")
        for kept, part in ((named, share), (plain, 1.0 - share)):
            length = math.sqrt(sum(weight * weight for weight, _ in kept)) / math.sqrt(part) if part else 0.0
            if length:
                words += [word for _, word in kept]
                found.extend(weight / length for weight, _ in kept)
        return Weighed(
            id=article.id,
            words=tuple(words),
            weights=found,
            named=len(named) if share else 0,
            # Who speaks for an office speaks on every affair of the town: a story is not known by that name.
            names=tuple(sorted(names - {word for kind, word in article.keys if kind == "official"})),
            # A key is one object however many articles have it.
            keys=tuple(self._shared.setdefault(key, key) for key in sorted(article.keys)),
            day=article.day,
            title=article.title,
            head=self._begun(article) if self._heads else (),
        )

    def _begun(self, article: Traits) -> tuple[tuple[str, float], ...]:
        """The words of the head by rarity, names and words alike, of length 1."""
        found = {
            word: (1 + math.log(article.words[word])) * rarity
            for word in head(article.words)
            if (rarity := self._rarity.get(word) or self._rarity_of(word)) > 0
        }
        length = math.sqrt(_square(found))
        return tuple((word, weight / length) for word, weight in found.items())

    def _rarity_of(self, word: str) -> float:
        """Inverse document frequency; nothing for a word of one article of the whole collection, which joins none."""
        often = self._common.words[word]
        weight = math.log((self._common.articles + 1) / (1 + often)) if often > 1 or self._learns else 0.0
        if not self._learns:
            self._rarity[word] = weight
        return weight

    def proposing(self, article: Weighed) -> tuple[str, ...]:
        """The words of an article that propose stories."""
        return article.words[:_PROPOSING]

    def _nearest(self, article: Weighed, vector: Vector, own: int = -1) -> tuple[int, Why] | None:
        """The story most like the article, if it is like enough, and the reason; `own` is weighed without it."""
        rough: dict[int, float] = defaultdict(float)
        for word, weight in islice(vector.items(), _PROPOSING):
            holders = self._index.get(word, ())
            if len(holders) <= _POSTINGS:
                for story in holders:
                    rough[story] += weight
        best, above, alike = -1, 0.0, 0.0
        # As nlargest would have it, and quicker for some hundreds.
        for story in sorted(rough, key=rough.__getitem__, reverse=True)[:_TRIED]:
            known = self._open[story]
            needed = self._needed(article, known) if known.size > (story == own) else None
            if needed is None:
                continue
            like, square = _dot(vector, known.total), known.square
            if story == own:
                itself = _square(vector)
                like, square = like - itself, max(_LEAST, square - 2 * like + itself)
            like /= math.sqrt(square)
            if article.head:
                like += self._heads * (_heads_like(article, known, story == own) - like)
            margin = like - needed
            if article.keys:
                margin += self.measure.key * len(self._kinds(article, known))
            if margin >= above:
                best, above, alike = story, margin, like
        return None if best < 0 else (best, self._why(article, vector, self._open[best], alike))

    def _needed(self, article: Weighed, story: _Open) -> float | None:
        """The likeness that joins: more with each day between; None where the story is empty or too long ago."""
        if not story.size:
            return None
        if article.day is None or story.last is None:
            return self._more + (self.measure.undated if article.day == story.last else self.measure.half_dated)
        gap = abs(article.day - story.last)
        return self._more + self.measure.dated + self.measure.drift * gap if gap <= self.measure.window else None

    def _why(self, article: Weighed, vector: Vector, known: _Open, like: float) -> Why:
        keys = self._kinds(article, known)
        common = [word for word in vector if word in known.total]
        names = [word for word in common if word in article.words[: article.named]][:5]
        told = [f"same {key}" for key in keys] + (names or common[:5])
        rule = "shared names" if names else "shared words"
        return Why(rule=rule, score=min(1.0, like), detail=", ".join(told))

    def _kinds(self, article: Weighed, story: _Open) -> list[str]:
        """The kinds of key that an article shares with a story: a type of event binds nothing, nor one in many."""
        common = [key for key in article.keys if key in story.keys and key[0] not in _LOOSE]
        return sorted({key[0] for key in common if self._common.binds(key)})

    def _put(self, at: int, story: int) -> None:
        known, article = self._open[story], self.articles[at]
        vector = article.vector()
        total = known.total
        known.square += 2 * _dot(vector, total) + _square(vector)
        for word in vector.keys() - total.keys():
            holders = self._index.get(word, ())
            # One more than propose anything is enough to know of; a tuple takes a quarter of the room of a set.
            if len(holders) <= _POSTINGS and story not in holders:
                self._index[word] = (*holders, story)
        if total:
            total.update([(word, total.get(word, 0.0) + weight) for word, weight in vector.items()])
        else:
            total.update(vector)
        known.size += 1
        if article.head:
            begun = article.head_vector()
            known.heads_square += 2 * _dot(begun, known.heads) + _square(begun)
            known.heads.update([(word, known.heads.get(word, 0.0) + weight) for word, weight in article.head])
        known.keys.update(article.keys)
        if article.day is not None:
            known.last = max(known.last or article.day, article.day)

    def _take(self, at: int) -> None:
        """Out of its story; keys stay, since they do not decide alone."""
        known, vector = self._open[self.labels[at]], self.articles[at].vector()
        known.size -= 1
        if not known.size:
            known.total, known.square, known.heads, known.heads_square = {}, 0.0, {}, 0.0
            return
        if begun := self.articles[at].head_vector():
            known.heads_square = max(_LEAST, known.heads_square - 2 * _dot(begun, known.heads) + _square(begun))
            known.heads.update([(word, known.heads[word] - weight) for word, weight in begun.items()])
        known.square = max(_LEAST, known.square - 2 * _dot(vector, known.total) + _square(vector))
        for word, weight in vector.items():
            known.total[word] -= weight


def likely(article: Weighed, holders: Mapping[str, Collection[int]]) -> list[int]:
    """The stories that an article could join, by the words that propose stories; `holders` are the stories of each.

    More than a stream weighs in full: whole texts are looked through here, of which it keeps the weightiest words.
    """
    rough: dict[int, float] = defaultdict(float)
    for word, weight in zip(article.words[:_PROPOSING], article.weights, strict=False):
        if len(holders.get(word, ())) <= _ROUGHLY * _POSTINGS:
            for story in holders.get(word, ()):
                rough[story] += weight
    return nlargest(_ROUGHLY * _TRIED, sorted(rough), key=rough.__getitem__)


def _dot(one: Vector, other: Vector) -> float:
    """The product of two vectors; summed exactly, since the order of the words they share is chance."""
    return math.fsum([one[word] * other[word] for word in one.keys() & other.keys()])


def _heads_like(article: Weighed, story: _Open, own: bool) -> float:
    """How like an article's head is to those of a story; its own is left out of its own story's."""
    begun = article.head_vector()
    like, square = _dot(begun, story.heads), story.heads_square
    if own:
        like, square = like - 1, square - 2 * like + 1
    return like / math.sqrt(max(_LEAST, square))


def _square(vector: Vector) -> float:
    return math.fsum([weight * weight for weight in vector.values()])


def stories(articles: Sequence[Traits], measure: Measure = DEFAULT) -> tuple[Story, ...]:
    """All articles of a collection into stories, in order of their first article; words are weighed over the whole."""
    stream = Stream(measure, articles)
    for article in articles:
        stream.add(article)
    stream.settle()
    return gathered(stream)


def gathered(stream: Stream) -> tuple[Story, ...]:
    """The stories of a stream in order of their first article."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(stream.labels):
        members[label].append(at)
    return tuple(told([(stream.articles[at], stream.joins[at]) for at in numbers]) for numbers in members.values())


def told(members: Sequence[tuple[Traits | Weighed, Why]]) -> Story:
    """The story of some articles, each with the reason why it is in."""
    days = [article.day for article, _ in members if article.day is not None]
    names = Counter(word for article, _ in members for word in article.names if not word[0].isdigit())
    ids = tuple(article.id for article, _ in members)
    return Story(
        id=content_id("story", ids[0]),
        level="event",
        articles=ids,
        joins=tuple(why for _, why in members),
        start=date.fromordinal(min(days)) if days else None,
        end=date.fromordinal(max(days)) if days else None,
        keys=tuple(word for word, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEYS]),
        title=_headline([article for article, _ in members], names),
        about=_about([article for article, _ in members]),
    )


def _about(articles: Sequence[Traits | Weighed]) -> tuple[str, ...]:
    """The places and types of act that half of the articles have, or more, the most common ones first; then parties,
    and the names that any of them says it has nothing to do with."""
    held = Counter(key for article in articles for key in article.keys if key[0] in _KNOWN_BY)
    least = {"apart": 1}
    common = [key for key in held if held[key] >= least.get(key[0], len(articles) / 2)]
    common.sort(key=lambda key: (-held[key], key))
    kept = [key for key in common if key[0] in ("place", "type")][:_ABOUT]
    for kind in ("party", "apart"):
        kept += [key for key in common if key[0] == kind][:_ABOUT]
    return tuple(f"{kind} {value}" for kind, value in kept)


def _headline(articles: Sequence[Traits | Weighed], names: Counter[str]) -> str | None:
    """The headline whose article has most of the names that the story's articles share; of equals the first."""
    titled = [article for article in articles if article.title]
    titled = [article for article in titled if not (article.title or "").endswith(OPENING)] or titled
    if not titled:
        return None
    return max(titled, key=lambda article: sum(names[word] for word in article.names) / (8 + len(article.names))).title
