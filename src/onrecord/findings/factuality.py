"""Whether an act took place, as its own words and those above it tell: happened, planned, demanded, denied."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.findings.clauses import Clauses
from onrecord.findings.conditions import inverted, is_yet_to_be
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.word_classes import rows, word_class
from onrecord.record import Status

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl"})
_GERUND_PREPOSITIONS = frozenset({"from", "of", "on", "to", "about", "against", "for", "in", "at"})
_OPEN_STATUSES = frozenset({"planned", "demanded", "offered", "conditional", "possible", "asked"})
_CAME_TO = frozenset("go goes went gone live lived lives grew grown come came".split())
"""Verbs over an infinitive of what happened then."""
_VIOLENT = frozenset({"killing", "murder", "massacre", "assassination", "bombing", "shooting", "attack", "slaying"})
_IN_PROGRESS = frozenset({"is", "are", "am", "was", "were", "been"})
_PLEDGING = frozenset({"commit", "consent", "agree"})
"""Verbs over "to" and a gerund of what is still to be done ("committed to sending troops")."""
_TASKS = frozenset({"step", "instruction", "task", "goal", "priority", "mission", "objective", "target", "solution"})
"""Nouns that what is still to be done is said to be."""
_REACH = 5
_INSTEAD = frozenset({"without", "instead", "rather"})
"""What opens a phrase of what was not done ("without consulting", "instead of attacking", "rather than march")."""
_TIME_CLAUSES = frozenset({"when", "once", "after", "until", "before", "as"})
_SAID_NO = frozenset({"deny", "refute", "rule_out"})
"""Verbs that deny, in words, what somebody is said to plan or to try."""


class Factuality(NamedTuple):
    """A status and the word that decides it (None where nothing speaks against that it happened)."""

    status: Status
    word: int | None


@cache
def factual_words() -> dict[tuple[str, str], str]:
    """(kind of word, lemma) to status or "transparent"; the first row of a word counts."""
    found: dict[tuple[str, str], str] = {}
    for status, kind, lemmas in rows("factual_words.tsv"):
        for lemma in lemmas.split():
            found.setdefault((kind, lemma), status)
    return found


def factuality(clauses: Clauses, word: int) -> Factuality:
    """The status of the act told by `word`, a verb or a noun, in the sentence it stands in.

    The nearest word that decides is taken: negation and modals of the act's own clause first, then the predicates
    that it is a complement of, from the inside out.
    """
    own = _own_clause(clauses, word)
    if own:
        return own
    for below, above in _governors(clauses, word):
        found = _governed(clauses, below, above)
        if found:
            return _overruled(clauses, found)
        purpose = _purpose(clauses, below)
        if purpose is not None:
            return Factuality("planned", purpose)
        supposed = _supposed(clauses, below, above)
        if supposed is not None:
            return Factuality("possible", supposed)
        if not _carries(clauses, below, above):
            break
        own = _own_clause(clauses, above)
        if own:
            return own
    aim = _aim(clauses, word)
    if aim is not None:
        return Factuality("planned", aim)
    named = _named_as(clauses, word)
    if named:
        return named
    if _is_question(clauses, word):
        return Factuality("asked", clauses.sentence(word)[-1])
    return Factuality("ongoing" if _is_ongoing(clauses, word) else "happened", None)


def _named_as(clauses: Clauses, word: int) -> Factuality | None:
    """What a noun of action is said to be ("the next step is talks with Chad", "our orders are: first, a raid")."""
    at = word
    while clauses.words.dep[at] in ("appos", "conj") and clauses.words.head[at] < at:
        at = clauses.words.head[at]
    if clauses.words.pos[word] != "NOUN" or not any(
        clauses.lowers[c] in ("is", "are", "'s", "’s") for c in clauses.below(at, "cop")
    ):
        return None
    for subject in clauses.below(at, "nsubj"):
        for lemma in noun_lemmas(clauses.lowers[subject]) if clauses.words.pos[subject] == "NOUN" else ():
            status = factual_words().get(("noun", lemma), "planned" if lemma in _TASKS else "")
            if status in ("planned", "demanded", "offered", "possible"):
                return Factuality(_status(status), subject)
    return None


def _overruled(clauses: Clauses, found: Factuality) -> Factuality:
    """What a plan or an attempt comes to under a verb that denies it ("denied that it had planned to expel …")."""
    if found.word is None or found.status not in ("planned", "possible"):
        return found
    for below, above in _governors(clauses, found.word):
        if clauses.words.dep[below] == "nsubj":
            break
        lemmas = verb_lemmas(clauses.lowers[above]) if clauses.words.pos[above] == "VERB" else ()
        particle = clauses.particle(above)
        if any((f"{lemma}_{particle}" if particle else lemma) in _SAID_NO for lemma in lemmas):
            return found if clauses.negation(above) is not None else Factuality("denied", above)
    return found


def _own_clause(clauses: Clauses, word: int) -> Factuality | None:
    no = clauses.negation(word)
    no = _left_undone(clauses, word) if no is None else no
    if no is not None and not _only(clauses, no):
        return Factuality("denied", no)
    there = _existential(clauses, word)
    if there is not None:
        return _own_clause(clauses, there)
    condition = _condition(clauses, word)
    if condition is not None:
        return Factuality("conditional", condition)
    if clauses.preposition(word) == "in case of":
        return Factuality("conditional", word)
    modal = clauses.modal(word)
    if modal is not None:
        return _by_modal(clauses, word, modal)
    going = _going_to(clauses, word)
    going = _yet_to_come(clauses, word) if going is None else going
    if going is not None:
        return Factuality("planned", going)
    for child in clauses.below(word, "mark"):
        status = factual_words().get(("adjective", clauses.lowers[child]))
        if status and any(clauses.lowers[f] == "to" for f in clauses.below(child, "fixed")):
            return Factuality(_status(status), child)
    for child in clauses.below(word, "advmod"):
        status = factual_words().get(("adverb", clauses.lowers[child]))
        # "Nearly attacked" did not; "attacked nearly all towns" did.
        if status and (status in _OPEN_STATUSES or child == word - 1):
            return Factuality(_status(status), child)
    for status in ("planned", "denied"):
        told = _attribute(clauses, word, f"attribute_{status}")
        if told is not None:
            return Factuality(_status(status), told)
    off = _called_off(clauses, word)
    if off is not None:
        return Factuality("denied", off)
    thought = _attribute(clauses, word, "attribute")
    thought = held_off(clauses, word) if thought is None else thought
    return None if thought is None else Factuality("possible", thought)


def _left_undone(clauses: Clauses, word: int) -> int | None:
    """The word that opens a phrase of what was not done: "without consulting the bank", "has yet to sign"."""
    relations = ("mark",) if clauses.words.pos[word] == "VERB" else ("case",)
    opening = [c for c in clauses.below(word, *relations) if c < word]
    yet = next((c - 1 for c in opening if clauses.lowers[c - 1 : c + 1] == ("yet", "to")), None)
    if yet is not None:
        return yet
    return next((c for c in opening if clauses.lowers[c] in _INSTEAD), None)


def _existential(clauses: Clauses, word: int) -> int | None:
    """The "be" of "there will be riots", whose modal and negation are told of the noun."""
    head = clauses.words.head[word]
    there = clauses.words.dep[word] == "nsubj" and bool(clauses.below(head, "expl"))
    return head if there and clauses.lemma(head) == "be" else None


def _called_off(clauses: Clauses, noun: int) -> int | None:
    """The verb that says of a noun what came of it: "a visit that was cancelled", "talks called off by both"."""
    if clauses.words.pos[noun] != "NOUN":
        return None
    for verb in clauses.below(noun, "acl"):
        subject = clauses.subject(verb)
        suffered = subject is not None and subject.word == noun and subject.passive
        stated = clauses.negation(verb) is None and clauses.modal(verb) is None
        if suffered and stated and _verb_status(clauses, verb) == "denied":
            return verb
    return None


def _verb_status(clauses: Clauses, verb: int) -> str | None:
    """The status that a verb gives what it governs, by its lemma with its particle."""
    particle = clauses.particle(verb)
    names = (f"{lemma}_{particle}" if particle else lemma for lemma in verb_lemmas(clauses.lowers[verb]))
    return next((told for told in (factual_words().get(("verb", name)) for name in names) if told), None)


def held_off(clauses: Clauses, word: int) -> int | None:
    """The adjective that keeps a noun of action at a distance ("the alleged attack", "a suspected murder")."""
    return _attribute(clauses, word, "hearsay")


def _attribute(clauses: Clauses, word: int, kind: str) -> int | None:
    if clauses.words.pos[word] != "NOUN":
        return None
    return next((c for c in clauses.below(word, "amod") if (kind, clauses.lowers[c]) in factual_words()), None)


def _status(name: str) -> Status:
    known: dict[str, Status] = {
        "planned": "planned",
        "demanded": "demanded",
        "offered": "offered",
        "conditional": "conditional",
        "possible": "possible",
        "denied": "denied",
        "asked": "asked",
        "ongoing": "ongoing",
    }
    return known.get(name, "happened")


def _only(clauses: Clauses, no: int) -> bool:
    """Whether a negation belongs to "not only"."""
    return no + 1 < len(clauses.words) and clauses.lowers[no + 1] in ("only", "just", "merely", "longer_ago")


def _by_modal(clauses: Clauses, word: int, modal: int) -> Factuality:
    form = clauses.lowers[modal]
    if form in ("would", "'d", "’d"):
        conditional = any(_condition(clauses, child) is not None for child in clauses.below(word, "advcl"))
        reported = clauses.words.dep[clauses.predicate(word)] in ("ccomp", "parataxis") and not conditional
        return Factuality("planned" if reported else "conditional" if conditional else "possible", modal)
    return Factuality(_status(factual_words().get(("modal", form), "possible")), modal)


def _condition(clauses: Clauses, word: int) -> int | None:
    if clauses.words.dep[word] not in ("advcl", "ccomp", "advcl:relcl"):
        return None
    turned = inverted(clauses, word)
    if turned is not None:
        return turned
    for mark in clauses.below(word, "mark", "advmod"):
        if factual_words().get(("mark", clauses.lowers[mark])) or clauses.lowers[mark] == "whether":
            return mark
        if is_yet_to_be(clauses, word, mark):
            return mark
    return None


def _going_to(clauses: Clauses, word: int) -> int | None:
    """ "is going to attack", "to visit India" in a headline, "is to meet"."""
    marks = [c for c in clauses.below(word, "mark") if clauses.lowers[c] == "to"]
    if not marks or clauses.words.dep[word] not in ("root", "ccomp", "parataxis", "conj"):
        return None
    return marks[0] if clauses.words.pos[word] == "VERB" else None


def _yet_to_come(clauses: Clauses, word: int) -> int | None:
    """The "will" over a clause of time in the present ("when the leaders meet in May, they will sign …")."""
    if not clauses.words.dep[word].startswith("advcl") or clauses.words.tag[word] not in ("VBP", "VBZ"):
        return None
    when = {clauses.lowers[c] for c in clauses.below(word, "mark", "advmod")} & _TIME_CLAUSES
    modal = clauses.modal(clauses.words.head[word]) if when else None
    return modal if modal is not None and clauses.lowers[modal] in ("will", "'ll", "’ll", "shall") else None


def _governors(clauses: Clauses, word: int) -> Iterator[tuple[int, int]]:
    """The words whose meaning reaches down to the act: those it is a complement, an object or a conjunct of."""
    at = word
    for _ in range(_REACH):
        head = clauses.words.head[at]
        if head == at or not _reaches(clauses, at):
            return
        if clauses.words.dep[at] != "conj":
            yield at, head
        if clauses.words.pos[head] == "NOUN" and clauses.words.dep[at].split(":")[0] in ("nmod", "obl"):
            return
        at = head


def _supposed(clauses: Clauses, below: int, above: int) -> int | None:
    """The modal over a bare noun of action ("stronger condemnation could help"), which is then only thought of."""
    if clauses.words.dep[below] != "nsubj" or clauses.words.pos[below] != "NOUN":
        return None
    modal = clauses.modal(above)
    if modal is None or clauses.below(below, "det", "nmod:poss") or clauses.lowers[below].endswith("s"):
        return None
    return modal if clauses.lowers[modal] in ("would", "could", "might", "may") else None


def _purpose(clauses: Clauses, below: int) -> int | None:
    """The "to" of an infinitive that says what a noun is for ("a bill to ban …")."""
    if clauses.words.dep[below] != "acl" or clauses.words.tag[below] != "VB":
        return None
    return next((m for m in clauses.below(below, "mark") if clauses.lowers[m] == "to"), None)


def _aim(clauses: Clauses, word: int) -> int | None:
    """The "to" of an infinitive that says what something is done for ("troops came to end the siege")."""
    if clauses.words.dep[word] != "advcl" or clauses.words.tag[word] != "VB":
        return None
    mark = next((m for m in clauses.below(word, "mark") if clauses.lowers[m] == "to"), None)
    # "Went on to kill", "survived, only to fall": what came next, and no aim.
    above = clauses.lowers[clauses.words.head[word]]
    came = mark is not None and clauses.lowers[mark - 1] in ("only", "on", "out", "up")
    return None if came or above in _CAME_TO else mark


def _carries(clauses: Clauses, below: int, above: int) -> bool:
    """Whether what is said of the governor is said of the act: "talks were not held", not "none condemned the raid"."""
    relation = clauses.words.dep[below]
    if relation in _COMPLEMENTS or _is_driven(clauses, below) or clauses.words.pos[above] != "VERB":
        return True
    lemmas = verb_lemmas(clauses.lowers[above])
    if _is_driven(clauses, below):
        return True
    brings = not relation.startswith("nsubj") and any(lemma in word_class("bringing_about") for lemma in lemmas)
    happens = any(lemma in word_class("occurring") for lemma in lemmas)
    return brings or happens or clauses.light_verb(below) == above


def _is_driven(clauses: Clauses, below: int) -> bool:
    """Whether somebody is brought to do it ("pushed Kenya into attacking …")."""
    marks = clauses.below(below, "mark", "case") if clauses.words.dep[below] == "advcl" else ()
    return clauses.words.tag[below] == "VBG" and any(clauses.lowers[m] == "into" for m in marks)


def _reaches(clauses: Clauses, at: int) -> bool:
    relation, base = clauses.words.dep[at], clauses.words.dep[at].split(":")[0]
    if is_told_aside(clauses, at):
        return False
    if relation in _COMPLEMENTS or relation == "conj" or _is_decided(clauses, at):
        return True
    if _is_driven(clauses, at):
        return True
    if relation == "advcl":
        marks = clauses.below(at, "mark", "case")
        pledged = clauses.lemma(clauses.words.head[at]) in _PLEDGING
        led = _GERUND_PREPOSITIONS if pledged else _GERUND_PREPOSITIONS - {"to"}
        return any(clauses.lowers[m] in led for m in marks) and clauses.words.tag[at] == "VBG"
    if clauses.words.pos[at] == "VERB":
        return False
    if base in ("obj", "nsubj"):
        return clauses.words.pos[clauses.words.head[at]] == "VERB"
    if base in ("obl", "nmod"):
        return clauses.preposition(at) in _GERUND_PREPOSITIONS
    return base == "compound" and clauses.words.head[at] > at


def is_told_aside(clauses: Clauses, word: int) -> bool:
    """Whether a participle tells by the way what befell a noun ("the release of those captured in May")."""
    bare = clauses.words.dep[word] == "acl" and clauses.words.tag[word] == "VBN"
    return bare and not clauses.below(word, "mark", "aux")


def _is_decided(clauses: Clauses, at: int) -> bool:
    """Whether an infinitive tells what a vote before it is for ("voted to strike"), or what one is called on to do."""
    head = clauses.words.head[at]
    if clauses.words.dep[at] != "advcl" or clauses.words.tag[at] != "VB" or head > at:
        return False
    told = {factual_words().get(("verb", lemma)) for lemma in verb_lemmas(clauses.lowers[head])}
    asked = any(o.preposition in ("on", "upon", "to", "for") and head < o.word < at for o in clauses.obliques(head))
    return "planned" in told or ("demanded" in told and asked)


def _governed(clauses: Clauses, below: int, above: int) -> Factuality | None:
    """What a governor says of the act under it; None where it lets the act stand."""
    form, pos = clauses.lowers[above], clauses.words.pos[above]
    done = form in word_class("doing") and clauses.words.tag[below] != "VBG"
    if clauses.words.dep[below] == "nsubj" or done or _is_driven(clauses, below):
        return None
    if clauses.words.tag[below] == "VB" and set(verb_lemmas(form)) & word_class("chanting"):
        return Factuality("demanded", above)
    if form == "going" and clauses.words.dep[below] == "xcomp" and clauses.words.tag[below] == "VB":
        return _turned(clauses, above, "planned")
    if form == "question" and clauses.preposition(below) == "of":
        return Factuality("possible", above)
    if form == "event" and clauses.preposition(below) == "of" and _opens_condition(clauses, above):
        return Factuality("conditional", above)
    if pos == "ADJ" and _is_judged(clauses, below, above):
        return Factuality("possible", above)
    kinds = {"VERB": ("verb",), "AUX": ("verb",), "ADJ": ("adjective", "verb"), "NOUN": ("noun",)}.get(pos, ())
    for kind in kinds:
        lemmas = noun_lemmas(form) if kind == "noun" else verb_lemmas(form) if kind == "verb" else (form,)
        particle = clauses.particle(above)
        for lemma in lemmas:
            if lemma == "plan" and _is_looked_back_on(clauses, below, above):
                return None
            status = factual_words().get((kind, f"{lemma}_{particle}" if particle else lemma))
            if status == "transparent":
                return None
            if status == "demanded" and kind == "verb":
                return _wanted(clauses, below, above)
            if status:
                foiled = _foiled(clauses, above) if kind == "noun" else None
                return foiled or _turned(clauses, above, status)
    return None


def _is_looked_back_on(clauses: Clauses, below: int, above: int) -> bool:
    """Whether a plan is told of violence that is known of ("he planned the killings"): "the", and no day for it."""
    bare = clauses.words.dep[below] == "obj" and clauses.words.tag[above] in ("VBD", "VBN", "VBG")
    known = any(clauses.lowers[d] == "the" for d in clauses.below(below, "det"))
    violent = any(lemma in _VIOLENT for lemma in noun_lemmas(clauses.lowers[below]))
    helpers = {clauses.lowers[aux] for aux in clauses.below(above, "aux")}
    if not (bare and known and violent) or clauses.is_passive(above) or helpers & _IN_PROGRESS:
        return False
    return not any(o.preposition == "for" for w in (below, above) for o in clauses.obliques(w))


def _opens_condition(clauses: Clauses, noun: int) -> bool:
    """ "In the event of an attack", not "in the first event of its kind"."""
    own = clauses.below(noun, "amod", "nmod:poss", "nummod")
    return clauses.preposition(noun) == "in" and not own


def _is_judged(clauses: Clauses, below: int, above: int) -> bool:
    """Whether an infinitive is only said to be good or bad ("it is illegal to bomb hospitals"); a judgement in the past
    tense is of what was done."""
    bare = clauses.words.tag[below] == "VB" and bool(clauses.below(below, "mark"))
    present = any(clauses.lowers[c] in ("is", "'s", "’s", "be") for c in clauses.below(above, "cop"))
    return bare and present and bool(clauses.below(above, "expl"))


def _foiled(clauses: Clauses, noun: int) -> Factuality | None:
    """What came of an attempt or a plan: "a plot to kill the premier was foiled"."""
    verb, relation = clauses.words.head[noun], clauses.words.dep[noun]
    suffered = relation in ("obj", "nsubj:pass") or (relation == "nsubj" and clauses.is_passive(verb))
    if clauses.words.pos[verb] != "VERB" or not (suffered or _fails(clauses, noun)):
        return None
    dropped = any(lemma in word_class("dropping") for lemma in verb_lemmas(clauses.lowers[verb]))
    denied = dropped or _verb_status(clauses, verb) == "denied"
    return Factuality("denied", verb) if denied and clauses.negation(verb) is None else None


def _fails(clauses: Clauses, noun: int) -> bool:
    """ "An attempt to flee failed": of what was tried, no more of what was only planned."""
    tried = bool({"attempt", "bid", "plot"} & set(noun_lemmas(clauses.lowers[noun])))
    return tried and clauses.lowers[clauses.words.head[noun]] in ("failed", "collapsed")


def _wanted(clauses: Clauses, below: int, above: int) -> Factuality | None:
    """A demand on others is a demand; what one wants to do oneself is planned; "called it a crime" is neither."""
    relation = clauses.words.dep[below]
    named = relation in ("obj", "nsubj:pass") and clauses.lowers[above] in word_class("naming")
    if named or relation == "nsubj":
        return None
    own_will = relation == "xcomp" and not clauses.below(above, "obj", "iobj", "obl") and not clauses.is_passive(above)
    return _turned(clauses, above, "planned" if own_will else "demanded")


def _turned(clauses: Clauses, above: int, status: str) -> Factuality | None:
    """A governor that is itself denied: "did not deny" and "never failed to" let the act stand."""
    no = clauses.negation(above)
    if no is not None and status == "denied" and clauses.particle(above) == "out":
        return Factuality("possible", above)
    if no is not None:
        return None if status == "denied" else Factuality("denied", no)
    if status == "ongoing":
        own = _own_clause(clauses, above)
        return own or Factuality("ongoing", above)
    return Factuality(_status(status), above)


def _is_question(clauses: Clauses, word: int) -> bool:
    sentence = clauses.sentence(word)
    return clauses.lowers[sentence[-1]] == "?" or (
        len(sentence) > 1 and clauses.lowers[sentence[-2]] == "?" and clauses.lowers[sentence[-1]] in "\"'”’"
    )


def _is_ongoing(clauses: Clauses, word: int) -> bool:
    """A progressive with a present auxiliary ("are shelling", "has been shelling")."""
    auxiliaries = {clauses.lowers[c] for c in clauses.below(word, "aux", "cop")}
    if clauses.words.tag[word] != "VBG":
        in_a_state = clauses.preposition(word) in ("on", "under", "in", "at", "behind")
        return in_a_state and bool(auxiliaries & {"is", "are", "am"})
    return bool(auxiliaries & {"is", "are", "am", "'re", "’re", "been"})
