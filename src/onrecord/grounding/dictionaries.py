"""Dictionaries of one's own: names and role nouns with codes and dates, in PETRARCH's formats, in CSV, or as kept here.

PETRARCH actor files: `NAME_ [CODE]`, synonyms on lines that begin with "+", further codes on lines that begin with a
blank, each perhaps with dates (`<920101`, `>20010101`, `920101-20010101`). Agent files: `NOUN_ {PLURAL} [~CODE]`, with
sets of endings as `!NAME! = word, word`. A CSV has a heading with `name` and either `code` or `country` and `sectors`;
`aliases` (split at "|"), `from` and `to` (days, the second excluded) may follow.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from onrecord.grounding.agents import singular
from onrecord.grounding.codes import Coded, decoded
from onrecord.grounding.countries import fold
from onrecord.record import RunStopped

LONGEST = 9
"""Words of the longest role noun phrase that is asked for."""
_CODES = re.compile(r"[\[\{(]\s*(?P<code>~?[A-Za-z]{3}[A-Za-z~]*)(?P<dates>[^\])}]*)[\])}]")
_RANGE = re.compile(r"(?P<mark>[<>])?\s*(?P<one>\d{8}|\d{6})(?:\s*-\s*(?P<two>\d{8}|\d{6}))?")
_PLURAL = re.compile(r"\{(?P<plural>[^}]*)\}")
_SET = re.compile(r"^!(?P<name>[A-Z_]+)!\s*=\s*(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A name or a role noun, its code as written, and the days [start, end) for which it holds."""

    name: str
    code: str
    start: date | None = None
    end: date | None = None
    agent: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a dictionary says of a name on a day: the code as written and what it means."""

    code: str
    means: Coded


class Dictionary:
    """Rows asked by name and day; the last of several rows that hold on a day wins, a dated one before one without."""

    def __init__(self, rows: Iterable[Row], source: str = "") -> None:
        self.source = source
        self._names: dict[str, list[Row]] = {}
        self._agents: dict[str, list[Row]] = {}
        for row in rows:
            table = self._agents if row.agent else self._names
            table.setdefault(fold(row.name), []).append(row)

    def __len__(self) -> int:
        return sum(map(len, self._names.values())) + sum(map(len, self._agents.values()))

    def name(self, name: str, day: date | None) -> Entry | None:
        """What is said of a name; dated rows are asked with the day, and pass where no day is known."""
        return _best(self._names.get(fold(name), ()), day)

    def agent(self, words: Iterable[str], day: date | None) -> Entry | None:
        """What is said of the longest role noun that ends these words: "riot policemen", "policemen", then singular."""
        whole = list(words)
        for first in range(max(0, len(whole) - LONGEST), len(whole)):
            tail = whole[first:]
            for phrase in (" ".join(tail), " ".join([*tail[:-1], singular(tail[-1])])):
                if found := _best(self._agents.get(fold(phrase), ()), day):
                    return found
        return None


def read_dictionary(path: Path) -> list[Row]:
    """The rows of a file: CSV by its ending, our own JSON Lines by theirs, else PETRARCH's format by its look.

    Raises `RunStopped` with the line for what cannot be read.
    """
    if not path.is_file():
        raise RunStopped(f"{path} is no file; name a dictionary")
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix.casefold() in {".csv", ".tsv"}:
        return list(_csv_rows(path, text))
    if path.suffix.casefold() in {".jsonl", ".ndjson"}:
        return list(_kept_rows(path, text))
    found = list(_petrarch_rows(text))
    if not found:
        raise RunStopped(f"{path} has no line that reads like NAME_ [CODE]; see the how-to for the formats")
    return found


def write_dictionary(path: Path, rows: Iterable[Row]) -> int:
    """Keeps rows as JSON Lines, one a row; how many there are."""
    lines = [json.dumps(asdict(row) | {"start": _iso(row.start), "end": _iso(row.end)}) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _best(rows: Iterable[Row], day: date | None) -> Entry | None:
    holding = [row for row in rows if _holds(row, day)]
    dated = [row for row in holding if row.start or row.end]
    chosen = (dated or holding)[-1:]
    return Entry(chosen[0].code, decoded(chosen[0].code)) if chosen else None


def _holds(row: Row, day: date | None) -> bool:
    if day is None:
        return True
    return (row.start is None or row.start <= day) and (row.end is None or day < row.end)


def _kept_rows(path: Path, text: str) -> Iterator[Row]:
    for number, line in enumerate(filter(None, text.splitlines()), 1):
        try:
            told = json.loads(line)
            start, end = (date.fromisoformat(told[key]) if told.get(key) else None for key in ("start", "end"))
            yield _checked(Row(told["name"], told["code"], start, end, bool(told.get("agent"))))
        except (ValueError, KeyError, TypeError) as error:
            raise RunStopped(f"{path}, line {number}: {error}; import the dictionary again") from error


def _checked(row: Row) -> Row:
    decoded(row.code)
    return row


def _csv_rows(path: Path, text: str) -> Iterator[Row]:
    reader = csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix.casefold() == ".tsv" else ",")
    heads = {(head or "").strip().casefold() for head in reader.fieldnames or ()}
    if "name" not in heads or not heads & {"code", "country", "sectors"}:
        raise RunStopped(f"{path}: the heading needs a column name, and code, or country and sectors")
    for number, raw in enumerate(reader, 2):
        cells = {(key or "").strip().casefold(): (value or "").strip() for key, value in raw.items() if key}
        code = cells.get("code") or cells.get("country", "") + re.sub(r"[|, ;]+", "", cells.get("sectors", ""))
        try:
            start, end = (date.fromisoformat(cells[key]) if cells.get(key) else None for key in ("from", "to"))
            names = [cells["name"], *filter(None, cells.get("aliases", "").split("|"))]
            yield from (_checked(Row(name, code, start, end, code.startswith("~"))) for name in names if name)
        except ValueError as error:
            raise RunStopped(f"{path}, line {number}: {error}") from error


def _petrarch_rows(text: str) -> Iterator[Row]:
    """Rows of PETRARCH actor and agent files; comments (#, ;, <!-- -->) are left out, codes that say nothing too."""
    names: list[str] = []
    codes: list[tuple[str, date | None, date | None]] = []
    sets = dict(_sets(text))
    inside: str | None = None
    for raw in re.sub(r"<!--.*?-->|<[^<>]*>(?!\d)", "", text, flags=re.DOTALL).splitlines():
        line = re.split(r"[#;]", raw, maxsplit=1)[0].rstrip()
        if _SET.match(line):
            inside = "set"
            continue
        if inside and not _CODES.search(line) and line.strip():
            continue
        inside = None
        if not line.strip():
            continue
        told = list(_coded(line))
        if line[0].isspace():
            codes += told
            continue
        if not line.startswith("+"):
            yield from _rows_of(names, codes, sets)
            names, codes = [], []
        names += _names_of(line.lstrip("+"))
        codes += told
    yield from _rows_of(names, codes, sets)


def _sets(text: str) -> Iterator[tuple[str, list[str]]]:
    """The endings behind each !NAME! of an agent file."""
    name = ""
    words: list[str] = []
    for raw in text.splitlines():
        line = re.split(r"[#;]", raw, maxsplit=1)[0].strip()
        if found := _SET.match(line):
            if name:
                yield name, words
            name, words = found["name"], _listed(found["rest"])
        elif name and line and not _CODES.search(line):
            words += _listed(line)
        elif name:
            yield name, words
            name, words = "", []
    if name:
        yield name, words


def _listed(line: str) -> list[str]:
    plurals = [found["plural"] for found in _PLURAL.finditer(line)]
    return [word.strip() for word in [*_PLURAL.sub("", line).split(","), *plurals] if word.strip()]


def _names_of(line: str) -> list[str]:
    """The name of a line and the plural in braces beside it."""
    head = re.split(r"[\[(]", line, maxsplit=1)[0]
    plural = [found["plural"] for found in _PLURAL.finditer(head) if not found["plural"].strip().startswith("~")]
    return [name for name in [_PLURAL.sub("", head).strip(), *(p.strip() for p in plural)] if name.strip("_ ")]


def _coded(line: str) -> Iterator[tuple[str, date | None, date | None]]:
    for found in _CODES.finditer(line):
        if found[0].startswith("{") and "~" not in found["code"]:
            continue
        when = _RANGE.search(found["dates"])
        start = end = None
        if when:
            one = _day(when["one"])
            if when["two"]:
                start, end = one, _after(_day(when["two"]))
            elif when["mark"] == "<":
                end = one
            else:
                start = one
        yield found["code"], start, end


def _after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _day(digits: str) -> date | None:
    """YYMMDD (of 1930–2029) or YYYYMMDD; days that no month has are taken for its first."""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= 30 else "20") + digits
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 1) if 1 <= month <= 12 and year else None


def _rows_of(
    names: list[str], codes: list[tuple[str, date | None, date | None]], sets: dict[str, list[str]]
) -> Iterator[Row]:
    for name, (code, start, end) in product(names, codes):
        try:
            decoded(code)
        except ValueError:
            continue
        found = re.search(r"!([A-Z_]+)!", name)
        forms = [name.replace(found[0], f"_{word}") for word in sets.get(found[1], ())] if found else [name]
        for form in forms:
            told = " ".join(form.replace("_", " ").split())
            yield Row(told, code, start, end, code.startswith("~"))
