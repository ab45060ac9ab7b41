"""Where in the tables something holds, as problems of those rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, listed
from evaldata.model.schema import TABLES
from evaldata.model.table import Column, Table

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class RuleViolation:
    """How a rule is broken, wherever it is."""

    rule: str
    message: str
    remedy: str

    def at(self, table: Table, row: int | None, field: str) -> Problem:
        """The violation as the problem of a row, counted from 0; None for the whole file."""
        place = None if row is None else row + 1
        return Problem(self.rule, table.file, place, field, self.message, self.remedy)


def columns(
    tables: Tables, evaluation: Evaluation
) -> Iterator[tuple[Table, Column, pa.ChunkedArray]]:
    """Every column of every table, with its values."""
    for table in TABLES:
        for column in table.all_columns(evaluation.attributes):
            yield table, column, tables[table.name].column(column.name)


def violations(
    mask: pa.ChunkedArray, table: Table, field: str, violation: RuleViolation
) -> list[Problem]:
    """The same problem for each row where the mask is true; null is not true."""
    rows = pc.indices_nonzero(pc.fill_null(mask, fill_value=False)).to_pylist()
    return listed([violation.at(table, row, field) for row in rows])


def items(array: pa.ChunkedArray) -> pa.ChunkedArray:
    """The items of a list column one after the other; another column as it is."""
    return pc.list_flatten(array) if pa.types.is_list(array.type) else array


def any_item(mask: pa.ChunkedArray, array: pa.ChunkedArray) -> pa.ChunkedArray:
    """A mask over the items of a column, as one over its rows."""
    if not pa.types.is_list(array.type):
        return mask
    held = pc.fill_null(mask, fill_value=False)
    rows = pc.unique(pc.list_parent_indices(array).filter(held))
    return pc.is_in(pa.chunked_array([pa.array(range(len(array)), rows.type)]), rows)


def row_of_item(array: pa.ChunkedArray, index: int) -> int:
    """The row in which an item of a column stands, both counted from 0."""
    if not pa.types.is_list(array.type):
        return index
    return int(pc.list_parent_indices(array)[index].as_py())
