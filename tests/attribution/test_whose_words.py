"""Whose words they are where the tagger or the tree points at the wrong one of two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.attribution.borne_words import borne
from onrecord.attribution.clauses import cut
from onrecord.attribution.links import linked
from onrecord.attribution.scanned import scanned
from onrecord.attribution.statements import statements
from onrecord.attribution.stretches import Page, Stretch, stretches
from onrecord.attribution.syntax import syntactic
from onrecord.record import Actor, Article, Span, Why
from tests.attribution.columns import columns, page_of

SEEN_BY = """
The      the     DET  2 det        O
memo     memo    NOUN 8 nsubj      O
,        ,       PUNCT 4 punct     O
seen     see     VERB 2 acl        O VBN
by       by      ADP  6 case       O
Dahl     Dahl    PROPN 4 obl:agent B-source
,        ,       PUNCT 4 punct     O
says     say     VERB 0 root       B-cue VBZ
rents    rent    NOUN 10 nsubj     B-content
fell     fall    VERB 8 ccomp      I-content VBD
.        .       PUNCT 8 punct     O
"""
JOINED = """
Dahl     Dahl    PROPN 2 nsubj B-source
said     say     VERB 0 root   B-cue
men      man     NOUN 4 nsubj  B-content
left     leave   VERB 2 ccomp  I-content
but      but     CCONJ 6 cc    O
stressed stress  VERB 4 conj   B-cue
rents    rent    NOUN 8 nsubj  B-content
fell     fall    VERB 6 ccomp  I-content
.        .       PUNCT 2 punct O
"""
MISSED_CUE = """
Dahl     Dahl    PROPN 2 nsubj B-source
blamed   blame   VERB 0 root   B-cue
thieves  thief   NOUN 2 obj    B-content
.        .       PUNCT 2 punct O

Berg     Berg    PROPN 6 nsubj B-source
notes    note    NOUN 0 root   O
that     that    SCONJ 9 mark  B-content
rents    rent    NOUN 9 nsubj  I-content
fell     fall    VERB 6 acl    I-content
.        .       PUNCT 6 punct O
"""

GOES_ROUND = """
A        a       DET  2 det        O
video    video   NOUN 3 nsubj      O
spread   spread  VERB 0 root       O VBD
on       on      ADP  5 case       O
phones   phone   NOUN 3 obl        B-source
saying   say     VERB 3 advcl      B-cue VBG
rents    rent    NOUN 8 nsubj      B-content
fell     fall    VERB 6 ccomp      I-content VBD
.        .       PUNCT 3 punct     O
"""
SPOKE_TO = GOES_ROUND.replace("video    video ", "mayor    mayor ")
PLACARD = GOES_ROUND.replace("video    video ", "placard  placard ")


def words(page: Page, parts: Sequence[Stretch]) -> str:
    return " / ".join(" ".join(page.forms[p.first : p.last + 1]) for p in parts)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (SEEN_BY, [("The memo", "rents fell")]),
        (JOINED, [("Dahl", "men left"), ("Dahl", "rents fell")]),
        (MISSED_CUE, [("Dahl", "thieves"), ("Berg", "that rents fell")]),
    ],
)
def test_each_has_the_words_that_are_his(table: str, expected: list[tuple[str, str]]) -> None:
    page = page_of(table)
    found = linked(page, stretches(page.words.role))
    assert [(words(page, link.source), words(page, link.content)) for link in found] == expected


LOST_CLAUSE = """
a        a       DET  2 det    O
driver   driver  NOUN 4 nsubj  O
had      have    AUX  4 aux    O VBD
told     tell    VERB 0 root   O VBN
her      she     PRON 4 iobj   O
rents    rent    NOUN 4 obj    O
fell     fall    VERB 6 acl    O VBD
and      and     CCONJ 12 cc   O
that     that    SCONJ 12 mark O
tea      tea     NOUN 12 nsubj O
was      be      AUX  12 cop   O VBD
dear     dear    ADJ  4 conj   O
.        .       PUNCT 4 punct O
"""
NO_CLAUSE = """
a        a       DET  2 det   O
driver   driver  NOUN 3 nsubj O
told     tell    VERB 0 root  O VBD
her      she     PRON 3 iobj  O
tales    tale    NOUN 3 obj   O
.        .       PUNCT 3 punct O
"""


@pytest.mark.parametrize(("table", "source"), [(GOES_ROUND, "A video"), (PLACARD, "A placard"), (SPOKE_TO, "phones")])
def test_a_message_says_what_it_says_wherever_it_travels(table: str, source: str) -> None:
    page = page_of(table)
    (link,) = linked(page, stretches(page.words.role))
    assert (words(page, borne(page, link).source), words(page, link.content)) == (source, "rents fell")


def test_a_clause_that_the_tree_has_lost_is_read_off_the_words_and_ends_before_the_next_that() -> None:
    page = page_of(LOST_CLAUSE)
    link = scanned(page, 3, 11)
    assert link is not None
    assert (words(page, link.source), words(page, link.content)) == ("a driver", "rents fell")


def test_a_thing_that_is_told_is_no_clause() -> None:
    page = page_of(NO_CLAUSE)
    assert scanned(page, 2, 5) is None


AS_NOTED = """
It       it      PRON 2 nsubj  O
burned   burn    VERB 0 root   O VBD
down     down    ADV  2 advmod O
,        ,       PUNCT 7 punct O
as       as      SCONJ 7 mark  O
masons   mason   NOUN 7 nsubj  O
noted    note    VERB 2 advcl  O VBD
at       at      ADP  10 case  O
the      the     DET  10 det   O
time     time    NOUN 7 obl    O
.        .       PUNCT 2 punct O
"""


def test_an_aside_of_who_said_so_may_tell_when() -> None:
    page = page_of(AS_NOTED)
    found = syntactic(page, 0, len(page.forms) - 1)
    assert [(words(page, link.source), words(page, link.content)) for link in found] == [("masons", "It burned down")]


TWO_SHORT = """
Masons   mason   NOUN 2 nsubj  B-source
reckon   reckon  VERB 0 root   B-cue
six      six     NUM  4 nummod B-content
weeks    week    NOUN 2 obj    I-content
,        ,       PUNCT 7 punct I-content
Dahl     Dahl    PROPN 7 nsubj I-content
says     say     VERB 2 parataxis I-content
eight    eight   NUM  7 obj    I-content
.        .       PUNCT 2 punct O
"""


def test_a_bare_phrase_ends_where_the_next_one_speaks() -> None:
    page = page_of(TWO_SHORT)
    (link,) = linked(page, stretches(page.words.role))
    assert words(page, cut(page, link).content) == "six weeks"


EPITHET = """
Ada      Ada     PROPN 3 nsubj O
Lind     Lind    PROPN 1 flat  O
left     leave   VERB  0 root  O
.        .       PUNCT 3 punct O

The      the     DET  7 det   B-source
pop      pop     ADJ  7 amod  I-source
star     star    NOUN 8 nsubj I-source
said     say     VERB 0 root  B-cue
rents    rent    NOUN 10 nsubj B-content
fell     fall    VERB 8 ccomp I-content
.        .       PUNCT 8 punct O
"""


def test_an_epithet_is_whom_the_page_named_first() -> None:
    text, analysis = columns(EPITHET)
    lind = Actor(id="lind", label="Ada Lind", kind="person", mentions=(Span(0, 8),), why=Why(rule="name"))
    told = statements(Article(id="a", text=text), analysis, [lind])
    assert [(s.chain[-1].label, s.chain[-1].actor) for s in told[1:]] == [("The pop star", "lind")]
