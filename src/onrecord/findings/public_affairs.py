"""What counts as public affairs: acts of governments, forces, parties, crowds, not of teams, stars and firms."""

from __future__ import annotations

from functools import lru_cache

from onrecord.findings.event_lexicon import is_of_class
from onrecord.findings.somebody import Somebody
from onrecord.findings.stance_lexicon import is_public_matter
from onrecord.findings.triggers import Trigger
from onrecord.findings.word_classes import word_class
from onrecord.record import Actor

_OTHER_WORLDS = ("sport", "film", "business", "game")
_PUBLIC_SECTORS = frozenset(
    {"GOV", "MIL", "COP", "JUD", "LEG", "REB", "PTY", "OPP", "SPY", "IGO", "PRM", "UAF", "REF", "ELI", "PRE"}
)
_IN_WORDS = frozenset({"ACCUSE", "REQUEST"})
"""Acts in words that private people take part in, too, where the whole page tells of public affairs."""
_PRIVATE_SECTORS = frozenset({"BUS", "JRN", "EDU", "MED", "AGR"})
_TALES = 8
_TALES_SHARE = 0.008
_FEW_SENTENCES = 3
_ENOUGH_ACTORS = 3
_ENOUGH_SHARE = 0.2
_FEW_NAMED, _ENOUGH_COUNTED, _SHARE_COUNTED, _OTHER_WORDS = 2, 4, 0.13, 0.004
"""Chosen on 260 drawn pages: six more became public, five of them rightly."""


def is_page_of_public_affairs(people: Somebody) -> bool:
    """Whether enough of those that the page names act in public affairs; a text of a few sentences always counts.

    Fewer are enough on a page without words of games, films and trade, the unnamed ("police", "officials") counted in.
    """
    if len(people.clauses.sentences) <= _FEW_SENTENCES:
        return True
    everybody = people.grounds.actors
    named = [actor for actor in everybody if actor.kind != "unnamed"]
    public = sum(_is_public_actor(actor) for actor in named)
    if public >= _ENOUGH_ACTORS and public >= _ENOUGH_SHARE * len(named):
        return True
    counted = sum(_is_public_actor(actor) for actor in everybody)
    if public < _FEW_NAMED or counted < _ENOUGH_COUNTED or counted < _SHARE_COUNTED * len(everybody):
        return False
    words = people.clauses.lowers
    return sum(_marks_another_world(word) for word in words) <= _OTHER_WORDS * len(words)


def _is_public_actor(actor: Actor) -> bool:
    return actor.kind == "country" or bool(_PUBLIC_SECTORS & set(actor.sectors))


def is_public_body(people: Somebody, word: int) -> bool:
    """Whether the word stands for an office, a force, a party, a union or a country, not a firm or a private person."""
    actor, common = people.actor_at(word), people.noun(word)
    known = actor is not None and (_is_public_actor(actor) or bool({"LAB", "SOC"} & set(actor.sectors)))
    return known or bool(common and common[0] == "political")


def is_public(trigger: Trigger, people: Somebody, *, page: bool) -> bool:
    """Whether an act belongs to public affairs by who is in it, or by a word that is plain in itself.

    `page`: whether the whole page does; on one that does not, a name of which nothing is known is not enough.
    """
    sentence = people.clauses.sentence(trigger.word)
    elsewhere = sum(_marks_another_world(people.clauses.lowers[w]) for w in sentence)
    if elsewhere >= 2:
        return False
    if not page and _is_loose(trigger, people):
        return False
    if trigger.sense.plain or _is_violent_thing(trigger):
        return not _is_accident(trigger, people)
    short = len(people.clauses.sentences) <= _FEW_SENTENCES
    if short and "read" in trigger.sense.needs and not any(_is_known(people, word) for word in trigger.participants):
        return False
    standings = {people.standing(w) for w in trigger.participants} - {"nobody"}
    if trigger.sense.type in ("PROTEST", "AID") and standings and page:
        return True
    if "political" in standings:
        return page or any(_is_known(people, w) for w in trigger.participants)
    if page and ("named" in standings or _is_freed_again(trigger, people)):
        return True
    if page and "sure" in trigger.sense.needs and (trigger.construction == "passive" or any(trigger.participants)):
        return True
    told = len(people.clauses.sentences) > _FEW_SENTENCES and trigger.sense.type in _IN_WORDS
    return page and told and bool(trigger.actors) and (bool(trigger.recipients) or _is_on_a_matter(trigger, people))


def _is_on_a_matter(trigger: Trigger, people: Somebody) -> bool:
    """Whether several speak of a public matter ("the plan was criticised by researchers")."""
    clauses, verb = people.clauses, trigger.word
    subject = clauses.subject(verb) if clauses.words.pos[verb] == "VERB" else None
    things = [*clauses.objects(verb), *([subject.word] if subject is not None and subject.passive else [])]
    several = any(clauses.words.tag[word] in ("NNS", "NNPS") for word in trigger.actors)
    return several and any(is_public_matter(clauses.lowers[thing]) for thing in things)


def _is_known(people: Somebody, word: int) -> bool:
    """Whether more is known of who takes part than that it is a firm, a paper or a school."""
    actor = people.actor_at(word)
    private = actor is not None and bool(actor.sectors) and set(actor.sectors) <= _PRIVATE_SECTORS
    return people.is_public(word) and not private


def _is_loose(trigger: Trigger, people: Somebody) -> bool:
    """Whether a page of other things only names a kind of act ("stops ransomware attacks", "a video link"), or tells
    what happens in a film or a book."""
    if any(_is_known(people, word) for word in trigger.participants):
        return False
    kind = trigger.construction in ("nominal", "light verb") and trigger.sense.type in ("CONSULT", "COERCE")
    told = [people.clauses.lowers[w] for w in people.clauses.sentence(trigger.word)]
    dated = any(low in word_class("month") or low.isdigit() for low in told)
    return (kind and not dated) or is_page_of_tales(people)


@lru_cache(maxsize=1)
def is_page_of_tales(people: Somebody) -> bool:
    """Whether a page is about films, books or shows, whose acts nobody did."""
    lowers = people.clauses.lowers
    told = sum(is_of_class(low, "film") for low in lowers)
    return told >= _TALES and told >= _TALES_SHARE * len(lowers)


def _is_accident(trigger: Trigger, people: Somebody) -> bool:
    """Whether nobody meant it and nobody is named who did it ("was accidentally electrocuted")."""
    near = people.clauses.lowers[max(0, trigger.word - 2) : trigger.word + 3]
    return trigger.sense.type == "ASSAULT" and not trigger.actors and "accidentally" in near


def _is_freed_again(trigger: Trigger, people: Somebody) -> bool:
    """Whether those told of before ("two of them", "they") were let go."""
    before = all(people.clauses.words.pos[w] in ("PRON", "NUM", "DET") for w in trigger.recipients)
    return trigger.sense.mode == "release" and trigger.construction == "passive" and before


def _is_violent_thing(trigger: Trigger) -> bool:
    """Force used on people needs no known doer ("three women were shot dead")."""
    return trigger.sense.type == "ASSAULT" and bool(set(trigger.sense.needs) & {"v", "!"} or trigger.instruments)


def _marks_another_world(form: str) -> bool:
    return any(is_of_class(form, name) for name in _OTHER_WORLDS)
