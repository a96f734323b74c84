"""A likelihood, what somebody else insists on, a power and what is not clear: nobody has said it."""

from __future__ import annotations

import pytest

from onrecord.attribution.said import is_word
from tests.attribution.columns import link_of, page_of


def told(table: str, source: tuple[int, int] | None, cue: int, content: tuple[int, int]) -> bool:
    """Whether a link of these words, each a first and a last one, is somebody's word."""
    page = page_of(table)
    return is_word(page, link_of(page, source, (cue, cue), content))


LIKELY = """
Norway   norway   PROPN 3 nsubj O NNP
is       be       AUX   3 cop   O VBZ
{word}   {word}   ADJ   0 root  O JJ
to       to       PART  5 mark  O TO
back     back     VERB  3 xcomp O VB
any      any      DET   7 det   O DT
strike   strike   NOUN  5 obj   O NN
"""
INSISTED = """
The      the      DET   2 det   O DT
{noun}   {noun}   NOUN  0 root  O NN
that     that     SCONJ 6 mark  O IN
the      the      DET   5 det   O DT
council  council  NOUN  6 nsubj O NN
{verb}   support  VERB  2 acl   O VB
the      the      DET   8 det   O DT
levy     levy     NOUN  6 obj   O NN
"""
POWER = """
Each     each     DET   2 det   O DT
side     side     NOUN  3 nsubj O NN
has      have     VERB  0 root  O VBZ
the      the      DET   5 det   O DT
{noun}   {noun}   NOUN  3 obj   O NN
that     that     SCONJ 8 mark  O IN
rents    rent     NOUN  8 nsubj O NNS
fell     fall     VERB  5 acl   O VBD
"""
CLEAR = """
It       it       PRON  4 expl  O PRP
was      be       AUX   4 cop   O VBD
{not}    {not}    PART  4 advmod O RB
clear    clear    ADJ   0 root  O JJ
that     that     SCONJ 7 mark  O IN
Orm      orm      PROPN 7 nsubj O NNP
opposed  oppose   VERB  4 csubj O VBD
the      the      DET   9 det   O DT
levy     levy     NOUN  7 obj   O NN
"""
IDEA = """
{some}   {some}   DET   2 nummod O CD
idea     idea     NOUN  0 root  O NN
that     that     SCONJ 6 mark  O IN
Orm      orm      PROPN 6 nsubj O NNP
could    could    AUX   6 aux   O MD
revive   revive   VERB  2 acl   O VB
"""


@pytest.mark.parametrize(("word", "is_told"), [("unlikely", False), ("likely", False), ("ready", True)])
def test_what_is_likely_is_a_forecast(word: str, is_told: bool) -> None:
    assert told(LIKELY.format(word=word), (0, 0), 4, (5, 6)) is is_told


@pytest.mark.parametrize(
    ("noun", "verb", "is_told"),
    [("insistence", "support", False), ("insistence", "supports", True), ("view", "support", True)],
)
def test_what_somebody_insists_on_is_not_said_by_whoever_is_to_do_it(noun: str, verb: str, is_told: bool) -> None:
    assert told(INSISTED.format(noun=noun, verb=verb), (3, 4), 5, (6, 7)) is is_told


@pytest.mark.parametrize(("noun", "is_told"), [("right", False), ("power", False), ("feeling", True)])
def test_a_power_is_no_word(noun: str, is_told: bool) -> None:
    assert told(POWER.format(noun=noun), (0, 1), 2, (5, 7)) is is_told


@pytest.mark.parametrize(("negation", "is_told"), [("not", False), ("now", True)])
def test_what_is_not_clear_is_not_said(negation: str, is_told: bool) -> None:
    assert told(CLEAR.replace("{not}", negation), (5, 5), 6, (7, 8)) is is_told


@pytest.mark.parametrize(("some", "is_told"), [("one", False), ("another", False), ("the", True)])
def test_one_idea_that_somebody_could_revive_says_nothing(some: str, is_told: bool) -> None:
    assert told(IDEA.format(some=some), None, 1, (3, 5)) is is_told
