"""Killed, wounded, missing, displaced, arrested or infected: what is said of those a number counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.inflection import noun_lemmas
from onrecord.findings.measure_lexicon import phrases, phrases_from, verb_measure, word_measure
from onrecord.record import Measure

_AUXILIARIES = frozenset({"was", "were", "been", "being", "be", "is", "are", "get", "got", "getting", "'re", "’re"})
_PASSED_OVER = frozenset(
    "who that which have has had having also reportedly later allegedly believed feared presumed confirmed to left "
    "found remained remain still reported said not n't n’t already then so far now and or may might could will would "
    "all both thought known either each instead including pronounced declared listed as at the scene ever , — –".split()
)
_BROUGHT = frozenset("brought pulled taken dug recovered carried washed up out ashore in back alive".split())
"""Words between the counted and the state that they were got out in ("had been brought up dead")."""
_BETWEEN = frozenset({"also", "the", "another", "a", "further", "his", "their", "its", "her"})
_MANY = 50
"""People in schools or tents that are more than a class or a camp of one's own."""
_FAR = 7
_AWAY = re.compile(
    r"\s+(?:(?:from|out\s+of)\s+(?:their|the)\s+(?:homes?|houses?|villages?|lands?|towns?)|to\s+flee)\b", re.IGNORECASE
)
_CUSTODY = re.compile(r"\s+(?:in|into)\s+(?:police\s+)?(?:custody|detention)\b", re.IGNORECASE)
_HOSPITAL = re.compile(
    r"\s+(?:(?:who|and|have|had|has|also|still)\s+)*(?:was|were|been|are|is|being)\s+(?:being\s+)?"
    r"(?:taken|rushed|brought|admitted|airlifted|flown|transported|carried)\s+to\s+(?:[\w-]+\s+){0,3}?hospitals?\b",
    re.IGNORECASE,
)
_DIED_THERE = re.compile(r"\b(?:died|dead|death)\b", re.IGNORECASE)
_SHELTERED = re.compile(
    r"\s+(?:(?:are|were|remain|have\s+been|was|is|spent\s+(?:the|a|last|another)\s+night|slept|sheltered|took\s+shelter)\s+)(?:still\s+|now\s+|being\s+)*(?:(?:living|staying|sheltering|sleeping|housed|lodged|cared\s+for)\s+)?"
    r"(?:in|on|under|at)\s+(?:[\w-]+\s+){0,2}?(?:shelters?|camps?|tents?|schools?|gym(?:nasium)?s?|sports\s+halls?|emergency\s+housing"
    r"|mats?|cots?|tarpaulins?|open|streets?|halls?)\b",
    re.IGNORECASE,
)
_DENIALS = frozenset({"not", "n't", "n’t", "never"})


_STRESSED = frozenset((word,) for word in "set against tired certain sure wrong right serious easy keen".split())
"""What "dead" only stresses."""


class Fate(NamedTuple):
    """What befell those counted, the rule that says so, the last word that tells it, and whether it is denied."""

    measure: Measure
    rule: str
    last: int
    denied: bool = False


def fate(clauses: Clauses, found: Counted) -> Fate | None:
    """What is said of those counted: by the words around them first, else by the syntax; None where it is nothing."""
    return (
        _left_in_a_state(clauses, found)
        or (_told_after(clauses, found) if found.of else None)
        or _own_state(clauses, found)
        or _from_home(clauses, found)
        or _into_custody(clauses, found)
        or _verb_before(clauses, found)
        or _told_after(clauses, found)
        or _to_hospital(clauses, found)
        or _sheltered(clauses, found)
        or _act_of(clauses, found)
        or _by_syntax(clauses, found)
        or _struck(clauses, found)
    )


def _state(clauses: Clauses, word: int) -> Measure | None:
    if word >= len(clauses.words) or only_stresses(clauses, word):
        return None
    return word_measure("state", clauses.lowers[word])


def _left_in_a_state(clauses: Clauses, found: Counted) -> Fate | None:
    """ "left 12 people dead", "leaving five wounded"."""
    stop = clauses.sentence(found.last).stop
    before = found.first - 1
    if before >= 0 and "leave" in _verbs(clauses, before):
        for at in range(found.last, min(found.last + 4, stop)):
            measure = _state(clauses, at)
            if measure:
                return Fate(measure, "left in a state", at)
    return None


