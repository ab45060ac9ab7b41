"""The sheets of a workbook that a person filled in: rows by column, each with its number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from evaldata.importers.coding.workbook.forms import EXAMPLE, EXAMPLE_END, SPARE_HELP, SheetForm
from evaldata.importers.files.spreadsheet import NumberedRow
from evaldata.model.text import letters

MOST_TITLES = 10
"""In how many rows the headings are looked for."""


@dataclass(frozen=True)
class Row:
    """A row of a sheet.

    Attributes:
        number: As the program that shows the sheet numbers it.
        cells: Texts by the name of their column; a blank one is missing.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet, without those that explain.

    Attributes:
        headings: What stands above each column; a column that the form does not know is named
            by the letters of its heading.
        twice: Headings of columns that are not read, since an earlier one has the same.
        still_examples: Numbers of rows that were changed but are still marked as the example.
        unheaded: Letters of columns with something in them and no heading.
    """

    form: SheetForm
    rows: tuple[Row, ...]
    headings: Mapping[str, str]
    twice: tuple[str, ...]
    still_examples: tuple[int, ...]
    unheaded: tuple[str, ...]

    @classmethod
    def of(cls, form: SheetForm, grid: Sequence[NumberedRow]) -> "Sheet":
        """The sheet of that form; the row with most of its headings is taken for its head.

        The schema's own name of a column is understood too.
        """
        fields = form.all_fields
        names = {letters(f.name): f.name for f in fields}
        names |= {letters(f.heading): f.name for f in fields}
        top = grid[:MOST_TITLES]
        first, head = max(
            top, key=lambda row: sum(letters(t) in names for t in row[1]), default=(0, [])
        )
        below = [row for row in grid if row[0] > first]
        columns: dict[int, str] = {}
        headings: dict[str, str] = {}
        twice, unheaded, blank = [], [], ("", SPARE_HELP)
        for place, text in enumerate(head):
            name = names.get(letters(text), letters(text))
            if name in headings:
                twice.append(text)
            elif name:
                columns[place], headings[name] = name, text
            if not text and any(_words(cells[place]) not in blank for _, cells in below):
                unheaded.append(xl_col_to_name(place))
        said = _rows(below, columns, form)
        marked = [row for row in said if _is_marked(row, form)]
        example = {f.name: f.example for f in fields if f.example}
        changed = tuple(row.number for row in marked if row.cells != example)
        rows = tuple(row for row in said if row not in marked)
        return cls(form, rows, headings, tuple(twice), changed, tuple(unheaded))

    @property
    def unknown(self) -> list[str]:
        """Names of the columns that the form does not know."""
        known = {f.name for f in self.form.all_fields}
        return [name for name in self.headings if name not in known]


def _rows(grid: Sequence[NumberedRow], columns: Mapping[int, str], form: SheetForm) -> list[Row]:
    """The rows with anything in these columns, but that of the help."""
    told = {SPARE_HELP, *(_words(f.help) for f in form.all_fields)}
    rows = (
        Row(number, {name: cells[place] for place, name in columns.items() if cells[place]})
        for number, cells in grid
    )
    return [row for row in rows if row.cells and told.isdisjoint(map(_words, row.cells.values()))]


def _is_marked(row: Row, form: SheetForm) -> bool:
    text = row.cells.get(form.main, "")
    return text.startswith(EXAMPLE) and text.endswith(EXAMPLE_END)


def _words(text: str) -> str:
    return " ".join(text.split())
