"""An HTML tree as a list of pieces: one run of words each, as a browser would set it on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.read import tree

BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
SKIPPED = frozenset(
    [
        "head",
        "script",
        "noscript",
        "style",
        "iframe",
        "select",
        "button",
        "input",
        "textarea",
        "template",
        "svg",
        "audio",
        "video",
        "option",
        "label",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
REVEALED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words between two line breaks of the page.

    `path` holds the block elements around it, outermost first; `linked` is how many of its characters are links,
    `key` its letters and digits alone: what is left of the words under any white space and punctuation.
    """

    index: int
    text: str
    path: tuple[tree.Element, ...]
    linked: int
    key: str

    @property
    def tag(self) -> str:
        """The innermost block's name."""
        return str(self.path[-1].tag) if self.path else "body"

    def inside(self, names: frozenset[str]) -> bool:
        """Whether one of the blocks around it has one of the names."""
        return any(element.tag in names for element in self.path)

    @property
    def label(self) -> str:
        """Classes and ids of the three innermost blocks, for rules that read them."""
        return " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in self.path[-3:])

    @property
    def family(self) -> tuple[str, ...]:
        """Tag and classes of the three innermost blocks: paragraphs of one article share them."""
        return tuple(f"{element.tag}.{element.get('class') or ''}" for element in self.path[-3:])


def squeeze(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", text)


class _Gatherer:
    """Collects words until a block begins or ends."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self.linked = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.words.append(text)
            self.linked += len(text.strip()) if in_link else 0

    def close(self, path: tuple[tree.Element, ...]) -> None:
        text = tree.clean(tree.joined(self.words))
        if text:
            linked = min(self.linked, len(text))
            self.pieces.append(Piece(index=len(self.pieces), text=text, path=path, linked=linked, key=squeeze(text)))
        self.words.clear()
        self.linked = 0


def pieces(root: tree.Element) -> list[Piece]:
    """The pieces of a page, in reading order; a table's row is one piece, its cells parted by " | "."""
    gatherer = _Gatherer()
    _gather(root, (), False, gatherer)
    gatherer.close(())
    return gatherer.pieces


def _gather(element: tree.Element, path: tuple[tree.Element, ...], in_link: bool, into: _Gatherer) -> None:
    name = element.tag
    in_link = in_link or name == "a"
    breaking = name in BREAKING and not _is_cell_of_prose(element)
    if name == "br":
        into.add(" ", False)
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            into.close(path)
        return
    if breaking:
        into.close(path)
        path = (*path, element)
    into.add(element.text, in_link)
    for child in element:
        if child.tag not in SKIPPED and isinstance(child.tag, str) and not _is_hidden(child):
            _gather(child, path, in_link, into)
        if child.tail:
            into.add(child.tail, in_link)
    if breaking:
        into.close(path)
    elif name in ("td", "th") and element.getnext() is not None and into.words:
        into.add(" | ", False)


def _is_cell_of_prose(element: tree.Element) -> bool:
    """A cell without blocks of its own stays on its row's line."""
    return element.tag in ("td", "th") and not any(
        child.tag in BREAKING or child.tag == "br" for child in element.iter() if child is not element
    )


def _is_hidden(element: tree.Element) -> bool:
    """Whether an element is not shown; one that holds a page's worth of words is one that a script brings to show."""
    style = (element.get("style") or "").replace(" ", "").lower()
    marked = (
        "display:none" in style
        or element.get("hidden") is not None
        or (element.get("aria-hidden") == "true" and element.tag in BREAKING)
    )
    return marked and sum(map(len, element.itertext())) < REVEALED


def lines_of(body: tree.Element) -> Iterator[str]:
    """The words of an extracted body (trafilatura's own tags), a line a block, squeezed.

    A table's row is a line, as it is a piece, unless its cells hold blocks of their own.
    """
    run: list[str] = []
    for event, element in _events(body):
        if event in ("start", "end") and element.tag in (
            "p",
            "head",
            "item",
            "quote",
            "row",
            "list",
            "table",
            "lb",
            "body",
            "code",
        ):
            line = squeeze("".join(run))
            run.clear()
            if line:
                yield line
        if event == "start":
            run.append(element.text or "")
        if event == "end":
            run.append(element.tail or "")
    if line := squeeze("".join(run)):
        yield line


def _events(element: tree.Element) -> Iterator[tuple[str, tree.Element]]:
    yield "start", element
    for child in element:
        yield from _events(child)
    yield "end", element
