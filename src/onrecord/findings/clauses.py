"""The syntax of a page as questions that a finding asks: who does it, to whom, under which clause, said with what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from onrecord.findings.remembered import remembered
from onrecord.findings.word_classes import word_class
from onrecord.record import Analysis, Count, Span

_INNER = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "flat", "fixed", "goeswith", "nmod:poss", "case", "advmod"}
    | {"nmod:desc", "nmod:unmarked"}
)
_BREAKS = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "list", "orphan", "dep"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_CLAUSES = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"}
)


class Subject(NamedTuple):
    """The word that heads a subject; `passive` if it suffers the act; `way` says how it was found:
    "own", "relative", "participle", "controlled", "shared" (by a conjunct), "adverbial" or "apposed"."""

    word: int
    passive: bool
    way: str


class Oblique(NamedTuple):
    """A noun hung on a predicate or another noun by a preposition (small letters; "" where there is none)."""

    preposition: str
    word: int


@dataclass(frozen=True, eq=False)
class Clauses:
    """Questions over the columns of one article; words are named by their index in them."""

    text: str
    words: Analysis

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each word, in text order."""
        below: list[list[int]] = [[] for _ in range(len(self.words))]
        for word, head in enumerate(self.words.head):
            if word != head:
                below[head].append(word)
        return tuple(map(tuple, below))

    @cached_property
    def _bare_relations(self) -> tuple[str, ...]:
        """The relation of each word without what follows the colon."""
        return tuple([relation.partition(":")[0] for relation in self.words.dep])

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The words of each sentence, in text order."""
        bounds = [i for i, s in enumerate(self.words.sentence) if not i or s != self.words.sentence[i - 1]]
        return tuple(range(a, b) for a, b in zip(bounds, [*bounds[1:], len(self.words)], strict=True))

    @cached_property
    def _sentence_at(self) -> tuple[range, ...]:
        return tuple(sentence for sentence in self.sentences for _ in sentence)

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The words in small letters, as they stand in the text."""
        return tuple([self.text[a:b].lower() for a, b in zip(self.words.start, self.words.end, strict=True)])

    @cached_property
    def counts(self) -> dict[int, Count]:
        """What the model takes numbers to count, by their words."""
        return {count.word: count for count in self.words.counts}

    def sentence(self, word: int) -> range:
        """The words of the sentence that holds `word`."""
        return self._sentence_at[word]

    def span(self, first: int, last: int) -> Span:
        """Characters from one word to another, both included."""
        return self.words.span(first, last)

    def slice(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.words.start[first] : self.words.end[last]]

    def word_at(self, character: int) -> int | None:
        """The word that covers a character, or None."""
        low = bisect_right(self.words.end, character)
        return low if low < len(self.words) and self.words.start[low] <= character else None

    def lemma(self, word: int) -> str:
        """The lemma in small letters."""
        return self.words.lemma[word].lower()

    def below(self, word: int, *relations: str) -> tuple[int, ...]:
        """Dependents by one of these relations; "obl" also means "obl:agent", "nmod:poss" only itself."""
        children = self.children[word]
        if not children:
            return ()
        dep, bare = self.words.dep, self._bare_relations
        return tuple([c for c in children if dep[c] in relations or bare[c] in relations])

    def subtree(self, word: int) -> list[int]:
        """`word` and all that hangs on it, in text order."""
        found, stack = [], [word]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def ancestors(self, word: int) -> Iterator[int]:
        """The governors of `word`, nearest first."""
        seen = {word}
        while (above := self.words.head[word]) not in seen:
            yield above
            seen.add(above)
            word = above

    # The clause

    @remembered
    def is_predicate(self, word: int) -> bool:
        """Whether a clause hangs on the word: a verb, or a noun or adjective with a copula or a clausal relation."""
        return self.words.pos[word] == "VERB" or self.words.dep[word] in _CLAUSES or bool(self.below(word, "cop"))

    def predicate(self, word: int) -> int:
        """The predicate of the clause that `word` stands in: itself if it is one."""
        if self.is_predicate(word):
            return word
        for above in self.ancestors(word):
            if self.is_predicate(above):
                return above
        return word

    def clause(self, word: int) -> list[int]:
        """The words of the clause headed by `word`, without the clauses that hang on it, in text order."""
        found, stack = [], [word]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(
                c
                for c in self.children[at]
                if self.words.dep[c] not in _CLAUSES and not (self.words.dep[c] == "conj" and self.is_predicate(c))
            )
        return sorted(found)

    def subordinate_to(self, word: int) -> Iterator[int]:
        """The predicates of the clauses around `word`'s own, from the inside out."""
        for above in self.ancestors(self.predicate(word)):
            if self.is_predicate(above):
                yield above

    # Who, whom

    @remembered
    def is_passive(self, verb: int) -> bool:
        """Whether the subject of `verb` suffers the act: by its auxiliary, its subject, or as a bare participle."""
        if self.below(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        active = bool(self.below(verb, "obj")) and any(self.words.dep[c] == "nsubj" for c in self.children[verb])
        if not active and any(self.words.dep[c] == "obl:agent" for c in self.children[verb]):
            return True
        bare = self.words.tag[verb] == "VBN" and not self.below(verb, "aux")
        if bare and self.words.dep[verb] == "conj" and not self.below(verb, *_SUBJECTS):
            return self.is_passive(self.words.head[verb])
        told = any(self.words.dep[c] == "nsubj" for c in self.children[verb])
        return bare and not told and self.words.dep[verb] != "xcomp" and not self.below(verb, "obj")

    @remembered
    def subject(self, verb: int) -> Subject | None:
        """Who the predicate is told of: its own subject, or one it takes over from the word it hangs on."""
        own = [c for c in self.children[verb] if self.words.dep[c] in _SUBJECTS] or self._strayed_subject(verb)
        if own:
            return self._own_subject(verb, own)
        relation, head = self.words.dep[verb], self.words.head[verb]
        if head == verb:
            return None
        passive = self.is_passive(verb)
        if relation == "acl" and self.words.tag[verb] != "VB":
            return Subject(head, passive, "participle")
        if relation == "acl":
            return self._noun_holder(head)
        if relation == "acl:relcl":
            return Subject(head, passive, "relative")
        if relation == "conj" and self.is_predicate(head):
            if (
                self.words.tag[verb] == "VBG"
                and (self.words.tag[head] in ("VBD", "VBZ", "VBP") or self.below(head, "aux:pass"))
                and not self.below(verb, "aux")
            ):
                # "accused them of stalling and asking for more": the gerund is not joined to the finite verb.
                return None
            shared = self.subject(head)
            return Subject(shared.word, passive, "shared") if shared else None
        if relation == "xcomp":
            return self._controller(verb, head)
        if relation in ("appos", "nmod", "flat", "list", "dep") and self.words.tag[verb] in ("VBD", "VBZ", "VBP"):
            # No noun has a finite verb for apposition: the parser took the predicate of a subject for one.
            return Subject(head, passive, "apposed") if self.words.pos[head] in ("NOUN", "PROPN", "PRON") else None
        if relation in ("advcl", "parataxis") and self.words.tag[verb] in ("VBG", "VBN", "VB"):
            return self._adverbial(verb, head, passive=passive)
        return None

    def _floats(self, word: int) -> bool:
        """Whether "all" or "each" only counts the subject before it ("the members all want it")."""
        joined = word > 0 and self.words.pos[word - 1] == "CCONJ"
        return self.lowers[word] in word_class("parts") and not joined

    def _strayed_subject(self, verb: int) -> list[int]:
        """A subject before the verb that the parser hung on the verb's object."""
        objects = [o for o in self.below(verb, "obj") if o > verb and not self.below(o, "cop")]
        return [c for o in objects for c in self.below(o, "nsubj") if c < verb]

    def _adverbial(self, verb: int, governor: int, *, passive: bool) -> Subject | None:
        """Of "accused A of shelling B" the object; else the subject of the governor."""
        marks = {self.lowers[m] for m in self.below(verb, "mark", "case")}
        if self.words.tag[verb] == "VB" and self.lemma(governor) in word_class("object_control"):
            return self._controller(verb, governor)
        whom = () if self.is_passive(governor) else self.objects(governor)
        if whom and self.words.tag[verb] == "VBG" and marks & word_class("told_of_object"):
            return Subject(whom[0], passive, "controlled")
        above = self.subject(governor)
        return Subject(above.word, passive, "adverbial") if above else None

    def _own_subject(self, verb: int, own: list[int]) -> Subject:
        inner = [c for c in own if self.words.dep[c] != "nsubj:outer"] or own
        # Of two the nearer one is the verb's: the parser hung another clause's subject on it.
        word = next((c for c in reversed(inner) if c < verb and not self._floats(c)), inner[0])
        passive = self.is_passive(verb)
        if self.lowers[word] in word_class("relative") and self.words.dep[verb].startswith("acl"):
            return Subject(self.words.head[verb], passive, "relative")
        return Subject(word, passive, "own")

    def _controller(self, verb: int, governor: int) -> Subject | None:
        passive = self.is_passive(verb)
        if self._is_caused(verb, governor):
            return Subject(self.objects(governor)[0], passive, "controlled")
        if self.lemma(governor) in word_class("object_control"):
            whom = self.objects(governor) or tuple(
                o.word for o in self.obliques(governor) if o.preposition in ("on", "to")
            )
            above = self.subject(governor)
            if above and above.passive:
                return Subject(above.word, passive, "controlled")
            if whom:
                return Subject(whom[0], passive, "controlled")
        above = self.subject(governor)
        return Subject(above.word, passive, "controlled") if above else None

    def _is_caused(self, verb: int, governor: int) -> bool:
        """Whether a bare infinitive is what others are made or let do ("had her friend call the police")."""
        bare = self.words.tag[verb] == "VB" and not any(self.lowers[m] == "to" for m in self.below(verb, "mark"))
        return bare and self.lemma(governor) in ("have", "let", "make") and bool(self.objects(governor))

    def _noun_holder(self, noun: int) -> Subject | None:
        """Whose plan, threat or promise it is: the possessor, or the subject of the verb that governs the noun."""
        owner = self.possessor(noun)
        led_to = self.words.dep[noun] == "obl" and self.lemma(noun) not in word_class("intended")
        if owner is not None and not led_to:
            return Subject(owner, False, "controlled")
        if self.lowers[noun] in word_class("asking"):
            return None
        verb = self.words.head[noun]
        if verb != noun and self.words.pos[verb] in ("VERB", "AUX") and self.words.dep[noun] in ("obj", "obl"):
            above = self.subject(verb)
            return Subject(above.word, False, "controlled") if above and not above.passive else None
        return None

    @remembered
    def objects(self, verb: int) -> tuple[int, ...]:
        """The direct and indirect objects, and of a relative clause without one the noun it tells of."""
        own = self.below(verb, "obj", "iobj") or self._counted_objects(verb)
        relative = [o for o in own if self.lowers[o] in word_class("relative")]
        if self.words.dep[verb] == "acl:relcl" and not self.is_passive(verb):
            told = self.subject(verb)
            if relative or (not own and told and told.way == "own"):
                return (self.words.head[verb], *(o for o in own if o not in relative))
        return own

    def _counted_objects(self, verb: int) -> tuple[int, ...]:
        """A noun after an active verb with no preposition, which "at least" or a particle made the parser take for a
        phrase of it ("arrested at least 60 people", "burned down the village")."""
        found = [c for c in self.children[verb] if self.words.dep[c] == "obl" and c > verb and not self.preposition(c)]
        if not found or self.below(verb, "aux:pass"):
            return ()
        parted = bool(self.below(verb, "compound:prt"))
        between = [o.word for o in self.obliques(verb) if o.word > verb]
        near = (c for c in found if not any(o < c for o in between))
        return tuple(c for c in near if parted or self.below(c, "nummod"))

    def agents(self, verb: int) -> tuple[int, ...]:
        """Who a passive says did it: the "by" phrase."""
        marked = tuple(c for c in self.children[verb] if self.words.dep[c] == "obl:agent")
        return marked or tuple(o.word for o in self.obliques(verb) if o.preposition == "by")

    @remembered
    def obliques(self, word: int) -> tuple[Oblique, ...]:
        """The prepositional phrases that hang on a predicate or a noun, in text order."""
        return tuple(Oblique(self.preposition(c), c) for c in self.below(word, "obl", "nmod") if self.preposition(c))

    @remembered
    def preposition(self, noun: int) -> str:
        """The words that mark the case of a noun before it, in small letters: "with", "according to", or ""."""
        marks = [c for c in self.below(noun, "case") if c < noun]
        marks += [f for c in marks for f in self.below(c, "fixed")]
        return " ".join(self.lowers[c] for c in sorted(set(marks)))

    @remembered
    def conjuncts(self, word: int) -> tuple[int, ...]:
        """The word and those coordinated under it, in text order."""
        found = [word]
        for child in self.below(word, "conj"):
            if self.words.pos[child] != "VERB" or self.words.pos[word] == "VERB":
                found.extend(self.conjuncts(child))
        return tuple(sorted(found))

    def possessor(self, noun: int) -> int | None:
        """The word that owns the noun ("Russia's threat", "its threat"), or None."""
        owners = self.below(noun, "nmod:poss")
        return owners[-1] if owners else None

    def light_verb(self, noun: int) -> int | None:
        """The verb that lends its subject to the noun ("held talks", "talks were held"), or None."""
        verb = self.words.head[noun]
        if verb == noun or self.lemma(verb) not in word_class("light") or self.words.pos[verb] != "VERB":
            return None
        relation = self.words.dep[noun]
        carried = relation == "obl" and self.preposition(noun) in ("in", "into", "on", "out")
        return verb if relation in ("obj", "nsubj:pass") or carried else None

    # How it is said

    @remembered
    def negation(self, word: int) -> int | None:
        """The word that denies a predicate or a noun ("not", "no", the "no" of a subject or object), or None."""
        near = [word, *self.below(word, *_SUBJECTS, "obj"), *self.below(word, "cop")]
        for at in near:
            if at != word and self.lowers[at] in word_class("negation"):
                return at
            for child in self.children[at]:
                if self.lowers[child] in word_class("negation") and self.words.dep[child].split(":")[0] in (
                    "advmod",
                    "det",
                    "aux",
                    "cc",
                ):
                    return child
        return None

    @remembered
    def modal(self, verb: int) -> int | None:
        """The modal auxiliary of a predicate ("will", "could"), its own or its first conjunct's, or None."""
        for child in self.below(verb, "aux"):
            if self.words.tag[child] == "MD":
                return child
        head = self.words.head[verb]
        if self.words.dep[verb] == "conj" and head != verb and not self.below(verb, *_SUBJECTS):
            return self.modal(head)
        return None

    def particle(self, verb: int) -> str:
        """The particle of a phrasal verb ("carry out": "out"), or ""."""
        return " ".join(self.lowers[c] for c in self.below(verb, "compound:prt"))

    # Extents

    def bounds(self, noun: int, *, wide: bool = False) -> tuple[int, int]:
        """First and last word of the noun phrase headed by `noun`, without the preposition before it, appositions,
        coordinated phrases and clauses; `wide` keeps the "of" phrases (and other nouns hung on it) after the head."""
        first = last = noun
        sentence = self.sentence(noun)
        while first - 1 >= sentence.start and self._inside(first - 1, noun, wide=False):
            first -= 1
        while last + 1 < sentence.stop and self._inside(last + 1, noun, wide=wide):
            last += 1
        while first < noun and self._leads_in(first):
            first += 1
        while last > noun and (self.words.pos[last] in ("PUNCT", "ADP", "CCONJ") or self.lowers[last] in ("'s", "’s")):
            last -= 1
        return first, last

    def _leads_in(self, word: int) -> bool:
        """Whether a word at the start of a phrase only joins it to what stands before ("directly with the team")."""
        joins = ("PUNCT", "ADP", "CCONJ")
        adverb = self.words.pos[word] == "ADV" and self.words.pos[word + 1] in joins
        return adverb or self.words.pos[word] in joins or self.words.dep[word] == "case"

    def phrase(self, noun: int, *, wide: bool = False) -> Span:
        """The characters of the noun phrase headed by `noun`: see `bounds`."""
        return self.span(*self.bounds(noun, wide=wide))

    def _inside(self, word: int, noun: int, *, wide: bool) -> bool:
        at = word
        while at != noun:
            relation = self.words.dep[at]
            of_phrase = wide and relation == "nmod" and at > noun
            quoted = relation == "punct" and self.lowers[at] in "-–'’\"“”."
            inner = relation in _INNER or of_phrase or quoted
            if wide and at > noun and not of_phrase:
                inner = (relation not in _BREAKS and relation != "punct") or quoted
            if not inner or self.words.head[at] == at:
                return False
            at = self.words.head[at]
        return True


@lru_cache(maxsize=1)
def clauses_of(text: str, words: Analysis) -> Clauses:
    """The questions over a page, which every kind of finding asks: what one has asked the next need not find again."""
    return Clauses(text, words)
