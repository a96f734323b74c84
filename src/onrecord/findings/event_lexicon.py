"""The lexicon of events: which verbs and nouns tell which act, and what must stand beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from onrecord.findings.inflection import noun_lemmas
from onrecord.findings.word_classes import rows

Frame = Literal["act", "suffer", "sym", "is", "under", "mediate"]

_FRAMES: dict[str, Frame] = {name: name for name in get_args(Frame)}


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a verb or noun: the act it tells and what it asks of its surroundings (see data/event_*.tsv)."""

    name: str
    type: str
    mode: str | None
    cameo: str | None
    recipient: tuple[str, ...]
    needs: tuple[str, ...]
    frame: Frame = "act"

    @property
    def plain(self) -> bool:
        """Whether the word tells the act by itself, whoever is in it."""
        return "!" in self.needs

    @property
    def symmetric(self) -> bool:
        """Whether all participants do the same."""
        return "w" in self.recipient or self.frame == "sym"


@cache
def verb_senses() -> dict[str, tuple[Sense, ...]]:
    """Senses by lemma, a particle after "_" ("carry_out"), in the order in which they are tried."""
    found: dict[str, list[Sense]] = {}
    for type_, mode, cameo, recipient, needs, lemmas in rows("event_verbs.tsv"):
        for lemma in lemmas.split():
            sense = Sense(lemma, type_, _given(mode), _given(cameo), tuple(recipient.split("|")), _split(needs))
            found.setdefault(lemma, []).append(sense)
    return {lemma: tuple(senses) for lemma, senses in found.items()}


@cache
def noun_senses() -> dict[str, tuple[Sense, ...]]:
    """Senses by lemma, words of a compound joined by "_" ("air_strike")."""
    found: dict[str, list[Sense]] = {}
    for type_, mode, cameo, frame, needs, lemmas in rows("event_nouns.tsv"):
        shape = _FRAMES[frame]
        for lemma in lemmas.split():
            sense = Sense(lemma, type_, _given(mode), _given(cameo), (), _split(needs), shape)
            found.setdefault(lemma, []).append(sense)
    return {lemma: tuple(senses) for lemma, senses in found.items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in rows("noun_classes.tsv"):
        found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}


def noun_class(name: str) -> frozenset[str]:
    """The words of a class of data/noun_classes.tsv; a `KeyError` names an unknown one."""
    return _classes()[name]


@cache
def actor_nouns() -> dict[str, tuple[str, str]]:
    """Nouns for somebody: lemma to (standing, PLOVER sector)."""
    found: dict[str, tuple[str, str]] = {}
    for standing, sector, words in rows("actor_nouns.tsv"):
        for word in words.split():
            found.setdefault(word, (standing, sector))
    return found


@lru_cache(maxsize=65_536)
def is_of_class(form: str, name: str) -> bool:
    """Whether a noun form in small letters (its words joined by "_") belongs to a class."""
    return any(lemma in noun_class(name) for lemma in noun_lemmas(form))


def _given(cell: str) -> str | None:
    return None if cell == "-" else cell


def _split(needs: str) -> tuple[str, ...]:
    return () if needs == "-" else tuple(needs.split())
