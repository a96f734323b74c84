from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.stories.clusters import Measure, stories
from onrecord.stories.traits import Traits, head, text_traits

BRIDGE = (
    "The old bridge at Tollmere fell into the river Ark on Monday, and two drivers died. Divers of the Ark brigade "
    "raised a van. Beams had rusted through, an engineer saw."
)
BRIDGE_TOO = (
    "Divers raised a second van below the fallen bridge at Tollmere on Tuesday. The drivers of both had died. Rusted "
    "beams lie in the river Ark."
)
SCHOOL = (
    "Teachers at Tollmere school walked out over lessons in tents on Tuesday. Pupils cheered, and head teacher Ina "
    "Solvik sent them home by bus."
)


def page(key: str, title: str, body: str, aside: str = "") -> Traits:
    return text_traits(key, title, f"{body}\n{aside}", date(2031, 5, 6))


PAGES = [
    page("b1", "Bridge falls at Tollmere", BRIDGE),
    page("s1", "Teachers walk out at Tollmere school", SCHOOL, BRIDGE_TOO),
    page("b2", "Second van raised at Tollmere bridge", BRIDGE_TOO),
    page("f1", "Film week opens", "A film week opened at Tollmere school on Tuesday. Teachers cheered a pianist."),
    page("f2", "Lessons in film", "Pupils of Ina Solvik saw how a film is made. A bus took them home to their tents."),
]
"""Affairs of one town; the page of one tells another at length at its foot."""


def parts(found: list[Traits], measure: Measure) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in stories(found, measure)}


def test_pages_of_a_small_record_are_told_apart_by_their_heads() -> None:
    whole = parts(PAGES, Measure(heads=0.0))
    assert any({"s1", "b1", "b2"} <= part for part in whole)
    assert frozenset({"b1", "b2"}) in parts(PAGES, Measure())


def test_heads_are_the_headline_and_the_lead() -> None:
    words = head(PAGES[1].words)
    assert {"teachers", "walk", "tollmere"} <= set(words)
    assert not {"divers", "rusted"} & set(words)
    assert head(text_traits("p", "", BRIDGE, lead=False).words) == ()


def test_a_key_of_half_the_record_joins_nothing() -> None:
    plain = [
        page(f"p{n}", f"{word} day", f"The {word} of Tollmere has news of {WORDS[n // 4]}.")
        for n, word in enumerate(WORDS)
    ]
    measure = Measure(dated=1.5, key=5.0)
    everywhere = [replace(one, keys=frozenset({("place", "tollmere")})) for one in plain]
    rare = [
        replace(one, keys=frozenset({("place", "ark")}) if at in (1, 2) else frozenset())
        for at, one in enumerate(plain)
    ]
    assert len(parts(everywhere, measure)) == len(WORDS)
    assert frozenset({"p1", "p2"}) in parts(rare, measure)


WORDS = "harbour library mill orchard tram market bakery garden".split()
