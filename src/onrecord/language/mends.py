"""What a tree of these words cannot be: the few misreadings that words and order alone put right.

Each mend is a pattern that English does not have: a passive subject after its verb without an auxiliary, a second
subject behind a verb of saying that has none, a bare noun after a verb that is not its object, counted days that are
part of the next noun, "dead" told of the next noun after "shot", somebody that a thing sent belongs to, a second object
behind another verb, a second subject that is the name right behind a title, a verb after "are due to" that is no
infinitive, a gerund right behind a particle that is no object of it, a passive with an object after "'s",
a preposition of what stands before its noun, a noun joined to a verb by nothing, a participle right behind
what is wanted, or a finite verb with an object that is joined to a passive participle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SHOOT = frozenset({"shoot", "strike", "batter", "club", "hack"})
"""Verbs that "dead" completes: "shot dead"."""
_TRANSFERS = frozenset(
    "send give deliver ship donate provide supply sell transfer hand grant dispatch deploy airlift lend fly rush truck"
    " ferry export extend return deport extradite allocate channel divert award present".split()
)
"""Verbs of giving and sending, whose "to" names who receives (Levin 1993, classes 11.1 and 13.1)."""
_TO_NOUNS = frozenset(
    "access answer threat right visit trip letter message ambassador envoy adviser aide commitment response solution"
    " end return link reference tribute damage change reply route road key heir successor alternative".split()
)
"""Nouns that take "to" themselves."""

_NAMED = frozenset(
    "call name elect appoint make crown dub declare ask tell show teach charge pay owe deny fine".split()
)
"""Verbs whose passive may keep an object ("She's named a judge")."""

_NEAR = 8
"""Words after a verb among which its object stands."""

_BEFORE_NOUNS = frozenset({"det", "compound", "amod", "nummod"})

_TIMES_BY_ADJECTIVE = frozenset({"past", "future", "end", "meantime", "present", "interim", "short", "long"})
"""What "in the" goes before by itself: a name behind it is another part of the sentence."""

_WISHES = frozenset({"want", "need", "like", "wish", "prefer"})
"""Verbs of wanting something done."""

_THREE = 3
"""Words of "in the past"."""

_MENDED = frozenset("nsubj:pass nsubj obl compound amod nmod obj case acl conj advcl".split())
"""Relations that a mend begins with; other words need not be asked."""

_TIMES = frozenset(
    "second minute hour day night week weekend fortnight month season quarter year decade century time today"
    " yesterday tomorrow tonight morning afternoon evening midnight noon spring summer autumn fall winter monday"
    " tuesday wednesday thursday friday saturday sunday mile kilometre kilometer metre meter percent % way january"
    " february march april may june july august september october november december".split()
)
"""Nouns that tell when, how long or how far without a preposition."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The columns of an article's words while they may still be mended; `head` is the word's own index for a root."""

    forms: Sequence[str]
    lemma: Sequence[str]
    tag: list[str]
    pos: Sequence[str]
    dep: list[str]
    head: list[int]


def mend(tree: Tree) -> None:
    """Put right, in place, what cannot be."""
    passive = {head for head, dep in zip(tree.head, tree.dep, strict=True) if dep.startswith("aux:pass")}
    marks = {head: i for i, head in enumerate(tree.head) if tree.dep[i] == "case" and tree.forms[i].lower() == "to"}
    subjects = {head for head, dep in zip(tree.head, tree.dep, strict=True) if dep.startswith("nsubj")}
    cased = {head for head, dep in zip(tree.head, tree.dep, strict=True) if dep == "case"}
    joining = {head for head, dep in zip(tree.head, tree.dep, strict=True) if dep == "cc"}
    filled = {head for head, dep in zip(tree.head, tree.dep, strict=True) if dep in {"obj", "ccomp", "xcomp"}}
    for word in range(len(tree.head)):
        if tree.dep[word] not in _MENDED:
            continue
        _object_after_its_verb(tree, word, passive)
        _who_said_it(tree, word, subjects)
        _bare_object(tree, word, cased, filled, passive)
        _counted_days(tree, word)
        _shot_dead(tree, word)
        _sent_to(tree, word, marks)
        _object_of_the_nearer(tree, word)
        _due_to(tree, word)
        _name_behind_title(tree, word)
        _before_the_noun(tree, word)
        _in_the_past(tree, word, subjects)
        _wanted_done(tree, word)
        _behind_particle(tree, word)
        _has_done(tree, word)
        _joined_to_finite(tree, word, filled)
        _object_behind_aside(tree, word, joining, cased | filled | passive)


def _object_after_its_verb(tree: Tree, word: int, passive: set[int]) -> None:
    """ "beat strikers and arrested at least 20 people": no passive subject stands after a verb without auxiliary."""
    verb = tree.head[word]
    if tree.dep[word] != "nsubj:pass" or verb >= word or verb in passive or tree.pos[verb] != "VERB":
        return
    if tree.tag[verb] in {"VBN", "VBD"} and tree.dep[verb] in {"root", "conj", "ccomp", "advcl", "parataxis"}:
        tree.dep[word] = "obj"
        tree.tag[verb] = "VBD"


