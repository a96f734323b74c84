"""Settings: arguments before the file before the defaults, and an error that lists what is known."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from onrecord.pipeline import Settings, settings
from onrecord.record import RunStopped, UnknownSetting


def test_every_default_holds_and_says_so(tmp_path: Path) -> None:
    values, origins = settings(folder=tmp_path)
    assert values == Settings()
    assert origins == dict.fromkeys(asdict(Settings()), "default")


def test_arguments_come_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("threads = 2\nworkers = 3\n", encoding="utf-8")
    values, origins = settings({"threads": 4, "language": None}, tmp_path)
    assert (values.threads, values.workers, values.language) == (4, 3, "onrecord")
    told = {"threads": "argument", "workers": str(tmp_path / "onrecord.toml")}
    assert origins == dict.fromkeys(asdict(Settings()), "default") | told


@pytest.mark.parametrize(
    ("toml", "error", "message"),
    [
        ("thread = 2", UnknownSetting, "unknown setting 'thread'; known: dictionaries, gazetteer, "),
        ("threads = 0", RunStopped, "'threads' takes a whole number of 1 or more"),
        ("threads = 'two'", RunStopped, "'threads' takes a whole number of 1 or more"),
        ("language = 3", RunStopped, "'language' takes text"),
        ("threads = ", RunStopped, "is not valid TOML"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, toml: str, error: type[Exception], message: str) -> None:
    (tmp_path / "onrecord.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(error, match=message):
        settings(folder=tmp_path)
