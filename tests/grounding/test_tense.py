"""Tense of the verb above a day, from columns, and from the nearest signs where there are none."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.grounding.tense import by_syntax
from onrecord.grounding.times import times
from onrecord.record import Analysis, Article


def columns(rows: str) -> tuple[str, Analysis]:
    """Words as "form/lemma/TAG/POS/dep/head", joined by blanks, as a text and its columns."""
    cells = [row.split("/") for row in rows.split()]
    starts = [sum(len(cell[0]) + 1 for cell in cells[:i]) for i in range(len(cells))]
    form, lemma, tag, pos, dep, head = zip(*cells, strict=True)
    analysis = Analysis(
        start=tuple(starts),
        end=tuple(start + len(word) for start, word in zip(starts, form, strict=True)),
        lemma=lemma,
        tag=tag,
        pos=pos,
        dep=dep,
        head=tuple(map(int, head)),
        sentence=(0,) * len(cells),
    )
    return " ".join(form), analysis


SENTENCES = [
    ("He/he/PRP/PRON/nsubj/1 left/leave/VBD/VERB/root/1 Monday/Monday/NNP/PROPN/obl/1", "past"),
    (
        "He/he/PRP/PRON/nsubj/2 will/will/MD/AUX/aux/2 leave/leave/VB/VERB/root/2 Monday/Monday/NNP/PROPN/obl/2",
        "future",
    ),
    ("He/he/PRP/PRON/nsubj/1 leaves/leave/VBZ/VERB/root/1 Monday/Monday/NNP/PROPN/obl/1", "future"),
    ("He/he/PRP/PRON/nsubj/1 says/say/VBZ/VERB/root/1 Monday/Monday/NNP/PROPN/obl/1", "past"),
    ("He/he/PRP/PRON/nsubj/2 has/have/VBZ/AUX/aux/2 left/leave/VBN/VERB/root/2 Monday/Monday/NNP/PROPN/obl/2", "past"),
    (
        "He/he/PRP/PRON/nsubj/1 vowed/vow/VBD/VERB/root/1 to/to/TO/PART/mark/3 go/go/VB/VERB/xcomp/1"
        " Monday/Monday/NNP/PROPN/obl/3",
        "aim",
    ),
    (
        "He/he/PRP/PRON/nsubj/1 failed/fail/VBD/VERB/root/1 to/to/TO/PART/mark/3 come/come/VB/VERB/xcomp/1"
        " Monday/Monday/NNP/PROPN/obl/3",
        "past",
    ),
    (
        "Talks/talk/NNS/NOUN/nsubj/2 are/be/VBP/AUX/aux/2 scheduled/schedul/VBN/VERB/root/2"
        " Monday/Monday/NNP/PROPN/obl/2",
        "future",
    ),
    ("Monday/Monday/NNP/PROPN/root/0", "unknown"),
]


@pytest.mark.parametrize(("rows", "tense"), SENTENCES)
def test_the_governing_verb_decides(rows: str, tense: str) -> None:
    text, analysis = columns(rows)
    assert by_syntax(analysis, text.index("Monday")) == tense


def test_syntax_outranks_the_nearest_sign() -> None:
    rows = (
        "The/the/DT/DET/det/1 plan/plan/NN/NOUN/nsubj/5 he/he/PRP/PRON/nsubj/3 signed/sign/VBD/VERB/acl:relcl/1"
        " can/can/MD/AUX/aux/5 start/start/VB/VERB/root/5 Monday/Monday/NNP/PROPN/obl/5"
    )
    text, analysis = columns(rows)
    article = Article(id="a", text=text, published=date(2012, 12, 6))
    assert times(article, analysis)[0].value == "2012-12-10"
    assert times(article, Analysis())[0].value == "2012-12-03"


@pytest.mark.parametrize(
    ("when", "value"),
    [("March", "2023-03"), ("May", "2023-05"), ("August", "2023-08"), ("Friday", "2023-06-23")],
)
def test_what_one_was_told_to_do_lies_near(when: str, value: str) -> None:
    rows = (
        "Judges/judge/NNS/NOUN/nsubj/1 ordered/order/VBD/VERB/root/1 firms/firm/NNS/NOUN/obj/1 to/to/TO/PART/mark/4"
        f" go/go/VB/VERB/xcomp/1 on/on/IN/ADP/case/6 {when}/{when}/NNP/PROPN/obl/4"
    )
    text, analysis = columns(rows.replace("on/on", "in/in") if value.count("-") == 1 else rows)
    article = Article(id="a", text=text, published=date(2023, 6, 20))
    assert times(article, analysis)[0].value == value


def test_an_infinitive_that_is_a_root_has_nothing_above_it() -> None:
    analysis = Analysis(
        start=(0,),
        end=(5,),
        lemma=("agree",),
        tag=("VB",),
        pos=("VERB",),
        dep=("root",),
        head=(0,),
        sentence=(0,),
        role=("O",),
    )
    assert by_syntax(analysis, 0) == "future"
