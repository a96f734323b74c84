"""Layers of speech on syntax written out by hand: inner readings, stacked cues, who is cited, who "she" is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.attribution import statements
from onrecord.attribution.nested import inner_links
from onrecord.attribution.pronouns import with_antecedents
from onrecord.attribution.stretches import Stretch
from onrecord.attribution.syntax import syntactic
from onrecord.record import Article, Span, Statement, Voice, Why
from tests.attribution.columns import columns, page_of

ORDERED = """
Dahl    Dahl   PROPN 2 nsubj O
ordered order  VERB  0 root  O
crews   crew   NOUN  2 obj   O
to      to     PART  5 mark  O
leave   leave  VERB  2 xcomp O
Brest   Brest  PROPN 5 obj   O
"""
CLAIM = """
Its     its    PRON  2 nmod:poss O
claim   claim  NOUN  7 nsubj O
that    that   SCONJ 5 mark  O
ships   ship   NOUN  5 nsubj O
sank    sink   VERB  2 acl   O
was     be     AUX   7 cop   O
false   false  ADJ   0 root  O
"""
NAMED = """
Dahl       Dahl       PROPN 2 nsubj O
found      find       VERB  0 root  O
the        the        DET   4 det   O
plan       plan       NOUN  2 obj   O
impossible impossible ADJ   2 xcomp O
"""
RETOLD = """
Dahl     Dahl    PROPN 3 nsubj O
had      have    AUX   3 aux   O
promised promise VERB  0 root  O
it       it      PRON  3 obj   O
"""
STACKED = """
Brest    Brest   PROPN 2 nsubj B-source
promised promise VERB  0 root  B-cue
a        a       DET   4 det   B-content
bridge   bridge  NOUN  2 obj   I-content
,        ,       PUNCT 2 punct O
Dahl     Dahl    PROPN 7 nsubj B-source
said     say     VERB  2 parataxis B-cue
.        .       PUNCT 2 punct O
"""
CITED = """
Ships    ship    NOUN  2 nsubj B-content
sank     sink    VERB  5 ccomp I-content
,        ,       PUNCT 2 punct O
Gazette  Gazette PROPN 5 nsubj B-source
reported report  VERB  0 root  B-cue
,        ,       PUNCT 7 punct O
citing   cite    VERB  5 advcl O
two      two     NUM   9 nummod O
officials official NOUN 7 obj  O
.        .       PUNCT 5 punct O
"""
SIDE = """
Dahl    Dahl   PROPN 2 nsubj B-source
said    say    VERB  0 root  B-cue
pilots  pilot  NOUN  4 nsubj B-content
had     have   AUX   5 aux   I-content
warned  warn   VERB  2 ccomp I-content
ships   ship   NOUN  7 nsubj I-content
sank    sink   VERB  5 ccomp I-content
.       .      PUNCT 2 punct O
"""


@pytest.mark.parametrize(
    ("table", "source", "cue", "content"),
    [
        (ORDERED, "Dahl", "ordered", "leave Brest"),
        (CLAIM, "Its", "claim", "ships sank"),
        (NAMED, "Dahl", "found", "the plan impossible"),
        (RETOLD, "Dahl", "had promised", "it"),
    ],
)
def test_syntax_shows_infinitives_nouns_names_and_words_taken_up(
    table: str, source: str, cue: str, content: str
) -> None:
    page = page_of(table)
    (link,) = syntactic(page, 0, len(page.forms) - 1)
    assert link.cue is not None
    parts = (link.source[0], link.cue, link.content[0])
    assert [" ".join(page.forms[p.first : p.last + 1]) for p in parts] == [source, cue, content]


def chains(table: str, inner: object = None) -> list[tuple[list[str], str]]:
    text, analysis = columns(table)
    found = statements(Article(id="a", text=text, outlet="Post"), analysis, (), inner)  # type: ignore[arg-type]
    return [([v.label for v in s.chain[1:]], s.spans[0].of(text)) for s in found[1:]]


def test_a_cue_without_content_says_the_sentence_before_it() -> None:
    assert chains(STACKED)[0] == (["Dahl"], "Brest promised a bridge")


def test_who_is_cited_stands_behind_who_cites() -> None:
    found = chains(CITED)
    assert found[0] == (["Gazette"], "Ships sank")
    assert found[1] == (["Gazette", "two officials"], "Ships sank")


def test_a_content_is_read_again_by_itself() -> None:
    asked: list[tuple[int, int]] = []

    def inner(ranges: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
        asked.extend(ranges)
        tags = {2: ("B-source", "B-cue", "I-cue", "B-content", "I-content")}
        return [tags.get(first, ("O",) * (last - first + 1)) for first, last in ranges]

    assert chains(SIDE, inner) == [
        (["Dahl"], "pilots had warned ships sank"),
        (["Dahl", "pilots"], "ships sank"),
    ]
    assert asked[0] == (2, 6)


TWO_SENTENCES = """
“      “     PUNCT 3 punct O
Pilots pilot NOUN  3 nsubj O
knew   know  VERB  0 root  O
the    the   DET   5 det   O
risk   risk  NOUN  3 obj   O
.      .     PUNCT 3 punct O

Ships  ship  NOUN  8 nsubj O
sank   sink  VERB  0 root  O
.      .     PUNCT 8 punct O
"""


def inner_parts(table: str, first: int, roles: tuple[str, ...]) -> list[str]:
    page = page_of(table)
    part = Stretch(first, first + len(roles) - 1, "content")
    return [page.span(own).of(page.text) for link in inner_links(page, part, roles) for own in link.content]


def test_what_another_says_without_marks_ends_with_its_sentence() -> None:
    roles = ("B-source", "B-cue", "B-content", "I-content", "I-content", "I-content", "I-content", "O")
    assert inner_parts(TWO_SENTENCES, 1, roles) == ["the risk"]


def said(label: str, kind: str, start: int) -> Statement:
    voice = Voice(kind=kind, label=label, span=Span(start, start + len(label)))  # type: ignore[arg-type]
    outlet = Voice(kind="outlet", label="Post")
    return Statement(
        id=f"s{start}",
        spans=(Span(start + 20, start + 30),),
        chain=(outlet, voice),
        manner="quoted",
        parent="page",
        why=Why(rule="test"),
    )


@pytest.mark.parametrize(
    ("before", "kind", "pronoun", "meant"),
    [
        ("a lawyer for the port", "unnamed", "she", "a lawyer for the port"),
        ("two pilots", "unnamed", "she", "she"),
        ("two pilots", "unnamed", "they", "two pilots"),
        ("the audit", "document", "it", "the audit"),
        ("the audit", "document", "he", "he"),
        ("unnamed", "unnamed", "he", "he"),
    ],
)
def test_a_pronoun_goes_on_for_who_spoke_without_a_name(before: str, kind: str, pronoun: str, meant: str) -> None:
    found = with_antecedents([said(before, kind, 0), said(pronoun, "person", 60)], [])
    assert found[1].chain[-1].label == meant
    # A label is the words at its span: those of the one before, or of the pronoun.
    assert (
        found[1].chain[-1].span
        == (said(before, kind, 0) if meant == before else said(pronoun, "person", 60)).chain[-1].span
    )
