"""A table as blocks of lines: the name of a row, and below it a line for each count."""

import re
from collections.abc import Sequence

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.tables.printed import ALL, PrintedForm, PrintedTable, number
from evaldata.importers.report.text.lines import Line

COUNT = re.compile(r"^\s*[:=\t-]?\s*(\S*)\s*$")


def read_blocks(
    table: PrintedTable, form: PrintedForm, lines: Sequence[Line], log: ReportLog
) -> None:
    """Read the blocks below a caption into the table."""
    row: str | None = None
    for line in lines:
        count = _count(line.text, form)
        if count is None:
            row = form.rows.value(line.text.strip(" :*_"))
            if row is None:
                log.no_place(f"A line below {table.name}: {excerpt(line.text)}", line.place)
            else:
                table.places[row] = line.place
        elif wrong := _fill(table, row, *count):
            message = f"{table.name}: the count {excerpt(line.text)} stands {wrong}."
            remedy = "Correct the report, or add what it calls the row to the profile's labels."
            log.problem("table_form", line.place, message, remedy)


def _count(text: str, form: PrintedForm) -> tuple[str, int | None] | None:
    """The column that a line names, or `ALL`, and its count; None for other lines."""
    total = form.form.total
    begun = form.columns.beginning(text)
    if begun is None and re.match(rf"{re.escape(total)}(?!\w)", text, re.IGNORECASE):
        begun = ALL, text[len(total) :]
    match = COUNT.match(begun[1]) if begun else None
    if begun is None or match is None or not form.is_cell(match.group(1)):
        return None
    return begun[0], number(match.group(1))


def _fill(table: PrintedTable, row: str | None, column: str, count: int | None) -> str:
    """Take a count into the table; what is wrong with its place, if anything is."""
    known = table.totals if column == ALL else table.cells
    if row is None:
        return "under no name that is known"
    if (row, column) in known:
        return "there twice"
    if column != ALL or count is not None:
        known[row, column] = count
    if column not in (ALL, *table.columns):
        table.columns.append(column)
    return ""
