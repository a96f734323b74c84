"""Which pieces of a page are its article: trafilatura chooses, and the page's own order and places mend the choice."""

from __future__ import annotations

import trafilatura

from onrecord.read import tree
from onrecord.read.pieces import Piece, lines_of

SHORT = 25


def chosen(root: tree.Element, found: list[Piece], url: str | None) -> list[Piece]:
    """The pieces that trafilatura (fast mode) keeps as the body, in the page's order."""
    document = trafilatura.bare_extraction(root, url=url, fast=True, include_comments=False)
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return [found[index] for index in sorted(_placed(list(lines_of(document.body)), found))]


def _placed(lines: list[str], found: list[Piece]) -> set[int]:
    """Indices of the pieces that the lines were taken from."""
    where: dict[str, list[int]] = {}
    for piece in found:
        where.setdefault(piece.key, []).append(piece.index)
    places = [where.get(line, []) for line in lines]
    anchors = [(at, place[0]) for at, place in enumerate(places) if len(place) == 1]
    selected = {index for _, index in anchors}
    for at, (line, place) in enumerate(zip(lines, places, strict=True)):
        near = min(anchors, key=lambda anchor: abs(anchor[0] - at), default=(0, 0))[1]
        if len(place) > 1:
            selected.add(min(place, key=lambda index: abs(index - near)))
        elif not place and len(line) >= SHORT:
            selected.update(_parts(line, found, near))
    return selected


def _parts(line: str, found: list[Piece], near: int) -> set[int]:
    """Pieces that one line joins, or the piece that it is cut from."""
    inside = {piece.index for piece in found if len(piece.key) >= 12 and piece.key in line}
    if inside:
        return inside
    around = [piece.index for piece in found if line in piece.key]
    return {min(around, key=lambda index: abs(index - near))} if around else set()
