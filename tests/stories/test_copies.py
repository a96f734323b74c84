from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read import article, pages
from onrecord.record import BODY_KINDS, Page
from onrecord.stories.copies import as_bytes, copies, from_bytes, groups, sketch
from onrecord.stories.independence import origins
from onrecord.stories.tellings import Telling, names

REPORT = (
    "The night ferry from Carrow ran aground on the northern bar shortly before two in the morning, and the harbour "
    "master said that fourteen passengers were taken off by pilot boats while the tide was still falling. "
    "Divers looked at the hull at first light. They found a tear of three metres below the engine room and advised "
    "against towing before the weather changed. The owner, Lisk Lines, said that it would pay for hotels and trains. "
    "A union of ship's officers had warned in spring that buoys on the bar were out of place. The coast office "
    "answered that all marks had been checked in June, and that an inquiry would hear the crew on Thursday."
)
OTHER = (
    "Members of the valley council voted late on Tuesday to close two of its nine libraries, after a debate in which "
    "parents, pensioners and a retired bookbinder spoke against the plan for almost four hours. "
    "The saving is put at ninety thousand crowns a year. Councillors of the minority asked for a delay until the "
    "accounts of the spring are audited; the mayor refused, and said that the reading rooms would stay open."
)
CHANGED = REPORT.replace("shortly before two", "around two").replace("A union of ship's officers had", "Officers had")
TABLE = [
    (REPORT, "exact"),
    (f"CARROW. {REPORT} Picture: own.", "exact"),
    (CHANGED, "exact"),
    (REPORT[:420], "edited"),
    (REPORT[200:], "edited"),
    (f"{OTHER} {REPORT[:330]} {OTHER[::-1]}", "edited"),
    (OTHER, None),
    ("", None),
    ("The night ferry ran aground.", None),
]


@pytest.mark.parametrize(("text", "kind"), TABLE)
def test_a_page_that_prints_anothers_words_is_told(text: str, kind: str | None) -> None:
    found = copies([REPORT, text])
    assert [copy.kind for copy in found] == ([kind] if kind else [])
    assert all(copy.original == 0 and copy.why.detail for copy in found)


def test_a_passage_in_a_long_article_is_an_excerpt_and_joins_no_group() -> None:
    words = [f"{a}{b}" for a in "kolmenar" for b in "tiusangreb"]
    long = " ".join(f"{words[n % 79]} {words[n * 7 % 73]} {words[n * 3 % 61]}" for n in range(400))
    opening = " ".join(f"{words[n % 71]} {words[n * 5 % 67]}" for n in range(500))
    passage = " ".join(long.split()[:70])
    found = copies([long, f"{opening} {passage}"])
    assert [copy.kind for copy in found] == ["excerpt"]
    assert groups(2, found) == (0, 1)


def test_copies_of_copies_are_one_group() -> None:
    texts = [REPORT, OTHER, CHANGED, REPORT[:500], OTHER]
    assert groups(len(texts), copies(texts)) == (0, 1, 0, 0, 1)


def test_a_sketch_is_the_same_on_every_machine() -> None:
    kept, count = sketch("Five plain words of text")
    assert count == 2
    assert kept.tolist() == sketch("five PLAIN words, of text!")[0].tolist()
    assert (len(sketch("two words")[0]), sketch("two words")[1]) == (0, 0)
    assert from_bytes(as_bytes(kept)).tolist() == kept.tolist()


def told(page: str, *chain: str, generic: bool = False) -> Telling:
    return Telling(
        id=f"{page}:{'>'.join(chain)}",
        page=page,
        measure="killed",
        bound="exact",
        low=14,
        high=14,
        speaker=names(chain[-1]),
        chain=chain,
        own=len(chain) == 1,
        generic=generic,
    )


CLAIMS = [
    ([told("p1", "herald")], {}, 1),
    ([told("p1", "herald"), told("p2", "tribune")], {}, 2),
    ([told("p1", "herald"), told("p2", "tribune")], {"p2": "p1"}, 1),  # a reprint
    ([told("p1", "herald"), told("p2", "tribune", "herald")], {}, 1),  # a paper quoted
    ([told("p1", "herald", "fire service"), told("p2", "tribune", "fire service")], {}, 1),
    ([told("p1", "herald", "fire service"), told("p2", "tribune", "herald", "fire service")], {}, 1),
    ([told("p1", "herald", "fire service"), told("p2", "tribune", "ministry")], {}, 2),
    ([told("p1", "herald", "officials", generic=True), told("p2", "tribune", "officials", generic=True)], {}, 2),
    (
        [told("p1", "herald", "officials", generic=True), told("p2", "tribune", "officials", generic=True)],
        {"p2": "p1"},
        1,
    ),
    (
        [
            told("p1", "herald", "officials", generic=True),
            told("p2", "tribune", "herald", "officials", generic=True),
        ],
        {},
        1,
    ),
    ([told("p1", "herald", "ohchr/list"), told("p2", "tribune", "Ada Venn (OHCHR)")], {}, 1),
]


@pytest.mark.parametrize(("told_by", "original", "count"), CLAIMS)
def test_independent_sources_are_origins(told_by: list[Telling], original: dict[str, str], count: int) -> None:
    found = origins(told_by, original)
    assert len(found) == count
    assert sorted(t for origin in found for t in origin.tellings) == sorted(t.id for t in told_by)


PEOPLE = ("fire service", "ministry", "delta rights watch", "officials")
chains = st.tuples(
    st.sampled_from(("herald", "tribune", "courier")), st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)
).map(lambda pair: (pair[0], *pair[1]))


@given(st.lists(chains, min_size=1, max_size=6), st.data())
@settings(max_examples=60)
def test_a_copy_or_a_page_that_quotes_another_adds_no_source(pages: list[tuple[str, ...]], data: st.DataObject) -> None:
    claim = [told(f"p{at}", *chain, generic=chain[-1] == "officials") for at, chain in enumerate(pages)]
    count = len(origins(claim))
    chosen = data.draw(st.sampled_from(claim))
    copy = replace(chosen, id="copy", page="copy", chain=("echo", *chosen.chain[1:]))
    copy = replace(copy, speaker=names(copy.chain[-1]))
    assert len(origins([*claim, copy], {"copy": chosen.page})) == count
    quoting = replace(chosen, id="quoting", page="quoting", own=False, chain=("echo", *chosen.chain))
    assert len(origins([*claim, quoting])) == count


def test_the_reprints_of_the_sample_crisis_are_found_and_nothing_else() -> None:
    crisis = Path(__file__).parents[2] / "samples" / "crisis"
    rows = json.loads((crisis / "gold.json").read_text(encoding="utf-8"))["pages"]
    coded = {Path(row["file"]).name: row for row in rows if row["row"] is None}
    texts: dict[str, str] = {}
    for page in pages(crisis / "pages"):
        assert isinstance(page, Page)
        name = Path(page.origin.file).name
        if name in coded:
            read = article(page)
            texts[name] = "\n".join(b.span.of(read.text) for b in read.blocks if b.kind in BODY_KINDS)
    order = sorted(texts, key=lambda name: coded[name]["published"])
    first = groups(len(order), copies([texts[name] for name in order]))
    found: dict[int, set[str]] = {}
    for name, at in zip(order, first, strict=True):
        found.setdefault(at, set()).add(coded[name]["id"])
    gold: dict[str, set[str]] = {row["id"]: {row["id"]} for row in rows}
    for row in rows:
        if row["copy_of"]:
            gold[row["copy_of"]["page"]].add(row["id"])
    assert [g for g in found.values() if len(g) > 1] == [g for g in gold.values() if len(g) > 1]
