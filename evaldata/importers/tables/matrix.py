"""A table as a matrix: a line for each row, a number for each column, perhaps totals."""

import re
from collections.abc import Sequence
from itertools import takewhile

from evaldata.importers.account import Notes, excerpt
from evaldata.importers.tables.printed import Form, PrintedTable
from evaldata.importers.text.lines import Line, letters

Cells = list[int | None]

SEPARATOR = re.compile(r"[\t|]")
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
NOTHING = ("", "-", "–", "—")
TOTAL = ""
MOST_PARTS = 4


def read_matrix(table: PrintedTable, form: Form, lines: Sequence[Line], notes: Notes) -> None:
    """Read the rows below a caption into the table.

    A cell may stand on a line of its own, and a name on several, with the cells beside or below
    any of them, as PDF files have it. What stands above the first row names the columns.
    """
    for row, cells in _rows(table, form, lines, notes).items():
        if row == TOTAL:
            _fill_totals(table, cells, notes)
        else:
            _fill_row(table, row, cells, notes)


def _rows(table: PrintedTable, form: Form, lines: Sequence[Line], notes: Notes) -> dict[str, Cells]:
    """The cells of each row, in order; places and columns go into the table."""
    rows: dict[str, Cells] = {}
    row, name = "", ""
    waiting: list[tuple[Line, str, Cells]] = []
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
        _read_other([line for line, _, _ in waiting[:-parts]], table, form, notes)
        name = "".join(words for _, words, _ in waiting[-parts:])
        row = form.rows.value(name) or TOTAL
        if row in rows:
            _twice(table, row, line, notes)
        rows[row] = [cell for _, _, part in waiting[-parts:] for cell in part]
        table.places[row] = line.place
        waiting = []
    _read_other([line for line, _, _ in waiting], table, form, notes)
    return rows


def _split(text: str, form: Form) -> tuple[str, Cells]:
    """A line as a name and the cells after it; all of it is name where other words are there."""
    text = text.strip(" |")
    if SEPARATOR.search(text):
        name, *parts = (part.strip() for part in SEPARATOR.split(text))
        return (name, _numbers(parts)) if all(_is_cell(p, form) for p in parts) else (text, [])
    words = text.split()
    cells = list(takewhile(lambda word: _is_cell(word, form), reversed(words)))[::-1]
    return " ".join(words[: len(words) - len(cells)]), _numbers(cells)


def _is_cell(text: str, form: Form) -> bool:
    nothing = {mark.casefold() for mark in (*NOTHING, *form.form.missing)}
    return bool(WHOLE.fullmatch(text)) or text.casefold() in nothing


def _numbers(cells: Sequence[str]) -> Cells:
    """The numbers in cells; None for each that holds none."""
    return [int(cell.replace(",", "")) if WHOLE.fullmatch(cell) else None for cell in cells]


def _begun(words: Sequence[str], form: Form, *, any_row: bool) -> int:
    """How many of the last of these words name a row together, or below a row the totals."""
    for parts in range(1, len(words) + 1):
        name = "".join(words[-parts:])
        is_total = letters(name) == letters(form.form.total)
        if form.rows.value(name) is not None or (any_row and is_total):
            return parts
    return 0


def _read_other(lines: Sequence[Line], table: PrintedTable, form: Form, notes: Notes) -> None:
    """Read the lines above the first row for its columns; what else there is, is said."""
    columns: list[str] = []
    if not table.places:
        columns = form.columns.inside(" ".join(line.text for line in lines))
        table.columns = list(dict.fromkeys(columns))
    for line in lines:
        named = columns and form.columns.inside(line.text)
        figures = re.search(r"\d", line.text) and len(line.text.split()) > 1
        if (table.places or figures) and not named and letters(line.text):
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
