"""What people and bodies do, by their nouns: words become PLOVER sectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.grounding.countries import rows

LONGEST = 5
"""Words of the longest phrase in the table."""
FORMER = frozenset("former ex ousted deposed exiled one-time erstwhile".split())
OUT_OF_OFFICE = frozenset({"GOV", "LEG"})
ARMED = frozenset({"MIL", "UAF"})
TOLD_BEFORE_NAMES = frozenset({"OPP", "REB", "PRM", "PTY"})
"""Sectors that a word before a body's name tells of it; "oil giant X" and "police union X" tell by their nouns."""
AGAINST_OR_BESIDE = frozenset(
    "ally neighbour neighbor rival enemy foe adversary critic opponent backer detractor".split()
)
"""Nouns for those who stand to a country from outside: "Chad's neighbours", "a critic of Chad" are not Chad's own."""
_IRREGULAR = {"people": "people", "police": "police", "children": "child", "forces": "force"}


@dataclass(frozen=True, slots=True)
class Agent:
    """The sector that a phrase's nouns tell, and the words [first, last) that tell it; `weak` where it is a default."""

    sector: str
    first: int
    last: int
    weak: bool = False


def singular(word: str) -> str:
    """A noun's singular in small letters, as far as the table of agents needs it."""
    word = word.casefold()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")) and not word.endswith("archs"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def stands_outside(words: Sequence[str]) -> bool:
    """Whether the words of a noun phrase end in a noun for others than whom it says them to be of."""
    return bool(words) and singular(words[-1]) in AGAINST_OR_BESIDE


def agent(words: Sequence[str]) -> Agent | None:
    """The sector that the words of one noun phrase tell, its last telling noun first; None where none does.

    "rebel leader" is REB by the word before, "opposition lawmaker" OPP as a phrase, "former president" ELI.
    """
    small = [word.casefold() for word in words]
    single = [singular(word) for word in words]
    for last in range(len(words), 0, -1):
        found = _ending_at(small, single, last)
        if found:
            return found if not _left_office(small, found) else Agent("ELI", found.first, found.last)
    return None


def sector_before_name(word: str) -> str | None:
    """What a word tells of the body whose name it stands before: "the opposition Harbour Alliance"."""
    sector = _table("before").get(word.casefold())
    return sector if sector in TOLD_BEFORE_NAMES else None


def name_sector(words: Sequence[str]) -> str | None:
    """The sector that a word of a body's own name tells: Ministry, University, Corp."""
    table = _table("name")
    found = [table[w] for w in (word.casefold().rstrip(".,") for word in words if word[:1].isupper()) if w in table]
    return found[-1] if found else None


def state_sector(words: Sequence[str]) -> str | None:
    """The sector of a noun that means the state where a nation stands beside it: "the Libyan leader"."""
    table = _table("state")
    found = table.get(singular(words[-1])) if words else None
    return "ELI" if found and any(w.casefold() in FORMER for w in words) else found


def _ending_at(small: Sequence[str], single: Sequence[str], last: int) -> Agent | None:
    whole = _table("whole")
    for first in range(max(0, last - LONGEST), last - 1):
        phrase = " ".join([*small[first : last - 1], single[last - 1]])
        if phrase in whole:
            return Agent(whole[phrase], first, last)
    noun = single[last - 1]
    before = _table("before")
    if noun in _table("head"):
        sector = _table("head")[noun]
        rebels = sector in ARMED and any(before.get(w) == "REB" for w in small[: last - 1])
        return Agent("REB" if rebels else sector, last - 1, last)
    if noun not in _table("weak"):
        return None
    for at in range(last - 2, -1, -1):
        sector = before.get(small[at]) or before.get(single[at]) or _table("head").get(single[at], "")
        if sector:
            return Agent(sector, at, last)
    return Agent(_table("weak")[noun], last - 1, last, weak=True)


def _left_office(small: Sequence[str], found: Agent) -> bool:
    return found.sector in OUT_OF_OFFICE and any(w in FORMER or w.startswith("ex-") for w in small[: found.last])


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    parts: dict[str, dict[str, str]] = {"whole": {}, "head": {}, "weak": {}, "state": {}, "before": {}, "name": {}}
    for row in rows("agents.tsv"):
        parts[row["part"]][row["words"]] = row["sector"]
    return parts


def _table(part: str) -> Mapping[str, str]:
    return _tables()[part]
