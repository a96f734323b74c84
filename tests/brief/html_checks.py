"""An HTML file taken apart: its elements with their words, and what is not well formed in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("meta link img br hr input wbr source area base col embed track".split())


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.words)


class Parsed(HTMLParser):
    """All elements of a file; raises AssertionError where a tag is closed that is not open."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        assert not self._open, f"never closed: {[one.tag for one in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        # The number behind a highlight is a link of ours, no word of the page.
        if not any(one.attributes.get("class") == "ref" for one in self._open):
            for element in self._open:
                element.words.append(data)

    def ids(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    def targets(self) -> list[str]:
        return [
            one.attributes["href"][1:]
            for one in self.elements
            if one.tag == "a" and one.attributes.get("href", "").startswith("#")
        ]

    def marked(self, name: str) -> str:
        """The words under an anchor: its first piece and those that carry it on."""
        pieces = [one for one in self.elements if name in (one.attributes.get("id"), one.attributes.get("data-of"))]
        return "".join(piece.text for piece in pieces)
