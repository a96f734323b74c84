"""Who a page tells of: one actor under all its names, with country, sectors and offices, and the reasons for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.grounding.actor_context import Context
from onrecord.grounding.actor_kinds import SPEAKERS_ONLY, is_actor, kind_of, label_of, noun_of, rules_alone
from onrecord.grounding.countries import country, demonym, fold
from onrecord.grounding.dictionaries import Dictionary
from onrecord.grounding.identities import Identity, identity
from onrecord.grounding.knowledge import NOTHING, Knowledge
from onrecord.grounding.mention_words import MentionWords
from onrecord.grounding.nations_before import is_state_before
from onrecord.grounding.offices import Setting, offices, own_office
from onrecord.grounding.outlets import block_voices, is_voice, misspelt_identity, voice_identity
from onrecord.grounding.own_words import BY_NAME, told_by
from onrecord.grounding.people import person_identity
from onrecord.grounding.several_nations import nations_apart
from onrecord.grounding.tenures import published_day, with_holders
from onrecord.record import Actor, ActorKind, Analysis, Article, Mention, Span, Where, Why, content_id

IGNORED = frozenset({"date", "money"})
OFFICES = {"person": offices, "office": own_office}
"""How offices are read for the kinds of actors that have them."""


LEADERS = "table of leaders"
HEADS = frozenset({"the prime minister", "the president", "the chancellor", "the premier"})
FORMER = frozenset(
    "soviet union|ussr|u.s.s.r.|yugoslavia|czechoslovakia|nazi germany|east germany|west germany"
    "|german democratic republic|gdr|zaire|rhodesia|southern rhodesia|northern rhodesia|upper volta".split("|")
)
"""States that are gone: a page that tells of one and of its heir tells of two, under two names."""
MUCH_TOLD = 3
"""Mentions of one whom a page is about."""


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    mentions: list[Mention]
    label: str
    kind: ActorKind
    identity: Identity
    key: tuple[str, ...] = ()
    spans: list[Span] = field(default_factory=list)


def actors(
    article: Article, analysis: Analysis, places: Sequence[Where], known: Knowledge = NOTHING
) -> tuple[Actor, ...]:
    """Everybody the article tells of, in the order of their first mention.

    `analysis` is one whose mentions know whom they stand for. A country or another place is an actor only where it
    acts, is acted upon or speaks; a capital or a seat ("Moscow", "the Kremlin") where it clearly acts. `known` is what
    the run knows beside the page: a dictionary of one's own comes before our tables, and a table of offices says who
    held one on the day of the page.
    """
    words = MentionWords(article, analysis)
    clusters: dict[int, list[Mention]] = defaultdict(list)
    for mention in analysis.mentions:
        if mention.kind not in IGNORED:
            clusters[mention.same_as].append(mention)
    context = Context(words, places)
    drafts = [draft for mentions in clusters.values() for draft in _drafts(article.text, words, mentions)]
    merged = _with_voices(article, words, _merged(drafts))
    for draft in merged:
        draft.identity = context.placed(draft.identity, draft.mentions)
    _say_of_ones_own(known.dictionary, article.text, merged, published_day(article))
    merged = _with_heads_named(article.text, merged)
    told = {mention.id: draft.identity for draft in merged for mention in draft.mentions}
    for draft in merged:
        if draft.identity.country is None and draft.identity.why.rule != BY_NAME:
            draft.identity = context.completed(draft.identity, draft.kind, draft.mentions, told)
    home = context.home({mention.id: draft.identity for draft in merged for mention in draft.mentions})
    found = [
        _actor(article, draft, Setting(words, context.places, draft.identity, published_day(article), home))
        for draft in merged
    ]
    ordered = sorted(found, key=lambda actor: (actor.mentions[0], actor.label))
    return with_holders(ordered, article, known.offices) if known.offices else tuple(ordered)


def _say_of_ones_own(dictionary: Dictionary | None, text: str, drafts: Sequence[Draft], day: date | None) -> None:
    """Drafts that a dictionary of one's own knows take what it says."""
    for draft in drafts if dictionary else ():
        if dictionary:
            draft.identity = told_by(dictionary, text, draft.mentions, draft.identity, day)


