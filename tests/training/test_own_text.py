"""The sentences written for training: every line of the files reads, and marks become columns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.own_text import FOLDER, bounds, marked, names, paragraph_window, passages
from training.samples import NAMES


def test_marks_become_characters() -> None:
    assert marked("[ORG Ilex Inc.] said no. | “Why?” [PERSON Ana Lund] asked.") == (
        "Ilex Inc. said no. “Why?” Ana Lund asked.",
        (0, 19),
        ((0, 9, "ORG"), (26, 34, "PERSON")),
    )


def test_a_paragraph_becomes_columns() -> None:
    window = paragraph_window(marked("[LOC Oslo]'s mayor left. | [PERSON Ana Lund] stayed."), 3, named=True)
    assert window.words == ["Oslo", "'s", "mayor", "left", ".", "Ana", "Lund", "stayed", "."]
    assert window.sentence == [3] * 5 + [4] * 4
    assert window.opens == [True] + [False] * 8
    assert window.name == ["B-LOC", "O", "O", "O", "O", "B-PERSON", "I-PERSON", "O", "O"]
    assert window.head == window.tag == window.role == []


@pytest.mark.parametrize(
    ("line", "message"),
    [("[OGR Ilex] left.", "line 1.*OGR"), ("Of [ORG Ilex the rest", "line 1"), ("No||no | | no", "line 1")],
)
def test_a_wrong_mark_is_told_by_its_line(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        list(passages(tmp_path / "wrong.txt"))


def test_a_mark_within_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="runs over the mark"):
        paragraph_window(marked("the [LOC Oslo]ites"), 0, named=True)


def test_passages_are_windows_of_whole_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(
        "# head\n===\nOne. | Two\n\nThree.\n===\n" + "word " * 100 + "\n\n" + "more " * 30, encoding="utf-8"
    )
    windows = bounds(path)
    assert [len(window.words) for window in windows] == [5, 100, 30]
    assert windows[0].sentence == [0, 0, 1, 2, 2]
    assert windows[0].opens == [True, False, False, True, False]


@pytest.mark.parametrize("windows", [bounds(), names()], ids=["bounds", "names"])
def test_the_files_themselves_read(windows: list) -> None:  # type: ignore[type-arg]
    for window in windows:
        assert window.sentence[0] == 0
        assert len(window.words) == len(window.opens) == len(window.sentence)
        assert len(window.name) in {0, len(window.words)}


def test_every_label_is_taught() -> None:
    seen = Counter(tag.removeprefix("B-") for window in names() for tag in window.name if tag.startswith("B-"))
    assert set(seen) == set(NAMES)


def test_the_files_state_their_licence() -> None:
    for path in FOLDER.glob("*.txt"):
        assert "CC BY 4.0" in path.read_text(encoding="utf-8")[:600]
