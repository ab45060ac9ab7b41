"""An evaluation's text sources: `evaluation.toml`, and each table as CSV or TOML."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from evaldata.dataset.build import build
from evaldata.dataset.cast import repeated
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.files import read_file
from evaldata.dataset.look_files import read_look_files
from evaldata.dataset.storage import parse_evaluation, parse_toml
from evaldata.model.problems import BadDatasetError, Problem, refusal, refuse_errors
from evaldata.model.schema import EVALUATION_FILE, TABLES
from evaldata.model.table import Column, ColumnType, Table

LIST_SEPARATOR = ";"

Row = dict[str, Any]


def build_source(source: Path, dataset: Path, release: Release = Release.REFUSE) -> list[Problem]:
    """Build the text sources of an evaluation; see `evaldata.dataset.build.build`.

    Returns:
        The notices.

    Raises:
        BadDatasetError: With everything that is wrong; the dataset is left as it was.
    """
    content = _read(source, EVALUATION_FILE)
    if content is None:
        raise _missing(EVALUATION_FILE)
    evaluation = parse_evaluation(content)
    frames: dict[str, pd.DataFrame] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for table in TABLES:
        try:
            files[table.name], rows = source_rows(source, table)
            frames[table.name] = pd.DataFrame(rows, dtype=object)
        except BadDatasetError as error:
            problems += error.problems
    refuse_errors(problems)
    own = read_look_files(source, evaluation.look)
    try:
        return _placed(build(content, frames, dataset, look_files=own, release=release), files)
    except BadDatasetError as error:
        raise BadDatasetError(_placed(error.problems, files)) from None


def _placed(problems: Iterable[Problem], files: Mapping[str, str]) -> list[Problem]:
    """Problems by the source file in which they stand."""
    names = {table.file: files[table.name] for table in TABLES}
    return [replace(problem, file=names.get(problem.file, problem.file)) for problem in problems]


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
    raise _missing(f"{table.name}.csv")


def _read(source: Path, file: str) -> bytes | None:
    try:
        return read_file(source / file)
    except OSError:
        return None


def _missing(file: str) -> BadDatasetError:
    message = "The source file is missing or cannot be read."
    return refusal("source_present", file, message, "Add it to the source folder.")


def _csv_rows(content: bytes, file: str, table: Table) -> Iterator[Row]:
    columns = {column.name: column for column in table.columns}
    number = 0
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        times = Counter(reader.fieldnames or ())
        refuse_errors([repeated(file, name) for name in times if name and times[name] > 1])
        for number, row in enumerate(reader, 1):
            if None in row or None in row.values():
                raise _malformed(file, number, "The row has more or fewer cells than the header.")
            yield {name: _cell(text, columns.get(name)) for name, text in row.items()}
    except UnicodeDecodeError:
        raise _malformed(file, None, "The file is not UTF-8.") from None
    except csv.Error as error:
        raise _malformed(file, number + 1, f"The row is no valid CSV: {error}.") from None


def _cell(text: str, column: Column | None) -> str | list[str] | None:
    if column is not None and column.kind is ColumnType.TEXTS:
        return [part.strip() for part in text.split(LIST_SEPARATOR)] if text else []
    return text or None


def _malformed(file: str, row: int | None, message: str) -> BadDatasetError:
    remedy = "Save the table as CSV, comma-separated, in UTF-8."
    return BadDatasetError([Problem("csv_form", file, row, "", message, remedy)])


def _toml_rows(content: bytes, file: str, table: Table) -> Iterator[Row]:
    rows = parse_toml(content, file).get(table.name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        message = f"The file has no rows [[{table.name}]]."
        remedy = f"Write each row as a table [[{table.name}]]."
        raise refusal("source_rows", file, message, remedy, table.name)
    yield from rows
