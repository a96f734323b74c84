"""Base forms of inflected words."""

from __future__ import annotations

import pytest

from onrecord.language.encoder import load_encoder
from onrecord.language.inflection import base_form


@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [
        ("said", "VBD", "say"),
        ("denied", "VBD", "deny"),
        ("planned", "VBN", "plan"),
        ("hoping", "VBG", "hope"),
        ("announced", "VBD", "announce"),
        ("stolen", "VBN", "steal"),
        ("killed", "VBN", "kill"),
        ("goes", "VBZ", "go"),
        ("clashes", "NNS", "clash"),
        ("parties", "NNS", "party"),
        ("troops", "NNS", "troop"),
        ("crises", "NNS", "crisis"),
        ("used", "VBN", "use"),
        ("added", "VBD", "add"),
        ("need", "VBP", None),
        ("larger", "JJR", "large"),
        ("worst", "JJS", "bad"),
        ("glowing", "JJ", None),
        ("blorped", "VBD", "blorp"),
        ("reconvened", "VBD", "reconvene"),
        ("orchestrated", "VBN", "orchestrate"),
        ("expelled", "VBN", "expel"),
        ("losing", "VBG", "lose"),
        ("died", "VBD", "die"),
        ("going", "VBG", "go"),
        ("panicking", "VBG", "panic"),
        ("handcuffed", "VBN", "handcuff"),
        ("retook", "VBD", "retake"),
        ("schoolchildren", "NNS", "schoolchild"),
        ("politics", "NNS", "politics"),
        ("buses", "NNS", "bus"),
        ("movies", "NNS", "movie"),
        ("1990s", "NNS", None),
        ("later", "RBR", "late"),
        ("better", "RBR", "well"),
    ],
)
def test_base_forms(word: str, tag: str, base: str | None) -> None:
    assert base_form(word, tag, load_encoder().ranks) == base
