"""The sentences of a page as what somebody asserts: whose word each is, and of what it tells, in senses and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from onrecord.record import Article, Reading, Span, Statement, calendar_day
from onrecord.stories.moments import Moments, moments
from onrecord.stories.rejected import is_ahead, is_aside, is_changed, is_silence, reaches, rejects_report, retracts
from onrecord.stories.senses import Sense, numbers, senses
from onrecord.stories.sentences import sentences
from onrecord.stories.sourced import Said
from onrecord.stories.upheld import upholds

_SAYING = frozenset({"say", "claim", "accuse", "warn", "deny", "confirm", "admit", "know", "believe", "doubt"})
"""Acts by which something is asserted; whoever demands or promises asserts nothing yet."""
_HALF = 0.5
"""Share of the longest statement of a sentence that a statement inside it has to have to be its word."""
_LEAST = 0.25
"""Share of a sentence's characters that a statement has to have, for the sentence to be its speaker's."""
_CLOSE = 4
"""Words from a "no" to the thing that there is none of, at most."""
_LEAD = 2
"""Sentences of a body that tell its news."""
_CLAUSE = re.compile(
    r"[;:]\s+|\s[-–—]\s|,\s+(?=(?:and|but|for|because|although|though|while|whereas|so|yet)\b)|\s+(?=(?:but|because|although|whereas|and\s+that)\b)"
)
_NEVER = re.compile(r"\b(?:never|not|at\s+no\s+(?:point|time|moment)|n[’']t)\b[^.;:,\"”]*$", re.IGNORECASE)
_BEFORE_CUE = 60
"""Characters before a word of saying in which it is denied that it was said."""
_FULL_NAME = re.compile(r"(?<![.!?“\"] )\b[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)+\b")
_LEANS = re.compile(
    r"\W*(?:(?:it|this|that|they|he|she|both)\b(?=\s+(?:\w+\s+)?(?:did\s+so|was\s+done|happened|began|started|took\s+place|occurred|came|was|were)\b))"
    r"|\W*(?:\w+\s+){0,3}did\s+so\b",
    re.IGNORECASE,
)
"""How a clause begins that tells more of what the sentence before it tells: "It began at noon"."""
_SHORT, _FEW = 18, 3
"""Characters, and words, of a clause that stands alone."""
_CREDIT = re.compile(
    r"\W*(?:(?:additional\s+)?(?:reporting|writing|editing|edited|photo\w*)\s+(?:and\s+\w+\s+)?by)\b", re.IGNORECASE
)
_TOLD_IN = frozenset({"standfirst", "paragraph", "quote", "list", "table"})
_WORDS = 4
"""Words of a sentence that tells something."""


class Sign(NamedTuple):
    """Whether a clause tells a deed (1) or negates it (-1), by a word of the opposite, or close behind its "no"."""

    value: int
    turned: bool
    close: bool


@dataclass(frozen=True)
class Asserted:
    """A clause of the body with its telling, whose cite is the sentence. `content` are its words without who says them,
    `around` those of the sentence, `leaned` those of the one before, where this one begins with a pronoun for it.

    `at` is the place of the page among the story's, `lead`: it is of the first sentences of its page.
    """

    said: Said
    act: str
    text: str
    content: str
    around: str
    leaned: str
    day: date | None
    at: int
    lead: bool

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        return senses(self.content)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for one in self.told for name, _ in one.names)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What proposes the clause to be compared with others: the senses and the numbers of its sentence."""
        return (*sorted(self.all_names), *(f"{number:g}" for number in sorted(self.all_numbers)))

    @cached_property
    def told(self) -> tuple[Sense, ...]:
        """The senses of the clause and of what it leans on."""
        return senses(f"{self.leaned} {self.content}")

    @cached_property
    def moments(self) -> Moments:
        return moments(self.text, self.day)

    @cached_property
    def numbers(self) -> frozenset[float]:
        return numbers(self.content)

    @cached_property
    def sentence(self) -> tuple[Sense, ...]:
        return senses(f"{self.leaned} {self.around}")

    @cached_property
    def all_names(self) -> frozenset[str]:
        return frozenset(name for one in self.sentence for name, _ in one.names)

    @cached_property
    def all_numbers(self) -> frozenset[float]:
        return numbers(self.around)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """For each deed or thing that the clause itself names, whether it is told or negated.

        What is no deed is negated only close to its "no", as it is told either way.
        """
        no = reaches(self.content)
        found: dict[str, Sign] = {}
        for sense in self.senses:
            under = [reach for reach in no if reach.start <= sense.start < reach.end]
            close = any(len(self.content[reach.word : sense.start].split()) < _CLOSE for reach in under)
            deed = any(name.startswith("=") for name, _ in sense.names)
            first = not self.content[: sense.start].strip(" \"'“‘([")
            if deed or first or self.content[sense.start : sense.start + 1].islower():
                no_deed = bool(under) and (deed or close)
                found |= {n: Sign(-sign if no_deed else sign, sign < 0, no_deed and close) for n, sign in sense.names}
        return found

    @cached_property
    def people(self) -> frozenset[str]:
        """The last names of those named in full in the clause."""
        return frozenset(name.split()[-1] for name in _FULL_NAME.findall(self.content))

    @cached_property
    def silent(self) -> bool:
        return is_silence(self.text)

    @cached_property
    def rejects(self) -> bool:
        return rejects_report(self.text)

    @cached_property
    def aside(self) -> bool:
        """Whether it tells of another event of the kind, or that things have changed since."""
        return is_aside(self.text) or is_changed(self.text)

    @cached_property
    def ahead(self) -> bool:
        return is_ahead(self.text)

    @cached_property
    def upholds(self) -> bool:
        return self.act in ("confirm", "admit") or upholds(self.text)

    @property
    def marked(self) -> bool:
        """Whether a word of the clause tells that it answers something, or an hour that it may be told otherwise."""
        return self.negates or self.rejects or self.upholds or retracts(self.text) or bool(self.moments.hours)

    @cached_property
    def negates(self) -> bool:
        return bool(reaches(self.text))


