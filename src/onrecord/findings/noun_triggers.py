"""Nouns that tell an act ("the bombing of X by Y", "talks between A and B"), and who is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.findings.clauses import Clauses
from onrecord.findings.event_lexicon import Sense, noun_senses
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.recipients import protested_against
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger
from onrecord.findings.verb_frame import VerbFrame
from onrecord.findings.word_classes import word_class

_AGAINST = ("against", "on", "at", "upon")
_TOGETHER = ("between", "with", "among", "involving")
_SHARED = ("with", "between")
_OF_IS_ACTOR = frozenset({"PROTEST", "CONSULT", "THREATEN", "REQUEST", "ACCUSE", "AID", "AGREE", "REJECT", "SUPPORT"})
_SOMEWHERE = frozenset({"ASSAULT", "PROTEST"})
_CALL_PREPOSITIONS = ("for", "to", "on")


@dataclass(frozen=True)
class _Parts:
    """Who stands around a noun, by the place they stand in."""

    before: tuple[int, ...]
    owner: tuple[int, ...]
    of: tuple[int, ...]
    by: tuple[int, ...]
    against: tuple[int, ...]
    together: tuple[int, ...]
    to: tuple[int, ...]
    light: tuple[int, ...]
    light_passive: bool


def noun_triggers(clauses: Clauses, people: Somebody) -> Iterator[Trigger]:
    """The nouns of an article that tell an act, in text order."""
    for noun in range(len(clauses.words)):
        if clauses.words.pos[noun] not in ("NOUN", "PROPN") or is_modifier(clauses, noun):
            continue
        name = _is_of_name(clauses, noun)
        if _is_general(clauses, noun):
            continue
        for sense, first, last in _candidates(clauses, noun):
            if "never" in sense.needs or (name and sense.type == "PROTEST"):
                break
            trigger = noun_trigger(clauses, people, noun, (sense, first, last))
            if trigger:
                yield trigger
                break


def _is_of_name(clauses: Clauses, noun: int) -> bool:
    """Whether the noun is the last word of a name ("the Deep Space Link Demonstration")."""
    if clauses.words.pos[noun] != "PROPN":
        return False
    start, end = clauses.words.start[noun], clauses.words.end[noun]
    kinds = ("organisation", "facility", "person", *(("other",) if clauses.lowers[noun] == "demonstration" else ()))
    return any(m.kind in kinds and m.span.start < start and end <= m.span.end for m in clauses.words.mentions)


def is_modifier(clauses: Clauses, noun: int) -> bool:
    """Whether the noun only qualifies another ("attack helicopter", "peace talks venue")."""
    return clauses.words.dep[noun] in ("compound", "flat", "nmod:poss") and clauses.words.head[noun] > noun


def _is_general(clauses: Clauses, noun: int) -> bool:
    """Whether it is only told how often such acts are done ("mass shootings are rare in Europe")."""
    said, many = clauses.words.head[noun], clauses.words.tag[noun] in ("NNS", "NNPS")
    if not many or clauses.words.dep[noun] != "nsubj" or clauses.lowers[said] not in word_class("of_frequency"):
        return False
    return bool(clauses.below(said, "cop")) and not clauses.below(noun, "det", "nummod", "nmod:poss")


def _candidates(clauses: Clauses, noun: int) -> Iterator[tuple[Sense, int, int]]:
    table, lowers = noun_senses(), clauses.lowers
    sentence = clauses.sentence(noun)
    for start in (noun - 2, noun - 1, noun):
        if start < sentence.start:
            continue
        before = "_".join(lowers[start:noun])
        if start == noun - 2 and lowers[noun - 1] == "-":
            for sense in (s for lemma in noun_lemmas(f"{lowers[start]}-{lowers[noun]}") for s in table.get(lemma, ())):
                yield sense, start, noun
        for lemma in noun_lemmas(lowers[noun]):
            for sense in table.get(f"{before}_{lemma}" if before else lemma, ()):
                yield sense, start, noun
    if noun + 2 < sentence.stop and lowers[noun + 1] == "of":
        for lemma in noun_lemmas(lowers[noun]):
            for sense in table.get(f"{lemma}_of_{lowers[noun + 2]}", ()):
                yield sense, noun, noun + 2


def _parts(clauses: Clauses, people: Somebody, noun: int) -> _Parts:
    def somebodies(words: Iterator[int] | list[int]) -> tuple[int, ...]:
        spread = (c for w in words for c in clauses.conjuncts(w))
        return tuple(dict.fromkeys(w for w in spread if people.standing(w) != "nobody"))

    def after(*prepositions: str) -> tuple[int, ...]:
        return somebodies([o.word for o in clauses.obliques(noun) if o.preposition in prepositions])

    def inside(*prepositions: str) -> tuple[int, ...]:
        """Phrases hung on the noun's own "of" phrase, where the parser often leaves them."""
        holders = [o.word for o in clauses.obliques(noun) if o.preposition == "of"]
        return somebodies([o.word for h in holders for o in clauses.obliques(h) if o.preposition in prepositions])

    kinds = ("amod", "compound", "nmod:desc", "nmod")
    before = [c for c in clauses.below(noun, *kinds) if c < noun and clauses.words.dep[c] != "nmod:poss"]
    owner = clauses.possessor(noun)
    verb = clauses.light_verb(noun)
    subject = clauses.subject(verb) if verb is not None else None
    passive = bool(subject and subject.passive)
    lent = [subject.word] if subject and not passive and subject.word != noun else []
    if verb is not None and passive:
        lent = list(clauses.agents(verb))
    gets = verb is not None and (_is_undergone(clauses, verb) or _is_anothers(clauses, people, verb, owner))
    undergone = lent if gets and not passive else []
    lent = [] if undergone else lent
    shared = [o.word for o in clauses.obliques(_held_by(clauses, noun, verb)) if o.preposition in _SHARED]
    aimed = [o.word for o in clauses.obliques(verb) if o.preposition in _AGAINST] if verb is not None else []
    sent = [o.word for o in clauses.obliques(verb) if o.preposition in ("to", "from")] if verb is not None else []
    return _Parts(
        before=tuple(w for w in somebodies(before) if people.is_actor_before(w)),
        owner=somebodies([owner] if owner is not None and not (lent and clauses.words.pos[owner] == "PRON") else []),
        of=after("of"),
        by=after("by") or inside("by") or somebodies(_doers_beside(clauses, noun)),
        against=after(*_AGAINST) + somebodies([*aimed, *undergone, *_those_under(clauses, noun)]),
        together=after(*_TOGETHER) + somebodies(shared),
        to=after("to", "from") or somebodies(sent) or inside("from"),
        light=somebodies(lent),
        light_passive=passive,
    )


