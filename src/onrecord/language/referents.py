"""What a mention tells of the one it stands for: kind, number, gender and the words in front."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

Sort = Literal["person", "group", "body", "place", "other"]
"""person: one human being or several; group: many as one noun; body: a named organisation."""
Gender = Literal["m", "f", ""]


@dataclass(slots=True)
class Referent:
    """One mention while the article is being resolved; words [first, last], `head` among them.

    `number` is "one", "many" or "" where the words leave it open. `noun` is the singular of a role noun, `marks`
    the folded words in front of it, `article` what opens it: the, a, my (a possessive), this, many (a quantity) or
    "" for nothing. `predicate` where a clause says it of its subject ("is one of the richest men").
    """

    kind: str
    first: int
    last: int
    head: int
    sort: Sort
    number: str = ""
    gender: Gender = ""
    noun: str = ""
    article: str = ""
    marks: frozenset[str] = field(default_factory=frozenset)
    predicate: bool = False


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun that names people by what they do, or a body that acts."""

    noun: str
    plural: bool
    sort: Sort
    gender: Gender


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name that is no part of it."""

    gender: Gender
    office: bool


def fold(word: str) -> str:
    """The form in which words are compared: no accents, no case, no stops."""
    plain = word
    if not word.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace(".", "").replace("’", "'").casefold()


def role_noun(word: str) -> RoleNoun | None:
    """The role noun that `word` is a form of, None for any other word."""
    return _role_nouns().get(word.casefold())


def first_name_gender(name: str) -> Gender:
    """The gender that a first name tells, "" where it tells none."""
    return _first_names().get(fold(name), "")


def title(word: str) -> Title | None:
    """The title or form of address that `word` is, with or without its full stop."""
    return _titles().get(word.removesuffix(".").casefold()) if word[:1].isupper() else None


def _table(name: str) -> list[dict[str, str]]:
    text = files("onrecord.language").joinpath("data", name).read_text(encoding="utf-8")
    head, *lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(head, line, strict=True)) for line in lines]


def _gender(cell: str) -> Gender:
    return "m" if cell == "m" else "f" if cell == "f" else ""


@cache
def _role_nouns() -> Mapping[str, RoleNoun]:
    found: dict[str, RoleNoun] = {}
    for row in _table("role_nouns.tsv"):
        sort: Sort = "person" if row["kind"] == "person" else "group"
        found[row["plural"]] = RoleNoun(row["noun"], True, sort, _gender(row["gender"]))
        found[row["noun"]] = RoleNoun(row["noun"], False, sort, _gender(row["gender"]))
    return found


@cache
def _first_names() -> Mapping[str, Gender]:
    return {fold(row["name"]): _gender(row["gender"]) for row in _table("first_names.tsv")}


@cache
def _titles() -> Mapping[str, Title]:
    return {
        row["title"].casefold(): Title(_gender(row["gender"]), row["office"] == "yes") for row in _table("titles.tsv")
    }
