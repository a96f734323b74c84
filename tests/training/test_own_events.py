"""The passages of our own that acts are learnt from: their marks, and what a broken one says."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training.acts import marked, passages


def test_marks_stand_within_each_other() -> None:
    found = marked(["<rejects The mayor [REJECT waved off] the plan>.", "Nobody [PROTEST marched]."])
    assert found.article.text == "The mayor waved off the plan.\n\nNobody marched."
    assert [(found.article.text[a:b], label) for a, b, label in found.marks] == [
        ("waved off", "REJECT"),
        ("marched", "PROTEST"),
    ]


@pytest.mark.parametrize(
    ("line", "says"), [("[REFUSE waved off]", "REFUSE"), ("<likes it>", "likes"), ("[REJECT waved", "not closed")]
)
def test_a_broken_mark_is_told(line: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        marked([line])


def test_all_own_passages_are_well_marked() -> None:
    found = list(passages())
    assert len(found) > 1000
    for passage in found:
        for start, end, _ in passage.marks:
            assert passage.article.text[start:end].strip()
