"""What two pages say alike in other words is one claim: forms of a word, a short telling, another word for people."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord import read_all
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Article, Block, Claim, Reading, Span, Statement, Story, Voice, Why

WHY = Why(rule="test")


def page(name: str, text: str, who: str) -> Reading:
    """A page all of which somebody says."""
    outlet = Voice(kind="outlet", label=f"The {name} Post")
    speaker = Voice(kind="person", label=who)
    whole = Statement(id=f"{name}-0", spans=(), chain=(outlet,), manner="article", why=WHY)
    spans = (Span(0, len(text)),)
    said = Statement(id=f"{name}-1", spans=spans, chain=(outlet, speaker), manner="paraphrased", act="say", why=WHY)
    block = Block(kind="paragraph", span=spans[0])
    article = Article(id=name, text=text, blocks=(block,), published=date(2031, 5, 9), outlet=outlet.label)
    return Reading(id=name, article=article, statements=(whole, said))


def claims(*pages: Reading) -> tuple[Claim, ...]:
    return round_up(pages, Story(id="s", level="event", articles=tuple(p.id for p in pages), joins=())).claims


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The valve was welded shut", "the valve had been welded shut by somebody", True),
        ("Engineers had warned the Lisk yard twice about pumps", "the yard had warnings about its pumps", True),
        ("The valve was welded shut", "the valve had not been welded shut", False),
        ("Two valves were welded shut", "nine valves were welded shut", False),
        ("The valve was welded shut", "the pump was never switched off", False),
        (
            "The valve was welded shut",
            "a report of forty pages describes how crews of the harbour checked the valve, the pumps and hoses, welded "
            "new rails and shut the northern gate of the old yard before winter",
            False,
        ),
    ],
    ids=("a short telling", "forms of a word", "denied", "another number", "another thing", "a long one"),
)
def test_a_claim_in_other_words(one: str, other: str, alike: bool) -> None:
    found = claims(page("Ostrava", one, "Ada Venn"), page("Lisk", other, "Oto Rask"))
    assert [claim.independent for claim in found if not claim.denied_by] == ([2] if alike else [])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Some 600 dockers", "some 600 men", True),
        ("Some 600 dockers", "some 700 men", False),
    ],
)
def test_one_speakers_number_is_one_claim_whatever_word_he_has_for_people(
    one: str, other: str, alike: bool, tmp_path: Path
) -> None:
    texts = (
        f"<p>{one} have walked out over pay, the Dockers' Union said. Cranes in the port stood still.</p>",
        f"<p>Cranes in the port of Lisk turn again. The Dockers' Union said that {other} had walked out over pay.</p>",
    )
    path = tmp_path / "pages.jsonl"
    rows = [
        {
            "id": f"p{n}",
            "html": f"<html><body><article><h1>Dockers of Lisk</h1>{text}</article></body></html>",
            "published": "2031-05-09T18:00:00+00:00",
            "outlet": f"Post {n}",
        }
        for n, text in enumerate(texts)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = claims(*read_all(path))
    assert bool([claim for claim in found if claim.why.rule.startswith("one number")]) == alike
