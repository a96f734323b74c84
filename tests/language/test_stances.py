"""The stance head: which clauses it asks about, what it reads of one, and how its two readings are joined."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import load, shipped_files
from onrecord.language.small_networks import SIZE, Tree
from onrecord.language.stances import FILE, PARTS, Clause, agreed, around, clauses, features, load_stances
from onrecord.record import Article, Block, Span

TREE = Tree(
    lowers=("this", "levy", "must", "go", ",", "she", "said", "."),
    tag=("DT", "NN", "MD", "VB", ",", "PRP", "VBD", "."),
    pos=("DET", "NOUN", "AUX", "VERB", "PUNCT", "PRON", "VERB", "PUNCT"),
    dep=("det", "nsubj", "aux", "ccomp", "punct", "nsubj", "root", "punct"),
    head=(1, 3, 3, 6, 6, 6, 6, 6),
    sentence=(2, 2, 2, 2, 2, 2, 2, 2),
)
"""This levy must go , she said ."""


def vectors(scale: float) -> np.ndarray:
    """A row of its own number for each of the eight words."""
    return np.full((8, SIZE), scale, np.float32) * np.arange(1, 9, dtype=np.float32)[:, None]


def read(text: str) -> list[str]:
    """The words that the shipped head reads as heads of positions, with their stance."""
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    [analysis] = load().analyse([article])
    assert all(0.5 <= one.sure <= 1.0 for one in analysis.stances)
    return [f"{text[analysis.start[one.word] : analysis.end[one.word]]} {one.stance}" for one in analysis.stances]


def test_verbs_and_nouns_are_asked_about_with_all_that_hangs_on_them() -> None:
    assert clauses(TREE) == [Clause(1, 0, 1, bare=True), Clause(3, 0, 3), Clause(6, 0, 7)]


def test_words_pairs_and_what_a_clause_hangs_on_are_looked_up() -> None:
    assert features(TREE, Clause(3, 0, 3)) == {
        *("w this", "w levy", "w must", "w go", "k must", "o go", "t VB", "h said ccomp"),
        *("b this levy", "b levy must", "b must go"),
    }


def test_a_clause_is_read_with_those_around_it() -> None:
    [found] = around(vectors(10.0), vectors(1.0), TREE, [Clause(3, 0, 3)])
    assert found.shape == (PARTS, SIZE)
    # Early: its head, the clause, the words right after the head, the window.
    assert found[:4, 0].tolist() == [40.0, 25.0, 40.0, 45.0]
    # Midway: head, the word above, subject, object, complement, auxiliary, before, behind, small words.
    assert found[4:13, 0].tolist() == [4.0, 7.0, 2.0, 0.0, 0.0, 3.0, 3.0, 5.0, 3.0]
    # Sentence, the one before, clause, up to the head, from it on, window.
    assert found[13:, 0].tolist() == [4.5, 0.0, 2.5, 2.5, 4.0, 4.5]


@given(st.lists(st.integers(min_value=0, max_value=11), min_size=1, max_size=12))
def test_a_clause_covers_the_clauses_inside_it(heads: list[int]) -> None:
    count = len(heads)
    # A word hangs on an earlier one or is a root, so that there are no circles.
    above = tuple(min(head, word) for word, head in enumerate(heads))
    row = ("x",) * count
    tree = Tree(row, row, ("VERB",) * count, ("dep",) * count, above, (0,) * count)
    found = {clause.word: clause for clause in clauses(tree)}
    for word, head in enumerate(above):
        assert found[head].first <= found[word].first <= word <= found[word].last <= found[head].last


def test_what_one_reading_rules_out_both_do() -> None:
    both = agreed(np.array([[0.5, 0.5, 0.0]], np.float32), np.array([[0.2, 0.4, 0.4]], np.float32))
    assert both.sum() == pytest.approx(1.0)
    assert both[0, 1] > both[0, 0] > both[0, 2]
    assert both[0, 2] < 0.01


def test_a_model_without_a_head_has_none(tmp_path: Path) -> None:
    assert load_stances(tmp_path) is None


def test_the_shipped_head_is_one_of_the_shipped_files() -> None:
    assert FILE in [path.name for path in shipped_files()]


@pytest.mark.parametrize("text", ["", "1,204 – 38", "Rain.", "The ferry leaves the northern pier at six."])
def test_texts_without_positions_tell_none(text: str) -> None:
    assert read(text) == []


def test_a_position_without_a_tell_tale_verb_is_read() -> None:
    assert read("The senator told the chamber that the levy must go before winter.") == ["go demands"]