def _is_undergone(clauses: Clauses, verb: int) -> bool:
    """Whether the light verb says that its subject gets what the noun tells ("has faced accusations", "saw off a
    revolt")."""
    return clauses.particle(verb) == "off" or any(
        lemma in word_class("undergoing") for lemma in verb_lemmas(clauses.lowers[verb])
    )


def _is_anothers(clauses: Clauses, people: Somebody, verb: int, owner: int | None) -> bool:
    """Whether what the subject has is somebody else's: "Berg has my endorsement", "has the union's backing"."""
    subject = clauses.subject(verb)
    if clauses.lemma(verb) not in ("have", "enjoy", "retain", "keep") or owner is None or subject is None:
        return False
    low = clauses.lowers[owner]
    if low in ("my", "our"):
        return clauses.lowers[subject.word] not in ("i", "we")
    return clauses.words.pos[owner] != "PRON" and people.standing(owner) != "nobody"


def _held_by(clauses: Clauses, noun: int, light: int | None) -> int:
    """The verb whose phrases tell who takes part: the light verb, or that of "took place"; else the noun."""
    above = clauses.words.head[noun]
    occurs = any(lemma in word_class("occurring") for lemma in verb_lemmas(clauses.lowers[above]))
    if light is None and clauses.words.dep[noun] == "nsubj" and occurs:
        return above
    return noun if light is None else light


def _those_under(clauses: Clauses, noun: int) -> list[int]:
    """Who is told to be under it: "Iraq has been under an embargo since"."""
    if clauses.preposition(noun) != "under" or not clauses.below(noun, "cop"):
        return []
    subject = clauses.subject(noun)
    return [subject.word] if subject else []


def _doers_beside(clauses: Clauses, noun: int) -> list[int]:
    """Who did it by the clause on the noun: "massacres committed by soldiers", "the strike that Iran launched"."""
    found: list[int] = []
    for verb in clauses.below(noun, "acl"):
        light = any(lemma in word_class("light") for lemma in verb_lemmas(clauses.lowers[verb]))
        subject = clauses.subject(verb)
        if light and subject and subject.passive:
            found.extend(clauses.agents(verb))
        elif light and subject and subject.way == "own":
            found.append(subject.word)
    return found


