"""A table as blocks of lines: the name of a row, and below it a line for each count."""

import re
from collections.abc import Sequence

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.tables.matrix import NOTHING, WHOLE
from evaldata.importers.tables.printed import Form, PrintedTable
from evaldata.importers.text.lines import Line

COUNT = re.compile(r"^\s*[:=\t-]?\s*(\S*)\s*$")


def read_blocks(table: PrintedTable, form: Form, lines: Sequence[Line], notes: Notes) -> None:
    """Read the blocks below a caption into the table."""
    row: str | None = None
    for line in lines:
        count = _count(line.text, form)
        if count is not None:
            _fill(table, row, count, line, notes)
            continue
        row = form.rows.value(line.text.strip(" :*_"))
        if row is None:
            notes.unplaced(f"A line below {table.name}: {excerpt(line.text)}", line.place)
        else:
            table.counts.setdefault(row, {})
            table.places[row] = line.place


def _count(text: str, form: Form) -> tuple[str, int | None] | None:
    """The column that a line names, empty for the total, and its count; None for other lines."""
    total = form.form.total
    begun = form.columns.beginning(text)
    if begun is None and re.match(rf"{re.escape(total)}(?!\w)", text, re.IGNORECASE):
        begun = "", text[len(total) :]
    match = COUNT.match(begun[1]) if begun else None
    if begun is None or match is None:
        return None
    word = match.group(1)
    if WHOLE.fullmatch(word):
        return begun[0], int(word.replace(",", ""))
    return (begun[0], None) if word in (*NOTHING, *form.form.missing) else None


def _fill(
    table: PrintedTable, row: str | None, count: tuple[str, int | None], line: Line, notes: Notes
) -> None:
    column, number = count
    taken = row is not None and (
        column in table.counts[row] or (not column and row in table.row_totals)
    )
    if row is None or taken:
        what = "stands there twice" if taken else "stands under no name that is known"
        notes.problem(
            "table_form",
            line.place,
            f"{table.name}: the count {excerpt(line.text)} {what}.",
            "Correct the report, or add what it calls the row to the profile's labels.",
        )
    elif not column:
        if number is not None:
            table.row_totals[row] = number
    else:
        table.counts[row][column] = number or 0
        if number is None:
            table.blank.add((row, column))
        if column not in table.columns:
            table.columns.append(column)
