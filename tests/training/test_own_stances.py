"""The passages of our own that positions are learnt from, and which clause of a marked stretch has its stance."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from onrecord.language.small_networks import Tree
from onrecord.language.stances import LABELS
from training.stances import EVENTS, labels, passages

TREE = Tree(
    lowers=("they", "want", "the", "levy", "scrapped", "."),
    tag=("PRP", "VBP", "DT", "NN", "VBN", "."),
    pos=("PRON", "VERB", "DET", "NOUN", "VERB", "PUNCT"),
    dep=("nsubj", "root", "det", "obj", "ccomp", "punct"),
    head=(1, 1, 3, 1, 1, 1),
    sentence=(0, 0, 0, 0, 0, 0),
)
"""They want the levy scrapped ."""
SPANS = [(0, 4), (5, 9), (10, 13), (14, 18), (19, 27), (27, 28)]


def by_word(*marks: tuple[int, int, str]) -> dict[int, int]:
    return {clause.word: label for clause, label in labels(TREE, SPANS, marks).items()}


def test_the_topmost_clause_of_a_stretch_has_its_stance() -> None:
    assert by_word((5, 27, "demands")) == {1: 1 + LABELS.index("demands"), 3: -1, 4: -1}


def test_without_a_mark_no_clause_tells_a_position() -> None:
    assert by_word() == {1: 0, 3: 0, 4: 0}


@pytest.mark.parametrize("path", [None, EVENTS])
def test_all_own_passages_mark_stretches_of_text(path: object) -> None:
    found = list(passages() if path is None else passages(EVENTS))
    assert len(found) > 600
    told = [mark for passage in found for mark in passage.marks]
    assert {label for _, _, label in told} == set(LABELS)
    for passage in found:
        for start, end, _ in passage.marks:
            assert passage.article.text[start:end].strip()
            assert "\n" not in passage.article.text[start:end]
