"""Same person, same thing: every mention of an article knows the first mention of the one it stands for.

Names come first, then titles, appositions and role nouns, then pronouns: each step leans on the links before it.
A link is left out rather than guessed. A pronoun of the first person keeps its own id and the rule
`FIRST_PERSON_RULE`: it stands for whoever speaks, which attribution knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from onrecord.language.links import Links
from onrecord.language.names import SORTS, join_names, missed_surnames, names_of
from onrecord.language.nominals import nominals
from onrecord.language.phrases import Phrases
from onrecord.language.pronouns import NEUTER, PLURAL, is_first_person, join_pronouns, pronouns
from onrecord.language.referents import Referent
from onrecord.language.roles import join_predicates, join_roles
from onrecord.record import Analysis, Article, Mention, MentionKind, Why

FIRST_PERSON_RULE = "first person: whoever speaks"


def resolved(article: Article, analysis: Analysis) -> Analysis:
    """The analysis with pronouns and role noun phrases among its mentions, and `same_as` set for all of them.

    Mentions stand in text order, the outer before the inner; an id is a mention's index. "it" and "they" are
    mentions only where they stand for somebody.
    """
    links, phrases = named(article, analysis)
    join_pronouns(links, phrases)
    join_predicates(links, phrases)
    kept = [number for number in range(len(links.referents)) if _kept(links, phrases, number)]
    found = [_mention(links, phrases, number) for number in kept]
    others = [mention for mention in analysis.mentions if mention.kind not in SORTS]
    return replace(analysis, mentions=_numbered(found, others))


def named(article: Article, analysis: Analysis) -> tuple[Links, Phrases]:
    """All that may stand for somebody, names and role nouns joined, no pronoun yet."""
    phrases = Phrases(article, analysis)
    names = names_of(analysis, phrases)
    names += missed_surnames(names, phrases)
    referents = names + nominals(phrases, names) + pronouns(phrases)
    referents.sort(key=lambda r: (r.first, -r.last, r.kind))
    links = Links(referents)
    join_names(links, phrases)
    join_roles(links, phrases)
    return links, phrases


def _kept(links: Links, phrases: Phrases, number: int) -> bool:
    """Whether the referent is a mention: no "it" that stands for nobody, and nothing merely said of somebody."""
    if links.referents[number].predicate and len(links.members(number)) == 1:
        return False
    word = phrases.words[links.referents[number].first].casefold()
    return word not in NEUTER | PLURAL or links.root(number) != number or links.referents[number].kind != "pronoun"


def _mention(links: Links, phrases: Phrases, number: int) -> Mention:
    """The mention of a referent; ids are still the referents' own numbers."""
    referent = links.referents[number]
    why = links.reasons.get(number) or _own_reason(referent, phrases)
    span = phrases.columns.span(referent.first, referent.last)
    kind = cast(MentionKind, referent.kind)
    return Mention(id=number, kind=kind, span=span, same_as=links.root(number), why=why)


def _own_reason(referent: Referent, phrases: Phrases) -> Why:
    if referent.kind == "nominal":
        return Why(rule="role noun", detail=referent.noun)
    if referent.kind != "pronoun":
        return Why(rule=f"name head of {phrases.columns.model}")
    first = is_first_person(referent, phrases)
    return Why(rule=FIRST_PERSON_RULE) if first else Why(rule="pronoun left open", score=0.0)


def _numbered(found: list[Mention], others: list[Mention]) -> tuple[Mention, ...]:
    """All mentions in text order, ids counted anew; the others stand for themselves."""
    everything = [(mention, True) for mention in found] + [(mention, False) for mention in others]
    everything.sort(key=lambda pair: (pair[0].span.start, -pair[0].span.end, not pair[1]))
    ids = {mention.id: number for number, (mention, linked) in enumerate(everything) if linked}
    return tuple(
        replace(mention, id=number, same_as=ids[mention.same_as] if linked else number)
        for number, (mention, linked) in enumerate(everything)
    )
