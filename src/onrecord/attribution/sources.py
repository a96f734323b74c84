"""From the words of a source to the voice they stand for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.attribution.bundles import Link, noun_phrase
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.descriptions import Descriptions
from onrecord.attribution.no_words import is_asked_of
from onrecord.attribution.people import is_somebody, nouns
from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import Actor, Span, Voice, VoiceKind

UNNAMED = Voice(kind="unnamed", label="unnamed")
"""The voice of words that somebody says and the text does not name."""

TOLD_OF = frozenset(
    "say allege claim report rumour rumor purport believe think understand presume suppose expect predict forecast "
    "project estimate tip anticipate confirm announce hope fear consider deem see view regard describe know".split()
)
"""Verbs whose passive has whom somebody speaks of as its subject."""
TELLING = frozenset(
    {"tell", "warn", "advise", "inform", "assure", "notify", "remind", "instruct", "order", "urge", "ask"}
)
"""Verbs whose passive subject is told, and does not tell."""
_SHOWING = frozenset(
    "quote hear see show record film cite determine commit bind prepare oppose resolve force schedule design "
    "satisfy surprise amaze shock disappoint concern".split()
)
"""Verbs whose passive has who speaks or thinks as its subject: "was quoted as saying"."""
_CITING = frozenset({"citing", "quoting", "crediting"})
_BODIES = frozenset({"organisation", "country", "place", "document"})
"""Kinds of actors that are no "he" or "she"."""
FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
_MINE = frozenset({"my", "our"})
_MARKS = frozenset({",", ";", ":", "–", "—", "-", "--"})
_KINDS: dict[str, VoiceKind] = {
    "person": "person",
    "office": "office",
    "organisation": "organisation",
    "country": "country",
    "group": "group",
    "place": "organisation",
    "document": "document",
    "unnamed": "unnamed",
}


class Speakers:
    """The actors of a page by the characters of their mentions, and by the nouns that it names them with."""

    def __init__(self, page: Page, actors: tuple[Actor, ...]) -> None:
        self.descriptions = Descriptions(page, actors)
        pairs = sorted(((span, actor) for actor in actors for span in actor.mentions), key=lambda pair: pair[0])
        self.all = actors
        self.spans = [span for span, _ in pairs]
        self.actors = [actor for _, actor in pairs]
        self.starts = [span.start for span in self.spans]
        self.longest = max((len(span) for span in self.spans), default=0)

    def at(self, span: Span) -> Actor | None:
        """The actor whose shortest mention covers the span."""
        best: tuple[int, Actor] | None = None
        place = bisect_right(self.starts, span.start)
        while place and self.starts[place - 1] >= span.start - self.longest:
            place -= 1
            mention = self.spans[place]
            if mention.covers(span) and (best is None or len(mention) < best[0]):
                best = (len(mention), self.actors[place])
        return best[1] if best else None

    def named_in(self, span: Span) -> Actor | None:
        """The actor whose mention takes up most of the span: of "The Quay Post" the one named "Quay Post"."""
        shared = [
            (min(mention.end, span.end) - max(mention.start, span.start), -i) for i, mention in enumerate(self.spans)
        ]
        most, place = max(shared, default=(0, 0))
        return self.actors[-place] if most > 0 else None


def voice_of(page: Page, link: Link, speakers: Speakers, speaker: Voice) -> Voice:
    """The voice of a link's source: its words as they stand, and the actor they name or point at.

    `speaker` says the words that the link stands in: "I" and "we" are that voice.
    """
    if not link.source or _is_told(page, link):
        return UNNAMED
    stretch = _without_marks(page, antecedent(page, link.source[0]))
    head = page.head_of(stretch.first, stretch.last)
    span = page.span(stretch)
    if page.forms[head].lower() in FIRST_PERSON | _MINE and stretch.first == stretch.last:
        return replace(speaker, label=span.of(page.text), span=span) if speaker.actor else speaker
    actor = speakers.at(page.words.span(head, head))
    if actor is not None and page.forms[head].lower() in {"he", "she"} and actor.kind in _BODIES:
        actor = None
    if actor is None or actor.kind in {"unnamed", "group"}:
        named = _actor_within(page, stretch, head, speakers) or speakers.descriptions.named(stretch, head)
        actor = named or actor
    return Voice(
        kind=_kind(page, stretch, head, actor), label=span.of(page.text), actor=actor.id if actor else None, span=span
    )


def cited(page: Page, link: Link, speakers: Speakers) -> tuple[Stretch, Stretch] | None:
    """Of "the agency reported, citing officials" the cue "citing" and its source; nothing where a thing is cited."""
    verb = page.head_of(link.cue.first, link.cue.last) if link.cue else None
    for child in page.children[verb] if verb is not None else ():
        if page.words.dep[child] != "advcl" or page.forms[child].lower() not in _CITING:
            continue
        below = page.children[child]
        named = next((c for c in below if page.words.dep[c] == "obj"), None)
        if named is None or any(page.words.dep[c] in {"ccomp", "advcl", "xcomp"} for c in below):
            return None
        known = speakers.at(page.words.span(named, named)) is not None or page.words.pos[named] == "PROPN"
        if known or page.forms[named].lower() in nouns():
            return Stretch(child, child, "cue"), Stretch(*noun_phrase(page, named), "source")
    return None


def _is_told(page: Page, link: Link) -> bool:
    """ "She was told that …": the subject is who hears it; of "she is said to …" it is who they speak of."""
    if link.cue is None:
        return False
    verb = page.head_of(link.cue.first, link.cue.last)
    if is_asked_of(page, verb):
        askers = [child for child in page.children[verb] if page.words.dep[child] == "obl:agent"]
        return not any(part.first <= asker <= part.last for part in link.source for asker in askers)
    passive = any(page.words.dep[child] in {"aux:pass", "nsubj:pass"} for child in page.children[verb])
    if any(page.words.dep[child] == "obl:agent" for child in page.children[verb]):
        return False
    # "Expected to contend, the team …", "a man suspected of theft": a participle without a helper is a passive, too.
    alone = page.words.tag[verb] == "VBN" and not any(page.words.dep[c].startswith("aux") for c in page.children[verb])
    if not passive and not (alone and page.words.dep[verb] in {"advcl", "acl"}):
        return False
    lemma, form = page.words.lemma[verb].lower(), page.forms[verb].lower()
    # "Worried that …", "convinced": a state of mind is its subject's own.
    by_others = form not in lexicon() and known_lemma(page, verb) in lexicon() and lemma not in _SHOWING
    return lemma in TELLING | TOLD_OF or by_others


def _without_marks(page: Page, stretch: Stretch) -> Stretch:
    """The stretch without commas, dashes and prepositions at its ends, which are the sentence's and not the name's."""
    first, last = stretch.first, stretch.last
    while first < last and (page.forms[first] in _MARKS or _leads_in(page, first)):
        first += 1
    while last > first and page.forms[last] in _MARKS:
        last -= 1
    return Stretch(first, last, stretch.role)


def _leads_in(page: Page, word: int) -> bool:
    """Whether a preposition or a conjunction before a name got into it ("that directors", "to students")."""
    lead = page.words.dep[word] in {"mark", "case", "cc"} and page.words.pos[word] in {"SCONJ", "ADP", "PART", "CCONJ"}
    return lead and word < page.words.head[word]


def antecedent(page: Page, stretch: Stretch) -> Stretch:
    """What "who", "which" or "that" stands for: the noun phrase that the relative clause belongs to."""
    if page.forms[stretch.first].lower() not in {"who", "which", "that"}:
        return stretch
    verb = stretch.first
    for _ in range(4):
        verb = page.words.head[verb]
        if page.words.dep[verb].startswith("acl") and page.words.head[verb] < stretch.first:
            return Stretch(*noun_phrase(page, _who_speaks(page, page.words.head[verb])), "source")
    return stretch


def _who_speaks(page: Page, noun: int) -> int:
    """Of "an interview with the head of the union, who vows …" the head of the union."""
    if is_somebody(page, noun):
        return noun
    below = [c for c in page.children[noun] if page.words.dep[c] == "nmod" and is_somebody(page, c)]
    return below[0] if below else noun


def _actor_within(page: Page, stretch: Stretch, head: int, speakers: Speakers) -> Actor | None:
    """The person of a source such as "a lawyer, Ann Lee": a name in apposition, among its words or right behind."""
    beside = [child for child in page.children[head] if child > stretch.last and page.words.dep[child] == "appos"]
    for word in (*range(stretch.first, stretch.last + 1), *beside):
        # "The man of that day, Ann Lee": where syntax takes the name for a second subject, the comma tells.
        set_off = word > stretch.first and page.forms[word - 1] == "," and page.words.dep[word].startswith("nsubj")
        top = page.words.head[word] if page.words.dep[word] == "flat" else word
        beside_head = page.words.dep[word] in {"appos", "flat"} and head in {top, page.words.head[top]}
        if (set_off or beside_head) and page.words.pos[word] == "PROPN":
            actor = speakers.at(page.words.span(word, word))
            if actor and actor.kind == "person":
                return actor
    return None


def _kind(page: Page, stretch: Stretch, head: int, actor: Actor | None) -> VoiceKind:
    noun = page.forms[head].lower()
    if actor and actor.kind not in {"unnamed", "group"}:
        return "outlet" if "JRN" in actor.sectors and actor.kind == "organisation" else _KINDS[actor.kind]
    if noun in nouns():
        return nouns()[noun]
    if actor:
        return _KINDS[actor.kind]
    if page.words.pos[head] == "PROPN":
        return "person" if stretch.last > stretch.first else "organisation"
    return "person" if page.words.pos[head] == "PRON" else "unnamed"
