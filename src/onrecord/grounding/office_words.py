"""Words of offices: which nouns one can hold, which words say what an office is for, and which only one country has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.grounding.agents import FORMER, singular
from onrecord.grounding.countries import rows
from onrecord.record import Tenure

PLAIN = frozenset(
    "the a an this that its his her their our my your new current incumbent outgoing longtime long-time top then "
    "one-time fellow local powerful veteran newly appointed elected".split()
)
"""Words before an office that are no part of it."""
PARTIES = frozenset(
    "democratic republican conservative liberal socialist communist green tory labour gop democrat".split()
)
"""Words of parties: part of an office of the party ("Republican leader"), not of one of the state."""
PART_OF_NAME = frozenset("state city county borough district party university council police school bank board".split())
"""Words that end a name before an office as often as they say what it is for."""
PRIVATE = frozenset(
    "company firm corporate group club team party university college school faculty hospital union church museum news "
    "media newspaper film project campaign program programme marketing sales product".split()
)
"""Words of bodies that are no state's: "company spokeswoman" says nothing of a country."""
FIELD_NEEDED = {
    "executive": frozenset({"chief"}),
    "officer": frozenset({"chief", "presiding", "returning"}),
    "attorney": frozenset({"district", "prosecuting", "state", "county", "city", "federal"}),
    "counsel": frozenset({"general", "special", "chief"}),
    "general": frozenset(
        {"attorney", "director", "surgeon", "solicitor", "inspector", "secretary", "auditor", "governor"}
    ),
    "lieutenant": frozenset({"governor"}),
    "deputy": frozenset({"chief", "parliamentary"}),
}
"""Nouns that name an office only beside one of these words."""
TENURES: tuple[tuple[Tenure, frozenset[str]], ...] = (
    ("former", FORMER | {"late", "then", "retired", "ex", "outgone", "onetime", "past", "previous", "erstwhile"}),
    ("acting", frozenset({"acting", "interim", "caretaker"})),
    ("elect", frozenset({"elect", "designate", "incoming", "nominated"})),
)
TIMES = frozenset(word for _, words in TENURES for word in words)


@cache
def part(name: str) -> frozenset[str]:
    """The words of one part of offices.tsv."""
    return frozenset(row["words"] for row in rows("offices.tsv") if row["part"] == name)


@cache
def nations() -> Mapping[str, str]:
    """Offices that only one country has, and its alpha-3 code."""
    return {row["words"]: row["country"] for row in rows("offices.tsv") if row["part"] == "nation"}


def noun_of(word: str) -> str:
    """An office's noun in small letters without "ex-" and "-elect": "president" of "ex-President"."""
    bare = singular(word)
    for mark in TIMES:
        bare = bare.removeprefix(f"{mark}-").removesuffix(f"-{mark}")
    return bare


def is_post(word: str) -> bool:
    """Whether the noun names an office, by itself or beside a body or field."""
    noun = noun_of(word)
    return noun in part("post") or noun in part("headed")


def stands_alone(noun: str) -> bool:
    """Whether the noun names an office without a body or field beside it."""
    return noun in part("post")


def is_of_state(office: str) -> bool:
    """Whether an office in small letters is one of states and their parts."""
    words = office.partition(" of ")[0].split()
    return (
        bool(words)
        and not PRIVATE & set(words)
        and (words[-1] in part("state") or " ".join(words[-2:]) in part("state"))
    )


def tenure_of(words: tuple[str, ...]) -> Tenure:
    """current, or what a word beside the office says instead."""
    small = {word.casefold().strip(".") for word in words}
    small |= {piece for word in small for piece in word.split("-")}
    if "now" in small:
        return "current"
    return next((tenure for tenure, marks in TENURES if small & marks), "current")