def asserted(reading: Reading, said: Mapping[str, Said], at: int) -> Iterator[Asserted]:
    """The sentences of a page's body that tell something, in text order."""
    article = reading.article
    if article is None or not reading.statements or reading.statements[0].id not in said:
        return
    whole = said[reading.statements[0].id]
    statements = [
        one
        for one in reading.statements[1:]
        if one.spans and one.act in _SAYING and one.id in said and not _is_unsaid(article, one)
    ]
    by_id = {one.id: one for one in reading.statements}
    day = calendar_day(article.published) if article.published else None
    before = ""
    body = [span for span in sentences(article) if _is_body(article, span)]
    for place, sentence in enumerate(body):
        here = [one for one in statements if any(_shared(span, sentence) for span in one.spans)]
        main = _teller(sentence, here, said, by_id)
        for span in clauses(article.text, sentence):
            found = _teller(span, here, said, by_id) or main
            telling = said[found.id] if found else whole
            yield Asserted(
                said=replace(telling, cite=replace(telling.cite, span=sentence)),
                act=found.act if found else "say",
                text=span.of(article.text),
                content=_content(article, span, found),
                around=_content(article, sentence, found),
                leaned=before if _LEANS.match(span.of(article.text)) else "",
                day=day,
                at=at,
                lead=place < _LEAD,
            )
        before = _content(article, sentence, main)


def _is_unsaid(article: Article, statement: Statement) -> bool:
    """Whether a page tells that somebody did not say it: it is then the page's own word."""
    cue = statement.cue
    return cue is not None and _NEVER.search(article.text[max(0, cue.start - _BEFORE_CUE) : cue.start]) is not None


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence that can stand alone; one of a few words stays with the one before."""
    start = sentence.start
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        whole = min(match.start() - start, sentence.end - match.end())
        if whole >= _SHORT and len(text[start : match.start()].split()) > _FEW:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, sentence.end)


def _is_body(article: Article, span: Span) -> bool:
    kind = next((block.kind for block in article.blocks if block.span.covers(span)), "paragraph")
    words = span.of(article.text)
    return (
        kind in _TOLD_IN
        and not _CREDIT.match(words)
        and len(words.split()) >= _WORDS
        and not words.rstrip("\"'”’ ").endswith("?")
    )


def _teller(
    sentence: Span, statements: list[Statement], said: Mapping[str, Said], by_id: Mapping[str, Statement]
) -> Statement | None:
    """The innermost statement with a speaker that has most of what a sentence tells; None where the page tells it."""
    shares = [(sum(_shared(span, sentence) for span in one.spans), one) for one in statements]
    most = max((share for share, _ in shares), default=0)
    near = [
        one
        for share, one in shares
        if share and share >= _HALF * most and said[one.id].label != "unnamed" and not said[one.id].own
    ]
    cued = any(one.cue and sentence.covers(one.cue) for one in near)
    if not near or (most < _LEAST * len(sentence) and not cued):
        return None
    return max(near, key=lambda one: (len(one.chain), -one.spans[0].start))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _content(article: Article, sentence: Span, statement: Statement | None) -> str:
    """A sentence's words with blanks for those who say so and how."""
    text = sentence.of(article.text)
    said = [statement.cue, *(voice.span for voice in statement.chain[1:])] if statement else []
    for span in said:
        if (
            span
            and sentence.covers(span)
            and not any(_shared(span, told) for told in (statement.spans if statement else ()))
        ):
            start, end = span.start - sentence.start, span.end - sentence.start
            text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text
