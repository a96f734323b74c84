"""A nation before a noun can stand for the state: "an Estonian request", "Chadian towns were shelled"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.grounding.agents import agent, singular
from onrecord.grounding.countries import country, demonym, rows
from onrecord.grounding.mention_words import MentionWords
from onrecord.record import Mention

PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:desc", "nmod:poss"})
ACTIVE = frozenset({"nsubj", "obl:agent"})
ACTED_ON = frozenset({"obj", "nsubj:pass"})
UPON = frozenset("against on upon at into over".split())


def is_state_before(words: MentionWords, mention: Mention) -> bool:
    """Whether the mention is a country, or an adjective of one, right before a noun for what states do or own.

    A noun for a deed is enough; arms must do something, and be several; a state's ground must be acted upon. Where
    a role stands between ("Albanian rebel attacks") it is they who act.
    """
    name = mention.span.of(words.text)
    head = words.head(mention.span)
    if head is None or not (country(name) or demonym(name)):
        return False
    columns = words.columns
    modifier = words.top(head)
    noun = columns.head[modifier]
    if columns.dep[modifier] not in PREMODIFIERS or noun <= modifier or columns.pos[noun] != "NOUN":
        return False
    if _others_before(words, modifier, noun):
        return False
    kind = _kinds().get(singular(words.word(noun)))
    top = words.top(noun)
    if kind == "arms":
        several = columns.tag[noun] == "NNS" or words.word(noun).casefold() == "aircraft"
        return several and columns.dep[top] in ACTIVE
    if kind == "ground":
        return columns.dep[top] in ACTED_ON or (columns.dep[top].startswith("obl") and words.preposition(top) in UPON)
    return kind == "deed"


def _others_before(words: MentionWords, modifier: int, noun: int) -> bool:
    """Whether a noun for others than the government stands between the modifier and the noun."""
    between = [words.word(at) for at in range(modifier + 1, noun) if words.columns.dep[at] != "flat"]
    told = [agent([word]) for word in between]
    return any(found is not None and found.sector not in {"", "GOV"} for found in told)


@cache
def _kinds() -> Mapping[str, str]:
    return {row["noun"]: row["kind"] for row in rows("national_nouns.tsv")}
