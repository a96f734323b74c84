"""The order of the stages for one page: each takes records and gives records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.attribution import statements
from onrecord.findings import events, figures, positions, procedures
from onrecord.grounding import actors, places, times
from onrecord.language import WORD_LIMIT, resolved
from onrecord.record import Actor, Analysis, Article, Block, Grounds, Problem, Reading, Span

READ_LANGUAGES = frozenset({"en"})
"""Languages whose pages get findings; a page in another gets its article and metadata alone."""


def is_read(article: Article) -> bool:
    """Whether findings are looked for; a page that does not tell its language is taken for English."""
    return article.language is None or article.language.split("-")[0].lower() in READ_LANGUAGES


def reading_of(page_id: str, article: Article, analysis: Analysis) -> Reading:
    """Everything one article puts on the record."""
    analysis = resolved(article, analysis)
    where = places(article, analysis)
    who = actors(article, analysis, where)
    grounds = Grounds(times=times(article, analysis), places=where, actors=who)
    said = statements(article, analysis, who)
    return Reading(
        id=page_id,
        article=replace(article, blocks=tuple(_with_actor(block, who) for block in article.blocks)),
        actors=who,
        statements=said,
        events=events(article, analysis, said, grounds),
        figures=figures(article, analysis, said, grounds),
        positions=positions(article, analysis, said, grounds),
        procedures=procedures(article, analysis, said, grounds),
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


def _with_actor(block: Block, who: tuple[Actor, ...]) -> Block:
    """A quoted block whose voice knows its actor."""
    if block.voice is None or block.voice.span is None:
        return block
    found = _covering(block.voice.span, who)
    return replace(block, voice=replace(block.voice, actor=found.id)) if found else block


def _covering(span: Span, who: tuple[Actor, ...]) -> Actor | None:
    pairs = [(len(mention), actor) for actor in who for mention in actor.mentions if mention.overlaps(span)]
    return min(pairs, key=lambda pair: pair[0])[1] if pairs else None
