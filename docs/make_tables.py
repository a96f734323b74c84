"""Writes docs/tables.md: every table and view of a record with its columns.

Run `python docs/make_tables.py` after a change of src/onrecord/store/columns.py or views.py; a test fails while the
page differs.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.store import STORE_VERSION, TABLES
from onrecord.store.columns import STORY_TABLES, TRAITS, TYPES, Table
from onrecord.store.views import VIEWS

PAGE = Path(__file__).with_name("tables.md")

HEAD = f"""# Tables and views of a record

Store version {STORE_VERSION}. Written by `python docs/make_tables.py` from the source.

`onrecord sql DIR "…"`, `onrecord.Record(DIR).sql("…")` and every program that reads Parquet see these. The **views**
are what to build on: they stay as they are within a store version, and every line has its page, its characters and who
says so. The **tables** are the Parquet files themselves, one file a table in each folder under `parts/`; of those
folders only those count that have a mark under `marks/` which no other mark names in `replaces`.

`start` and `stop` are characters of `articles.text` of the same page, the first and the one after the last. Days and
instants in tables are ISO 8601 text, as precise as the page tells them; in views they are dates.
"""

STORIES = """## Tables of stories

Made of the whole record, not of one part: they lie in the files under `stories/tables/` that `stories.json` names, a
file a month of stories, and count all at once. A page that comes writes the months anew in which something changed.
What people corrected is in `corrections.json`, which nothing else can make again.
"""

TRAITS_HEAD = """## Traits

A file a part under `stories/`, so that new pages can be set against earlier ones without reading those again. No query
sees them.
"""


def page() -> str:
    """docs/tables.md as it should stand."""
    parts = [HEAD, "## Views\n"]
    for view in VIEWS:
        rows = "\n".join(f"| `{name}` | {about} |" for name, about in view.columns)
        parts.append(f"### {view.name}\n\n{view.about}\n\n| column | what it holds |\n|---|---|\n{rows}\n")
    parts.append("## Tables\n")
    parts += map(_table, TABLES)
    parts += [STORIES, *map(_table, STORY_TABLES), TRAITS_HEAD, _table(TRAITS)]
    parts.append("## Types\n")
    shapes = {name: shape for name, shape in TYPES.items() if not isinstance(shape, str)}
    parts.append(
        "| type | fields |\n|---|---|\n" + "\n".join(f"| {name} | {_fields(s)} |" for name, s in shapes.items())
    )
    return "\n".join(parts) + "\n"


def _table(table: Table) -> str:
    rows = "\n".join(f"| `{c.name}` | {c.type} | {c.about} |" for c in table.columns)
    return f"### {table.name}\n\n{table.about}\n\n| column | type | what it holds |\n|---|---|---|\n{rows}\n"


def _fields(shape: object) -> str:
    if isinstance(shape, list):
        return f"list of {_fields(shape[0])}"
    if isinstance(shape, dict):
        return ", ".join(f"`{name}`" for name in shape)
    return str(shape)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
