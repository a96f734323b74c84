"""A verdict in public is an act of blame: "the tariffs are illogical, the minister said" disapproves."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.clauses import Clauses
from onrecord.findings.event_lexicon import Sense
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_public_matter
from onrecord.findings.triggers import Trigger
from onrecord.findings.verdicts import Verdict, extent, likened, named_so, said_of, told_by_verb
from onrecord.findings.word_classes import word_class

_BLAME = Sense(name="verdict", type="ACCUSE", mode="disapprove", cameo="111", frame="act", recipient=("-",), needs=())


def verdict_triggers(clauses: Clauses, people: Somebody, telling: frozenset[int]) -> Iterator[Trigger]:
    """Verdicts against a public matter by a speaker that the sentence names, in text order.

    `telling`: words that tell an act by themselves, whose verdict is theirs ("denounced the ruling as a disgrace").
    """
    for word in range(len(clauses.words)):
        named = (named_so(clauses, word) or likened(clauses, word)) if clauses.words.pos[word] == "VERB" else None
        told = named or said_of(clauses, word) or told_by_verb(clauses, word)
        if told is None or told.stance != "opposes" or clauses.words.pos[told.judged] not in ("NOUN", "PROPN"):
            continue
        speech = word if named else _speech_around(clauses, told.word)
        if speech is None or speech in telling or clauses.negation(speech) is not None or clauses.modal(speech):
            continue
        trigger = _blame(clauses, people, told, speech)
        if trigger is not None:
            yield trigger


def _speech_around(clauses: Clauses, word: int) -> int | None:
    """The verb of speech that the verdict is told under, before or after it."""
    head = clauses.words.head[word]
    if clauses.words.dep[word] == "ccomp" and _speaks(clauses, head):
        return head
    return next((c for c in clauses.below(word, "parataxis", "ccomp") if _speaks(clauses, c) and c != word), None)


def _speaks(clauses: Clauses, verb: int) -> bool:
    return any(lemma in word_class("speaking") for lemma in verb_lemmas(clauses.lowers[verb]))


def _blame(clauses: Clauses, people: Somebody, told: Verdict, speech: int) -> Trigger | None:
    subject = clauses.subject(speech)
    if subject is None or subject.passive or people.standing(subject.word) not in ("political", "named"):
        return None
    first, last = extent(clauses, told.judged)
    whose = people.bearer(told.judged)
    blamed = whose if whose is not None else told.judged
    somebody = people.standing(blamed) in ("political", "named") and not people.same(blamed, subject.word)
    public = any(is_public_matter(clauses.lowers[w]) for w in range(first, last + 1))
    if not (public or somebody):
        return None
    return Trigger(
        word=speech,
        first=told.word,
        last=told.word,
        predicate=speech,
        sense=_BLAME,
        construction="verdict",
        actors=(subject.word,),
        recipients=(blamed,) if somebody else (),
    )
