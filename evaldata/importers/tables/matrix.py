"""A table as a matrix: a line for each row, a number for each column, perhaps totals."""

import re
from collections.abc import Sequence

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.tables.printed import Form, PrintedTable
from evaldata.importers.text.lines import Line

Cells = list[int | None]

SEPARATOR = re.compile(r"[\t|]")
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
NOTHING = ("", "-", "–", "—")
TOTAL = ""


def read_matrix(table: PrintedTable, form: Form, lines: Sequence[Line], notes: Notes) -> None:
    """Read the rows below a caption into the table.

    A cell may stand on a line of its own, as some programs print them. Lines above the first row
    name the columns; those that do not are taken for the heading of the row names.
    """
    rows: dict[str, Cells] = {}
    row: str | None = None
    for line in lines:
        text = line.text.strip(" |")
        begun = _begun(text, form, any_row=bool(rows))
        if begun is not None and (cells := _cells(begun[1], form)) is not None:
            row = begun[0]
            if row in rows:
                _twice(table, row, line, notes)
            rows[row] = cells
            table.places[row] = line.place
        elif row is not None and (cells := _cells(text, form)) is not None and any(text.split()):
            rows[row] += cells
        elif row is None and not rows:
            _read_heading(table, form, line, notes)
        else:
            notes.unplaced(f"A line below {table.name}: {excerpt(line.text)}", line.place)
    for row, cells in rows.items():
        if row == TOTAL:
            _fill_totals(table, cells, notes)
        else:
            _fill_row(table, row, cells, notes)


def _begun(text: str, form: Form, *, any_row: bool) -> tuple[str, str] | None:
    """The row that a line begins, TOTAL for the totals below them, and what stands after it."""
    total = form.form.total
    if any_row and re.match(rf"{re.escape(total)}(?!\w)", text, re.IGNORECASE):
        return TOTAL, text[len(total) :]
    return form.rows.beginning(text)


def _cells(text: str, form: Form) -> Cells | None:
    """The numbers in a text, None for each cell with nothing; None where other words stand too."""
    text = text.strip(" :")
    if SEPARATOR.search(text):
        words = [word.strip() for word in SEPARATOR.split(text)]
        words = words[1:] if not words[0] else words
    else:
        words = text.split()
    nothing = {mark.casefold() for mark in (*NOTHING, *form.form.missing)}
    if not all(WHOLE.fullmatch(word) or word.casefold() in nothing for word in words):
        return None
    return [int(word.replace(",", "")) if WHOLE.fullmatch(word) else None for word in words]


def _read_heading(table: PrintedTable, form: Form, line: Line, notes: Notes) -> None:
    named = form.columns.inside(line.text)
    table.columns += [value for value in named if value not in table.columns]
    if not named and re.search(r"\d", line.text):
        notes.unplaced(f"A line below {table.name}: {excerpt(line.text)}", line.place)


def _fill_row(table: PrintedTable, row: str, cells: Cells, notes: Notes) -> None:
    width = len(table.columns)
    while len(cells) > width + 1 and cells[-1] is None:
        cells.pop()
    if len(cells) not in (width, width + 1):
        notes.problem(
            "table_form",
            table.places[row],
            f"{table.name}: the row {row} has {len(cells)} cells for {width} columns.",
            "Fill each cell, with nought if need be, and name each column above.",
        )
        return
    table.counts[row] = {c: cell or 0 for c, cell in zip(table.columns, cells, strict=False)}
    table.blank |= {(row, c) for c, cell in zip(table.columns, cells, strict=False) if cell is None}
    if len(cells) > width and (total := cells[width]) is not None:
        table.row_totals[row] = total


def _fill_totals(table: PrintedTable, cells: Cells, notes: Notes) -> None:
    """Read the row of totals, which may leave out those of columns without numbers."""
    place = table.places[TOTAL]
    used = [column for column in table.columns if column not in table.unused()]
    while cells and cells[-1] is None:
        cells.pop()
    if len(cells) == len(table.columns) + 1:
        named = zip(table.columns, cells, strict=False)
    elif len(cells) == len(used) + 1:
        named = zip(used, cells, strict=False)
    elif len(cells) == 1:
        named = zip((), (), strict=True)
    else:
        notes.problem(
            "table_form",
            place,
            f"{table.name}: the row of totals has {len(cells)} cells.",
            "Give it one for each column, and one for all.",
        )
        return
    table.column_totals = {column: total for column, total in named if total is not None}
    table.total = cells[-1]
    if lacking := [column for column in table.columns if column not in table.column_totals]:
        where = f"{table.table.columns} {', '.join(lacking)}"
        message = f"{table.name}: no total is printed for {where}"
        notes.slip(message, place)


def _twice(table: PrintedTable, row: str, line: Line, notes: Notes) -> None:
    notes.problem(
        "table_form",
        line.place,
        f"{table.name}: the row {row or 'of totals'} stands there twice.",
        "Keep one of them.",
    )
