"""What the sense of a verb needs around it: classes of objects, prepositions, a violent or a political setting."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.findings.event_lexicon import Sense, is_of_class, verb_senses
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.recipients import recipients
from onrecord.findings.somebody import Somebody
from onrecord.findings.verb_frame import VerbFrame

_VOWING = frozenset({"will", "'ll", "’ll", "shall", "would"})
_DUE = _VOWING | {"should", "must", "may", "can", "could"}
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})


def holds(need: str, sense: Sense, frame: VerbFrame) -> bool:
    kind, _, value = need.partition("~")
    if value:
        return _holds_class(kind, value, frame)
    if need[1:2] == "=":
        return _holds_words(need[0], tuple(need[2:].split(",")), frame)
    return _CHECKS[need](sense, frame)


def _holds_words(kind: str, words: tuple[str, ...], frame: VerbFrame) -> bool:
    """Whether the object, the subject, a word of the clause, a preposition or what is governed is one of the words."""
    if kind == "p":
        return _is_marked(frame, tuple(word.replace("_", " ") for word in words))
    if kind == "x":
        governed = (*frame.complements, *frame.clauses.below(frame.verb, "advcl"))
        return any(lemma in words for c in governed for lemma in verb_lemmas(frame.clauses.lowers[c]))
    places = {"o": frame.patients, "s": frame.agents, "n": (*frame.phrase_words, *frame.complements)}
    return any(lemma in words for w in places[kind] if w != frame.verb for lemma in frame.people.lemmas(w))


def _is_marked(frame: VerbFrame, prepositions: tuple[str, ...]) -> bool:
    """Whether one of the prepositions leads a phrase of the verb, or a gerund ("charged it with breaking …")."""
    if frame.by_preposition(prepositions):
        return True
    gerunds = frame.clauses.below(frame.verb, "advcl", "xcomp")
    return any(frame.clauses.lowers[m] in prepositions for g in gerunds for m in frame.clauses.below(g, "mark", "case"))


def _holds_class(kind: str, name: str, frame: VerbFrame) -> bool:
    people = frame.people
    if name == "country_name":
        sides = frame.patients if kind == "o" else frame.agents
        return any(people.is_country(w) for w in sides)
    if kind == "o":
        return not frame.patients if name == "none" else any(people.is_of(w, name) for w in frame.patients)
    if kind == "s":
        return any(people.is_of(w, name) or _stands_as(people, w, name) for w in frame.agents)
    words = [w for w in frame.phrase_words if w != frame.verb]
    return any(people.is_of(w, name) for w in words)


def _stands_as(people: Somebody, word: int, name: str) -> bool:
    """Names and pronouns that may fill a class of people: a named person is a statesman, a country or group armed."""
    standing = people.standing(word)
    if name == "armed":
        return people.is_nation(word)
    if name in ("authority", "plural", "state_actor"):
        return standing == "political" and (people.noun(word) is None or people.is_name(word))
    if name == "speaker":
        return people.is_person(word)
    if name in ("statesman", "witness"):
        return people.is_person(word) and standing == "political"
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


def _met(sense: Sense, frame: VerbFrame) -> tuple[int, ...]:
    """Those the act is done to themselves, no owners of things."""
    together = frame.by_preposition(("with", "to")) if sense.symmetric or "to" in sense.recipient else ()
    return (*frame.patients, *together)


def _only_silent(frame: VerbFrame) -> bool:
    """Whether what is refused is but to speak ("declined to comment")."""
    verbs = [c for c in frame.complements if frame.clauses.words.dep[c] == "xcomp"]
    return any(frame.people.is_of(v, "comment_verb") for v in verbs)


def _all_political(sense: Sense, frame: VerbFrame) -> bool:
    """Whether named political actors stand on both sides."""
    sides = (frame.agents, recipients(sense, frame))
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


def _vows(frame: VerbFrame) -> bool:
    """ "we will block the road, X warned": what the speaker says of what he himself will do."""
    clauses = frame.clauses
    for complement in frame.complements:
        subject, modal = clauses.subject(complement), clauses.modal(complement)
        own = subject is not None and not subject.passive and _is_of_speaker(frame, subject.word)
        if own and modal is not None and clauses.lowers[modal] in _VOWING:
            return clauses.negation(complement) is None and _may_harm(clauses.lowers[complement])
    return False


def _is_due(frame: VerbFrame) -> bool:
    """ "Agreed that troops would leave": the clause says what is to be done; "agree that it is dear" is an opinion."""
    for complement in frame.complements:
        modal = frame.clauses.modal(complement)
        due = modal is not None and frame.clauses.lowers[modal] in _DUE
        if frame.clauses.words.dep[complement] == "ccomp" and (due or frame.clauses.words.tag[complement] == "VB"):
            return True
    return False


def _is_of_speaker(frame: VerbFrame, word: int) -> bool:
    """Whether a word stands for who speaks, or for somebody of his: "we", the same name, "his army"."""
    clauses, people = frame.clauses, frame.people
    owner = clauses.possessor(word)
    owned = owner is not None and clauses.lowers[owner] in ("his", "her", "its", "their", "our")
    return clauses.lowers[word] in ("we", "i") or owned or any(people.same(word, agent) for agent in frame.agents)


def _may_harm(form: str) -> bool:
    """Whether one of the senses of a verb form is an act against somebody, or an answer to one."""
    senses = (sense for lemma in verb_lemmas(form) for sense in verb_senses().get(lemma, ()))
    return any(sense.type in _HARM for sense in senses) or is_of_class(form, "answer_verb")


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


_CHECKS: dict[str, Callable[[Sense, VerbFrame], bool]] = {
    "!": lambda sense, frame: True,
    "never": lambda sense, frame: True,
    "h": lambda sense, frame: bool(recipients(sense, frame)),
    "i": lambda sense, frame: not frame.patients or frame.passive,
    "O": lambda sense, frame: bool(frame.patients),
    "v": lambda sense, frame: _is_violent(frame),
    "c": lambda sense, frame: any(frame.clauses.words.dep[c] == "ccomp" for c in frame.complements),
    "x": lambda sense, frame: any(frame.clauses.words.dep[c] == "xcomp" for c in frame.complements),
    "P": lambda sense, frame: frame.passive,
    "must": lambda sense, frame: _must(frame),
    "political": lambda sense, frame: _all_political(sense, frame),
    "armed": lambda sense, frame: _is_armed(frame),
    "direct": lambda sense, frame: any(frame.people.standing(w) != "nobody" for w in _met(sense, frame)),
    "many": lambda sense, frame: not frame.complements and not any(frame.people.is_person(w) for w in frame.agents),
    "bare": lambda sense, frame: not frame.patients and not frame.complements and not frame.obliques,
    "unarmed": lambda sense, frame: not _is_armed(frame),
    "due": lambda sense, frame: _is_due(frame),
    "vow": lambda sense, frame: _vows(frame),
    "unarmed_doer": lambda sense, frame: (
        not any(frame.people.is_of(w, "armed") or frame.people.is_nation(w) for w in frame.agents)
    ),
    "active": lambda sense, frame: not frame.passive,
    "acts": lambda sense, frame: not _only_silent(frame),
    "negative": lambda sense, frame: _says_ill(frame),
    "inverse": lambda sense, frame: bool(frame.agents) and bool(frame.by_preposition(("from",))),
}
