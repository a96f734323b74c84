"""Whatever edited copy or quoting page joins a story, no claim has more independent sources than before."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.pipeline.round_ups import round_up
from onrecord.record import PageCopy, Reading, RoundUp, Story, Why
from onrecord.stories.copies import copies

PAGES = (
    """The Harbour Post
Flood in Ostrava kills dozens
10 May 2031

At least 31 people were killed when the Lenne flooded the town of Ostrava on Friday, the fire service said. \
About 400 people were moved to shelters on higher ground, the town council said.
The head of the river agency, Ida Malin, said that the agency had warned the town council twice before the \
night of the flood.
The mayor denied that any warning from the river agency had reached the town council. Rescue teams went on \
searching the lower streets until dark.
""",
    """The Inland Courier
Ostrava counts its dead
11 May 2031

The Flood Watch, a group of volunteers, said on Saturday that 38 people had been killed in Ostrava. The fire \
service said that at least 31 people had been killed.
The head of the river agency, Ida Malin, said that the agency had warned the town council twice before the \
night of the flood.
""",
)
LIGHT = "officials late further mainly nearly early again local several former".split()


@cache
def read(text: str) -> Reading:
    return onrecord.read(text.encode())


def edited(page: str, seed: int) -> str:
    """The page as another desk prints it: another name and hour, some words changed, a sentence cut or added."""
    chance = random.Random(seed)
    _, title, day, _, *lines = page.splitlines()
    words = [[chance.choice(LIGHT) if chance.random() < 0.02 else w for w in line.split()] for line in lines]
    body = [" ".join(line) for line in words]
    if chance.random() < 0.5 and len(body) > 2:
        del body[-1]
    if chance.random() < 0.5:
        body.append("Reporting was added by our newsroom.")
    return "\n".join(["The Ferry Times", title, day.replace("10", "11"), "", *body, ""])


def quoting(page: str, seed: int) -> str:
    """A page that tells what the first one reported, under its name."""
    chance = random.Random(seed)
    outlet = page.splitlines()[0]
    said = ["at least 31 people had been killed in Ostrava", "the agency had warned the town council twice"]
    number = chance.choice((0, 1))
    who = ("the fire service", "Ida Malin of the river agency")[number]
    line = f"{outlet} reported that {who} said {said[number]}."
    return f"The Ferry Times\nWhat others write\n12 May 2031\n\n{line}\n"


def rounded(texts: tuple[str, ...]) -> RoundUp:
    pages = [read(text) for text in texts]
    found = copies([page.article.text for page in pages if page.article])
    kept = tuple(
        PageCopy(page=pages[c.copy].id, original=pages[c.original].id, kind=c.kind, shared=c.shared, why=Why(rule="t"))
        for c in found
    )
    ids = tuple(page.id for page in pages)
    story = Story(id="s", level="event", articles=ids, joins=tuple(Why(rule="test") for _ in ids))
    return round_up(pages, story, kept)


@cache
def before() -> RoundUp:
    return rounded(PAGES)


def most_before(told: RoundUp, claim: int) -> int:
    """The independent sources that the claim had without the injected page; one where it was told on one page."""
    cites = set(told.claims[claim].cites)
    return max([1, *(one.independent for one in before().claims if cites & set(one.cites))])


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(page=st.sampled_from(PAGES), seed=st.integers(0, 10_000))
def test_an_edited_copy_adds_no_source(page: str, seed: int) -> None:
    told = rounded((*PAGES, edited(page, seed)))
    for at, claim in enumerate(told.claims):
        assert claim.independent <= most_before(told, at), (claim.why, [source.label for source in claim.sources])


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(page=st.sampled_from(PAGES), seed=st.integers(0, 10_000))
def test_a_page_that_quotes_another_adds_no_source(page: str, seed: int) -> None:
    told = rounded((*PAGES, quoting(page, seed)))
    for at, claim in enumerate(told.claims):
        assert claim.independent <= most_before(told, at), (claim.why, [source.label for source in claim.sources])


def test_there_are_claims_to_hold() -> None:
    assert {claim.independent for claim in before().claims} >= {1}


@pytest.mark.parametrize("seed", range(3))
def test_copies_are_found(seed: int) -> None:
    assert rounded((*PAGES, edited(PAGES[0], seed))).copies
