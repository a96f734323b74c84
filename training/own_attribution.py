"""Passages written for the project, with who says what marked, as training windows.

`own/attribution.txt` teaches sources, cues and contents from text of the project's own, `own/nested.txt` also from
what people say, read by itself as the analyser reads it to find who is quoted inside. A header line "### ID" begins a
passage, a line is a paragraph, a blank line stands between two, and "# " before a line makes it a headline. Lines that
begin with "# " before the first passage are the head. `{N.s|words}` marks the source, `{N.c|words}` the cue and
`{N.t|words}` the content of attribution N of the passage, outermost attributions only, so that marks do not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.language.tokens import tokens
from training.own_text import FOLDER, cut_words, gathered
from training.samples import WINDOW_WORDS, Window, role_tags

NESTED = FOLDER / "nested.txt"
FILES = (FOLDER / "attribution.txt", NESTED)
"""What is learned from: passages of pages, then passages with what is said in them, each part by itself."""

_HEADER = re.compile(r"### (\S+)")
_MARK = re.compile(r"\{(\d+)\.([a-z]+)\|([^{}|]+)\}")
_PARTS = {"s": "source", "c": "cue", "t": "content"}


class Mark(NamedTuple):
    """Part `role` of attribution `number` at characters `start` to `end` of its paragraph."""

    number: int
    role: str
    start: int
    end: int


class Attributed(NamedTuple):
    """A paragraph without its marks, and the marks in their order."""

    text: str
    marks: tuple[Mark, ...]


class Passage(NamedTuple):
    """A passage by its ID, with its paragraphs."""

    name: str
    paragraphs: tuple[Attributed, ...]


def attributed(line: str) -> Attributed:
    """The paragraph that a line spells, characters counted in the text without marks.

    Raises ValueError for a mark not closed, not of the three parts, or that begins or ends within a word or at a blank.

    >>> attributed("{1.s|Lund} {1.c|denied} {1.t|it}.").text
    'Lund denied it.'
    """
    text, marks, place = "", [], 0
    line = line.removeprefix("# ").strip()
    for found in _MARK.finditer(line):
        text += line[place : found.start()]
        if found[2] not in _PARTS:
            raise ValueError(f"no part of an attribution is called {found[2]!r}: write s, c or t in {found[0]!r}")
        marks.append(Mark(int(found[1]), _PARTS[found[2]], len(text), len(text) + len(found[3])))
        text += found[3]
        place = found.end()
    text += line[place:]
    for sign in "{}|":
        if sign in text:
            around = text[max(0, text.index(sign) - 20) : text.index(sign) + 20]
            raise ValueError(f"a mark is nested, not closed or not spelled {{N.part|words}} at {around!r}")
    cut = cut_words(tokens(text), [mark[2:] for mark in marks])
    if cut:
        raise ValueError(f"a mark begins or ends within a word or at a blank at {text[min(cut) : min(cut) + 20]!r}")
    return Attributed(text, tuple(marks))


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file. Raises ValueError, naming the line and the passage, for what is not well marked."""
    name, first, paragraphs = "", 0, list[Attributed]()
    names = set[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        header = _HEADER.fullmatch(line.strip())
        if header:
            if header[1] in names:
                raise ValueError(f"{where}: there is a passage {header[1]} already")
            if name:
                yield _checked(name, paragraphs, f"{path.name}, line {first}, passage {name}")
            name, first, paragraphs = header[1], number, []
            names.add(name)
        elif line.strip() and name:
            try:
                paragraphs.append(attributed(line))
            except ValueError as error:
                raise ValueError(f"{where}, passage {name}: {error}") from error
        elif line.strip() and not line.startswith("# "):
            raise ValueError(f"{where}: a paragraph stands before the first passage; begin each with ### ID")
    if name:
        yield _checked(name, paragraphs, f"{path.name}, line {first}, passage {name}")


def _checked(name: str, paragraphs: list[Attributed], where: str) -> Passage:
    """The passage, if its attributions are counted from 1 in the order in which they begin and each has a content."""
    if not paragraphs:
        raise ValueError(f"{where}: the passage is empty")
    marks = [mark for paragraph in paragraphs for mark in paragraph.marks]
    numbers = list(dict.fromkeys(mark.number for mark in marks))
    if numbers != list(range(1, len(numbers) + 1)):
        raise ValueError(f"{where}: the attributions are numbered {numbers}; count them from 1 as they begin")
    for role in ("cue", "content"):
        without = set(numbers) - {mark.number for mark in marks if mark.role == role}
        if without:
            raise ValueError(f"{where}: attributions without {role}: {sorted(without)}")
    return Passage(name, tuple(paragraphs))


def paragraph_window(paragraph: Attributed) -> Window:
    """The words of a paragraph with their role tags; the columns but words, opens and role are empty."""
    spans = tokens(paragraph.text)
    words = [paragraph.text[start:end] for start, end in spans]
    parts: dict[str, list[list[int]]] = {role: [] for role in _PARTS.values()}
    for mark in paragraph.marks:
        parts[mark.role].append([mark.start, mark.end])
    return Window(words, [place == 0 for place in range(len(words))], role=role_tags([parts], spans))


def attribution(*paths: Path, room: int = WINDOW_WORDS) -> list[Window]:
    """The passages of files (none: `FILES`) in windows of whole paragraphs, up to `room` words each.

    A paragraph that is longer is a window by itself.
    """
    windows: list[Window] = []
    for path in paths or FILES:
        for passage in passages(path):
            windows += gathered((paragraph_window(paragraph) for paragraph in passage.paragraphs), room)
    return windows
