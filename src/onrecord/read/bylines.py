"""The authors of an HTML page: what its data names, and what its byline shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.read import jsonld, names, tree
from onrecord.read.names import distinct, is_organisation
from onrecord.record import Author

META_KEYS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "cxenseparse:author", "og:article:author", "citation_author", "article:author_name", "creator",
)  # fmt: skip
BYLINE = re.compile(
    r"by-?line|author|(?:^|[\s_-])(?:autor(?:en|es|in)?|auteurs?|writer|contributors?)(?:$|[\s_-]|names?\b)", re.I
)
NOT_BYLINE = re.compile(
    r"comment|related|bio\b|about|avatar|image|photo|teaser|social|share|follow|footer|popular|recommend|description"
    r"|date|time|links?\b|box|author-card|sidebar|widget",
    re.I,
)
ADDRESS = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|people|profiles?|staff|reporters?|journalists?|by|writers?)/", re.I
)
APART = frozenset(("nav", "footer", "aside", "form", "figure"))
ELSEWHERE = re.compile(r"comment|related|sidebar|recommend|popular|most-?read|teaser", re.I)
LONGEST = 200


def authors(
    root: tree.Element, articles: list[jsonld.Item], meta: dict[str, list[str]], sites: list[str]
) -> list[Author]:
    """People before organisations, the page's data before its byline; a byline adds roles, and names to a part-list.

    `articles` are the page's article objects, `meta` its meta tags, `sites` names of its outlet. An organisation is
    an author only where nobody else is.
    """
    people, bodies = _sorted_out(_named(articles, meta), sites)
    seen = _shown(root)
    visible = [author for author in seen if not is_organisation(author.name, *sites)]
    if people and _completes(people, visible):
        people = visible
    chosen = people or [author for author in visible if not author.name.islower()] or bodies or seen
    roles = {author.name.casefold(): author.role for author in seen}
    return distinct([Author(name=a.name, role=a.role or roles.get(a.name.casefold())) for a in chosen])


def _completes(people: list[Author], visible: list[Author]) -> bool:
    """Whether the byline names all of the people and others with full names."""
    known, shown = {a.name.casefold() for a in people}, {a.name.casefold() for a in visible}
    return known < shown and all(len(name.split()) > 1 for name in shown - known)


def _sorted_out(named: list[tuple[str, bool]], sites: list[str]) -> tuple[list[Author], list[Author]]:
    """People, and organisations: those marked so, and those that sound so."""
    people: list[Author] = []
    bodies: list[Author] = []
    for name, marked in named:
        if "@" in name:
            continue
        whole = is_organisation(name, *sites)
        for author in [Author(name=name)] if whole else names.authors(name):
            (bodies if marked or whole or is_organisation(author.name, *sites) else people).append(author)
    return people, bodies


def _named(articles: list[jsonld.Item], meta: dict[str, list[str]]) -> list[tuple[str, bool]]:
    """Names from the first source that has any: JSON-LD, then meta tags; each with whether it is marked as a body."""
    for item in articles:
        found = list(jsonld.names(item.get("author") or item.get("creator")))
        if found := [(name, marked) for name, marked in found if not name.startswith(("http", "/"))]:
            return found
    for key in META_KEYS:
        if values := [value for value in meta.get(key, []) if not value.startswith(("http", "www.", "/"))]:
            return [(value, False) for value in values]
    return []


def _shown(root: tree.Element) -> list[Author]:
    """Authors that the page shows: marked elements, links to writers' pages, elements classed or worded as a byline."""
    for group in (_marked(root), _linked(root), _classed(root), _worded(root)):
        for at, text in enumerate(group):
            found = names.authors(text) if 2 < len(text) <= LONGEST and at < 6 else []
            if found:
                return found
    return []


def _marked(root: tree.Element) -> Iterator[str]:
    """Elements with rel="author" or itemprop="author", side by side in one byline."""
    found = [
        element
        for element in root.iter("a", "span", "address", "div")
        if "author" in f"{element.get('rel') or ''} {element.get('itemprop') or ''}".split() and not _is_apart(element)
    ]
    if found:
        holder = found[0].getparent()
        yield ", ".join(tree.words(element) for element in found if element.getparent() is holder)


def _linked(root: tree.Element) -> Iterator[str]:
    """Links to writers' pages inside an element classed as a byline."""
    for element in _byline_elements(root):
        links = [link for link in element.iter("a") if ADDRESS.search(link.get("href") or "")]
        if links:
            yield ", ".join(dict.fromkeys(words for link in links if (words := tree.words(link))))


def _classed(root: tree.Element) -> Iterator[str]:
    return (_lines(element) for element in _byline_elements(root))


def _worded(root: tree.Element) -> Iterator[str]:
    """Short elements that begin with "By"."""
    for element in root.iter("p", "span", "div", "h2", "h3", "h4", "strong", "em"):
        start = (element.text or "").strip()[:12]
        if re.match(r"(?:By|BY|Von|Par|Por)(?:\s|:|$)", start):
            text = _lines(element)
            if len(text) <= 80 and not _is_apart(element):
                yield text


def _byline_elements(root: tree.Element) -> Iterator[tree.Element]:
    for element in root.iter("div", "span", "p", "a", "li", "ul", "address", "h3", "h4", "h5", "section"):
        label = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"
        if len(label) > 4 and BYLINE.search(label) and not NOT_BYLINE.search(label) and not _is_apart(element):
            yield element


def _is_apart(element: tree.Element) -> bool:
    """Whether the element stands in a part of the page that is not the article's head."""
    around = list(element.iterancestors())
    near = [ancestor for ancestor in around[:5] if ancestor.tag not in ("body", "html")]
    return any(ancestor.tag in APART for ancestor in around) or any(
        ELSEWHERE.search(ancestor.get("class") or "") for ancestor in near
    )


def _lines(element: tree.Element) -> str:
    """The words of an element, a line for each run of text; a row of like elements is one list."""
    for holder in element.iter():
        kids = [child for child in holder if isinstance(child.tag, str)]
        alike = len(kids) > 1 and len({(child.tag, child.get("class")) for child in kids}) == 1
        if alike and all(2 <= len(tree.words(child).split()) <= 4 for child in kids):
            return ", ".join(tree.words(child) for child in kids)
    return "\n".join(words for run in element.itertext() if (words := tree.clean(run)))
