"""Joined clauses, descriptions, pronouns and two-sided verbs, on syntax written out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.attribution.bundles import Link
from onrecord.attribution.clauses import cut, with_joined
from onrecord.attribution.cues import reading_of
from onrecord.attribution.descriptions import Descriptions
from onrecord.attribution.pronouns import Told, with_antecedents
from onrecord.attribution.stretches import Page, Stretch
from onrecord.attribution.syntax import syntactic
from onrecord.record import Actor, Manner, Span, Statement, Voice, Why
from tests.attribution.columns import page_of


def words(page: Page, part: Stretch) -> str:
    return page.span(part).of(page.text)


def actor_of(page: Page, label: str, *mentions: str, kind: str = "person", sectors: tuple[str, ...] = ()) -> Actor:
    spans = []
    for mention in mentions:
        start = page.text.index(mention)
        spans.append(Span(start, start + len(mention)))
    return Actor(id=label, label=label, kind=kind, mentions=tuple(spans), sectors=sectors, why=Why(rule="test"))  # type: ignore[arg-type]


JOINED = """
Dahl     Dahl     PROPN 2  nsubj O
said     say      VERB  0  root  O
Brest    Brest    PROPN 5  nsubj O
had      have     AUX   5  aux   O
sold     sell     VERB  2  ccomp O
ships    ship     NOUN  5  obj   O
,        ,        PUNCT 10 punct O
although although SCONJ 10 mark  O
Kiel     Kiel     PROPN 10 nsubj O
denied   deny     VERB  {head} advcl O
it       it       PRON  10 obj   O
"""


@pytest.mark.parametrize(
    ("head", "content"),
    [(5, "Brest had sold ships , although Kiel denied it"), (2, "Brest had sold ships")],
)
def test_a_joined_clause_is_whose_word_it_hangs_on(head: int, content: str) -> None:
    page = page_of(JOINED.format(head=head))
    outer = Link((Stretch(2, 5, "content"),), Stretch(1, 1, "cue"), (Stretch(0, 0, "source"),))
    later = Link((Stretch(10, 10, "content"),), Stretch(9, 9, "cue"), (Stretch(8, 8, "source"),))
    first, _ = with_joined(page, [outer, later])
    assert words(page, first.content[0]) == content


NEXT = """
Brest    Brest  PROPN 2 nsubj O
knew     know   VERB  0 root  O
what     what   PRON  4 nsubj O
happened happen VERB  2 ccomp O
and      and    CCONJ 7 cc    O
had      have   AUX   7 aux   O
forbidden forbid VERB {head} conj O
talks    talk   NOUN  7 obj   O
"""
THAT = """
Brest    Brest  PROPN 2 nsubj O
promised promise VERB 0 root  O
money    money  NOUN  2 obj   O
and      and    CCONJ 7 cc    O
that     that   SCONJ 7 mark  O
Kiel     Kiel   PROPN 7 nsubj O
paid     pay    VERB  2 conj  O
"""
SO = """
Brest    Brest  PROPN 2 nsubj  O
said     say    VERB  0 root   O
so       so     ADV   2 advmod O
on       on     ADP   5 case   O
Monday   Monday PROPN 2 obl    O
"""


@pytest.mark.parametrize(
    ("table", "last", "content"),
    [
        (NEXT.format(head=2), 7, "what happened"),
        (NEXT.format(head=4), 7, "what happened and had forbidden talks"),
        (THAT, 6, "money"),
        (SO, 4, "so"),
    ],
)
def test_a_content_ends_where_the_next_word_of_the_speaker_begins(table: str, last: int, content: str) -> None:
    page = page_of(table)
    link = Link((Stretch(2, last, "content"),), Stretch(1, 1, "cue"), (Stretch(0, 0, "source"),))
    assert words(page, cut(page, link).content[0]) == content


QUOTED_AS = """
one       one       NUM   2 nummod O
expert    expert    NOUN  7 iobj   O
as        as        SCONJ 4 mark   O
saying    say       VERB  7 advcl  O
the       the       DET   6 det    O
mayor     mayor     NOUN  7 nsubj  O
told      tell      VERB  0 root   O
him       he        PRON  7 iobj   O
to        to        PART  10 mark  O
wait      wait      VERB  7 xcomp  O
"""
FINDING = """
Brest     Brest     PROPN 2 nsubj O
disputes  dispute   VERB  0 root  O
a         a         DET   4 det   O
finding   finding   NOUN  2 obj   O
by        by        ADP   7 case  O
the       the       DET   7 det   O
board     board     NOUN  4 nmod  O
that      that      SCONJ 10 mark O
stocks    stock     NOUN  10 nsubj O
fell      fall      VERB  2 ccomp O
"""
WARNED = """
Brest     Brest     PROPN 2 nsubj O
warned    warn      VERB  0 root  O
of        of        ADP   5 case  O
a         a         DET   5 det   O
storm     storm     NOUN  2 obl   O
"""
BEGGED = """
Brest     Brest     PROPN 2 nsubj O
begged    beg       VERB  0 root  O
the       the       DET   4 det   O
captain   captain   NOUN  2 obj   O
to        to        PART  6 mark  O
beach     beach     VERB  2 advcl O
her       she       PRON  6 obj   O
"""


@pytest.mark.parametrize(
    ("table", "tags", "source", "content"),
    [
        (QUOTED_AS, {3: "VBG"}, "one expert", "the mayor told him to wait"),
        (FINDING, {}, "the board", "stocks fell"),
        (WARNED, {}, "Brest", "a storm"),
        (BEGGED, {}, "Brest", "beach her"),
    ],
)
def test_syntax_shows_whose_words_a_phrase_holds(table: str, tags: dict[int, str], source: str, content: str) -> None:
    page = page_of(table, tags)
    found = [
        (words(page, link.source[0]), words(page, link.content[0]))
        for link in syntactic(page, 0, len(page.forms) - 1)
        if link.source
    ]
    assert (source, content) in found


CAPTAIN = """
{article} {article} DET   3 det   O
{former}  {former}  ADJ   3 amod  O
captain   captain   NOUN  4 nsubj O
lied      lie       VERB  0 root  O

