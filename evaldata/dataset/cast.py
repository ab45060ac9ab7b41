"""Raw tables brought into the form that the schema declares, wherever nothing is lost by it."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.attributes import Attribute
from evaldata.model.problems import Problem, as_notice, listed
from evaldata.model.table import Column, ColumnType, Table
from evaldata.model.text import shortened

WHOLE_NUMBER = r"^\s*[+-]?\d{1,18}\s*$"


def cast_to_schema(
    raw: pa.Table, table: Table, attributes: Sequence[Attribute]
) -> tuple[pa.Table, list[Problem]]:
    """The table with exactly the columns of the schema, and what stood in the way.

    A column that is missing or cannot be cast is filled with nulls, so that later rules can
    still look at the others; its problem is an error.
    """
    problems: list[Problem] = []
    arrays: list[pa.ChunkedArray] = []
    columns = table.all_columns(attributes)
    names = raw.column_names
    for column in columns:
        if names.count(column.name) == 1:
            array, found = _cast(raw.column(column.name), column, table)
        else:
            array, found = None, _absent(column, table, names)
        nulls = pa.chunked_array([pa.nulls(raw.num_rows, column.arrow)])
        arrays.append(nulls if array is None else array)
        problems += found
    message = "The column is not known and is ignored."
    remedy = "Remove it, or declare it as an attribute in evaluation.toml."
    for name in dict.fromkeys(names):
        if name not in {column.name for column in columns}:
            unknown = Problem("column_known", table.file, None, name, message, remedy)
            problems.append(as_notice(unknown))
    fields = [field.with_nullable(nullable=True) for field in table.arrow_schema(attributes)]
    return pa.table(arrays, schema=pa.schema(fields)), problems  # a later rule looks for nulls


def _absent(column: Column, table: Table, names: Sequence[str]) -> list[Problem]:
    if column.name in names:
        return [repeated(table.file, column.name)]
    if not column.required:
        return []
    message, remedy = "The column is missing.", f"Add it: {column.meaning}"
    return [Problem("column_present", table.file, None, column.name, message, remedy)]


def repeated(file: str, column: str) -> Problem:
    """A column that a table has more than once, so that nobody can tell which is meant."""
    message, remedy = "The column stands there more than once.", "Keep one of them."
    return Problem("column_present", file, None, column, message, remedy)


def _cast(
    array: pa.ChunkedArray, column: Column, table: Table
) -> tuple[pa.ChunkedArray | None, list[Problem]]:
    """The values in the column's type, or None where that would lose something."""
    try:
        plain = array.cast(_plain(array.type))
        if column.kind is ColumnType.INTEGER and pa.types.is_string(plain.type):
            return _whole_numbers(plain, column, table)
        if plain.type == column.arrow or _reads_the_same(plain.type, column):
            return plain.cast(column.arrow), []
    except MemoryError:  # a few long values may stand in each of many rows
        message = "The column unfolds to more than there is memory for."
        remedy = "Split the evaluation."
        return None, [Problem("table_size", table.file, None, column.name, message, remedy)]
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        pass
    message = (
        f"The column holds {array.type}, not {column.kind}, and cannot be converted without loss."
    )
    remedy = f"Write the column as {column.kind}."
    return None, [Problem("column_type", table.file, None, column.name, message, remedy)]


def _plain(kind: pa.DataType) -> pa.DataType:
    """The type of the same values without dictionary, large or view encoding."""
    if pa.types.is_dictionary(kind):
        return _plain(kind.value_type)
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return pa.string()
    if pa.types.is_large_list(kind) or pa.types.is_list(kind):
        return pa.list_(pa.string())
    return kind


def _reads_the_same(found: pa.DataType, column: Column) -> bool:
    """Whether a cast that succeeds keeps the meaning: of a truth value as a number it does not."""
    if column.kind is ColumnType.TEXT:
        return bool(pa.types.is_integer(found) or pa.types.is_null(found))
    return not (column.kind is ColumnType.INTEGER and pa.types.is_boolean(found))


def _whole_numbers(
    texts: pa.ChunkedArray, column: Column, table: Table
) -> tuple[pa.ChunkedArray | None, list[Problem]]:
    fits = pc.match_substring_regex(texts, WHOLE_NUMBER)
    rows = pc.indices_nonzero(pc.invert(fits)).to_pylist()
    if not rows:
        trimmed = pc.utf8_ltrim(pc.utf8_trim_whitespace(texts), characters="+")
        return trimmed.cast(pa.int64()), []
    said = "The value is no whole number.", "Write a whole number in digits."
    wrong = ((row + 1, shortened(texts[row].as_py())) for row in rows)
    return None, listed(
        Problem("column_type", table.file, row, column.name, *said, value=value)
        for row, value in wrong
    )
