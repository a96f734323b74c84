"""Words with "that" under a predicate no lexicon lists: "is adamant that", "let slip that", "passed word that".

Whoever is the subject of a predicate with a clause led in by "that" says, thinks or knows the clause, whatever the
predicate is; a few predicates make things so or judge them, and are left out.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link, noun_phrase
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.people import is_somebody
from onrecord.attribution.stretches import Page, Stretch, subtree

_MAKING = frozenset(
    "ensure mean cause make happen follow arrange see watch prevent help matter turn be become seem appear look "
    "remain stand stay result lead let get begin start stop go come need suffice depend provide".split()
)
"""Verbs that make a thing so, or over which a clause is no one's word unless a noun or an adjective tells of it."""
_THINGS = frozenset(
    "fact way time day moment extent point degree case chance possibility likelihood risk event condition ground "
    "reason result effect sense money place year week night proof sign evidence pity shame thing".split()
)
_EMPTY = frozenset({"it", "there", "this", "that", "which", "what", "who", "i", "we", "you", "me", "us"})
_REACH = 8
"""Words between a predicate and its "that"."""


def attitude(page: Page, that: int) -> Link | None:
    """The link of a "that" with whoever holds what it leads in; nothing where it belongs to a known cue or nobody."""
    words = page.words
    if page.forms[that].lower() != "that" or words.dep[that] != "mark":
        return None
    clause = words.head[that]
    above = words.head[clause]
    if above == clause or above > that or that - above > _REACH:
        return None
    if words.dep[clause].split(":")[0] not in {"ccomp", "acl"} or words.dep[clause] == "acl:relcl":
        return None
    predicate = _predicate(page, above)
    if predicate is None or _is_known(page, above, predicate):
        return None
    if any(page.forms[i].lower() in {"so", "such"} for i in range(max(predicate - 2, 0), that)):
        return None
    subject = next((c for c in page.children[predicate] if words.dep[c] == "nsubj" and c < that), None)
    if subject is None or page.forms[subject].lower() in _EMPTY or not is_somebody(page, subject):
        return None
    members = [i for i in subtree(page, clause) if i > that]
    while members and words.pos[members[-1]] == "PUNCT" and page.forms[members[-1]] not in {'"', "”", "?"}:
        members = members[:-1]
    source = Stretch(*noun_phrase(page, subject), "source")
    cue = Stretch(min(above, predicate), max(above, predicate), "cue")
    if len(members) < 2 or source.overlaps(cue):
        return None
    return Link(content=(Stretch(members[0], members[-1], "content"),), cue=cue, source=(source,))


def _predicate(page: Page, above: int) -> int | None:
    """The word that has the subject: the one above the clause, or the verb or copula that has it as its object."""
    words = page.words
    if words.pos[above] in {"VERB", "ADJ"}:
        light = words.pos[above] == "VERB" and words.lemma[above].lower() in _MAKING
        return None if light else above
    if words.pos[above] != "NOUN" or words.lemma[above].lower() in _THINGS:
        return None
    below = {words.dep[c] for c in page.children[above]}
    if "nmod:poss" in below:
        # "Relays a mason's warning that …": the mason's, not the subject's.
        return None
    if "cop" in below:
        return above
    head = words.head[above]
    carries = words.pos[head] in {"VERB", "ADJ"} and words.dep[above].split(":")[0] in {"obj", "obl", "xcomp"}
    return head if carries and head < above else None


def _is_known(page: Page, above: int, predicate: int) -> bool:
    """Whether a cue of the lexicon has the clause, and is read as such."""
    cue = lexicon().get(known_lemma(page, above))
    return cue is not None and cue.clause and (above == predicate or page.words.pos[above] != "NOUN")
