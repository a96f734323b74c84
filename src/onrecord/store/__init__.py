"""A record is a folder: Parquet parts, the truth; a search index beside them; DuckDB over them to ask."""

from onrecord.store.asking import Person, Record, Scope
from onrecord.store.columns import STORE_VERSION, TABLES, Column, Table
from onrecord.store.folder import Folder, Mark, Run, digest
from onrecord.store.rows import Captured, captured, has_own_name, packed, page_id

__all__ = [
    "STORE_VERSION",
    "TABLES",
    "Captured",
    "Column",
    "Folder",
    "Mark",
    "Person",
    "Record",
    "Run",
    "Scope",
    "Table",
    "captured",
    "digest",
    "has_own_name",
    "packed",
    "page_id",
]
