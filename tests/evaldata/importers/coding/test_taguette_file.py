"""Taguette's file is read without trust in it: what is odd is refused with a plain word."""

import pytest

from evaldata.importers.coding import taguette_file
from evaldata.importers.coding.taguette_file import read_tables
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.taguette_files import DOCUMENTS, SCHEMA, database, exported

FILE = exported([(1, 1, 0, 4, "soup")], [(1, 1)])


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(BadDatasetError) as refused:
        read_tables(content, "canteen.sqlite3")
    (problem,) = refused.value.problems
    return problem.rule, problem.message


def test_the_rows_of_each_table() -> None:
    tables = read_tables(FILE, "canteen.sqlite3")
    assert tables["documents"] == [DOCUMENTS[0][:3]]
    assert tables["highlights"] == [(1, 1, 0, 4, "soup")]
    assert tables["commands"] == []


def test_a_file_that_is_no_database() -> None:
    assert refusal(b"") == ("taguette_file", "The file is no SQLite file.")
    assert refusal(b"PK\x03\x04") == ("taguette_file", "The file is no SQLite file.")


@pytest.mark.parametrize("kept", [16, 60, 100, 2000])
def test_a_file_that_breaks_off(kept: int) -> None:
    message = "The file is damaged, lacks a column, or takes too long to read."
    assert refusal(FILE[:kept]) in (
        ("taguette_file", message),
        ("taguette_tables", "The file has no table “documents”."),
    )


def test_a_damage_that_sqlite_cannot_tell_in_utf_8() -> None:
    damaged = FILE.replace(b"CREATE TABLE tags", b"CREATE \xff\xfeBLE tags")
    assert refusal(damaged)[0] == "taguette_file"


def test_bytes_in_place_of_a_text_are_no_quote() -> None:
    assert refusal(exported([(1, 1, 0, 4, b"<p>soup</p>")], [(1, 1)]))[0] == "taguette_file"


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taguette_file, "MOST_BYTES", 100)
    assert refusal(FILE) == ("taguette_size", "The file is larger than can be read here.")


def test_a_cell_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    file = exported([(1, 1, 0, 4, "soup " * 1000)], [])
    monkeypatch.setattr(taguette_file, "MOST_CELL", 4000)
    assert refusal(file)[0] == "taguette_file"


def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taguette_file, "MOST_SECONDS", -1)
    monkeypatch.setattr(taguette_file, "STEPS", 1)
    assert refusal(FILE)[0] == "taguette_file"


def test_a_table_that_is_missing_and_one_that_may_be() -> None:
    schema = SCHEMA.replace("CREATE TABLE tags", "CREATE TABLE labels")
    assert refusal(database(script=schema)) == ("taguette_tables", "The file has no table “tags”.")
    schema = SCHEMA.replace("CREATE TABLE commands", "CREATE TABLE history")
    assert read_tables(database(script=schema), "canteen.sqlite3")["commands"] == []


def test_a_column_that_is_missing() -> None:
    schema = SCHEMA.replace("snippet TEXT", "words TEXT")
    assert refusal(database(script=schema))[0] == "taguette_file"


def test_a_view_is_no_table() -> None:
    view = "CREATE VIEW tags AS SELECT 1 AS id, 'x' AS path, '' AS description;"
    schema = SCHEMA.replace("CREATE TABLE tags", "CREATE TABLE labels") + view
    assert refusal(database(script=schema)) == ("taguette_tables", "The file has no table “tags”.")


def test_a_table_of_another_making_is_no_table() -> None:
    virtual = "CREATE VIRTUAL TABLE tags USING fts4(id, path, description);"
    schema = SCHEMA.replace("CREATE TABLE tags", "CREATE TABLE labels") + virtual
    assert refusal(database(script=schema)) == ("taguette_tables", "The file has no table “tags”.")


def test_a_file_whose_changes_could_stand_elsewhere_is_read_by_itself() -> None:
    written_ahead = bytearray(FILE)
    written_ahead[18:20] = b"\x02\x02"
    assert read_tables(bytes(written_ahead), "a.sqlite3") == read_tables(FILE, "a.sqlite3")


def test_text_that_is_not_utf_8_is_read_as_far_as_it_is() -> None:
    file = FILE.replace(b"Interview.docx", b"Interv\xffew.docx")
    assert read_tables(file, "a.sqlite3")["documents"] == [(1, "Interv�ew.docx", "")]
