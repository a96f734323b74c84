"""What stands after a word that takes a position: the noun, clause, infinitive or prepositional phrase it is about."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.findings.clauses import Clauses
from onrecord.findings.stance_lexicon import is_stance_word
from onrecord.record import Span

_CLAUSE = ("ccomp", "xcomp", "acl", "advcl", "csubj")
_LONGEST = 45
_SHORTEST = 2


class Complement(NamedTuple):
    """The object of a position: its head word and its first and last word."""

    head: int
    first: int
    last: int
    kind: str


def complement(clauses: Clauses, word: int, kinds: tuple[str, ...], after: int | None = None) -> Complement | None:
    """The first kind of complement that the word at `word` has; `after` is the last word of its own phrase."""
    end = word if after is None else after
    for kind in kinds:
        found = _of_kind(clauses, word, kind, end)
        if found is not None:
            return found
    return None


def _of_kind(clauses: Clauses, word: int, kind: str, end: int) -> Complement | None:
    if kind == "none":
        return Complement(word, word, word, kind)
    if kind == "before":
        told = clauses.below(word, "ccomp", "xcomp", "obl", "obj", "advcl")
        return None if told else sentence_before(clauses, word)
    if kind == "obj":
        objects = [
            o for o in clauses.objects(word) if clauses.words.pos[o] != "PRON" or clauses.lowers[o] in ("it", "this")
        ]
        return _noun(clauses, objects[0], kind) if objects else None
    if kind == "whom":
        return _whom(clauses, word)
    if kind == "done":
        return _done(clauses, word)
    if kind in ("that", "inf", "ing"):
        return _clausal(clauses, word, kind)
    return _prepositional(clauses, word, kind, end)


def _noun(clauses: Clauses, noun: int, kind: str) -> Complement:
    first, last = clauses.bounds(noun, wide=True)
    return Complement(noun, first, max(first, last), kind)


def sentence_before(clauses: Clauses, word: int) -> Complement | None:
    """What was told right before, where nothing in the clause says what it is about ("Charities cried foul.")."""
    first = clauses.sentence(word).start
    if not first:
        return None
    before = clauses.sentence(first - 1)
    last = trimmed(clauses, before.stop - 1)
    roots = [w for w in before if clauses.words.head[w] == w or clauses.words.dep[w] == "root"]
    return (
        Complement(roots[0] if roots else before.start, before.start, last, "before")
        if last - before.start > 1
        else None
    )


def _clausal(clauses: Clauses, word: int, kind: str) -> Complement | None:
    for verb in clauses.below(word, *_CLAUSE):
        marks = {clauses.lowers[m] for m in clauses.below(verb, "mark")}
        if verb < word or clauses.words.dep[verb] == "acl:relcl":
            continue
        infinitive = "to" in marks
        fits = {
            "inf": infinitive,
            "ing": _is_gerund(clauses, verb) and not marks & {"while", "after", "by", "with"},
            "that": not infinitive
            and not _is_gerund(clauses, verb)
            and clauses.words.dep[verb] in ("ccomp", "acl", "csubj"),
        }
        if fits[kind]:
            return _stretch(clauses, verb, word, kind)
    return None


def _is_gerund(clauses: Clauses, verb: int) -> bool:
    """ "Taking", "having taken"."""
    return clauses.words.tag[verb] == "VBG" or any(clauses.lowers[a] == "having" for a in clauses.below(verb, "aux"))


def _whom(clauses: Clauses, word: int) -> Complement | None:
    """ "urged Kyiv to talk", "called on rebels to leave": the infinitive with the one who is to do it."""
    for verb in clauses.below(word, "xcomp", "ccomp", "advcl"):
        marks = {clauses.lowers[m] for m in clauses.below(verb, "mark")}
        between = range(word + 1, min((m for m in clauses.below(verb, "mark") if m > word), default=verb))
        somebody = any(clauses.words.pos[w] in ("NOUN", "PROPN", "PRON") for w in between)
        if verb > word and "to" in marks and somebody:
            return _stretch(clauses, verb, word, "whom")
    for oblique in clauses.obliques(word):
        for verb in clauses.below(oblique.word, "acl"):
            if (
                oblique.preposition in ("to", "on", "upon", "with")
                and verb > oblique.word
                and _is_infinitive(clauses, verb)
            ):
                return _stretch(clauses, verb, word, "whom", oblique.word)
    return None


def _is_infinitive(clauses: Clauses, verb: int) -> bool:
    return any(clauses.lowers[mark] == "to" for mark in clauses.below(verb, "mark"))


def _done(clauses: Clauses, word: int) -> Complement | None:
    """ "want the rifles destroyed", "want it shut": something and the participle that says what is to become of it."""
    for verb in clauses.below(word, "xcomp", "ccomp"):
        bare = clauses.words.tag[verb] in ("VBN", "VBD") and not clauses.below(verb, "mark", "aux", "obj")
        things = [*clauses.below(verb, "nsubj"), *clauses.below(word, "obj", "iobj")]
        between = [thing for thing in things if word < thing < verb]
        if bare and between:
            first = clauses.bounds(between[0], wide=True)[0]
            return Complement(verb, first, _stretch(clauses, verb, between[0], "done").last, "done")
    return None


def _stretch(clauses: Clauses, verb: int, word: int, kind: str, whom: int | None = None) -> Complement:
    """From the word after `word` that belongs to the clause of `verb`, to the last that does."""
    inside = [w for w in clauses.subtree(verb) if w > word]
    first, last = min(inside), max(inside)
    if kind == "whom":
        first = word + 1 if whom is None else clauses.bounds(whom)[0]
    while first < last and clauses.lowers[first] in ("that", "to", "on", "upon", ",", "“", '"'):
        first += 1
    last = min(last, first + _LONGEST, clauses.sentence(word).stop - 1)
    last = next((w - 1 for w in range(first + 1, last) if clauses.lowers[w] == ";"), last)
    while last > first and clauses.words.pos[last] == "PUNCT":
        last -= 1
    return Complement(verb, first, last, kind)


def _prepositional(clauses: Clauses, word: int, kind: str, end: int) -> Complement | None:
    preposition = kind.replace("_", " ")
    for oblique in clauses.obliques(word):
        lasting = preposition == "for" and is_stance_word("time", clauses.lowers[oblique.word])
        if oblique.preposition == preposition and oblique.word > word and not lasting:
            return _noun(clauses, oblique.word, kind)
    marked = tuple(preposition.split())
    following = clauses.lowers[end + 1 : end + 1 + len(marked)]
    if following != marked:
        return None
    stop = clauses.sentence(word).stop
    for at in range(end + 1 + len(marked), min(end + 12, stop)):
        if clauses.words.tag[at] == "VB":
            return None
        if clauses.words.pos[at] in ("NOUN", "PROPN") and not _leads_on(clauses, at, stop):
            first, last = clauses.bounds(at, wide=True)
            return Complement(at, max(first, end + 1 + len(marked)), max(last, at), kind)
        if clauses.words.tag[at] == "VBG":
            return _stretch(clauses, at, end + len(marked), kind)
    return None


def _leads_on(clauses: Clauses, at: int, stop: int) -> bool:
    """Whether the noun is part of a longer name or compound."""
    return at + 1 < stop and (clauses.words.head[at] == at + 1 or clauses.words.dep[at] in ("compound", "nmod:poss"))


def is_bodily(clauses: Clauses, word: int, about: Complement) -> bool:
    """Whether the words tell where somebody is, not what they hold: "behind the wheel", "directly behind him"."""
    if about.kind not in ("obj", "behind", "with", "by", "from"):
        return False
    near = clauses.lowers[word + 1 : about.head]
    return is_stance_word("bodily", clauses.lowers[about.head]) or any(is_stance_word("closely", low) for low in near)


def trimmed(clauses: Clauses, last: int) -> int:
    """The last word without the marks behind it."""
    while last and clauses.words.pos[last] == "PUNCT":
        last -= 1
    return last


def span_of(clauses: Clauses, found: Complement) -> Span:
    """The characters of the complement."""
    return clauses.span(found.first, found.last)
