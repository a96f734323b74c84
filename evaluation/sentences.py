"""Bare sentences are read like articles of one paragraph, all in one call of the language room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord import grounding
from onrecord.findings import events
from onrecord.grounding.countries import country, demonym
from onrecord.language import load
from onrecord.language.coreference import resolved
from onrecord.record import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Block,
    Event,
    Grounds,
    Mention,
    MentionKind,
    Span,
    Why,
    content_id,
)

KINDS: dict[MentionKind, ActorKind] = {"person": "person", "organisation": "organisation", "group": "group"}


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
    who = grounding.actors(article, analysis, places) if hasattr(grounding, "actors") else named(article, analysis)
    found = Grounds(times=grounding.times(article, analysis), places=places, actors=who)
    return Reading(article, found, events(article, analysis, (), found))


def named(article: Article, analysis: Analysis) -> tuple[Actor, ...]:
    """The names of a text as actors that know their country by name alone, and no sectors."""
    alike: dict[int, list[Mention]] = {}
    for mention in analysis.mentions:
        alike.setdefault(mention.same_as, []).append(mention)
    return tuple(actor for mentions in alike.values() if (actor := _actor(article, mentions)))


def _actor(article: Article, mentions: Sequence[Mention]) -> Actor | None:
    names = [mention for mention in mentions if mention.kind in KINDS or mention.kind == "place"]
    if not names:
        return None
    label = max((name.span.of(article.text) for name in names), key=len)
    code = country(label) or demonym(label)
    return Actor(
        id=content_id(label),
        label=label,
        kind="country" if code else KINDS.get(names[0].kind, "place"),
        mentions=tuple(mention.span for mention in mentions),
        why=Why(rule="name alone"),
        country=code,
    )
