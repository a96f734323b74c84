"""Who can speak, think and want: on syntax written out by hand."""

from __future__ import annotations

import pytest

from onrecord.attribution.said import is_word
from tests.attribution.columns import link_of, page_of


def clause_of(source: str, verb: str, lemma: str, tag: str = "VBD", *, pos: str = "NOUN") -> str:
    """ "SOURCE VERB rates fell": a finite clause behind a verb."""
    return f"""
The    the    DET  2 det   O
{source} {source} {pos} 3 nsubj O
{verb} {lemma} VERB 0 root O {tag}
rates  rate   NOUN 5 nsubj O
fell   fall   VERB 3 ccomp O VBD
"""


@pytest.mark.parametrize(
    ("source", "lemma", "told"),
    [
        ("minister", "believe", True),
        ("ministry", "believe", True),
        ("administration", "believe", True),
        ("utility", "say", True),
        ("prosecution", "say", True),
        ("neighbourhood", "believe", True),
        ("market", "expect", True),
        ("consultation", "believe", False),
        ("intention", "demand", False),
        ("right", "oppose", False),
        ("illness", "say", False),
        ("move", "signal", False),
        ("report", "say", True),
        ("survey", "warn", True),
        ("report", "believe", False),
        ("data", "know", False),
        ("law", "demand", True),
        ("radar", "predict", True),
        ("software", "demand", False),
        ("Thursday", "say", False),
    ],
)
def test_a_thing_neither_speaks_nor_thinks(source: str, lemma: str, told: bool) -> None:
    page = page_of(clause_of(source, lemma, lemma))
    assert is_word(page, link_of(page, (0, 1), (2, 2), (3, 4))) is told


@pytest.mark.parametrize(("counted", "told"), [("people", True), ("reasons", False)])
def test_those_who_are_counted_speak(counted: str, told: bool) -> None:
    page = page_of(
        f"""
A     a      DET  2 det   O
range range  NOUN 5 nsubj O
of    of     ADP  4 case  O
{counted} {counted.removesuffix("s")} NOUN 2 nmod O
believe believe VERB 0 root O VBP
rates rate   NOUN 7 nsubj O
fell  fall   VERB 5 ccomp O VBD
"""
    )
    assert is_word(page, link_of(page, (0, 3), (4, 4), (5, 6))) is told


def test_words_in_marks_were_written_by_somebody() -> None:
    page = page_of(
        """
The    the   DET  2 det   O
motion motion NOUN 3 nsubj O
says   say   VERB 0 root  O VBZ
"      "     PUNCT 6 punct O
rates  rate  NOUN 6 nsubj O
fell   fall  VERB 3 ccomp O VBD
"      "     PUNCT 6 punct O
"""
    )
    assert is_word(page, link_of(page, (0, 1), (2, 2), (3, 6)))


@pytest.mark.parametrize(
    ("pronoun", "verb", "lemma", "tag", "told"),
    [
        ("You", "know", "know", "VBP", False),
        ("You", "want", "want", "VBP", False),
        ("You", "said", "say", "VBD", True),
        ("One", "suspects", "suspect", "VBZ", False),
        ("One", "said", "say", "VBD", True),
        ("They", "know", "know", "VBP", True),
        ("Everyone", "wants", "want", "VBZ", False),
        ("Everyone", "agreed", "agree", "VBD", True),
        ("Someone", "asks", "ask", "VBZ", False),
        ("Someone", "asked", "ask", "VBD", True),
        ("This", "shows", "show", "VBZ", False),
        ("It", "shows", "show", "VBZ", False),
        ("It", "confirmed", "confirm", "VBD", True),
    ],
)
def test_whoever_reads_thinks_nothing(pronoun: str, verb: str, lemma: str, tag: str, told: bool) -> None:
    page = page_of(
        f"""
{pronoun} {pronoun.lower()} PRON 2 nsubj O
{verb} {lemma} VERB 0 root O {tag}
rates rate NOUN 4 nsubj O
fell fall VERB 2 ccomp O VBD
"""
    )
    assert is_word(page, link_of(page, (0, 0), (1, 1), (2, 3))) is told
