"""Who else an act concerns: whom talks are about, with whose help one acts, whom an alleged deed befell."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.clauses import Clauses
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger
from onrecord.findings.word_classes import word_class

_ABOUT = frozenset({"about", "regarding", "concerning", "over", "on"})
_FOR = frozenset({"on behalf of", "behalf of", "through", "via", "alongside", "together with"})
_SPOKEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT"})
_OF_A_DEED = frozenset({"ACCUSE", "REQUEST"})


def thirds_of(clauses: Clauses, people: Somebody, trigger: Trigger) -> tuple[int, ...]:
    """Heads of third parties, in text order: names of public affairs that are no actor and no recipient."""
    apart = set(trigger.participants)
    found = [w for w in _around(clauses, people, trigger) if w not in apart]
    others = (w for w in found if not any(people.same(w, known) for known in apart))
    return tuple(sorted(dict.fromkeys(w for w in others if people.standing(w) == "political")))


def _around(clauses: Clauses, people: Somebody, trigger: Trigger) -> Iterator[int]:
    homes = dict.fromkeys((trigger.word, trigger.predicate, *trigger.takes))
    for home in homes:
        for oblique in clauses.obliques(home):
            about = oblique.preposition in _ABOUT and trigger.sense.type in _SPOKEN and people.is_name(oblique.word)
            if about or oblique.preposition in _FOR:
                yield oblique.word
            if oblique.preposition == "with" and clauses.lowers[oblique.word] in word_class("helping"):
                helper = people.bearer(oblique.word)
                if helper is not None:
                    yield helper
            if oblique.preposition == "on" and clauses.lowers[oblique.word] == "behalf":
                yield from (o.word for o in clauses.obliques(oblique.word) if o.preposition == "of")
                owner = clauses.possessor(oblique.word)
                if owner is not None:
                    yield owner
    if trigger.sense.type in _OF_A_DEED and clauses.words.pos[trigger.word] == "VERB":
        for deed in clauses.below(trigger.word, "advcl", "xcomp", "ccomp"):
            yield from clauses.objects(deed)
