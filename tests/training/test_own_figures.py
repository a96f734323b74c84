"""The passages with marked numbers, as the head of numbers learns from them."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.figures import OWN, marked, passages


def test_marks_are_taken_out_and_stand_at_their_numbers() -> None:
    article, marks = marked(["At least [killed 31] died.", "[wounded A] boy fell; [people 4] looked on."])
    assert article.text == "At least 31 died.\n\nA boy fell; 4 looked on."
    assert [(article.text[start:end], label) for start, end, label in marks] == [
        ("31", "killed"),
        ("A", "wounded"),
        ("4", "people"),
    ]
    assert [block.span.of(article.text) for block in article.blocks] == [
        "At least 31 died.",
        "A boy fell; 4 looked on.",
    ]


@pytest.mark.parametrize("mark", ["[kiled 3]", "[none 3]"])
def test_a_label_that_is_none_is_named(mark: str) -> None:
    with pytest.raises(ValueError, match="no measure in"):
        marked([f"{mark} died."])


def test_every_passage_can_be_read_and_most_have_marks() -> None:
    found = list(passages(OWN))
    assert len(found) > 800
    assert sum(bool(passage.marks) for passage in found) > 0.7 * len(found)
    assert not any("[" in passage.article.text for passage in found)
