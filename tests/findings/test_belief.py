"""The degree to which an act is told as having taken place, read from trees written by hand."""

from __future__ import annotations

import pytest

from onrecord.findings.belief import degree
from tests.findings.trees import BILL, DENIED, HELD, IF, KILLED, PLAN_TO, PLANS, URGED, clauses

CURB = """
Banks bank NNS NOUN nsubj 2
acted act VBD VERB root 0
to to TO PART mark 4
curb curb VB VERB advcl 2
lending lending NN NOUN obj 4
"""
MAY = """
Prices price NNS NOUN nsubj 3
may may MD AUX aux 3
rise rise VB VERB root 0
"""


@pytest.mark.parametrize(
    ("tree", "word", "expected"),
    [
        (KILLED, 3, 3.0),
        (HELD, 4, -3.0),
        (DENIED, 5, -3.0),
        (IF, 5, 3.0),
        (IF, 2, 0.0),
        (PLANS, 3, 0.0),
        (PLAN_TO, 3, 0.0),
        (BILL, 3, 0.0),
        (URGED, 4, 0.0),
        (CURB, 1, 3.0),
        (CURB, 3, 0.0),
        (MAY, 2, 1.0),
    ],
)
def test_what_is_certain_planned_and_denied(tree: str, word: int, expected: float) -> None:
    assert degree(clauses(tree), word) == expected
