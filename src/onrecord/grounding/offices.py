"""Offices as a page tells them: each title, apposition or "X is the Y" is a claim with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.grounding.bodies import body
from onrecord.grounding.countries import country, demonym, metonym
from onrecord.grounding.identities import Identity, identity, is_small
from onrecord.grounding.mention_words import MentionWords
from onrecord.grounding.office_words import (
    FIELD_NEEDED,
    PART_OF_NAME,
    PARTIES,
    PLAIN,
    TIMES,
    is_of_state,
    is_post,
    nations,
    noun_of,
    part,
    stands_alone,
    tenure_of,
)
from onrecord.grounding.places import resolve_places
from onrecord.record import Mention, Office, Span, Tenure, Where, Why

CLAIMS = frozenset({"title", "apposition", "copula"})
_UNREAD = re.compile(r"[^\S\n]+(?:of|at|for)[^\S\n]+(?:her|his|its|their|a|an|one|the)\b")
"""A body that follows an office and is no name: "president of her family's company"."""
SURELY = ("role:", "table of leaders", "of a country", "dictionary")
"""Rules by which a person's country is told surely enough to be that of an office."""
MONARCHS = frozenset("king queen emir sultan emperor empress shah prince tsar".split())
"""Those whom a page of any country tells of by the title alone."""
CIVIC = frozenset("mayor governor premier senator councillor councilor sheriff judge minister representative".split())
"""Offices of parts of a country, whose body tells no other."""
ARTS = frozenset("movie film music video stage theatre theater art".split())
REGIONAL = frozenset("african european asian arab latin western eastern northern southern american".split())
FOREIGN_NAMED = frozenset("Hospital School Embassy Restaurant Friendship Church Mosque Hotel Club".split())
"""Nouns of bodies that stand in another country than their name tells."""
OF_STATES = frozenset("GOV LEG JUD COP MIL SPY".split())
ORGANS = frozenset("office bureau ministry department division agency council committee commission board bank".split())
"""Nouns that open a body's name: "Bureau of Medical Services" is no field."""
SURE = 0.7
LONGEST_FIELD = 6
STOPS = frozenset(
    "at in on with to from who which that when where until since during by as but or is was has a an now also "
    "then".split()
)
"""Words at which the field of an office ends."""
BEFORE = 4
"""Words in front of a title that are asked for a nation or body: "US" before "President"."""
OLD = 2
"""Years before publication from which a year in the sentence dates what it tells to the past."""
_NAME = r"(?:(?:[A-Z]\.)+|(?:St|Dr|Mt|Ft)\.|[A-Z][\w&'’-]*)"
_OBJECT = re.compile(
    r"(?:[^\S\n]+(?:and|&)(?:[^\S\n]+[\w-]+){1,3}?)?[^\S\n]+(?P<join>of|for|at|to|with|in)[^\S\n]+"
    r"(?P<object>(?:the\s+|our\s+)?(?:[a-z]+\s+){0,2}?"
    rf"{_NAME}(?:(?:[^\S\n]+(?:of|for|on|and|the|de|du|do|da|del|di|&)){{0,3}}[^\S\n]+{_NAME})*"
    rf"(?:(?:,[^\S\n]+{_NAME}){{1,3}},?[^\S\n]+(?:and|&)[^\S\n]+{_NAME})?)"
)
_YEARS = re.compile(
    r"[\s,(]{1,3}(?:from\s+|between\s+|since\s+)?(?P<first>(?:19|20)\d\d)\s*(?:to|until|till|through|and|[-–—])\s*"
    r"(?P<last>(?:19|20)\d\d)"
)
_SINCE = re.compile(r"[\s,(]{1,3}since\s+(?:[A-Z][a-z]+\s+)?(?P<first>(?:19|20)\d\d)")
_DATED = re.compile(r"\W*[Ii]n\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b")


@dataclass(slots=True)
class Claim:
    """An office being read: its own words, the body it is of, and the country."""

    words: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    polity: str | None = None
    object: str = ""
    end: int = 0
    sent: bool = False
    """Whether the country told is the one that the holder is sent to ("ambassador to France")."""

    def text(self) -> str:
        """The office in small letters, the body after "of": "governor of Ohio"."""
        own = " ".join(word if word.isupper() and len(word) > 1 else word.casefold() for word in self.words)
        own = re.sub(r"^(and|of|for) | (and|of|for)$", "", own)
        whole = self.object or re.sub(r"['’]s?$", "", " ".join(self.body))
        return f"{own} of {whole}" if whole else own


