"""Place names become places: the words stay, beside the best reading of them, the next best, and the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.grounding.countries import fold
from onrecord.grounding.gazetteer import Place
from onrecord.grounding.place_hints import hints
from onrecord.grounding.place_names import Candidate, candidates
from onrecord.grounding.place_scores import Name, Prior, beliefs
from onrecord.record import FINDING_KINDS, Analysis, Article, Mention, Span, Where, Why

DOUBT = 0.5
"""Belief under which a reading of a name is kept back."""

NOTED = 0.001
"""Belief from which the next best reading is told."""

_ACTING = frozenset({"nsubj", "obl:agent", "csubj", "vocative"})
_NAMED_AFTER = frozenset({"place inside a name"})
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|at|near|from|outside|inside|around|across|throughout|towards?|to|into|(?:north|south|east|west) of)\s+"
    r"(?:the\s+(?:city|town|village|province|state|region|district|port|capital)\s+of\s+|"
    r"(?:north|south|east|west)\w*\s+|central\s+)?"
    r"(?P<name>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3})"
)
_DATELINE = re.compile(r"\s*(?P<name>[A-Z][A-Z.’' -]{2,}[A-Z])(?=\s*(?:,|\(|—|–|--|-\s))")


def places(article: Article, analysis: Analysis, prior: Prior | None = None) -> tuple[Where, ...]:
    """Where things are told to be, in text order; a place that acts or speaks ("Moscow rejected") is left to actors.

    `prior` counts the places that earlier articles of the same outlet told of. Every place name of the page bears on
    the others, those that act included.
    """
    located = _locative(article, analysis) or _after_prepositions(article)
    located = sorted({*located, *_datelines(article)})
    spans = sorted({*located, *(m.span for m in analysis.mentions if m.kind in {"place", "facility", "group"})})
    facilities = {m.span for m in analysis.mentions if m.kind == "facility"}
    read = dict(zip(spans, resolve_places(article.text, spans, prior), strict=True))
    kept = [(span, read[span]) for span in located]
    return tuple(
        where
        for span, where in kept
        if where is not None and where.why.score >= DOUBT and (span in facilities or where.why.rule not in _NAMED_AFTER)
    )


def resolve_places(text: str, spans: Sequence[Span], prior: Prior | None = None) -> list[Where | None]:
    """The place that each name at `spans` stands for, None where nothing is known by that name.

    The names are weighed together, so give all of a page's place names at once: one name has one sense a page.
    `Why.score` is the share of belief in the place (and its like within half a degree) among all that the name may
    stand for, something unknown included.
    """
    keys = [fold(span.of(text)) for span in spans]
    told = Counter(keys)
    names: dict[str, Name] = {}
    for key in told:
        beside = [span for span, other in zip(spans, keys, strict=True) if other == key]
        hinted = dict.fromkeys(hint for span in beside for hint in hints(text, span))
        names[key] = Name(candidates(beside[0].of(text)), tuple(hinted), told[key])
    shares = dict(zip(names, beliefs(list(names.values()), prior), strict=True))
    return [_where(text, span, names[key], shares[key]) for span, key in zip(spans, keys, strict=True)]


def _where(text: str, span: Span, name: Name, shares: list[float]) -> Where | None:
    if not shares:
        return None
    order = sorted(range(len(shares)), key=lambda number: -shares[number])
    best = name.candidates[order[0]]
    place = best.place
    apart = [number for number in order if not _together(place, name.candidates[number].place)]
    score = sum(shares) - sum(shares[number] for number in apart)
    other = name.candidates[apart[0]].place if apart and shares[apart[0]] >= NOTED else None
    return Where(
        words=span.of(text),
        span=span,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin=place.admin,
        lat=place.lat,
        lon=place.lon,
        id=place.id,
        runner_up=_called(other) if other else None,
        why=Why(rule=_rule(best, name), score=round(score, 3), detail=f"{len(shares)} readings"),
    )


def _together(one: Place, other: Place) -> bool:
    """Whether two readings are a city and its own division, or so close that nobody would tell them apart."""
    near = abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.5
    return one.country == other.country and near


def _rule(best: Candidate, name: Name) -> str:
    """What settled the reading, in the order of its force."""
    if best.rule != "gazetteer" or len(name.candidates) == 1:
        return best.rule
    if any(h.country == best.place.country and h.admin in {None, best.place.admin} for h in name.hints):
        return "region told beside the name"
    return "people and the other places of the page"


def _called(place: Place) -> str:
    """A place in one line: "Springfield, Illinois, USA"."""
    parts = (place.name, None if place.kind == "division" else place.admin, place.country)
    return ", ".join(part for part in parts if part)


def _locative(article: Article, analysis: Analysis) -> list[Span]:
    """Mentions of places that do not act: no subject of an active verb, no agent, no voice of an attribution."""
    readable = [block.span for block in article.blocks if block.kind in FINDING_KINDS]
    word_at = {start: number for number, start in enumerate(analysis.start)}
    found = []
    for mention in analysis.mentions:
        if mention.kind not in {"place", "facility"}:
            continue
        if readable and not any(block.covers(mention.span) for block in readable):
            continue
        if not _acts(analysis, _head(analysis, mention, word_at)):
            found.append(mention.span)
    return found


def _head(analysis: Analysis, mention: Mention, word_at: dict[int, int]) -> int | None:
    """The word of the mention that is governed from outside it."""
    word = word_at.get(mention.span.start)
    while word is not None:
        above = analysis.head[word]
        if above == word or not mention.span.start <= analysis.start[above] < mention.span.end:
            return word
        word = above
    return None


def _acts(analysis: Analysis, word: int | None) -> bool:
    """Whether the word does or says something rather than holding it; a subject of "be" is told about, not acting."""
    if word is None:
        return False
    if analysis.role and analysis.role[word].endswith("-source"):
        return analysis.dep[word] in _ACTING
    above = analysis.head[word]
    return analysis.dep[word] in _ACTING and analysis.pos[above] == "VERB"


def _after_prepositions(article: Article) -> list[Span]:
    """Where no analysis is at hand: capitalised words after a preposition of place that are known as a place."""
    found = []
    for start, end in _blocks(article, FINDING_KINDS):
        for match in _AFTER_PREPOSITION.finditer(article.text, start, end):
            name = match["name"].rstrip(".’'-")
            while name and not any(c.fit > 0.5 for c in candidates(name)):
                name = name.rpartition(" ")[0]
            if name:
                found.append(Span(match.start("name"), match.start("name") + len(name)))
    return found


def _datelines(article: Article) -> list[Span]:
    """The place in capitals that a dateline or a first paragraph opens with."""
    heads = _blocks(article, {"dateline"}) + _blocks(article, {"paragraph"})[:1]
    found = []
    for start, end in heads:
        match = _DATELINE.match(article.text, start, end)
        if match and candidates(match["name"]):
            found.append(Span(match.start("name"), match.end("name")))
    return found


def _blocks(article: Article, kinds: frozenset[str] | set[str]) -> list[tuple[int, int]]:
    return [(block.span.start, block.span.end) for block in article.blocks if block.kind in kinds]
