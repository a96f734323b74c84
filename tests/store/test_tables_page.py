"""docs/tables.md is what the source generates, and onrecord starts without the libraries of the store."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("pyarrow", "duckdb", "fastwarc", "feedparser", "pandas", "polars", "ray")


def test_the_page_of_tables_is_what_the_source_generates() -> None:
    spec = importlib.util.spec_from_file_location("make_tables", ROOT / "docs" / "make_tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run: python docs/make_tables.py"


def test_the_first_page_does_not_wait_for_the_libraries_of_the_store() -> None:
    code = f"import sys, onrecord.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
