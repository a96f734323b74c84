"""Who "he", "she", "they" and "it" are where the page's names do not tell: one who spoke before.

Coreference resolves pronouns to names; a source without a name ("a lawyer for the mine") has no actor, and the
pronoun after it goes on speaking for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from onrecord.record import Actor, Span, Statement, Voice, VoiceKind
from onrecord.record.anonymous import REACH as NAMELESS_REACH
from onrecord.record.anonymous import is_nameless

_ONE = frozenset({"he", "she"})
_MANY = frozenset({"they"})
_BODY = frozenset({"it"})
_HIS, _HERS = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_MASTERS, _LADIES = frozenset({"mr", "sir", "lord"}), frozenset({"ms", "mrs", "miss", "dame", "lady"})
_FIRST = frozenset({"i", "we"})
_PRONOUNS = _HIS | _HERS | frozenset("i we me us my our you your it its they them their who which itself".split())
_PLURAL_WORDS = frozenset(
    {"some", "all", "many", "others", "both", "several", "two", "three", "people", "police", "most", "few"}
)
_JOINED = re.compile(r"\w,? and (?:the )?[^\W\d_]")
REACH = 600
"""Characters that a pronoun looks back for who spoke."""
NEAR = 200
"""Characters that it looks back for one who did not speak."""
_KINDS: dict[str, VoiceKind] = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "group": "group",
    "place": "organisation",
    "document": "document",
}


@dataclass(frozen=True)
class Told:
    """Those a page tells of: its actors, and the words that it tells of them with."""

    text: str = ""
    actors: tuple[Actor, ...] = ()
    carried: Mapping[Span, Voice] = field(default_factory=dict)
    """Of a pronoun that begins what a sentence tells, the subject of the sentence before."""

    @cached_property
    def nameless(self) -> frozenset[str]:
        """The single people of whom the page says that it gives no name."""
        return frozenset(
            actor.id
            for actor in self.actors
            if actor.kind in {"unnamed", "person", "office"}
            for span in actor.mentions
            if _fits("she", Voice(kind="unnamed", label=span.of(self.text)))
            and is_nameless(span.of(self.text), self.text[span.end : span.end + NAMELESS_REACH])
        )

    def goes_on(self, voice: Voice) -> Voice | None:
        """Whom a pronoun takes up from the sentence before, unless that sentence also names whom coreference means."""
        before = self.carried.get(voice.span) if voice.span else None
        if before is None or before.span is None or before.actor == voice.actor and voice.actor:
            return None
        known = next((other for other in self.actors if other.id == voice.actor), None)
        start = before.span.start
        stop = voice.span.start if voice.span else start
        near = known is not None and any(start <= m.start < stop for m in known.mentions)
        if near or before.label.lower() in _PRONOUNS:
            return None
        if voice.label.lower() in _BODY:
            words = before.label.lower().replace(",", " ").split()
            return None if before.kind in {"person", "office"} or _head(words).endswith("s") else before
        return before if _may_be(voice, before, self) else None

    def gender(self, voice: Voice, but: Span | None = None) -> str:
        """ "he" or "she" where the page says that of a voice's actor, but for the words `but`, and not the other."""
        known = next((other for other in self.actors if other.id == voice.actor), None)
        words = [span.of(self.text).lower() for span in known.mentions if span != but] if known else []
        address = [word.strip(".") for word in voice.label.lower().split()[:1]]
        he, she = (
            sum(word in forms for word in words) + sum(word in titles for word in address)
            for forms, titles in ((_HIS, _MASTERS), (_HERS, _LADIES))
        )
        return "" if he == she else "he" if he > she else "she"

    def are_several(self, voice: Voice) -> bool:
        """Whether the words for a voice join several: "Chad and Niger", and no one name such as "Smith and Sons"."""
        if voice.span is None or not _JOINED.search(voice.label):
            return False
        return not any(span.covers(voice.span) for actor in self.actors for span in actor.mentions)

    def is_named_in(self, voice: Voice, spans: Sequence[Span]) -> bool:
        """Whether one of these spans tells of a voice's actor before the voice, by other words than a pronoun."""
        known = next((other for other in self.actors if other.id == voice.actor), None)
        if known is None or voice.span is None:
            return False
        before = [m for m in known.mentions if m.end <= voice.span.start and m.of(self.text).lower() not in _PRONOUNS]
        return any(span.covers(mention) for span in spans for mention in before)

    def only_within(self, voice: Voice, spans: Sequence[Span]) -> bool:
        """Whether a voice's actor was told of before it in these spans alone: "“My father told me,” he says"."""
        known = next((other for other in self.actors if other.id == voice.actor), None)
        if known is None or voice.span is None:
            return False
        before = [mention for mention in known.mentions if mention.end <= voice.span.start]
        return bool(before) and all(any(span.covers(mention) for span in spans) for mention in before)


