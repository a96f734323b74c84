"""Linking and nesting on syntax written out by hand."""

from __future__ import annotations

import pytest

from onrecord.attribution.cues import reading_of
from onrecord.attribution.links import linked
from onrecord.attribution.statements import statements
from onrecord.attribution.stretches import Page, stretches
from onrecord.attribution.syntax import syntactic
from onrecord.record import Actor, Article, Span, Why
from tests.attribution.columns import columns, page_of

SAYING = """
Keller  Keller  PROPN 2 nsubj  B-source
left    leave   VERB  0 root   O
,       ,       PUNCT 2 punct  O
saying  say     VERB  2 advcl  B-cue
aid     aid     NOUN  6 nsubj  B-content
stopped stop    VERB  4 ccomp  I-content
.       .       PUNCT 2 punct  O
"""
NESTED = """
Keller   Keller  PROPN 2 nsubj B-source
said     say     VERB  0 root  B-cue
rebels   rebel   NOUN  4 nsubj B-content
claimed  claim   VERB  2 ccomp I-content
they     they    PRON  6 nsubj I-content
won      win     VERB  4 ccomp I-content
.        .       PUNCT 2 punct O
"""
ACCORDING = """
According accord  VERB  3 case  O
to        to      ADP   1 fixed O
police    police  NOUN  6 obl   O
,         ,       PUNCT 6 punct O
twelve    twelve  NUM   6 nsubj O
died      die     VERB  0 root  O
there     there   ADV   6 advmod O
.         .       PUNCT 6 punct O
"""
TWO = """
Ahn     Ahn     PROPN 2 nsubj B-source
denied  deny    VERB  0 root  B-cue
theft   theft   NOUN  2 obj   B-content
.       .       PUNCT 2 punct O

Berg    Berg    PROPN 6 nsubj B-source
claimed claim   VERB  0 root  B-cue
fraud   fraud   NOUN  6 obj   B-content
.       .       PUNCT 6 punct O
"""


def words(page: Page, first: int, last: int) -> str:
    return " ".join(page.forms[first : last + 1])


def test_a_cue_without_a_source_takes_the_subject_of_the_verb_above() -> None:
    page = page_of(SAYING)
    found = [part for part in stretches(page.words.role) if part.role != "source"]
    (link,) = linked(page, found)
    assert words(page, link.source[0].first, link.source[0].last) == "Keller"


def test_each_content_goes_to_its_own_cue_and_source() -> None:
    page = page_of(TWO)
    pairs = [
        (page.forms[link.source[0].first], page.forms[link.content[0].first])
        for link in linked(page, stretches(page.words.role))
    ]
    assert pairs == [("Ahn", "theft"), ("Berg", "fraud")]


def test_according_to_is_read_from_syntax() -> None:
    page = page_of(ACCORDING)
    (link,) = syntactic(page, 0, len(page.forms) - 1)
    assert words(page, link.source[0].first, link.source[0].last) == "police"
    assert words(page, link.content[0].first, link.content[0].last) == "twelve died there"


def test_a_statement_inside_a_statement_hangs_from_it() -> None:
    text, analysis = columns(NESTED)
    article = Article(id="a", text=text, outlet="The Quay Post")
    whole, outer, inner = statements(article, analysis, ())
    assert (outer.parent, inner.parent) == (whole.id, outer.id)
    assert [voice.label for voice in inner.chain] == ["The Quay Post", "Keller", "rebels"]
    assert inner.spans[0].of(text) == "they won"
    assert inner.act == "claim"


def test_a_voice_knows_its_actor() -> None:
    text, analysis = columns(NESTED)
    actor = Actor(id="k", label="Eva Keller", kind="person", mentions=(Span(0, 6),), why=Why(rule="test"))
    outer = statements(Article(id="a", text=text), analysis, (actor,))[1]
    assert outer.chain[-1].actor == "k"
    assert outer.chain[-1].label == "Keller"


def test_without_tags_syntax_stands_in() -> None:
    text, analysis = columns(ACCORDING)
    found = statements(Article(id="a", text=text), analysis, ())
    assert [voice.label for voice in found[1].chain] == ["unnamed", "police"]
    assert found[1].why.rule == "verb of saying"


@pytest.mark.parametrize(("sector", "kind"), [("JRN", "outlet"), ("MED", "organisation")])
def test_a_newspaper_is_an_outlet_and_a_hospital_is_none(sector: str, kind: str) -> None:
    text, analysis = columns(SAYING)
    why = Why(rule="test")
    actor = Actor(id="k", label="Keller", kind="organisation", mentions=(Span(0, 6),), why=why, sectors=(sector,))
    assert statements(Article(id="a", text=text), analysis, (actor,))[1].chain[-1].kind == kind


NOT_DENIED = """
Ahn    Ahn   PROPN 4 nsubj B-source
did    do    AUX   4 aux   B-cue
not    not   PART  4 advmod I-cue
deny   deny  VERB  0 root  I-cue
ships  ship  NOUN  6 nsubj B-content
sank   sink  VERB  4 ccomp I-content
"""
DOUBTED = """
Ahn    Ahn   PROPN 2 nsubj B-source
cast   cast  VERB  0 root  B-cue
doubt  doubt NOUN  2 obj   I-cue
on     on    ADP   6 case  O
the    the   DET   6 det   B-content
count  count NOUN  2 obl   I-content
"""
HIT_OUT = """
Ahn    Ahn   PROPN 2 nsubj B-source
hit    hit   VERB  0 root  B-cue
out    out   ADP   2 compound:prt I-cue
at     at    ADP   6 case  O
the    the   DET   6 det   B-content
mayor  mayor NOUN  2 obl   I-content
"""


@pytest.mark.parametrize(
    ("table", "act", "polarity"),
    [(NOT_DENIED, "admit", "positive"), (DOUBTED, "doubt", "negative"), (HIT_OUT, "accuse", "positive")],
)
def test_negated_and_several_word_cues_have_acts_of_their_own(table: str, act: str, polarity: str) -> None:
    page = page_of(table)
    (link,) = linked(page, stretches(page.words.role))
    said = reading_of(page, link.cue, link.content[0])
    assert (said.act, said.polarity) == (act, polarity)
