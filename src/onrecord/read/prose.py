"""An article's prose alone: paragraphs at line ends, headings and lists by their shape."""

from __future__ import annotations

from onrecord.read import roles
from onrecord.read.lines import Line, lines, unwrapped
from onrecord.record import Block, BlockKind


def blocks(text: str) -> tuple[list[Block], list[int]]:
    """A block a line (or a paragraph, where lines are set to a fixed width), and the blank lines before each."""
    found = unwrapped(text, lines(text))
    kinds = [_kind(found, at) for at in range(len(found))]
    return [Block(kind=kind, span=line.span) for kind, line in zip(kinds, found, strict=True)], [
        line.gap for line in found
    ]


def _kind(found: list[Line], at: int) -> BlockKind:
    line = found[at]
    if roles.CORRECTION.match(line.text) and line.words > 4:
        return "correction"
    if roles.CAPTION.search(line.text) and line.words <= 60:
        return "caption"
    if line.bullet:
        return "list"
    last = at == len(found) - 1
    return "heading" if roles.is_heading(line) and not last else "paragraph"