def actor_at(found: Iterable[Actor], span: Span) -> Actor | None:
    """The actor whose mention the span is, or whose smallest mention covers it; then the one that the span ends in.

    A span such as "the Norwegian finance minister, Ane B. Moe" covers mentions instead: the actor of the first of
    them is meant, since English says who before it says whose.
    """
    over: list[tuple[int, int, Actor]] = []
    under: list[tuple[int, int, Actor]] = []
    for actor in found:
        for mention in actor.mentions:
            if mention.covers(span):
                over.append((len(mention), mention.start, actor))
            elif span.covers(mention):
                under.append((mention.start, -len(mention), actor))
    if over:
        return min(over, key=lambda item: item[:2])[2]
    return min(under, key=lambda item: item[:2])[2] if under else None


def _drafts(text: str, words: MentionWords, mentions: list[Mention]) -> list[Draft]:
    """The actor behind one set of mentions; none where it is a mere place or thing, several where it is several."""
    kind = kind_of(text, words, mentions)
    if kind is None or not is_actor(text, words, mentions, kind):
        return _states(text, words, mentions)
    label = label_of(text, mentions)
    named = person_identity(text, words, mentions) if kind == "person" else _best_identity(text, mentions, label)
    nameless = all(mention.kind in {"nominal", "pronoun"} for mention in mentions)
    people = [m for m in mentions if noun_of(m.span.of(text)) not in SPEAKERS_ONLY or words.speaks(m.span)]
    acting = any(words.acts(m.span) and not words.is_idle(m.span) for m in people)
    if nameless and not acting and not _is_told(named, label):
        return []
    if kind == "place" and named.why.rule == "metonym":
        kind = "organisation"
    drafts = [Draft(mentions, label, kind, named, _key(text, mentions, kind, named, label))]
    drafts[0].spans = [mention.span for mention in mentions]
    roles = [mention for mention in mentions if mention.kind == "nominal"]
    if len(roles) == 1 and all(mention.kind in {"nominal", "pronoun"} for mention in mentions):
        nations = nations_apart(text, roles[0].span)
        told = [Identity(code, named.sectors, Why(rule="several nations", score=0.85)) for _, code in nations]
        several = [
            Draft([], span.of(text), kind, one, spans=[span]) for (span, _), one in zip(nations, told, strict=True)
        ]
        if several:
            several[-1].mentions = mentions
            several[-1].spans += [mention.span for mention in mentions if mention.kind == "pronoun"]
            return several
    return drafts


def _is_told(named: Identity, label: str) -> bool:
    """Whether the words tell whose or what they are: "30,000 people" do not."""
    people = label.casefold().endswith(("people", "person", "persons"))
    return bool(named.country or (named.sectors and not people))


def _states(text: str, words: MentionWords, mentions: Sequence[Mention]) -> list[Draft]:
    """The state that the names of a country or people stand for before nouns of what states do; its mentions there."""
    before = [m for m in mentions if m.kind not in {"nominal", "pronoun"} and is_state_before(words, m)]
    if not before:
        return []
    label = before[0].span.of(text)
    code = country(label) or demonym(label)
    named = Identity(code, (), Why(rule="nation before a noun", score=0.8))
    draft = Draft(before, label, "country", named, ("country", code or "", "now"))
    draft.spans = [mention.span for mention in before]
    return [draft]


def _best_identity(text: str, mentions: Sequence[Mention], label: str) -> Identity:
    """What the fullest of the mentions tells, the label first."""
    phrases = dict.fromkeys([label, *(m.span.of(text) for m in mentions if m.kind != "pronoun")])
    read = [identity(phrase) for phrase in phrases]
    country = next(
        (found for found in read if found.country or "IGO" in found.sectors or "NGO" in found.sectors), read[0]
    )
    sectors = country.sectors or next((found.sectors for found in read if found.sectors), ())
    if country.why.rule in {"country name", "name of a people"}:
        sectors = ()
    return Identity(country.country, sectors, country.why)


