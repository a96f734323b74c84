"""What sort of actor a set of mentions is, whether it is one at all, and what to call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.grounding.agents import agent, singular
from onrecord.grounding.bodies import body, misspelt_country
from onrecord.grounding.countries import country, demonym, metonym
from onrecord.grounding.identities import RULERS, read_phrase
from onrecord.grounding.mention_words import MentionWords
from onrecord.record import ActorKind, Mention

INSTITUTIONS = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "BUS", "JRN", "EDU", "MED", "SPY", "LAB", "IGO", "NGO"})
COLLECTIVE = frozenset(
    "government administration cabinet ministry junta army military navy police gendarmerie parliament congress senate "
    "legislature assembly court tribunal company firm corporation bank airline newspaper magazine agency university "
    "school college hospital clinic union party council committee commission department bureau embassy consulate "
    "treasury presidency leadership regime organization organisation charity church association federation institute "
    "foundation board authority lender insurer watchdog body network club panel delegation".split()
)
"""Nouns of bodies; other nouns for many are groups."""
CROWDS = frozenset(
    "opposition public population community crowd family media press staff crew side faction bloc team".split()
)
HOLDERS = frozenset(
    "president premier minister chancellor secretary king queen prince emir sultan pope ambassador governor mayor "
    "speaker pontiff monarch secretary-general envoy chief leader".split()
)
OPENS_UNNAMED = frozenset(
    "a an some many several most few one two three four five six dozens hundreds thousands another other".split()
)


SPEAKERS_ONLY = frozenset("source figure model monitor".split())
"""Nouns for things as often as for people: somebody only where words are told of them."""
NOBODY = {(word,) for word in "whose which each any no what every either neither Any No Each Which What".split()}
"""First words of phrases that stand for nobody in particular."""


def kind_of(text: str, words: MentionWords, mentions: Sequence[Mention]) -> ActorKind | None:
    """The sort of actor by the commonest kind of name, or by the role noun; None where nobody can be meant."""
    names = Counter(m.kind for m in mentions if m.kind not in {"nominal", "pronoun"})
    label = label_of(text, mentions)
    if names and (country(label) or (names.most_common(1)[0][0] == "place" and misspelt_country(label))):
        return "country"
    known = bool(metonym(label) or body(label))
    if names and names.most_common(1)[0][0] == "person" and (not known or _has_role(mentions)):
        return "person"
    seat = metonym(label)
    if names and seat and seat.name == seat.city and not body(label):
        return "place"
    if names and known:
        return "place" if names.most_common(1)[0][0] == "place" and not body(label) else "organisation"
    if names:
        return _named_kind(text, words, mentions, names.most_common(1)[0][0])
    nominal = next((m for m in mentions if m.kind == "nominal"), None)
    return _role_kind(nominal.span.of(text)) if nominal else None


def is_actor(text: str, words: MentionWords, mentions: Sequence[Mention], kind: ActorKind) -> bool:
    """Whether the page tells of it as somebody who can act, not as a place or a word before a noun."""
    if all(m.kind in {"nominal", "pronoun"} for m in mentions):
        return read_phrase(label_of(text, mentions)).words[:1] not in NOBODY
    mentions = [m for m in mentions if not _is_dateline(text, m)]
    if kind in {"person", "organisation"} and any(m.kind in {"person", "organisation"} for m in mentions):
        return True
    if kind == "place":
        return any(words.acts(m.span, strictly=True) for m in mentions)
    if kind in {"country", "organisation"} and any(m.kind not in {"nominal", "pronoun"} for m in mentions):
        return any(words.acts(m.span) for m in mentions)
    return True


def label_of(text: str, mentions: Sequence[Mention]) -> str:
    """The fullest name on the page as it is written; of names of one length the first."""
    named = [m.span.of(text) for m in mentions if m.kind not in {"nominal", "pronoun"}]
    if named:
        return max(named, key=lambda name: (len(name.split()), len(name)))
    roles = [m.span.of(text) for m in mentions if m.kind == "nominal"]
    return max(roles, key=lambda phrase: len(read_phrase(phrase).clues)) if roles else mentions[0].span.of(text)


def noun_of(phrase: str) -> str:
    """The noun that a role noun phrase ends in before its "of", in the singular."""
    reading = read_phrase(phrase)
    return singular(reading.words[reading.end - 1]) if reading.end else ""


def rules_alone(label: str) -> bool:
    """Whether the words name a country's government and nothing narrower: "the Syrian regime"."""
    reading = read_phrase(label)
    inside = {at for clue in reading.clues for at in range(clue.first, clue.last)}
    rest = {word.casefold() for at, word in enumerate(reading.words) if at not in inside and word.islower()}
    rest |= {"the"} if reading.words[0] == "The" else set()
    return bool(rest & RULERS) and rest <= RULERS | {"the", "his", "her", "of", "central"}


def _has_role(mentions: Sequence[Mention]) -> bool:
    """Whether a title or apposition says that somebody is meant."""
    return any(m.kind == "nominal" or m.why.rule in {"title", "apposition"} for m in mentions)


def _is_dateline(text: str, mention: Mention) -> bool:
    """Whether the name opens a line in capitals, with a bracket or a dash after it: "LONDON (AP)"."""
    name = mention.span.of(text)
    after = text[mention.span.end :].lstrip()[:1]
    before = text[: mention.span.start].rstrip(" \t")[-1:]
    return name.isupper() and len(name) > 3 and before in {"", "\n"} and after in {"(", "—", "–", "-", ",", "/"}


def _named_kind(text: str, words: MentionWords, mentions: Sequence[Mention], kind: str) -> ActorKind | None:
    if kind == "person":
        return "person"
    if kind == "organisation":
        return "organisation"
    if kind == "place":
        return "place"
    if kind == "group":
        nouns = [m for m in mentions if m.kind == "group" and _is_people(text, words, m)]
        return "group" if nouns else None
    acting = any(words.acts(m.span, strictly=True) for m in mentions)
    return "organisation" if kind == "facility" and acting else None


def _is_people(text: str, words: MentionWords, mention: Mention) -> bool:
    """Whether the name of a people is a noun ("Russians"), not a word before one ("Russian")."""
    head = words.head(mention.span)
    if head is None:
        return False
    relation = words.columns.dep[head]
    plural = words.columns.tag[head] in {"NNS", "NNPS"} or (demonym(mention.span.of(text)) is None)
    return relation not in {"amod", "compound", "flat"} and (plural or relation in {"nsubj", "nsubj:pass"})


def _role_kind(phrase: str) -> ActorKind:
    reading = read_phrase(phrase)
    own = [word.casefold() for word in reading.words[: reading.end]]
    if not own:
        return "unnamed"
    noun = singular(own[-1])
    several = noun != own[-1]
    if noun in CROWDS and not several:
        return "group"
    doing = agent(reading.words[: reading.end])
    if not several and (noun in COLLECTIVE or own[-1] in COLLECTIVE) and own[0] not in OPENS_UNNAMED:
        return "organisation" if doing and doing.sector in INSTITUTIONS else "group"
    if own[0] == "the" or reading.words[0].endswith("'s"):
        return "office" if not several and noun in HOLDERS else "group" if several else "unnamed"
    if not several and noun in HOLDERS and own[0] not in OPENS_UNNAMED:
        return "office"
    return "group" if several and noun in {"rebel", "troop", "force", "militant", "insurgent"} else "unnamed"
