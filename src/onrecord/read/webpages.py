"""An HTML page as an article: headline, standfirst, body and captions in reading order, the rest left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.read import credits, instants, jsonld, passages, roles, selection, titles, tree
from onrecord.read.composition import Part, compose
from onrecord.read.lines import SENTENCE_END
from onrecord.read.metadata import Metadata, metadata
from onrecord.read.names import authors as byline_authors
from onrecord.read.pieces import HEADINGS, Piece, pieces, squeeze
from onrecord.record import Block, BlockKind, PageProblem, Span, Voice

STANDFIRST = re.compile(
    r"stand-?first|sub-?(?:head|title|line)|\bdek\b|\bdeck\b|\blede?\b|summary|excerpt|chapo|intro|teaser|abstract|kicker-text|description|preamble|ingress|bajada|entradilla|sommario|occhiello|lead",
    re.I,
)
CAPTION = re.compile(
    r"caption|legend\b|bildunterschrift|cutline|pie-?de-?foto|image-(?:description|text|credit)|photo-(?:credit|text)",
    re.I,
)
FIRST = frozenset(("h1",))
ASIDE = frozenset(("nav", "footer", "aside", "form"))
QUOTES = frozenset(("blockquote", "q"))
LEAST_PROSE = 60
WORDS_LIMIT = 2**20
NEAR, REACH, MOST_STANDFIRSTS = 6, 2_000, 2
SCRIPTED = re.compile(
    r"enable javascript|javascript (?:is )?(?:required|disabled)|you need to enable|loading\s*(?:\.\.\.|…)?$", re.I
)


INVITING = re.compile(
    r"\bwe(?:['’]d| would) (?:like|love) to hear (?:from you|what you think|your (?:views|thoughts|stor))"
    r"|\bhere['’]s our e-?mail\b|\b(?:send|email|submit) (?:us )?(?:a |your )letters? to the editor\b",
    re.I,
)
LONGEST_INVITATION = 500
"""Characters up to which a paragraph that asks readers to write is the page's own notice, and none of its report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """What an HTML page holds: its metadata, the text put together, and the blocks over it."""

    metadata: Metadata
    text: str
    blocks: list[Block]


def read(source: str, url: str | None) -> WebPage:
    """The article in the markup. Raises PageProblem where there is none to read."""
    root = tree.parse(source)
    told = metadata(root, url)
    found = pieces(root.body)
    if sum(len(piece.text) for piece in found) > WORDS_LIMIT:
        raise PageProblem("read", f"more than {WORDS_LIMIT:,} characters of text, too large for a page of news")
    body = [piece for piece in selection.chosen(root, found, url) if not _invites(piece)]
    if sum(len(piece.text) for piece in body) < LEAST_PROSE:
        return _from_structured_data(root, found, told)
    parts = _parts(found, body, told)
    text, blocks = compose(part for part in parts)
    return WebPage(metadata=told, text=text, blocks=_with_sources(text, blocks, parts))


def _invites(piece: Piece) -> bool:
    return len(piece.text) <= LONGEST_INVITATION and INVITING.search(piece.text) is not None


def _from_structured_data(root: tree.Element, found: list[Piece], told: Metadata) -> WebPage:
    """The body that JSON-LD carries, for pages that draw theirs by a script."""
    body = _paragraphs(told.article_body or "")
    if sum(map(len, body)) < LEAST_PROSE:
        raise PageProblem("read", _why_empty(root, found))
    parts = [Part(kind="headline", text=told.title)] if told.title else []
    if told.standfirst and squeeze(told.standfirst)[:60] not in squeeze(body[0]):
        parts.append(Part(kind="standfirst", text=told.standfirst))
    text, blocks = compose([*parts, *(Part(kind="paragraph", text=words) for words in body)])
    return WebPage(metadata=told, text=text, blocks=blocks)


def _paragraphs(body: str) -> list[str]:
    plain = re.sub(r"<(?:/?p|br)\b[^>]{0,200}>", "\n", body)
    plain = re.sub(r"</?[a-zA-Z][^>]{0,500}>", "", plain)
    return [words for row in plain.split("\n") if (words := jsonld.text(row))]