def _key(text: str, mentions: Sequence[Mention], kind: ActorKind, named: Identity, label: str) -> tuple[str, ...]:
    """What two sets of mentions share that stand for one actor under names with nothing in common."""
    if kind == "country" and named.country:
        return ("country", named.country, "former" if fold(label) in FORMER else "now")
    if named.why.rule == "metonym":
        return ("seat", named.country or "", *named.sectors)
    if kind == "organisation" and named.country and rules_alone(label):
        return ("government", named.country)
    if kind in {"group", "unnamed"} and all(m.kind != "person" for m in mentions) and named.country:
        return ("same words", fold(label))
    return ()


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with one key become one."""
    first: dict[tuple[str, ...], Draft] = {}
    kept = []
    for draft in drafts:
        into = first.get(draft.key) if draft.key else None
        if into is None:
            kept.append(draft)
            if draft.key:
                first[draft.key] = draft
            continue
        into.mentions += draft.mentions
        into.spans += draft.spans
        if into.kind == "country" and _name_rank(draft.label) > _name_rank(into.label):
            into.label, into.identity = draft.label, draft.identity
    return kept


def _with_voices(article: Article, words: MentionWords, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with every voice of a quoted block among them, and known outlets whose names are misspelt told."""
    found = list(drafts)
    for draft in found:
        nothing = draft.kind == "organisation" and not draft.identity.country
        nothing = nothing and draft.identity.sectors in {(), ("JRN",)}
        if nothing and any(is_voice(words, mention) for mention in draft.mentions):
            draft.identity = misspelt_identity(draft.label) or draft.identity
    for span, kind in block_voices(article):
        label = span.of(article.text)
        there = next((draft for draft in found if any(span.overlaps(own) for own in draft.spans)), None)
        same = there or next((d for d in found if d.kind == kind and fold(d.label) == fold(label)), None)
        if same is None:
            found.append(Draft([], label, kind, voice_identity(label), spans=[span]))
        elif there is None:
            same.spans.append(span)
        elif there.kind == "organisation" and not (there.identity.country or there.identity.sectors):
            there.identity = voice_identity(label)
    return found


def _with_heads_named(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with "the prime minister" put to the one head of a state or government whom the page tells much of.

    Where it names two of them, or one in passing or with another title, the office stays by itself.
    """
    leaders = [
        d
        for d in drafts
        if d.kind == "person" and d.identity.why.rule == LEADERS and len(d.mentions) >= MUCH_TOLD
        if all(_heads_a_state(m.span.of(text)) for m in d.mentions if m.kind == "nominal")
    ]
    kept = []
    for draft in drafts:
        head = draft.kind == "office" and draft.label.casefold() in HEADS
        same = [one for one in leaders if draft.identity.country in {None, one.identity.country}] if head else []
        if len(same) == 1:
            same[0].mentions += draft.mentions
            same[0].spans += draft.spans
        else:
            kept.append(draft)
    return kept


def _heads_a_state(role: str) -> bool:
    small = role.casefold()
    return any(head.removeprefix("the ") in small for head in HEADS) or "leader" in small


def _name_rank(label: str) -> tuple[bool, int]:
    """A country's name before the adjective, the longer before the shorter."""
    return country(label) is not None, len(label)


def _actor(article: Article, draft: Draft, setting: Setting) -> Actor:
    mentions = tuple(sorted(set(draft.spans)))
    return Actor(
        # Two who are called alike ("a minister" of one country, of another) are told apart by where they come first.
        id=content_id(article.id, draft.label, draft.kind, mentions[0].start if mentions else None),
        label=draft.label,
        kind=draft.kind,
        mentions=mentions,
        why=draft.identity.why,
        country=draft.identity.country,
        sectors=draft.identity.sectors,
        offices=OFFICES[draft.kind](setting, draft.mentions) if draft.kind in OFFICES else (),
    )
