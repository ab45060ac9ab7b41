"""Tables of two roles in three years, or in two regions, to be read in tests."""

import re

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import TableForm
from evaldata.importers.report.tables.blocks import read_blocks
from evaldata.importers.report.tables.matrix import read_matrix
from evaldata.importers.report.tables.printed import ALL, Cells, PrintedForm, PrintedTable
from evaldata.importers.report.text.labels import ValueLabels
from evaldata.model.evaluation import CountTable
from tests.evaldata.importers.reading_lines import lines

ROLES = ValueLabels({"cook": "Cook", "cooks": "Cook", "guests": "Guest"})
YEARS = ValueLabels({"year 1": "1", "year 2": "2", "year 3": "3"})
REGIONS = ValueLabels({"north": "North", "north-west": "North-West"})


def matrix(text: str, log: ReportLog) -> PrintedTable:
    """A table of roles by years."""
    form = TableForm(1, re.compile("Table 1"), "matrix", missing=("NA",))
    return _read(text, log, PrintedForm(form, ROLES, YEARS), CountTable(1, "", "role", "year"))


def blocks(text: str, log: ReportLog) -> PrintedTable:
    """A table of regions by roles."""
    form = TableForm(2, re.compile("Table 2"), "blocks", missing=("NA",))
    return _read(text, log, PrintedForm(form, REGIONS, ROLES), CountTable(2, "", "region", "role"))


def cells(counts: dict[str, dict[str, int]]) -> Cells:
    """Cells by row and column."""
    return {(row, column): n for row, held in counts.items() for column, n in held.items()}


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


def _read(text: str, log: ReportLog, form: PrintedForm, declared: CountTable) -> PrintedTable:
    table = PrintedTable(declared, "line 0")
    below = [line for line in lines(text) if line.text]
    (read_matrix if form.form.kind == "matrix" else read_blocks)(table, form, below, log)
    return table
