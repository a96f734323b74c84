"""Wordings of speech that no list of verbs holds: phrases of view, measures, verdicts, what is brought forward."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.attribution.links import linked
from onrecord.attribution.overruled import overruled
from onrecord.attribution.statements import statements
from onrecord.attribution.stretches import Page, Stretch, stretches
from onrecord.attribution.syntax import syntactic
from onrecord.record import Article
from tests.attribution.columns import columns, page_of

BY_COUNT = """
By       by     ADP  4 case      O
the      the    DET  2 det       O
crew     crew   NOUN 4 nmod:poss O
's       's     PART 2 case      O
count    count  NOUN 6 obl       O
nine     nine   NUM  7 nsubj     O
sank     sink   VERB 0 root      O
.        .      PUNCT 7 punct    O
"""
IN_BOOK = """
In       in     ADP  4 case      O
her      her    PRON 3 nmod:poss O
memoir   memoir NOUN 6 obl       O
,        ,      PUNCT 3 punct    O
he       he     PRON 6 nsubj     O
weeps    weep   VERB 0 root      O
daily    daily  ADV  6 advmod    O
.        .      PUNCT 6 punct    O
"""
IN_THE_WORDS = """
It       it     PRON 2 nsubj     O
fell     fall   VERB 0 root      O
,        ,      PUNCT 6 punct    O
in       in     ADP  6 case      O
the      the    DET  6 det       O
words    word   NOUN 2 obl       O
of       of     ADP  9 case      O
a        a      DET  9 det       O
nurse    nurse  NOUN 6 nmod      O
,        ,      PUNCT 6 punct    O
like     like   ADP  12 case     O
rain     rain   NOUN 2 obl       O
.        .      PUNCT 2 punct    O
"""
IF_BELIEVED = """
Nothing  nothing PRON 2 nsubj    O
sank     sink    VERB 0 root     O
there    there   ADV  2 advmod   O
,        ,       PUNCT 10 punct  O
if       if      SCONJ 10 mark   O
the      the     DET  7 det      O
captain  captain NOUN 10 nsubj:pass O
is       be      AUX  10 aux     O
to       to      PART 10 mark    O
be       be      AUX  11 aux:pass O
believed believe VERB 2 advcl    O
.        .       PUNCT 2 punct   O
"""
INVERTED = """
Once     once    ADV  3 advmod O
a        a       DET  3 det    O
day      day     NOUN 5 obl    O
,        ,       PUNCT 5 punct O
corrects correct VERB 0 root   O VBZ
Dahl     Dahl    PROPN 5 obj   O
.        .       PUNCT 5 punct O
"""
TWO_DEEDS = """
Dahl     Dahl    PROPN 2 nsubj O
left     leave   VERB  0 root  O VBD
,        ,       PUNCT 4 punct O
noted    note    VERB  2 conj  O VBD
prices   price   NOUN  4 obj   O
and      and     CCONJ 7 cc    O
slept    sleep   VERB  2 conj  O VBD
.        .       PUNCT 2 punct O
"""
PUT_AT = """
Traders  trader  NOUN  2 nsubj O
put      put     VERB  0 root  O
the      the     DET   4 det   O
risk     risk    NOUN  2 obj   O
at       at      ADP   6 case  O
half     half    NOUN  2 obl   O
.        .       PUNCT 2 punct O
"""
PUT_AWAY = """
Traders  trader  NOUN  2 nsubj O
put      put     VERB  0 root  O
the      the     DET   4 det   O
coat     coat    NOUN  2 obj   O
under    under   ADP   6 case  O
chairs   chair   NOUN  2 obl   O
.        .       PUNCT 2 punct O
"""
PUT_AT_RISK = """
Ministers minister NOUN 2 nsubj   O
put       put      VERB 0 root    O
the       the      DET  4 det     O
port      port     NOUN 2 obj     O
at        at       ADP  6 case    O
risk      risk     NOUN 2 obl     O
.         .        PUNCT 2 punct  O
"""
PUT_AT_MARKED = """
The       the      DET  2 det     B-source
union     union    NOUN 3 nsubj   I-source
puts      put      VERB 0 root    B-cue VBZ
the       the      DET  5 det     B-content
toll      toll     NOUN 3 obj     I-content
at        at       ADP  7 case    I-content
nine      nine     NUM  3 obl     I-content
.         .        PUNCT 3 punct  O
"""
ADAMANT = """
Dahl     Dahl    PROPN 3 nsubj O
is       be      AUX   3 cop   O
steely   steely  ADJ   0 root  O
that     that    SCONJ 6 mark  O
rent     rent    NOUN  6 nsubj O
fell     fall    VERB  3 ccomp O
.        .       PUNCT 3 punct O
"""
ENSURED = """
Dahl     Dahl    PROPN 2 nsubj O
ensured  ensure  VERB  0 root  O
that     that    SCONJ 5 mark  O
rent     rent    NOUN  5 nsubj O
fell     fall    VERB  2 ccomp O
.        .       PUNCT 2 punct O
"""
SHOWN_SAYING = """
It       it      PRON 2 nsubj O
has      have    VERB 0 root  O VBZ
him      he      PRON 2 obj   O
boasting boast   VERB 2 xcomp O VBG
that     that    SCONJ 7 mark O
rents    rent    NOUN 7 nsubj O
fell     fall    VERB 4 ccomp O VBD
.        .       PUNCT 2 punct O
"""
BROUGHT = """
Dahl     Dahl    PROPN 2 nsubj O
relays   relay   VERB  0 root  O
a        a       DET   4 det   O
mason    mason   NOUN  6 nmod:poss O
's       's      PART  4 case  O
warning  warning NOUN  2 obj   O
that     that    SCONJ 9 mark  O
walls    wall    NOUN  9 nsubj O
lean     lean    VERB  6 acl   O
.        .       PUNCT 2 punct O
"""


def told(page: Page) -> list[tuple[str, str]]:
    """Source and content of each link that syntax and words show."""

    def words(parts: Sequence[Stretch]) -> str:
        return " / ".join(" ".join(page.forms[p.first : p.last + 1]) for p in parts)

    return [(words(link.source), words(link.content)) for link in syntactic(page, 0, len(page.forms) - 1)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (BY_COUNT, [("the crew", "nine sank")]),
        (IN_BOOK, [("her", "he weeps daily")]),
        (IN_THE_WORDS, [("a nurse", "It fell / like rain")]),
        (IF_BELIEVED, [("the captain", "Nothing sank there")]),
        (INVERTED, [("Dahl", "Once a day")]),
        (TWO_DEEDS, [("Dahl", "prices")]),
        (PUT_AT, [("Traders", "the risk at half")]),
        (PUT_AWAY, []),
        (PUT_AT_RISK, []),
        (ADAMANT, [("Dahl", "rent fell")]),
        (ENSURED, []),
        (SHOWN_SAYING, [("It", "him boasting that rents fell"), ("him", "rents fell")]),
        (BROUGHT, [("Dahl", "a mason 's warning that walls lean"), ("a mason 's", "walls lean")]),
    ],
)
def test_what_no_list_of_verbs_holds_is_read_off_the_words_around(table: str, expected: list[tuple[str, str]]) -> None:
    assert told(page_of(table)) == expected


def test_a_number_that_something_is_put_at_is_told_where_the_tagger_marks_it_too() -> None:
    text, analysis = columns(PUT_AT_MARKED)
    *_, found = statements(Article(id="a", text=text, outlet="The Quay Post"), analysis, ())
    assert ([span.of(text) for span in found.spans], found.chain[-1].label) == (["the toll at nine"], "The union")


STOLEN = """
Nothing  nothing PRON 2 nsubj    B-content
sank     sink    VERB 0 root     I-content
on       on      ADP  7 case     O
the      the     DET  5 det      O
harbour  harbour NOUN 7 nmod:poss O
's       's      PART 5 case     O
showing  showing NOUN 2 obl      O
.        .       PUNCT 2 punct   O

Dahl     Dahl    PROPN 10 nsubj  B-source
smiled   smile   VERB  0 root    B-cue
.        .       PUNCT 10 punct  O
"""


def test_words_of_a_phrase_of_view_are_not_given_to_the_next_speaker() -> None:
    page = page_of(STOLEN)
    kept, certain = overruled(page, linked(page, stretches(page.words.role)), syntactic(page, 0, len(page.forms) - 1))
    assert kept == []
    assert [page.forms[link.source[0].last] for link in certain] == ["harbour"]


REGULATOR = """
The      the     DET  2 det    O
board    board   NOUN 3 nsubj  O
scoffed  scoff   VERB 0 root   O
.        .       PUNCT 3 punct O

It       it      PRON 6 nsubj  B-source
said     say     VERB 0 root   B-cue
rents    rent    NOUN 8 nsubj  B-content
fell     fall    VERB 6 ccomp  I-content
.        .       PUNCT 6 punct O
"""


def test_a_pronoun_takes_up_the_subject_of_the_sentence_before_though_that_has_no_name() -> None:
    text, analysis = columns(REGULATOR)
    told = statements(Article(id="a", text=text), analysis, [])
    assert [statement.chain[-1].label for statement in told[1:]] == ["The board"]