def _why_empty(root: tree.Element, found: list[Piece]) -> str:
    words = " ".join(piece.text for piece in found)
    scripts = sum(1 for _ in root.iter("script"))
    notice = " ".join(tree.words(element) for element in root.iter("noscript"))
    if SCRIPTED.search(words) or SCRIPTED.search(notice) or (scripts and len(words) < 300):
        return "a page whose article is drawn by a script; save it from a browser, or give its text"
    return "a page without readable prose" if words else "a page without any words"


def _parts(found: list[Piece], body: list[Piece], told: Metadata) -> list[Part]:
    headline = _headline(found, body, told.title)
    kinds: dict[int, BlockKind] = {}
    for piece in body:
        if piece is not headline and not _repeats_title(piece, told.title) and not _is_head_line(piece, told):
            kind = _kind(piece)
            if kind != "paragraph" or not _is_notice(piece):
                kinds[piece.index] = kind
    start = headline.index if headline else min(kinds, default=0)
    first = min((index for index, kind in kinds.items() if kind != "heading"), default=0)
    last = max(kinds, default=0)
    for piece in found:
        if kinds.get(piece.index) in (None, "paragraph", "heading"):
            side = _side_kind(piece, start, first, last, told)
            if side:
                kinds[piece.index] = side
    title = headline.text if headline and headline.key == squeeze(told.title or "") else told.title
    parts = [Part(kind="headline", text=title)] if title else []
    rest = [found[index] for index in sorted(kinds) if _is_new(found[index], kinds[index], title)]
    standfirsts = [piece for piece in rest if kinds[piece.index] == "standfirst"][:MOST_STANDFIRSTS]
    kinds |= {piece.index: "paragraph" for piece in rest if kinds[piece.index] == "standfirst"}
    return [
        *parts,
        *(Part(kind="standfirst", text=piece.text) for piece in standfirsts),
        *(_part(piece, kinds[piece.index]) for piece in rest if piece not in standfirsts),
    ]


def _is_new(piece: Piece, kind: BlockKind, title: str | None) -> bool:
    """Whether a piece adds words: a caption or standfirst that repeats the title does not."""
    return kind in ("paragraph", "list", "table", "heading", "quote") or squeeze(title or "") != piece.key


def _part(piece: Piece, kind: BlockKind) -> Part:
    return Part(kind=kind, text=piece.text, source=_cited(piece) if kind == "quote" else None)


