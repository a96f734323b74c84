"""Verbs that tell an act: the sense that fits what stands around them, and who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.findings.clauses import Clauses, Oblique, Subject
from onrecord.findings.event_lexicon import Sense, verb_senses
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger

_PARTICLE_GAP = 3
_DEEP = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
"""Types of acts in words, whose recipient may stand only inside what they are about."""
_SUFFERING = frozenset({"VBN", "VBD"})


@dataclass(frozen=True)
class VerbFrame:
    """One verb with its arguments, active or passive alike: agents do it, patients suffer it."""

    clauses: Clauses
    people: Somebody
    verb: int

    @cached_property
    def subject(self) -> Subject | None:
        """The subject, as syntax gives it."""
        return self.clauses.subject(self.verb)

    @cached_property
    def passive(self) -> bool:
        """Whether the subject suffers the act."""
        return bool(self.subject and self.subject.passive)

    @cached_property
    def agents(self) -> tuple[int, ...]:
        """Those who do it, conjuncts included."""
        if self.passive:
            return self._spread(self.clauses.agents(self.verb))
        apart = self.by_preposition(("between",))
        if apart and self.clauses.words.tag[self.verb] == "VBG" and self.subject and self.subject.way != "own":
            return apart
        return self._spread((self.subject.word,)) if self.subject else ()

    @cached_property
    def patients(self) -> tuple[int, ...]:
        """What it is done to, conjuncts included."""
        if self.passive and self.subject:
            return self._spread((self.subject.word, *self.clauses.objects(self.verb)))
        return self._spread(self.clauses.objects(self.verb))

    @cached_property
    def obliques(self) -> tuple[Oblique, ...]:
        """Prepositional phrases of the verb and of its objects, in text order."""
        found = [*self.clauses.obliques(self.verb)]
        for patient in self.patients:
            if self.clauses.words.head[patient] == self.verb and not self.passive:
                found.extend(self.clauses.obliques(patient))
        return tuple(found)

    @cached_property
    def complements(self) -> tuple[int, ...]:
        """Predicates of the clauses the verb governs as complements."""
        return self.clauses.below(self.verb, "xcomp", "ccomp")

    @cached_property
    def phrase_words(self) -> tuple[int, ...]:
        """The words of the verb's own clause."""
        return tuple(self.clauses.clause(self.verb))

    def by_preposition(self, prepositions: tuple[str, ...]) -> tuple[int, ...]:
        """The somebodies or nouns after one of these prepositions, conjuncts included."""
        return self._spread(tuple(o.word for o in self.obliques if o.preposition in prepositions))

    def _spread(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(w for head in heads for w in self.clauses.conjuncts(head)))


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
    candidates = list(_candidates(clauses, verb))
    if not candidates:
        return None
    frames = [VerbFrame(clauses, people, verb)]
    if _may_suffer(clauses, frames[0]):
        frames.append(_Suffering(clauses, people, verb))
    for sense, last in candidates:
        for frame in frames:
            if all(_holds(need, sense, frame) for need in sense.needs):
                trigger = _placed(sense, frame, last)
                if trigger:
                    return trigger
    return None


class _Suffering(VerbFrame):
    """A bare form without an object, read as a passive: "Three held in Paris"."""

    @cached_property
    def passive(self) -> bool:
        return True


def _may_suffer(clauses: Clauses, frame: VerbFrame) -> bool:
    bare = clauses.words.tag[frame.verb] in _SUFFERING and not clauses.below(frame.verb, "aux", "obj", "xcomp", "ccomp")
    return bare and not frame.passive and frame.subject is not None and frame.subject.way == "own"


def _candidates(clauses: Clauses, verb: int) -> Iterator[tuple[Sense, int]]:
    """Senses by lemma, those with a particle that stands here first, and the last word of the trigger."""
    table, lemmas = verb_senses(), _lemmas(clauses, verb)
    after = clauses.lowers[verb + 1 : min(verb + 1 + _PARTICLE_GAP, clauses.sentence(verb).stop)]
    particle = clauses.particle(verb)
    for lemma in dict.fromkeys(lemmas):
        for count in range(len(after), 0, -1):
            for sense in table.get("_".join((lemma, *after[:count])), ()):
                yield sense, verb + count
        if particle:
            for sense in table.get(f"{lemma}_{particle.replace(' ', '_')}", ()):
                yield sense, verb
    if particle:
        return
    for lemma in dict.fromkeys(lemmas):
        for sense in table.get(lemma, ()):
            yield sense, verb


