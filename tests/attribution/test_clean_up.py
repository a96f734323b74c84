"""Where a stretch ends: quotations close, phrases are whole, marks and connectives stay outside."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.attribution.clean_up import cleaned
from onrecord.attribution.stretches import stretches
from tests.attribution.columns import page_of

CUT_PHRASE = """
Unions union NOUN 2 nsubj B-source
want   want  VERB 0 root  B-cue
an     a     DET  5 det   B-content
early  early ADJ  5 amod  I-content
vote   vote  NOUN 2 obj   O
on     on    ADP  7 case  O
pay    pay   NOUN 5 nmod  O
,      ,     PUNCT 2 punct O
too    too   ADV  2 advmod O
"""
OPEN_QUOTE = """
Lund  Lund  PROPN 2 nsubj B-source
said  say   VERB  0 root  B-cue
:     :     PUNCT 2 punct O
“     “     PUNCT 5 punct B-content
Ships ship  NOUN  6 nsubj I-content
wait  wait  VERB  2 ccomp I-content
outside outside ADV 6 advmod O
.     .     PUNCT 6 punct O
”     ”     PUNCT 6 punct O
"""
TOUCHING = """
Lund   Lund   PROPN 2 nsubj B-source
called call   VERB  0 root  B-cue
it     it     PRON  2 obj   B-content
a      a      DET   5 det   B-content
farce  farce  NOUN  2 xcomp I-content
"""
CONNECTIVE = """
However however ADV   4 advmod B-content
,       ,       PUNCT 4 punct  I-content
ships   ship    NOUN  4 nsubj  I-content
wait    wait    VERB  0 root   I-content
,       ,       PUNCT 6 punct  I-content
said    say     VERB  4 parataxis B-cue
Lund    Lund    PROPN 6 nsubj  B-source
"""
APPOSED = """
Ines   Ines   PROPN 6 nsubj B-source
Dahl   Dahl   PROPN 1 flat  O
,      ,      PUNCT 4 punct O
owner  owner  NOUN  1 appos O
,      ,      PUNCT 4 punct O
denied deny   VERB  0 root  B-cue
theft  theft  NOUN  6 obj   B-content
and    and    CCONJ 9 cc    I-content
left   leave  VERB  6 conj  O
"""
CLOSING_COMMA = """
Dahl   Dahl   PROPN 5 nsubj B-source
,      ,      PUNCT 3 punct I-source
owner  owner  NOUN  1 appos I-source
,      ,      PUNCT 3 punct O
said   say    VERB  0 root  B-cue
no     no     INTJ  5 obj   B-content
"""


@pytest.mark.parametrize(
    ("table", "role", "expected"),
    [
        (CUT_PHRASE, "content", ["an early vote on pay"]),
        (OPEN_QUOTE, "content", ["“ Ships wait outside . ”"]),
        (TOUCHING, "content", ["it a farce"]),
        (CONNECTIVE, "content", ["ships wait"]),
        (APPOSED, "source", ["Ines Dahl"]),
        (APPOSED, "content", ["theft"]),
        (CLOSING_COMMA, "source", ["Dahl , owner ,"]),
    ],
)
def test_ends_are_mended(table: str, role: str, expected: list[str]) -> None:
    page = page_of(table)
    found = cleaned(page, stretches(page.words.role))
    assert [" ".join(page.forms[s.first : s.last + 1]) for s in found if s.role == role] == expected


@pytest.mark.parametrize("table", [CUT_PHRASE, OPEN_QUOTE, TOUCHING, CONNECTIVE, APPOSED, CLOSING_COMMA])
def test_what_is_clean_stays_as_it_is(table: str) -> None:
    page = page_of(table)
    once = cleaned(page, stretches(page.words.role))
    assert cleaned(page, once) == once
    assert all(a.last < b.first for a, b in pairwise(once))
