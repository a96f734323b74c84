"""Who holds a position or has a part in a procedure: the subject of a predicate, the owner of a noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.findings.clauses import Clauses, Oblique, Subject
from onrecord.findings.complements import Complement
from onrecord.findings.somebody import Somebody, Standing
from onrecord.findings.stance_lexicon import is_stance_word
from onrecord.record import Party, Span, Statement

_WHO_WORK = (
    *("keepers", "growers", "makers", "owners", "workers", "holders", "seekers", "goers", "dwellers", "drivers"),
    *("breeders", "farmers", "traders", "builders", "ologists", "ists", "icians", "arians", "crats", "mongers"),
)
_SHORTEST = 6
_OWNERS = frozenset({"his", "her", "their", "its", "our", "my"})


class Holder(NamedTuple):
    """The word for somebody and how far it stands for one who acts; `patient` is what a passive is told of."""

    word: int
    standing: Standing
    patient: Complement | None = None


def holder_of_predicate(clauses: Clauses, somebody: Somebody, predicate: int) -> Holder | None:
    """The subject of an active predicate, or who a passive says did it; None where that is nobody."""
    subject = clauses.subject(predicate) or _of_the_adjective(clauses, predicate)
    if subject is not None and subject.way == "relative":
        subject = subject._replace(word=_one_of(clauses, subject.word))
    if subject is not None and clauses.below(predicate, "obj") and not clauses.below(predicate, "aux:pass"):
        subject = subject._replace(passive=False)
    if subject is not None and not subject.passive or subject is not None and clauses.words.pos[predicate] == "ADJ":
        return _held(clauses, somebody, subject.word, None)
    agents = clauses.agents(predicate)
    if subject is None or not agents or clauses.words.pos[predicate] != "VERB":
        return None
    first, last = clauses.bounds(subject.word, wide=False)
    return _held(clauses, somebody, agents[0], Complement(subject.word, first, max(first, last), "obj"))


def holder_of_state(clauses: Clauses, somebody: Somebody, word: int) -> Holder | None:
    """Whoever is said to be in a state of mind ("is opposed to", "was outraged by", "are furious about")."""
    subject = clauses.subject(word) or _of_the_adjective(clauses, word)
    if subject is None:
        return None
    return _held(clauses, somebody, subject.word, None)


def _one_of(clauses: Clauses, noun: int) -> int:
    """ "Oslo is one of the few that oppose it": who is one of them, else the noun itself."""
    one = clauses.words.head[noun]
    told = clauses.lowers[one] == "one" and clauses.below(one, "cop")
    subject = clauses.subject(one) if told else None
    return subject.word if subject is not None else noun


def _of_the_adjective(clauses: Clauses, verb: int) -> Subject | None:
    """ "is unlikely to back": the subject of the adjective, where the infinitive was not read as its complement."""
    head = clauses.words.head[verb]
    infinitive = any(clauses.lowers[mark] == "to" for mark in clauses.below(verb, "mark"))
    return clauses.subject(head) if infinitive and head < verb and clauses.words.pos[head] == "ADJ" else None


def _held(clauses: Clauses, somebody: Somebody, word: int, patient: Complement | None) -> Holder | None:
    standing = somebody.standing(word)
    low = clauses.lowers[word]
    if standing == "nobody" and (is_stance_word("holder", low) or is_stance_word("body", low) or _works(clauses, word)):
        return Holder(word, "human", patient)
    if standing == "nobody" and low not in ("who", "all", "many", "most", "some", "both", "others"):
        return Holder(word, "nobody", patient) if clauses.words.pos[word] == "NOUN" else None
    if low in ("you", "one", "what", "which", "that", "this"):
        return None
    return Holder(word, "human" if standing == "nobody" else standing, patient)


def _works(clauses: Clauses, word: int) -> bool:
    """Whether a plural tells of people by its ending ("beekeepers", "biologists")."""
    low = clauses.lowers[word]
    return clauses.words.tag[word] in ("NNS", "NNPS") and low.endswith(_WHO_WORK) and len(low) > _SHORTEST


def holder_of_noun(clauses: Clauses, somebody: Somebody, noun: int) -> Holder | None:
    """Whose stance a noun is: its owner, the country or office before it, the "from" or "by" after it; or the subject
    of a light verb ("voiced support for")."""
    owner = clauses.possessor(noun)
    if owner is not None and clauses.lowers[owner] in _OWNERS:
        return _subject_it_stands_for(clauses, somebody, noun, owner) or Holder(owner, "human")
    verb = clauses.words.head[noun]
    if clauses.words.dep[noun] == "obj" and is_stance_word("gain", clauses.lowers[verb]):
        given = [o.word for o in given_by(clauses, noun)]
        return _held(clauses, somebody, given[0], None) if given else None
    if owner is None and clauses.words.dep[noun] == "conj":
        return holder_of_noun(clauses, somebody, verb) if clauses.possessor(verb) is not None else None
    bearer = somebody.bearer(noun)
    governed = any(o.word == bearer and o.preposition not in ("by", "from") for o in clauses.obliques(noun))
    if bearer is not None and not governed:
        return Holder(bearer, somebody.standing(bearer))
    light = clauses.light_verb(noun)
    if light is None and clauses.words.dep[noun] == "obj" and is_stance_word("uttering", clauses.lowers[verb]):
        light = verb
    subject = clauses.subject(light) if light is not None else None
    if subject is not None and not subject.passive:
        return _held(clauses, somebody, subject.word, None)
    return None


def given_by(clauses: Clauses, noun: int) -> tuple[Oblique, ...]:
    """ "drew rebukes from the premier": those the noun comes from, hung on it or on its verb."""
    hung = (*clauses.obliques(noun), *clauses.obliques(clauses.words.head[noun]))
    return tuple(o for o in hung if o.word > noun and o.preposition in ("from", "of"))


def _subject_it_stands_for(clauses: Clauses, somebody: Somebody, noun: int, owner: int) -> Holder | None:
    """ "The bloc renewed its call": the subject of the verb whose object is its owner's, where that is somebody."""
    verb = clauses.words.head[noun]
    subject = clauses.subject(verb) if clauses.words.dep[noun] in ("obj", "obl") else None
    if subject is None or subject.passive or clauses.lowers[owner] not in ("its", "their", "his", "her"):
        return None
    held = _held(clauses, somebody, subject.word, None)
    return held if held and held.standing != "nobody" and clauses.words.pos[held.word] != "PRON" else None


def party(clauses: Clauses, somebody: Somebody, word: int) -> Party:
    """The phrase for somebody, with those joined to it by "and"; of "Chad and Niger said they would" it is both."""
    several = somebody.several_speakers(word)
    word = word if several is None else several
    joined = [w for w in clauses.conjuncts(word) if w == word or somebody.standing(w) != "nobody"]
    role = somebody.role("actor", word)
    span = role.span or clauses.phrase(word)
    if len(joined) > 1 and max(joined) - word < 14:
        last = somebody.role("actor", max(joined)).span or span
        span = Span(min(span.start, last.start), max(span.end, last.end))
    return Party(label=span.of(clauses.text), span=span, actor=role.actor)


def as_spoken(one: Party, statements: Sequence[Statement]) -> Party:
    """A pronoun that nobody was found for, with whom it stands for as the voice of a statement ("They want …")."""
    if one.actor is not None:
        return one
    voices = (statement.chain[-1] for statement in statements[1:])
    known = next((voice.actor for voice in voices if voice.span == one.span and voice.actor), None)
    return one if known is None else replace(one, actor=known)
