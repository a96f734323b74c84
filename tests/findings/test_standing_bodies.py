"""What carries and who can block, computed from the rules of standing bodies."""

from __future__ import annotations

import pytest

from onrecord.findings.standing_bodies import StandingBody, body_in, standing_bodies


def body(name: str, matter: str = "") -> StandingBody:
    found = body_in(name, matter)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "matter", "favour", "against", "against_by", "carries"),
    [
        ("UN Security Council", "sanctions", 13, 0, (), True),
        ("UN Security Council", "sanctions", 14, 1, ("Russia",), False),
        ("UN Security Council", "sanctions", 9, 6, (), True),
        ("UN Security Council", "sanctions", 8, 0, (), False),
        ("General Assembly", "a resolution", 97, 96, (), True),
        ("NATO", "accession", 31, 1, ("Turkey",), False),
        ("NATO", "accession", 32, 0, (), True),
        ("EU Council", "sanctions", 26, 1, ("Hungary",), False),
        ("EU Council", "fishing quotas", 15, 12, (), True),
        ("EU Council", "fishing quotas", 14, 13, (), False),
        ("US Senate", "the treaty", 66, 34, (), False),
        ("US Senate", "the treaty", 67, 33, (), True),
        ("US Senate", "the nominee", 51, 49, (), True),
    ],
)
def test_the_rule_computes_the_outcome(
    name: str, matter: str, favour: int, against: int, against_by: tuple[str, ...], carries: bool
) -> None:
    assert body(name, matter).carries(favour, against, against_by) is carries


@pytest.mark.parametrize(
    ("name", "matter", "opposed", "blockers"),
    [
        ("UN Security Council", "sanctions", ("Russia", "Brazil"), ("Russia",)),
        ("NATO", "membership", ("Turkey",), ("Turkey",)),
        ("EU Council", "sanctions", ("Hungary",), ("Hungary",)),
        ("EU Council", "fishing quotas", ("Hungary",), ()),
    ],
)
def test_who_could_block_alone(name: str, matter: str, opposed: tuple[str, ...], blockers: tuple[str, ...]) -> None:
    assert body(name, matter).blockers(opposed) == blockers


def test_a_body_is_found_under_any_of_its_names() -> None:
    for one in standing_bodies():
        for name in one.names:
            assert name in body(f"It is for the {name} to decide.").names


def test_no_body_is_found_where_none_is_named() -> None:
    assert body_in("The council of elders met.", "land") is None


def test_every_body_names_its_source_and_a_rule_for_any_matter() -> None:
    for one in standing_bodies():
        assert one.source
        assert one.steps
        assert one.votes_needed(one.members) <= one.members
        assert any(not other.matters for other in standing_bodies() if other.name == one.name)