def noun_trigger(clauses: Clauses, people: Somebody, noun: int, found: tuple[Sense, int, int]) -> Trigger | None:
    """The trigger that a noun is in this sense, from its first to its last word; None where a need is not met."""
    sense, first, last = found
    parts = _parts(clauses, people, noun)
    if sense.type in _SOMEWHERE or sense.mode == "arrest":
        parts = replace(parts, before=tuple(w for w in parts.before if not _is_town(people, w)))
    actors, recipients = _placed(sense, parts)
    if sense.frame in ("is", "under"):
        actors, recipients = _in_a_state(clauses, people, noun, sense)
    if sense.type == "PROTEST" and parts.light and not recipients:
        recipients = protested_against(VerbFrame(clauses, people, clauses.words.head[noun]))
    recipients = tuple(r for r in recipients if r not in actors)
    trigger = Trigger(
        word=noun,
        first=first,
        last=last,
        predicate=clauses.light_verb(noun) or noun,
        sense=sense,
        construction="light verb" if parts.light else "nominal",
        actors=actors,
        recipients=recipients,
    )
    return trigger if all(_holds(need, trigger, parts, clauses, people) for need in sense.needs) else None


def _is_town(people: Somebody, word: int) -> bool:
    """Whether the name before a noun of violence tells where it was ("the Oslo killings"), not whose."""
    if people.clauses.words.pos[word] != "PROPN":
        return False
    actor = people.actor_at(word)
    if actor is not None:
        return actor.kind == "place"
    return people.is_place(word)


def _in_a_state(clauses: Clauses, people: Somebody, noun: int, sense: Sense) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who is "on strike" or "in talks with" another, and who is, or was put, "under arrest"."""

    def somebodies(words: tuple[int, ...]) -> tuple[int, ...]:
        spread = (c for w in words for c in clauses.conjuncts(w))
        return tuple(dict.fromkeys(w for w in spread if people.standing(w) != "nobody"))

    head = clauses.words.head[noun]
    subject = clauses.subject(noun if clauses.below(noun, "cop") else head)
    told: tuple[int, ...] = (subject.word,) if subject else ()
    others = tuple(o.word for o in clauses.obliques(noun) if o.preposition in ("with", "by", "from"))
    if not clauses.below(noun, "cop") and clauses.words.pos[head] != "VERB":
        told = (head,) if sense.frame == "is" else ()
    elif not clauses.below(noun, "cop") and clauses.lemma(head) not in word_class("being_put"):
        told, others = (), ()
    elif sense.frame == "under" and clauses.objects(head) and not clauses.is_passive(head):
        told, others = clauses.objects(head), told
    who = somebodies(told)
    rest = tuple(w for w in somebodies(others) if w not in who)
    return (rest, who) if sense.frame == "under" else (who, rest)


def _placed(sense: Sense, parts: _Parts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if sense.frame == "sym":
        return _together(parts)
    if sense.frame == "mediate":
        return parts.by or parts.owner or parts.light or parts.before, parts.together
    if sense.frame == "suffer":
        doers = parts.by or (parts.owner if parts.of else ()) or parts.before or parts.light
        suffer = parts.of or (parts.owner if parts.owner != doers else ()) or parts.against
        return doers, suffer
    of_acts = sense.type in _OF_IS_ACTOR
    doers = parts.by or parts.owner or parts.light or parts.before or (parts.of if of_acts else ())
    suffer = parts.against or (() if of_acts else parts.of)
    if sense.mode == "withdraw":
        suffer = parts.to
    if sense.mode == "visit":
        doers, suffer = parts.by or parts.owner or parts.light or parts.before, parts.to or parts.of
    if not suffer and sense.type in ("CONSULT", "AID", "AGREE", "REQUEST", "SUPPORT", "ACCUSE", "THREATEN", "REJECT"):
        suffer = parts.to or (parts.together if sense.type == "CONSULT" else ())
    return doers, suffer


def _together(parts: _Parts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Whoever is first named leads; those after "with" are the other side."""
    first = parts.light or parts.owner or parts.before or parts.by
    rest = tuple(w for w in (*parts.together, *parts.of) if w not in first)
    if parts.light and parts.before:
        rest = rest or tuple(w for w in parts.before if w not in first)
    return (first, rest) if first else (rest, ())


