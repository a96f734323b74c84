"""Who "the director" is: the one whom the page names with the same noun, before or after ("the director, Ada Lind").

Coreference joins a description with a name it has seen; a page may as well tell the name later, or say "the paper" of
an outlet and "the company" of a firm that it told of by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.attribution.stretches import Page, Stretch, subtree, words_in
from onrecord.record import Actor, Span
from onrecord.record.anonymous import REACH, is_nameless

_AGED = re.compile(r"the (\d{1,3})-year-old$", re.IGNORECASE)
_TURNING = frozenset(
    "former ex deputy vice acting assistant other own late new old previous first second third next chief".split()
)
"""Words before a noun that make it another one's: "the former president" is not the president."""
_EPITHETS = frozenset(
    "star superstar megastar singer songwriter actor actress crooner diva rapper comic comedian funnyman "
    "presenter host heiress millionaire multimillionaire billionaire tycoon mogul magnate veteran ace legend "
    "icon idol hero heroine champion champ favourite beauty blonde brunette redhead bombshell striker "
    "midfielder winger goalkeeper sprinter golfer boxer footballer playmaker hitmaker novelist starlet "
    "socialite politician".split()
)
"""Nouns by which a page tells again of one whom it has named, and that are nobody's office."""
_BODIES = frozenset(
    "company firm group carmaker airline bank drugmaker steelmaker manufacturer retailer operator developer".split()
)
_OUTLETS = frozenset(
    "paper newspaper daily weekly tabloid magazine journal broadcaster station channel site website programme".split()
)


