"""Figures of tables: a cell's number counts what its column's head or its row's label says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.findings.amounts import amounts
from onrecord.findings.asked import asked_for
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measures import Measured
from onrecord.record import Article, Block, BlockKind, Measure, Span

_PARTED = " | "
_OF_THESE = re.compile(
    r"(?:of|among)\s+(?:these|those|them|which|whom|the\s+\w+)\b|\W*including\b|thereof\b", re.IGNORECASE
)
_SHELTERED = re.compile(r"\b(?:persons?|people|families)\b.{0,20}\b(?:shelters?|camps?|accommodation)\b", re.IGNORECASE)


class _Cell(NamedTuple):
    """The words of a cell and where they stand."""

    span: Span
    words: str


def tabled(article: Article, clauses: Clauses) -> Iterator[tuple[Counted, Measured]]:
    """The counts of people hurt or lost in an article's tables, row by row.

    A row without numbers is the head of those below it. A column whose head tells no measure has that of its row's
    label; "of these" is of the row before.
    """
    for rows in _tables(article):
        heads: list[Measure | None] = []
        last: Measure | None = None
        for row in rows:
            told = [_number(clauses, cell) for cell in row]
            if not any(told):
                heads = [_measure(clauses, cell) for cell in row]
                continue
            label = _measure(clauses, row[0]) or (last if _OF_THESE.match(row[0].words) else None)
            for at, one in enumerate(told):
                column = heads[at] if at < len(heads) else None
                measure = column or label
                if one and measure and at:
                    share = "share of a toll" if _OF_THESE.match(row[0].words) and not column else "cell of a table"
                    yield one, Measured(measure, "people", share, one.last)
            last = label or last


def kind_at(article: Article, start: int) -> BlockKind:
    """The kind of the block that a character stands in; a paragraph where there is none."""
    return next((b.kind for b in article.blocks if b.span.start <= start < b.span.end), "paragraph")


def introduction(article: Article, start: int) -> Span | None:
    """The paragraph right above the list or the table that a character stands in; of a list one that leads to it."""
    at = next((n for n, b in enumerate(article.blocks) if b.span.start <= start < b.span.end), None)
    if at is None or article.blocks[at].kind not in ("list", "table"):
        return None
    kind = article.blocks[at].kind
    while at and article.blocks[at].kind == kind:
        at -= 1
    above = article.blocks[at]
    leads = kind == "table" or above.span.of(article.text).rstrip().endswith(":")
    return above.span if above.kind == "paragraph" and leads else None


def _tables(article: Article) -> Iterator[list[list[_Cell]]]:
    rows: list[list[_Cell]] = []
    for block in article.blocks:
        if block.kind == "table":
            rows.append(list(_cells(article.text, block)))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _cells(text: str, block: Block) -> Iterator[_Cell]:
    at = block.span.start
    for words in block.span.of(text).split(_PARTED):
        yield _Cell(Span(at, at + len(words)), words)
        at += len(words) + len(_PARTED)


def _number(clauses: Clauses, cell: _Cell) -> Counted | None:
    """The number that is all of a cell."""
    found = amounts(clauses.text, cell.span.start, cell.span.end)
    whole = len(found) == 1 and found[0].unit is None and found[0].form in ("digits", "words")
    if not whole or found[0].end - found[0].start < len(cell.words.strip(" *†+()").strip()):
        return None
    first, last = clauses.word_at(found[0].start), clauses.word_at(found[0].end - 1)
    return Counted(found[0], first, last, last) if first is not None and last is not None else None


def _measure(clauses: Clauses, cell: _Cell) -> Measure | None:
    if _SHELTERED.search(cell.words):
        return "displaced"
    words = _words(clauses, cell.span)
    return asked_for(clauses, words) if words else None


def _words(clauses: Clauses, span: Span) -> Sequence[int]:
    if not span.of(clauses.text).strip():
        return ()
    first, last = clauses.word_at(span.start), clauses.word_at(span.end - 1)
    return range(first, last + 1) if first is not None and last is not None else ()
