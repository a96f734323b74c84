"""What an act is about, in the contexts of PLOVER 0.8: told by words of its own clause and by who acts."""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.findings.clauses import Clauses
from onrecord.findings.inflection import noun_lemmas
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger
from onrecord.findings.word_classes import rows
from onrecord.record import Role

_BY_SECTOR = {
    "MIL": "military",
    "SPY": "intelligence",
    "LEG": "legislative",
    "JUD": "legal",
    "MED": "health",
    "REL": "religion_ethnicity",
    "REF": "migration",
}
_BY_MODE = {
    "cyber": "cyber",
    "misinformation": "misinformation",
    "suicide-attack": "terrorism",
    "unconventional": "cbrn",
    "censor": "rights_freedoms",
    "convict": "legal",
    "martial-law": "pro_autocracy",
    "resign": "executive",
    "troops": "military",
}


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Contexts by lemma."""
    found: dict[str, list[str]] = {}
    for name, lemmas in rows("context_words.tsv"):
        for lemma in lemmas.split():
            found.setdefault(lemma, []).append(name)
    return {lemma: tuple(names) for lemma, names in found.items()}


@cache
def context_names() -> tuple[str, ...]:
    """The 37 contexts, in PLOVER's order."""
    return tuple(name for name, _ in rows("context_words.tsv"))


@lru_cache(maxsize=65_536)
def _of_form(form: str) -> tuple[str, ...]:
    return next((_words()[lemma] for lemma in noun_lemmas(form) if lemma in _words()), ())


def contexts_of(clauses: Clauses, people: Somebody, trigger: Trigger, roles: tuple[Role, ...]) -> tuple[str, ...]:
    """The contexts of an act, in PLOVER's order: a name for each that a word of its clause, a sector of those in it or
    its mode marks; several may hold, and most acts of everyday politics have one or none."""
    found = {_BY_MODE[trigger.sense.mode]} if trigger.sense.mode in _BY_MODE else set[str]()
    for role in roles:
        found.update(_BY_SECTOR[sector] for sector in role.sectors if sector in _BY_SECTOR)
    own = set(clauses.clause(trigger.predicate)) | set(clauses.subtree(trigger.word))
    for word in own:
        if clauses.words.pos[word] in ("NOUN", "PROPN", "ADJ"):
            for form in people.names(word):
                told = _of_form(form)
                found.update(told)
                if told:
                    break
    return tuple(name for name in context_names() if name in found)
