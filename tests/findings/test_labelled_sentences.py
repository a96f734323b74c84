"""The project's own labelled sentences: enough of them are read as labelled, and little else is."""

from __future__ import annotations

import pytest

from evaluation.labelled import FOLDER, labelled, score

FLOORS = [
    # what, least recall, least precision: raised as rules grow, never lowered
    ("figures", 0.97, 0.98),
    ("positions", 0.93, 0.97),
]


@pytest.mark.parametrize(("what", "recall", "precision"), FLOORS)
def test_labelled_sentences_are_read(what: str, recall: float, precision: float) -> None:
    found = score(what, labelled(what))
    assert found.recall >= recall
    assert found.precision >= precision


@pytest.mark.parametrize("what", ["figures", "positions"])
def test_no_sentence_is_labelled_twice(what: str) -> None:
    sentences = [row.sentence for row in labelled(what)]
    assert len(sentences) == len(set(sentences)) >= 250
    assert any(not row.labels for row in labelled(what))


def test_passages_of_news_are_read() -> None:
    found = score("positions", labelled("positions", FOLDER / "position_passages.tsv"))
    assert found.recall >= 0.6
    assert found.precision >= 0.8
