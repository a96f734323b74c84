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


def body_in(text: str, matter: str) -> StandingBody | None:
    """The standing body that `text` names, with the rule for the matter told in `matter`; None where it names none."""
    match = _named().search(text)
    if not match:
        return None
    known = [body for body in standing_bodies() if match[0] in body.names]
    low = matter.lower()
    special = (body for body in known if any(word in low for word in body.matters))
    return next(special, None) or next((body for body in known if not body.matters), None)
