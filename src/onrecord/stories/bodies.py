"""Names of bodies and of those who speak for them: "the spokesman of the interior ministry" leads to that ministry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SPEAKS = (
    r"spokes(?:man|woman|person|people)|press\s+(?:secretary|officer|service|office)|head|director(?:[-\s]general)?"
    r"|chair(?:man|woman|person)?|chief(?:\s+executive)?|leader|secretary[-\s]general|commander|president|ceo"
)
_OFFICE = re.compile(
    rf"^(?P<body>.*?)(?:['’]s?)?\s*\b(?:chief\s+|acting\s+|deputy\s+)?(?P<role>{_SPEAKS})\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF = re.compile(r"^\s+(?:of|for|at|with)\s+(?P<body>[^,;:]+)", re.IGNORECASE)
_INSPECTS = re.compile(
    r"^(?:the\s+|a\s+)?(?:chief|senior|deputy|principal)?\s*(?P<what>(?!(?:chief|police|detective|district|senior|deputy)\b)[a-z]+)\s+"
    r"(?P<role>inspector|prosecutor)\b"
    r"|^(?:the\s+|deputy\s+)*(?P<alone>prefect)\b(?!\s+of\s+police)",
    re.IGNORECASE,
)
_ITS_BODY = {"inspector": "inspectorate", "prosecutor": "prosecutor's office", "prefect": "prefecture"}
"""Who has the name of the body that he answers for."""
_LEADS = re.compile(r"\bwho\s+(?:leads|heads|runs|chairs|directs)\s+(?P<body>[^,;:]+)", re.IGNORECASE)
_MINISTER = re.compile(
    r"^(?P<land>.*?)(?:['’]s?)?\s*\b(?P<what>(?:\w+\s+(?:and\s+\w+\s+)?)?)minister\b(?:\s+(?:of|for)\s+(?P<of>[^,;:]+))?",
    re.IGNORECASE | re.DOTALL,
)
_MINISTRY = re.compile(r"^(?P<head>ministry|department)\s+(?:of|for)\s+(?:the\s+)?(?P<what>.+)$")
_REPUBLIC = re.compile(
    r"(?:(?<=ministry)|(?<=government)|(?<=police)|(?<=army)|(?<=parliament)"
    r"|\s+of\s+the\s+(?:[Rr]epublic|[Kk]ingdom|[Ss]tate))\s+of\s+(?P<land>[^\W\d_a-z]\w+)$"
)
_LAND = re.compile(r"^(?:[Tt]he\s+)?(?P<land>[^\W\d_a-z][\w-]+)['’]s?\s+(?P<rest>\S.*)$", re.DOTALL)
_ADJECTIVE = re.compile(
    r"^(?:[Tt]he\s+)?(?P<land>[^\W\d_a-z]\w+(?:an|ish|ese|ic|i|ch))\s+(?P<rest>[a-z].*)$",
    re.DOTALL,
)
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|our)\s+", re.IGNORECASE)
_OWN = re.compile(r"^(?:its|his|her|their|the\s+same)\s+", re.IGNORECASE)
_BEHIND = re.compile(r",\s.*$|\s+(?:who|which|that|in|on|near)\s.*$", re.DOTALL)
_REPORT = re.compile(
    r"['’]s?\s+(?:(?:latest|last|new|weekly|daily|monthly|annual|own|official|morning|evening|regular|first|final)\s+)*"
    r"(?:report|bulletin|tally|count|list|statement|update|figures|data|estimate|records|register)s?$",
    re.IGNORECASE,
)
"""What a body puts out: "the agency's latest weekly report" is the agency's word."""
_FORMER = re.compile(r"\b(?:former|formerly|ex-|late|outgoing|then)\b", re.IGNORECASE)
_STEM = 5
_NAMES = 4096
"""Names that are kept with what they were found to be: a story's pages say the same ones again and again."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as one name has it: `core` in lower case, `land` the first letters of the country or place before it.

    `owned` is true of "its ministry": whose, the words around tell; `proper` where the name has a capital of its own.
    """

    core: str
    land: str = ""
    owned: bool = False
    proper: bool = False


