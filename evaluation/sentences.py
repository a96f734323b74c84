"""Bare sentences are read like articles of one paragraph, all in one call of the language room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord import grounding
from onrecord.findings import events
from onrecord.language import load
from onrecord.language.coreference import resolved
from onrecord.record import Analysis, Article, Block, Event, Grounds, Span, content_id


class Reading(NamedTuple):
    """What one sentence gave."""

    article: Article
    grounds: Grounds
    events: tuple[Event, ...]


def read_sentences(texts: Sequence[str]) -> list[Reading]:
    """A reading of each text, in order, with no statements."""
    articles = [
        Article(id=content_id(text), text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
        for text in texts
    ]
    analyses = load().analyse(articles)
    return [
        _reading(article, resolved(article, analysis)) for article, analysis in zip(articles, analyses, strict=True)
    ]


def _reading(article: Article, analysis: Analysis) -> Reading:
    places = grounding.places(article, analysis)
    who = grounding.actors(article, analysis, places)
    found = Grounds(times=grounding.times(article, analysis), places=places, actors=who)
    return Reading(article, found, events(article, analysis, (), found))