def _lemmas(clauses: Clauses, verb: int) -> tuple[str, ...]:
    """What the form may be a form of; the lemma that the language room gave it first, where the form allows it."""
    possible, given = verb_lemmas(clauses.lowers[verb]), clauses.lemma(verb)
    return (given, *possible) if given in possible else (*possible, given)


# What a sense needs


def _holds(need: str, sense: Sense, frame: VerbFrame) -> bool:
    kind, _, value = need.partition("~")
    if value:
        return _holds_class(kind, value, frame)
    if need.startswith("p="):
        return bool(frame.by_preposition(tuple(need[2:].split(","))))
    checks = {
        "!": lambda: True,
        "h": lambda: bool(_recipients(sense, frame)),
        "i": lambda: not frame.patients or frame.passive,
        "O": lambda: bool(frame.patients),
        "v": lambda: _is_violent(frame),
        "c": lambda: any(frame.clauses.words.dep[c] == "ccomp" for c in frame.complements),
        "x": lambda: any(frame.clauses.words.dep[c] == "xcomp" for c in frame.complements),
        "P": lambda: frame.passive,
        "must": lambda: _must(frame),
        "political": lambda: _all_political(sense, frame),
        "armed": lambda: _is_armed(frame),
        "active": lambda: not frame.passive,
        "acts": lambda: not _only_silent(frame),
        "negative": lambda: _says_ill(frame),
        "inverse": lambda: bool(frame.agents) and bool(frame.by_preposition(("from",))),
    }
    return bool(checks[need]())


def _holds_class(kind: str, name: str, frame: VerbFrame) -> bool:
    people = frame.people
    if kind == "o":
        return not frame.patients if name == "none" else any(people.is_of(w, name) for w in frame.patients)
    if kind == "s":
        return any(people.is_of(w, name) or _stands_as(people, w, name) for w in frame.agents)
    words = [w for w in frame.phrase_words if w != frame.verb]
    return any(people.is_of(w, name) for w in words)


def _stands_as(people: Somebody, word: int, name: str) -> bool:
    """Names and pronouns that may fill a class of people: a named person is a statesman, a country or group armed."""
    standing = people.standing(word)
    if name in ("armed", "authority", "plural"):
        return standing == "political" and (people.noun(word) is None or people.is_name(word))
    if name in ("statesman", "witness"):
        return people.is_person(word)
    return name == "person" and people.is_person(word)


def _is_violent(frame: VerbFrame) -> bool:
    """Violence in the sentence and no accident, or an armed force or a crowd that does it."""
    people, sentence = frame.people, frame.clauses.sentence(frame.verb)
    if any(people.is_of(w, "accident") or frame.clauses.lemma(w) in ("crash", "drown") for w in sentence):
        return False
    doers = [w for w in frame.agents if people.standing(w) != "nobody"]
    if doers:
        return True
    return any(people.is_of(w, "violence") for w in sentence if w != frame.verb)


def _only_silent(frame: VerbFrame) -> bool:
    """Whether what is refused is but to speak ("declined to comment")."""
    verbs = [c for c in frame.complements if frame.clauses.words.dep[c] == "xcomp"]
    return any(frame.people.is_of(v, "comment_verb") for v in verbs)


def _all_political(sense: Sense, frame: VerbFrame) -> bool:
    """Whether named political actors stand on both sides."""
    sides = (frame.agents, _recipients(sense, frame))
    return all(any(_named_political(frame, w) for w in side) for side in sides)


def _named_political(frame: VerbFrame, word: int) -> bool:
    return frame.people.standing(word) == "political" and frame.clauses.words.pos[word] != "PRON"


def _is_armed(frame: VerbFrame) -> bool:
    """Whether force is meant: an armed doer or patient, a country or group with no office, or violence beside it."""
    people = frame.people
    if any(people.is_of(w, "armed") for w in (*frame.agents, *frame.patients)):
        return True
    sides = [w for w in (*frame.agents, *frame.patients) if people.standing(w) != "nobody"]
    if sides and all(people.is_nation(w) for w in sides):
        return True
    others = [w for w in frame.clauses.sentence(frame.verb) if w != frame.verb]
    return any(people.is_of(w, "force") for w in others)


