"""What a page tells below its head in the words of another story's heads: news of that story, told by the way."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.record import Story, Why
from onrecord.stories.clusters import Common
from onrecord.stories.passages import Stretch
from onrecord.stories.traits import Traits, head

ASIDE = "told by the way: in the words of its heads"
"""The rule by which such a page is in a story."""
_UNSEEN = 1000
"""Pages that a record is thought to lack: in a small one the words of its one great affair are not common ones."""
_TOLD, _MORE = 0.25, 0.15
"""Share of a paragraph's words, by their rarity, that stand in the heads of a story, and how much more that is than
what stands in the heads of the page's own story."""
_OWN = 0.6
"""A paragraph of which more stands in its page's head is of that head."""
_LEAST = 12
"""Words that weigh something of a paragraph, at least."""
_NAMED, _PLAIN = 4, 8
"""Words in common, at least, where two are names or numbers that tell the story from others, and where one is."""
_ELSEWHERE, _SHARE = 4, 0.01
"""Other pages, or the share of them, that may have a name which tells a story from others."""
_HOLDERS = 60
"""A name in the heads of more stories proposes none."""
_OFTEN = 0.15
"""Share of a story's pages whose heads have a word of its heads, at least."""
BEFORE, AFTER = 90, 7
"""Days after a story's last page in which it is told by the way, and before its first."""


@dataclass(slots=True)
class Heads:
    """The heads of pages, the story of each, and the names by which stories are found."""

    common: Common = field(default_factory=Common)
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    officials: dict[str, frozenset[str]] = field(default_factory=dict)
    days: dict[str, int | None] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)
    holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[int, Counter[str]] = field(default_factory=dict)

    def learn(self, page: Traits, story: int) -> None:
        """Take in the head of a page that has the story of that number as its own; `common` counts its words."""
        begun = head(page.words)
        self.heads[page.id], self.days[page.id], self.own[page.id] = begun, page.day, story
        self.officials[page.id] = frozenset(value for kind, value in page.keys if kind == "official")
        for word in page.names.intersection(begun):
            if not self.holders[word] or self.holders[word][-1] != story:
                self.holders[word].append(story)

    def of(self, number: int, pages: Sequence[str]) -> Counter[str]:
        """How many pages of a story have a word in their heads."""
        if number not in self.kept:
            self.kept[number] = Counter(word for page in pages for word in self.heads.get(page, ()))
        return self.kept[number]

    def weight(self, word: str) -> float:
        """The rarity of a word among the pages."""
        return math.log((self.common.articles + _UNSEEN) / (0.5 + self.common.words[word]))


def asides(stories: Sequence[Story], known: Heads, told_in: Iterable[Stretch]) -> Iterator[tuple[int, Stretch, Why]]:
    """Each paragraph that tells another story than its page's own, with that story's number and the reason.

    `stories` are those of their own pages by the numbers that `known` has for them; `told_in` are paragraphs of pages
    that it knows. A paragraph is told in the words of a story's heads, some of them names that few others have, and not
    in those of its own; a story is told of for some months, and a few days before its first page.
    """
    for one in told_in:
        proposed = _proposed(known, one) - {known.own[one.page]} if one.span.start else ()
        if not proposed:
            continue
        begun = set(known.heads[one.page])
        words = {word: known.weight(word) for word in one.words if word not in known.officials[one.page]}
        if len(words) < _LEAST or _share(words, begun) > _OWN:
            continue
        own = known.own[one.page]
        others = known.of(own, stories[own].own) - Counter(known.heads[one.page])
        mine = _share(words, begun | _common(others, len(stories[own].own) - 1))
        found = [
            (share, number, told)
            for number in sorted(proposed)
            if _in_time(known, stories[number], known.days[one.page])
            for share, told in (_told(known, stories[number], number, (one, words)),)
            if share >= _TOLD and share - mine >= _MORE
        ]
        if found:
            share, number, told = max(found, key=lambda pair: (pair[0], -pair[1]))
            if told:
                yield number, one, Why(rule=ASIDE, score=min(1.0, share), detail=", ".join(told))


def _proposed(known: Heads, one: Stretch) -> set[int]:
    holders = (known.holders[name] for name in one.names if name in known.holders)
    return {number for found in holders if len(found) <= _HOLDERS for number in found}


def _in_time(known: Heads, story: Story, day: int | None) -> bool:
    days = [at for page in story.own if (at := known.days.get(page)) is not None]
    return day is None or not days or min(days) - AFTER <= day <= max(days) + BEFORE


def _told(
    known: Heads, story: Story, number: int, told: tuple[Stretch, Mapping[str, float]]
) -> tuple[float, tuple[str, ...]]:
    """The share of a paragraph's words that stand in a story's heads, and those words; none if they are too few."""
    one, words = told
    heads = known.of(number, story.own)
    often = _common(heads, len(story.own))
    shared = sorted((word for word in words if word in often), key=lambda word: (-words[word], word))
    most = max(_ELSEWHERE, _SHARE * known.common.articles)
    specific = [
        word
        for word in shared
        if word in one.names and len(word) > 1 and known.common.words[word] - heads[word] - 1 <= most
    ]
    enough = len(shared) >= (_NAMED if len(specific) > 1 else _PLAIN if specific else len(words) + 1)
    return _share(words, often), tuple(dict.fromkeys([*specific, *shared]))[:6] if enough else ()


def _common(heads: Counter[str], pages: int) -> set[str]:
    least = max(1.0, _OFTEN * pages)
    return {word for word, count in heads.items() if count >= least}


def _share(words: Mapping[str, float], among: set[str]) -> float:
    return sum(weight for word, weight in words.items() if word in among) / sum(words.values())
