"""The evidence grid in words."""

import numpy as np
import pandas as pd

from evaldata.charts.chart import readable
from evaldata.charts.grid_places import Grid, empty_cells
from evaldata.sentences import enumeration, quotes

MOST_NAMED = 3
NONE_KNOWN = "No quote is known to be from any of these groups."
NONE_SHARED = "No quote is known to match and filed under two themes."


def in_sentences(grid: Grid) -> list[str]:
    """Each cell in words, its theme and value first."""
    cells = grid.cells
    columns = zip(cells.matches, cells.possible, empty_cells(cells), strict=True)
    counts = [
        "nobody took part" if empty else f"{quotes(known)} known, {possible:,} possible"
        for known, possible, empty in columns
    ]
    names = zip(cells.theme, cells.label, counts, strict=True)
    return [f"{theme}, {label}: {count}" for theme, label, count in names]


def message(grid: Grid) -> str:
    """Which cell has most known quotes; of two themes, which two share most."""
    cells = _pairs_once(grid) if grid.pairs else grid.cells
    most = int(cells.matches.max()) if len(cells) else 0
    if not most:
        return NONE_SHARED if grid.pairs else NONE_KNOWN
    leading = cells[cells.matches == most]
    names = [*zip(leading.label, leading.theme, strict=True)]
    if grid.pairs:
        shared = _few([f"{theme} / {label}" for label, theme in names])
        return f"Most shared: {quotes(most)} filed under both {shared}."
    known = _few([f"{label} on {theme}" for label, theme in names])
    return f"Most quotes: {quotes(most)} known from {known}."


def _pairs_once(grid: Grid) -> pd.DataFrame:
    """The cells of two different themes, each pair once."""
    column = dict(zip(grid.columns["value"], grid.columns.column, strict=True))
    return grid.cells[grid.cells.theme_id.map(column) < grid.cells.column]


def _few(names: list[str]) -> str:
    others = len(names) - MOST_NAMED
    return enumeration(names[:MOST_NAMED] + ([f"{others} more"] if others > 0 else []))


def parts(grid: Grid) -> list[str]:
    """Each theme with its cells in words; cells without any quote are left out."""
    rows = table(grid).to_numpy(dtype=object)
    labels = grid.columns.label.tolist()
    none = "no quote" if grid.pairs else "nobody quoted"
    heard = [
        [
            f"{label} {said}"
            for label, said in zip(labels, row[1:], strict=True)
            if said not in {"–", "nobody"}
        ]
        for row in rows
    ]
    return [f"{row[0]}: {', '.join(some) or none}" for row, some in zip(rows, heard, strict=True)]


def table(grid: Grid) -> pd.DataFrame:
    """A row a theme, a column a value, each cell in words."""
    cells = grid.cells.sort_values(["row", "column"])
    columns = zip(cells.matches, cells.possible, empty_cells(cells), strict=True)
    said = np.array([_in_words(*cell) for cell in columns], dtype=object)
    wide = said.reshape(len(grid.rows), len(grid.columns))
    values = [(label, wide[:, i]) for i, label in enumerate(grid.columns.label)]
    return readable([("Theme", grid.rows.theme.tolist()), *values])


def _in_words(known: int, possible: int, empty: bool) -> str:  # noqa: FBT001
    if empty:
        return "nobody"
    parts = [f"{known:,}"] if known else []
    parts += [f"{possible:,} possible"] if possible else []
    return " + ".join(parts) or "–"
