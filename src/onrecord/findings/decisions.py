"""A procedure as gates in order: whether it passes, given who is for and against, and who stopped it at which gate."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.findings.word_classes import rows

_SHARES = {"two-thirds": (2, 3), "three-fifths": (3, 5), "three-quarters": (3, 4)}


@dataclass(frozen=True, slots=True)
class Gate:
    """One who must let a thing pass. `needed`: "majority" (of those voting), "all-majority" (of all members), a
    number of votes, a share ("two-thirds", "three-fifths", "three-quarters", "55%"), "unanimity" (nobody against) or
    "consent" (one who agrees or refuses). `overriding` are the gates that carry it past a refusal here."""

    who: str
    needed: str
    members: int = 0
    overriding: tuple[Gate, ...] = ()

    def votes_needed(self, voting: int) -> int:
        """Votes in favour that carry, where `voting` members vote for or against."""
        if self.needed.isdigit():
            return int(self.needed)
        if self.needed.endswith("%"):
            return math.ceil(voting * float(self.needed[:-1]) / 100)
        if self.needed in _SHARES:
            part, whole = _SHARES[self.needed]
            return math.ceil(voting * part / whole)
        if self.needed == "all-majority":
            return self.members // 2 + 1
        return 1 if self.needed == "consent" else voting // 2 + 1

    def opens(self, ballot: Ballot) -> bool:
        """Whether the ballot lets it pass."""
        if self.needed in ("unanimity", "consent"):
            return not ballot.against and (self.needed == "unanimity" or ballot.favour > 0)
        return ballot.favour >= self.votes_needed(ballot.favour + ballot.against)


@dataclass(frozen=True, slots=True)
class Ballot:
    """How those at a gate vote; `against_by` names who votes against, where that is known."""

    favour: int
    against: int = 0
    against_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether it passes; if not, at which gate it stops and who stopped it there, where that is known."""

    passes: bool
    stopped_at: str | None = None
    stopped_by: tuple[str, ...] = ()


def outcome(
    gates: Collection[Gate], ballots: Mapping[str, Ballot], *, second: Mapping[str, Ballot] | None = None
) -> Outcome:
    """What becomes of a thing that has to pass all `gates`, in order.

    `ballots` are the votes by gate, `second` those of a second round that overrides a refusal (else the first votes
    count again). A `KeyError` names a gate without a ballot; gates after the one that stops it need none.
    """
    for gate in gates:
        if gate.opens(ballots[gate.who]):
            continue
        again = {**ballots, **(second or {})}
        if gate.overriding and outcome(gate.overriding, again).passes:
            continue
        return Outcome(False, gate.who, ballots[gate.who].against_by)
    return Outcome(True)


@cache
def standing_procedures() -> dict[str, tuple[Gate, ...]]:
    """The procedures of data/standing_procedures.tsv by name ("US bill", "NATO accession")."""
    return {name: gates_in(gates) for name, gates, _ in rows("standing_procedures.tsv")}


def gates_in(told: str) -> tuple[Gate, ...]:
    """Gates from the form of the data file: "A:majority:435 > B:consent:1 / A:two-thirds:435"."""
    main, _, override = told.partition(" / ")
    gates = [_gate(part) for part in main.split(" > ")]
    if override:
        last = gates[-1]
        gates[-1] = Gate(last.who, last.needed, last.members, tuple(_gate(part) for part in override.split(" > ")))
    return tuple(gates)


def _gate(told: str) -> Gate:
    who, needed, members = told.split(":")
    return Gate(who, needed, int(members))
