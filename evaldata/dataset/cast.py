"""Raw tables brought into the form that the schema declares, wherever nothing is lost by it."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.attributes import Attribute
from evaldata.model.problems import Problem, Severity, listed
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
            array, found = _nulls(raw.num_rows, column), _absent(column, table, names)
        arrays.append(array)
        problems += found
    known = {column.name for column in columns}
    problems += [_extra(name, table) for name in dict.fromkeys(names) if name not in known]
    fields = [field.with_nullable(nullable=True) for field in table.arrow_schema(attributes)]
    return pa.table(arrays, schema=pa.schema(fields)), problems  # a later rule looks for nulls


def _nulls(rows: int, column: Column) -> pa.ChunkedArray:
    return pa.chunked_array([pa.nulls(rows, column.arrow)])


def _absent(column: Column, table: Table, names: Sequence[str]) -> list[Problem]:
    if column.name in names:
        message, remedy = "The column stands there more than once.", "Keep one of them."
    elif not column.required:
        return []
    else:
        message, remedy = "The column is missing.", f"Add it: {column.meaning}"
    return [Problem("column_present", table.file, None, column.name, message, remedy)]


def _extra(name: str, table: Table) -> Problem:
    return Problem(
        "column_known",
        table.file,
        None,
        name,
        "The column is not known and is ignored.",
        "Remove it, or declare it as an attribute in evaluation.toml.",
        Severity.NOTICE,
    )


def _cast(
    array: pa.ChunkedArray, column: Column, table: Table
) -> tuple[pa.ChunkedArray, list[Problem]]:
    plain = _plain(array)
    if plain.type == column.arrow:
        return plain, []
    if column.kind is ColumnType.INTEGER and pa.types.is_string(plain.type):
        return _whole_numbers(plain, column, table)
    try:
        return plain.cast(_castable(plain.type, column), safe=True), []
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return _nulls(len(array), column), [_wrong_type(array.type, column, table)]


def _castable(found: pa.DataType, column: Column) -> pa.DataType:
    """The column's type; ArrowInvalid where a cast would succeed but change the meaning."""
    if column.kind is ColumnType.INTEGER and pa.types.is_boolean(found):
        raise pa.ArrowInvalid("a truth value is no number")
    if column.kind is ColumnType.TEXT and not (
        pa.types.is_integer(found) or pa.types.is_null(found)
    ):
        raise pa.ArrowInvalid("only whole numbers read the same as text")
    return column.arrow


def _plain(array: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same values without dictionary, large or view encoding."""
    kind = array.type
    if pa.types.is_dictionary(kind):
        array = array.cast(kind.value_type)
        kind = array.type
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return array.cast(pa.string())
    if pa.types.is_large_list(kind) or pa.types.is_list(kind):
        try:
            return array.cast(pa.list_(pa.string()))
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            return array
    return array


def _whole_numbers(
    texts: pa.ChunkedArray, column: Column, table: Table
) -> tuple[pa.ChunkedArray, list[Problem]]:
    fits = pc.fill_null(pc.match_substring_regex(texts, WHOLE_NUMBER), fill_value=True)
    if pc.all(fits).as_py() is not False:
        trimmed = pc.utf8_ltrim(pc.utf8_trim_whitespace(texts), characters="+")
        return trimmed.cast(pa.int64()), []
    bad = [
        Problem(
            "column_type",
            table.file,
            row + 1,
            column.name,
            "The value is no whole number.",
            "Write a whole number in digits.",
            value=shortened(texts[row].as_py()),
        )
        for row in pc.indices_nonzero(pc.invert(fits)).to_pylist()
    ]
    return _nulls(len(texts), column), listed(bad)


def _wrong_type(found: pa.DataType, column: Column, table: Table) -> Problem:
    return Problem(
        "column_type",
        table.file,
        None,
        column.name,
        f"The column holds {found}, not {column.kind}, and cannot be converted without loss.",
        f"Write the column as {column.kind}.",
    )
