"""The sample collection and its gold hold together: files, words, dates and ids."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2] / "samples" / "crisis"
RELATIONS = {
    "same chain",
    "rounding",
    "update",
    "compatible bound",
    "part of",
    "scope difference",
    "stale",
    "source conflict",
    "denial",
}
STATUS = {"happened", "ongoing", "planned", "demanded", "offered", "conditional", "possible", "denied", "asked"}
MEASURES = {
    "killed",
    "wounded",
    "missing",
    "displaced",
    "arrested",
    "infected",
    "people",
    "money",
    "votes",
    "percent",
    "area",
    "duration",
    "other",
}
STANCES = {"supports", "opposes", "demands", "rejects", "offers", "would block"}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@cache
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "gold.json").read_text(encoding="utf-8"))
    return loaded


def rows(section: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = gold().get(section, [])
    return found


def ids(section: str) -> set[str]:
    return {row["id"] for row in rows(section)}


@cache
def source(page: str) -> str:
    """The page's own source text, entities resolved; of a feed or a JSON Lines file, the row alone."""
    entry = next(row for row in rows("pages") if row["id"] == page)
    raw = (ROOT / entry["file"]).read_text(encoding="utf-8")
    if entry["file"].endswith(".jsonl"):
        for line in raw.splitlines():
            row = json.loads(line)
            if row["id"] == entry["row"]:
                return f"{row['title']}\n{row['body']}"
        raise LookupError(entry["row"])
    if entry["file"].endswith(".xml"):
        for item in ET.fromstring(raw).iter("item"):
            if item.findtext("guid") == entry["row"]:
                return f"{item.findtext('title')}\n{item.findtext(CONTENT)}"
        raise LookupError(entry["row"])
    return html.unescape(raw) if entry["file"].endswith(".html") else raw


def test_every_page_has_its_file_and_every_file_a_page() -> None:
    named = {row["file"] for row in rows("pages")}
    there = {f"pages/{path.name}" for path in (ROOT / "pages").iterdir()}
    assert named == there


@pytest.mark.parametrize(
    "section", ["pages", "events", "figures", "actors", "stories", "positions", "planned", "relations", "claims"]
)
def test_ids_are_unique(section: str) -> None:
    listed = [row["id"] for row in rows(section)]
    assert len(listed) == len(set(listed))


def test_dates_parse_with_an_offset_and_pages_are_in_three_weeks() -> None:
    for page in rows("pages"):
        published = datetime.fromisoformat(page["published"])
        assert published.tzinfo is not None, page["id"]
        assert date(2024, 3, 12) <= published.date() <= date(2024, 4, 2), page["id"]
        assert page["updated"] is None or datetime.fromisoformat(page["updated"]) >= published, page["id"]
    for event in rows("events"):
        date.fromisoformat(event["day"])
        assert event["status"] in STATUS, event["id"]


def test_words_of_every_figure_stand_in_the_source_of_its_page() -> None:
    missing = [figure["id"] for figure in rows("figures") if figure["words"] not in source(figure["page"])]
    assert missing == []


def test_words_around_every_figure_stand_beside_it() -> None:
    missing = []
    for figure in rows("figures"):
        plain = " ".join(re.sub(r"<[^>]+>", "", source(figure["page"])).split())
        if " ".join((figure["before"] + figure["words"] + figure["after"]).split()) not in plain:
            missing.append(figure["id"])
    assert missing == []


def test_words_of_every_position_stand_in_the_source_of_its_page() -> None:
    missing = [row["id"] for row in rows("positions") if row["words"] not in " ".join(source(row["page"]).split())]
    assert missing == []


def test_words_of_every_procedure_stand_in_the_source_of_their_page() -> None:
    quoted = [words for row in rows("procedures") for words in row["words"]]
    assert [words for words in quoted if words["words"] not in " ".join(source(words["page"]).split())] == []


def test_figures_speak_the_words_of_the_record() -> None:
    for figure in rows("figures"):
        low, high = figure["low"], figure["high"]
        assert figure["measure"] in MEASURES, figure["id"]
        assert figure["scope"] in gold()["scopes"], figure["id"]
        match figure["bound"]:
            case "exact" | "about":
                assert low == high is not None, figure["id"]
            case "over":
                assert low is not None, figure["id"]
                assert high is None, figure["id"]
            case "under":
                assert high is not None, figure["id"]
                assert low is None, figure["id"]
            case "range":
                assert low < high, figure["id"]
            case bound:
                assert (bound, low, high) == ("vague", None, None), figure["id"]


def test_every_id_that_is_pointed_at_exists() -> None:
    pages, events, figures, actors, stories = map(ids, ("pages", "events", "figures", "actors", "stories"))
    for page in rows("pages"):
        assert set(page["events"]) <= events, page["id"]
        assert set(page["stories"]) <= stories, page["id"]
        assert {page["outlet"], page["wire"] or page["outlet"]} <= actors, page["id"]
        assert page["copy_of"] is None or page["copy_of"]["page"] in pages, page["id"]
    for event in rows("events"):
        assert set(event["pages"]) == {page["id"] for page in rows("pages") if event["id"] in page["events"]}
    for actor in rows("actors"):
        assert (actor["speaks_for"] or actor["id"]) in actors, actor["id"]
    outlets = {page["id"]: page["outlet"] for page in rows("pages")}
    for figure in rows("figures"):
        assert set(figure["chain"]) <= actors, figure["id"]
        assert figure["chain"][0] == outlets[figure["page"]], figure["id"]
        assert figure["origin"] == figure["chain"][-1], figure["id"]
    for relation in rows("relations"):
        assert {relation["a"], relation["b"]} <= figures, relation["id"]
        assert relation["a"] != relation["b"], relation["id"]
        assert relation["type"] in RELATIONS, relation["id"]
        assert relation["why"], relation["id"]
    for pair in rows("unrelated"):
        assert {pair["a"], pair["b"]} <= figures, pair
    for claim in rows("claims"):
        assert set(claim["pages"]) <= pages, claim["id"]
        assert claim["independent"] == len(claim["origins"]), claim["id"]
        assert set(claim["denied_by"]) <= actors, claim["id"]
        for origin in claim["origins"]:
            assert origin["origin"] in actors, claim["id"]
            assert set(origin["pages"]) <= set(claim["pages"]), claim["id"]
    for position in rows("positions"):
        assert {position["holder"], position["voice"]} <= actors, position["id"]
        assert position["stance"] in STANCES, position["id"]
    for plan in rows("planned"):
        assert plan["event"] in events, plan["id"]
        assert set(plan["announced_in"]) | set(plan["outcome_in"]) <= pages, plan["id"]


def test_copies_are_later_than_their_originals() -> None:
    published = {page["id"]: datetime.fromisoformat(page["updated"] or page["published"]) for page in rows("pages")}
    for page in rows("pages"):
        if page["copy_of"]:
            assert published[page["copy_of"]["page"]] < published[page["id"]], page["id"]


def test_pages_are_listed_in_the_order_of_their_numbers() -> None:
    numbers = [int(page["id"][1:]) for page in rows("pages")]
    assert all(a < b for a, b in pairwise(numbers))
