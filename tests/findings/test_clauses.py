"""Who does what to whom, read from trees written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.trees import DENIED, HELD, IF, KILLED, MINISTER, PLANS, URGED, WHO, clauses


@pytest.mark.parametrize(
    ("tree", "verb", "subject", "passive", "way"),
    [
        (URGED, 1, 0, False, "own"),
        (URGED, 4, 2, False, "controlled"),
        (PLANS, 3, 0, False, "controlled"),
        (PLANS, 5, 0, False, "shared"),
        (KILLED, 3, 1, True, "own"),
        (WHO, 2, 0, False, "relative"),
        (WHO, 6, 0, True, "own"),
        (IF, 2, 1, False, "own"),
    ],
)
def test_the_subject_is_found_or_taken_over(tree: str, verb: int, subject: int, passive: bool, way: str) -> None:
    assert clauses(tree).subject(verb) == (subject, passive, way)


def test_the_by_phrase_of_a_passive_is_the_agent() -> None:
    tree = clauses(KILLED)
    assert tree.agents(3) == (6,)
    assert [(o.preposition, o.word) for o in tree.obliques(3)] == [("by", 6), ("in", 8)]


def test_conjuncts_share_a_phrase() -> None:
    assert clauses(HELD).conjuncts(6) == (6, 8)


def test_a_light_verb_carries_its_noun() -> None:
    assert clauses(HELD).light_verb(4) == 3
    assert clauses(URGED).light_verb(2) is None


def test_negation_and_modals_belong_to_their_predicate() -> None:
    assert clauses(HELD).negation(3) == 2
    assert clauses(URGED).negation(1) is None
    assert clauses(IF).modal(5) == 4
    assert clauses(IF).modal(2) is None


def test_a_clause_ends_where_another_begins() -> None:
    assert clauses(DENIED).clause(1) == [0, 1]
    assert list(clauses(DENIED).subordinate_to(5)) == [1]


def test_a_phrase_keeps_its_modifiers_and_wide_its_of_phrase() -> None:
    tree = clauses(MINISTER)
    assert tree.phrase(3).of(tree.text) == "The French foreign minister"
    assert tree.phrase(3, wide=True).of(tree.text) == "The French foreign minister of state"


@given(st.sampled_from([URGED, PLANS, KILLED, WHO, HELD, IF, DENIED, MINISTER]), st.data())
def test_every_phrase_holds_its_head_and_re_reads(source: str, data: st.DataObject) -> None:
    tree = clauses(source)
    word = data.draw(st.integers(0, len(tree.words) - 1))
    for wide in (False, True):
        first, last = tree.bounds(word, wide=wide)
        assert first <= word <= last
        assert tree.phrase(word, wide=wide).of(tree.text) == tree.slice(first, last)
    assert tree.word_at(tree.words.start[word]) == word
