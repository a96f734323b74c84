"""What a question, a heading or a gloss asks the number of: "How many died?", "212: deaths since May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measure_lexicon import CASUALTY, noun_measure, phrases_from, verb_measure, word_measure
from onrecord.findings.measures import Measured
from onrecord.record import Article, Measure

_HOW_MANY = re.compile(r"\bhow\s+many\b|\bwhat\s+(?:is|was)\s+the\s+(?:toll|number|figure)", re.IGNORECASE)
_LOST = re.compile(r"\b(?:lost|lose)\b", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:came|come|marched|turned\s+out|took\s+part|attended|gathered|protested|there|aboard|on\s+board)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\W*(?:(?:as\s+of|by|until|up\s+to|since|at|in|on)\s+[^,.;]{2,25}?,?\s+"
    r"|(?:yes|well|no|now|today|yesterday|so\s+far|currently|officially|there\s+(?:are|were)|(?:it|that)\s+(?:is|was)"
    r"|(?:we|i)\s+(?:have|had|know\s+of|counted|count|say|said|believe|put\s+it\s+at))[,:]?\s+)*",
    re.IGNORECASE,
)
"""What may stand in an answer before its number."""
_SAID = re.compile(
    r"(?:^|[\s,])(?:say|says|said|speak\s+of|speaks\s+of|spoke\s+of|claims?|claimed|counts?|counted|reports?|reported"
    r"|(?:put|puts|gave|gives)\s+(?:it|(?:the|its|their)\s+(?:number|figure|count|total|toll)(?:\s+(?:for|of|in)\s+[\w’'-]+)?)\s+(?:at|as))\s+$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[^\S\n]*(?:\n|[.,;:!?”\"’)]|$|\s(?:and|but|while|after|before|since|in|at|on|from)\b)")
_GLOSSED = re.compile(r"\s*(?::|\s[–—-]\s)\s*(?=\w)")
_ENTRY = re.compile(
    r"(?:^|[.;,\n•(]\s*|\n\s*[-*–]\s*)(?P<of>[A-Za-z][a-z]*(?:\s[a-z]+){0,3})\s?(?::|\s[–—-])\s+$", re.IGNORECASE
)
_ENTRY_ENDS = re.compile(r"\s*(?:[.;,()\n]|$)")
_ENTRY_REACH = 40
"""Characters before the sentence of a number in which its entry may begin: a colon may end a sentence."""
_WORDS = 8
"""Words of a gloss in which it tells what is counted."""
_ANSWER = 2
"""Blocks after a question that may answer it."""
_FORMS = ("digits", "words")


def asked_for(clauses: Clauses, words: Sequence[int], many: bool = False) -> Measure | None:
    """The measure that words ask for; `many` where they ask how many, so that a crowd may be meant, too."""
    lowers = clauses.lowers
    text = clauses.slice(words[0], words[-1])
    for at in words:
        for phrase, measure in phrases_from("after", lowers[at]):
            if len(phrase) > 1 and lowers[at : at + len(phrase)] == phrase:
                return measure
        low = lowers[at]
        told = word_measure("toll", low) or word_measure("state", low) or verb_measure("undergo", low)
        told = told or (
            verb_measure("suffer", low) if clauses.words.pos[at] in ("VERB", "NOUN", "ADJ", "AUX") else None
        )
        casualty = noun_measure(low)
        told = told or (casualty if casualty not in (None, "people", "other", "duration", "area") else None)
        if told and told != "people":
            return told
    if many and _LOST.search(text):
        return "killed"
    return "people" if many and _CAME.search(text) else None


class Questions:
    """What is asked above each sentence of an article: by a question up to two blocks before, else by its heading."""

    def __init__(self, article: Article, clauses: Clauses) -> None:
        self._blocks = article.blocks
        self._clauses = clauses
        self._heading: Measure | None = None
        self._question: tuple[int, Measure | None] | None = None
        self._at = 0

    def above(self, sentence: range) -> Measure | None:
        """What is asked above a sentence, which is to be asked in text order; a question asks for what follows it."""
        clauses, block = self._clauses, self._block(sentence)
        asked = self._asked(block)
        text = clauses.slice(sentence.start, sentence.stop - 1)
        if block is not None and self._blocks[block].kind == "heading":
            self._heading, self._question = asked_for(clauses, sentence, many=True), None
        elif text.rstrip(' ”"’').endswith("?") and block is not None:
            told = asked_for(clauses, sentence, many=bool(_HOW_MANY.search(text)))
            self._question = (block, told)
        return asked

    def _block(self, sentence: range) -> int | None:
        start = self._clauses.words.start[sentence.start]
        while self._at < len(self._blocks) and self._blocks[self._at].span.end <= start:
            self._at += 1
        return self._at if self._at < len(self._blocks) else None

    def _asked(self, block: int | None) -> Measure | None:
        if self._question and block is not None and block - self._question[0] <= _ANSWER:
            return self._question[1]
        return self._heading


def answering(clauses: Clauses, one: Counted, asked: Measure | None) -> Measured | None:
    """A number alone that answers what is asked above it, or that somebody says; None where it does neither."""
    amount = one.amount
    if asked is None or one.head is not None or amount.unit or amount.form not in _FORMS:
        return None
    start = clauses.words.start[clauses.sentence(one.first).start]
    lead = clauses.text[max(start, clauses.text.rfind("\n", start, amount.start) + 1) : amount.start]
    lead = re.sub(r"^[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}:\s+", "", lead)
    answers = _BEGINS.fullmatch(lead) or _SAID.search(lead)
    if not answers or not _ENDS.match(clauses.text, amount.end):
        return None
    return Measured(asked, "people", "asked above", one.last)


def headed(clauses: Clauses, one: Counted) -> Measured | None:
    """A number behind what it counts, as lists and reports have it: "Seriously injured: 2", "Arrests – 7"; or None."""
    amount = one.amount
    if amount.unit or amount.form not in _FORMS or not _ENTRY_ENDS.match(clauses.text, amount.end):
        return None
    start = clauses.words.start[clauses.sentence(one.first).start]
    entry = _ENTRY.search(clauses.text, max(start - _ENTRY_REACH, 0), amount.start)
    if entry is None:
        return None
    first, last = clauses.word_at(entry.start("of")), clauses.word_at(entry.end("of") - 1)
    if first is None or last is None:
        return None
    told = asked_for(clauses, range(first, last + 1))
    return Measured(told, "people", "entry of a list", one.last) if told in CASUALTY and told is not None else None


def glossed(clauses: Clauses, one: Counted) -> Measured | None:
    """A number at the head of its line that words after a colon explain: "212: deaths in the valley since July"."""
    amount, sentence = one.amount, clauses.sentence(one.first)
    lead = clauses.text[clauses.words.start[sentence.start] : amount.start]
    after = _GLOSSED.match(clauses.text, amount.end)
    if one.head is not None and clauses.words.start[one.head] < amount.end:
        return None
    if lead.strip() or after is None or amount.unit or amount.form not in _FORMS:
        return None
    first = clauses.word_at(after.end())
    if first is None or first >= sentence.stop:
        return None
    told = asked_for(clauses, list(_within(first, sentence)))
    return Measured(told, "people", "explained after a colon", one.number) if told else None


def _within(first: int, sentence: range) -> Iterator[int]:
    yield from range(first, min(first + _WORDS, sentence.stop))