def _own_state(clauses: Clauses, found: Counted) -> Fate | None:
    """ "12 dead", "five wounded soldiers", "12 people dead": an adjective told of the counted."""
    after = found.last + 1
    for at in range(found.number + 1, min(found.last + 2, clauses.sentence(found.last).stop)):
        measure = _state(clauses, at)
        predicative = at == after and clauses.words.tag[at] in ("VBD", "VBN")
        if measure and not predicative:
            if _and_another_fate(clauses, at):
                return Fate("people", "killed or wounded", at)
            return Fate(measure, "state of the counted", max(at, found.last))
    return None


def _verbs(clauses: Clauses, word: int) -> tuple[str, ...]:
    if clauses.words.tag[word][:2] not in ("VB",) and clauses.words.pos[word] not in ("VERB", "AUX"):
        return ()
    return tuple(lemma for lemma in ("leave", "claim", "cost", "take", "lose") if _is_form(clauses.lowers[word], lemma))


_FORMS = {
    "leave": {"leave", "leaves", "left", "leaving"},
    "claim": {"claim", "claims", "claimed", "claiming"},
    "cost": {"cost", "costs", "costing"},
    "take": {"take", "takes", "took", "taken", "taking"},
    "lose": {"lose", "loses", "lost", "losing"},
}


def _is_form(form: str, lemma: str) -> bool:
    return form in _FORMS[lemma]


def _verb_before(clauses: Clauses, found: Counted) -> Fate | None:
    """ "killed at least 12", "injuring five others", "claimed 12 lives": an active verb right before its number."""
    start = clauses.sentence(found.first).start
    at = found.first - 1
    while at >= start and clauses.lowers[at] in _BETWEEN:
        at -= 1
    if at < start:
        return None
    for pair, taken in phrases("take"):
        if pair[0] in _verbs(clauses, at) and clauses.lowers[found.last] == pair[1]:
            return Fate(taken, "lives taken", found.last)
    if clauses.lowers[at] == "dead" and not _passive_before(clauses, at, start):
        shot = any(words == clauses.lowers[at - 1 : at + 1] for words, _ in phrases("after"))
        return Fate("killed", "object of a verb", found.last) if shot and at - 1 > start else None
    measure = verb_measure("suffer", clauses.lowers[at])
    if not measure or not _is_verb(clauses, at, found) or _passive_before(clauses, at, start):
        return None
    if clauses.words.tag[at] == "VB" and clauses.lowers[at - 1] == "to":
        return None
    if clauses.words.tag[at] == "VBN" and clauses.words.dep[at] in ("acl", "amod"):
        return None
    if found.first - at == 1 or clauses.lowers[at + 1] != ",":
        if clauses.lowers[at - 1] == "fatally" and measure == "wounded":
            return Fate("killed", "object of a verb", found.last)
        joined = _joined_verb(clauses, at, start)
        if joined and joined != measure:
            return Fate("people", "killed or wounded", found.last)
        return Fate(measure, "object of a verb", found.last)
    return None


def _from_home(clauses: Clauses, found: Counted) -> Fate | None:
    """ "drove 60,000 people from their homes", "forcing thousands to flee": a verb before, and where from after."""
    before = found.first - 1
    if before < clauses.sentence(found.first).start:
        return None
    measure = verb_measure("from_home", clauses.lowers[before])
    following = clauses.text[clauses.words.end[found.last] : clauses.words.end[found.last] + 40]
    return Fate(measure, "driven from home", found.last) if measure and _AWAY.match(following) else None


def _into_custody(clauses: Clauses, found: Counted) -> Fate | None:
    """ "took three suspects into custody": a verb of taking before, and where to after."""
    before = found.first - 1
    taken = before >= clauses.sentence(found.first).start and bool(set(_verbs(clauses, before)) & {"take"})
    following = clauses.text[clauses.words.end[found.last] : clauses.words.end[found.last] + 24]
    return Fate("arrested", "taken into custody", found.last) if taken and _CUSTODY.match(following) else None


def _to_hospital(clauses: Clauses, found: Counted) -> Fate | None:
    """ "11 people were taken to the district hospital"."""
    sent = _HOSPITAL.match(clauses.text, clauses.words.end[found.last])
    stop = clauses.words.end[clauses.sentence(found.last).stop - 1]
    if sent is None or _DIED_THERE.search(clauses.text, sent.end(), stop):
        return None
    return Fate("wounded", "taken to hospital", found.last)


def _sheltered(clauses: Clauses, found: Counted) -> Fate | None:
    """ "some 6,000 people are living in schools", "more than 6,000 are still in shelters"."""
    inside = _SHELTERED.match(clauses.text, clauses.words.end[found.last])
    return Fate("displaced", "in shelters", found.last) if inside and (found.amount.value or 0) >= _MANY else None


