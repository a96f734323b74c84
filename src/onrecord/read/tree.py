"""An HTML tree that hostile pages cannot blow up: bounded in tags, depth and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import lxml.html

from onrecord.record import PageProblem

Element = Any
"""lxml comes without types."""

TAG_LIMIT = 60_000
DEPTH_LIMIT = 200
ATTRIBUTE_LIMIT = 2_000
LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{20000,}")
"""Tags of data, or of attributes by the thousand, over which a parser takes quadratic time."""
_WIDTHLESS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
DROPPED = ("style", "template", "svg", "object", "embed", "canvas", "map", "math")


def parse(text: str) -> Element:
    """The root element. Raises PageProblem for more than 60,000 tags and for markup without an element."""
    if text.count("<") > TAG_LIMIT:
        raise PageProblem("read", f"more than {TAG_LIMIT:,} tags, too large for a page of news")
    parser = lxml.html.HTMLParser(
        remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False, huge_tree=True
    )
    source = LONG_TAG.sub(r"<\1", re.sub(r"[\x00\x0b\x0c]", " ", text)).encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (lxml.etree.ParserError, ValueError):
        raise PageProblem("read", "markup without any content") from None
    _flatten(root)
    for element in list(root.iter(*DROPPED)):
        drop(element)
    for element in root.iter():
        for name, value in element.attrib.items():
            if len(value) > ATTRIBUTE_LIMIT and name != "content":
                del element.attrib[name]
    return root


def _flatten(root: Element) -> None:
    """What stands deeper than any written page nests keeps its words and loses its tags."""
    level, depth = [root], 0
    while level and depth < DEPTH_LIMIT:
        level = [child for element in level for child in element]
        depth += 1
    for element in level:
        words = " ".join(element.itertext())
        tail = element.tail
        element.clear()
        element.text, element.tail = words, tail


def drop(element: Element) -> None:
    """Takes an element out and leaves the text behind it in place."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def words(element: Element) -> str:
    """All words under an element, white space collapsed."""
    return clean(joined(element.itertext()))


def joined(runs: Iterable[str]) -> str:
    """Runs of text put together; a space comes where one ends in a small letter and the next begins with a capital.

    Pages set such runs apart by style alone ("<span>Rail strike</span><span>Talks fail</span>").
    """
    text: list[str] = []
    last = ""
    for run in runs:
        if run:
            if last.islower() and run[0].isupper():
                text.append(" ")
            text.append(run)
            last = run[-1]
    return "".join(text)


def clean(text: str) -> str:
    """White space collapsed to single spaces; characters without width or meaning dropped."""
    # None of them is ASCII, which most text of a page is; to ask that is quicker than to look for them.
    plain = text if text.isascii() else _WIDTHLESS.sub("", text)
    return " ".join(plain.split())
