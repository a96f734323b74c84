"""Offices as a page tells them: each title, apposition or "X is the Y" is a claim with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.grounding.agents import FORMER, agent
from onrecord.grounding.identities import read_phrase
from onrecord.record import Mention, Office, Span, Tenure, Why

CLAIMS = frozenset({"title", "apposition", "copula"})
COUNTED = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "PTY", "OPP", "ELI", "SPY", "REL", "IGO"})
POSTS = frozenset(
    "minister president secretary chief chairman chairwoman chairperson chair director spokesman spokeswoman "
    "spokesperson ambassador envoy mayor governor leader commander head executive editor general chancellor premier "
    "king queen prince emir sultan commissioner speaker judge justice prosecutor senator ceo coordinator "
    "representative deputy officer founder manager dean rector bishop archbishop pope secretary-general".split()
)
PLAIN = frozenset("the a an this that its his her their our new current incumbent outgoing longtime top senior".split())
_TENURES: Sequence[tuple[Tenure, frozenset[str]]] = (
    ("former", FORMER | {"late", "then", "retired"}),
    ("acting", frozenset({"acting", "interim", "caretaker"})),
    ("elect", frozenset({"elect", "designate", "incoming"})),
)


def offices(text: str, mentions: Sequence[Mention]) -> tuple[Office, ...]:
    """The offices that the mentions of one person claim, in text order; each claim keeps its own words."""
    names = [mention.span for mention in mentions if mention.kind == "person"]
    found = []
    for mention in mentions:
        if mention.kind == "nominal" and (mention.why.rule == "copula" or _beside(mention.span, names)):
            found += list(_claim(text, mention))
    return tuple(found)


def _beside(span: Span, names: Sequence[Span]) -> bool:
    """Whether a name of the same person stands right before or after, a comma between at most."""
    return any(0 <= name.start - span.end <= 2 or 0 <= span.start - name.end <= 2 for name in names)


def _claim(text: str, mention: Mention) -> Iterator[Office]:
    phrase = mention.span.of(text)
    reading = read_phrase(phrase)
    own = reading.words[: reading.end]
    inside = {at for clue in reading.clues for at in range(clue.first, clue.last)}
    tenure = _tenure(own)
    if not own or not _is_post(own[-1]):
        return
    drop = PLAIN | {word for _, words in _TENURES for word in words}
    kept = [
        w for at, w in enumerate(own) if at not in inside and len(w) > 1 and (w == "New" or w.casefold() not in drop)
    ]
    if not kept:
        return
    rest = [clue for clue in reading.clues if clue.first >= reading.end]
    following = "" if rest else phrase[reading.spans[reading.end - 1].end :]
    kept = [word if word.isupper() else word.casefold() for word in kept]
    office = re.sub(r"\s+", " ", " ".join(kept) + following.replace(" of State", " of state")).strip()
    polity = next((clue.country or " ".join(reading.words[clue.first : clue.last]) for clue in reading.clues), None)
    rule = mention.why.rule if mention.why.rule in CLAIMS else "title"
    yield Office(
        office=office,
        polity=polity,
        tenure=tenure,
        span=mention.span,
        why=Why(rule=rule, score=0.9 if polity else 0.8),
    )


def _is_post(noun: str) -> bool:
    """Whether one can hold it: "minister", "general", not "lawyer" or "victim"."""
    doing = agent([noun])
    return noun.casefold() in POSTS or (doing is not None and not doing.weak and doing.sector in COUNTED)


def _tenure(words: Sequence[str]) -> Tenure:
    small = {word.casefold() for word in words} | {part for word in words for part in word.casefold().split("-")}
    return next((tenure for tenure, marks in _TENURES if small & marks), "current")
