"""Events leave in the formats of event-data programs, column by column, and nothing undone passes for done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.pipeline.exports import exporter
from onrecord.pipeline.exports.gdelt import COLUMNS as GDELT
from onrecord.pipeline.exports.icews import COLUMNS as ICEWS
from onrecord.record import (
    Actor,
    Article,
    Block,
    Event,
    Origin,
    Reading,
    Role,
    Span,
    Statement,
    Status,
    UnknownSetting,
    Voice,
    When,
    Where,
    Why,
)

TEXT = "Chad and Niger shelled Agadez on 3 May."
WHY = Why(rule="r")
GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "export-events.md"


def reading(status: Status = "happened", kind: str = "ASSAULT") -> Reading:
    def role(name: str, words: str, country: str) -> Role:
        at = TEXT.index(words)
        return Role(
            role="actor" if name == "actor" else "recipient",
            label=words,
            span=Span(at, at + len(words)),
            actor="a1" if words == "Chad" else None,
            country=country,
            sectors=("MIL",) if name == "actor" else (),
        )

    event = Event(
        id="e1",
        statement="s0",
        type=kind,
        mode="heavy-weapons" if kind == "ASSAULT" else None,
        cameo="194" if kind == "ASSAULT" else "042",
        status=status,
        trigger=Span(15, 22),
        why=WHY,
        roles=(role("actor", "Chad", "TCD"), role("actor", "Niger", "NER"), role("recipient", "Agadez", "NER")),
        when=When(
            words="3 May",
            span=Span(33, 38),
            type="DATE",
            value="2021-05-03",
            why=WHY,
            start=date(2021, 5, 3),
            end=date(2021, 5, 4),
            precision="day",
        ),
        where=Where(words="Agadez", span=Span(23, 29), name="Agadez", kind="city", why=WHY, country="NER", lat=17.0),
    )
    article = Article(id="p", text=TEXT, blocks=(Block(kind="paragraph", span=Span(0, len(TEXT))),), outlet="Post")
    said = Statement(
        id="s0", spans=(Span(0, len(TEXT)),), chain=(Voice(kind="outlet", label="Post"),), manner="article", why=WHY
    )
    chad = Actor(id="a1", label="Republic of Chad", kind="country", mentions=(Span(0, 4),), why=WHY, country="TCD")
    return Reading(id="p", article=article, actors=(chad,), statements=(said,), events=(event,))


def table(name: str, columns: tuple[str, ...], given: Reading) -> list[dict[str, str]]:
    out = exporter(name)
    assert out.format.header == "\t".join(columns)
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in out.lines(given)]


def test_a_compound_gives_gdelt_a_row_a_pair() -> None:
    rows = table("gdelt", GDELT, reading())
    assert [row["GLOBALEVENTID"] for row in rows] == ["e1", "e1.1"]
    assert [row["Actor1Name"] for row in rows] == ["REPUBLIC OF CHAD", "NIGER"]
    wanted = {
        "SQLDATE": "20210503",
        "Actor1Code": "TCDMIL",
        "Actor2Name": "AGADEZ",
        "EventCode": "194",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-10.0",
        "ActionGeo_FullName": "Agadez, NER",
        "SaidBy": "Post",
        "Trigger": "shelled",
        "Historical": "0",
        "AvgTone": "",
    }
    assert {name: rows[0][name] for name in wanted} == wanted


def test_icews_has_names_codes_and_the_told_day() -> None:
    first = table("icews", ICEWS, reading())[0]
    wanted = {
        "Event Date": "2021-05-03",
        "Source Name": "Republic of Chad",
        "Source Sectors": "MIL",
        "Target Country": "NER",
        "CAMEO Code": "194",
        "City": "Agadez",
        "Sentence Number": "1",
        "Publisher": "Post",
    }
    assert {name: first[name] for name in wanted} == wanted


ADDRESSES = [
    # url, canonical URL, published; what is written of them
    ("https://post.example/a?ref=1", "https://post.example/a", date(2021, 5, 4), "https://post.example/a?ref=1"),
    (None, "https://post.example/a", datetime(2021, 5, 4, 9, 30, tzinfo=UTC), "https://post.example/a"),
    (None, None, None, "agadez.html"),
]


@pytest.mark.parametrize(("url", "canonical", "published", "source"), ADDRESSES)
def test_day_of_publication_and_address_go_with_every_format(
    url: str | None, canonical: str | None, published: date | None, source: str
) -> None:
    given = reading()
    assert given.article
    told = replace(given.article, url=url, canonical_url=canonical, published=published)
    given = replace(given, article=told, origin=Origin(file="agadez.html"))
    day = published.isoformat() if published else ""
    gdelt, icews = table("gdelt", GDELT, given)[0], table("icews", ICEWS, given)[0]
    plover = json.loads(next(exporter("plover").lines(given)))["source"]
    assert (gdelt["Published"], gdelt["SOURCEURL"]) == (day, source)
    assert (icews["Published"], icews["URL"]) == (day, source)
    assert (plover["published"], plover["url"]) == (day or None, source)


def test_plover_keeps_compounds_in_one_record() -> None:
    record = json.loads(next(exporter("plover").lines(reading())))
    assert [actor["code"] for actor in record["actor"]] == ["TCD", "NER"]
    assert (record["event_type"], record["event_mode"], record["auxiliary_modes"]) == ("ASSAULT", "heavy-weapons", [])
    assert (record["event_date"], record["said_by"]) == ("2021-05-03", "Post")


UNDONE: list[tuple[Status, str, str | None, list[str]]] = [
    # status, type, CAMEO code in a table without status (None: left out), PLOVER's auxiliary modes
    ("ongoing", "ASSAULT", "194", []),
    ("planned", "ASSAULT", "130", ["future"]),
    ("planned", "CONSULT", "030", ["future"]),
    ("demanded", "CONSULT", "100", ["future"]),
    ("denied", "CONSULT", "120", ["negation"]),
    ("denied", "ASSAULT", None, ["negation"]),
    ("possible", "ASSAULT", None, ["hypothetical"]),
    ("asked", "CONSULT", None, ["hypothetical"]),
]


@pytest.mark.parametrize(("status", "kind", "code", "auxiliary"), UNDONE)
def test_what_did_not_happen_is_not_counted_as_done(
    status: Status, kind: str, code: str | None, auxiliary: list[str]
) -> None:
    given = reading(status, kind)
    rows = table("gdelt", GDELT, given)
    assert {row["EventCode"] for row in rows} == ({code} if code else set())
    assert all(row["SQLDATE"] == "" for row in rows if code and code.endswith("0") and kind != "ASSAULT")
    assert json.loads(next(exporter("plover").lines(given)))["auxiliary_modes"] == auxiliary
    out = exporter("icews", everything=True)
    assert len(list(out.lines(given))) == 2
    assert not out.left_out


def test_what_is_left_out_is_counted() -> None:
    out = exporter("icews")
    assert list(out.lines(reading("denied"))) == []
    assert out.left_out == {"denied": 1}


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownSetting, match="gdelt, icews, plover"):
        exporter("kedgo")


@pytest.mark.parametrize("columns", [GDELT, ICEWS], ids=["gdelt", "icews"])
def test_every_column_is_told_in_the_guide(columns: tuple[str, ...]) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [column for column in columns if f"`{column}`" not in guide] == []


def test_every_key_of_plover_is_told_in_the_guide() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [key for key in json.loads(next(exporter("plover").lines(reading()))) if f"`{key}`" not in guide] == []