@dataclass(frozen=True, slots=True)
class Setting:
    """What offices of one person are read with: the page's words and places, and what is known of the person."""

    words: MentionWords
    places: Mapping[int, Where]
    known: Identity
    published: date | None
    home: str | None = None


def offices(setting: Setting, mentions: Sequence[Mention]) -> tuple[Office, ...]:
    """The offices that the mentions of one person claim, in text order; each claim keeps its own words."""
    names = [mention.span for mention in mentions if mention.kind == "person"]
    found = []
    for mention in mentions:
        if mention.kind == "nominal" and (mention.why.rule == "copula" or _beside(mention.span, names)):
            found += list(_claim(setting, mention, names))
    return tuple(found)


def own_office(setting: Setting, mentions: Sequence[Mention]) -> tuple[Office, ...]:
    """The office that stands for an actor without a name: "the Russian foreign minister"."""
    claims = (claim for mention in mentions if mention.kind == "nominal" for claim in _claim(setting, mention, ()))
    return tuple(claims)[:1]


def _beside(span: Span, names: Sequence[Span]) -> bool:
    """Whether a name of the same person stands right before or after, a comma between at most."""
    return any(0 <= name.start - span.end <= 2 or 0 <= span.start - name.end <= 2 for name in names)


def _claim(setting: Setting, mention: Mention, names: Sequence[Span]) -> Iterator[Office]:
    words = setting.words
    first, last = words.bounds(mention.span)
    post = next((at for at in range(first, last + 1) if _ends_own(words, at, last)), last)
    if last < first or not is_post(words.word(post)) or words.columns.tag[post] in {"NNS", "NNPS"}:
        return
    start = _with_nation(setting, first)
    titled = any(0 <= name.start - mention.span.end <= 2 for name in names)
    noun = noun_of(words.word(post))
    claim = Claim(words=[noun], end=words.columns.end[post])
    told = tuple(words.word(at) for at in range(_from_hyphen(words, start), post + 1))
    _read_left(setting, claim, start, post)
    if not titled or post < last:
        _read_right(setting, claim, names)
    while claim.body and (claim.body[0].islower() or claim.body[0] == "The"):
        claim.body.pop(0)
    told_of = bool(claim.body or claim.object or len(claim.words) > 1)
    ranked = FIELD_NEEDED.get(noun)
    if ARTS & {word.casefold() for word in claim.words} and noun == "director":
        return
    if not (stands_alone(noun) or told_of) or (ranked and not ranked & {word.casefold() for word in claim.words}):
        return
    office = claim.text()
    loose = mention.why.rule == "apposition" and words.word(first).casefold() not in {"the", "his", "her", "a", "an"}
    loose = loose or words.word(first).casefold() in {"its", "their", "our", "whose"}
    loose = loose or (not claim.object and _UNREAD.match(words.text, claim.end) is not None)
    polity, rule = _polity(setting, claim, office, loose=loose)
    tenure, held = _dates(setting, mention, claim.end, tenure_of(told))
    span = Span(words.columns.start[start], max(claim.end, mention.span.end if post == last else claim.end))
    yield Office(
        office=office,
        polity=polity,
        tenure=tenure,
        span=span,
        why=Why(rule=_kind(mention), score=0.9 if rule == "words" else 0.75, detail="" if rule == "words" else rule),
        start=held[0],
        end=held[1],
    )


def _from_hyphen(words: MentionWords, start: int) -> int:
    """The word before a hyphen that stands right before the title: "then" of "then-Senator"."""
    hyphened = words.text[words.columns.start[start] - 1 : words.columns.start[start]] == "-"
    return max(0, start - 2) if hyphened else start


def _kind(mention: Mention) -> str:
    return mention.why.rule if mention.why.rule in CLAIMS else "title"


def _ends_own(words: MentionWords, at: int, last: int) -> bool:
    """Whether the office's own words end at a word: the last, or one before a preposition."""
    following = words.word(at + 1).casefold() if at < last else "of"
    return following in {"of", "for", "at", "to", "in", "with", "on"} and is_post(words.word(at))


def _with_nation(setting: Setting, first: int) -> int:
    """The word from which the title runs where a nation, body or place stands right before the mention."""
    words = setting.words
    for length in range(BEFORE, 0, -1):
        start = first - length
        if start < 0 or words.columns.sentence[start] != words.columns.sentence[first]:
            continue
        text = words.text[words.columns.start[start] : words.columns.end[first - 1]]
        gap = words.text[words.columns.end[first - 1] : words.columns.start[first]]
        if gap.strip() or "\n" in gap or not text[:1].isupper():
            continue
        where = setting.places.get(words.columns.start[start])
        if country(text) or demonym(text) or metonym(text) or body(text) or (where and where.words == text):
            return start
    return first


