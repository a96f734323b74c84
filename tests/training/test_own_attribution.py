"""The passages with who says what: marks become role tags, every passage of the file reads, a broken mark is named."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from training.own_attribution import FILES, Mark, attributed, attribution, paragraph_window, passages
from training.samples import ROLE_TAGS, WINDOW_WORDS


def test_marks_become_characters() -> None:
    assert attributed("# {1.s|Ana Lund}{1.c|:} {1.t|It's over}") == (
        "Ana Lund: It's over",
        (Mark(1, "source", 0, 8), Mark(1, "cue", 8, 9), Mark(1, "content", 10, 19)),
    )


def test_a_paragraph_becomes_role_tags() -> None:
    window = paragraph_window(
        attributed("{1.t|“We won,”} {1.s|Lund} {1.c|said}. {1.t|“Twice.”} {2.s|I}{2.c|'m for} {2.t|it}.")
    )
    assert list(zip(window.words, window.role, strict=True)) == [
        ("“", "B-content"),
        ("We", "I-content"),
        ("won", "I-content"),
        (",", "I-content"),
        ("”", "I-content"),
        ("Lund", "B-source"),
        ("said", "B-cue"),
        (".", "O"),
        ("“", "B-content"),
        ("Twice", "I-content"),
        (".", "I-content"),
        ("”", "I-content"),
        ("I", "B-source"),
        ("'m", "B-cue"),
        ("for", "I-cue"),
        ("it", "B-content"),
        (".", "O"),
    ]
    assert window.opens == [True] + [False] * 16
    assert window.sentence == window.name == window.head == window.tag == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("### a1\n{1.x|Lund} left.", r"line 2, passage a1: .*'x'"),
        ("### a1\nOh.\n\n{1.s|Lund left.", "line 4, passage a1: .*not closed.*Lund"),
        ("### a1\nNo {1.t|he {2.c|said}}.", "line 2, passage a1: .*nested"),
        ("### a1\n{1.s|Lun}d left.", "line 2, passage a1: .*within a word"),
        ("### a1\n{1.s|Lund }left.", "line 2, passage a1: .*at a blank"),
        ("### a1\n{1.s|Lund} left.", r"line 1, passage a1: .*without cue: \[1\]"),
        ("### a1\n{1.s|Lund} {1.c|spoke}.", r"line 1, passage a1: .*without content: \[1\]"),
        ("### a1\nOh.\n### a2\n{2.c|Ask} {2.t|her}.", r"line 3, passage a2: .*numbered \[2\]"),
        ("### a1\n\n### a2\nOh.", "line 1, passage a1: .*empty"),
        ("### a1\nOh.\n### a1\nOh.", "line 3: .*a1 already"),
        ("# head\nOh.\n### a1", "line 2: .*before the first passage"),
    ],
)
def test_what_is_wrong_is_told_by_passage_and_line(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        list(passages(tmp_path / "wrong.txt"))


def test_passages_are_windows_of_whole_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(
        "# head\n\n### a1\n# {1.s|Lund}{1.c|:} {1.t|No}\n\nOne two.\n\n### a2\n"
        + "word " * 100
        + "\n\n"
        + "more " * 30,
        encoding="utf-8",
    )
    windows = attribution(path)
    assert [len(window.words) for window in windows] == [6, 100, 30]
    assert windows[0].role == ["B-source", "B-cue", "B-content", "O", "O", "O"]
    assert windows[0].opens == [True, False, False, True, False, False]
    assert [len(window.words) for window in attribution(path, room=130)] == [6, 130]


FILED = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@FILED
def test_the_file_itself_reads(path: Path) -> None:
    windows = attribution(path)
    for window in windows:
        assert len(window.words) == len(window.opens) == len(window.role)
        assert set(window.role) <= set(ROLE_TAGS)
        assert len(window.words) <= WINDOW_WORDS or sum(window.opens) == 1
    seen = Counter(tag for window in windows for tag in window.role)
    assert set(seen) == set(ROLE_TAGS)
    assert 0.25 < seen["O"] / seen.total() < 0.5


def test_all_files_are_learned_from() -> None:
    assert len(attribution()) == sum(len(attribution(path)) for path in FILES)
    assert len({passage.name for path in FILES for passage in passages(path)}) == sum(
        1 for path in FILES for _ in passages(path)
    )


def test_what_is_said_is_learned_by_itself_with_and_without_others_in_it() -> None:
    inner = [passage for passage in passages(FILES[1]) if "-" in passage.name or passage.name.startswith("i")]
    empty = [passage for passage in inner if not any(paragraph.marks for paragraph in passage.paragraphs)]
    assert 0.25 < len(empty) / len(inner) < 0.45


@FILED
def test_quotation_marks_stand_within_contents(path: Path) -> None:
    """A quotation cut by the edge of a mark would teach an edge that no reader sees."""
    for passage in passages(path):
        for paragraph in passage.paragraphs:
            for mark in paragraph.marks:
                words = paragraph.text[mark.start : mark.end]
                # Speech that goes on in the next paragraph is closed there.
                goes_on = mark.end == len(paragraph.text) and words.count("“") + words.count('"') == 1
                assert goes_on or words.count('"') % 2 == 0, f"{passage.name}: {words}"
                assert goes_on or words.count("“") == words.count("”"), f"{passage.name}: {words}"
                assert not re.search(r"^[,.;]|[,;]$", words) or mark.role == "source", f"{passage.name}: {words}"