def _is_verb(clauses: Clauses, at: int, found: Counted) -> bool:
    """Whether the word is a verb, or in a headline a verb that the tagger took for a noun ("Police arrest 3")."""
    if clauses.words.tag[at][:2] == "VB":
        return True
    before = at - 1
    bare = found.first == at + 1 and clauses.words.pos[at] == "NOUN" and at > clauses.sentence(at).start
    return bare and clauses.words.pos[before] in ("NOUN", "PROPN") and at - clauses.sentence(at).start < 4


def _joined_verb(clauses: Clauses, at: int, start: int) -> Measure | None:
    """ "killed or wounded 12": the fate told by the verb joined to this one."""
    if at - 2 >= start and clauses.lowers[at - 1] in ("and", "or"):
        return verb_measure("suffer", clauses.lowers[at - 2])
    return None


def _passive_before(clauses: Clauses, verb: int, start: int) -> bool:
    return any(clauses.lowers[w] in _AUXILIARIES for w in range(max(start, verb - 3), verb))


def _told_after(clauses: Clauses, found: Counted) -> Fate | None:
    """ "12 people were killed", "12 soldiers died", "12 killed", "five shot dead": told right after the counted."""
    stop = clauses.sentence(found.last).stop
    at = found.last + 1 if found.head is None else _past_of(clauses, found.last + 1, stop)
    auxiliary, denied = False, False
    for _ in range(_FAR):
        if at >= stop:
            return None
        told = _fate_at(clauses, at, stop, auxiliary)
        if told:
            last = at + told[1] - 1
            if _and_another_fate(clauses, last):
                return Fate("people", "killed or wounded", last, denied)
            return Fate(told[0], "told of the counted", last, denied)
        low = clauses.lowers[at]
        auxiliary = auxiliary or low in _AUXILIARIES
        denied = denied or low in _DENIALS
        passable = (
            low in _AUXILIARIES or low in _PASSED_OVER or low in _BROUGHT or clauses.words.pos[at] in ("ADV", "AUX")
        )
        if not passable or (low in (",", "and", "or") and at == found.last + 1 and low != ","):
            return None
        at += 1
    return None


def _past_of(clauses: Clauses, at: int, stop: int) -> int:
    """Past what the counted are of ("four members of rescue teams who …"): the words up to "who"."""
    if at >= stop or clauses.lowers[at] != "of":
        return at
    end = at + 1
    while end < min(stop, at + _FAR) and clauses.words.pos[end] in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        end += 1
    return end if end < stop and clauses.lowers[end] in ("who", "were", "was", "died", "that") else at


def _fate_at(clauses: Clauses, at: int, stop: int, auxiliary: bool) -> tuple[Measure, int] | None:
    for words, told in phrases_from("after", clauses.lowers[at]):
        last = at + len(words) - 1
        if len(words) < 2 or last >= stop or clauses.lowers[at : last + 1] != words:
            continue
        acts = verb_measure("suffer", words[-1]) is not None or bool({"shot", "stabbed", "struck"} & set(words))
        if auxiliary or not acts or not _takes_object(clauses, last, stop):
            return told, len(words)
    form, tag = clauses.lowers[at], clauses.words.tag[at]
    if only_stresses(clauses, at):
        return None
    undergone = verb_measure("undergo", form)
    if undergone and tag[:2] == "VB":
        return undergone, 1
    measure = verb_measure("suffer", form)
    if measure and tag in ("VBN", "VBD", "JJ") and (auxiliary or not _takes_object(clauses, at, stop)):
        return measure, 1
    state = word_measure("state", form) or next((m for p, m in phrases_from("after", form) if p == (form,)), None)
    return (state, 1) if state and (auxiliary or tag in ("JJ", "VBN")) else None


def only_stresses(clauses: Clauses, at: int) -> bool:
    """Whether "dead" only stresses the word behind it ("dead set against it", "dead tired")."""
    return clauses.lowers[at] == "dead" and clauses.lowers[at + 1 : at + 2] in _STRESSED


def _takes_object(clauses: Clauses, verb: int, stop: int) -> bool:
    following = clauses.words.pos[verb + 1] if verb + 1 < stop else "PUNCT"
    return bool(clauses.below(verb, "obj")) or following in ("DET", "NUM", "PRON", "PROPN", "NOUN")


def _and_another_fate(clauses: Clauses, at: int) -> bool:
    """ "killed or wounded", "dead and injured": one number over two fates."""
    stop = clauses.sentence(at).stop
    if at + 2 >= stop or clauses.lowers[at + 1] not in ("or", "and"):
        return False
    here = verb_measure("suffer", clauses.lowers[at]) or _state(clauses, at)
    there = verb_measure("suffer", clauses.lowers[at + 2]) or _state(clauses, at + 2)
    counted_next = at + 3 < stop and clauses.words.pos[at + 3] == "NUM"
    return bool(here and there and here != there and not counted_next)


