"""Who could block what, from a page's positions and procedures."""

from __future__ import annotations

import pytest

from onrecord.language import load
from onrecord.pipeline.stages import reading_of
from onrecord.record import Article, Block, Reading, Span

PAGES = [
    # page, words of those who could block
    ("The UN Security Council must authorise the mission. Russia opposes the mission.", {"Russia"}),
    ("The UN Security Council must authorise the mission. Brazil opposes the mission.", set()),
    ("NATO must approve the accession of Sweden. Turkey opposes the accession.", {"Turkey"}),
    ("Each camp has the right to veto judges.", {"Each camp"}),
    ("The treaty must be ratified by the Senate of Chile.", {"the Senate of Chile"}),
    ("The UN Security Council must authorise the mission. Russia supports the mission.", set()),
]


def read(text: str) -> Reading:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    return reading_of("a", article, load().analyse([article])[0])


@pytest.mark.parametrize(("text", "blockers"), PAGES)
def test_who_could_block_is_told(text: str, blockers: set[str]) -> None:
    found = [party for procedure in read(text).procedures for party in procedure.blockers]
    assert {party.label for party in found} == blockers
    assert all(party.span is not None and party.span.of(text) == party.label for party in found)
