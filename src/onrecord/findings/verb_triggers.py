"""Verbs that tell an act: the sense that fits what stands around them, and who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.clauses import Clauses
from onrecord.findings.event_lexicon import Sense, verb_senses
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.recipients import protested_against, recipients, sent_to, somebodies, told_of
from onrecord.findings.sense_needs import holds
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger
from onrecord.findings.verb_frame import Suffering, VerbFrame
from onrecord.findings.word_classes import word_class

_DEEP = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
"""Types of acts in words, whose recipient may stand only inside what they are about."""
_STRUCK_THINGS = ("place", "installation", "vessel")
_PARTICLE_GAP = 3
_ASKING = frozenset({"ask", "call", "press", "push", "petition", "search", "plead", "vote", "apply"})
_SUFFERING = frozenset({"VBN", "VBD"})


def verb_triggers(clauses: Clauses, people: Somebody) -> Iterator[Trigger]:
    """The verbs of an article that tell an act, in text order, each with the first sense that fits."""
    for verb in range(len(clauses.words)):
        if clauses.words.pos[verb] == "VERB" or clauses.words.tag[verb].startswith("VB"):
            if clauses.words.pos[verb] == "AUX" or clauses.words.dep[verb].startswith(("aux", "cop")):
                continue
            trigger = _read(clauses, people, verb)
            if trigger:
                yield trigger


def _read(clauses: Clauses, people: Somebody, verb: int) -> Trigger | None:
    for sense, frame, last in _fitting(clauses, people, verb):
        if "never" in sense.needs:
            return None
        trigger = verb_trigger(sense, frame, last)
        if trigger:
            return trigger
    return None


def is_ruled_out(clauses: Clauses, people: Somebody, verb: int) -> bool:
    """Whether the first row of the lexicon that fits the verb is one for what tells no act."""
    first = next(_fitting(clauses, people, verb), None)
    return first is not None and "never" in first[0].needs


def _fitting(clauses: Clauses, people: Somebody, verb: int) -> Iterator[tuple[Sense, VerbFrame, int]]:
    """The senses whose needs hold, in the lexicon's order, with the frame and the last word of the trigger."""
    whole: dict[int, list[VerbFrame]] = {}
    for sense, last in _candidates(clauses, verb):
        if last not in whole:
            whole[last] = _frames(clauses, people, verb, last)
        for frame in whole[last]:
            if all(holds(need, sense, frame) for need in sense.needs):
                yield sense, frame, last


def _frames(clauses: Clauses, people: Somebody, verb: int, last: int) -> list[VerbFrame]:
    frame = VerbFrame(clauses, people, verb, last)
    suffers = _may_suffer(clauses, frame)
    return [frame, Suffering(clauses, people, verb, last)] if suffers else [frame]


def _may_suffer(clauses: Clauses, frame: VerbFrame) -> bool:
    if clauses.lemma(frame.verb) in _ASKING and frame.by_preposition(("for",)):
        # Who "asked for help" was not asked.
        return False
    bare = clauses.words.tag[frame.verb] in _SUFFERING and not clauses.below(frame.verb, "aux", "obj", "xcomp", "ccomp")
    return (
        bare and not frame.passive and not frame.patients and frame.subject is not None and frame.subject.way == "own"
    )


def _candidates(clauses: Clauses, verb: int) -> Iterator[tuple[Sense, int]]:
    """Senses by lemma, those with a particle that stands here first, and the last word of the trigger."""
    table, lemmas = verb_senses(), _lemmas(clauses, verb)
    after = clauses.lowers[verb + 1 : min(verb + 1 + _PARTICLE_GAP, clauses.sentence(verb).stop)]
    particle = clauses.particle(verb)
    if clauses.lowers[verb - 1 : verb] == ("-",) and verb - 2 >= clauses.sentence(verb).start:
        hyphened = [sense for lemma in lemmas for sense in table.get(f"{clauses.lowers[verb - 2]}-{lemma}", ())]
        yield from ((sense, verb) for sense in hyphened)
        if hyphened:
            return
    for lemma in dict.fromkeys(lemmas):
        for count in range(len(after), 0, -1):
            for sense in table.get("_".join((lemma, *after[:count])), ()):
                yield sense, verb + count
        if particle:
            for sense in table.get(f"{lemma}_{particle.replace(' ', '_')}", ()):
                yield sense, verb
    if particle:
        return
    for late in _late_particles(clauses, verb):
        for lemma in dict.fromkeys(lemmas):
            for sense in table.get(f"{lemma}_{late}", ()):
                yield sense, verb
    for lemma in dict.fromkeys(lemmas):
        for sense in table.get(lemma, ()):
            yield sense, verb


