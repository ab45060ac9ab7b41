"""The report's tables as it prints them: counts of responses, and their totals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import pandas as pd

from evaldata.importers.log import ReportLog, excerpt
from evaldata.importers.report.profile import TableForm
from evaldata.importers.report.text.context import ValueLabels
from evaldata.importers.report.text.lines import Line
from evaldata.model.evaluation import CountTable
from evaldata.model.text import letters

Cells = dict[tuple[str, str], int | None]
Numbers = list[int | None]

ALL = ""  # in the place of a row or column: the total of all
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
NOTHING = ("", "-", "–", "—")
SEPARATOR = re.compile(r"[\t|]")
COUNT = re.compile(r"^\s*[:=\t-]?\s*(\S*)\s*$")
MOST_PARTS = 4


@dataclass
class PrintedTable:
    """A table as it is printed.

    Attributes:
        form: How it is to be read.
        declared: What it counts, as `evaluation.toml` declares it.
        row_labels: What the report calls the values of its rows' attribute.
        column_labels: What it calls those of its columns' attribute.
        columns: Values of the columns' attribute, in the order printed.
        cells: Counts by row and column; None where nothing or only a mark for it is printed.
        totals: Those that are printed, by row and column, of which one or both are `ALL`.
        places: Where each row stands.
    """

    form: TableForm
    declared: CountTable
    row_labels: ValueLabels
    column_labels: ValueLabels
    place: str
    columns: list[str] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)
    totals: Cells = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the report calls it: "Table 3"."""
        return f"Table {self.declared.number}"

    @property
    def attributes(self) -> tuple[str, str]:
        """The attributes that it counts by: that of its rows, that of its columns."""
        return self.declared.rows, self.declared.columns

    @property
    def counts(self) -> pd.Series:
        """The cells in their order, by attribute; nought where nothing is printed."""
        index = pd.MultiIndex.from_tuples(self.cells, names=self.attributes)
        return pd.Series([count or 0 for count in self.cells.values()], index, dtype=int)

    def sum(self, row: str = ALL, column: str = ALL) -> int:
        """What it counts in a row and a column, where `ALL` stands for each of them."""
        cells = self.cells.items()
        return sum(n or 0 for (r, c), n in cells if row in (r, ALL) and column in (c, ALL))

    def margin(self, attribute: str) -> pd.Series:
        """Its counts by value of one of its attributes."""
        return self.counts.groupby(level=attribute, sort=False).sum()

    def unused(self) -> list[str]:
        """The columns in which no row has a number."""
        used = {column for (_, column), count in self.cells.items() if count is not None}
        return [column for column in self.columns if column not in used]

    def is_cell(self, text: str) -> bool:
        """Whether a text is a number or stands for none."""
        nothing = {mark.casefold() for mark in (*NOTHING, *self.form.missing)}
        return bool(WHOLE.fullmatch(text)) or text.casefold() in nothing


def number(cell: str) -> int | None:
    """The number in a cell; None where it holds none."""
    return int(cell.replace(",", "")) if WHOLE.fullmatch(cell) else None


def read_matrix(table: PrintedTable, lines: Sequence[Line], log: ReportLog) -> None:
    """Read the rows below a caption into the table.

    A cell may stand on a line of its own, and a name on several, with the cells beside or below
    any of them, as PDF files have it. What stands above the first row names the columns.
    """
    for row, cells in _rows(table, lines, log).items():
        if row == ALL:
            _fill_totals(table, cells, log)
        else:
            _fill_row(table, row, cells, log)


def _rows(table: PrintedTable, lines: Sequence[Line], log: ReportLog) -> dict[str, Numbers]:
    """The cells of each row, in order; places and columns go into the table."""
    rows: dict[str, Numbers] = {}
    row, name = ALL, ""
    waiting: list[tuple[Line, str, Numbers]] = []
    for line in lines:
        words, cells = _split(line.text, table)
        if rows and not words and not (waiting and rows[row]):
            rows[row] += cells
            continue
        if rows and not cells and table.row_labels.value(name + words) == row:
            continue  # the rest of a longer name of the same row
        waiting.append((line, words, cells))
        parts = _begun([words for _, words, _ in waiting[-MOST_PARTS:]], table, any_row=bool(rows))
        if not parts:
            continue
        above, named = waiting[:-parts], waiting[-parts:]
        _read_other([line for line, _, _ in above], table, log)
        name = "".join(words for _, words, _ in named)
        row = table.row_labels.value(name) or ALL
        if row in rows:
            message = f"{table.name}: the row {row or 'of totals'} stands there twice."
            log.problem("table_form", line.place, message, "Keep one of them.")
        rows[row] = [cell for _, _, part in named for cell in part]
        table.places[row] = line.place
        waiting = []
    _read_other([line for line, _, _ in waiting], table, log)
    return rows


