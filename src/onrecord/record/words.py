"""The columns of language: one entry a word, and the mentions of names among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.findings import Measure, Stance
from onrecord.record.spans import Span, Why

MentionKind = Literal[
    "person", "organisation", "place", "facility", "group", "date", "money", "product", "other", "pronoun", "nominal"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, a pronoun or a noun phrase that stands for somebody or something.

    `same_as` is the `id` of the first mention of the same person or thing in the article (its own id where it is the
    first), `why` the reason for that link.
    """

    id: int
    kind: MentionKind
    span: Span
    same_as: int
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWord:
    """A word that tells an act, as a model reads it: its number and the likeliest type.

    `sure`: how sure it is that it tells one at all, `of_type`: that it tells one of this type, both 0 to 1.
    """

    word: int
    type: str
    sure: float
    of_type: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceWord:
    """A word at the head of a clause that tells a position, as a model reads it: its number and the likeliest stance.

    `sure`: how sure it is of the position and of its side, 0 to 1.
    """

    word: int
    stance: Stance
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a number counts as a model reads it: its first word, the likeliest measure, how sure that is (0 to 1)."""

    word: int
    measure: Measure
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Columns over the words of an article's readable blocks, all of one length.

    `start`, `end`: characters of `Article.text`. `tag`: Penn tag (VBD, NNS, …). `pos`: universal part of speech.
    `feats`: tense, number, voice and mood as universal features ("Mood=Ind|Number=Sing|Tense=Past"), "" for none.
    `dep`: universal dependency relation with its subtype (nsubj:pass, obl:agent, acl:relcl). `head`: index of the
    governing word, a root its own. `sentence`: number of the sentence, rising. `role`: what the word does in an
    attribution: "O", "B-source", "I-source", "B-cue", "I-cue", "B-content" or "I-content". `acts` is no column: it has
    the words that a model takes to tell an act of a PLOVER type, in text order, where the model has a head for it;
    `counts` so the numbers that it takes to count something, `stances` the heads of clauses that tell a position.
    """

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    lemma: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    dep: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    sentence: tuple[int, ...] = ()
    role: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acts: tuple[ActWord, ...] = ()
    counts: tuple[Count, ...] = ()
    stances: tuple[StanceWord, ...] = ()
    model: str = ""

    def __len__(self) -> int:
        return len(self.start)

    def span(self, first: int, last: int) -> Span:
        """Characters from the word `first` to the word `last`, both included."""
        return Span(self.start[first], self.end[last])
