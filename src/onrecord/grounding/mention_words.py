"""Mentions among the columns: the word that heads one, and the part it plays in its clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.record import Analysis, Article, Mention, Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "obl:agent", "vocative"})
OBJECTS = frozenset({"obj", "iobj"})
TOWARDS = frozenset("against with by to between among for on upon towards toward from".split())
"""Prepositions before those whom an act is done to, with or by; "from" and "on" need somebody who can act."""
PLAIN_TOWARDS = frozenset("against with by between among".split())
STATIVE = frozenset("be have live reside exist remain own".split())
AFTER = frozenset({"of", "from", "in"})


class MentionWords:
    """The columns of an article, asked by mention; word numbers index the columns."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.text = article.text
        self.columns = analysis
        self.children: list[list[int]] = [[] for _ in analysis.head]
        for word, head in enumerate(analysis.head):
            if head != word:
                self.children[head].append(word)

    def word(self, word: int) -> str:
        """The word itself."""
        return self.text[self.columns.start[word] : self.columns.end[word]]

    def bounds(self, span: Span) -> tuple[int, int]:
        """The first word of a span and its last, included; last < first where it holds none."""
        return bisect_right(self.columns.end, span.start), bisect_left(self.columns.start, span.end) - 1

    def head(self, span: Span) -> int | None:
        """The word of the span that the rest hangs on; None where the span holds no word."""
        first, last = self.bounds(span)
        heads = self.columns.head
        for word in range(first, last + 1):
            if heads[word] == word or not first <= heads[word] <= last:
                return word
        return last if first <= last else None

    def top(self, word: int) -> int:
        """The first conjunct, or the word that a name or apposition hangs on: whose relation tells the part played."""
        columns = self.columns
        for _ in range(6):
            if columns.dep[word] not in {"conj", "flat", "appos"} or columns.head[word] == word:
                break
            word = columns.head[word]
        return word

    def preposition(self, word: int) -> str:
        """The preposition before the word's phrase, in small letters; "" where there is none."""
        found = [c for c in self.children[word] if self.columns.dep[c] == "case" and self.columns.tag[c] != "POS"]
        return self.word(found[0]).casefold() if found else ""

    def acts(self, span: Span, strictly: bool = False) -> bool:
        """Whether the mention plays the part of one who acts or is acted upon, or answers for words.

        `strictly` leaves out possessors, objects and those that "to", "for" or "from" stands before: for names of
        places that stand for somebody only where they clearly act.
        """
        head = self.head(span)
        if head is None:
            return False
        top = self.top(head)
        relation = self.columns.dep[top]
        preposition = self.preposition(head) or self.preposition(top)
        if self.columns.role[head].endswith("source"):
            return preposition in {"", "to", "by"}
        if relation in SUBJECTS:
            active = relation != "nsubj:pass" and self.columns.pos[self.columns.head[top]] == "VERB"
            return active or not strictly
        if relation in {"obl", "nmod", "obl:arg"}:
            return preposition in (PLAIN_TOWARDS if strictly else TOWARDS)
        return not strictly and (relation in OBJECTS or relation == "nmod:poss" or self.columns.head[top] == top)

    def speaks(self, span: Span) -> bool:
        """Whether the page tells words of the mention."""
        head = self.head(span)
        return head is not None and self.columns.role[head].endswith("source")

    def is_idle(self, span: Span) -> bool:
        """Whether the mention is merely said to be, have or live: a predicate or its subject, no source of words."""
        head = self.head(span)
        if head is None or self.speaks(span):
            return False
        top = self.top(head)
        verb = self.columns.head[top]
        if verb == top:
            return True
        active = self.columns.dep[top] in {"nsubj", "nsubj:outer"}
        return active and (self.columns.pos[verb] != "VERB" or self.columns.lemma[verb] in STATIVE)

    def place_after(self, mention: Mention, prepositions: frozenset[str] = AFTER) -> Span | None:
        """The phrase after "of", "in" or "from" that hangs on the mention: "of China" after "Xi Jinping"."""
        head = self.head(mention.span)
        if head is None:
            return None
        for child in self.children[head]:
            after = self.columns.start[child] >= mention.span.end
            if after and self.columns.dep[child].startswith("nmod") and self.preposition(child) in prepositions:
                parts = [child, *(c for c in self.children[child] if self.columns.dep[c] in {"flat", "compound"})]
                return self.columns.span(min(parts), max(parts))
        return None
