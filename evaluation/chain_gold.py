"""Passages marked for who says so: the mark-up of evaluation/chains/GUIDE.md as plain text with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from onrecord.record import Act, Certainty, Manner, Polarity, Span

HEADER = "### "
STYLES = frozenset("wire broadsheet tabloid local roundup analysis liveblog transcript feature bulletin".split())
VALUES = {
    "act": frozenset(get_args(Act)),
    "certainty": frozenset(get_args(Certainty)),
    "polarity": frozenset(get_args(Polarity)),
    "manner": frozenset(get_args(Manner)) - {"article"},
}
_STATEMENT = re.compile(r"^(\d+)\s*<\s*(\d+)\s*\|(.*)$")
_OPEN = re.compile(r"\{(\d+)\.([sct])\|")
_PARTS = {"s": "source", "c": "cue", "t": "content"}


class GoldError(ValueError):
    """A passage that breaks the guide: which one, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """One coded statement; `sources` are the names that are right, `parent` is 0 where the page's outlet tells it."""

    number: int
    parent: int
    sources: tuple[str, ...]
    act: str
    certainty: str
    polarity: str
    manner: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage as it stands on its page: text with a line a paragraph, its headline first where it has one."""

    id: str
    outlet: str
    style: str
    topic: str
    text: str
    headline: str | None
    statements: tuple[GoldStatement, ...]

    def chain(self, statement: GoldStatement) -> list[tuple[str, ...]]:
        """The sources of a statement from the outermost in, each with its alternatives; the page's outlet left out."""
        by_number = {other.number: other for other in self.statements}
        found = [statement.sources]
        while statement.parent:
            statement = by_number[statement.parent]
            found.append(statement.sources)
        return found[::-1]


def sections(text: str) -> Iterator[str]:
    """The raw passages of a file, header and all; lines before the first header are comments."""
    parts = re.split(rf"(?m)^(?={HEADER}c)", text)
    yield from (part.strip("\n") + "\n" for part in parts if part.startswith(HEADER))


def passage_id(section: str) -> str:
    """The id in a raw passage's header."""
    return section[len(HEADER) :].split("|", 1)[0].strip()


def read_passages(*paths: Path) -> list[Passage]:
    """All passages of these files. Raises `GoldError` for the first that breaks the guide, or an id used twice."""
    found: dict[str, Passage] = {}
    for path in paths:
        for section in sections(path.read_text(encoding="utf-8")):
            passage = parsed(section)
            if passage.id in found:
                raise GoldError(f"{passage.id}: the id is used twice")
            found[passage.id] = passage
    return list(found.values())


def parsed(section: str) -> Passage:
    """One raw passage as text and spans. Raises `GoldError` where it breaks the guide."""
    header, _, body = section.partition("\n")
    cells = [cell.strip() for cell in header[len(HEADER) :].split("|")]
    if len(cells) != 4 or not re.fullmatch(r"c\d{3,}", cells[0]):
        raise GoldError(f"{cells[0] or header}: a header reads '### cNNN | OUTLET | STYLE | TOPIC'")
    name, outlet, style, topic = cells
    if style not in STYLES:
        raise GoldError(f"{name}: style {style!r} is none of {', '.join(sorted(STYLES))}")
    lines = body.splitlines()
    first = next((i for i, line in enumerate(lines) if _STATEMENT.match(line)), len(lines))
    headline, marked = _paragraphs(lines[:first])
    text, marks = _unmarked(name, marked)
    statements = [_statement(name, line) for line in lines[first:] if line.strip()]
    complete = _with_spans(name, statements, marks)
    _check_nesting(name, complete)
    return Passage(
        id=name,
        outlet=outlet,
        style=style,
        topic=topic,
        text=text,
        headline=text.split("\n", 1)[0] if headline else None,
        statements=tuple(complete),
    )


def _paragraphs(lines: list[str]) -> tuple[bool, str]:
    """Whether the first line is a headline, and the paragraphs, each on one line."""
    paragraphs: list[list[str]] = [[]]
    headline = False
    for line in lines:
        words = line.strip()
        if words.startswith("# ") and not any(paragraphs):
            headline = True
            paragraphs += [[words[2:].strip()], []]
        elif not words:
            paragraphs.append([])
        else:
            paragraphs[-1].append(words)
    return headline, "\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


