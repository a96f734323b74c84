"""The lexicon of positions: which verbs, adjectives and nouns take which stance, with what after them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.somebody import Standing
from onrecord.findings.word_classes import rows
from onrecord.record import Stance

_STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}
_STANDINGS: dict[str, Standing] = {"political": "political", "named": "named", "human": "human"}
_ORDER: tuple[Standing, ...] = ("nobody", "human", "named", "political")


@dataclass(frozen=True, slots=True)
class Sense:
    """One way of taking a position: the word, its stance, the complements it may have, and who may hold it.

    `denied` is the stance of its negation, None where a negation takes no position.
    """

    word: str
    stance: Stance
    complements: tuple[str, ...]
    standing: Standing
    denied: Stance | None

    def may_be_held_by(self, standing: Standing) -> bool:
        """Whether somebody of that standing is enough of a holder."""
        return _ORDER.index(standing) >= _ORDER.index(self.standing)


@cache
def senses(part: str) -> dict[str, tuple[Sense, ...]]:
    """Senses of the "verb", "adjective" or "noun" part, by the first word of their entry."""
    found: dict[str, list[Sense]] = {}
    for stance, kind, complements, standing, denied, words in rows("stances.tsv"):
        if kind == part:
            for word in words.split():
                sense = Sense(
                    word, _STANCES[stance], tuple(complements.split(",")), _STANDINGS[standing], _STANCES.get(denied)
                )
                found.setdefault(word.split("_")[0], []).append(sense)
    return {word: tuple(list_) for word, list_ in found.items()}


@cache
def _stance_classes() -> dict[str, frozenset[str]]:
    """The words of each class of data/stance_words.tsv."""
    found: dict[str, set[str]] = {}
    for name, listed in rows("stance_words.tsv"):
        found.setdefault(name, set()).update(listed.split())
    return {name: frozenset(words) for name, words in found.items()}


@lru_cache(maxsize=65_536)
def is_stance_word(class_name: str, form: str) -> bool:
    """Whether a form in small letters is of a class of data/stance_words.tsv, as a noun, a verb or as it stands."""
    words = _stance_classes()[class_name]
    return any(lemma in words for lemma in (form, *noun_lemmas(form), *verb_lemmas(form)))


def is_public_matter(form: str) -> bool:
    """Whether a noun names a matter of public affairs by itself ("the levy", "independence")."""
    return any(is_stance_word(kind, form) for kind in ("policy", "matter", "abstract", "wanted", "offered"))


def verb_senses(form: str) -> tuple[Sense, ...]:
    """Senses of a verb form, by the likeliest lemma that has any."""
    table = senses("verb")
    return next((table[lemma] for lemma in verb_lemmas(form) if lemma in table), ())


def noun_senses(form: str) -> tuple[Sense, ...]:
    """Senses of a noun form."""
    table = senses("noun")
    return next((table[lemma] for lemma in noun_lemmas(form) if lemma in table), ())


def adjective_senses(form: str) -> tuple[Sense, ...]:
    """Senses of an adjective."""
    return senses("adjective").get(form, ())