def _holds(need: str, trigger: Trigger, parts: _Parts, clauses: Clauses, people: Somebody) -> bool:
    kind, _, name = need.partition("~")
    if kind == "n" and name:
        near = [w for w in clauses.clause(clauses.predicate(trigger.word)) if w != trigger.word]
        near += clauses.subtree(trigger.word)
        return any(people.is_of(w, name) for w in near if w != trigger.word) and any(trigger.participants)
    if need in ("!", "read", "sure"):
        return True
    if need in ("people", "armed"):
        return any(people.is_of(w, need) or people.is_of(w, "labour") for w in trigger.participants)
    everyone = list(trigger.participants)
    if need == "unarmed":
        sentence = (w for w in clauses.sentence(trigger.word) if w != trigger.word)
        return bool(everyone) and not any(
            people.is_of(w, name) for w in sentence for name in ("armed", "force", "violence")
        )
    if need == "earthly":
        # "A probe to Mars" is a spacecraft.
        return all(o.preposition not in ("to", "towards", "around") for o in clauses.obliques(trigger.word))
    if need == "-":
        return bool(everyone) or _takes_place(trigger, clauses)
    if need == "on":
        return bool(everyone) and _is_armed(trigger, clauses, people)
    if need == "scolded":
        why = {o.preposition for w in (trigger.word, clauses.words.head[trigger.word]) for o in clauses.obliques(w)}
        gerunds = clauses.below(trigger.word, "acl", "advcl")
        why |= {clauses.lowers[mark] for gerund in gerunds for mark in clauses.below(gerund, "mark", "case")}
        calm = not any(people.is_of(w, "force") for w in clauses.sentence(trigger.word) if w != trigger.word)
        return bool(trigger.recipients) and calm and bool(why & {"for", "over"})
    if need == "spoken":
        return bool(trigger.actors) and not _is_armed(trigger, clauses, people)
    if need == "held":
        return bool(everyone) and (bool(parts.light) or bool(parts.together) or _takes_place(trigger, clauses))
    if need == "call":
        told = any(o.preposition in _CALL_PREPOSITIONS for o in clauses.obliques(trigger.word))
        person = any(people.is_person(w) for w in parts.owner)
        return bool(parts.together) or (person and not told and not clauses.below(trigger.word, "acl"))
    if need in ("to", "of", "for"):
        return bool(trigger.actors) and any(o.preposition == need for o in clauses.obliques(trigger.word))
    if need == "war":
        return bool(everyone) and any(people.standing(w) == "political" for w in everyone)
    if need == "lv":
        return bool(parts.light) or len(everyone) > 1
    if need == "vis":
        placed = any(o.preposition in ("to", "in") for o in clauses.obliques(trigger.word))
        return bool(trigger.actors) and (placed or bool(parts.light or parts.owner))
    if need == "doer":
        return bool(trigger.actors)
    if need == "req":
        aims = [o.word for o in clauses.obliques(trigger.word) if o.preposition in _CALL_PREPOSITIONS]
        asked = any(clauses.lowers[w] != "comment" for w in aims)
        return bool(trigger.actors) and (asked or bool(clauses.below(trigger.word, "acl")))
    raise KeyError(need)


def _takes_place(trigger: Trigger, clauses: Clauses) -> bool:
    """Whether the act is said to happen, or is set in a place: "negotiations took place", "a meeting in Doha"."""
    if trigger.sense.frame != "sym" and trigger.sense.type != "SANCTION":
        return False
    head = clauses.words.head[trigger.word]
    happens = clauses.words.dep[trigger.word].startswith("nsubj") and any(
        lemma in word_class("occurring")
        for verb in (head, *clauses.below(head, "xcomp"))
        for lemma in verb_lemmas(clauses.lowers[verb])
    )
    dated = any(clauses.lowers[c] in word_class("month") for c in clauses.children[trigger.word] if c < trigger.word)
    return (
        happens
        or dated
        or any(
            o.preposition in ("in", "at") and clauses.words.pos[o.word] == "PROPN"
            for o in clauses.obliques(trigger.word)
        )
    )


def _is_armed(trigger: Trigger, clauses: Clauses, people: Somebody) -> bool:
    """Whether force is meant: an armed doer, a country or people on each named side, or violence beside it."""
    everyone = list(trigger.participants)
    if any(people.is_of(w, "armed") for w in everyone):
        return True
    if everyone and all(people.is_nation(w) or people.standing(w) == "human" for w in everyone):
        return any(people.is_nation(w) for w in everyone)
    sentence = [w for w in clauses.sentence(trigger.word) if w != trigger.word]
    return any(people.is_of(w, "force") for w in sentence)
