"""How long something lasted or will last: "a 20-month war", "for two years", "in less than an hour"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.measure_lexicon import noun_measure
from onrecord.findings.word_classes import rows

_MOVED = re.compile(
    r"\s+(?:ago|earlier|later|before|old|younger|older|away|early|late|in\s+(?:prison|jail)\s+term)\b", re.IGNORECASE
)
_GRANTED = re.compile(
    r"\b(?:ha(?:ve|s|d)|g(?:ive|ives|iving|ave|iven)|gets?|got|grant(?:s|ed)?)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
_TO = re.compile(r"\s+to\s+[a-z]+", re.IGNORECASE)
_TAKEN = re.compile(
    r"\b(?:it|that|this|which)\s+(?:ha[sd]\s+|will\s+|would\s+)?(?:takes?|took|taken)\s+(?:[\w’'.-]+\s+){1,4}$",
    re.IGNORECASE,
)
_SENTENCED = re.compile(r"\b(?:sentenced|condemned|jailed|imprisoned)\s+(?:\w+\s+)?to\s+$", re.IGNORECASE)
_FREQUENCY = re.compile(r"\b(?:every|each|per|once|twice)\s+$", re.IGNORECASE)


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("lasting_words.tsv") if kind == use for word in words.split())


def unit(clauses: Clauses, found: Counted) -> str | None:
    """The unit of time that is counted, in the singular ("month"), or None."""
    if found.head is None or found.amount.unit == "%":
        return None
    word = clauses.lowers[found.number + 2] if found.hyphened else clauses.lowers[found.head]
    if noun_measure(word) != "duration":
        return None
    return next((lemma for lemma in noun_lemmas(word) if not lemma.endswith("s") or lemma == "series"), word)


def lasts(clauses: Clauses, found: Counted) -> str | None:
    """The rule by which the length of time says how long something lasts, or None where it only places it in time."""
    if found.hyphened:
        return _noun_after(clauses, found)
    number = clauses.text[found.amount.number : found.amount.number_end].lower()
    start = clauses.sentence(found.first).start
    if number in ("a", "an") and found.amount.bound == "exact" and not _is_long(clauses, found):
        return None
    before = clauses.text[clauses.words.start[start] : found.amount.start]
    after = clauses.text[clauses.words.end[found.last] : clauses.words.end[found.last] + 24]
    if _MOVED.match(after) or _FREQUENCY.search(before):
        return None
    if _runs_of(clauses, found):
        return "length of an event"
    if re.search(
        r"\b(?:extended|prolonged|shortened|delayed|postponed)\s+(?:\w+\s+){0,2}by\s+$", before, re.IGNORECASE
    ):
        return "length of time given or taken"
    if _is_granted(before, after) or _is_length_of(clauses, found):
        return "length of time given or taken"
    at = found.first - 1
    while at > start and clauses.lowers[at] in (
        "the",
        "just",
        "only",
        "about",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
    ):
        at -= 1
    if at >= start and clauses.lowers[at] == "after" and not re.match(r"\s+(?:of|in|as)\b", after):
        return None
    if at >= start and clauses.lowers[at] in _words("before"):
        return "length of time after a preposition"
    if at >= start and any(lemma in _words("verb") for lemma in verb_lemmas(clauses.lowers[at])):
        return "length of time after a verb of lasting"
    if at >= start and clauses.lowers[at] in ("in", "over") and found.amount.bound in ("under", "range"):
        return "length of time after a preposition"
    return None


def _is_long(clauses: Clauses, found: Counted) -> bool:
    """ "within a week", "for a decade": one unit of time that is told as a length."""
    before = clauses.lowers[found.first - 1]
    return before == "within" or (before == "for" and clauses.lowers[found.last] in ("decade", "century"))


def _runs_of(clauses: Clauses, found: Counted) -> bool:
    """ "four decades of one-party rule": what the time is filled with stands after "of"."""
    if clauses.lowers[found.last + 1 : found.last + 2] != ("of",):
        return False
    end = min(found.last + 6, clauses.sentence(found.last).stop)
    return any(
        lemma in _words("noun") for at in range(found.last + 2, end) for lemma in noun_lemmas(clauses.lowers[at])
    )


def _is_granted(before: str, after: str) -> bool:
    """ "have 48 hours to leave", "it took the court two years to rule", "sentenced to six years"."""
    return bool((_GRANTED.search(before) and _TO.match(after)) or _TAKEN.search(before) or _SENTENCED.search(before))


def _is_length_of(clauses: Clauses, found: Counted) -> bool:
    """ "a strike of nine days": how long what the noun tells has lasted."""
    of = found.first - 1
    if of < 1 or clauses.lowers[of] != "of":
        return False
    return any(lemma in _words("noun") for lemma in noun_lemmas(clauses.lowers[of - 1]))


def _noun_after(clauses: Clauses, found: Counted) -> str | None:
    """ "20-month civil war": the noun of the phrase must be one whose length is news."""
    stop = clauses.sentence(found.last).stop
    for at in range(found.last + 1, min(found.last + 5, stop)):
        if any(lemma in _words("noun") for lemma in noun_lemmas(clauses.lowers[at])):
            return "length of an event"
        if clauses.words.pos[at] not in ("ADJ", "NOUN", "PROPN", "PUNCT"):
            return None
    return None
