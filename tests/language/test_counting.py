"""What the head of numbers reads, and what it takes them to count on sentences that it did not learn from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.language import load
from onrecord.language.counting import PARTS, around, candidates, load_counts
from onrecord.language.small_networks import SIZE, Tree
from onrecord.record import Article, Block, Count, Span


def counts(text: str) -> dict[str, Count]:
    """The counts of a paragraph, by the words they begin with."""
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    analysis = load().analyse([article])[0]
    return {text[analysis.start[one.word] : analysis.end[one.word]]: one for one in analysis.counts}


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The landslide at Oru killed 19 villagers and two guides.", "19", "killed"),
        ("Rescuers brought up 14 bodies from the lake on Monday.", "14", "killed"),
        ("The clinic treated 31 people for burns after the blast.", "31", "wounded"),
        ("Doctors in Malk said 45 had been hurt, some of them badly.", "45", "wounded"),
        ("The army detained 62 protesters in the old town.", "62", "arrested"),
        ("Some 25,000 marchers filled the avenue on Sunday.", "25,000", "people"),
        ("The council will spend $4.5 million on the bridge.", "4.5", "money"),
        ("Prices rose by 7 percent in a year.", "7", "percent"),
    ],
)
def test_a_number_is_read_by_the_words_around_it(text: str, number: str, measure: str) -> None:
    assert counts(text)[number].measure == measure
    assert 0.0 < counts(text)[number].sure <= 1.0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Anna Lund, 47, has run the shop since 1998.", "47"),
        ("Anna Lund, 47, has run the shop since 1998.", "1998"),
        ("The match ended 3-1 before a silent crowd.", "3-1"),
        ("Trains leave from platform 9 every evening.", "9"),
    ],
)
def test_a_number_that_counts_nothing_has_no_count(text: str, number: str) -> None:
    assert number not in counts(text)


def test_a_page_without_numbers_has_none() -> None:
    assert counts("The envoys left the hotel by a side door and said nothing.") == {}


def test_counts_stand_at_words_of_the_page_in_text_order() -> None:
    text = "\n\n".join(
        f"In Vessa {n} people were killed and {n + 1} houses burned, the mayor said." for n in range(20, 60)
    )
    article = Article(id="a", text=text)
    analysis = load().analyse([article])[0]
    words = [one.word for one in analysis.counts]
    assert words == sorted(words)
    assert all(text[analysis.start[word]].isdigit() for word in words)
    assert len(words) > 40


TREE = Tree(
    lowers=("about", "a", "dozen", "men", "and", "7", "boys", "drowned", "."),
    tag=("IN", "DT", "NN", "NNS", "CC", "CD", "NNS", "VBD", "."),
    pos=("ADV", "DET", "NOUN", "NOUN", "CCONJ", "NUM", "NOUN", "VERB", "PUNCT"),
    dep=("advmod", "det", "nummod", "nsubj", "cc", "nummod", "conj", "root", "punct"),
    head=(2, 2, 3, 7, 6, 6, 3, 7, 7),
    sentence=(1, 1, 1, 1, 1, 1, 1, 1, 1),
)


def test_candidates_are_numbers_and_the_article_of_a_dozen() -> None:
    assert [TREE.lowers[word] for word in candidates(TREE)] == ["a", "dozen", "7"]


def test_a_number_is_read_with_its_noun_its_verb_and_the_means_around_it() -> None:
    vectors = np.arange(9, dtype=np.float32)[:, None].repeat(SIZE, 1)
    read = around(vectors, TREE, [5])
    assert read.shape == (1, PARTS, SIZE)
    # The word, its noun, the verb; the five words before, two and three after it, the sentence, and nothing earlier.
    assert read[0, :, 0].tolist() == pytest.approx([5, 6, 7, 2, 7, 7, 4, 0])


def test_a_model_without_the_head_reads_no_counts(tmp_path: Path) -> None:
    assert load_counts(tmp_path) is None
