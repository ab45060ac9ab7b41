"""Small files of Taguette's, made of a few rows."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

SCHEMA = """
CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT);
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200), description TEXT, contents TEXT);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
    end_offset INTEGER, snippet TEXT);
CREATE TABLE tags (id INTEGER PRIMARY KEY, path VARCHAR(200), description TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login VARCHAR(30), payload TEXT);
"""
DOCUMENTS = ((1, "Interview.docx", "", "<p>The soup is often cold.</p>"),)
TAGS = ((1, "food", "What is eaten."), (2, "food.cold", ""), (3, "staff", ""))

Row = Sequence[Any]


def database(tables: Mapping[str, Sequence[Row]] | None = None, script: str = SCHEMA) -> bytes:
    """A file with some rows in its tables."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(script)
        for table, rows in (tables or {}).items():
            for row in rows:
                marks = ", ".join("?" * len(row))
                made.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608
        made.commit()
        return made.serialize()


def exported(highlights: Sequence[Row], given: Sequence[Row], **tables: Sequence[Row]) -> bytes:
    """A project with one document and three tags, its highlights, and the tags given to them."""
    rows: dict[str, Sequence[Row]] = {
        "projects": ((1, "Canteen", ""),),
        "documents": DOCUMENTS,
        "tags": TAGS,
    }
    return database({**rows, "highlights": highlights, "highlight_tags": given, **tables})


def made_on(number: int, date: str, highlight: int, kind: str = "highlight_add") -> Row:
    """A step of the history that makes a highlight."""
    payload = {"type": kind, "highlight_id": highlight, "tags": [1]}
    return number, f"{date} 10:00:00.000000", "admin", json.dumps(payload)
