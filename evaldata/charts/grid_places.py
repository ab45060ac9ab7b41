"""Where the cells of an evidence grid stand, and how much room its names need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import pandas as pd

from evaldata.charts.lettering import wrapped

NAMES_WIDTH, SMALL_NAMES_WIDTH = 216, 244
NAME_LETTERS, SMALL_NAME_LETTERS = 32, 42
"""The names of themes: two lines in high rows, one in low ones."""
LEAST_WIDTH = 560
LETTER_WIDTH = 6.0

Cell = tuple[str, str]
"""Theme id and value text."""


@dataclass(frozen=True, eq=False)
class Grid:
    """The cells of a grid in their places.

    Attributes:
        cells: Row and column of each beside the columns of `evidence_grid`.
        small: Drawn in low rows.
        possible: Possible quotes are shown.
        pairs: The columns are themes too.
    """

    cells: pd.DataFrame
    chosen: Cell | None
    small: bool
    possible: bool
    pairs: bool
    dark: bool

    @classmethod
    def of(  # noqa: PLR0913 - how a grid is drawn
        cls,
        frame: pd.DataFrame,
        order: Sequence[str] | None,
        *,
        chosen: Cell | None,
        small: bool,
        possible: bool,
        dark: bool,
    ) -> Self:
        """The grid of `evidence_grid` or of `theme_pairs`, its themes in an order."""
        pairs = "other_id" in frame
        return cls(
            _placed(frame, order), chosen, small=small, possible=possible, pairs=pairs, dark=dark
        )

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row a theme: theme_id, theme, row."""
        return self.cells.drop_duplicates("row").sort_values("row")

    @cached_property
    def columns(self) -> pd.DataFrame:
        """One row a value: value, label, column, responses."""
        return self.cells.drop_duplicates("column").sort_values("column")

    @property
    def column_width(self) -> int:
        """Pixels that a column needs, for the longest word over it."""
        words = [len(word) for label in self.columns.label for word in label.split()]
        return int(min(max([*words, 6]), 14) * LETTER_WIDTH) + 8

    @property
    def names_width(self) -> int:
        """Pixels that the names of themes need."""
        return SMALL_NAMES_WIDTH if self.small else NAMES_WIDTH

    @property
    def names(self) -> list[str]:
        """The names of themes, broken into lines."""
        letters, most = (SMALL_NAME_LETTERS, 1) if self.small else (NAME_LETTERS, 2)
        return [wrapped(theme, letters, most=most) for theme in self.rows.theme]

    @property
    def minimum_width(self) -> int:
        """Pixels that the grid needs."""
        return self.names_width + self.column_width * len(self.columns)

    @property
    def names_part(self) -> float:
        """Width of the names of themes, in columns."""
        width = max(self.minimum_width, LEAST_WIDTH)
        return self.names_width / (width - self.names_width) * max(len(self.columns), 1)

    @property
    def heading_lines(self) -> list[str]:
        """The headings of the columns, broken into lines."""
        wide = max(self.minimum_width, LEAST_WIDTH) - self.names_width
        letters = int((wide / max(len(self.columns), 1) - 6) / LETTER_WIDTH)
        return [wrapped(label, max(letters, 6)) for label in self.columns.label]


def _placed(frame: pd.DataFrame, order: Sequence[str] | None) -> pd.DataFrame:
    """The cells of a grid or of `theme_pairs` with the row and column of each, from 0."""
    frame = frame.rename(columns={"other_id": "value", "other": "label"})
    if "absent" not in frame:
        frame = frame.assign(absent=False)
    themes = list(order) if order is not None else frame.theme_id.unique().tolist()
    row = {theme: i for i, theme in enumerate(themes)}
    column = {value: i for i, value in enumerate(frame["value"].unique())}
    placed = frame[frame.theme_id.isin(row)]
    return placed.assign(
        row=placed.theme_id.map(row).astype(int), column=placed["value"].map(column).astype(int)
    )


def empty_cells(cells: pd.DataFrame) -> pd.Series:
    """Cells of which nobody took part, nor is quoted after all."""
    return cells.absent & (cells.matches == 0)