@dataclass(slots=True)
class _Marks:
    """Spans of each statement's parts, while a text is read."""

    found: dict[tuple[int, str], list[Span]] = field(default_factory=dict)
    open: list[tuple[int, str, int]] = field(default_factory=list)


def _unmarked(name: str, marked: str) -> tuple[str, _Marks]:
    """The text without its marks, and the marks as spans of it."""
    marks, out, at, length = _Marks(), [], 0, 0
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening:
            marks.open.append((int(opening[1]), _PARTS[opening[2]], length))
            at = opening.end()
            continue
        if marked[at] == "}":
            if not marks.open:
                raise GoldError(f"{name}: a closing brace without a mark, before {marked[at + 1 : at + 25]!r}")
            number, part, start = marks.open.pop()
            marks.found.setdefault((number, part), []).append(Span(start, length))
        elif marked[at] == "{":
            raise GoldError(
                f"{name}: a mark reads '{{N.s|…}}', '{{N.c|…}}' or '{{N.t|…}}', not {marked[at : at + 12]!r}"
            )
        else:
            out.append(marked[at])
            length += 1
        at += 1
    if marks.open:
        number, part, _ = marks.open[-1]
        raise GoldError(f"{name}: the {part} of statement {number} is never closed")
    return "".join(out), marks


def _statement(name: str, line: str) -> GoldStatement:
    match = _STATEMENT.match(line)
    cells = [cell.strip() for cell in match[3].split("|")] if match else []
    if match is None or len(cells) < 5:
        raise GoldError(
            f"{name}: a statement reads 'N < P | SOURCE | ACT | CERTAINTY | POLARITY | MANNER', not {line!r}"
        )
    for (key, known), value in zip(VALUES.items(), cells[-4:], strict=True):
        if value not in known:
            raise GoldError(f"{name}: statement {match[1]}: {key} {value!r} is none of {', '.join(sorted(known))}")
    sources = tuple(cell for cell in cells[:-4] if cell)
    if not sources:
        raise GoldError(f"{name}: statement {match[1]} has no source; write 'unnamed' where no words name one")
    return GoldStatement(
        number=int(match[1]),
        parent=int(match[2]),
        sources=sources,
        act=cells[-4],
        certainty=cells[-3],
        polarity=cells[-2],
        manner=cells[-1],
    )


def _with_spans(name: str, statements: list[GoldStatement], marks: _Marks) -> list[GoldStatement]:
    numbers = [statement.number for statement in statements]
    if len(set(numbers)) < len(numbers):
        raise GoldError(f"{name}: a statement's number is used twice")
    for number, part in marks.found:
        if number not in numbers:
            raise GoldError(f"{name}: the text marks a {part} of statement {number}, which has no line")
    complete = []
    for statement in statements:
        source, cue, content = (
            tuple(sorted(marks.found.get((statement.number, part), ()))) for part in _PARTS.values()
        )
        if not content:
            raise GoldError(f"{name}: statement {statement.number} has no content in the text")
        complete.append(replace(statement, source=source, cue=cue, content=content))
    return complete


def _check_nesting(name: str, statements: list[GoldStatement]) -> None:
    """Every parent exists, holds its child's content, and no statement stands inside itself."""
    by_number = {statement.number: statement for statement in statements}
    for statement in statements:
        parent = by_number.get(statement.parent)
        if statement.parent and parent is None:
            raise GoldError(f"{name}: statement {statement.number} stands in {statement.parent}, which does not exist")
        if parent and not any(whole.covers(part) for whole in parent.content for part in statement.content):
            raise GoldError(f"{name}: the content of statement {statement.number} lies outside that of its parent")
        seen, at = {statement.number}, statement
        while at.parent:
            if at.parent in seen:
                raise GoldError(f"{name}: statement {statement.number} stands inside itself")
            seen.add(at.parent)
            at = by_number[at.parent]