def _says_ill(frame: VerbFrame) -> bool:
    """ "X said the plan was illegal": a political voice says something bad of somebody else's doing."""
    people, clauses = frame.people, frame.clauses
    for complement in frame.complements:
        if clauses.words.dep[complement] != "ccomp" or clauses.words.pos[complement] == "VERB":
            continue
        subject = clauses.subject(complement)
        ill = people.is_of(complement, "negative") and clauses.negation(complement) is None
        bearer = people.bearer(subject.word) if subject else None
        if ill and subject and (bearer is not None or people.standing(subject.word) == "political"):
            return any(people.standing(w) in ("political", "named") for w in frame.agents)
    return False


def _must(frame: VerbFrame) -> bool:
    """ "X said Y must …": an obligation that a political voice lays on another political actor."""
    people, clauses = frame.people, frame.clauses
    for complement in frame.complements:
        modal = clauses.modal(complement)
        subject = clauses.subject(complement)
        if modal is None or clauses.lowers[modal] != "must" or subject is None:
            continue
        told = people.standing(subject.word) == "political" and subject.word not in frame.agents
        return told and any(people.standing(w) in ("political", "named") for w in frame.agents)
    return False


# Who is in it


def _recipients(sense: Sense, frame: VerbFrame) -> tuple[int, ...]:
    """Whom the act is done to, by the first place of the sense that holds somebody."""
    people = frame.people
    for place in sense.recipient:
        if place == "-":
            continue
        if place == "x":
            words = _told(frame)
        elif place in ("o", "w"):
            words = frame.patients if place == "o" else (*frame.by_preposition(("with", "against")), *frame.patients)
        else:
            words = frame.by_preposition((place,))
        found = _somebodies(people, words, whole=place not in ("o", "w", "x"))
        if found:
            return tuple(w for w in found if w not in frame.agents)
    return ()


def _told(frame: VerbFrame) -> tuple[int, ...]:
    """Who is to do what a demand asks for: the object, else the subject of the complement."""
    direct = tuple(w for w in frame.patients if frame.people.standing(w) != "nobody")
    if direct:
        return direct
    for complement in frame.complements:
        subject = frame.clauses.subject(complement)
        if subject and subject.word not in frame.agents:
            return frame.clauses.conjuncts(subject.word)
    return ()


def _somebodies(people: Somebody, words: tuple[int, ...], *, whole: bool) -> tuple[int, ...]:
    """The words that stand for somebody, or for a place struck; of a thing, whose it is."""
    direct = tuple(w for w in words if people.standing(w) != "nobody")
    if direct:
        return direct
    owners = (people.bearer(w) for w in words)
    return tuple(dict.fromkeys(w for w in owners if w is not None))


def _placed(sense: Sense, frame: VerbFrame, last: int) -> Trigger | None:
    people = frame.people
    recipients = _recipients(sense, frame)
    if "inverse" in sense.needs:
        return _inverse(sense, frame, last)
    if not recipients and sense.type in _DEEP:
        recipients = _deep(frame)
    if not recipients and sense.type in ("ASSAULT", "COERCE"):
        recipients = tuple(w for w in frame.patients if people.is_of(w, "place") or people.is_of(w, "installation"))
    actors = tuple(w for w in frame.agents if people.standing(w) != "nobody" and w not in recipients)
    if not actors and not frame.passive and frame.agents:
        owner = people.bearer(frame.agents[0])
        actors = (owner,) if owner is not None and owner not in recipients else ()
        if not actors and not _thing_may_act(sense):
            return None
    if not actors and not frame.passive and not frame.agents and not sense.plain:
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
        recipients=recipients,
        instruments=tuple(arms),
        takes=takes,
    )


def _inverse(sense: Sense, frame: VerbFrame, last: int) -> Trigger | None:
    """The subject gets what others do: "won backing from all parties"."""
    people = frame.people
    givers = tuple(w for w in frame.by_preposition(("from",)) if people.standing(w) != "nobody")
    takers = _somebodies(people, frame.agents, whole=False)
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


def _deep(frame: VerbFrame) -> tuple[int, ...]:
    """The first political name in what the words are about ("agreed to lift duties on Mexican steel")."""
    clauses, people = frame.clauses, frame.people
    tops = [*frame.patients, *frame.complements] if not frame.passive else [*frame.complements]
    for top in tops:
        if top in frame.agents or clauses.words.head[top] != frame.verb:
            continue
        for word in clauses.subtree(top):
            told = people.standing(word) == "political" and people.is_name(word) and word not in frame.agents
            if told and not any(people.same(word, agent) for agent in frame.agents):
                return (word,)
    return ()


def _thing_may_act(sense: Sense) -> bool:
    """Bombs, rockets and attacks kill, and a plain act stands alone; a thing does not condemn."""
    return sense.type == "ASSAULT" or sense.plain
