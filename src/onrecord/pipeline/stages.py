"""The order of the stages for one page: each takes records and gives records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribution import InnerRoles, statements
from onrecord.findings import events, figures, positions, procedures, with_blockers
from onrecord.grounding import NOTHING, Knowledge, actors, places, times
from onrecord.language import WORD_LIMIT, resolved
from onrecord.record import Analysis, Article, Block, Grounds, Problem, Reading, Statement

READ_LANGUAGES = frozenset({"en"})
"""Languages whose pages get findings; a page in another gets its article and metadata alone."""


def is_read(article: Article) -> bool:
    """Whether findings are looked for; a page that does not tell its language is taken for English."""
    return article.language is None or article.language.split("-")[0].lower() in READ_LANGUAGES


def reading_of(
    page_id: str,
    article: Article,
    analysis: Analysis,
    inner: InnerRoles | None = None,
    known: Knowledge = NOTHING,
) -> Reading:
    """Everything one article puts on the record: `inner` reads stretches of it by themselves, `known` is what the run
    knows beside the page."""
    analysis = resolved(article, analysis)
    with known.in_force():
        where = places(article, analysis, known.prior(article))
        who = actors(article, analysis, where, known)
    grounds = Grounds(times=times(article, analysis), places=where, actors=who)
    said = statements(article, analysis, who, inner)
    held = positions(article, analysis, said, grounds)
    return Reading(
        id=page_id,
        article=replace(article, blocks=tuple(_with_actor(block, said) for block in article.blocks)),
        actors=who,
        statements=said,
        events=events(article, analysis, said, grounds),
        figures=figures(article, analysis, said, grounds),
        positions=held,
        procedures=with_blockers(article.text, procedures(article, analysis, said, grounds), held, who),
        problems=tuple(_cut_short(page_id, analysis)),
    )


def _cut_short(page_id: str, analysis: Analysis) -> Iterator[Problem]:
    """The note that a page was too long to be read to its end: what lies beyond has no findings."""
    if len(analysis) >= WORD_LIMIT:
        message = f"only the first {WORD_LIMIT:,} words were read; split the page to have the rest"
        yield Problem(page=page_id, stage="language", message=message)


def unread(page_id: str, article: Article) -> Reading:
    """The reading of a page in a language that is not read: its article and its own voice."""
    return Reading(id=page_id, article=article, statements=statements(article, Analysis(), ()))


def _with_actor(block: Block, said: tuple[Statement, ...]) -> Block:
    """A quoted block under the voice of its statement, which knows its actor."""
    voice = block.voice
    if voice is None or voice.span is None:
        return block
    named = (s.chain[-1] for s in said if s.manner == "block" and s.chain[-1].span == voice.span)
    return replace(block, voice=next(named, voice))
