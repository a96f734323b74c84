"""Who on the page can act: which words stand for a country, an office, a force, a crowd or a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from onrecord.findings.clauses import Clauses
from onrecord.findings.event_lexicon import actor_nouns, noun_class
from onrecord.findings.inflection import noun_lemmas
from onrecord.findings.remembered import remembered
from onrecord.findings.word_classes import word_class
from onrecord.record import Actor, Grounds, Mention, Role, RoleName, Span

Standing = Literal["political", "named", "human", "nobody"]
"""political: acts in public affairs; named: a name of which no more is known; human: somebody; nobody: a thing."""

_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it", "them", "him", "her", "us", "his", "their", "its", "our"})
_NOBODY_PRONOUNS = frozenset({"it", "its"})
_NAMES = frozenset({"person", "organisation", "place", "group", "facility"})
_SPEAKING = frozenset({"he", "she", "they", "it", "we", "i"})
_PRIVATE_SECTORS = frozenset({"BUS", "CVL", "MED", "EDU", "JRN", "AGR", "CRM"})
_LONGEST = 12
_PREMODIFIERS = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod")


@dataclass(frozen=True, eq=False)
class Somebody:
    """Questions about the words of one article that stand for somebody."""

    clauses: Clauses
    grounds: Grounds

    @cached_property
    def _actor_at(self) -> dict[int, Actor]:
        """The actor at each word; of several mentions over a word the shortest that knows more than the words."""
        found: dict[int, tuple[tuple[bool, int], Actor]] = {}
        for actor in self.grounds.actors:
            bare = not actor.country and not actor.sectors
            for mention in actor.mentions:
                rank = (bare, len(mention))
                for word in self._words_of(mention):
                    if word not in found or rank < found[word][0]:
                        found[word] = (rank, actor)
        return {word: actor for word, (_, actor) in found.items()}

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        """The name at each word, of a pronoun or noun phrase the name it stands for."""
        names = {m.id: m for m in self.clauses.words.mentions if m.kind in _NAMES}
        found: dict[int, Mention] = {}
        for mention in self.clauses.words.mentions:
            name = names.get(mention.id) or names.get(mention.same_as)
            if name:
                found |= dict.fromkeys(self._words_of(mention.span), name)
        return found

    def _words_of(self, span: Span) -> Iterable[int]:
        word = self.clauses.word_at(span.start)
        while word is not None and word < len(self.clauses.words) and self.clauses.words.start[word] < span.end:
            yield word
            word += 1

    @remembered
    def names(self, word: int) -> tuple[str, ...]:
        """The forms a noun may be looked up by, longest first: with two and one words before it, with "of X", alone."""
        lowers, first = self.clauses.lowers, self.clauses.sentence(word).start
        found = ["_".join(lowers[start : word + 1]) for start in (word - 2, word - 1) if start >= first]
        if word - 2 >= first and lowers[word - 1] == "-":
            found.append("".join(lowers[word - 2 : word + 1]))
        end = self.clauses.sentence(word).stop
        if word + 2 < end and lowers[word + 1] == "of":
            found.append("_".join(lowers[word : word + 3]))
        found.append(lowers[word])
        return tuple(found)

    @remembered
    def lemmas(self, word: int) -> tuple[str, ...]:
        """The lemmas that the noun at `word` may be looked up by, its compounds first."""
        return tuple([lemma for form in self.names(word) for lemma in noun_lemmas(form)])

    def is_of(self, word: int, class_name: str) -> bool:
        """Whether the noun at `word` belongs to a class of the lexicon."""
        return not noun_class(class_name).isdisjoint(self.lemmas(word))

    @remembered
    def noun(self, word: int) -> tuple[str, str] | None:
        """Standing and sector of a common noun for somebody, or None."""
        table = actor_nouns()
        return next((table[lemma] for lemma in self.lemmas(word) if lemma in table), None)

    @remembered
    def standing(self, word: int) -> Standing:
        """How far the phrase headed by `word` stands for somebody who acts."""
        if self.clauses.lowers[word] in _PRONOUNS:
            return self._pronoun_standing(word)
        whole = self._whole(word)
        if whole is not None:
            return self.standing(whole)
        common = self.noun(word) if self.clauses.words.pos[word] != "PROPN" else None
        if common and common[0] == "political":
            return "political"
        actor = self._actor_at.get(word)
        if actor:
            return self._actor_standing(actor)
        mention = self._mention_at.get(word)
        if mention:
            return "political" if mention.kind in ("place", "group") else "named"
        if common or self.noun(word):
            national = any(self._is_national(child) for child in self.clauses.below(word, *_PREMODIFIERS))
            return "political" if national else "human"
        if self.clauses.words.pos[word] in ("NUM", "DET") and self._counts_people(word):
            return "human"
        return "nobody"

    def _whole(self, word: int) -> int | None:
        """Of "all of the parties" or "a group of diplomats", those after "of"."""
        if self.clauses.lowers[word] not in word_class("parts"):
            return None
        wholes = [o.word for o in self.clauses.obliques(word) if o.preposition == "of" and o.word > word]
        return wholes[0] if wholes else None

    def _counts_people(self, word: int) -> bool:
        """Whether a bare number or "others" is the subject or object of its clause ("killing 12")."""
        return self.clauses.words.dep[word].split(":")[0] in ("nsubj", "obj") and not self.clauses.below(word, "nmod")

    def _actor_standing(self, actor: Actor) -> Standing:
        """Political by kind, country or sector; firms, doctors, critics and the like are people in private life."""
        private = set(actor.sectors) <= (_PRIVATE_SECTORS if actor.kind != "organisation" else {"BUS"})
        if actor.kind in ("country", "office", "place") or not private:
            return "political"
        if actor.kind == "group" and not actor.sectors and (actor.country or actor.label[:1].isupper()):
            return "political"
        if actor.sectors and actor.country:
            return "political"
        return "human" if actor.kind in ("unnamed", "group") else "named"

    def _pronoun_standing(self, word: int) -> Standing:
        actor, name = self._actor_at.get(word), self._mention_at.get(word)
        if actor:
            return self._actor_standing(actor)
        if name:
            return "political" if name.kind in ("place", "group") else "named"
        speaker = self._speaker(word)
        if speaker is not None:
            return self.standing(speaker)
        return "nobody" if self.clauses.lowers[word] in _NOBODY_PRONOUNS else "human"

    def _is_national(self, word: int) -> bool:
        actor, mention = self._actor_at.get(word), self._mention_at.get(word)
        return bool(actor and actor.kind in ("country", "place", "group")) or bool(
            mention and mention.kind in ("place", "group")
        )

    def _speaker(self, word: int) -> int | None:
        """Who says the clause that a pronoun is the subject of ("Libya said it would …")."""
        clauses, verb = self.clauses, self.clauses.words.head[word]
        if clauses.lowers[word] not in _SPEAKING or clauses.words.dep[verb] != "ccomp":
            return None
        above = clauses.subject(clauses.words.head[verb])
        return above.word if above and above.word != word and clauses.words.pos[above.word] != "PRON" else None

    def several_speakers(self, word: int) -> int | None:
        """The first of those who together say the clause that "they" is the subject of; None where one alone does."""
        speaker = self._speaker(word) if self.clauses.lowers[word] == "they" and word not in self._actor_at else None
        several = speaker is not None and any(
            joined != speaker and self.standing(joined) != "nobody" for joined in self.clauses.conjuncts(speaker)
        )
        return speaker if several else None

    def is_name(self, word: int) -> bool:
        """Whether the word belongs to a name."""
        return word in self._mention_at and self.clauses.lowers[word] not in _PRONOUNS

    def is_nation(self, word: int) -> bool:
        """Whether the word names a country, a place or a people, or a force of one, and no person or party."""
        actor, mention = self._actor_at.get(word), self._mention_at.get(word)
        person = actor is not None and actor.kind in ("person", "office")
        if person or (mention is not None and mention.kind in ("person", "organisation")):
            return False
        return self._is_national(word) or self.is_of(word, "armed")

    def is_country(self, word: int) -> bool:
        """Whether the word by itself names a country."""
        actor = self._actor_at.get(word)
        return bool(actor and actor.kind == "country") and self.clauses.words.pos[word] == "PROPN"

    def is_place(self, word: int) -> bool:
        """Whether the word names a place of which no actor is known."""
        mention = self._mention_at.get(word)
        return word not in self._actor_at and mention is not None and mention.kind == "place"

    def same(self, a: int, b: int) -> bool:
        """Whether two words stand for one actor."""
        left, right = self.actor_id(a), self.actor_id(b)
        return left is not None and left == right

    def is_public(self, word: int) -> bool:
        """Whether the word is known to stand for an office, a force, a party: by its actor's sectors or its noun."""
        actor, common = self._actor_at.get(word), self.noun(word)
        known = bool(actor and (actor.kind == "country" or actor.sectors))
        return known or bool(common and common[0] == "political")

    def is_person(self, word: int) -> bool:
        """Whether the word names one person, or a pronoun stands for one."""
        actor, mention = self._actor_at.get(word), self._mention_at.get(word)
        if actor:
            return actor.kind in ("person", "office")
        return bool(mention and mention.kind == "person") or self.clauses.lowers[word] in ("he", "she")

    def is_actor_before(self, word: int) -> bool:
        """Whether a modifier before a noun names who does it: a people, a country, a force ("rebel attack")."""
        return self._is_national(word) or word in self._mention_at or self.is_of(word, "doer_before")

    def bearer(self, word: int) -> int | None:
        """A word for whose a thing is ("a U.S. request", "the rebels' plan", "an attack by …"), or None."""
        for obliques in ("by", "from"):
            for oblique in self.clauses.obliques(word):
                if oblique.preposition == obliques and self.standing(oblique.word) != "nobody":
                    return oblique.word
        owner = self.clauses.possessor(word)
        if owner is not None and self.standing(owner) != "nobody" and self.clauses.lowers[owner] not in _PRONOUNS:
            return owner
        for child in self.clauses.below(word, "amod", "compound", "nmod:desc"):
            if child < word and self.is_actor_before(child):
                return child
        for oblique in self.clauses.obliques(word):
            if oblique.preposition in ("of", "between", "against") and self.standing(oblique.word) != "nobody":
                return oblique.word
        return None

    def role(self, name: RoleName, word: int) -> Role:
        """The role of the phrase headed by `word`, its label the slice of the text, its actor where one is known."""
        clauses = self.clauses
        span = clauses.phrase(word, wide=self._is_of_many(word))
        whole = self._whole(word)
        actor = self._actor_at.get(word) or (self._actor_at.get(whole) if whole is not None else None)
        named = self._mention_at.get(word)
        if named and named.span.overlaps(span) and clauses.lowers[word] not in _PRONOUNS:
            span = Span(min(span.start, named.span.start), max(span.end, named.span.end))
        stands_for = actor or self._spoken_for(word) or self._owner_actor(word)
        common = self.noun(word) or self._title(span)
        sectors = (actor.sectors if actor else ()) or ((common[1],) if common else ())
        return Role(
            role=name,
            label=span.of(clauses.text),
            span=span,
            actor=stands_for.id if stands_for else None,
            country=(stands_for.country if stands_for else None) or self._country(word),
            sectors=sectors,
        )

    def _title(self, span: Span) -> tuple[str, str] | None:
        """The noun for somebody that stands before a name in the same phrase ("President Mugabe")."""
        titles = [self.noun(word) for word in self._words_of(span)]
        return next((title for title in reversed(titles) if title), None)

    def _is_of_many(self, word: int) -> bool:
        """Whether "of" right after the word names who is meant ("a group of diplomats", "the Ministry of Health")."""
        sentence = self.clauses.sentence(word)
        common = self.clauses.words.pos[word] == "NOUN" or self.clauses.lowers[word] in word_class("parts")
        if not common or word + 1 >= sentence.stop or self.clauses.lowers[word + 1] != "of":
            return False
        first, last = self.clauses.bounds(word, wide=True)
        return last - first < _LONGEST

    def _country(self, word: int) -> str | None:
        """The country of the phrase: of another actor inside it, else of a place in it."""
        inside = self._owner_actor(word)
        if inside:
            return inside.country
        span = self.clauses.phrase(word)
        return next((p.country for p in self.grounds.places if p.country and span.overlaps(p.span)), None)

    def _spoken_for(self, word: int) -> Actor | None:
        speaker = self._speaker(word)
        return None if speaker is None else self._actor_at.get(speaker) or self._owner_actor(speaker)

    def _owner_actor(self, word: int) -> Actor | None:
        """The country that a noun without an actor of its own belongs to ("Turkish warplanes", "rebels in Mali")."""
        first, last = self.clauses.bounds(word, wide=True)
        near = [w for w in range(first, last + 1) if w in self._actor_at]
        for at in near:
            if self._actor_at[at].country:
                return self._actor_at[at]
        return None

    def actor_at(self, word: int) -> Actor | None:
        """The actor at a word, or None."""
        return self._actor_at.get(word)

    def actor_id(self, word: int) -> str | None:
        """The id of the actor at a word, or None."""
        actor = self._actor_at.get(word)
        return actor.id if actor else None


@lru_cache(maxsize=1)
def somebody_of(clauses: Clauses, grounds: Grounds) -> Somebody:
    """Who can act on a page, which events, positions and procedures ask alike."""
    return Somebody(clauses, grounds)
