"""The SQLite file that Taguette exports, read in memory and without trust in what is in it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from evaldata.model.problems import refusal

BEGINNING = b"SQLite format 3\0"
MOST_BYTES = 256 << 20
MOST_CELL = 32 << 20
MOST_SECONDS = 60
STEPS = 100_000
"""How many steps of the database's machine pass between two looks at the clock."""
AGAIN = "Export the project from Taguette as a project file (.sqlite3)."
JOURNAL = slice(18, 20)
"""Where a file says that changes may stand in another file, which an export never has."""

COLUMNS = {
    "documents": ("id", "name", "description"),
    "highlights": ("id", "document_id", "start_offset", "end_offset", "snippet"),
    "tags": ("id", "path", "description"),
    "highlight_tags": ("highlight_id", "tag_id"),
}
"""The tables and columns that a project must have."""
MORE_COLUMNS = {"projects": ("name",), "commands": ("date", "payload")}
"""What older exports may lack."""

DAMAGE = (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError)
"""What reading a damaged file raises; the last where what SQLite says of it is not UTF-8."""

Rows = list[tuple[Any, ...]]
ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)


def read_tables(content: bytes, name: str) -> dict[str, Rows]:
    """The rows of each table, with the columns of `COLUMNS`; none of a table that may be missing.

    Raises:
        BadDatasetError: Where it is no such file, is damaged or too large, or lacks a table.
    """
    if not content.startswith(BEGINNING):
        raise refusal("taguette_file", name, "The file is no SQLite file.", AGAIN)
    if len(content) > MOST_BYTES:
        raise refusal("taguette_size", name, "The file is larger than can be read here.", AGAIN)
    try:
        with _opened(content) as database:
            return {table: _rows(database, table, name) for table in (*COLUMNS, *MORE_COLUMNS)}
    except DAMAGE:
        message = "The file is damaged, lacks a column, or takes too long to read."
        raise refusal("taguette_file", name, message, AGAIN) from None


@contextmanager
def _opened(content: bytes) -> Iterator[sqlite3.Connection]:
    plain = bytearray(content)
    plain[JOURNAL] = b"\x01\x01"
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(bytes(plain))
        database.text_factory = lambda stored: stored.decode("utf-8", "replace")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_CELL)
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
            database.execute(f"PRAGMA {pragma}")
        database.set_authorizer(
            lambda action, *_: sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY
        )
        end = time.monotonic() + MOST_SECONDS
        database.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
        yield database


def _rows(database: sqlite3.Connection, table: str, name: str) -> Rows:
    """The rows in their order; a view or a table of another making is no table of Taguette's."""
    query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
    (made,) = database.execute(query, (table,)).fetchone() or ("",)
    if not str(made).upper().startswith("CREATE TABLE"):
        if table in MORE_COLUMNS:
            return []
        raise refusal("taguette_tables", name, f"The file has no table “{table}”.", AGAIN)
    names = {**COLUMNS, **MORE_COLUMNS}[table]
    columns = ", ".join(f'"{table}"."{column}"' for column in names)
    query = f'SELECT {columns} FROM "{table}" ORDER BY rowid'  # noqa: S608 - names of this module
    rows = database.execute(query).fetchall()
    if any(isinstance(cell, bytes) for row in rows for cell in row):
        raise sqlite3.DataError("bytes, where Taguette writes texts and numbers")
    return rows