def _who_said_it(tree: Tree, word: int, subjects: set[int]) -> None:
    """ "It will leave, said a diplomat": who stands behind the verb of saying is its subject, not the first's."""
    inner = tree.head[word]
    verb = tree.head[inner]
    reported = tree.dep[inner] in {"ccomp", "parataxis"} and inner < verb < word
    if tree.dep[word] == "nsubj" and reported and verb not in subjects and tree.pos[verb] == "VERB":
        tree.head[word] = verb


def _bare_object(tree: Tree, word: int, cased: set[int], filled: set[int], passive: set[int]) -> None:
    """ "landed and seized two ports": a counted noun right after a verb, without a preposition, is its object."""
    if tree.dep[word] != "obl" or word in cased or tree.pos[word] not in {"NOUN", "PROPN"}:
        return
    first = word
    while first and _hangs_on(tree, first - 1, word):
        first -= 1
    verb = first - 1
    if first == word and tree.pos[word] == "NOUN":
        return
    free = verb >= 0 and verb not in filled and verb not in passive
    if free and tree.tag[verb] in {"VBN", "VBD"} and tree.lemma[word] not in _TIMES and tree.head[word] <= verb:
        tree.dep[word], tree.head[word] = "obj", verb
        tree.tag[verb] = "VBD"


def _object_behind_aside(tree: Tree, word: int, joining: set[int], barred: set[int]) -> None:
    """ "We condemn, in the strongest terms, the raid": a noun joined to a verb by no conjunction is its object."""
    verb = tree.head[word]
    if tree.dep[word] != "conj" or tree.pos[word] not in {"NOUN", "PROPN"} or tree.pos[verb] != "VERB":
        return
    if verb < word and word not in joining and not barred & {word, verb} and tree.forms[verb + 1] == ",":
        tree.dep[word] = "obj"


def _hangs_on(tree: Tree, word: int, top: int) -> bool:
    """Whether a word stands under another one, within a few steps."""
    for _ in range(4):
        if tree.head[word] == top:
            return True
        word = tree.head[word]
    return False


def _counted_days(tree: Tree, word: int) -> None:
    """ "a strike of nine days cost exporters": days that are counted are no part of the noun after them."""
    if tree.dep[word] != "compound" or tree.tag[word] != "NNS" or tree.lemma[word] not in _TIMES or word < 3:
        return
    number, case, noun = word - 1, word - 2, word - 3
    if tree.pos[number] == "NUM" and tree.pos[case] == "ADP" and tree.pos[noun] in {"NOUN", "PROPN"}:
        tree.dep[word], tree.head[word] = "nmod", noun
        tree.dep[case], tree.head[case] = "case", word
        tree.dep[number], tree.head[number] = "nummod", word


def _shot_dead(tree: Tree, word: int) -> None:
    """ "shot dead Ruth Abel": the adjective completes the verb before it."""
    before, noun = word - 1, tree.head[word]
    if before < 0 or tree.forms[word].lower() != "dead" or tree.lemma[before] not in _SHOOT:
        return
    if tree.dep[word] == "amod" and tree.pos[before] == "VERB" and tree.head[noun] == before:
        tree.dep[word], tree.head[word] = "xcomp", before


def _sent_to(tree: Tree, word: int, marks: dict[int, int]) -> None:
    """ "sent 30 medics and a field hospital to Nepal": "to" after a verb of sending names who receives."""
    if word not in marks or tree.dep[word] != "nmod":
        return
    thing = tree.head[word]
    if tree.lemma[thing] in _TO_NOUNS:
        return
    top = thing
    while tree.dep[top] == "conj" and tree.head[top] < top:
        top = tree.head[top]
    verb = tree.head[top]
    if tree.dep[top] == "obj" and verb < thing < word and tree.lemma[verb] in _TRANSFERS:
        tree.dep[word], tree.head[word] = "obl", verb


def _object_of_the_nearer(tree: Tree, word: int) -> None:
    """ "beat strikers and arrested 20 people": a second object behind a joined verb is that verb's."""
    first = tree.head[word]
    if tree.dep[word] != "obj" or first >= word:
        return
    joined = [verb for verb in range(first + 1, word) if tree.head[verb] == first and tree.dep[verb] == "conj"]
    if not joined or tree.pos[joined[-1]] != "VERB":
        return
    objects = [at for at in range(first + 1, word) if tree.dep[at] == "obj"]
    own = any(tree.head[at] == first and at < joined[-1] for at in objects)
    free = all(tree.head[at] != joined[-1] for at in objects)
    if own and free:
        tree.head[word] = joined[-1]


