"""Whom something moves to anger or joy: "the climbdown has angered the deputies", "a ruling that delighted unions"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.clauses import Clauses
from onrecord.findings.complements import Complement
from onrecord.findings.holders import Holder
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_stance_word
from onrecord.findings.taken import Taken
from onrecord.record import Stance


def moved(clauses: Clauses, somebody: Somebody, verb: int) -> Iterator[Taken]:
    """The stance of the object of a verb of feeling to the thing that is its subject.

    Verbs that please only count where several or a body of public affairs are pleased.
    """
    form = clauses.lowers[verb]
    stance: Stance | None = "opposes" if is_stance_word("angering", form) else None
    if stance is None and is_stance_word("pleasing", form):
        stance = "supports"
    modal = clauses.modal(verb)
    if stance is None or modal is not None or clauses.negation(verb) is not None:
        return
    subject = clauses.subject(verb)
    # A parser may give such a verb two subjects.
    objects = [*clauses.objects(verb), *(word for word in clauses.below(verb, "nsubj") if word > verb)]
    if subject is None or subject.passive or not objects:
        return
    thing = clauses.words.pos[subject.word] == "NOUN" and somebody.standing(subject.word) == "nobody"
    standing = somebody.standing(objects[0])
    several = clauses.words.tag[objects[0]] in ("NNS", "NNPS") or standing == "political"
    if not thing or standing == "nobody" or not several or is_stance_word("sport", clauses.lowers[objects[0]]):
        return
    first, last = clauses.bounds(subject.word, wide=True)
    about = Complement(subject.word, first, max(first, last), "obj")
    holder = Holder(objects[0], standing, about)
    yield Taken(min(first, verb), max(verb, objects[0], about.last), stance, holder, about, f"moved ({stance})", verb)
