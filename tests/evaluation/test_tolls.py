"""Which figure of a page is its toll."""

from __future__ import annotations

import pytest

from evaluation.tolls import page_toll
from onrecord.findings import figures
from onrecord.language import load
from onrecord.record import Article, Block, Grounds, Span

PAGES = [
    # page, killed in what it reports
    ("Two men and a woman were killed in a fire on Sunday.", 3),
    ("Nobody was killed in the fire.", 0),
    ("The mayor spoke about the budget.", None),
    ("Three dead in weekend shootings\nPolice said the cases were not linked.", None),
    ("Ana Ruiz, 20, and Tom Ek, 30, were killed when their car left the road.", 2),
    ("A gunman killed four people before turning the gun on himself.", 5),
    ("There were 165 murders in the city this year.", None),
    ("A man was shot dead at a bar.\nSo far this year 40 people have been killed in the city.", 1),
]


@pytest.mark.parametrize(("page", "killed"), PAGES)
def test_the_toll_of_a_page(page: str, killed: int | None) -> None:
    lines, start, blocks = page.split("\n"), 0, []
    for line in lines:
        blocks.append(Block(kind="paragraph", span=Span(start, start + len(line))))
        start += len(line) + 1
    article = Article(id="a", text=page, blocks=tuple(blocks))
    found = figures(article, load().analyse([article])[0], (), Grounds())
    assert page_toll(page, found, "killed") == killed