OFTEN = 3
"""Mentions from which somebody of one name is one whom a page is about."""


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody named with a noun: the noun, what turns it, the words of whose it is, and where it stands."""

    noun: str
    turned: frozenset[str]
    of: frozenset[str]
    word: int
    actor: Actor


class Descriptions:
    """The nouns that a page names its actors with."""

    def __init__(self, page: Page, actors: tuple[Actor, ...]) -> None:
        self.page = page
        self.actors = actors

    def named(self, stretch: Stretch, head: int) -> Actor | None:
        """The actor whom a description without a name stands for; nothing where none or several fit."""
        page = self.page
        aged = _AGED.match(page.span(stretch).of(page.text))
        if aged:
            return self._aged(aged[1], head)
        opening = page.forms[stretch.first].lower()
        if opening in {"a", "an"} and page.words.pos[head] == "NOUN":
            return self._named_later(head)
        if opening not in {"the", "this", "that"} or page.words.tag[head] == "NNS":
            return None
        if page.words.pos[head] == "PROPN":
            return self._titled(page.forms[head])
        if page.words.pos[head] != "NOUN":
            return None
        noun = page.words.lemma[head].lower()
        if noun in self._nameless:
            return None
        turned, of = _turned(page, head), _of(page, head)
        fits = {
            d.actor.id: d.actor
            for d in self._described
            if d.noun == noun and d.turned == turned and (of <= d.of or d.of <= of)
        }
        if len(fits) == 1:
            return next(iter(fits.values()))
        if noun in _EPITHETS and not fits and not turned and stretch.last == head:
            return self._epithet(head)
        if fits or turned or of or stretch.last > head:
            return None
        return self._of_sort(noun, head)

    def _epithet(self, head: int) -> Actor | None:
        """ "The star", "the telly favourite": whom the page is about, the first person that it named."""
        start = self.page.words.start[head]
        text = self.page.text
        named = [(s, a) for s, a in self._names if a.kind == "person" and s.end < start]
        people = [(s, a) for s, a in named if " " in s.of(text) or len(a.mentions) >= OFTEN]
        return min(people, key=lambda pair: pair[0])[1] if people else None

    def _named_later(self, head: int) -> Actor | None:
        """ "A former commissioner": the one person whom the page then names as "the commissioner, Bo Ek"."""
        page = self.page
        noun = page.words.lemma[head].lower()
        same = [d for d in self._described if d.noun == noun and d.actor.kind == "person"]
        later = {d.actor.id: d.actor for d in same if d.word > head and page.forms[d.word - 1].lower() == "the"}
        return next(iter(later.values())) if len(later) == len({d.actor.id for d in same}) == 1 else None

    def _aged(self, age: str, head: int) -> Actor | None:
        """ "The 41-year-old": the person beside whose name that age stands, else the person named last."""
        page = self.page
        people = [(span, actor) for span, actor in self._names if actor.kind == "person"]
        for span, actor in people:
            if re.match(rf",? \(?{age}\b", page.text[span.end : span.end + 8]):
                return actor
        start = page.words.start[head]
        before = [(span, actor) for span, actor in people if span.end < start]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def _titled(self, title: str) -> Actor | None:
        """ "The Duke": the one person whose name has that word in front of others."""
        text = self.page.text
        fits = {
            actor.id: actor
            for span, actor in self._names
            if actor.kind == "person"
            and (span.of(text).startswith(f"{title} ") or text[: span.start].endswith(f"{title} "))
        }
        return next(iter(fits.values())) if len(fits) == 1 else None

    def _of_sort(self, noun: str, head: int) -> Actor | None:
        """ "The paper", "the company": the one outlet or firm that was named before."""
        start = self.page.words.start[head]
        outlets = noun in _OUTLETS
        if not outlets and noun not in _BODIES:
            return None
        before = {a.id: a for span, a in self._names if a.kind == "organisation" and span.end < start}
        known = {key: actor for key, actor in before.items() if "JRN" in actor.sectors}
        firms = {key: actor for key, actor in before.items() if key not in known}
        fits = (known or before) if outlets else firms
        return next(iter(fits.values())) if len(fits) == 1 else None

    @cached_property
    def _names(self) -> list[tuple[Span, Actor]]:
        """Every mention that is a name, with its actor."""
        text = self.page.text
        return [
            (span, actor)
            for actor in self.actors
            if actor.kind not in {"unnamed", "group"}
            for span in actor.mentions
            if span.of(text)[:1].isupper() and not span.of(text).lower().startswith(("the ", "a ", "he", "she", "it"))
        ]

    @cached_property
    def _nameless(self) -> frozenset[str]:
        """The nouns of those whom the page calls nameless: no such word stands for one that it names."""
        page, text = self.page, self.page.text
        found = set()
        for actor in self.actors:
            for span in actor.mentions if actor.kind not in {"person", "country", "place"} else ():
                words = words_in(page, span) if is_nameless(span.of(text), text[span.end : span.end + REACH]) else None
                if words is not None:
                    found.add(page.words.lemma[page.head_of(words.first, words.last)].lower())
        return frozenset(found)

    @cached_property
    def _described(self) -> list[Described]:
        return [found for span, actor in self._names for found in self._beside(span, actor)]

    def _beside(self, span: Span, actor: Actor) -> Iterator[Described]:
        page = self.page
        words = words_in(page, span)
        if words is None:
            return
        head = page.head_of(words.first, words.last)
        if page.words.pos[head] != "PROPN":
            return
        near = [c for c in page.children[head] if page.words.dep[c] == "appos" and c > words.last]
        if words.first > 1:
            apart = page.forms[words.first - 1] == ","
            before = words.first - 1 - apart
            # "According to the office, Ek's case …": a comma alone puts no name beside a noun.
            if not apart or before in {page.words.head[head], *page.children[head]} or not _leads_away(page, before):
                near.append(before)
        for word in near:
            if page.words.pos[word] == "NOUN" and page.words.tag[word] != "NNS":
                yield Described(page.words.lemma[word].lower(), _turned(page, word), _of(page, word), word, actor)


def _leads_away(page: Page, noun: int) -> bool:
    """Whether a noun belongs to a phrase with a preposition in front of what its sentence is about."""
    return page.words.dep[noun].split(":")[0] in {"obl", "nmod", "advcl", "parataxis"} and any(
        page.words.dep[child] == "case" for child in page.children[noun]
    )


def _turned(page: Page, noun: int) -> frozenset[str]:
    return frozenset(page.forms[c].lower() for c in page.children[noun] if page.forms[c].lower() in _TURNING)


def _of(page: Page, noun: int) -> frozenset[str]:
    """Words of whose or of what sort it is: "the captain of the dredger", "the station master"."""
    return frozenset(
        page.words.lemma[i].lower()
        for child in page.children[noun]
        if page.words.dep[child] in {"nmod", "nmod:poss", "compound"}
        for i in subtree(page, child)
        if page.words.pos[i] in {"NOUN", "PROPN", "ADJ"}
    )
