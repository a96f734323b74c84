"""Tense, number, voice and mood: a table of small trees."""

from __future__ import annotations

import pytest

from onrecord.language.morphology import FEATURES, morphology

Row = tuple[str, str, str, str, int]
"""Form, Penn tag, universal part of speech, relation, place of the head."""

TREES: list[tuple[list[Row], list[str]]] = [
    (
        [
            ("Ministers", "NNS", "NOUN", "nsubj", 1),
            ("resigned", "VBD", "VERB", "root", 1),
        ],
        ["Number=Plur", "Mood=Ind|Number=Plur|Tense=Past"],
    ),
    (
        [
            ("The", "DT", "DET", "det", 1),
            ("bridge", "NN", "NOUN", "nsubj:pass", 4),
            ("has", "VBZ", "AUX", "aux", 4),
            ("been", "VBN", "AUX", "aux:pass", 4),
            ("closed", "VBN", "VERB", "root", 4),
        ],
        ["", "Number=Sing", "Mood=Ind|Number=Sing|Tense=Pres", "Tense=Past|Voice=Pass", "Tense=Past|Voice=Pass"],
    ),
    (
        [
            ("Troops", "NNS", "NOUN", "nsubj", 2),
            ("have", "VBP", "AUX", "aux", 2),
            ("left", "VBN", "VERB", "root", 2),
        ],
        ["Number=Plur", "Mood=Ind|Number=Plur|Tense=Pres", "Tense=Past"],
    ),
    (
        [
            ("Leave", "VB", "VERB", "root", 0),
            ("the", "DT", "DET", "det", 2),
            ("town", "NN", "NOUN", "obj", 0),
            ("and", "CC", "CCONJ", "cc", 4),
            ("call", "VB", "VERB", "conj", 0),
        ],
        ["Mood=Imp", "", "Number=Sing", "", "Mood=Imp"],
    ),
    (
        [
            ("They", "PRP", "PRON", "nsubj", 2),
            ("will", "MD", "AUX", "aux", 2),
            ("vote", "VB", "VERB", "root", 2),
        ],
        ["Number=Plur", "", ""],
    ),
    (
        [
            ("Lund", "NNP", "PROPN", "nsubj", 4),
            ("and", "CC", "CCONJ", "cc", 2),
            ("Okoye", "NNP", "PROPN", "conj", 0),
            ("were", "VBD", "AUX", "aux", 4),
            ("waiting", "VBG", "VERB", "root", 4),
        ],
        ["Number=Sing", "", "Number=Sing", "Mood=Ind|Number=Plur|Tense=Past", "Tense=Pres"],
    ),
    (
        [
            ("crews", "NNS", "NOUN", "root", 0),
            ("who", "WP", "PRON", "nsubj", 2),
            ("search", "VBP", "VERB", "acl:relcl", 0),
        ],
        ["Number=Plur", "", "Mood=Ind|Number=Plur|Tense=Pres"],
    ),
]


@pytest.mark.parametrize(("tree", "expected"), TREES, ids=[" ".join(row[0] for row in tree) for tree, _ in TREES])
def test_features_of_a_tree(tree: list[Row], expected: list[str]) -> None:
    columns = [list(column) for column in zip(*tree, strict=True)]
    assert morphology(*columns) == expected  # type: ignore[arg-type]


def test_only_the_named_features_appear() -> None:
    for tree, expected in TREES:
        assert len(tree) == len(expected)
        assert {part.split("=")[0] for value in expected for part in value.split("|") if part} <= set(FEATURES)


def test_a_root_that_another_parser_calls_joined_ends_the_search() -> None:
    feats = morphology(["seen", "go"], ["VBN", "VB"], ["VERB", "VERB"], ["conj", "conj"], [0, 1])
    assert feats == ["Tense=Past|Voice=Pass", "Mood=Imp"]
