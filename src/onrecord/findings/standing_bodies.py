"""Bodies that decide by rules of their own: who votes, what carries, who may veto, and where that is written."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from onrecord.findings.word_classes import rows


@dataclass(frozen=True, slots=True)
class StandingBody:
    """One body on one kind of matter. `votes` is what carries: a number, "majority", "two-thirds", "unanimity" or
    a share ("55%"); `vetoes` names those whose vote against is enough to block."""

    name: str
    names: tuple[str, ...]
    matters: tuple[str, ...]
    votes: str
    members: int
    vetoes: tuple[str, ...]
    rule: str
    steps: tuple[str, ...]
    source: str

    def votes_needed(self, voting: int) -> int:
        """Votes in favour that carry when `voting` members vote for or against."""
        if self.votes.isdigit():
            return int(self.votes)
        if self.votes.endswith("%"):
            return math.ceil(voting * float(self.votes[:-1]) / 100)
        return {"majority": voting // 2 + 1, "two-thirds": math.ceil(voting * 2 / 3), "unanimity": voting}[self.votes]

    def carries(self, favour: int, against: int, against_by: Collection[str] = ()) -> bool:
        """Whether a motion passes with so many votes; `against_by` names members that voted against."""
        if any(member in self.vetoes for member in against_by):
            return False
        return favour >= self.votes_needed(favour + against)

    def blockers(self, opposed: Collection[str]) -> tuple[str, ...]:
        """Those of the opposed who could block alone: holders of a veto, or anyone where all must agree."""
        return tuple(name for name in opposed if name in self.vetoes or self.votes == "unanimity")

    def blocked_by(self, against: Collection[str]) -> bool:
        """Whether these countries (ISO 3166 alpha-3) stop a motion by voting against it while all others vote for it.

        Of the EU Council's double majority, four states at least must be against (Treaty on European Union, art. 16).
        """
        known = _members()
        vetoes, members = known.get((self.name, "vetoes"), {}), known.get((self.name, "members"), {})
        inside = {code for code in against if not members or code in members}
        if any(code in vetoes for code in inside):
            return True
        if self.votes == "unanimity":
            return bool(inside)
        people = known.get((self.name, "population"), {})
        if people and self.votes == "55%":
            states, share = len(people) - len(inside), 1 - sum(people[code] for code in inside) / sum(people.values())
            return states < self.votes_needed(len(people)) or (share < _PEOPLE and len(inside) >= _MINORITY)
        total = len(members) or self.members
        return total - len(inside) < self.votes_needed(total)


_CAPITAL_BEFORE = re.compile(r"([A-Z][\w.-]+)[ ]$")
_OWN = frozenset(
    {
        "The",
        "US",
        "U.S.",
        "UN",
        "U.N.",
        "American",
        "States",
        "Nations",
        "EU",
        "European",
        "British",
        "UK",
        "In",
        "When",
    }
)
_OF_ANOTHER = re.compile(r" of (?!the United States|Representatives)(?:the )?[A-Z]")
_PEOPLE = 0.65
"""Share of the people that the states in favour must stand for (Treaty on European Union, art. 16(4))."""
_MINORITY = 4
"""States that a blocking minority needs at least (the same)."""


@cache
def _members() -> dict[tuple[str, str], dict[str, float]]:
    """Country codes by body and use, each with its people in millions where the file tells them."""
    found = {}
    for body, use, codes, _ in rows("body_members.tsv"):
        told = (code.partition("=") for code in codes.split())
        found[body, use] = {code: float(people or 1) for code, _, people in told}
    return found


@cache
def standing_bodies() -> tuple[StandingBody, ...]:
    """The bodies of data/standing_bodies.tsv, special matters before any matter."""
    return tuple(
        StandingBody(
            name=names.split(";")[0],
            names=tuple(names.split(";")),
            matters=() if matters == "*" else tuple(matters.split(";")),
            votes=votes,
            members=int(members),
            vetoes=tuple(filter(None, vetoes.split(";"))),
            rule=rule,
            steps=tuple(steps.split(";")),
            source=source,
        )
        for names, matters, votes, members, vetoes, rule, steps, source in rows("standing_bodies.tsv")
    )


@cache
def _named() -> re.Pattern[str]:
    names = {name for body in standing_bodies() for name in body.names}
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)")


def _is_that_one(text: str, match: re.Match[str]) -> bool:
    """Whether the name is not part of another's ("the National Security Council", "the Senate of Chile")."""
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 30), match.start())
    other = before is not None and before[1] not in _OWN
    of = _OF_ANOTHER.match(text, match.end())
    return not other and of is None


def body_in(text: str, matter: str) -> StandingBody | None:
    """The standing body that `text` names, with the rule for the matter told in `matter`; None where it names none."""
    match = next((found for found in _named().finditer(text) if _is_that_one(text, found)), None)
    if match is None:
        return None
    known = [body for body in standing_bodies() if match[0] in body.names]
    low = matter.lower()
    special = (body for body in known if any(word in low for word in body.matters))
    return next(special, None) or next((body for body in known if not body.matters), None)
