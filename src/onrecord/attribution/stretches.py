"""What the tagger marked, as stretches of words: sources, cues and contents, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.record import Analysis, Article, Span


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words [first, last], both included, with one part in an attribution: "source", "cue" or "content"."""

    first: int
    last: int
    role: str

    def within(self, other: Stretch) -> bool:
        """Whether the other has all words of this one."""
        return other.first <= self.first and self.last <= other.last

    def overlaps(self, other: Stretch) -> bool:
        """Whether both have a word in common."""
        return self.first <= other.last and other.first <= self.last


class Page:
    """An article and its columns with what attribution asks of them again and again."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article = article
        self.text = article.text
        self.words = analysis
        self.forms = [self.text[a:b] for a, b in zip(analysis.start, analysis.end, strict=True)]

    @cached_property
    def block_of(self) -> list[int]:
        """Of each word the number of its block, or of its line where the article has no blocks."""
        if not self.article.blocks:
            return self._lines()
        numbers, block = [], 0
        blocks = self.article.blocks
        for start in self.words.start:
            while block + 1 < len(blocks) and start >= blocks[block].span.end:
                block += 1
            numbers.append(block)
        return numbers

    def _lines(self) -> list[int]:
        numbers, line, end = [], 0, 0
        for start, stop in zip(self.words.start, self.words.end, strict=True):
            line += "\n" in self.text[end:start]
            numbers.append(line)
            end = stop
        return numbers

    @cached_property
    def children(self) -> list[list[int]]:
        """Of each word its dependents, in order."""
        found: list[list[int]] = [[] for _ in self.forms]
        for i, head in enumerate(self.words.head):
            if head != i:
                found[head].append(i)
        return found

    def sentence_of(self, word: int) -> tuple[int, int]:
        """First and last word of the sentence that holds the word."""
        return self._sentences[word]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        """Of each word the first and last of its sentence."""
        numbers = self.words.sentence
        starts = [at for at in range(len(numbers)) if not at or numbers[at] != numbers[at - 1]]
        bounds = zip(starts, [*starts[1:], len(numbers)], strict=True)
        return [(start, end - 1) for start, end in bounds for _ in range(start, end)]

    def head_of(self, first: int, last: int) -> int:
        """The word of [first, last] that governs the others: the one nearest the root of its sentence."""
        if first == last:
            return first
        # Of several at one depth `min` takes the first.
        return min(range(first, last + 1), key=self._depths.__getitem__)

    def depth(self, word: int) -> int:
        """Arcs between the word and its root."""
        return self._depths[word]

    @cached_property
    def _depths(self) -> list[int]:
        heads = self.words.head
        found = [-1] * len(heads)
        for word in range(len(heads)):
            path = []
            while found[word] < 0 and heads[word] != word:
                path.append(word)
                word = heads[word]
            found[word] = max(found[word], 0)
            for steps, below in enumerate(reversed(path), found[word] + 1):
                found[below] = steps
        return found

    def span(self, stretch: Stretch) -> Span:
        """Characters of the stretch."""
        return self.words.span(stretch.first, stretch.last)


def stretches(roles: Sequence[str], offset: int = 0) -> list[Stretch]:
    """The stretches that a role column spells, in order; its first word is number `offset` of the page."""
    found: list[Stretch] = []
    for i, tag in enumerate(roles, offset):
        prefix, _, role = tag.partition("-")
        if prefix == "I" and found and found[-1].last == i - 1 and found[-1].role == role:
            found[-1] = Stretch(found[-1].first, i, role)
        elif prefix in {"B", "I"}:
            found.append(Stretch(i, i, role))
    return found


def words_in(page: Page, span: Span) -> Stretch | None:
    """The words of these characters, as content; nothing where there are none."""
    first = bisect_left(page.words.end, span.start + 1)
    last = bisect_left(page.words.start, span.end) - 1
    return Stretch(first, last, "content") if first <= last else None


def subtree(page: Page, head: int) -> list[int]:
    """The words that `head` governs, itself included, in order."""
    found, stack = [], [head]
    while stack:
        word = stack.pop()
        found.append(word)
        stack.extend(page.children[word])
    return sorted(found)
