"""DuckDB over the parts of a record: every table and view by its name, nothing written and nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from onrecord.record import RunStopped
from onrecord.store import kept
from onrecord.store.columns import TABLES
from onrecord.store.folder import Folder, Mark

if TYPE_CHECKING:
    import pyarrow as pa

ASKING = ([duckdb.StatementType.SELECT], [duckdb.StatementType.EXPLAIN])


def opened(folder: Folder) -> duckdb.DuckDBPyConnection:
    """A connection that reaches the record's folder and nothing else: no other file, no network, no extension."""
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    root = str(folder.path.resolve()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{root}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def name_all(connection: duckdb.DuckDBPyConnection, folder: Folder, marks: Sequence[Mark]) -> None:
    """Give every table and view over the parts of these marks its name."""
    from onrecord.store.views import VIEWS

    for table in TABLES:
        _view(connection, table.name, folder.files(table.name, marks))
    for name, files in kept.files(folder).items():
        _view(connection, name, files)
    _placed_pages(connection, folder.files("pages", marks))
    for view in VIEWS:
        connection.execute(f"CREATE VIEW {view.name} AS {view.select}")


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[str]) -> None:
    if files:
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files_list(files)})")
    else:
        from onrecord.store.parts import schema

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


def sources(folder: Folder, query: str, marks: Sequence[Mark]) -> dict[str, str]:
    """What stands for each table that a query names in braces: the reading of its files."""
    wanted = set(re.findall(r"\{(\w+)\}", query))
    told = {name: files for name, files in kept.files(folder).items() if name in wanted}
    told |= {table.name: folder.files(table.name, marks) for table in TABLES if table.name in wanted}
    return {name: f"read_parquet({files_list(files)}, filename = true)" for name, files in told.items()}


def rows(connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object]) -> list[dict[str, Any]]:
    """The rows of a query of our own over named files: no view is looked up and no Arrow is made, which is quick."""
    answer = connection.execute(query, list(parameters))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


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