def _due_to(tree: Tree, word: int) -> None:
    """ "The two are due to meet": "to" opens an infinitive here, and "due" is what is said of the two."""
    if tree.forms[word].lower() != "due" or tree.dep[word] != "case" or tree.tag[word] != "JJ":
        return
    verb, to = tree.head[word], word + 1
    infinitive = to < verb and tree.forms[to].lower() == "to" and tree.tag[verb] == "VB"
    if not infinitive or not any(tree.head[at] == verb and tree.dep[at] == "cop" for at in range(word)):
        return
    tree.head[word] = word if tree.head[verb] == verb else tree.head[verb]
    tree.dep[word] = tree.dep[verb]
    for at in range(word):
        if tree.head[at] == verb:
            tree.head[at] = word
            tree.dep[at] = tree.dep[at].removesuffix(":outer")
    tree.head[to], tree.dep[to] = verb, "mark"
    tree.head[verb], tree.dep[verb] = word, "xcomp"


def _name_behind_title(tree: Tree, word: int) -> None:
    """ "defense attorney Ann Lee said": a name right behind a noun is no second subject but that noun's own name."""
    title = word - 1
    if title < 0 or tree.dep[word] != "nsubj" or tree.pos[word] != "PROPN" or tree.head[word] <= word:
        return
    if tree.pos[title] == "NOUN" and tree.dep[title] == "nsubj" and tree.head[title] == tree.head[word]:
        tree.head[word], tree.dep[word] = title, "flat"


def _before_the_noun(tree: Tree, word: int) -> None:
    """ "the consent of the attorney general": a preposition belongs to the noun, not to what stands before the noun."""
    part = tree.head[word]
    noun = tree.head[part]
    if tree.dep[word] == "case" and tree.dep[part] in _BEFORE_NOUNS and word < part < noun:
        tree.head[word] = noun


def _in_the_past(tree: Tree, word: int, subjects: set[int]) -> None:
    """ "In the past Norway has paid": no name has "the past" before it, and the verb needs somebody."""
    time, verb = word - 1, tree.head[word]
    if tree.dep[word] != "obl" or tree.pos[word] != "PROPN" or verb <= word or verb in subjects or word < _THREE:
        return
    words = tuple(form.lower() for form in tree.forms[word - _THREE : word])
    if words[:2] != ("in", "the") or words[2] not in _TIMES_BY_ADJECTIVE or tree.head[time] != word:
        return
    tree.dep[word] = "nsubj"
    tree.dep[time], tree.head[time] = "obl", verb
    for part in (word - _THREE, word - 2):
        tree.head[part] = time


def _wanted_done(tree: Tree, word: int) -> None:
    """ "want the rifles destroyed": the participle right behind what is wanted tells what is to become of it."""
    noun = tree.head[word]
    verb = tree.head[noun]
    if tree.dep[word] != "acl" or tree.tag[word] != "VBN" or noun != word - 1 or tree.dep[noun] != "obj":
        return
    ends = word + 1 == len(tree.head) or tree.pos[word + 1] in {"PUNCT", "CCONJ", "SCONJ"}
    if ends and verb < noun and tree.lemma[verb] in _WISHES:
        tree.dep[word], tree.head[word] = "xcomp", verb


def _behind_particle(tree: Tree, word: int) -> None:
    """ "ruled out sending troops": the gerund right behind a phrasal verb is what it governs."""
    verb, particle = tree.head[word], word - 1
    if tree.dep[word] != "advcl" or tree.tag[word] != "VBG" or verb >= particle:
        return
    if tree.dep[particle] == "compound:prt" and tree.head[particle] == verb:
        tree.dep[word] = "xcomp"


def _has_done(tree: Tree, word: int) -> None:
    """ "She's slammed the pact": what has an object behind it after "'s" is no passive, save of verbs of giving."""
    verb = tree.head[word]
    if tree.dep[word] != "nsubj:pass" or verb <= word or tree.lemma[verb] in _TRANSFERS | _NAMED:
        return
    inside = range(word + 1, verb)
    marks = [i for i in inside if tree.head[i] == verb and tree.dep[i].startswith("aux")]
    if len(marks) != 1 or tree.forms[marks[0]].lower() not in {"'s", "’s"}:
        return
    # One auxiliary alone: "it's been hit" stays as it is.
    ends = range(verb + 1, min(verb + _NEAR, len(tree.head)))
    if any(tree.head[i] == verb and tree.dep[i] == "obj" for i in ends):
        tree.dep[word], tree.dep[marks[0]] = "nsubj", "aux"


def _joined_to_finite(tree: Tree, word: int, filled: set[int]) -> None:
    """ "demanded the release of men held in April and ruled out talks": who demands rules out, not who is held."""
    participle = tree.head[word]
    if tree.dep[word] != "conj" or tree.dep[participle] != "acl" or tree.tag[participle] != "VBN":
        return
    if tree.tag[word] not in {"VBD", "VBZ", "VBP"} or word not in filled or participle in filled:
        return
    verb = participle
    for _ in range(4):
        verb = tree.head[verb]
        if tree.tag[verb] in {"VBD", "VBZ", "VBP"} and verb < participle < word:
            tree.head[word] = verb
            return
