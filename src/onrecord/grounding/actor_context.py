"""The rest of the page about an actor whose own words tell no country: the possessor, the place, the page's country."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.grounding.agents import sector_before_name
from onrecord.grounding.countries import country, demonym
from onrecord.grounding.identities import INTERNATIONAL, Identity, identity, is_outsider, leads_away, read_phrase
from onrecord.grounding.mention_words import MentionWords
from onrecord.record import ActorKind, Mention, Where, Why

DOMESTIC = frozenset({"GOV", "LEG", "COP", "JUD", "OPP", "PTY", "MIL", "REB"})
"""Sectors whose people, told of without a nation, mostly belong to the page's own."""
FACING = frozenset({"on", "to", "for", "against", "with"})
"""Prepositions before the country that a body or an envoy is for, which is not their own."""
LOCAL = frozenset({"COP", "CVL", "MED", "EDU", "AGR", "REF"})
"""Sectors whose people mostly belong where they are told to be."""
FEW, MOST = 3, 0.6
"""Names and their share of the page from which a country is the one that its officials without a nation belong to."""
SHARE = 0.85
"""Share of the page's names of countries that its own country must have."""


class Context:
    """What the page tells besides an actor's own words."""

    def __init__(self, words: MentionWords, places: Sequence[Where]) -> None:
        analysis = words.columns
        self.text = words.text
        self.words = words
        self.mentions = sorted(analysis.mentions, key=lambda mention: mention.span.start)
        self.starts = [mention.span.start for mention in self.mentions]
        self.places = {where.span.start: where for where in places if where.country}
        self.told: Counter[str | None] = Counter(self._countries())

    def completed(
        self, found: Identity, kind: ActorKind, mentions: Sequence[Mention], known: Mapping[int, Identity]
    ) -> Identity:
        """The identity with a country, where the page tells one; as it was, where it tells none or several."""
        if INTERNATIONAL & set(found.sectors) or kind == "country":
            return found
        if kind == "organisation" and not found.sectors:
            found = self._told_before(found, mentions)
        roles = [m for m in mentions if m.kind == "nominal" and not is_outsider(m.span.of(self.text))]
        for mention in roles:
            for inner in self._inside(mention):
                if self._is_matter(mention, inner):
                    continue
                owner = known.get(inner.id)
                if owner and owner.country and inner.same_as != mention.same_as:
                    return Identity(owner.country, found.sectors, Why(rule="possessor", score=0.75))
        # "Students" told of again and again are not all from where some of them once are.
        for mention in roles[:1] if kind == "unnamed" and len(roles) > FEW else roles:
            code = self._place_within(mention) or self._place_of(mention)
            if code:
                return Identity(code, found.sectors, Why(rule="place beside the noun", score=0.75))
        if LOCAL & set(found.sectors) and roles:
            code = self._place_of_clause(roles[0])
            if code:
                return Identity(code, found.sectors, Why(rule="place of the act", score=0.6))
        own = self._own_country(known)
        abroad = any(self._faces(mention, own) for mention in mentions) if own else True
        if own and not abroad and DOMESTIC & set(found.sectors) and kind not in {"place", "person"}:
            return Identity(own, found.sectors, Why(rule="country of the page", score=0.55))
        return found

    def _is_matter(self, outer: Mention, inner: Mention) -> bool:
        """Whether the inner name is what the outer one is sent to or about: "the envoy to Ukraine"."""
        reading = read_phrase(outer.span.of(self.text))
        starts = [outer.span.start + span.start for span in reading.spans]
        return inner.span.start in starts and leads_away(reading, starts.index(inner.span.start))

    def _faces(self, mention: Mention, code: str) -> bool:
        """Whether the country is what the mention is sent to or about: "the committee on China"."""
        after = self.words.place_after(mention, FACING) if mention.kind != "pronoun" else None
        return after is not None and identity(after.of(self.text)).country == code

    def _told_before(self, found: Identity, mentions: Sequence[Mention]) -> Identity:
        """The identity with the sector that a word before the name tells: "the opposition Harbour Alliance"."""
        for mention in mentions:
            first, _ = self.words.bounds(mention.span)
            head = self.words.head(mention.span)
            beside = head is not None and first > 0 and self.words.columns.head[first - 1] == head
            sector = sector_before_name(self.words.word(first - 1)) if beside and mention.kind != "pronoun" else None
            if sector:
                return Identity(found.country, (sector,), Why(rule="word before the name", score=0.75))
        return found

    def placed(self, found: Identity, mentions: Sequence[Mention]) -> Identity:
        """An identity read off the name of a place, with the country of the place that the page means by it."""
        if found.why.rule != "place name":
            return found
        codes = {where.country for where in (self.places.get(mention.span.start) for mention in mentions) if where}
        return Identity(codes.pop(), found.sectors, found.why) if len(codes) == 1 else found

    def _inside(self, outer: Mention) -> list[Mention]:
        """The mentions inside another."""
        first = bisect_left(self.starts, outer.span.start)
        last = bisect_left(self.starts, outer.span.end)
        return [inner for inner in self.mentions[first:last] if _within(inner, outer)]

    def _countries(self) -> list[str]:
        """The country of each name on the page that tells one."""
        found = []
        for mention in self.mentions:
            words = mention.span.of(self.text)
            where = self.places.get(mention.span.start)
            if mention.kind in {"place", "group", "facility"}:
                code = country(words) or demonym(words) or (where.country if where else None)
                found += [code] if code else []
        return found

    def _own_country(self, known: Mapping[int, Identity]) -> str | None:
        """The one country that nearly all names of the page, and all else known of it, belong to."""
        told = self.told + Counter(found.country for found in known.values() if found.country)
        if not told:
            return None
        code, count = told.most_common(1)[0]
        named = count >= FEW or self.told[code] > 1
        return code if named and count / told.total() >= SHARE else None

    def home(self, known: Mapping[int, Identity]) -> str | None:
        """The country that most of what the page tells belongs to; None where none stands out."""
        told = self.told + Counter(found.country for found in known.values() if found.country)
        (code, count), *_ = [*told.most_common(1), (None, 0)]
        return code if count >= FEW and count / told.total() >= MOST else None

    def _place_within(self, mention: Mention) -> str | None:
        """The country of the first place named in the phrase: "Valencia" in "the Valencia mayor"."""
        reading = read_phrase(mention.span.of(self.text))
        own = mention.span.start + (reading.spans[reading.end - 1].end if reading.end else 0)
        named = [
            m
            for m in self._inside(mention)
            if m.kind == "place" and m.span.end <= own and self.text[max(0, m.span.start - 1) : m.span.start] != "-"
        ]
        if not named:
            return None
        where = self.places.get(named[0].span.start)
        return where.country if where else identity(named[0].span.of(self.text)).country

    def _place_of(self, mention: Mention) -> str | None:
        """The country of a place that hangs on the mention: "residents of", "police in"."""
        after = self.words.place_after(mention)
        if after is None:
            return None
        where = self.places.get(after.start)
        return where.country if where else identity(after.of(self.text)).country

    def _place_of_clause(self, mention: Mention) -> str | None:
        """The country of the one place where the act of the mention's clause is told to be."""
        head = self.words.head(mention.span)
        if head is None:
            return None
        verb = self.words.columns.head[self.words.top(head)]
        codes = set()
        for child in self.words.children[verb]:
            if self.words.columns.dep[child].startswith("obl") and self.words.preposition(child) in {
                "in",
                "at",
                "near",
            }:
                where = self.places.get(self.words.columns.start[child])
                code = where.country if where else None
                codes |= {code} if code else set()
        return codes.pop() if len(codes) == 1 else None


def _within(inner: Mention, outer: Mention) -> bool:
    return outer.span.covers(inner.span) and inner.span != outer.span
