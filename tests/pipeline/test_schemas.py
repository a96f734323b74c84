"""The JSON Schemas hold of real readings and briefs, and refuse what is none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.brief import brief_json, brief_schema, composed
from onrecord.pipeline.adding import add
from onrecord.pipeline.round_ups import round_up
from onrecord.pipeline.schemas import reading_schema
from onrecord.record import as_json
from onrecord.store import Record

jsonschema = pytest.importorskip("jsonschema")
SAMPLES = Path(onrecord.__file__).parent / "samples"


def faults(schema: dict[str, Any], value: object) -> list[str]:
    return [
        f"{fault.json_path}: {fault.message}" for fault in jsonschema.Draft202012Validator(schema).iter_errors(value)
    ]


@pytest.fixture(scope="module")
def readings() -> list[dict[str, Any]]:
    return [json.loads(json.dumps(as_json(reading))) for reading in onrecord.read_all(SAMPLES)]


def test_every_sample_and_a_page_that_fails_is_a_reading_by_the_schema(
    readings: list[dict[str, Any]], tmp_path: Path
) -> None:
    jsonschema.Draft202012Validator.check_schema(reading_schema())
    assert [fault for told in readings for fault in faults(reading_schema(), told)] == []
    assert {name for told in readings for name in ("events", "figures", "positions", "procedures") if told[name]}
    (failed,) = onrecord.read_all(tmp_path / "nowhere.html")
    assert faults(reading_schema(), as_json(failed)) == []


def test_the_schema_has_every_key_that_a_reading_has(readings: list[dict[str, Any]]) -> None:
    kinds = reading_schema()["$defs"]
    for name in ("actor", "statement", "event", "figure", "position", "procedure"):
        for told in readings:
            for row in told[f"{name}s"]:
                assert set(row) == set(kinds[name]["properties"]), name


SPOILT: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("a type that PLOVER has not", lambda told: told["events"][0].update(type="MEET")),
    ("a status of nobody", lambda told: told["events"][0].update(status="done")),
    ("a country by its name", lambda told: told["actors"][0].update(country="Chad")),
    ("a statement without a chain", lambda told: told["statements"][0].update(chain=[])),
    ("no text", lambda told: told["article"].pop("text")),
    ("another schema", lambda told: told.update(schema="onrecord/0")),
]


@pytest.mark.parametrize(("what", "spoil"), SPOILT, ids=[what for what, _ in SPOILT])
def test_what_is_no_reading_is_refused(
    what: str, spoil: Callable[[dict[str, Any]], object], readings: list[dict[str, Any]]
) -> None:
    told = deepcopy(next(one for one in readings if one["events"] and one["actors"]))
    spoil(told)
    assert faults(reading_schema(), told)


def test_a_brief_of_the_samples_is_one_by_the_schema(tmp_path: Path) -> None:
    add([SAMPLES], tmp_path / "record", engine="here")
    record = Record(tmp_path / "record")
    jsonschema.Draft202012Validator.check_schema(brief_schema())
    for story in record.stories(limit=3):
        brief = composed(round_up(record.readings(story.articles), story, record.copies(story.articles)))
        told = json.loads(json.dumps(brief_json(brief)))
        assert faults(brief_schema(), told) == []
        assert set(told) == set(brief_schema()["properties"])
        assert faults(brief_schema(), {**told, "pages": "one"})


@pytest.mark.parametrize(("what", "title"), [([], "onrecord reading"), (["brief"], "onrecord brief")])
def test_the_command_prints_it(what: list[str], title: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "schema", *what], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["title"] == title
