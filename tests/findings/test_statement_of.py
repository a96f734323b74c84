"""The innermost statement around a stretch of text."""

from __future__ import annotations

import pytest

from onrecord.findings.statement_of import statement_of
from onrecord.record import Span, Statement, Voice, Why


def statement(name: str, start: int, end: int, parent: str | None = None) -> Statement:
    voice = Voice(kind="outlet", label="unnamed")
    return Statement(
        id=name, spans=(Span(start, end),), chain=(voice,), manner="quoted", why=Why(rule="test"), parent=parent
    )


PAGE = (statement("page", 0, 100), statement("outer", 10, 60), statement("inner", 20, 40, "outer"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 5, "page"), (12, 18, "outer"), (22, 30, "inner"), (35, 44, "inner"), (38, 58, "outer"), (90, 100, "page")],
)
def test_the_innermost_statement_that_covers_most_of_it(start: int, end: int, expected: str) -> None:
    assert statement_of(Span(start, end), PAGE) == expected


def test_no_statements_have_no_id() -> None:
    assert statement_of(Span(0, 1), ()) == ""
