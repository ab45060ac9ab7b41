"""Problems of tables that hold rows of the last release, by where they stand in the delivery."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from evaldata.dataset.rules.rows import Tables
from evaldata.model.problems import Problem, Severity
from evaldata.model.schema import PARTICIPANTS, QUOTES
from evaldata.model.table import Table

HELD = {PARTICIPANTS.file: PARTICIPANTS, QUOTES.file: QUOTES}
"""The tables whose rows are held back, by their file."""
OF_LAST = "The row is of the last release, for its changes are held back."
WAIT = "Wait until more have changed, so that nothing is held back."


def beyond_delivery(problems: Iterable[Problem], held: Tables, delivered: Tables) -> list[Problem]:
    """What the tables to release break beyond what is told of the delivery already, each once.

    Errors are told by their row in the delivery. What is wrong with a row that the delivery does
    not have is told of the whole table, be it an error or a notice.

    Args:
        problems: Their rows are those of `held`.
        held: The tables to release, in which some rows are of the last release.
        delivered: The tables without any notice that is not told.
    """
    return [*dict.fromkeys(_beyond(problems, held, delivered))]


def from_holding_back(
    problems: Iterable[Problem], held: Tables, delivered: Tables
) -> list[Problem]:
    """The same of rules that the delivery keeps by itself: there is nothing in it to correct."""
    return [replace(told, remedy=WAIT) for told in beyond_delivery(problems, held, delivered)]


def _beyond(problems: Iterable[Problem], held: Tables, delivered: Tables) -> Iterator[Problem]:
    for problem in problems:
        table, row = HELD.get(problem.file), problem.row
        if table is not None and row is not None:
            here = held[table.name].slice(row - 1, 1)
            row = _row_in(delivered[table.name], here, problem.field, table)
        if row is None and problem.row is not None:
            yield replace(problem, row=None, message=f"{problem.message} {OF_LAST}", remedy=WAIT)
        elif problem.severity is Severity.ERROR:
            yield replace(problem, row=row)


def _row_in(rows: pa.Table, here: pa.Table, field: str, table: Table) -> int | None:
    """The row, the first is 1, that has the id of this only row and says the same in a field."""
    [key] = [column.name for column in table.columns if column.unique]
    place: int = pc.index(rows.column(key), here.column(key)[0]).as_py()
    names = field.split(", ") if field else []
    there = rows.slice(max(place, 0), 1).select(names).to_pylist()
    return place + 1 if place >= 0 and there == here.select(names).to_pylist() else None
