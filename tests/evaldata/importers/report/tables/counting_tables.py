"""Tables of two roles in three years, or in two regions, to be read in tests."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import TableForm
from evaldata.importers.report.tables.printed import (
    ALL,
    Cells,
    PrintedTable,
    read_blocks,
    read_matrix,
)
from evaldata.importers.report.text.context import ValueLabels
from evaldata.importers.report.text.lines import filled
from evaldata.model.evaluation import CountTable
from tests.evaldata.importers.reading_lines import lines

ROLES = ValueLabels({"cook": "Cook", "cooks": "Cook", "guests": "Guest"})
YEARS = ValueLabels({"year 1": "1", "year 2": "2", "year 3": "3"})
REGIONS = ValueLabels({"north": "North", "north-west": "North-West"})


MATRIX = TableForm(1, re.compile("Table 1"), "matrix", missing=("NA",))
BLOCKS = TableForm(2, re.compile("Table 2"), "blocks", missing=("NA",))


def matrix(text: str, log: ReportLog) -> PrintedTable:
    """A table of roles by years."""
    table = PrintedTable(MATRIX, CountTable(1, "", "role", "year"), ROLES, YEARS, "line 0")
    read_matrix(table, filled(lines(text)), log)
    return table


def blocks(text: str, log: ReportLog) -> PrintedTable:
    """A table of regions by roles."""
    table = PrintedTable(BLOCKS, CountTable(2, "", "region", "role"), REGIONS, ROLES, "line 0")
    read_blocks(table, filled(lines(text)), log)
    return table


def printed(declared: CountTable, place: str, counts: dict[str, dict[str, int]]) -> PrintedTable:
    """A table with counts by row, then by column."""
    cells: Cells = {(row, column): n for row, held in counts.items() for column, n in held.items()}
    return PrintedTable(MATRIX, declared, ROLES, YEARS, place, cells=cells)


def counts(table: PrintedTable) -> dict[str, dict[str, int]]:
    """Counts of a table by row, then by column."""
    found: dict[str, dict[str, int]] = {}
    for (row, column), number in table.counts.items():
        found.setdefault(row, {})[column] = number
    return found


def totals(table: PrintedTable) -> tuple[dict[str, int], dict[str, int], int | None]:
    """The totals that a table prints: of its rows, its columns, and the whole."""
    printed = {cell: total for cell, total in table.totals.items() if total is not None}
    rows = {row: total for (row, column), total in printed.items() if column == ALL and row}
    columns = {column: total for (row, column), total in printed.items() if row == ALL and column}
    return rows, columns, printed.get((ALL, ALL))
