"""How far the words let one believe that an act took place: from -3 (it did not) over 0 (open) to +3 (it did).

The scale is that of FactBank (Saurí and Pustejovsky 2009): certain 3, probable 2, possible 1, underspecified 0. The
status says what the words do; the word that decides says how strongly: "will" is surer than "plans to".
"""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.findings.factuality import Factuality, factuality
from onrecord.record import Status

CERTAIN, PROBABLE, POSSIBLE, OPEN = 3.0, 2.0, 1.0, 0.0
_BY_STATUS: dict[Status, float] = {
    "happened": CERTAIN,
    "ongoing": CERTAIN,
    "denied": -CERTAIN,
    "planned": OPEN,
    "possible": POSSIBLE,
    "demanded": OPEN,
    "offered": OPEN,
    "conditional": OPEN,
    "asked": OPEN,
}
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_EXPECTED = frozenset(
    "expect anticipate forecast project predict schedule due set slate likely bound certain sure poised".split()
)
_THOUGHT = frozenset("believe think suspect appear seem likely probably presume suppose estimate apparently".split())
_TRIED = frozenset(
    "try attempt effort bid allow permit enable consider mull weigh seek chance would option opportunity".split()
)


def degree(clauses: Clauses, word: int) -> float:
    """The degree of the act told by `word`, a verb or a noun, in the sentence it stands in; in [-3, 3]."""
    found = factuality(clauses, word)
    if found.word is None:
        return OPEN if found.status == "happened" and _is_purpose(clauses, word) else _BY_STATUS[found.status]
    return _by_word(clauses, found, found.word)


def _by_word(clauses: Clauses, found: Factuality, decides: int) -> float:
    """The degree under the deciding word; a modal says more than a plan, a thought more than a chance."""
    words = {clauses.lemma(decides), clauses.lowers[decides]}
    if found.status == "planned":
        return CERTAIN if words & _WILL else PROBABLE if words & _EXPECTED else OPEN
    if found.status == "possible":
        return PROBABLE if words & _THOUGHT else OPEN if words & _TRIED else POSSIBLE
    return _BY_STATUS[found.status]


def _is_purpose(clauses: Clauses, word: int) -> bool:
    """Whether an infinitive only says what something is done for ("raised rates to curb inflation")."""
    if clauses.words.dep[word] not in ("advcl", "xcomp", "acl") or clauses.words.tag[word] != "VB":
        return False
    return any(clauses.lowers[c] == "to" for c in clauses.below(word, "mark"))