The       the       DET   2 det   O
captain   captain   NOUN  6 nsubj O
,         ,         PUNCT 2 punct O
Bo        Bo        PROPN 2 appos O
Ek        Ek        PROPN 4 flat  O
left      leave     VERB  0 root  O
"""


@pytest.mark.parametrize(
    ("article", "former", "named"),
    [("The", "tall", "Bo Ek"), ("The", "former", None), ("A", "former", "Bo Ek"), ("Her", "tall", None)],
)
def test_a_description_is_whom_the_page_names_with_its_noun(article: str, former: str, named: str | None) -> None:
    page = page_of(CAPTAIN.format(article=article, former=former))
    found = Descriptions(page, (actor_of(page, "Bo Ek", "Bo Ek"),)).named(Stretch(0, 2, "source"), 2)
    assert (found.label if found else None) == named


PAPER = """
Quay   Quay   PROPN 2 compound O
Post   Post   PROPN 3 nsubj    O
spoke  speak  VERB  0 root     O

The    the    DET   2 det      O
{noun} {noun} NOUN  3 nsubj    O
erred  err    VERB  0 root     O
"""


@pytest.mark.parametrize(("noun", "named"), [("paper", "Quay Post"), ("company", None), ("cat", None)])
def test_the_paper_is_the_one_outlet_named_before(noun: str, named: str | None) -> None:
    page = page_of(PAPER.format(noun=noun))
    outlet = actor_of(page, "Quay Post", "Quay Post", kind="organisation", sectors=("JRN",))
    found = Descriptions(page, (outlet,)).named(Stretch(3, 4, "source"), 4)
    assert (found.label if found else None) == named


TEXT = "Ann Lee came . Her aide spoke . Bo Ek said she had said he lied"
PEOPLE = {"Ann Lee": ("Ann Lee", "Her"), "Bo Ek": ("Bo Ek",)}


def told_of() -> Told:
    actors = []
    for name, mentions in PEOPLE.items():
        spans = tuple(Span(TEXT.index(m), TEXT.index(m) + len(m)) for m in mentions)
        actors.append(Actor(id=name, label=name, kind="person", mentions=spans, why=Why(rule="test")))
    return Told(TEXT, tuple(actors))


def said(content: str, voice: tuple[str, str | None], parent: Statement | None, manner: Manner) -> Statement:
    label, actor = voice
    at, start = TEXT.index(label), TEXT.rindex(content)
    last = Voice(kind="person", label=label, actor=actor, span=Span(at, at + len(label)))
    chain = parent.chain if parent else (Voice(kind="outlet", label="Post"),)
    return Statement(
        id=content,
        spans=(Span(start, len(TEXT)),),
        chain=(*chain, last),
        manner=manner,
        parent=parent.id if parent else "page",
        why=Why(rule="test"),
    )


@pytest.mark.parametrize(
    ("manner", "pronoun", "guess", "meant"),
    [
        # Who is quoted speaks of another by "he" and "she".
        ("quoted", "he", "Bo Ek", None),
        ("quoted", "she", None, "Ann Lee"),
        # In a paraphrase the speaker is the nearest one, unless the page says "her" of whom coreference took.
        ("paraphrased", "he", None, "Bo Ek"),
        ("paraphrased", "he", "Ann Lee", "Bo Ek"),
    ],
)
def test_a_pronoun_inside_what_is_said(manner: Manner, pronoun: str, guess: str | None, meant: str | None) -> None:
    outer = said("she had said", ("Bo Ek", "Bo Ek"), None, manner)
    at = TEXT.rindex(f" {pronoun} ") + 1
    inner = said("lied", ("Bo Ek", guess), outer, "paraphrased")
    voice = replace(inner.chain[-1], label=pronoun, span=Span(at, at + len(pronoun)))
    inner = replace(inner, chain=(*outer.chain, voice))
    (found,) = with_antecedents([inner], [outer], told_of())
    assert found.chain[-1].actor == meant


SAID = """
Dahl  Dahl  PROPN 2 nsubj O
{cue} {cue} VERB  0 root  O
it    it    PRON  {head} nsubj O
{rest}
"""
FALSE = "was be AUX 5 cop O\nfalse false ADJ 2 ccomp O"
CLEAR = "was be AUX 5 cop O\nclear clear ADJ 2 ccomp O"
PAY = "would will AUX 5 aux O\npay pay VERB 2 ccomp O"
NO_LIST = "kept keep VERB 2 ccomp O\nno no DET 6 det O\nlist list NOUN 4 obj O"
LIED = "lied lie VERB 2 ccomp O"


@pytest.mark.parametrize(
    ("cue", "rest", "head", "act"),
    [
        ("say", FALSE, 5, "deny"),
        ("claim", FALSE, 5, "deny"),
        ("say", CLEAR, 5, "say"),
        ("assure", CLEAR, 5, "say"),
        ("assure", PAY, 5, "promise"),
        ("swear", CLEAR, 5, "claim"),
        ("swear", PAY, 5, "promise"),
        ("say", NO_LIST, 4, "deny"),
        ("say", LIED, 4, "accuse"),
        ("allege", CLEAR, 5, "accuse"),
        ("estimate", CLEAR, 5, "say"),
        ("estimate", PAY, 5, "predict"),
    ],
)
def test_what_is_said_tells_the_act(cue: str, rest: str, head: int, act: str) -> None:
    page = page_of(SAID.format(cue=cue, rest=rest, head=head))
    content = Stretch(2, len(page.forms) - 1, "content")
    assert reading_of(page, Stretch(1, 1, "cue"), content).act == act


REJECTED = """
Dahl     Dahl   PROPN 2 nsubj O
rejected reject VERB  0 root  O
the      the    DET   4 det   O
{noun}   {noun} NOUN  2 obj   O
"""


@pytest.mark.parametrize(("noun", "act"), [("plan", "oppose"), ("claim", "deny"), ("accusation", "deny")])
def test_what_is_rejected_is_opposed_or_denied(noun: str, act: str) -> None:
    page = page_of(REJECTED.format(noun=noun))
    assert reading_of(page, Stretch(1, 1, "cue"), Stretch(2, 3, "content")).act == act
