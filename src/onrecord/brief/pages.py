"""Briefs and articles as one HTML file each: style, script and words inside, nothing loaded, nothing sent."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from onrecord.brief import drawing, wording
from onrecord.brief.compiled import Beside
from onrecord.brief.drawing import drawn
from onrecord.brief.figures import told_by
from onrecord.brief.front import Front
from onrecord.brief.lines import Brief, Quote, named
from onrecord.brief.marked import Mark, Passage, passages
from onrecord.brief.notes import rows
from onrecord.brief.shown import address, shown
from onrecord.brief.standing import standing
from onrecord.record import PageProblem, Reading, Story

_SCRIPTS = ("vendor/d3-quadtree.min.js", "templates/page.js")
_LAID_OUT = frozenset({"onrecord.brief.lines", "onrecord.brief.front"})
"""Modules whose types hold lines."""
WITH_TEXT = 300
"""Articles whose words are in the file, at most; of a larger story only those that a line opens, oldest first."""


def page_html(reading: Reading) -> str:
    """One article with its record in the margin. Raises PageProblem where the page has no article."""
    article = reading.article
    if article is None:
        told = reading.problems[0].message if reading.problems else "no article was found"
        raise PageProblem("brief", f"{told}: there is nothing to lay out")
    return (
        _environment()
        .get_template("article.html")
        .render(
            reading=reading,
            article=article,
            rows=rows(reading, article),
            address=address(article.url),
            title=article.title or article.text[:80],
        )
    )


def brief_html(brief: Brief, others: Iterable[Story] = ()) -> str:
    """A brief with its articles, each line a link to its words; `others` are stories named at its end."""
    return (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            title=brief.title,
            now=standing(brief, "now-", brief.story.end),
            charts=[drawn(chart) for chart in brief.charts],
            papers=_papers(brief, brief.round_up.readings, all_of=WITH_TEXT),
            back=_first_lines(
                (
                    brief.days,
                    brief.claims,
                    brief.charts,
                    brief.counts,
                    brief.sources,
                    brief.described,
                    brief.holders,
                    brief.expected,
                )
            ),
            others=tuple(others),
        )
    )


def front_html(front: Front) -> str:
    """A front page with the articles that its lines open, and no others."""
    readings = [reading for one in front.features for reading in one.brief.round_up.readings]
    return (
        _environment()
        .get_template("front.html")
        .render(
            front=front,
            reads=list({read.page: read for one in front.features for read in one.brief.articles}.values()),
            title=f"{front.name}: the front page",
            papers=_papers(front, readings),
            back=_first_lines(front.features),
        )
    )


def quotes(value: Any) -> Iterator[Quote]:
    """Every quote inside a brief or a part of it, in order."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from quotes(one)
    else:
        for name in _parts(value.__class__):  # mypy takes no type of object for hashable
            yield from quotes(getattr(value, name))


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The fields of what a page is laid out from, in which lines may stand; none of any other type."""
    if not is_dataclass(kind) or kind.__module__ not in _LAID_OUT:
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in ("round_up", "story", "brief"))


def _papers(laid_out: object, readings: Iterable[Reading], *, all_of: int = 0) -> dict[str, tuple[Passage, ...]]:
    """The passages of each article that is in the file, with the words of the lines highlighted.

    Of more than `all_of` articles those alone that a line opens.
    """
    marks: dict[str, dict[str, Mark]] = {}
    for quote in quotes(laid_out):
        marks.setdefault(quote.page, {})[quote.anchor] = Mark(id=quote.anchor, spans=quote.spans)
    there = [reading for reading in readings if reading.article]
    if len(there) > all_of:
        there = [reading for reading in there if reading.id in marks]
    return {
        reading.id: tuple(passages(reading.article, marks.get(reading.id, {}).values()))
        for reading in there
        if reading.article
    }


def _first_lines(sections: tuple[object, ...]) -> dict[str, str]:
    """For each page the id of the first line that opens it, where its drawer leads back to without a script."""
    found: dict[str, str] = {}
    for page, name in _lines(sections):
        found.setdefault(page, name)
    return found


def _lines(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for one in value:
            yield from _lines(one)
    elif names := _parts(value.__class__):
        quote = getattr(value, "quote", None)
        if isinstance(quote, Quote):
            yield quote.page, str(getattr(value, "id"))  # noqa: B009
        for name in names:
            yield from _lines(getattr(value, name))


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    """Templates that escape all they are given; a name they do not know is an error."""
    here = Path(__file__).parent
    folder = here / "templates"
    script = "\n".join((here / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    style = (folder / "page.css").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        bytecode_cache=Beside(folder),
        autoescape=True,
        finalize=shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    environment.globals |= {"script": Markup(script), "style": Markup(style), "script_digest": digest}
    environment.globals |= {"measure": drawing, "told_by": told_by}
    environment.filters |= {
        "day": wording.day,
        "short_day": wording.short_day,
        "instant": wording.instant,
        "counted": wording.counted,
        "listed": wording.listed,
        "named": named,
    }
    return environment
