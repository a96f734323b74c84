"""When and where an act took place: a time or a place of its own clause, never a guess from afar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from onrecord.findings.clauses import Clauses
from onrecord.findings.factuality import factual_words
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.triggers import Trigger
from onrecord.findings.word_classes import word_class
from onrecord.record import Grounds, Span, When, Where

_Item = TypeVar("_Item", When, Where)
_PLACED = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "over", "off", "throughout", "within"}
)
_DIRECTED = _PLACED | {"on", "to", "into", "from", "of"}
_ENTERED = frozenset({"to", "into", "onto", "along", "through"})
_BESIDE = frozenset({"with", "after", "before", "over", "about", "for", "against", "despite", "like", "since", "than"})
"""Prepositions whose nouns lead away from where and when the act itself took place."""
_DURING = frozenset({"during", "at", "in"})
"""Prepositions that set an act inside another, whose time is then its own ("at Monday's hearing he accused …")."""
_DUE = frozenset({"by", "than", "until", "before"})
"""Prepositions of the day by which something asked for is due ("asked for answers no later than 10 May")."""
_PHRASES = frozenset({"nmod", "compound", "flat", "obl"})
_CHARGES = frozenset({"suspicion", "charge", "charges", "allegation", "allegations", "count", "counts"})
_IN_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "STATE"})
"""Acts in words: where and when the deed they speak of took place is not theirs."""
_NOT_FINITE = frozenset({"VB", "VBG", "VBN"})
_STAMP = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)[\s,|T]+\d{1,2}[:.]\d\d")
_STRUCK = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})


class Told(NamedTuple, Generic[_Item]):
    """A time or place of an act, and the name of the rule that leads from one to the other."""

    item: _Item
    rule: str


@dataclass(frozen=True)
class Circumstances:
    """The times and places of one article, by the words they stand at; `acts`: the words that tell its acts."""

    clauses: Clauses
    grounds: Grounds
    acts: frozenset[int]

    @cached_property
    def _times(self) -> dict[int, list[tuple[int, When]]]:
        dated = [t for t in self.grounds.times if t.type in ("DATE", "TIME") and (t.start or t.end)]
        dated = [t for t in dated if not self._is_stamp(t)]
        return self._by_sentence((t.span, t) for t in dated)

    def _is_stamp(self, time: When) -> bool:
        """Whether a day in numbers with a clock opens a line: the page's own stamp ("16.03.2024 12:00"), no day of an
        act."""
        opens = self.clauses.text[: time.span.start].rpartition("\n")[2].strip() == ""
        return opens and _STAMP.match(time.words) is not None

    @cached_property
    def _places(self) -> dict[int, list[tuple[int, Where]]]:
        return self._by_sentence((p.span, p) for p in self.grounds.places)

    def _by_sentence(self, items: Iterable[tuple[Span, _Item]]) -> dict[int, list[tuple[int, _Item]]]:
        found: dict[int, list[tuple[int, _Item]]] = {}
        for span, item in items:
            head = self._head(span)
            if head is not None:
                found.setdefault(self.clauses.words.sentence[head], []).append((head, item))
        return found

    def _head(self, span: Span) -> int | None:
        """The word of a span that hangs on a word outside it."""
        first = self.clauses.word_at(span.start)
        if first is None:
            return None
        sentence = self.clauses.sentence(first)
        words = [w for w in range(first, sentence.stop) if self.clauses.words.start[w] < span.end]
        outside = (w for w in words if self.clauses.words.head[w] not in words or self.clauses.words.head[w] == w)
        return next(outside, first)

    def when(self, trigger: Trigger) -> Told[When] | None:
        """The time that hangs on the act or its verb; else the only time of the sentence that a named rule leads to."""
        near = self._times.get(self.clauses.words.sentence[trigger.word], [])
        linked = [(time, self._link(head, trigger)) for head, time in near]
        own = next((time for time, rule in linked if rule == "own clause"), None)
        if own is not None:
            return Told(own, "own clause")
        if len(near) != 1:
            return None
        time, rule = linked[0]
        return Told(time, rule) if rule else None

    def _link(self, head: int, trigger: Trigger) -> str | None:
        """The rule by which a time or place at `head` belongs to the act; None where it belongs to another clause."""
        home = self._home(head)
        if trigger.sense.type == "REQUEST" and self._preposition(head) in _DUE:
            return None
        if self._hangs_on(head, trigger) or self._begins(head, trigger) or self._is_in_charge(head, trigger):
            return "own clause"
        if self._is_of_occasion(head, trigger):
            return "occasion that it took place at"
        if self._is_anothers(head, home, trigger):
            return None
        if home in self._homes(trigger):
            return "own clause"
        if self._is_at(home, trigger):
            return "what was done at it"
        if self._is_said_by(home, trigger):
            return "said on that day"
        if self._is_reporting(home):
            return None
        if self._is_joined(home, trigger.predicate):
            return "first of joined verbs"
        if home in self._governing(trigger):
            return "governing clause"
        if trigger.sense.type not in _IN_WORDS and trigger.predicate in self._lent_by(home):
            return "clause that goes on with it"
        return None

    def _hangs_on(self, head: int, trigger: Trigger) -> bool:
        """Whether a time or place hangs on the noun of the act itself ("a September raid", "the raid in Goma")."""
        words, noun = self.clauses.words, trigger.word
        if words.pos[noun] == "VERB":
            return False
        at = words.head[head]
        while at != noun and words.dep[at].split(":")[0] in _PHRASES and words.head[at] != at:
            if self._preposition(at) in _BESIDE or at in self.acts:
                return False
            at = words.head[at]
        return at == noun

    def _begins(self, head: int, trigger: Trigger) -> bool:
        """Whether a relative clause says when the act took place ("the invasion that began in May")."""
        words, noun = self.clauses.words, trigger.word
        verb = self.clauses.predicate(words.head[head])
        if words.pos[noun] == "VERB" or words.head[verb] != noun or not words.dep[verb].startswith("acl"):
            return False
        return any(lemma in word_class("occurring") for lemma in verb_lemmas(self.clauses.lowers[verb]))

    def _is_in_charge(self, head: int, trigger: Trigger) -> bool:
        """Whether a time was read into what somebody is arrested for ("arrested on suspicion of arson on Sunday")."""
        words, at = self.clauses.words, head
        while words.head[at] not in (at, trigger.predicate):
            at = words.head[at]
        charged = self.clauses.lowers[at] in _CHARGES and self._preposition(at) in ("on", "for")
        return at != head and words.head[at] == trigger.predicate and charged and self._preposition(head) == "on"

    def _is_of_occasion(self, head: int, trigger: Trigger) -> bool:
        """Whether the time is of an occasion that the act is set in: "during the Saturday debate she urged …", "his
        appearance at Monday's hearing", "the May call when he asked …"."""
        words, noun = self.clauses.words, head
        while words.dep[noun].split(":")[0] in _PHRASES and words.head[noun] != noun and words.pos[noun] != "VERB":
            if noun != head and self._preposition(noun) in _DURING and words.head[noun] in self._homes(trigger):
                # "His 6 January trial" may be a trial about that day.
                return noun in self.acts and self.clauses.possessor(noun) in (None, head)
            noun = words.head[noun]
        when = [self.clauses.lowers[below] for below in self.clauses.below(trigger.predicate, "advmod", "mark")]
        clause = words.dep[trigger.predicate].startswith(("acl", "advcl"))
        return noun != head and clause and words.head[trigger.predicate] == noun and "when" in when

    def _is_at(self, home: int, trigger: Trigger) -> bool:
        """Whether the act is the occasion of the dated verb ("she said on Monday at a meeting")."""
        words, noun = self.clauses.words, trigger.word
        told = words.pos[noun] != "VERB" and words.head[noun] == home and words.dep[noun].startswith("obl")
        return told and self._preposition(noun) in ("at", "during")

    def _is_said_by(self, home: int, trigger: Trigger) -> bool:
        """Whether the dated verb tells the words that are the act ("we reject the plan, she said on Monday")."""
        words, verb = self.clauses.words, trigger.predicate
        if trigger.sense.type not in _IN_WORDS or words.tag[verb] not in ("VBZ", "VBP") or trigger.word != verb:
            return False
        around = words.head[home] == verb and words.dep[home].startswith("parataxis")
        return around or (words.head[verb] == home and words.dep[verb].startswith(("ccomp", "parataxis")))

    def _is_anothers(self, head: int, home: int, trigger: Trigger) -> bool:
        """Whether the time or place hangs on the noun of another act ("arrested after a march in Lima"), or on one that
        the act is only about ("over the march in Lima")."""
        at, homes = self.clauses.words.head[head], self._homes(trigger)
        while at != home and at not in homes and self.clauses.words.head[at] != at:
            beside = at in self.acts and self.clauses.words.pos[at] != "VERB"
            if beside or self._preposition(at) in _BESIDE:
                return True
            at = self.clauses.words.head[at]
        return False

    def _governing(self, trigger: Trigger) -> Iterator[int]:
        """The predicates around the act that share its time and place: of an infinitive, a participle, a conjunct."""
        words, at = self.clauses.words, trigger.predicate
        if words.pos[trigger.word] != "VERB":
            if not self._tells_the_noun(trigger):
                return
            at = self.clauses.predicate(trigger.word)
        while words.head[at] != at:
            told = words.dep[at] in ("xcomp", "conj") or (words.dep[at] == "advcl" and self._goes_on(at))
            if not told or self._is_marked(at) or self._is_reporting(words.head[at]):
                return
            at = words.head[at]
            yield at

    def _lent_by(self, home: int) -> Iterator[int]:
        """The predicates that a participle or infinitive goes on from ("shelled it, killing six in the market")."""
        words, at = self.clauses.words, home
        while words.head[at] != at and words.dep[at] in ("xcomp", "advcl") and self._goes_on(at):
            if self._is_marked(at):
                return
            at = words.head[at]
            yield at

    def _goes_on(self, verb: int) -> bool:
        """Whether a participle or infinitive has no subject and no time of its own."""
        own = self.clauses.below(verb, "nsubj", "aux", "aux:pass")
        return self.clauses.words.tag[verb] in _NOT_FINITE and not own

    def _is_marked(self, verb: int) -> bool:
        """Whether a preposition sets a gerund apart ("removed it for spreading lies", "pleaded guilty to killing")."""
        marks = [self.clauses.lowers[m] for m in self.clauses.below(verb, "mark", "case")]
        return any(mark != "to" or self.clauses.words.tag[verb] == "VBG" for mark in marks)

    def _is_joined(self, home: int, predicate: int) -> bool:
        """Whether a time before the first of two joined predicates dates the second, too."""
        at = predicate
        while self.clauses.words.dep[at] == "conj" and at != home:
            at = self.clauses.words.head[at]
        return at == home and at != predicate

    def where(self, trigger: Trigger) -> Told[Where] | None:
        """The place that the act's clause is set in ("in X"), or the place struck or visited."""
        near = self._places.get(self.clauses.words.sentence[trigger.word], [])
        homes = self._homes(trigger)
        settled = [(self._link(h, trigger), p) for h, p in near if self._is_placed(h)]
        for rule, place in settled:
            if rule == "own clause":
                return Told(place, rule)
        if trigger.sense.type in _STRUCK or trigger.sense.mode in ("visit", "withdraw"):
            for head, place in near:
                aimed = self._is_aimed_at(head, trigger, homes)
                struck = head in trigger.recipients and trigger.sense.type != "PROTEST"
                if struck or (aimed and not self._is_anothers(head, self._home(head), trigger)):
                    return Told(place, "struck or entered")
        within = [(place, rule) for rule, place in settled if rule]
        return Told(*within[0]) if len(within) == 1 else None

    def _is_placed(self, head: int) -> bool:
        """Whether "in", "at" or the like sets something in the place; "in Chad's parliament" sets nothing in Chad."""
        return self._preposition(head) in _PLACED and self.clauses.words.dep[head] != "nmod:poss"

    def _is_aimed_at(self, head: int, trigger: Trigger, homes: frozenset[int]) -> bool:
        if trigger.sense.type == "PROTEST" and self.clauses.words.head[head] == trigger.word and head < trigger.word:
            return True
        if trigger.sense.type == "MOBILIZE":
            return self._is_entered(head, trigger.predicate)
        placed = self._preposition(head) in _DIRECTED and self._home(head) in homes
        return placed and head not in set(trigger.participants)

    def _is_entered(self, head: int, verb: int) -> bool:
        """Whether the place, or the noun it names ("the Manga district"), is where the verb itself leads."""
        words = self.clauses.words
        while words.dep[head] in ("compound", "flat") and words.head[head] > head:
            head = words.head[head]
        return words.head[head] == verb and self._preposition(head) in _ENTERED

    def _preposition(self, head: int) -> str:
        own = self.clauses.preposition(head)
        if own:
            return own
        before = min(self.clauses.bounds(head)[0], head) - 1
        return self.clauses.lowers[before] if before >= self.clauses.sentence(head).start else ""

    def _homes(self, trigger: Trigger) -> frozenset[int]:
        """The words a time or place of this act may hang on."""
        homes = {trigger.word, trigger.predicate, *trigger.takes}
        if self.clauses.words.pos[trigger.word] != "VERB" and self._tells_the_noun(trigger):
            homes.add(self.clauses.predicate(trigger.word))
        above = self.clauses.words.head[trigger.predicate]
        if self.clauses.words.dep[trigger.predicate] == "xcomp" and not self._is_reporting(above):
            homes.add(above)
        return frozenset(homes)

    def _tells_the_noun(self, trigger: Trigger) -> bool:
        """Whether the verb over a noun only says that it took place or was done ("talks began on Monday"); another verb
        has a day and a place of its own ("condemned the raid on Monday")."""
        words, noun = self.clauses.words, trigger.word
        above = self.clauses.predicate(noun)
        occurs = any(lemma in word_class("occurring") for lemma in verb_lemmas(self.clauses.lowers[above]))
        bare = words.pos[above] != "VERB" or above == noun
        return bare or occurs or self.clauses.light_verb(noun) is not None

    def _home(self, head: int) -> int:
        """The noun that tells an act or the predicate which the words of a time or place hang on."""
        return self.clauses.predicate(self.clauses.words.head[head])

    def _is_reporting(self, verb: int) -> bool:
        table = factual_words()
        return any(table.get(("verb", lemma)) == "transparent" for lemma in verb_lemmas(self.clauses.lowers[verb]))
