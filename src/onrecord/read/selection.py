"""Which pieces of a page are its article: trafilatura chooses, and the page's own order and places mend the choice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from importlib.resources import files

from onrecord.read import tree
from onrecord.read.pieces import Piece, lines_of

SHORT, KIN_LENGTH, SMALLER = 25, 40, 0.3
ALL_LINK, LINK_LENGTH = 0.85, 200
REACH = 300
INSERT = re.compile(
    r"teaser|promo|newsletter|recommend|read-?(?:more|next|also)|sign-?up|subscri|paywall|social|\bshare|advert|cookie"
    r"|consent|author-?(?:bio|box|info)|\btags?\b|breadcrumb|related|featured|line-clamp",
    re.I,
)
PROSE = re.compile(r"article-?(?:body|text|content)|story-?(?:body|text|content)|post-?content|entry-?content", re.I)


def chosen(root: tree.Element, found: list[Piece], url: str | None) -> list[Piece]:
    """The pieces of the body, in the page's order: trafilatura's choice (fast mode), mended."""
    # Imported when a web page is read: it takes a fifth of the time that loading onrecord takes.
    import trafilatura

    document = trafilatura.bare_extraction(root, url=url, fast=True, include_comments=False)
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    selected = _placed(list(lines_of(document.body)), found)
    selected = _without_inserts(selected, found)
    return [found[index] for index in sorted(_with_kin(selected, found))]


def _without_inserts(selected: set[int], found: list[Piece]) -> set[int]:
    """The selection without teasers, sign-up boxes and links elsewhere, as long as they are the smaller part of it."""
    inserts = {index for index in selected if _is_insert(found[index])}
    size = sum(len(found[index].text) for index in selected)
    return selected - inserts if sum(len(found[index].text) for index in inserts) < SMALLER * size else selected


def _is_insert(piece: Piece) -> bool:
    """A piece in a box of its own, a line that is all link, or one that opens as such lines do."""
    boxed = INSERT.search(piece.label) and not _is_prose_family(piece)
    link = piece.linked >= ALL_LINK * len(piece.text) and len(piece.text) < LINK_LENGTH and " | " not in piece.text
    return bool(boxed or link or link_openers().match(piece.text))


@cache
def link_openers() -> re.Pattern[str]:
    """How lines open that send the reader elsewhere."""
    text = files("onrecord.read").joinpath("data", "link_openers.tsv").read_text(encoding="utf-8")
    openers = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(r"\W{0,3}(?:" + "|".join(map(re.escape, openers)) + r")(?!\w)", re.I)


def _is_prose_family(piece: Piece) -> bool:
    return bool(PROSE.search(piece.label))


def _with_kin(selected: set[int], found: list[Piece]) -> set[int]:
    """The selection with paragraphs set like its own: same tag and classes, in the same place, behind its first."""
    families = Counter(found[index].family for index in selected if len(found[index].text) >= KIN_LENGTH)
    leading = {family for family, count in families.items() if count >= max(2, 0.25 * sum(families.values()))}
    holders = {
        found[index].path[-2] for index in selected if found[index].family in leading and len(found[index].path) > 1
    }
    first = min(selected, default=0)
    kin = {
        piece.index
        for piece in found
        if piece.index > first
        and piece.family in leading
        and len(piece.path) > 1
        and piece.path[-2] in holders
        and len(piece.text) >= KIN_LENGTH
        and piece.linked < 0.5 * len(piece.text)
    }
    return selected | kin


def _placed(lines: list[str], found: list[Piece]) -> set[int]:
    """Indices of the pieces that the lines were taken from; of pieces alike, the nearest to the lines around."""
    where: dict[str, list[int]] = {}
    for piece in found:
        where.setdefault(piece.key, []).append(piece.index)
    near = _neighbours([where.get(line, []) for line in lines])
    selected: set[int] = set()
    for line, anchor in zip(lines, near, strict=True):
        places = where.get(line, [])
        if places:
            selected.add(_nearest(places, anchor))
        elif len(line) >= SHORT:
            selected.update(_parts(line, found, anchor))
    return selected


def _neighbours(places: list[list[int]]) -> list[int]:
    """For each line the index of the last line before it that has one place alone; the first such one at the start."""
    near = next((place[0] for place in places if len(place) == 1), 0)
    result = []
    for place in places:
        near = place[0] if len(place) == 1 else near
        result.append(near)
    return result


def _nearest(places: list[int], anchor: int) -> int:
    at = bisect_left(places, anchor)
    return min(places[max(0, at - 1) : at + 1], key=lambda index: abs(index - anchor))


def _parts(line: str, found: list[Piece], anchor: int) -> set[int]:
    """Pieces that one line joins, or the piece that it is cut from, not far from the anchor."""
    close = found[max(0, anchor - REACH) : anchor + REACH]
    inside = {piece.index for piece in close if len(piece.key) >= 12 and piece.key in line}
    if inside:
        return inside
    around = [piece.index for piece in close if line in piece.key]
    return {_nearest(around, anchor)} if around else set()