def with_antecedents(
    found: Sequence[Statement], before: Sequence[Statement], told: Told | None = None
) -> list[Statement]:
    """These statements of one layer, in text order, with unresolved pronouns among their last voices resolved.

    `before` are the statements of the layers above, in whose voices a pronoun may have its antecedent; `told` are the
    actors of the page, to say "he" or "she" of and to mean where nobody who spoke can be meant.
    """
    told = told or Told()
    parents = {statement.id: statement for statement in before}
    done: list[Statement] = []
    for statement in sorted(found, key=lambda s: s.spans[0].start):
        voice = statement.chain[-1]
        if (nameless := _nameless_speaker(voice, (*before, *done), told)) is not None:
            done.append(replace(statement, chain=(*statement.chain[:-1], _named(voice, nameless, told))))
            continue
        if (own := _own_speaker(statement, parents, told)) is not None:
            done.append(replace(statement, chain=(*statement.chain[:-1], replace(own, span=voice.span))))
            continue
        if voice.span and voice.label.lower() in _ONE | _BODY and (taken_up := told.goes_on(voice)):
            voice = _named(replace(voice, actor=None), taken_up, told)
            done.append(replace(statement, chain=(*statement.chain[:-1], voice)))
            continue
        if voice.span and voice.label.lower() in _ONE | _MANY | _BODY:
            spoke = {other.chain[-1].actor for other in (*before, *done)}
            named_inside = voice.actor not in spoke and _is_spoken_of(statement, told)
            if voice.actor is not None and (named_inside or _cannot_be(statement, parents, told)):
                voice = replace(voice, actor=None)
            if voice.actor is None:
                known = _antecedent(statement, done, parents, told)
                voice = voice if known is None else _named(voice, known, told)
                statement = replace(statement, chain=(*statement.chain[:-1], voice))
        done.append(statement)
    return done


def _nameless_speaker(voice: Voice, others: Sequence[Statement], told: Told) -> Voice | None:
    """ "A clerk, who asked not to be named, …", "they said": the one without a name who spoke last before "they"."""
    at = voice.span.start if voice.span else 0
    if voice.label.lower() not in _MANY or not told.nameless:
        return None
    spoke = [(v.span.start, v) for v in (s.chain[-1] for s in others) if v.span and at - REACH <= v.span.end <= at]
    last = max(spoke, key=lambda pair: pair[0], default=(0, None))[1]
    return last if last is not None and last.actor in told.nameless else None


def _own_speaker(statement: Statement, parents: dict[str, Statement], told: Told) -> Voice | None:
    """ "The range officer said he had only passed on word": one without a name, whom coreference could not mean.

    Where it means a person, that one stands.
    """
    voice, parent = statement.chain[-1], parents.get(statement.parent or "")
    if parent is None or voice.span is None or voice.label.lower() not in _ONE or len(parent.chain) < 2:
        return None
    if any(actor.id == voice.actor and actor.kind == "person" for actor in told.actors):
        return None
    opens = voice.span.start == parent.spans[0].start and parent.manner in {"paraphrased", "mixed"}
    speaker = parent.chain[-1]
    return speaker if opens and speaker.actor is None and _fits(voice.label.lower(), speaker) else None


def _named(pronoun: Voice, known: Voice, told: Told) -> Voice:
    """The voice that a pronoun takes up, under the pronoun's own word where one actor is meant by it.

    Of "Chad and Niger said they would" the words for both stay: no one actor is "they".
    """
    if pronoun.label.lower() in _MANY and told.are_several(known):
        return known
    return replace(known, label=pronoun.label, span=pronoun.span) if known.actor else known


def _cannot_be(statement: Statement, parents: dict[str, Statement], told: Told) -> bool:
    """Whether coreference took a pronoun for one who cannot be meant: the speaker quoted, or a woman for "he"."""
    voice = statement.chain[-1]
    parent = parents.get(statement.parent or "")
    if parent is not None and voice.label.lower() in _ONE | _BODY:
        spoken = parent.chain[1:] if parent.manner in {"quoted", "block"} else parent.chain[-1:]
        spoken = tuple(v for v in spoken if parent.manner in {"quoted", "block"} or v.label.lower() in _FIRST)
        if any(other.actor == voice.actor for other in spoken):
            return True
    opens = parent is not None and voice.span is not None and voice.span.start == parent.spans[0].start
    if parent and opens and voice.label.lower() in _MANY and parent.manner == "paraphrased":
        # "Some 58 per cent said they believed": who opens what several say is they.
        speaker = parent.chain[-1]
        return speaker.actor != voice.actor and _fits("they", speaker)
    if parent and voice.label.lower() in _MANY and parent.manner == "paraphrased" and len(parent.chain) > 1:
        # "The council has said it may close the pier because they believe …": none of whom it tells can be they.
        speaker = parent.chain[-1]
        outside = not told.is_named_in(voice, parent.spans)
        return outside and speaker.actor != voice.actor and _is_body(speaker)
    if voice.label.lower() in _ONE and told.only_within(voice, statement.spans):
        return True
    return voice.label.lower() in _ONE and told.gender(voice, voice.span) not in {"", voice.label.lower()}


