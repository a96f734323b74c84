"""A paper that is cited as the source of a thing, and has it from somebody itself, is no source of it."""

from __future__ import annotations

import pytest

from onrecord.record import Cite, Span
from onrecord.stories.sourced import Said, as_first_told, sources


def said(page: str, *chain: str) -> Said:
    return Said(
        id=page,
        page=page,
        chain=chain,
        speaker=frozenset({chain[-1]}),
        generic=False,
        cite=Cite(page=page, span=Span(0, 5), item=page),
        label=chain[-1],
        outlet=chain[0],
    )


WIRE = said("1", "wire", "otula")
MAIL = said("2", "mail", "wire")
DISPATCH = said("3", "dispatch", "mail")


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        ([WIRE, MAIL], ["otula"]),
        ([WIRE, MAIL, DISPATCH], ["otula"]),
        ([DISPATCH, MAIL, WIRE], ["otula"]),
        ([MAIL], ["wire"]),
        ([said("1", "wire"), MAIL], ["wire"]),
        ([WIRE, said("4", "post", "mayor")], ["otula", "mayor"]),
        ([said("5", "wire", "mail"), said("6", "mail", "wire")], ["mail", "wire"]),
    ],
    ids=("one cites the agency", "and another the paper", "in whatever order", "the agency tells nothing of its own",
         "the agency tells it itself", "two speakers", "each cites the other"),
)  # fmt: skip
def test_a_paper_that_is_cited_stands_for_whom_it_has_it_from(told: list[Said], behind: list[str]) -> None:
    assert [source.label for source in sources(as_first_told(told))] == behind
