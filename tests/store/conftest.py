"""One record of the sample pages for all tests of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline.adding import add

SAMPLES = Path(onrecord.__file__).parent / "samples"


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "record"
    add([SAMPLES], path, engine="here")
    return path


@pytest.fixture
def record(record_path: Path) -> onrecord.Record:
    return onrecord.Record(record_path)