def _read_left(setting: Setting, claim: Claim, start: int, post: int) -> None:
    """The words before the post: its field, its body, its nation; adjectives and articles are dropped."""
    words, at = setting.words, post - 1
    while at >= start:
        first = _named(setting, claim, start, at)
        if first is not None:
            at = first - 1
            continue
        word = words.word(at)
        small = word.casefold().strip(".")
        if word == "-" or words.text[words.columns.end[at] :][:1] == "-":
            at -= 1
            continue
        if (
            word in {"'s", "’s", "'", "’"}
            or (small in PLAIN and not claim.body)
            or small in TIMES
            or not word[0].isalnum()
        ):
            at -= 1
            continue
        if small in {"and", "of", "for", "the", "&"} and claim.body:
            claim.body.insert(0, word)
        elif small in {"and", "of", "for", "&"} and len(claim.words) > 1:
            claim.words.insert(0, small)
        elif small in REGIONAL or _of_person(setting, at):
            pass
        elif word[0].isupper() and (claim.body or _opens_name(words, at, start)):
            claim.body.insert(0, word)
        elif small in PARTIES:
            claim.words[:0] = [word] if noun_of(words.word(post)) in part("headed") else []
        elif small in part("field") and not claim.body and not _in_title_case(words, at, start, post):
            claim.words.insert(0, word)
        elif word[0].isupper():
            claim.body.insert(0, word)
        elif words.columns.pos[at] == "NOUN" and not claim.body and words.word(at + 1) not in {"'s", "’s", "'", "’"}:
            claim.words.insert(0, word)
        at -= 1


def _in_title_case(words: MentionWords, at: int, start: int, post: int) -> bool:
    """Whether a word has a capital before an office in small letters: "Institute of Diseases director"."""
    return words.word(post).islower() and words.word(at)[0].isupper() and not words.word(at).isupper() and at > start


def _of_person(setting: Setting, at: int) -> bool:
    """Whether a word is of a person's name: "Nixon's vice president" holds no office of a body called Nixon."""
    start = setting.words.columns.start[at]
    return any(m.kind == "person" and m.span.start <= start < m.span.end for m in setting.words.columns.mentions)


def _opens_name(words: MentionWords, at: int, start: int) -> bool:
    """Whether a word like "County" ends a name that stands before it: "Travis County", not "State Senator"."""
    before = words.word(at - 1) if at > start else ""
    own = before[:1].isupper() and before.casefold() not in part("field") | PLAIN | TIMES
    own = own and not (country(before) or demonym(before))
    return words.word(at).casefold() in PART_OF_NAME and own


def _named(setting: Setting, claim: Claim, start: int, at: int) -> int | None:
    """Takes the longest name that ends at a word as nation, body or place; its first word, None where there is none."""
    words = setting.words
    for first in range(max(start, at - 6), at + 1):
        text = words.text[words.columns.start[first] : words.columns.end[at]]
        if not text[:1].isupper() or text.casefold() in part("field") or text.casefold() in PARTIES:
            continue
        code = country(text) or demonym(text)
        where = setting.places.get(words.columns.start[first])
        known = body(text)
        seat = metonym(text)
        if where and where.words == text and where.kind != "country" and not code:
            claim.polity = claim.polity or where.country
            claim.body[:0] = text.split()
        elif code:
            claim.polity = code
        elif known and "IGO" in known.sectors and claim.words[-1] == "ambassador":
            claim.body[:0] = text.split()
        elif known:
            claim.polity = claim.polity or known.country or (None if "PTY" in known.sectors else text)
            if "PTY" not in known.sectors or noun_of(words.word(at + 1)) in part("headed"):
                claim.body[:0] = text.split()
        elif seat and seat.name != seat.city:
            claim.polity = claim.polity or seat.country or seat.body
            claim.words[:0] = text.split()
        elif seat:
            span = Span(words.columns.start[first], words.columns.end[at])
            meant = resolve_places(words.text, [span])[0] if is_small(seat.country) else None
            claim.polity = claim.polity or (meant.country if meant else seat.country)
            claim.body[:0] = text.split()
        else:
            continue
        return first
    return None


