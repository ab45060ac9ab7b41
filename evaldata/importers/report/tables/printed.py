"""The report's tables as it prints them: counts of responses, and their totals."""

import re
from dataclasses import dataclass, field

import pandas as pd

from evaldata.importers.report.profile import TableForm
from evaldata.importers.report.text.labels import ValueLabels
from evaldata.model.evaluation import CountTable

Cells = dict[tuple[str, str], int | None]

ALL = ""  # in the place of a row or column: the total of all
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
NOTHING = ("", "-", "–", "—")


@dataclass
class PrintedTable:
    """A table as it is printed.

    Attributes:
        declared: What it counts, as `evaluation.toml` declares it.
        columns: Values of the columns' attribute, in the order printed.
        cells: Counts by row and column; None where nothing or only a mark for it is printed.
        totals: Those that are printed, by row and column, of which one or both are `ALL`.
        places: Where each row stands.
    """

    declared: CountTable
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

    @property
    def sum(self) -> int:
        """All that it counts."""
        return int(self.counts.sum())

    def margin(self, attribute: str) -> pd.Series:
        """Its counts by value of one of its attributes."""
        level = self.attributes.index(attribute)
        return self.counts.groupby(level=level, sort=False).sum()

    def unused(self) -> list[str]:
        """The columns in which no row has a number."""
        used = {column for (_, column), count in self.cells.items() if count is not None}
        return [column for column in self.columns if column not in used]


@dataclass(frozen=True)
class PrintedForm:
    """How a table is to be read: its form in the profile, and the names of its values."""

    form: TableForm
    rows: ValueLabels
    columns: ValueLabels

    def is_cell(self, text: str) -> bool:
        """Whether a text is a number or stands for none."""
        nothing = {mark.casefold() for mark in (*NOTHING, *self.form.missing)}
        return bool(WHOLE.fullmatch(text)) or text.casefold() in nothing


def number(cell: str) -> int | None:
    """The number in a cell; None where it holds none."""
    return int(cell.replace(",", "")) if WHOLE.fullmatch(cell) else None
