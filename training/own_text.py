"""Sentences written for the project, with their bounds or their names marked, as training windows.

Two files in `own/` teach what treebanks lack: `bounds.txt` where sentences begin on news pages, `names.txt` names from
all over the world. In both a line is a paragraph, a blank line or a line "===" says that the next belongs to the next
paragraph or passage, " | " stands between two sentences, and `[LABEL words]` marks a name. Lines that begin with "# "
before the first passage are the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.language.tokens import tokens
from training.samples import NAMES, WINDOW_WORDS, Window

FOLDER = Path(__file__).parent / "own"
_MARK = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")
_BREAK = " | "
_PASSAGE = "==="


class Marked(NamedTuple):
    """A paragraph without its marks: the text, where sentences begin, and (start, end, label) of each name."""

    text: str
    starts: tuple[int, ...]
    names: tuple[tuple[int, int, str], ...]


def marked(line: str) -> Marked:
    """The paragraph that a line spells, characters counted in the text without marks.

    >>> marked("Envoys left. | [PERSON Lund] stayed.")
    Marked(text='Envoys left. Lund stayed.', starts=(0, 13), names=((13, 17, 'PERSON'),))
    """
    text, starts, names = "", [], []
    for sentence in line.split(_BREAK):
        text += " " if text else ""
        starts.append(len(text))
        place = 0
        for mark in _MARK.finditer(sentence):
            text += sentence[place : mark.start()]
            names.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            place = mark.end()
        text += sentence[place:]
    return Marked(text, tuple(starts), tuple(names))


def passages(path: Path) -> Iterator[list[Marked]]:
    """The passages of a file, each a list of its paragraphs. Raises ValueError, naming the line, for a mark unknown."""
    passage: list[Marked] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line == _PASSAGE and passage:
            yield passage
            passage = []
        elif line.strip() and line != _PASSAGE and not (line.startswith("# ") and not passage):
            paragraph = marked(line)
            wrong = [label for _, _, label in paragraph.names if label not in NAMES]
            if wrong or "[" in paragraph.text or _BREAK.strip() in paragraph.text.split():
                raise ValueError(f"{path.name}, line {number}: a mark is not closed or its label is unknown: {wrong}")
            passage.append(paragraph)
    if passage:
        yield passage


def paragraph_window(paragraph: Marked, first_sentence: int, *, named: bool) -> Window:
    """The words of a paragraph with sentence numbers from `first_sentence` on, and with name tags where `named`.

    Raises ValueError where a mark or a sentence begins or ends within a word.
    """
    spans = tokens(paragraph.text)
    cut = [start for start in paragraph.starts if start not in {start for start, _ in spans}]
    cut += cut_words(spans, [name[:2] for name in paragraph.names])
    if cut:
        raise ValueError(f"a word runs over the mark at {paragraph.text[min(cut) : min(cut) + 20]!r}")
    begins = set(paragraph.starts)
    window = Window([], [])
    number = first_sentence - 1
    for start, end in spans:
        number += start in begins
        window.words.append(paragraph.text[start:end])
        window.sentence.append(number)
    window.opens = [place == 0 for place in range(len(spans))]
    if named:
        window.name = [_tag(span, paragraph.names) for span in spans]
    return window


def _tag(span: tuple[int, int], names: tuple[tuple[int, int, str], ...]) -> str:
    for start, end, label in names:
        if start <= span[0] and span[1] <= end:
            return ("B-" if span[0] == start else "I-") + label
    return "O"


def cut_words(spans: Iterable[tuple[int, int]], marks: Iterable[tuple[int, int]]) -> list[int]:
    """Where the marks begin that do not begin and end with words at `spans`, in characters."""
    starts, ends = zip(*spans, strict=True)
    return [start for start, end in marks if start not in starts or end not in ends]


def own_windows(path: Path, *, named: bool, room: int = WINDOW_WORDS) -> list[Window]:
    """A file's passages in windows of whole paragraphs, up to `room` words each unless one paragraph is longer.

    Columns: words, opens and sentence, and name where `named`; the others are empty.
    """
    windows: list[Window] = []
    for passage in passages(path):
        windows += gathered((paragraph_window(paragraph, 0, named=named) for paragraph in passage), room)
    return windows


def gathered(paragraphs: Iterable[Window], room: int) -> Iterator[Window]:
    """The paragraphs of a passage, each numbering its sentences from 0, in windows of up to `room` words."""
    window = Window([], [])
    for paragraph in paragraphs:
        if window.words and len(window.words) + len(paragraph.words) > room:
            yield window
            window = Window([], [])
        _append(window, paragraph)
    yield window


def _append(window: Window, part: Window) -> None:
    sentences = window.sentence[-1] + 1 if window.sentence else 0
    window.words += part.words
    window.opens += part.opens
    window.sentence += [sentences + number for number in part.sentence]
    window.name += part.name
    window.role += part.role


def bounds(path: Path = FOLDER / "bounds.txt") -> list[Window]:
    """Page-like passages with the bounds of their sentences."""
    return own_windows(path, named=False)


def names(path: Path = FOLDER / "names.txt") -> list[Window]:
    """News sentences with their names, and their bounds."""
    return own_windows(path, named=True)
