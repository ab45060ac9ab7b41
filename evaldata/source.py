"""An evaluation's text sources: `evaluation.toml`, and each table as CSV or TOML."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from evaldata.disclosure import protect
from evaldata.evaluation import Attribute, Evaluation
from evaldata.look import logo_problems
from evaldata.problems import BadDatasetError, Problem, errors, in_file
from evaldata.schema import EVALUATION_FILE, TABLES, Column, Kind, Table
from evaldata.storage import check, dataset_files, parse_evaluation, parse_toml, read_logo, write

LIST_SEPARATOR = ";"

Row = dict[str, Any]


def build(source: Path, dataset: Path) -> list[Problem]:
    """Check the text sources of an evaluation and write its dataset: whole, or not at all.

    Returns:
        The notices.

    Raises:
        BadDatasetError: With everything that is wrong; the dataset is left as it was.
    """
    content = _read(source, EVALUATION_FILE)
    if content is None:
        raise BadDatasetError([_missing(EVALUATION_FILE)])
    evaluation = parse_evaluation(content)
    raw, files, problems = _tables(source, evaluation)
    if errors(problems):
        raise BadDatasetError(problems)
    tables, found = check(raw, evaluation)
    problems += [replace(problem, file=files[problem.file]) for problem in found]
    if tables is None:
        raise BadDatasetError(problems)
    logo = read_logo(source, evaluation.look)
    if found := logo_problems(evaluation.look, logo):
        raise BadDatasetError([*problems, *found])
    if unmet := protect(tables, evaluation)[1].problems:
        raise BadDatasetError([*problems, *unmet])
    write(dataset_files(content, tables, logo), dataset)
    return problems


def _tables(
    source: Path, evaluation: Evaluation
) -> tuple[dict[str, pa.Table], dict[str, str], list[Problem]]:
    """The tables of a source, the source file of each Parquet file, and what is wrong."""
    tables: dict[str, pa.Table] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for table in TABLES:
        try:
            file, rows = source_rows(source, table)
        except BadDatasetError as error:
            problems += error.problems
            continue
        files[table.file] = file
        tables[table.name], found = _arrow(rows, table, evaluation.attributes, file)
        problems += found
    return tables, files, problems


def source_rows(source: Path, table: Table) -> tuple[str, list[Row]]:
    """The file in which a table's source stands, and its rows as they are written there.

    Raises:
        BadDatasetError: Where no such file can be read, or it is malformed.
    """
    for suffix, parse in ((".csv", _csv_rows), (".toml", _toml_rows)):
        file = table.name + suffix
        content = _read(source, file)
        if content is not None:
            return file, list(parse(content, file, table))
    raise BadDatasetError([_missing(f"{table.name}.csv")])


def _read(source: Path, file: str) -> bytes | None:
    try:
        return (source / file).read_bytes()
    except OSError:
        return None


def _missing(file: str) -> Problem:
    message = "The source file is missing or cannot be read."
    return in_file("source_present", file, message, "Add it to the source folder.")


def _csv_rows(content: bytes, file: str, table: Table) -> Iterator[Row]:
    columns = {column.name: column for column in table.columns}
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        for number, row in enumerate(reader, 1):
            if None in row or None in row.values():
                raise _malformed(file, number, "The row has more or fewer cells than the header.")
            yield {name: _cell(text, columns.get(name)) for name, text in row.items()}
    except UnicodeDecodeError:
        raise _malformed(file, None, "The file is not UTF-8.") from None
    except csv.Error as error:
        raise _malformed(file, None, f"The file is no valid CSV: {error}.") from None


def _cell(text: str, column: Column | None) -> str | list[str] | None:
    if not text:
        return [] if column is not None and column.may_be_empty else None
    if column is not None and column.kind is Kind.TEXTS:
        return [part.strip() for part in text.split(LIST_SEPARATOR)]
    return text


def _malformed(file: str, row: int | None, message: str) -> BadDatasetError:
    remedy = "Save the table as CSV, comma-separated, in UTF-8."
    return BadDatasetError([Problem("csv_form", file, row, "", message, remedy)])


def _toml_rows(content: bytes, file: str, table: Table) -> Iterator[Row]:
    rows = parse_toml(content, file).get(table.name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        message = f"The file has no rows [[{table.name}]]."
        remedy = f"Write each row as a table [[{table.name}]]."
        raise BadDatasetError([Problem("source_rows", file, None, table.name, message, remedy)])
    yield from rows


def _arrow(
    rows: Sequence[Row], table: Table, attributes: Sequence[Attribute], file: str
) -> tuple[pa.Table, list[Problem]]:
    """Rows as an Arrow table, with the columns that they name."""
    declared = {column.name: column for column in table.all_columns(attributes)}
    names = dict.fromkeys(name for row in rows for name in row) if rows else declared
    problems: list[Problem] = []
    arrays = {}
    for name in names:
        values = [row.get(name) for row in rows]
        column = declared.get(name)
        problems += _wrong_kinds(values, column, file) if column else []
        arrays[name] = _array(values, column)
    return pa.table(arrays), problems


def _array(values: Sequence[Any], column: Column | None) -> pa.Array:
    """Values as Arrow: in the column's type where they all have it, else as they read."""
    for kind in (column.arrow if column else pa.string(), None):
        try:
            return pa.array(values, kind)
        except (pa.ArrowInvalid, pa.ArrowTypeError):
            continue
    return pa.array([None if value is None else str(value) for value in values], pa.string())


def _wrong_kinds(values: Sequence[Any], column: Column, file: str) -> list[Problem]:
    allowed: Mapping[Kind, tuple[type, ...]] = {
        Kind.TEXT: (str, int),
        Kind.INTEGER: (int, str),
        Kind.TEXTS: (list,),
    }
    message, remedy = f"The value is no {column.kind}.", f"Write it as {column.kind}."
    return [
        Problem("value_kind", file, number, column.name, message, remedy)
        for number, value in enumerate(values, 1)
        if value is not None
        and (not isinstance(value, allowed[column.kind]) or isinstance(value, bool))
    ]