@lru_cache(_NAMES)
def folded(name: str) -> str:
    """A name in lower case without an article, line breaks, and what print varies of apostrophes and quotes."""
    plain = " ".join(name.replace("’", "'").replace("‘", "'").split())
    return _ARTICLE.sub("", plain).lower().strip(' .,;:"“”')


def land_of(name: str) -> str:
    """The letters that a country's name and its adjective share ("Norway", "Norwegian")."""
    return folded(name)[:_STEM]


@lru_cache(_NAMES)
def body_named(words: str) -> Body | None:
    """The body that words name; None where they name nothing ("who", a clause)."""
    told = " ".join(words.replace("’", "'").split())
    told = _REPORT.sub("", _BEHIND.sub("", told)) or told
    owned = bool(_OWN.match(f"{told} "))
    told, land = _OWN.sub("", f"{told} ").strip(), ""
    if found := _REPUBLIC.search(told):
        told, land = told[: found.start()], land_of(found["land"])
    if found := _LAND.match(told) or _ADJECTIVE.match(told):
        told, land = found["rest"], land_of(found["land"])
    told = _ARTICLE.sub("", told)
    proper = any(word[:1].isupper() for word in told.split()) and not told.isupper()
    core = folded(told)
    if found := _MINISTRY.match(core):
        core = f"{found['what']} {found['head']}"
    return Body(core, land, owned, proper) if owned or re.search(r"[^\W\d_]{2}", core) else None


@lru_cache(_NAMES)
def spoken_for(words: str) -> tuple[Body, bool] | None:
    """The body that a description of somebody speaks for, and whether they do so no more ("the former head of X").

    Spokespeople, heads and ministers speak for their body; a prime minister for the government. A description without
    a body ("the spokeswoman") gives the body "".
    """
    told = " ".join(words.split())
    former = bool(_FORMER.search(told))
    if found := _LEADS.search(told):
        body = body_named(re.sub(r"['’]s\s+[a-z].*$", "", found["body"]))
        return (body, former) if body else None
    if found := _MINISTER.match(told):
        return _ministry(found), former
    if (inspects := _INSPECTS.match(told)) and (
        body_name := _ITS_BODY.get((inspects["role"] or inspects["alone"]).lower())
    ):
        return Body(" ".join(filter(None, (inspects["what"], body_name))).lower()), former
    found = _OFFICE.match(told)
    if found is None:
        return None
    named = _OF.match(found["rest"])
    before = re.split(r",\s|\s-\s", found["body"])[-1]
    body = body_named(named["body"] if named else before) if (named or before.strip()) else Body("")
    if body is None or (_ARTICLE.sub("", f"{before} ").strip() == "" and not named):
        return Body("government" if told.startswith("President ") else ""), former
    if named and (land := _LAND.match(before + " x") or _ADJECTIVE.match(before + " x")):
        body = Body(body.core, body.land or land_of(land["land"]), body.owned, body.proper)
    return body, former


def _ministry(found: re.Match[str]) -> Body:
    """The ministry of a minister: "Norway's foreign minister", "the minister of finance", "the prime minister"."""
    what = re.sub(r"^(?:the|a|an|deputy|junior|acting)\b\s*", "", (found["what"] or "").lower()).strip()
    land = re.sub(r"\s*\b(?:deputy|junior|acting)$", "", found["land"].strip(), flags=re.IGNORECASE)
    owned = bool(_OWN.match(f"{land} "))
    whose = "" if owned or not _ARTICLE.sub("", f"{land} ").strip() else land_of(re.split(r"\s", land)[-1])
    if what.startswith(("prime", "first")):
        return Body("government", whose, owned)
    if found["of"]:
        return Body(f"{folded(found['of']).removeprefix('the ')} ministry", whose, owned)
    return Body(f"{what} ministry".strip(), whose, owned)