def _headline(found: list[Piece], body: list[Piece], title: str | None) -> Piece | None:
    """The piece that shows the title before the body's middle: a first-level heading, or the title's very words."""
    if not title:
        return None
    key = squeeze(title)
    middle = body[len(body) // 2].index if body else len(found)
    early = [piece for piece in found if piece.index <= middle]
    headings = [piece for piece in early if piece.inside(FIRST) and _overlaps(piece.key, key)]
    exact = [piece for piece in headings if piece.key == key]
    return next(iter(exact or headings or [piece for piece in early if piece.key == key]), None)


def _overlaps(key: str, whole: str) -> bool:
    """Whether one is the most of the other, its kicker or its second line aside."""
    short, long = sorted((key, whole), key=len)
    return 2 * len(short) >= len(long) > 0 and (long.startswith(short) or long.endswith(short))


def _repeats_title(piece: Piece, title: str | None) -> bool:
    """A heading that is the title again, or the most of it."""
    if not title or not piece.inside(HEADINGS):
        return False
    return _overlaps(squeeze(titles.clean(piece.text, [])), squeeze(title))


def _is_head_line(piece: Piece, told: Metadata) -> bool:
    """A byline or a date on a line of its own."""
    if len(piece.text.split()) > 16 or piece.tag == "li":
        return False
    if (
        roles.LEAD_IN.match(piece.text)
        and not SENTENCE_END.search(piece.text.rstrip("."))
        and byline_authors(piece.text)
    ):
        return True
    names = {author.name.casefold() for author in told.authors}
    bare = roles.LEAD_IN.sub("", piece.text).strip(" |,:").casefold()
    dated = next(instants.find(piece.text), None)
    return bare in names or bool(dated and dated.span.end - dated.span.start >= 0.5 * len(piece.text))


def _kind(piece: Piece) -> BlockKind:
    """The kind of a body piece, from the tags around it."""
    names = {str(element.tag) for element in piece.path}
    if names & {"figcaption"} or (CAPTION.search(piece.label) and len(piece.text) < 400):
        return "caption"
    if names & QUOTES:
        return "quote"
    if piece.tag in HEADINGS or names & HEADINGS:
        return "heading"
    if names & {"li", "dt", "dd"}:
        return "list"
    if "tr" in names and " | " in piece.text:
        return "table"
    return "correction" if roles.CORRECTION.match(piece.text) else "paragraph"


def _side_kind(piece: Piece, start: int, first: int, last: int, told: Metadata) -> BlockKind | None:
    """The kind of a piece beside the body that belongs to the article: standfirst or caption."""
    if piece.index < start or piece.index > last + 1 or (piece.inside(ASIDE) and not _is_citation(piece)):
        return None
    if start < piece.index <= first and _is_standfirst(piece, start if piece.index < first else -NEAR, told):
        return "standfirst"
    if _is_citation(piece):
        return "credit"
    if piece.inside(frozenset(("figcaption",))) or (
        piece.inside(frozenset(("figure",))) and CAPTION.search(piece.label)
    ):
        words = len(piece.text.split())
        if words > 3 or credits.credit_in(piece.text):
            return "caption"
    return None


def _is_notice(piece: Piece) -> bool:
    """Where to write to, or whose the page is: a short line that is not the story's."""
    told = roles.around_text(piece.text)
    return len(piece.text.split()) <= 25 and (told == "contact" or (told == "notice" and "©" in piece.text))


def _is_citation(piece: Piece) -> bool:
    """The line of a block quote that tells its source."""
    return piece.inside(QUOTES) and piece.inside(frozenset(("footer", "cite"))) and len(piece.text) < 120


def _is_standfirst(piece: Piece, start: int, told: Metadata) -> bool:
    """Prose under the headline: classed as a standfirst, or what the page's description says, or the first sentence."""
    words = piece.text.split()
    if len(words) < 5 or len(words) > 120 or piece.linked > len(piece.text) // 2 or _is_head_line(piece, told):
        return False
    if piece.tag in ("li", "td", "figcaption") or roles.around_text(piece.text):
        return False
    description = squeeze(told.standfirst or "")
    if len(piece.key) > 30 and (piece.key[:60] == description[:60] or piece.key in description):
        return True
    own = " ".join(f"{element.get('class') or ''} {element.get('id') or ''}" for element in piece.path[-2:])
    sentence = len(words) >= 8 and piece.index - start <= NEAR and SENTENCE_END.search(piece.text)
    return bool(STANDFIRST.search(own) or (sentence and not piece.inside(frozenset(("figure", "ul", "ol")))))


def _cited(piece: Piece) -> str | None:
    """The words of cite or footer in the blockquote around a piece."""
    quote = next((element for element in reversed(piece.path) if element.tag in QUOTES), None)
    if quote is None:
        return None
    for name in ("cite", "footer", "figcaption"):
        for element in quote.iter(name):
            if words := tree.words(element).strip(" –—-"):
                return words
    return None


def _with_sources(text: str, blocks: list[Block], parts: list[Part]) -> list[Block]:
    """Quote blocks with the voice that they cite or that the line before introduces."""
    done: list[Block] = []
    for block, part in zip(blocks, parts, strict=True):
        if block.kind == "quote" and block.voice is None:
            block = replace(block, voice=_voice(text, done, block, part.source))
        done.append(block)
    return done


def _voice(text: str, before: list[Block], block: Block, source: str | None) -> Voice:
    if source:
        at = text.find(source, block.span.start, block.span.end + REACH)
        if at >= 0:
            return Voice(kind=passages.voice_kind(source, ""), label=source, span=Span(at, at + len(source)))
    return passages.voice_above(text, before[-1] if before else None)
