"""A text of one line a block, put together from parts, and its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.read import credits, datelines
from onrecord.record import Block, BlockKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line to be: its kind and its words; `source`: the words that name the origin of a quoted passage."""

    kind: BlockKind
    text: str
    source: str | None = None


def compose(parts: Iterable[Part]) -> tuple[str, list[Block]]:
    """The parts' words, a line each, and a block each over them."""
    rows: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in parts:
        rows.append(part.text)
        blocks.append(Block(kind=part.kind, span=Span(at, at + len(part.text))))
        at += len(part.text) + 1
    return "\n".join(rows), blocks


def split_datelines(text: str, blocks: list[Block]) -> tuple[list[Block], str | None]:
    """The blocks with the dateline of the first paragraphs in a block of its own, and the agency it names."""
    done: list[Block] = []
    agency: str | None = None
    paragraphs = 0
    for block in blocks:
        opening = None
        if block.kind in ("paragraph", "quote", "standfirst"):
            paragraphs += block.kind != "standfirst"
            opening = datelines.opening(block.span.of(text)) if paragraphs <= 2 else None
        if opening:
            middle = block.span.start + opening[0].end
            rest = middle + len(text[middle : block.span.end]) - len(text[middle : block.span.end].lstrip())
            done.append(Block(kind="dateline", span=Span(block.span.start, middle)))
            done.append(Block(kind=block.kind, span=Span(rest, block.span.end), voice=block.voice))
            agency = agency or opening[1]
        else:
            done.append(block)
    return done, agency


def split_credits(text: str, blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks with credits at the end of captions in blocks of their own, and the words of all credits."""
    done: list[Block] = []
    found: list[str] = []
    for block in blocks:
        words = block.span.of(text)
        credit = credits.credit_in(words) if block.kind == "caption" else None
        if credit:
            middle = block.span.start + credit.start
            caption = words[: credit.start].rstrip(" |(–—-")
            if caption:
                done.append(Block(kind="caption", span=Span(block.span.start, block.span.start + len(caption))))
            done.append(Block(kind="credit", span=Span(middle, block.span.end)))
            found.append(text[middle : block.span.end])
        else:
            done.append(block)
            if block.kind == "credit":
                found.append(words)
    return done, found
