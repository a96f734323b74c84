"""An article as markup in which every cited span is one highlight, wherever spans nest, cross or leave a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.brief.shown import shown
from onrecord.record import Article, Block, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words to highlight: `id` is the anchor of their first piece, `kind` a CSS class, `note` the anchor that tells
    of them, and `number` what the link to it says; "" for neither."""

    id: str
    spans: tuple[Span, ...]
    kind: str = "cited"
    note: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the article as a reader sees it: the tag that holds it, and its words with their highlights."""

    block: Block
    tag: str
    html: Markup


@dataclass(frozen=True, slots=True)
class _Piece:
    mark: Mark
    span: Span
    first: bool
    last: bool


_TAGS = {"headline": "h1", "heading": "h3", "quote": "blockquote", "table": "pre"}
UNSHOWN_KINDS = frozenset({"navigation"})


def passages(article: Article, marks: Iterable[Mark]) -> Iterator[Passage]:
    """The blocks of an article in reading order with the marks in them; text outside of blocks is shown, too.

    A mark that spans blocks has a piece in each; pieces after the first carry `data-of` with the mark's id.
    """
    pieces = sorted(_pieces(marks), key=lambda piece: (piece.span.start, -piece.span.end))
    started: set[str] = set()
    for block in _every_block(article):
        inside = [piece for piece in pieces if piece.span.overlaps(block.span)]
        if block.kind in UNSHOWN_KINDS and not inside:
            continue
        html = _highlighted(article.text, block.span, inside, started)
        yield Passage(block=block, tag=_TAGS.get(block.kind, "p"), html=html)


def _pieces(marks: Iterable[Mark]) -> Iterator[_Piece]:
    for mark in marks:
        spans = [span for span in mark.spans if len(span)]
        for at, span in enumerate(spans):
            yield _Piece(mark, span, at == 0, at == len(spans) - 1)


def _every_block(article: Article) -> list[Block]:
    """The blocks, cut so that none overlaps the one before, and paragraphs for words that lie in none."""
    found: list[Block] = []
    at = 0
    for block in sorted(article.blocks, key=lambda one: (one.span.start, -one.span.end)):
        if block.span.end <= at:
            continue
        start = max(at, block.span.start)
        found += _loose(article.text, at, start)
        found.append(Block(kind=block.kind, span=Span(start, block.span.end), voice=block.voice))
        at = block.span.end
    return found + _loose(article.text, at, len(article.text))


def _loose(text: str, start: int, end: int) -> list[Block]:
    words = text[start:end]
    if not words.strip():
        return []
    start += len(words) - len(words.lstrip())
    return [Block(kind="paragraph", span=Span(start, start + len(words.strip())))]


def _highlighted(text: str, block: Span, pieces: Sequence[_Piece], started: set[str]) -> Markup:
    """The words of a block; where two marks cross, the inner one is closed and opened again around the other's end."""
    starts: dict[int, list[_Piece]] = {}
    ends: dict[int, list[_Piece]] = {}
    for piece in pieces:
        starts.setdefault(max(piece.span.start, block.start), []).append(piece)
        ends.setdefault(min(piece.span.end, block.end), []).append(piece)
    out: list[str] = []
    open_now: list[_Piece] = []
    at = block.start
    for point in sorted({*starts, *ends, block.end}):
        out.append(str(escape(shown(text[at:point]))))
        at = point
        gone = ends.get(point, [])
        while any(piece in open_now for piece in gone):
            out.append("</span>")
            if (closed := open_now.pop()) not in gone:
                starts.setdefault(point, []).append(closed)
        out += [_reference(piece) for piece in gone if piece.last and piece.span.end <= block.end]
        for piece in sorted(starts.get(point, []), key=lambda piece: -piece.span.end):
            open_now.append(piece)
            out.append(_opening(piece.mark, started))
    return Markup("".join(out))


def _opening(mark: Mark, started: set[str]) -> str:
    first = mark.id not in started
    started.add(mark.id)
    name = "id" if first else "data-of"
    note = f' data-note="{escape(mark.note)}"' if mark.note else ""
    return f'<span class="w {escape(mark.kind)}" {name}="{escape(mark.id)}"{note}>'


def _reference(piece: _Piece) -> str:
    mark = piece.mark
    if not mark.note:
        return ""
    return (
        f'<a class="ref" href="#{escape(mark.note)}" aria-label="note {escape(mark.number)}">{escape(mark.number)}</a>'
    )
