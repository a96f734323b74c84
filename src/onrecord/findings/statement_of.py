"""Whose word a stretch of text is: the innermost statement around it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Span, Statement


def statement_of(span: Span, statements: Sequence[Statement]) -> str:
    """The id of the innermost statement that covers more than half of `span`; else of the page's own, the first.

    With no statements at all, "".
    """
    if not statements:
        return ""
    depths = {statement.id: statement.parent for statement in statements}
    best = (-1, 0, statements[0].id)
    for statement in statements[1:]:
        if _shared(span, statement) * 2 > len(span):
            size = sum(len(part) for part in statement.spans)
            best = max(best, (_depth(statement.id, depths), -size, statement.id))
    return best[2]


def _shared(span: Span, statement: Statement) -> int:
    start, end, shared = span.start, span.end, 0
    for part in statement.spans:
        if part.start < end and part.end > start:
            shared += min(end, part.end) - max(start, part.start)
    return shared


def _depth(statement: str, parents: dict[str, str | None]) -> int:
    depth, seen = 0, {statement}
    while (above := parents.get(statement)) and above not in seen:
        depth += 1
        seen.add(above)
        statement = above
    return depth
