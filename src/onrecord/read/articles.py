"""A page becomes an article: decoded, told apart by its media type, known metadata laid over what the page tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.read import captures, instants, languages, names, passages, prose, sniff, webpages
from onrecord.read.composition import split_credits, split_datelines
from onrecord.read.decode import decode
from onrecord.read.outlet_names import host
from onrecord.record import BODY_KINDS, Article, Author, Block, Page, PageProblem

HTML_LIMIT = 16 * 2**20
TEXT_LIMIT = 2**20


def article(page: Page, *, html_limit: int = HTML_LIMIT, text_limit: int = TEXT_LIMIT) -> Article:
    """The article of a page. Limits are in bytes.

    Raises PageProblem (stage "read", one line) for a page that is empty, no text, larger than its limit, drawn by a
    script, or without readable prose.
    """
    limit = html_limit if page.media_type == "text/html" else text_limit
    if len(page.body) > limit:
        raise PageProblem("read", f"{len(page.body):,} bytes, more than {limit:,}: too large for a page of news")
    if not page.body.strip():
        raise PageProblem("read", "empty: no bytes but white space")
    strange = sniff.binary_kind(page.body) or (
        sniff.xml_kind(page.body) if page.media_type != "text/x-article" else None
    )
    if strange:
        raise PageProblem("read", f"{strange}, no text to read" if "not a page" not in strange else strange)
    text = decode(page.body, dict(page.known).get("charset"))
    if page.media_type == "text/html":
        found = _of_html(page, text)
    elif page.media_type == "text/x-article":
        found = _of_prose(page, text)
    else:
        found = _of_capture(page, text)
    return _with_known(found, dict(page.known))


def _of_html(page: Page, source: str) -> Article:
    web = webpages.read(source, page.url)
    told = web.metadata
    blocks = passages.mark(web.text, web.blocks)
    blocks, credits = split_credits(web.text, blocks)
    blocks, agency = split_datelines(web.text, blocks)
    return Article(
        id=page.id,
        url=page.url,
        canonical_url=told.canonical_url,
        outlet=told.outlet or agency,
        title=told.title,
        authors=told.authors,
        published=told.published,
        updated=told.updated,
        text=web.text,
        blocks=tuple(blocks),
        credits=tuple(dict.fromkeys(credits)),
        wire=agency or _wire(told.authors),
        language=languages.settled(_prose_of(web.text, blocks), told.language),
    )


def _of_capture(page: Page, text: str) -> Article:
    told = captures.tell_apart(text, title=dict(page.known).get("title"), url=page.url)
    blocks = passages.mark(text, told.blocks(), told.gaps())
    if not any(block.kind in BODY_KINDS for block in blocks):
        raise PageProblem("read", "a capture without readable prose")
    blocks, credits = split_credits(text, blocks)
    blocks, agency = split_datelines(text, blocks)
    return Article(
        id=page.id,
        url=page.url,
        outlet=told.outlet or agency,
        title=told.title,
        authors=told.authors,
        published=told.published,
        updated=told.updated,
        text=text,
        blocks=tuple(blocks),
        credits=tuple(dict.fromkeys([*told.credits, *credits])),
        wire=agency or _wire(told.authors),
        language=languages.settled(_prose_of(text, blocks), None),
    )


def _of_prose(page: Page, text: str) -> Article:
    blocks, gaps = prose.blocks(text)
    if not blocks:
        raise PageProblem("read", "a body without words")
    if blocks[0].span.of(text).strip() == (dict(page.known).get("title") or "").strip():
        blocks[0] = replace(blocks[0], kind="headline")
    blocks = passages.mark(text, blocks, gaps)
    blocks, credits = split_credits(text, blocks)
    blocks, agency = split_datelines(text, blocks)
    return Article(
        id=page.id,
        url=page.url,
        outlet=host(page.url),
        text=text,
        blocks=tuple(blocks),
        credits=tuple(dict.fromkeys(credits)),
        wire=agency,
        language=languages.settled(_prose_of(text, blocks), None),
    )


def _prose_of(text: str, blocks: list[Block]) -> str:
    return "\n".join(block.span.of(text) for block in blocks if block.kind in BODY_KINDS)


def _wire(authors: tuple[Author, ...]) -> str | None:
    return next((agency for author in authors if (agency := names.agencies().get(author.name))), None)


def _with_known(found: Article, known: dict[str, str]) -> Article:
    """What came beside the bytes outranks what the page says; a date that cannot be read does not."""
    published: date | None = instants.parse(known["published"]) if "published" in known else None
    return replace(
        found,
        title=known.get("title") or found.title,
        outlet=known.get("outlet") or found.outlet,
        published=published or found.published,
    )
