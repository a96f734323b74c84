"""Whom an act is done to: the first place that its sense names and that holds somebody."""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.findings.event_lexicon import Sense
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.somebody import Somebody
from onrecord.findings.verb_frame import VerbFrame

_ASIDE = frozenset({"acl:relcl", "advcl", "advcl:relcl", "parataxis"})
_SENDING = frozenset({"send", "write", "address", "deliver", "submit", "issue", "hand", "mail", "email", "fax"})
_SCENE = frozenset({"near", "before", "outside", "inside", "during", "after", "since", "until"})


def recipients(sense: Sense, frame: VerbFrame) -> tuple[int, ...]:
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
        found = somebodies(people, words, whole=place not in ("o", "w", "x"))
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


def somebodies(people: Somebody, words: tuple[int, ...], *, whole: bool) -> tuple[int, ...]:
    """The words that stand for somebody, or for a place struck; of a thing, whose it is."""
    direct = tuple(w for w in words if people.standing(w) != "nobody")
    if direct:
        return direct
    owners = (people.bearer(w) for w in words)
    return tuple(dict.fromkeys(w for w in owners if w is not None))


def sent_to(frame: VerbFrame) -> tuple[int, ...]:
    """Who gets the letter that asks: "sent a letter to the director demanding answers", "wrote to him urging it"."""
    clauses = frame.clauses
    above = clauses.words.head[frame.verb]
    if clauses.words.tag[frame.verb] != "VBG" or clauses.words.dep[frame.verb] not in ("advcl", "acl"):
        return ()
    if clauses.preposition(above) == "to":
        # The parser may hang what is asked on who gets the letter.
        above = clauses.words.head[above]
    verb = above if clauses.words.pos[above] == "VERB" else clauses.words.head[above]
    if not set(verb_lemmas(clauses.lowers[verb])) & _SENDING:
        return ()
    hung = (*clauses.obliques(verb), *(o for thing in clauses.objects(verb) for o in clauses.obliques(thing)))
    whom = (o.word for o in hung if o.preposition == "to" and o.word < frame.verb)
    return tuple(c for w in whom for c in clauses.conjuncts(w) if frame.people.standing(c) != "nobody")


def told_of(frame: VerbFrame) -> tuple[int, ...]:
    """The first political name in what the words are about ("agreed to lift duties on Mexican steel")."""
    clauses = frame.clauses
    tops = [*frame.patients, *frame.complements] if not frame.passive else [*frame.complements]
    tops = [t for t in tops if t not in frame.agents and clauses.words.head[t] == frame.verb]
    return _first_political(frame, tops) or _object_of_infinitive(frame)


def _object_of_infinitive(frame: VerbFrame) -> tuple[int, ...]:
    """Whom the infinitive is done to, where that is somebody of public affairs ("threatened to expel the mission")."""
    infinitives = [c for c in frame.complements if frame.clauses.words.dep[c] == "xcomp"]
    objects = (o for c in infinitives for o in frame.clauses.below(c, "obj"))
    whom = (o for o in objects if frame.people.standing(o) == "political" and frame.clauses.words.pos[o] != "PRON")
    return next(((o,) for o in whom if o not in frame.agents), ())


def protested_against(frame: VerbFrame) -> tuple[int, ...]:
    """Whom a protest is aimed at: the first political name after "against" or "over", or in what it is to demand."""
    clauses = frame.clauses
    aims = [o.word for o in frame.obliques if o.preposition in ("against", "over", "at")]
    aims += [*frame.patients, *clauses.below(frame.verb, "advcl"), *frame.complements]
    aims = [aim for aim in aims if aim not in frame.agents]
    return tuple(w for w in _first_political(frame, aims) if clauses.preposition(w) not in ("in", "at"))


def _first_political(frame: VerbFrame, tops: list[int]) -> tuple[int, ...]:
    clauses, people = frame.clauses, frame.people
    for top in tops:
        scene = _SCENE if clauses.words.dep[top] != "ccomp" else _SCENE | {"in", "at"}
        for word in _own_words(clauses, top, scene):
            told = people.standing(word) == "political" and people.is_name(word) and word not in frame.agents
            if told and not any(people.same(word, agent) for agent in frame.agents):
                return (_holder(clauses, people, word),)
    return ()


def _own_words(clauses: Clauses, top: int, scene: frozenset[str]) -> list[int]:
    """The words under `top`, without clauses told of something else and phrases that only set the scene."""
    found, stack = [], [top]
    while stack:
        at = stack.pop()
        found.append(at)
        for child in clauses.children[at]:
            aside = clauses.words.dep[child] in _ASIDE and not clauses.preposition(child)
            if not aside and clauses.preposition(child) not in scene:
                stack.append(child)
    return sorted(found)


def _holder(clauses: Clauses, people: Somebody, word: int) -> int:
    """The head that a name belongs to, where that is somebody ("the Algerian government")."""
    head = clauses.words.head[word]
    inside = clauses.words.dep[word] in ("amod", "compound", "nmod:poss", "flat")
    return head if inside and people.standing(head) == "political" else word
