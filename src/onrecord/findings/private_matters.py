"""What looks like a position and is none for the record: private tastes, goods, silence, claims, advice to readers."""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.findings.complements import Complement
from onrecord.findings.event_lexicon import is_of_class
from onrecord.findings.inflection import noun_lemmas, verb_lemmas
from onrecord.findings.public_affairs import is_public_body
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_public_matter, is_stance_word
from onrecord.findings.taken import Taken

_PRIVATE = frozenset({"i", "my", "he", "she", "his", "her", "we", "others", "some", "you", "your"})
_OWN = frozenset({"his", "her", "its", "their"})
_TAKEN_UP = frozenset(
    "nomination award prize job post role invitation position gift donation apology challenge fate responsibility "
    "blame defeat call medal trophy honour honor payment card cash".split()
)
"""What one accepts without being for anything."""
_WON = frozenset("control seat majority leadership reason delegate time year".split())
_OFFICES = frozenset("president governor mayor senator chancellor chairman chairwoman speaker sheriff".split())
_FOILING = frozenset({"thwart", "block", "frustrate", "derail", "stymie", "foil", "obstruct", "stall"})
_CRIMES = frozenset(
    "attack assault robbery hijacking plot coup killing murder escape bombing shooting burglary theft crime raid "
    "kidnapping abduction shot ball kick pass throw".split()
)
_VIEWS = frozenset({"position", "view", "case", "point", "stance"})
_CLAIMS = frozenset({"idea", "notion", "theory", "possibility", "suggestion", "concept"})
_FINITE = frozenset({"is", "are", "was", "were", "had", "has", "would", "could"})
_WORDS_OF_GAMES = 2


def counts_anywhere(clauses: Clauses, somebody: Somebody, taken: Taken) -> bool:
    """Whether a position counts on a page of other things (goods, games, films): a public body's, or on a public matter
    by others than a private "I" or "she"."""
    holder, about = taken.holder.word, taken.about.head
    if any(clauses.lowers[owner] == "your" for owner in clauses.below(about, "nmod:poss")):
        return False
    elsewhere = sum(is_of_class(clauses.lowers[w], "sport") for w in clauses.sentence(taken.word))
    if elsewhere >= _WORDS_OF_GAMES or (taken.stance == "offers" and clauses.lowers[holder] == "it"):
        return False
    if clauses.words.pos[holder] != "PRON" and is_public_body(somebody, holder):
        return True
    matter = is_public_matter(clauses.lowers[about]) or is_stance_word("pay", clauses.lowers[about])
    return matter and clauses.lowers[holder] not in _PRIVATE


def is_of_a_game(clauses: Clauses, taken: Taken) -> bool:
    """Whether one who plays is told of in play ("the captain called for the ball and scored")."""
    plays = is_stance_word("sport", clauses.lowers[taken.holder.word])
    if not plays or is_public_matter(clauses.lowers[taken.about.head]):
        return False
    words = [clauses.lowers[w] for w in clauses.sentence(taken.word)]
    return sum(is_of_class(low, "sport") or is_of_class(low, "game") for low in words) >= _WORDS_OF_GAMES


def keeps_silent(clauses: Clauses, about: Complement) -> bool:
    """ "declined to comment", "to be identified", "to give further details": no position but silence."""
    lemmas = (clauses.lowers[about.head], *verb_lemmas(clauses.lowers[about.head]))
    if any(is_of_class(lemma, "comment_verb") for lemma in lemmas):
        return True
    return any(is_stance_word("details", clauses.lowers[thing]) for thing in clauses.objects(about.head))


def takes_no_side(clauses: Clauses, sense: str, about: Complement) -> bool:
    """ "Accepted the nomination", "agreed to terms with the pitcher", "thwarted a raid": no stand is taken."""
    low = clauses.lowers[about.head]
    if clauses.words.tag[about.head] in ("WRB", "WP", "WDT") or low in ("front", "back"):
        return True
    lemmas = {low, *noun_lemmas(low)}
    if sense == "vote" and about.kind == "for":
        # What is filled or won by a vote is not what anybody is for.
        return bool(lemmas & _WON) or (bool(lemmas & _OFFICES) and not clauses.below(about.head, "det", "nmod:poss"))
    if sense == "accept":
        return bool(lemmas & _TAKEN_UP)
    if sense == "agree":
        return "term" in lemmas and "with" in clauses.lowers[about.head + 1 : about.head + 4]
    return sense in _FOILING and bool(lemmas & _CRIMES)


def only_claims(clauses: Clauses, verb: int, about: Complement) -> bool:
    """ "suggested that the water is foul", "floated the idea that it was made there": what is said to be so."""
    if about.kind != "obj":
        return False
    if verb + 1 < len(clauses.words) and clauses.lowers[verb + 1] == "that":
        return True
    if set(clauses.lowers[about.head + 1 : about.head + 3]) & _FINITE:
        # "Suggested the levy had been unworkable": the parser may take the subject for an object.
        return True
    if clauses.lowers[about.head] not in _CLAIMS:
        return False
    return any(
        clauses.lowers[mark] == "that"
        for told in clauses.below(about.head, "acl")
        for mark in clauses.below(told, "mark")
    )


def only_argues(clauses: Clauses, about: Complement) -> bool:
    """ "cited the study to support his claim", "backed a start-up": an argument borne out, or money put in."""
    if about.kind != "obj":
        return False
    low = clauses.lowers[about.head]
    own = any(clauses.lowers[owner] in _OWN for owner in clauses.below(about.head, "nmod:poss"))
    return is_stance_word("argument", low) or is_stance_word("venture", low) or (own and low in _VIEWS)
