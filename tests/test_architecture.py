"""The rooms, the doors between them, the homes of libraries, and an idea at the head of every module."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "onrecord"
MODULES = sorted(ROOT.rglob("*.py"))
STAGES = {"read", "language", "attribution", "findings", "grounding", "stories"}
MAY_IMPORT: dict[str, set[str]] = {
    "record": set(),
    **{stage: {"record"} for stage in STAGES},
    "store": {"record"},
    "pipeline": {"record", "store", *STAGES},
    "brief": {"record", "store"},
    "cli": {"record", "pipeline", "store", "brief"},
}
LIBRARY_HOMES: dict[str, set[str]] = {
    "trafilatura": {"read"},
    "lxml": {"read"},
    "charset_normalizer": {"read"},
    "onnxruntime": {"language"},
    "tokenizers": {"language"},
    "spacy": {"language"},
    "numpy": {"language", "grounding", "stories"},
    "fastwarc": {"read"},
    "feedparser": {"read"},
    "pyarrow": {"store"},
    "duckdb": {"store"},
    "msgspec": {"store"},
    "sqlite3": {"store"},
    "pandas": {"store"},
    "polars": {"store"},
    "ray": {"pipeline"},
    "jinja2": {"brief"},
    "markupsafe": {"brief"},
    "typer": {"cli"},
    "rich": {"cli"},
}
"""Third-party libraries and the only rooms that may import them; one that is not listed may not be imported at all."""


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute, so that a reader sees the room"
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else ""


def test_every_room_is_named() -> None:
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = room_of(path)
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if top == "onrecord" and room and target and target not in (room, "doors"):
            assert target in MAY_IMPORT[room], f"{path.relative_to(ROOT)} may not import {name}"
        elif top != "onrecord" and (top not in sys.stdlib_module_names or top in LIBRARY_HOMES):
            assert room in LIBRARY_HOMES.get(top, set()), f"{top} has no home in {path.relative_to(ROOT)}"


@pytest.mark.parametrize("path", [p for p in MODULES if room_of(p) == "findings"], ids=lambda p: p.name)
def test_no_finding_imports_another(path: Path) -> None:
    kinds = {"events", "figures", "positions", "procedures"} - {path.stem}
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        if path.stem != "__init__":
            assert not (name.startswith("onrecord.findings.") and name.split(".")[2] in kinds)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_its_idea_and_can_be_taken_in(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    heading = (ast.get_docstring(tree) or "").split("\n")[0]
    assert re.fullmatch(r".{15,}[.:]", heading), "say the one idea in the first line"
    assert len(source.splitlines()) <= 500
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long to read at a glance"
        assert not isinstance(node, ast.Global), "no global state"
