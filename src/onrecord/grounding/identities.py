"""Whose they are and what they do, from the words alone: "Syrian rebels" are SYR REB, a "U.N. envoy" is IGO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.grounding.agents import Agent, agent, name_sector, stands_outside, state_sector
from onrecord.grounding.bodies import body, leader, leader_by_surname, misspelt_country
from onrecord.grounding.countries import Metonym, countries, country, demonym, metonym
from onrecord.grounding.gazetteer import Gazetteer, chosen
from onrecord.grounding.places import resolve_places
from onrecord.record import Span, Why

INTERNATIONAL = frozenset({"IGO", "NGO", "MNC"})
ARMS = frozenset({"MIL", "COP", "JUD", "LEG", "MED", "REF"})
"""Sectors that an international body's own people keep beside its type: U.N. peacekeepers are IGO MIL."""
BELONGING = frozenset("of in from at near throughout across inside within".split())
ENDING = frozenset("to for with against by on over about who that which after before during between and or".split())
TITLES_OF_MATTERS = frozenset({"Minister", "Secretary", "Ministry", "Department"})
"""Titles before which stands what they are for, not whose they are."""
RULERS = frozenset("administration government regime presidency cabinet dictatorship junta rule".split())
CHAMBERS = {"house": "USA", "senate": "USA", "commons": "GBR", "lords": "GBR", "knesset": "ISR", "bundestag": "DEU"}
COMMITTEES = frozenset("committee subcommittee panel caucus commission".split())
LONGEST_NAME = 9
LONGEST_ACRONYM = 6
"""Letters up to which a word in capitals is taken for an acronym and no place."""
SMALL = 5_000_000
"""People of a country below which its capital's name is more often another's."""
PLACE_BELIEF = 0.5
_WORD = re.compile(r"[^\W_](?:[\w.&'’/+-]*[\w.])?")
_COUNTED = re.compile(
    r"(?:(?:tens|hundreds|thousands|dozens|scores|millions|a\s+(?:group|number|crowd|handful|team|pair)|members?|some|"
    r"many|most|several|one|two|three)\s+of\s+(?:the\s+|more\s+than\s+)?)+",
    re.IGNORECASE,
)
"""A count in front of those who are meant."""


