"""The act head: what it reads of a word, and what it says of windows without acts, without words, without a head."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.language import load, shipped_files
from onrecord.language.acts import FILE, PARTS, around, candidates, load_acts
from onrecord.language.small_networks import SIZE, Tree
from onrecord.record import Article, Block, Span

TREE = Tree(
    lowers=("tents", "were", "cleared", "by", "guards", "."),
    tag=("NNS", "VBD", "VBN", "IN", "NNS", "."),
    pos=("NOUN", "AUX", "VERB", "ADP", "NOUN", "PUNCT"),
    dep=("nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct"),
    head=(2, 2, 2, 4, 2, 2),
    sentence=(3, 3, 3, 3, 3, 3),
)
"""Tents were cleared by guards ."""


def vectors(scale: float) -> np.ndarray:
    """A row of its own number for each of the six words."""
    return np.full((6, SIZE), scale, np.float32) * np.arange(1, 7, dtype=np.float32)[:, None]


def test_only_open_words_may_tell_an_act() -> None:
    assert candidates(TREE) == [0, 2, 4]


def test_a_word_is_read_with_those_around_it() -> None:
    read = around(vectors(10.0), vectors(1.0), TREE, [2])
    assert read.shape == (1, PARTS, SIZE)
    # Early, midway, its head (itself), whom it befalls, who does it, the words before and behind, its sentence.
    assert read[0, :, 0].tolist() == [30.0, 3.0, 3.0, 1.0, 5.0, 2.0, 4.0, 3.5]


def test_what_is_not_there_is_nothing() -> None:
    read = around(vectors(1.0), vectors(1.0), TREE, [0])
    assert read[0, [3, 4, 5], 0].tolist() == [0.0, 0.0, 0.0]


def test_a_model_without_a_head_has_none(tmp_path: Path) -> None:
    assert load_acts(tmp_path) is None


def test_the_shipped_head_is_one_of_the_shipped_files() -> None:
    assert FILE in [path.name for path in shipped_files()]


@pytest.mark.parametrize("text", ["", "1,204 – 38", "Rain."])
def test_texts_without_acts_tell_none(text: str) -> None:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    [analysis] = load().analyse([article])
    assert analysis.acts == ()


def test_acts_are_words_of_the_text_in_order() -> None:
    text = "Guards cleared the tents of the strikers at dawn, and the mayor condemned the raid. " * 40
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    [analysis] = load().analyse([article])
    words = [act.word for act in analysis.acts]
    assert words == sorted(set(words))
    assert len(words) >= 40
    assert {text[analysis.start[w] : analysis.end[w]] for w in words} >= {"condemned"}
    assert all(0.5 <= act.sure <= 1.0 for act in analysis.acts)