def _split(text: str, table: PrintedTable) -> tuple[str, Numbers]:
    """A line as a name and the cells after it; all of it is name where other words are there."""
    text = text.strip(" |")
    if SEPARATOR.search(text):
        name, *cells = (part.strip() for part in SEPARATOR.split(text))
        return (name, [*map(number, cells)]) if all(map(table.is_cell, cells)) else (text, [])
    words = text.split()
    cells = list(takewhile(table.is_cell, reversed(words)))[::-1]
    return " ".join(words[: len(words) - len(cells)]), [*map(number, cells)]


def _begun(words: Sequence[str], table: PrintedTable, *, any_row: bool) -> int:
    """How many of the last of these words name a row together, or below a row the totals."""
    for parts in range(1, len(words) + 1):
        name = "".join(words[-parts:])
        is_total = letters(name) == letters(table.form.total)
        if table.row_labels.value(name) is not None or (any_row and is_total):
            return parts
    return 0


def _read_other(lines: Sequence[Line], table: PrintedTable, log: ReportLog) -> None:
    """Read the lines above the first row for its columns; what else there is, is said."""
    above = not table.places
    if above:
        columns = table.column_labels.inside(" ".join(line.text for line in lines))
        table.columns = list(dict.fromkeys(columns))
    for line in lines:
        figures = re.search(r"\d", line.text) and len(line.text.split()) > 1
        named = above and (not figures or table.column_labels.inside(line.text))
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


def _fill_totals(table: PrintedTable, cells: Numbers, log: ReportLog) -> None:
    """Read the row of totals, which may leave out those of columns without numbers."""
    place = table.places[ALL]
    while cells and cells[-1] is None:
        cells.pop()
    used = [column for column in table.columns if column not in table.unused()]
    by_width = {len(columns) + 1: columns for columns in ([], used, table.columns)}
    if len(cells) not in by_width:
        message = f"{table.name}: the row of totals has {len(cells)} cells."
        log.problem("table_form", place, message, "Give it one for each column, and one for all.")
        return
    columns = [*by_width[len(cells)], ALL]
    table.totals |= {(ALL, c): total for c, total in zip(columns, cells, strict=True)}
    if lacking := [c for c in table.columns if table.totals.get((ALL, c)) is None]:
        where = f"{table.declared.columns} {', '.join(lacking)}"
        log.slip(f"{table.name}: no total is printed for {where}", place)


def read_blocks(table: PrintedTable, lines: Sequence[Line], log: ReportLog) -> None:
    """Read the blocks below a caption into the table."""
    row: str | None = None
    for line in lines:
        column, count = _count(line.text, table)
        known = table.totals if column == ALL else table.cells
        if column is None:
            row = table.row_labels.value(line.text.strip(" :*_"))
            if row is None:
                log.no_place(f"A line below {table.name}: {excerpt(line.text)}", line.place)
            else:
                table.places[row] = line.place
        elif row is None or (row, column) in known:
            wrong = "under no name that is known" if row is None else "there twice"
            message = f"{table.name}: the count {excerpt(line.text)} stands {wrong}."
            remedy = "Correct the report, or add what it calls the row to the profile's labels."
            log.problem("table_form", line.place, message, remedy)
        elif column != ALL or count is not None:
            known[row, column] = count
    table.columns = list(dict.fromkeys(column for _, column in table.cells))


def _count(text: str, table: PrintedTable) -> tuple[str | None, int | None]:
    """The column that a line names, or `ALL`, and its count; no column for other lines."""
    column, rest = table.column_labels.beginning(text)
    total = re.match(rf"{re.escape(table.form.total)}(?!\w)", text, re.IGNORECASE)
    if total and column is None:
        column, rest = ALL, text[total.end() :]
    match = COUNT.match(rest)
    if match is None or not table.is_cell(match[1]):
        return None, None
    return column, number(match[1])
