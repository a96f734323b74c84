"""Whether an act took place, read from trees written by hand."""

from __future__ import annotations

import pytest

from onrecord.findings.factuality import factuality
from tests.findings.trees import BILL, DENIED, HELD, IF, KILLED, PLAN_TO, PLANS, URGED, clauses


@pytest.mark.parametrize(
    ("tree", "word", "status", "decided_by"),
    [
        (URGED, 1, "happened", None),
        (URGED, 4, "demanded", "urged"),
        (PLANS, 3, "planned", "plans"),
        (PLANS, 5, "planned", "plans"),
        (KILLED, 3, "happened", None),
        (HELD, 4, "denied", "not"),
        (IF, 2, "conditional", "if"),
        (IF, 5, "planned", "will"),
        (PLAN_TO, 3, "planned", "plan"),
        (BILL, 3, "planned", "to"),
        (DENIED, 1, "happened", None),
        (DENIED, 5, "denied", "denied"),
    ],
)
def test_the_nearest_word_decides(tree: str, word: int, status: str, decided_by: str | None) -> None:
    read = clauses(tree)
    found = factuality(read, word)
    assert (found.status, read.lowers[found.word] if found.word is not None else None) == (status, decided_by)
