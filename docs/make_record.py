"""Writes the generated parts of docs/record.md: a table a record type, the words for kinds, and one reading as JSON.

Run `python docs/make_record.py` after a change in src/onrecord/record; a test fails while the file differs.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from onrecord import record
from onrecord.record import (
    Actor,
    Article,
    Author,
    Block,
    Event,
    Figure,
    Party,
    Position,
    Procedure,
    Reading,
    Role,
    Span,
    Statement,
    Voice,
    When,
    Where,
    Why,
    as_json,
)

PAGE = Path(__file__).with_name("record.md")
MODULES = ("spans", "pages", "voices", "findings", "grounds", "words", "reading", "stories")
"""Modules of the record room, in the order of the page."""

TEXT = "Pilots may strike\nAt least 30 harbour pilots met in Colombo on Monday and demanded posts, their union said."


def public(module: str) -> list[tuple[str, object]]:
    """Names that onrecord.record gives out and that are at home in this module, in the order of the source."""
    source = importlib.import_module(f"onrecord.record.{module}")
    tree = ast.parse(inspect.getsource(source))
    names = [n.name for n in tree.body if isinstance(n, ast.ClassDef)]
    names = [target for n in tree.body if isinstance(n, ast.Assign) for target in map(ast.unparse, n.targets)] + names
    return [(name, getattr(source, name)) for name in names if name in record.__all__]


def types() -> str:
    """A section a module: its words for kinds, then its record types with their fields."""
    sections = []
    for module in MODULES:
        head = (importlib.import_module(f"onrecord.record.{module}").__doc__ or "").split("\n")[0]
        parts = [f"### {module}: {head}"]
        for name, thing in public(module):
            parts.append(record_type(name, thing) if is_dataclass(thing) else kinds(name, thing))
        sections.append("\n\n".join(part for part in parts if part))
    return "\n\n".join(sections)


def record_type(name: str, thing: object) -> str:
    rows = [f"| `{f.name}` | `{str(f.type).replace('|', chr(92) + '|')}` | {default(f)} |" for f in fields(thing)]  # type: ignore[arg-type]
    table = "\n".join(["| field | type | default |", "|---|---|---|", *rows])
    return f"#### {name}\n\n{inspect.getdoc(thing)}\n\n{table}"


def default(field: Field[object]) -> str:
    return "required" if field.default is MISSING else f"`{field.default!r}`"


def kinds(name: str, thing: object) -> str:
    values = get_args(thing)
    return f"`{name}` is one of: {', '.join(str(value) for value in values)}." if values else ""


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def example() -> Reading:
    """A small reading made by hand, with one record of every type."""
    outlet = Voice(kind="outlet", label="Monsoon Herald")
    union = Voice(kind="organisation", label="their union", actor="a2", span=at("their union"))
    pilots = Party(label="At least 30 harbour pilots", span=at("At least 30 harbour pilots"), actor="a1")
    said = Why(rule="example", score=0.9)
    statements = (
        Statement(id="s0", spans=(Span(0, len(TEXT)),), chain=(outlet,), manner="article", why=Why(rule="the page")),
        Statement(
            id="s1", spans=(at(content()),), chain=(outlet, union), manner="paraphrased", cue=at("said"), why=said
        ),
    )
    return Reading(
        id="r1",
        article=article(),
        actors=(
            Actor(id="a1", label="harbour pilots", kind="group", mentions=(pilots.span or at("pilots"),), why=said),
            Actor(
                id="a2", label="union", kind="organisation", mentions=(at("their union"),), sectors=("LAB",), why=said
            ),
        ),
        statements=statements,
        events=(meeting(pilots, said),),
        figures=(thirty(said),),
        positions=(
            Position(
                id="p1",
                statement="s1",
                holder=pilots,
                stance="demands",
                object="posts",
                span=at("posts"),
                why=said,
            ),
        ),
        procedures=(
            Procedure(id="m1", statement="s0", decides="strike", rule="vote", span=at("may strike"), why=said),
        ),
    )


def content() -> str:
    return TEXT.partition("\n")[2].partition(", their")[0]


def article() -> Article:
    head, body = TEXT.split("\n")
    return Article(
        id="r1",
        text=TEXT,
        blocks=(Block(kind="headline", span=at(head)), Block(kind="paragraph", span=at(body))),
        outlet="Monsoon Herald",
        title=head,
        authors=(Author(name="Dilani Perera", role="Shipping Editor"),),
        published=date(2018, 11, 27),
        language="en",
    )


def meeting(pilots: Party, why: Why) -> Event:
    monday = When(
        words="on Monday",
        span=at("on Monday"),
        type="DATE",
        value="2018-11-26",
        start=date(2018, 11, 26),
        end=date(2018, 11, 27),
        precision="day",
        why=why,
    )
    colombo = Where(
        words="Colombo", span=at("Colombo"), name="Colombo", kind="city", country="LKA", lat=6.93, lon=79.85, why=why
    )
    return Event(
        id="e1",
        statement="s1",
        type="CONSULT",
        status="happened",
        trigger=at("met"),
        roles=(Role(role="actor", label=pilots.label, span=pilots.span, actor="a1"),),
        when=monday,
        where=colombo,
        why=why,
    )


def thirty(why: Why) -> Figure:
    return Figure(
        id="f1",
        statement="s1",
        measure="people",
        low=30,
        bound="over",
        unit="people",
        scope="harbour pilots",
        span=at("At least 30 harbour pilots"),
        why=why,
    )


def as_text() -> str:
    """The example as JSON, one record a line where that can be read."""
    reading = as_json(example())
    lines = []
    for key, value in reading.items():
        if isinstance(value, list) and value:
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f' "{key}": [\n  {rows}]')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "```json\n{\n" + ",\n".join(lines) + "\n}\n```"


def filled(page: str, name: str, content: str) -> str:
    """The page with the part between its two marks of this name replaced."""
    start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    before, _, rest = page.partition(start)
    _, mark, after = rest.partition(end)
    if not mark:
        raise SystemExit(f"docs/record.md has no part between {start.strip()} and {end.strip()}")
    return before + start + content + mark + after


def page() -> str:
    """docs/record.md as it should stand."""
    return filled(filled(PAGE.read_text(encoding="utf-8"), "types", types()), "example", as_text())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
