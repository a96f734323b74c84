"""The lexicon of measures: which nouns and verbs tell what a number counts."""

from __future__ import annotations

from functools import cache

from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.word_classes import rows
from onrecord.record import Measure

CASUALTY: tuple[Measure, ...] = ("killed", "wounded", "missing", "displaced", "arrested", "infected")
"""Measures that a verb may give to whoever is counted."""

_MEASURES: dict[str, Measure] = {
    **{name: name for name in CASUALTY},
    "people": "people",
    "votes": "votes",
    "area": "area",
    "duration": "duration",
    "other": "other",
}


@cache
def _table(use: str) -> dict[str, Measure]:
    """Words of one use and the measure they tell; of two, the first row's."""
    found: dict[str, Measure] = {}
    for measure, kind, words in rows("measure_words.tsv"):
        if kind == use and measure != "refused":
            for word in words.split():
                found.setdefault(word, _MEASURES[measure])
    return found


def verb_measure(use: str, form: str) -> Measure | None:
    """The measure a verb form tells, as one its object ("suffer") or its subject ("undergo") is counted under."""
    table = _table(use)
    return next((table[lemma] for lemma in verb_lemmas(form) if lemma in table), None)


def word_measure(use: str, word: str) -> Measure | None:
    """The measure that a word of this use tells, as it stands ("state", "toll", "act")."""
    return _table(use).get(word)


def noun_measure(*names: str) -> Measure | None:
    """The measure that a noun tells by itself; the first of the names that tells one ("square_miles", "miles")."""
    table = _table("noun")
    for name in names:
        for lemma in noun_lemmas(name):
            if lemma in table:
                return table[lemma]
    return None


@cache
def _refused() -> frozenset[str]:
    listed = (words for measure, _, words in rows("measure_words.tsv") if measure == "refused")
    return frozenset(word for words in listed for word in words.split())


def is_trivial(*names: str) -> bool:
    """Whether counts of that noun are never what a story turns on (points of a game, distances, ways)."""
    return any(lemma in _refused() for name in names for lemma in noun_lemmas(name))


@cache
def phrases(use: str) -> tuple[tuple[tuple[str, ...], Measure], ...]:
    """Phrases of several words, longest first, and the measure they tell."""
    found = [(tuple(phrase.split("_")), measure) for phrase, measure in _table(use).items()]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def _by_first_word(use: str) -> dict[str, tuple[tuple[tuple[str, ...], Measure], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Measure]]] = {}
    for words, measure in phrases(use):
        found.setdefault(words[0], []).append((words, measure))
    return {first: tuple(entries) for first, entries in found.items()}


def phrases_from(use: str, first: str) -> tuple[tuple[tuple[str, ...], Measure], ...]:
    """Those of the phrases that begin with a word, in the same order."""
    return _by_first_word(use).get(first, ())
