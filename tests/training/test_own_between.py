"""The stories of our own that answers are learnt from: their marks and relations, and which clauses are labelled."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from evaluation.between import stories
from onrecord.pipeline.round_ups import told_by
from onrecord.stories.between import clauses_told
from onrecord.stories.pair_reader import LABELS
from training.between import OWN, labels, read


def test_relations_name_marks_of_their_story() -> None:
    found = stories(OWN)
    assert len(found) > 300
    for items in found:
        names = [name for item in items for name, _, _ in item.marks]
        assert len(names) == len(set(names)), items[0].story
        for pair in (pair for item in items for pair in item.pairs):
            assert {pair.answer, pair.first} <= set(names), (items[0].story, pair)
            assert pair.kind == "none" or (pair.on or pair.kind) in LABELS


def test_a_coded_pair_is_labelled_by_the_clauses_that_have_it() -> None:
    items = stories(OWN)[0]
    pages = read(items)
    every = clauses_told(pages, told_by(pages))
    coded, unsure = labels(items, pages, every)
    told = {
        (every[later].text[:40], every[earlier].text[:40]): LABELS[label] for (later, earlier), label in coded.items()
    }
    assert set(told.values()) == {"denied", "confirmed"}
    assert not coded.keys() & unsure
    assert all(every[later].at >= every[earlier].at for later, earlier in coded)