def _late_particles(clauses: Clauses, verb: int) -> Iterator[str]:
    """Particles after the object that the parser took for adverbs or prepositions ("pulled its troops out of Mali")."""
    for child in clauses.below(verb, "advmod"):
        if child > verb and clauses.lowers[child] in word_class("particles"):
            yield clauses.lowers[child]
    for oblique in clauses.obliques(verb):
        first = oblique.preposition.split()[0]
        if oblique.preposition in ("out of", "out") or (oblique.preposition.endswith(" from") and first == "back"):
            yield first


def _lemmas(clauses: Clauses, verb: int) -> tuple[str, ...]:
    """What the form may be a form of; the lemma that the language room gave it first, where the form allows it."""
    possible, given = verb_lemmas(clauses.lowers[verb]), clauses.lemma(verb)
    return (given, *possible) if given in possible else (*possible, given)


def verb_trigger(sense: Sense, frame: VerbFrame, last: int) -> Trigger | None:
    """The trigger that a verb is in this sense, with who is in it; None where nobody does it who can."""
    people = frame.people
    if "inverse" in sense.needs:
        return _inverse(sense, frame, last)
    whom = _whom(sense, frame) if sense.type != "STATE" else _addressed(frame)
    actors = _actors(frame, whom)
    carried = sense.type == "AID" and bool(whom)
    if not actors and not frame.passive and not (sense.plain or (frame.agents and (carried or _thing_may_act(sense)))):
        return None
    names = [n.partition("~")[2] for n in sense.needs if n.startswith("o~")]
    takes = tuple(w for w in frame.patients if any(people.is_of(w, n) for n in names if n != "none"))
    arms = [o.word for o in frame.obliques if o.preposition in ("with", "using") and people.is_of(o.word, "arms")]
    arms += [w for w in takes if people.is_of(w, "munition") or people.is_of(w, "bomb")]
    return Trigger(
        word=frame.verb,
        first=frame.verb,
        last=last,
        predicate=frame.verb,
        sense=sense,
        construction="passive" if frame.passive else frame.subject.way if frame.subject else "bare",
        actors=actors,
        recipients=whom,
        instruments=tuple(arms),
        takes=takes,
    )


def _whom(sense: Sense, frame: VerbFrame) -> tuple[int, ...]:
    found = recipients(sense, frame)
    if found:
        return found
    if sense.type in _DEEP:
        return sent_to(frame) or told_of(frame)
    if sense.type == "PROTEST":
        return protested_against(frame)
    struck = sense.type in ("ASSAULT", "COERCE")
    places = (w for w in frame.patients if any(frame.people.is_of(w, name) for name in _STRUCK_THINGS))
    return tuple(places) if struck else ()


def _addressed(frame: VerbFrame) -> tuple[int, ...]:
    """Whom something is told to; those it is only about are no recipients."""
    words = tuple(w for w in (*frame.patients, *frame.by_preposition(("to",))) if w not in frame.agents)
    return tuple(w for w in words if frame.people.standing(w) != "nobody" and not frame.passive)


def _actors(frame: VerbFrame, whom: tuple[int, ...]) -> tuple[int, ...]:
    """The agents that are somebody; of a thing that acts, whose it is."""
    people = frame.people
    found = tuple(w for w in frame.agents if people.standing(w) != "nobody" and w not in whom)
    if found or frame.passive or not frame.agents:
        return found
    owner = people.bearer(frame.agents[0])
    return (owner,) if owner is not None and owner not in whom else ()


def _inverse(sense: Sense, frame: VerbFrame, last: int) -> Trigger | None:
    """The subject gets what others do: "won backing from all parties"."""
    people = frame.people
    givers = tuple(w for w in frame.by_preposition(("from",)) if people.standing(w) != "nobody")
    takers = somebodies(people, frame.agents, whole=False)
    if not givers or not takers:
        return None
    return Trigger(
        word=frame.verb,
        first=frame.verb,
        last=last,
        predicate=frame.verb,
        sense=sense,
        construction="received",
        actors=givers,
        recipients=tuple(w for w in takers if w not in givers),
        takes=frame.patients,
    )


def _thing_may_act(sense: Sense) -> bool:
    """Bombs, rockets and attacks kill, and a plain act stands alone; a thing does not condemn."""
    return sense.type == "ASSAULT" or sense.plain
