"""A table as a matrix: a line for each row, a number for each column, perhaps totals."""

import re
from collections.abc import Sequence
from itertools import takewhile

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.tables.printed import ALL, PrintedForm, PrintedTable, number
from evaldata.importers.report.text.lines import Line, letters

Numbers = list[int | None]

SEPARATOR = re.compile(r"[\t|]")
MOST_PARTS = 4


def read_matrix(
    table: PrintedTable, form: PrintedForm, lines: Sequence[Line], log: ReportLog
) -> None:
    """Read the rows below a caption into the table.

    A cell may stand on a line of its own, and a name on several, with the cells beside or below
    any of them, as PDF files have it. What stands above the first row names the columns.
    """
    for row, cells in _rows(table, form, lines, log).items():
        (_fill_totals if row == ALL else _fill_row)(table, row, cells, log)


def _rows(
    table: PrintedTable, form: PrintedForm, lines: Sequence[Line], log: ReportLog
) -> dict[str, Numbers]:
    """The cells of each row, in order; places and columns go into the table."""
    rows: dict[str, Numbers] = {}
    row, name = ALL, ""
    waiting: list[tuple[Line, str, Numbers]] = []
    for line in lines:
        words, cells = _split(line.text, form)
        if rows and not words and not (waiting and rows[row]):
            rows[row] += cells
            continue
        if rows and not cells and form.rows.value(name + words) == row:
            continue  # the rest of a longer name of the same row
        waiting.append((line, words, cells))
        parts = _begun([words for _, words, _ in waiting[-MOST_PARTS:]], form, any_row=bool(rows))
        if not parts:
            continue
        _read_other([line for line, _, _ in waiting[:-parts]], table, form, log)
        name = "".join(words for _, words, _ in waiting[-parts:])
        row = form.rows.value(name) or ALL
        if row in rows:
            message = f"{table.name}: the row {row or 'of totals'} stands there twice."
            log.problem("table_form", line.place, message, "Keep one of them.")
        rows[row] = [cell for _, _, part in waiting[-parts:] for cell in part]
        table.places[row] = line.place
        waiting = []
    _read_other([line for line, _, _ in waiting], table, form, log)
    return rows


def _split(text: str, form: PrintedForm) -> tuple[str, Numbers]:
    """A line as a name and the cells after it; all of it is name where other words are there."""
    text = text.strip(" |")
    if SEPARATOR.search(text):
        name, *cells = (part.strip() for part in SEPARATOR.split(text))
        return (name, [*map(number, cells)]) if all(map(form.is_cell, cells)) else (text, [])
    words = text.split()
    cells = list(takewhile(form.is_cell, reversed(words)))[::-1]
    return " ".join(words[: len(words) - len(cells)]), [*map(number, cells)]


def _begun(words: Sequence[str], form: PrintedForm, *, any_row: bool) -> int:
    """How many of the last of these words name a row together, or below a row the totals."""
    for parts in range(1, len(words) + 1):
        name = "".join(words[-parts:])
        is_total = letters(name) == letters(form.form.total)
        if form.rows.value(name) is not None or (any_row and is_total):
            return parts
    return 0


def _read_other(
    lines: Sequence[Line], table: PrintedTable, form: PrintedForm, log: ReportLog
) -> None:
    """Read the lines above the first row for its columns; what else there is, is said."""
    above = not table.places
    if above:
        columns = form.columns.inside(" ".join(line.text for line in lines))
        table.columns = list(dict.fromkeys(columns))
    for line in lines:
        figures = re.search(r"\d", line.text) and len(line.text.split()) > 1
        named = above and (not figures or form.columns.inside(line.text))
        if letters(line.text) and not named:
            log.no_place(f"A line below {table.name}: {excerpt(line.text)}", line.place)


def _fill_row(table: PrintedTable, row: str, cells: Numbers, log: ReportLog) -> None:
    width = len(table.columns)
    while len(cells) > width + 1 and cells[-1] is None:
        cells.pop()
    if len(cells) not in (width, width + 1):
        message = f"{table.name}: the row {row} has {len(cells)} cells for {width} columns."
        remedy = "Fill each cell, with nought if need be, and name each column above."
        log.problem("table_form", table.places[row], message, remedy)
        return
    table.cells |= {(row, c): cell for c, cell in zip(table.columns, cells, strict=False)}
    if len(cells) > width:
        table.totals[row, ALL] = cells[width]


def _fill_totals(table: PrintedTable, row: str, cells: Numbers, log: ReportLog) -> None:
    """Read the row of totals, which may leave out those of columns without numbers."""
    while cells and cells[-1] is None:
        cells.pop()
    used = [column for column in table.columns if column not in table.unused()]
    by_width = {len(columns) + 1: columns for columns in ([], used, table.columns)}
    if len(cells) not in by_width:
        message = f"{table.name}: the row of totals has {len(cells)} cells."
        remedy = "Give it one for each column, and one for all."
        log.problem("table_form", table.places[row], message, remedy)
        return
    named = zip([*by_width[len(cells)], ALL], cells, strict=True)
    table.totals |= {(row, column): total for column, total in named}
    if lacking := [c for c in table.columns if table.totals.get((row, c)) is None]:
        where = f"{table.declared.columns} {', '.join(lacking)}"
        log.slip(f"{table.name}: no total is printed for {where}", table.places[row])
