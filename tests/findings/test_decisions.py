"""Outcomes computed from procedures: does it pass, and who stopped it where?"""

from __future__ import annotations

import pytest

from onrecord.findings.decisions import Ballot, Gate, gates_in, outcome, standing_procedures
from onrecord.findings.standing_bodies import body_in

HOUSE, SENATE, PRESIDENT = "House of Representatives", "Senate", "President"
SIGNED, VETOED = Ballot(1), Ballot(0, 1, ("President",))
BILLS = [
    # procedure, ballots, second round, passes, stopped at
    (
        "US bill",
        {HOUSE: Ballot(220, 213), "Senate (cloture)": Ballot(61, 39), SENATE: Ballot(51, 49), PRESIDENT: SIGNED},
        {},
        True,
        None,
    ),
    ("US bill", {HOUSE: Ballot(220, 213), "Senate (cloture)": Ballot(53, 47)}, {}, False, "Senate (cloture)"),
    (
        "US bill",
        {HOUSE: Ballot(220, 213), "Senate (cloture)": Ballot(60, 40), SENATE: Ballot(51, 49), PRESIDENT: VETOED},
        {},
        False,
        PRESIDENT,
    ),
    (
        "US bill",
        {HOUSE: Ballot(220, 213), "Senate (cloture)": Ballot(60, 40), SENATE: Ballot(51, 49), PRESIDENT: VETOED},
        {HOUSE: Ballot(300, 130), SENATE: Ballot(70, 30)},
        True,
        None,
    ),
    ("US reconciliation bill", {HOUSE: Ballot(218, 214), SENATE: Ballot(51, 50), PRESIDENT: SIGNED}, {}, True, None),
    ("US treaty", {PRESIDENT: SIGNED, SENATE: Ballot(66, 34)}, {}, False, SENATE),
    ("US impeachment", {HOUSE: Ballot(232, 197), SENATE: Ballot(57, 43)}, {}, False, SENATE),
    ("UK bill", {"House of Commons": Ballot(320, 300), "House of Lords": Ballot(100, 200)}, {}, True, None),
    (
        "NATO accession",
        {"North Atlantic Council": Ballot(32), "National ratification": Ballot(30, 2, ("Hungary", "Turkey"))},
        {},
        False,
        "National ratification",
    ),
    (
        "Australian constitutional amendment",
        {"Parliament": Ballot(150, 70), "Voters": Ballot(60, 40), "States": Ballot(3, 3)},
        {},
        False,
        "States",
    ),
]


@pytest.mark.parametrize(("name", "ballots", "second", "passes", "stopped_at"), BILLS)
def test_a_procedure_computes_its_outcome(
    name: str, ballots: dict[str, Ballot], second: dict[str, Ballot], passes: bool, stopped_at: str | None
) -> None:
    found = outcome(standing_procedures()[name], ballots, second=second)
    assert (found.passes, found.stopped_at) == (passes, stopped_at)


def test_who_stopped_it_is_told() -> None:
    gates = gates_in("Council:unanimity:3")
    assert outcome(gates, {"Council": Ballot(2, 1, ("Malta",))}).stopped_by == ("Malta",)


def test_a_gate_without_a_ballot_is_an_error() -> None:
    with pytest.raises(KeyError, match="Council"):
        outcome((Gate("Council", "majority", 3),), {})


@pytest.mark.parametrize(
    ("body", "matter", "against", "blocked"),
    [
        ("Security Council", "the draft", ("RUS",), True),
        ("Security Council", "the draft", ("BRA", "ALB"), False),
        ("NATO", "membership", ("TUR",), True),
        ("NATO", "membership", ("CHE",), False),
        ("EU Council", "sanctions", ("HUN",), True),
        ("EU Council", "fishing quotas", ("HUN",), False),
        ("EU Council", "fishing quotas", ("DEU", "FRA", "ITA"), False),
        ("EU Council", "fishing quotas", ("DEU", "FRA", "ITA", "MLT"), True),
        ("OPEC", "output", ("SAU",), True),
        ("Arab League", "the plan", ("QAT",), True),
    ],
)
def test_who_blocks_a_body_together(body: str, matter: str, against: tuple[str, ...], blocked: bool) -> None:
    found = body_in(body, matter)
    assert found is not None
    assert found.blocked_by(against) is blocked


def test_every_standing_procedure_can_pass() -> None:
    for gates in standing_procedures().values():
        ballots = {gate.who: Ballot(max(gate.members, 1)) for gate in gates}
        assert outcome(gates, ballots).passes
