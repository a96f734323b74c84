"""One verb with its arguments, active or passive alike: who does it, who suffers it, under which preposition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.findings.clauses import Clauses, Oblique, Subject
from onrecord.findings.somebody import Somebody
from onrecord.findings.word_classes import word_class


@dataclass(frozen=True)
class VerbFrame:
    """One verb with its arguments, active or passive alike: agents do it, patients suffer it."""

    clauses: Clauses
    people: Somebody
    verb: int
    last: int = -1
    """The last word of the trigger, where that is a particle or preposition after the verb."""

    @cached_property
    def subject(self) -> Subject | None:
        """The subject, as syntax gives it."""
        return self.clauses.subject(self.verb)

    @cached_property
    def passive(self) -> bool:
        """Whether the subject suffers the act."""
        return bool(self.subject and self.subject.passive)

    @cached_property
    def agents(self) -> tuple[int, ...]:
        """Those who do it, conjuncts included."""
        if self.passive:
            return self._spread(self.clauses.agents(self.verb))
        apart = self.by_preposition(("between",))
        if apart and self.clauses.words.tag[self.verb] == "VBG" and self.subject and self.subject.way != "own":
            return apart
        return self._spread((self.subject.word,)) if self.subject else ()

    @cached_property
    def patients(self) -> tuple[int, ...]:
        """What it is done to, conjuncts included."""
        if self.passive and self.subject:
            return self._spread((self.subject.word, *self.clauses.objects(self.verb)))
        objects = self.clauses.objects(self.verb) or self._objects_of_phrasal()
        return self._spread(tuple(self._of_a_series(word) for word in objects))

    def _objects_of_phrasal(self) -> tuple[int, ...]:
        """What follows a phrasal verb whose particle the parser took for a preposition ("sealed off the square")."""
        if self.last <= self.verb:
            return ()
        particle = self.clauses.lowers[self.last]
        return tuple(o.word for o in self.clauses.obliques(self.verb) if o.preposition == particle)

    @cached_property
    def obliques(self) -> tuple[Oblique, ...]:
        """Prepositional phrases of the verb and of its objects, in text order."""
        found = [*self.clauses.obliques(self.verb)]
        for patient in self.patients:
            above = self.clauses.words.head[patient]
            if not self.passive and (above == self.verb or self._of_a_series(above) == patient):
                found.extend(self.clauses.obliques(patient))
        return tuple(found)

    @cached_property
    def complements(self) -> tuple[int, ...]:
        """Predicates of the clauses the verb governs as complements."""
        return self.clauses.below(self.verb, "xcomp", "ccomp")

    @cached_property
    def phrase_words(self) -> tuple[int, ...]:
        """The words of the verb's own clause."""
        return tuple(self.clauses.clause(self.verb))

    def by_preposition(self, prepositions: tuple[str, ...]) -> tuple[int, ...]:
        """The somebodies or nouns after one of these prepositions, conjuncts included."""
        return self._spread(tuple(o.word for o in self.obliques if o.preposition in prepositions))

    def _of_a_series(self, word: int) -> int:
        """Of "a series of air strikes" the strikes."""
        if self.clauses.lowers[word] not in word_class("series"):
            return word
        return next((o.word for o in self.clauses.obliques(word) if o.preposition == "of" and o.word > word), word)

    def _spread(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(w for head in heads for w in self.clauses.conjuncts(head)))


class Suffering(VerbFrame):
    """A bare form without an object, read as a passive: "Three held in Paris"."""

    @cached_property
    def passive(self) -> bool:
        return True
