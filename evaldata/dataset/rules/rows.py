"""Where in the tables something holds, as problems of those rows."""

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem
from evaldata.model.schema import TABLES
from evaldata.model.table import Column, Table

Tables = Mapping[str, pa.Table]


def columns(
    tables: Tables, evaluation: Evaluation
) -> Iterator[tuple[Table, Column, pa.ChunkedArray]]:
    """Every column of every table, with its values."""
    for table in TABLES:
        for column in table.all_columns(evaluation.attributes):
            yield table, column, tables[table.name].column(column.name)


def items(array: pa.ChunkedArray) -> pa.ChunkedArray:
    """The items of a list column one after the other; another column as it is."""
    return pc.list_flatten(array) if pa.types.is_list(array.type) else array


def rows_where(mask: pa.ChunkedArray) -> list[int]:
    """The rows, counted from 0, of which a mask is true; null is not true."""
    rows: list[int] = pc.indices_nonzero(mask).to_pylist()
    return rows


def rows_of(places: pa.Array, array: pa.ChunkedArray) -> list[int]:
    """The row in which each of these items of a column stands, both counted from 0."""
    if pa.types.is_list(array.type):
        places = pc.list_parent_indices(array).take(places)
    rows: list[int] = places.to_pylist()
    return rows


def problems_at(
    rule: str, table: Table, rows: Iterable[int], field: str, said: tuple[str, str]
) -> Iterator[Problem]:
    """The same problem for each of these rows, counted from 0: a message and a remedy."""
    return (Problem(rule, table.file, row + 1, field, *said) for row in rows)
