"""A reader's name changes with everything that shapes a reading, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.readers import reader_name
from onrecord.record import RunStopped


@pytest.mark.parametrize("name", ["dictionaries", "gazetteer", "offices", "history"])
def test_a_file_of_ones_own_is_named_by_its_content(tmp_path: Path, name: str) -> None:
    one, copy = tmp_path / "one", tmp_path / "copy"
    one.write_text("rebels\tREB\n", encoding="utf-8")
    copy.write_text("rebels\tREB\n", encoding="utf-8")
    before = reader_name(Settings(**{name: str(one)}))
    assert before != reader_name(Settings())
    assert before == reader_name(Settings(**{name: str(copy)}))
    one.write_text("rebels\tINS\n", encoding="utf-8")
    assert before != reader_name(Settings(**{name: str(one)}))


def test_another_model_in_the_same_folder_is_another_reader(tmp_path: Path) -> None:
    for file in ("model.json", "model.onnx", "vocabulary.txt"):
        (tmp_path / file).write_text("one", encoding="utf-8")
    before = reader_name(Settings(language=f"model:{tmp_path}"))
    (tmp_path / "model.onnx").write_text("two", encoding="utf-8")
    assert before != reader_name(Settings(language=f"model:{tmp_path}"))


def test_how_it_is_run_is_no_part_of_the_name() -> None:
    assert reader_name(Settings(workers=3, threads=2, part_pages=7)) == reader_name(Settings())


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(RunStopped, match=r"none\.json cannot be read .*name a file that is there"):
        reader_name(Settings(history="none.json"))
