"""What a run knows beside its pages changes what it reads, and says whose word it is."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from onrecord.grounding.office_table import write_offices
from onrecord.grounding.place_history import place_history, read_history, write_history
from onrecord.pipeline import Settings, jsonl_readings
from onrecord.pipeline.background import import_dictionaries
from onrecord.record import Actor, Occupancy, Reading, RunStopped


def read(body: str, settings: Settings | None = None, **row: Any) -> Reading:
    line = json.dumps({"id": "a", "body": body} | row)
    (reading,) = jsonl_readings(BytesIO(line.encode()), settings)
    assert not reading.problems
    return reading


def actor(reading: Reading, label: str) -> Actor:
    return next(found for found in reading.actors if label in found.label)


@pytest.fixture
def dictionary(tmp_path: Path) -> Settings:
    (tmp_path / "mine.csv").write_text("name,code\nHarbour Watch,NGOHRI\nLucan Merrow,KENOPP\n", encoding="utf-8")
    list(import_dictionaries([tmp_path / "mine.csv"], tmp_path / "own.jsonl"))
    return Settings(dictionaries=str(tmp_path / "own.jsonl"))


def test_a_dictionary_of_ones_own_comes_first_and_is_named(dictionary: Settings) -> None:
    text = "Harbour Watch said on Monday that police had detained Lucan Merrow in Nairobi."
    ours, theirs = read(text), read(text, dictionary)
    assert actor(ours, "Merrow").country is None
    found = actor(theirs, "Merrow")
    assert (found.country, found.sectors) == ("KEN", ("OPP",))
    assert (found.why.rule, found.why.detail) == ("dictionary of one's own", "KENOPP in own.jsonl")
    assert actor(theirs, "Harbour Watch").sectors == ("NGO", "CVL")
    assert "one's own" not in actor(ours, "Harbour Watch").why.rule


def test_an_office_without_a_name_is_resolved_at_the_date_of_the_page(tmp_path: Path) -> None:
    keller = Occupancy(
        person="Anna V. Keller",
        office="foreign minister",
        polity="NOR",
        first=date(2012, 1, 5),
        last=date(2012, 9, 2),
        ended=None,
        support=2,
        outlets=2,
        sources=("p", "q"),
    )
    write_offices(tmp_path / "offices.jsonl", [keller])
    text = "The Norwegian foreign minister said on Monday that talks would resume in Geneva."
    settings = Settings(offices=str(tmp_path / "offices.jsonl"))
    assert actor(read(text, settings, published="2012-10-01"), "minister").holder == "Anna V. Keller"
    assert actor(read(text, settings, published="2019-10-01"), "minister").holder is None
    assert actor(read(text, published="2012-10-01"), "minister").holder is None


def test_an_outlet_is_read_with_the_history_of_its_places(tmp_path: Path) -> None:
    told = {"Derry Post": {("GBR", "Northern Ireland"): 60.0, ("GBR", None): 20.0}}
    write_history(tmp_path / "history.jsonl", told)
    assert read_history(tmp_path / "history.jsonl") == told
    settings = Settings(history=str(tmp_path / "history.jsonl"))
    text = "Police said two men were arrested in Londonderry on Friday after a fire in Newtown."
    assert read(text, settings, outlet="Derry Post").article is not None


def test_a_history_counts_where_events_are() -> None:
    text = "Rebels shelled the market in Aleppo, Syria, on Monday, killing nine people."
    reading = read(text, outlet="Quay News")
    histories = place_history([reading])
    assert [key[0] for key in histories.get("Quay News", {})] == ["SYR"]


@pytest.mark.parametrize("name", ["dictionaries", "offices", "history", "gazetteer"])
def test_a_missing_file_stops_the_run_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(RunStopped, match="nowhere"):
        read("The mayor spoke.", Settings(**{name: str(tmp_path / "nowhere.jsonl")}))
