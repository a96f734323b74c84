"""DuckDB over the parts of a record: every table and view by its name, nothing written and nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from onrecord.record import RunStopped
from onrecord.store import stories
from onrecord.store.columns import TABLES
from onrecord.store.folder import Folder, Mark
from onrecord.store.parts import schema
from onrecord.store.views import VIEWS

ASKING = ([duckdb.StatementType.SELECT], [duckdb.StatementType.EXPLAIN])


def connect(folder: Folder, marks: Sequence[Mark]) -> duckdb.DuckDBPyConnection:
    """A connection that sees the parts of these marks."""
    # The record's folder is all that a query can reach: no other file, no network, no extension to load.
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    root = str(folder.path.resolve()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{root}/']")
    connection.execute("SET enable_external_access = false")
    for table in TABLES:
        _view(connection, table.name, folder.files(table.name, marks))
    for name, files in stories.files(folder).items():
        _view(connection, name, files)
    _placed_pages(connection, folder.files("pages", marks))
    for view in VIEWS:
        connection.execute(f"CREATE VIEW {view.name} AS {view.select}")
    connection.execute("SET lock_configuration = true")
    return connection


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[str]) -> None:
    if files:
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files_list(files)})")
    else:
        connection.register(f"no_{name}", schema(name).empty_table())
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM no_{name}")


def _placed_pages(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> None:
    """Pages with the part and the place that they stand at, which tell the order in which they came."""
    columns = "page, name, address, url, file, fetched, state"
    if files:
        select = f"""
            SELECT {columns}, parse_filename(parse_dirpath(filename)) AS part, file_row_number AS place
            FROM read_parquet({files_list(files)}, filename = true, file_row_number = true)
        """
    else:
        select = f"SELECT {columns}, '' AS part, 0 AS place FROM pages"
    connection.execute(f"CREATE VIEW placed_pages AS {select}")


def files_list(files: Sequence[str]) -> str:
    """A list of files as SQL."""
    return "[" + ", ".join("'" + str(Path(file).resolve()).replace("'", "''") + "'" for file in files) + "]"


def ask(connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object]) -> pa.Table:
    """The answer to a query as an Arrow table. Raises RunStopped, in one line, for a query that is wrong."""
    try:
        statements = connection.extract_statements(query)
        if [statement.type for statement in statements] not in ASKING:
            raise RunStopped("a query asks one thing and changes nothing; begin it with SELECT, FROM or WITH")
        table = connection.sql(query, params=list(parameters)).to_arrow_table()
    except duckdb.IOException:
        raise
    except duckdb.Error as error:
        line = " ".join(str(error).split())
        raise RunStopped(f"the query cannot be answered: {line}") from error
    return table
