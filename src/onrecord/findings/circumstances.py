"""When and where an act took place: a time or a place of its own clause, never a guess from afar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from onrecord.findings.clauses import Clauses
from onrecord.findings.factuality import factual_words
from onrecord.findings.inflection import verb_lemmas
from onrecord.findings.triggers import Trigger
from onrecord.record import Grounds, Span, When, Where

_Item = TypeVar("_Item", When, Where)
_PLACED = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "over", "off", "throughout", "within"}
)
_DIRECTED = _PLACED | {"on", "to", "into", "from", "of"}
_ENTERED = frozenset({"to", "into", "onto", "along", "through"})
_STRUCK = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})


@dataclass(frozen=True)
class Circumstances:
    """The times and places of one article, by the words they stand at."""

    clauses: Clauses
    grounds: Grounds

    @cached_property
    def _times(self) -> dict[int, list[tuple[int, When]]]:
        dated = [t for t in self.grounds.times if t.type in ("DATE", "TIME") and (t.start or t.end)]
        return self._by_sentence((t.span, t) for t in dated)

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

    def when(self, trigger: Trigger) -> When | None:
        """The time that hangs on the act or its verb; else the only time of the sentence that no other verb claims."""
        near = self._times.get(self.clauses.words.sentence[trigger.word], [])
        homes = self._homes(trigger)
        own = [time for head, time in near if self._home(head) in homes]
        if own:
            return own[0]
        if len(near) != 1:
            return None
        head, time = near[0]
        if self._is_joined(self._home(head), trigger.predicate):
            return time
        free = not self._is_reporting(self._home(head)) and not self._is_nested(head, trigger.predicate)
        return time if free and self._same_stretch(head, trigger) else None

    def _is_joined(self, home: int, predicate: int) -> bool:
        """Whether a time before the first of two joined predicates dates the second, too."""
        at = predicate
        while self.clauses.words.dep[at] == "conj" and at != home:
            at = self.clauses.words.head[at]
        return at == home and at != predicate

    def _is_nested(self, head: int, predicate: int) -> bool:
        """Whether the time stands in a clause of its own that the act is no part of ("those captured in March")."""
        at = head
        while at != predicate and at not in self.clauses.ancestors(predicate):
            if self.clauses.words.dep[at] in ("acl", "acl:relcl"):
                return True
            if at == self.clauses.words.head[at]:
                return False
            at = self.clauses.words.head[at]
        return False

    def where(self, trigger: Trigger) -> Where | None:
        """The place that the act's clause is set in ("in X"), or the place struck or visited."""
        near = self._places.get(self.clauses.words.sentence[trigger.word], [])
        homes = self._homes(trigger)
        settled = [(h, p) for h, p in near if self._preposition(h) in _PLACED]
        for head, place in settled:
            if self._home(head) in homes:
                return place
        if trigger.sense.type in _STRUCK or trigger.sense.mode == "visit":
            for head, place in near:
                if head in trigger.recipients or self._is_aimed_at(head, trigger, homes):
                    return place
        within = [
            (h, p) for h, p in settled if self._same_stretch(h, trigger) and not self._is_reporting(self._home(h))
        ]
        return within[0][1] if len(within) == 1 else None

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
        if self.clauses.words.pos[trigger.word] != "VERB":
            homes.add(self.clauses.predicate(trigger.word))
        above = self.clauses.words.head[trigger.predicate]
        if self.clauses.words.dep[trigger.predicate] == "xcomp" and not self._is_reporting(above):
            homes.add(above)
        return frozenset(homes)

    def _home(self, head: int) -> int:
        """The noun that tells an act or the predicate which the words of a time or place hang on."""
        return self.clauses.predicate(self.clauses.words.head[head])

    def _is_reporting(self, verb: int) -> bool:
        table = factual_words()
        return any(table.get(("verb", lemma)) == "transparent" for lemma in verb_lemmas(self.clauses.lowers[verb]))

    def _same_stretch(self, head: int, trigger: Trigger) -> bool:
        """Whether no comma, semicolon or reporting verb stands between the act and the word."""
        low, high = sorted((head, trigger.word))
        between = range(low + 1, high)
        return not any(
            self.clauses.lowers[w] in (";", "—", ":") or (self.clauses.words.pos[w] == "VERB" and self._is_reporting(w))
            for w in between
        )