def _is_spoken_of(statement: Statement, told: Told) -> bool:
    """ "“The gala will go on,” they said": who is named last in the quoted words themselves does not say them."""
    voice = statement.chain[-1]
    known = next((actor for actor in told.actors if actor.id == voice.actor), None)
    if known is None or voice.span is None or statement.manner != "quoted":
        return False
    before = [span for span in known.mentions if span.end <= voice.span.start]
    return bool(before) and any(said.covers(max(before)) for said in statement.spans)


def _antecedent(
    statement: Statement, done: Sequence[Statement], parents: dict[str, Statement], told: Told
) -> Voice | None:
    pronoun = statement.chain[-1]
    at = pronoun.span.start if pronoun.span else 0
    parent = parents.get(statement.parent or "")
    paraphrased = parent is not None and parent.manner in {"paraphrased", "headline"} and len(parent.chain) > 1
    # "The guard said he had seen nothing": in a paraphrase the speaker is the nearest one.
    if (
        parent
        and paraphrased
        and parent.chain[-1].label.lower() not in _FIRST
        and _may_be(pronoun, parent.chain[-1], told)
    ):
        return parent.chain[-1]
    own = parent.chain[1:] if parent else ()
    voices = [(other.parent == statement.parent, other.chain[-1]) for other in (*parents.values(), *done)]
    near = [
        (beside, voice.span.start, voice)
        for beside, voice in voices
        if voice.span and voice.span.end <= at and at - voice.span.end <= REACH and not _is_among(voice, own)
    ]
    for _, _, voice in sorted(near, key=lambda row: row[:2], reverse=True):
        if _may_be(pronoun, voice, told):
            return voice
    return _told_of(statement, own, told)


def _told_of(statement: Statement, own: Sequence[Voice], told: Told) -> Voice | None:
    """The one told of last before a pronoun and outside of its own words, where nobody who spoke fits.

    People come first, of them those of whom the page says the same pronoun.
    """
    pronoun = statement.chain[-1]
    word = pronoun.label.lower()
    at = pronoun.span.start if pronoun.span else 0
    voices = [
        Voice(kind=_KINDS.get(actor.kind, "unnamed"), label=span.of(told.text), actor=actor.id, span=span)
        for actor in told.actors
        for span in actor.mentions
        if span.end <= at
        and at - span.end <= NEAR
        and span.of(told.text).lower() not in _PRONOUNS
        and not any(said.covers(span) for said in statement.spans)
    ]
    near = [
        (voice.kind == "person", word in _ONE and told.gender(voice) == word, voice.span.start, voice)
        for voice in voices
        if voice.span
    ]
    for *_, voice in sorted(near, key=lambda row: row[:3], reverse=True):
        if not _is_among(voice, own) and _may_be(pronoun, voice, told):
            return voice
    return None


def _is_among(voice: Voice, others: Sequence[Voice]) -> bool:
    return any(voice.actor == other.actor if voice.actor else voice.label == other.label for other in others)


def _may_be(pronoun: Voice, voice: Voice, told: Told) -> bool:
    """Whether somebody can be meant by a pronoun, by the words for them and by what else the page says of them."""
    word = pronoun.label.lower()
    if voice.label.lower() in _PRONOUNS and voice.actor is None:
        return False
    if word in _ONE and told.gender(voice) not in {"", word}:
        return False
    if voice.label.lower() in _ONE:
        return voice.label.lower() == word
    return _fits(word, voice)


def _is_body(voice: Voice) -> bool:
    """Whether a voice is a body or a state, whose people say "they" of themselves."""
    return voice.kind in {"organisation", "country", "group"}


def _fits(pronoun: str, voice: Voice) -> bool:
    """Whether somebody so named can be meant by this pronoun."""
    words = voice.label.lower().replace(",", " ").split()
    if not words or voice.label == "unnamed":
        return False
    many = words[0] in _PLURAL_WORDS or _head(words).endswith("s") or " and " in voice.label
    if pronoun in _ONE:
        return voice.kind in {"person", "office", "unnamed"} and not many
    if pronoun in _MANY:
        return many or _is_body(voice)
    return voice.kind in {"organisation", "country", "document", "group", "outlet"} and not many


def _head(words: list[str]) -> str:
    """The noun of a plain description: the word before "of", "in", "who" and the like."""
    for i, word in enumerate(words):
        if i and word in {"of", "in", "at", "for", "from", "who", "with", "on", "to"}:
            return words[i - 1]
    return words[-1]
