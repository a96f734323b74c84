"""Noun phrases: where they begin, which word is their head, and what stands around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.language.features import quote_states
from onrecord.record import Analysis, Article, Span

INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "SYM", "X"})
STRAIGHT = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj"})


class Phrases:
    """The words of an article as a forest: children, paragraphs and quotation marks beside the columns.

    Word numbers index the columns of `analysis`; `last` of a pair of words is included.
    """

    def __init__(self, article: Article, analysis: Analysis) -> None:
        text = article.text
        self.text = text
        self.columns = analysis
        self.words = [text[a:b] for a, b in zip(analysis.start, analysis.end, strict=True)]
        self.children: list[list[int]] = [[] for _ in self.words]
        for word, head in enumerate(analysis.head):
            if head != word:
                self.children[head].append(word)
        self.paragraph = list(_paragraphs(analysis, text))
        opens = [i == 0 or self.paragraph[i] != self.paragraph[i - 1] for i in range(len(self.words))]
        self.quoted = [state == 2 for state in quote_states(self.words, opens)]

    def __len__(self) -> int:
        return len(self.words)

    def first(self, span: Span) -> int:
        """The first word that ends inside or after the span's start."""
        return bisect_right(self.columns.end, span.start)

    def last(self, span: Span) -> int:
        """The last word that starts before the span's end."""
        return bisect_left(self.columns.start, span.end) - 1

    def head(self, first: int, last: int) -> int:
        """The word of [first, last] that the rest hangs on: the first whose own head lies outside."""
        heads = self.columns.head
        for word in range(first, last + 1):
            if heads[word] == word or not first <= heads[word] <= last:
                return word
        return last

    def is_predicate(self, word: int) -> bool:
        """Whether a clause equates its subject with the phrase of `word`: "is a doctor", not "is in a team"."""
        own = {self.columns.dep[child] for child in self.children[word]}
        return "cop" in own and "case" not in own

    def relation(self, word: int) -> str:
        """The relation of the word's phrase; that of the first conjunct where the phrase is a further one."""
        columns = self.columns
        for _ in range(6):
            if columns.dep[word] not in {"conj", "flat", "appos"} or columns.head[word] == word:
                break
            word = columns.head[word]
        return columns.dep[word]

    def governor(self, word: int) -> int:
        """The word that governs the phrase of `word`, past conjuncts and the parts of a name."""
        columns = self.columns
        for _ in range(6):
            if columns.dep[word] not in {"conj", "flat", "appos"} or columns.head[word] == word:
                break
            word = columns.head[word]
        return columns.head[word]

    def above(self, word: int, limit: int = 12) -> Iterator[int]:
        """The heads over a word, nearest first."""
        for _ in range(limit):
            head = self.columns.head[word]
            if head == word:
                return
            yield head
            word = head

    def reach_left(self, word: int, anchors: frozenset[int]) -> int:
        """The first word of the noun phrase that ends in `word`: what hangs on `anchors` and may stand in front."""
        columns = self.columns
        first = word
        for at in range(word - 1, -1, -1):
            if columns.sentence[at] != columns.sentence[word] or not self._may_precede(at):
                break
            if not anchors & set(self.above(at)):
                break
            if columns.pos[at] not in {"PUNCT", "CCONJ"}:
                first = at
            if columns.pos[at] == "DET" or columns.tag[at] == "PRP$":
                break
        return first

    def _may_precede(self, word: int) -> bool:
        columns = self.columns
        if self.words[word].casefold() in {"least", "than"}:
            return False
        if columns.pos[word] in INSIDE or columns.tag[word] in {"PRP$", "POS", "HYPH"}:
            return True
        if columns.tag[word] in {"VBN", "VBG"}:
            return columns.dep[word] in {"amod", "compound"}
        return self.words[word] in {"-", "–", "and", "&"}


def _paragraphs(analysis: Analysis, text: str) -> Iterator[int]:
    """The number of each word's paragraph: a line's end between sentences opens the next."""
    number = 0
    for word, start in enumerate(analysis.start):
        if word and analysis.sentence[word] != analysis.sentence[word - 1]:
            number += "\n" in text[analysis.end[word - 1] : start]
        yield number