def _read_right(setting: Setting, claim: Claim, names: Sequence[Span]) -> None:
    """What follows "of", "for" or "at", up to a name of the person: a country, a field, or a body."""
    stop = min((name.start for name in names if name.start >= claim.end), default=len(setting.words.text))
    text = setting.words.text[:stop].rstrip()
    field_told = re.compile(r"\s+(?:of|for)\s+((?:(?:the|and|of)\s+)*[a-z-]+(?:\s+(?:and\s+)?[a-z-]+)*)").match(
        text, claim.end
    )
    if field_told:
        kept = _field_words(field_told[1])
        if kept:
            claim.words += ["of", *kept.split()]
            claim.end = field_told.start(1) + len(kept)
    found = _OBJECT.match(text, claim.end)
    if found is None:
        return
    told = re.sub(r"['’]s?$", "", found["object"].rstrip(".’',"))
    bare = re.sub(r"^(?:[a-z]+\s+)+", "", told)
    code = country(bare)
    words = bare.casefold().replace(",", "").split()
    if code:
        claim.sent = found["join"] == "to"
        claim.polity = claim.polity or (None if claim.sent else code)
    elif words[0] not in ORGANS and all(word in part("field") or word in {"of", "the", "and", "for"} for word in words):
        claim.words += ["of", *words]
    elif found["join"] in {"of", "for", "at", "to", "with"}:
        known = body(bare)
        where = setting.places.get(found.start("object") + len(found["object"]) - len(bare))
        claim.object = bare
        told_country = known.country if known else where.country if where else None
        claim.polity = claim.polity or told_country
        if claim.polity is None and known and not known.country:
            claim.polity = known.name
    else:
        return
    claim.end = found.start("object") + len(told)


def _field_words(told: str) -> str:
    """The first words of a run in small letters that say what an office is for; "" where the first does not."""
    kept: list[str] = []
    for word in told.split()[:LONGEST_FIELD]:
        opened = part("field") & set(kept)
        if word in STOPS or not (opened or word in part("field") or word in {"the", "and", "of", "for"}):
            break
        kept.append(word)
    while kept and kept[-1] in {"the", "and", "of", "for"}:
        kept.pop()
    return " ".join(kept)


def _polity(setting: Setting, claim: Claim, office: str, *, loose: bool) -> tuple[str | None, str]:
    """The country or body that the words tell; else the only one that has the office; else the person's.

    `loose` words may be of anything ("its president"): of them nothing else is taken.
    """
    if claim.polity:
        return claim.polity, "words"
    if claim.sent:
        return setting.known.country, "country of the person" if setting.known.country else "words"
    own = office.partition(" of ")[0] if claim.object or claim.body else office
    if own in nations():
        return nations()[own], "only there"
    whole = claim.object or " ".join(claim.body)
    if whole and not FOREIGN_NAMED & set(whole.split()):
        told = identity(whole)
        if told.why.rule == "metonym" and is_small(told.country):
            told = replace(told, country=None)
        if told.country and told.why.score >= SURE:
            return told.country, "name of the body"
        inside = resolve_places(whole, [Span(0, len(whole))])[0]
        if inside and inside.why.rule == "place inside a name" and inside.kind in {"division", "country"}:
            return inside.country, "name of the body"
        if setting.home and (OF_STATES & set(told.sectors) or whole.startswith("National ")):
            return setting.home, "country of the page"
    if loose:
        return None, "words"
    if "ambassador" in own and setting.known.country:
        return setting.known.country, "country of the person"
    bare = not whole or whole.isupper()
    if is_of_state(office) and bare and setting.known.country and setting.known.why.rule.startswith(SURELY):
        return setting.known.country, "country of the person"
    if setting.home and is_of_state(office) and claim.words[-1] not in MONARCHS and (bare or claim.words[-1] in CIVIC):
        return setting.home, "country of the page"
    return None, "words"


def _dates(
    setting: Setting, mention: Mention, end: int, tenure: Tenure
) -> tuple[Tenure, tuple[date | None, date | None]]:
    """The years held, where they are told; a claim of the sentence's own past year is no present one."""
    text = setting.words.text
    years = _YEARS.match(text, end)
    if years and years["first"] <= years["last"]:
        return "former", (date(int(years["first"]), 1, 1), date(int(years["last"]) + 1, 1, 1))
    if since := _SINCE.match(text, end):
        return tenure, (date(int(since["first"]), 1, 1), None)
    if tenure == "current" and setting.published and mention.why.rule == "title":
        told = _DATED.match(_sentence(setting.words, mention))
        if told and int(told["year"]) <= setting.published.year - OLD:
            return "former", (None, None)
    return tenure, (None, None)


def _sentence(words: MentionWords, mention: Mention) -> str:
    """The text of the mention's sentence."""
    first, _ = words.bounds(mention.span)
    number = words.columns.sentence
    low = high = first
    while low > 0 and number[low - 1] == number[first]:
        low -= 1
    while high + 1 < len(number) and number[high + 1] == number[first]:
        high += 1
    return words.text[words.columns.start[low] : words.columns.end[high]]