@dataclass(frozen=True, slots=True)
class Identity:
    """An alpha-3 country, PLOVER sectors (with IGO, NGO in place of a country) and the reason for them."""

    country: str | None
    sectors: tuple[str, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Clue:
    """A name among the words [first, last) that tells a country or a body."""

    first: int
    last: int
    kind: str
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase taken apart: its words, the clues among them, and where its own part ends (a preposition follows)."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    clues: tuple[Clue, ...]
    end: int


@lru_cache(maxsize=4096)
def read_phrase(phrase: str) -> Reading:
    """The words of a noun phrase with its clues to country and body."""
    counted = _COUNTED.match(phrase)
    matches = list(_WORD.finditer(phrase, counted.end() if counted else 0))
    words = tuple(re.sub(r"['’]s?$", "", m.group()) for m in matches)
    clues = tuple(_clues(words))
    inside = {at for clue in clues for at in range(clue.first, clue.last)}
    stops = BELONGING | ENDING - {"and", "or"}
    end = next((at for at, w in enumerate(words) if at and at not in inside and w.casefold() in stops), len(words))
    return Reading(
        words, tuple(Span(m.start(), m.start() + len(w)) for m, w in zip(matches, words, strict=True)), clues, end
    )


def identity(phrase: str) -> Identity:
    """Country and sectors of those a phrase stands for, by its words; both empty where they tell nothing.

    A name is asked of the tables first; then the nation or body in front of the noun, then what follows "of" or "in".
    """
    return _identity(phrase, chosen())


@lru_cache(maxsize=4096)
def _identity(phrase: str, _: Gazetteer) -> Identity:
    """The identity by the words; the gazetteer in use is part of what an answer is remembered under."""
    reading = read_phrase(phrase)
    if not reading.words:
        return Identity(None, (), Why(rule="no words", score=0.0))
    return _whole(reading) or _role(phrase, reading)


def is_outsider(phrase: str) -> bool:
    """Whether the phrase names somebody by whom they stand beside or against: "a critic of Chad"."""
    reading = read_phrase(phrase)
    return stands_outside(reading.words[: reading.end])


def _whole(reading: Reading) -> Identity | None:
    """The phrase as one name of a table."""
    words = reading.words[1:] if reading.words[0].casefold() == "the" else reading.words
    if len(reading.clues) != 1 or reading.clues[0].last - reading.clues[0].first != len(words):
        known = leader(" ".join(words))
        if known is None:
            return None
        sectors = ("GOV",) if known else ("IGO",)
        return Identity(known or None, sectors, Why(rule="table of leaders", score=0.8))
    clue = reading.clues[0]
    return Identity(clue.country, clue.sectors, Why(rule=clue.kind, score=0.95))


def _role(phrase: str, reading: Reading) -> Identity:
    own = reading.words[: reading.end]
    doing = agent(own)
    front = [clue for clue in reading.clues if clue.first < reading.end]
    chamber = _chamber(own, front[0].first if front else len(own))
    if chamber:
        return Identity(chamber, ("LEG",), Why(rule="chamber before the committee", score=0.85))
    after = [clue for clue in reading.clues if _belongs(reading, clue)]
    if stands_outside(own):
        front, after = [clue for clue in front if not _owns(phrase, reading, clue)], []
    if front or after:
        clue = [*front, *after][0]
        rule = f"{clue.kind} beside the noun" if front else f"{clue.kind} after the noun"
        if not front and (doing is None or not doing.sector):
            doing = agent(reading.words[clue.last :])
        return Identity(clue.country, _sectors(clue, doing, own), Why(rule=rule, score=0.9 if front else 0.85))
    nation, rule = _ruled(reading), "leader's name"
    if nation is None and _is_place(phrase, doing):
        return Identity(_place_country(phrase, reading, whole=True), (), Why(rule="place name", score=0.7))
    if nation is None and not stands_outside(own):
        nation, rule = _place_country(phrase, reading), "place beside the noun"
    if nation is None and not stands_outside(own):
        nation, rule = _misspelt(phrase, reading), "misspelt country name"
    sectors = (doing.sector,) if doing and doing.sector else tuple(filter(None, [name_sector(own)]))
    if nation is None and not sectors:
        return Identity(None, (), Why(rule="nothing told", score=0.0))
    if nation == "":
        return Identity(None, ("IGO",), Why(rule=rule, score=0.75))
    if nation and rule == "leader's name":
        sectors = sectors or ("GOV",)
    score = 0.6 if nation and rule.startswith("misspelt") else 0.75
    return Identity(nation, sectors, Why(rule=rule if nation else "noun", score=score))


def _chamber(own: Sequence[str], clue: int) -> str | None:
    """The country of a chamber whose committee is named for a country that it deals with ("the House China Committee").

    `clue` is the place among the words of the first clue to a country.
    """
    words = [word.casefold() for word in own]
    at = 1 if words[:1] == ["the"] else 0
    committee = bool(words) and words[-1] in COMMITTEES and words[at] in CHAMBERS and at < clue
    topic = committee and len(words) - at > 2 and (clue < len(words) - 1 or country(" ".join(own[at + 1 : -1])))
    return CHAMBERS[words[at]] if topic else None


def _owns(phrase: str, reading: Reading, clue: Clue) -> bool:
    """Whether the clue is a possessor: "Chad's" in "Chad's allies"."""
    return phrase[reading.spans[clue.last - 1].end :][:1] in {"'", "’"}


def _sectors(clue: Clue, doing: Agent | None, own: Sequence[str]) -> tuple[str, ...]:
    """The noun's sector, or the body's where the noun yields; an international body keeps its type."""
    told = doing.sector if doing else name_sector(own) or ""
    if doing and clue.sectors and clue.first <= doing.first < clue.last:
        return clue.sectors
    if not told and not clue.sectors and clue.kind != "known body":
        told = state_sector(own) or ""
    if INTERNATIONAL & set(clue.sectors):
        return tuple(dict.fromkeys([*clue.sectors, *([told] if told in ARMS and not (doing and doing.weak) else [])]))
    if clue.sectors and (not told or (doing is not None and doing.weak)):
        return clue.sectors
    return (told,) if told else clue.sectors if clue.kind == "known body" else ()


def _belongs(reading: Reading, clue: Clue) -> bool:
    """Whether the clue stands after "of", "in" or "from" that belongs to the noun."""
    before = [word.casefold() for word in reading.words[reading.end : clue.first]]
    if not before or ENDING & set(before[1:]):
        return False
    speaks = before[0] == "for" and reading.words[reading.end - 1].casefold().startswith(("spokes", "lawyer"))
    return before[0] in BELONGING or speaks


def _misspelt(phrase: str, reading: Reading) -> str | None:
    """The country whose misspelt name is all of the phrase or owns its noun; other words are people's names."""
    for word, span in zip(reading.words, reading.spans, strict=True):
        if len(reading.words) == 1 or phrase[span.end :][:1] in {"'", "’"}:
            code = misspelt_country(word) if leader_by_surname(word) is None else None
            if code:
                return code
    return None


def _ruled(reading: Reading) -> str | None:
    """The country of the leader whose name stands in the phrase: "the Bush administration", "President Clinton"."""
    words = reading.words
    for first in range(len(words)):
        for last in range(min(len(words), first + 5), first + 1, -1):
            known = leader(" ".join(words[first:last])) if words[first][:1].isupper() else None
            if known is not None:
                return known
    small = [word.casefold() for word in words]
    rules = any(word in RULERS for word in small[: reading.end])
    titled = [
        at for at in range(1, len(words)) if small[at - 1] in {"president", "minister", "king", "premier", "chancellor"}
    ]
    surnames = titled if not rules else range(len(words))
    found = {leader_by_surname(words[at]) for at in surnames if words[at][:1].isupper()} - {None}
    return next(iter(found)) if len(found) == 1 else None


def _is_place(phrase: str, doing: Agent | None) -> bool:
    """Whether all of the phrase is the name of a place; one that ends in a role noun ("West Bank") only of a region."""
    if not all(word[:1].isupper() or word in {"of", "the"} for word in phrase.split()):
        return False
    if phrase.isupper() and len(phrase) <= LONGEST_ACRONYM:
        return False
    where = resolve_places(phrase, [Span(0, len(phrase))])[0]
    if where is None or where.why.score < PLACE_BELIEF:
        return False
    return doing is None or where.why.rule == "region"


def _place_country(phrase: str, reading: Reading, whole: bool = False) -> str | None:
    """The country of a lesser place that owns the noun, or stands after it; of the `whole` phrase as a name."""
    runs: list[list[int]] = []
    for at, word in enumerate(reading.words):
        owner = phrase[reading.spans[at].end :][:1] in {"'", "’"}
        if not word[:1].isupper() or word in {"The", "A", "An"} or (at < reading.end and not owner and not whole):
            continue
        if leads_away(reading, at):
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    spans = [Span(reading.spans[run[0]].start, reading.spans[run[-1]].end) for run in runs]
    spans += [reading.spans[at] for run in runs if len(run) > 1 for at in run if at < reading.end]
    found = [where for where in resolve_places(phrase, spans) if where and where.why.score >= PLACE_BELIEF]
    return found[0].country if found else None


def leads_away(reading: Reading, at: int) -> bool:
    """Whether the nearest small word before says for whom or about what: "the envoy to Ukraine", "a panel on China"."""
    before = (reading.words[back].casefold() for back in range(at - 1, reading.end - 1, -1))
    return next((word for word in before if word in ENDING | BELONGING), "") in ENDING


def _clues(words: Sequence[str]) -> Iterator[Clue]:
    at = 0
    while at < len(words):
        matters = at > 1 and words[at - 1] == "of" and words[at - 2].title() in TITLES_OF_MATTERS
        clue = next((c for c in _named(words, at) if c and not (matters and "JRN" in c.sectors)), None)
        if clue:
            yield clue
        at = clue.last if clue else at + 1


def is_small(code: str | None) -> bool:
    """Whether so few people live in the country that its capital's name is more often another's."""
    known = countries().get(code or "")
    return known is not None and known.population < SMALL


def _is_small_namesake(seat: Metonym, after: str) -> bool:
    """Whether a body's own name opens with what is also a small country's capital: "Georgetown University"."""
    return (
        is_small(seat.country) and seat.name == seat.city and after[:1].isupper() and name_sector([after]) is not None
    )


def _inside_name(words: Sequence[str], at: int, acronym: bool) -> bool:
    """Whether the word is part of a longer name or title: of "Liberal Democrat", of "Labour Minister"."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in TITLES_OF_MATTERS and not acronym:
        return True
    if after[:1].isupper() and not acronym and agent([after]) is None:
        return True
    before = words[at - 1] if at else ""
    known = country(before) or demonym(before) or body(before) or before.casefold() in {"the", "a", "an", "former"}
    return before[:1].isupper() and not known


def _named(words: Sequence[str], at: int) -> Iterator[Clue | None]:
    """Every reading of the words from `at` on as a name of the tables, the longest first."""
    if words[at].islower() or words[at].casefold() in {"the", "a", "an"}:
        return
    for last in range(min(len(words), at + LONGEST_NAME), at, -1):
        name = " ".join(words[at:last])
        known = body(name)
        if known and not (last == at + 1 and _inside_name(words, at, name.isupper())):
            yield Clue(at, last, "known body", known.country, known.sectors)
        code = country(name)
        if code and not (at and words[at - 1] == "New"):
            yield Clue(at, last, "country name", code, ())
        code = demonym(name)
        if code and not (at and words[at - 1].casefold() == "ethnic"):
            yield Clue(at, last, "name of a people", code, ())
        seat = metonym(name)
        if seat and not _is_small_namesake(seat, words[last] if last < len(words) else ""):
            sectors = (seat.sector,)
            yield Clue(at, last, "metonym", None if seat.sector in INTERNATIONAL else seat.country, sectors)
    joined = words[at].split("-")
    if len(joined) > 1 and joined[-1].casefold() not in {"led", "backed", "based", "born", "made", "era"}:
        code = country(joined[0]) or demonym(joined[0])
        if code:
            yield Clue(at, at + 1, "name of a people", code, ())
