"""A record answers: listings, search, SQL; every row leads to its words and tells who says so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.record import RunStopped, as_json
from onrecord.store import TABLES, Record, Scope
from onrecord.store.conditions import period
from onrecord.store.index import match
from onrecord.store.names import folded, key
from onrecord.store.views import VIEWS
from tests.store.conftest import SAMPLES

LISTINGS = {
    "pages": lambda record: record.pages(),
    "statements": lambda record: record.statements(),
    "events": lambda record: record.events(),
    "figures": lambda record: record.figures(),
    "positions": lambda record: record.positions(),
    "search": lambda record: record.search("minister"),
}


@pytest.mark.parametrize("name", [name for name in LISTINGS if name != "pages"])
def test_every_row_leads_to_its_words_and_tells_who_says_so(record: Record, name: str) -> None:
    answer = LISTINGS[name](record)
    assert len(answer)
    for row in answer:
        assert row["says"]
        assert record.words(row).strip()
        if "trigger" in row:
            assert record.words(row) == row["trigger"]


def test_a_reading_comes_back_from_its_rows_as_it_went_in(record: Record) -> None:
    stored = {reading.origin.digest: reading for reading in record.readings() if reading.origin}
    for read in onrecord.read_all(sorted(SAMPLES.glob("*.html"))):
        assert read.origin
        kept = as_json(stored[read.origin.digest])
        assert {**kept, "origin": None} == {**as_json(read), "origin": None}
        assert as_json(record.reading(kept["id"])) == kept


def test_an_event_in_the_flat_view_has_whoever_says_it_as_the_reading_has_them(record: Record) -> None:
    rows = {row["id"]: row for row in record.sql("FROM attributed")}
    assert len(rows) == len(list(record.sql("SELECT id FROM events")))
    seen = 0
    for reading in record.readings():
        said = {statement.id: statement for statement in reading.statements}
        for event in reading.events:
            row, statement = rows[event.id], said[event.statement]
            voice, cue = statement.chain[-1], statement.cue
            assert row["statement"] == statement.id
            assert (row["depth"], row["speaker_kind"], row["speaker_words"]) == (
                len(statement.chain),
                voice.kind,
                voice.label,
            )
            ends = (voice.span.start, voice.span.end) if voice.span else (None, None)
            assert (row["speaker_start"], row["speaker_stop"]) == ends
            assert (row["cue_start"], row["cue_stop"]) == ((cue.start, cue.end) if cue else (None, None))
            assert (row["act"], row["certainty"], row["manner"]) == (
                statement.act,
                statement.certainty,
                statement.manner,
            )
            assert (row["contexts"], row["historical"]) == (list(event.contexts), event.historical)
            assert [(part["role"], part["words"], part["sectors"]) for part in row["parts"]] == [
                (role.role, role.label, list(role.sectors)) for role in event.roles
            ]
            acting = {sector for role in event.roles if role.role == "actor" for sector in role.sectors}
            assert set(row["actor_sectors"]) == acting
            seen += len(statement.chain) > 1
    assert seen


def test_a_row_read_under_its_id_in_the_record_is_the_whole_reading(record: Record, tmp_path: Path) -> None:
    row = {"id": "a", "body": "Police in Lima said on Tuesday that they had arrested 14 protesters."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n")
    add([tmp_path / "rows.jsonl"], tmp_path / "record", engine="here")
    other = Record(tmp_path / "record")
    (kept,) = other.readings()
    (tmp_path / "again.jsonl").write_text(json.dumps({**row, "id": kept.id}) + "\n")
    (read,) = onrecord.read_all([tmp_path / "again.jsonl"])
    told, wanted = as_json(kept), as_json(read)
    assert {**told, "origin": None} == {**wanted, "origin": None}
    assert next(iter(other.pages()))["name"] == "a"


@pytest.mark.parametrize(
    ("asked", "column", "holds"),
    [
        ({"type": "accuse"}, "type", lambda value: value == "ACCUSE"),
        ({"type": "ACCUSE,COERCE"}, "type", lambda value: value in {"ACCUSE", "COERCE"}),
        ({"status": "planned"}, "status", lambda value: value == "planned"),
        ({"actor": "CYP"}, "actor_countries", lambda value: "CYP" in value),
        ({"actor": "radev"}, "actors", lambda value: any("Radev" in name for name in value)),
        ({"recipient": "PER"}, "recipient_countries", lambda value: "PER" in value),
        ({"scope": Scope(outlet="rampart")}, "outlet", lambda value: value == "The Rampart"),
        ({"scope": Scope(since="2019-10", until="2019-10")}, "published", lambda value: value >= date(2019, 10, 1)),
    ],
)
def test_events_are_those_asked_for(record: Record, asked: dict[str, object], column: str, holds: object) -> None:
    found = record.events(**asked)  # type: ignore[arg-type]
    assert 0 < len(found) < len(record.events())
    assert all(holds(row[column]) for row in found)  # type: ignore[operator]


def test_an_event_is_found_under_its_own_day_before_that_of_its_page(record: Record) -> None:
    for row in record.events(scope=Scope(since="2019-05-06", until="2019-05-06")):
        assert (row["begins"] or row["published"]) == date(2019, 5, 6)
    assert any(row["published"] > date(2019, 5, 6) for row in record.events(scope=Scope(until="2019-05-06")))


def test_who_gathers_all_on_somebody(record: Record) -> None:
    somebody = record.who("Boyan Radev")
    assert len(somebody.acts) > 0
    assert [row["label"] for row in somebody.called] == ["Boyan Radev"]
    assert all("Radev" in row["speaker"] for row in somebody.says)
    assert len(record.who("Nobody Anywhere").acts) == 0


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("ports closed", '"ports" "closed"'),
        ('"three ports" clos*', '"three ports" "clos"*'),
        ("it's U.N.", '"it\'s" "U.N"'),
        ("NOT near (x) OR: y", '"NOT" "near" "(x" "OR" "y"'),
    ],
)
def test_words_are_searched_for_literally(words: str, query: str) -> None:
    assert match(words) == query


def test_a_search_without_words_says_what_to_give(record: Record) -> None:
    with pytest.raises(RunStopped, match="nothing to search for"):
        record.search("?!")


def test_search_finds_whatever_the_accents_and_tells_the_nearest_voice(record: Record) -> None:
    hits = list(record.search("ministry", limit=5))
    assert hits
    assert all(record.words(hit).lower() == "ministry" for hit in hits)
    assert len({hit["says"] for hit in record.search("said")}) > 1


def test_the_newest_version_is_listed_and_the_older_kept(tmp_path: Path) -> None:
    def page(count: int) -> str:
        text = f"At least {count} people were killed in Lima on Monday, police said."
        return json.dumps({"id": "a", "body": text, "url": "https://veldt.example/toll"}) + "\n"

    for count in (12, 15):
        (tmp_path / "rows.jsonl").write_text(page(count))
        add([tmp_path / "rows.jsonl"], tmp_path / "record", engine="here")
    record = Record(tmp_path / "record")
    assert [row["low"] for row in record.figures(measure="killed")] == [15]
    every = record.figures(measure="killed", scope=Scope(versions=True))
    assert sorted((row["low"], row["latest"]) for row in every) == [(12, False), (15, True)]
    versions = record.sql("SELECT version, latest FROM page_list ORDER BY version")
    assert [tuple(row.values()) for row in versions] == [(1, False), (2, True)]
    assert len(record.search("killed")) == 1


def test_an_empty_record_answers_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("\n")
    add([tmp_path / "rows.jsonl"], tmp_path / "record", engine="here", settings=Settings())
    record = Record(tmp_path / "record")
    for listing in LISTINGS.values():
        assert len(listing(record)) <= 1
    assert len(record.events()) == 0


def test_sql_reaches_the_record_alone(record: Record, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a\n1\n")
    assert len(record.sql("SELECT * FROM said WHERE act = ?", "deny")) >= 0
    for query, message in (
        (f"SELECT * FROM read_csv('{tmp_path / 'other.csv'}')", "Cannot access file"),
        (f"COPY pages TO '{record.path / 'out.csv'}'", "changes nothing"),
        ("SELECT nothing FROM pages", "Candidate bindings"),
        ("SET threads = 1", "changes nothing"),
        ("CREATE TABLE x (a INT)", "changes nothing"),
        ("SELECT 1; DROP VIEW pages", "changes nothing"),
    ):
        with pytest.raises(RunStopped, match=message):
            record.sql(query)


@pytest.mark.parametrize("table", [*(table.name for table in TABLES), *(view.name for view in VIEWS)])
def test_every_table_and_view_has_the_columns_that_are_documented(record: Record, table: str) -> None:
    documented = {t.name: list(t.names) for t in TABLES} | {v.name: [name for name, _ in v.columns] for v in VIEWS}
    assert record.sql(f"SELECT * FROM {table} LIMIT 0").columns == documented[table]


def test_an_answer_leaves_as_json_csv_parquet_and_frames(record: Record, tmp_path: Path) -> None:
    answer = record.events()
    rows = list(map(json.loads, answer.json_lines()))
    assert (len(rows), rows[0]["status"]) == (len(answer), next(iter(answer))["status"])
    head, *lines = answer.csv_lines()
    assert head.split(",") == answer.columns
    assert len(lines) == len(answer)
    answer.to_parquet(tmp_path / "events.parquet")
    assert (tmp_path / "events.parquet").read_bytes()[:4] == b"PAR1"
    assert answer.arrow().num_rows == len(answer)
    pytest.importorskip("pandas")
    assert len(answer.pandas()) == len(answer)
    pytest.importorskip("polars")
    assert answer.polars().height == len(answer)


def test_what_is_no_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match="is no record; make one with: onrecord add"):
        Record(tmp_path)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2012", date(2012, 1, 1), date(2013, 1, 1)),
        ("2012-12", date(2012, 12, 1), date(2013, 1, 1)),
        ("2012-12-06", date(2012, 12, 6), date(2012, 12, 7)),
        ("2012-2", date(2012, 2, 1), date(2012, 3, 1)),
    ],
)
def test_periods(words: str, start: date, end: date) -> None:
    assert period(words) == (start, end)


@pytest.mark.parametrize("words", ["yesterday", "2012-13", "2012-02-30", ""])
def test_what_is_no_period_says_what_is(words: str) -> None:
    with pytest.raises(RunStopped, match="write a year, a month or a day"):
        period(words)


def test_names_are_folded() -> None:
    assert folded("Émile  O'Brien-Núñez ") == "emile o brien nunez"
    assert key(["Émile Zola", "U.N."]) == " emile zola ; u n "


def test_all_words_of_a_name_are_those_of_one_person(tmp_path: Path) -> None:
    text = "Amara Costa met Bela Novak in Lima on Monday. Émile Ferreira Zola met the mayor of Lima on Friday."
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "a", "body": text}) + "\n")
    add([tmp_path / "rows.jsonl"], tmp_path / "record", engine="here")
    record = Record(tmp_path / "record")
    assert len(record.events(actor="Amara Novak")) == 0
    assert len(record.who("Amara Novak").acts) == 0
    for name in ("Amara Costa", "costa amara", "Emile Zola"):
        assert len(record.who(name).acts) > 0, name


def test_beside_a_story_stand_those_that_are_no_part_of_it_nor_of_its_episode(record: onrecord.Record) -> None:
    every = record.stories(limit=50)
    for one in every:
        within = {other.id for other in every if one.episode and other.episode == one.episode}
        beside = {other.id for other in record.other_stories(one)}
        assert {other.id for other in every} - within - {one.id} <= beside
        assert not beside & {*within, one.id, one.episode}
    assert len(every) > 1