def _act_of(clauses: Clauses, found: Counted) -> Fate | None:
    """ "the deaths of 12 people", "the arrest of at least 20"."""
    before = found.first - 1
    if before < 1 or clauses.lowers[before] != "of" or found.amount.form == "none":
        return None
    noun = clauses.lowers[before - 1]
    if noun == "lives" and any(_verbs(clauses, at) for at in range(max(0, before - 4), before - 1)):
        return Fate("killed", "lives taken", found.last)
    for name in ("_".join(clauses.lowers[max(0, before - 2) : before]), *noun_lemmas(noun)):
        measure = word_measure("act", name)
        if measure:
            return Fate(measure, "act of which they are the object", found.last)
    return None


def _by_syntax(clauses: Clauses, found: Counted) -> Fate | None:
    """The verb that the counted is subject or object of, itself or with those coordinated with it."""
    word = found.head if found.head is not None else found.number
    words = clauses.words
    for clause in clauses.below(word, "acl"):
        measure = _verb_fate(clauses, clause, word)
        between = clauses.lowers[word + 1 : clause]
        if measure and clause - word < 12 and not {"whose", "where", "when"} & set(between):
            return Fate(measure, "clause about the counted", found.last)
    itself = word
    while words.dep[word] in ("conj", "nummod", "appos") and words.head[word] != word:
        word = words.head[word]
    verb = words.head[word]
    if verb == word or words.sentence[verb] != words.sentence[word]:
        return None
    if words.dep[word].split(":")[0] == "nsubj":
        if word > verb and any(subject < verb for subject in clauses.below(verb, "nsubj")):
            return None
        measure = _verb_fate(clauses, verb, word) or (_state(clauses, verb) if words.pos[verb] == "ADJ" else None)
        measure = measure or (_phrase_fate(clauses, verb) if word == itself else None)
        return Fate(measure, "subject", found.last, clauses.negation(verb) is not None) if measure else None
    if words.dep[word] == "obj" and not clauses.is_passive(verb):
        measure = verb_measure("suffer", clauses.lowers[verb])
        purpose = words.tag[verb] == "VB" and any(clauses.lowers[m] == "to" for m in clauses.below(verb, "mark"))
        return Fate(measure, "object", found.last) if measure and not purpose else None
    return None


def _struck(clauses: Clauses, found: Counted) -> Fate | None:
    """ "five people were shot", "three stabbed": hit, and of no death told in the sentence."""
    stop, at, auxiliary = clauses.sentence(found.last).stop, found.last + 1, False
    if any(word_measure("state", low) == "killed" for low in clauses.lowers[at:stop]):
        return None
    while at < stop and (clauses.lowers[at] in _AUXILIARIES | _PASSED_OVER - {",", "and"}):
        auxiliary = auxiliary or clauses.lowers[at] in _AUXILIARIES
        at += 1
    for words, measure in phrases("struck"):
        bare = at < stop and (auxiliary or not _takes_object(clauses, at, stop))
        down = clauses.lowers[at + len(words) : at + len(words) + 1] == ("down",)
        if bare and not down and clauses.lowers[at : at + len(words)] == words:
            return Fate(measure, "struck", found.last)
    return None


def _phrase_fate(clauses: Clauses, verb: int) -> Measure | None:
    """What a phrase of a verb, or of one joined to it, tells of its subject: "fell ill", "went and never came back"."""
    for told in (verb, *(v for v in clauses.below(verb, "conj") if not clauses.below(v, "nsubj", "csubj"))):
        for first in (told, told - 1):
            for words, measure in phrases_from("after", clauses.lowers[first] if first >= 0 else ""):
                last = first + len(words) - 1
                fits = len(words) > 1 and last >= told and clauses.lowers[first : last + 1] == words
                if fits and not any(word > last for word in clauses.below(told, "obj")):
                    return measure
    return None


def _verb_fate(clauses: Clauses, verb: int, word: int) -> Measure | None:
    for told in (verb, *clauses.below(verb, "conj")):
        if told != verb and (clauses.below(told, "nsubj", "csubj") or ";" in clauses.lowers[verb:told]):
            continue
        form = clauses.lowers[told]
        undergone = verb_measure("undergo", form)
        if undergone:
            return undergone
        if clauses.is_passive(verb) and verb_measure("suffer", form):
            return verb_measure("suffer", form)
    return None
