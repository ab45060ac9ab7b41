"""The evidence grid: themes by the values of an attribute, as tiles to click on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.chart import Chart
from evaldata.charts.grid_places import Cell, Grid, empty_cells
from evaldata.charts.grid_words import in_sentences, message, parts, table
from evaldata.charts.lettering import LINE, bold, hover, styled
from evaldata.charts.style import CLEAR, boxes, ink_on, layout, outlined, scheme, shades, texts
from evaldata.charts.wording import nobody

ROW_HEIGHT = 46
SMALL_ROW_HEIGHT = 26
FEW_COLUMNS = 4
"""Up to so many columns have room for "+6 possible"; more of them get "+6?"."""
TILE = 0.9
"""Height of a tile in rows."""


def grid_chart(
    frame: pd.DataFrame,
    *,
    chosen: Cell | None,
    dark: bool,
    order: Sequence[str] | None = None,
) -> Chart:
    """A grid of `evidence_grid` or of `theme_pairs`; a click gives [theme id, value text].

    A heading gives the theme id or the value text and an empty text. Only known quotes colour a
    tile; possible ones stand apart from their number. Themes stand in the order given, else in
    that of the frame.
    """
    grid = Grid.of(frame, order, chosen=chosen, small=False, possible=True, dark=dark)
    return _chart(grid)


def small_grid(
    frame: pd.DataFrame,
    *,
    dark: bool,
    chosen: Cell | None = None,
    possible: bool = False,
    order: Sequence[str] | None = None,
) -> Chart:
    """The same grid in low rows, with the possible quotes only where they are asked for."""
    grid = Grid.of(frame, order, chosen=chosen, small=True, possible=possible, dark=dark)
    return _chart(grid)


def _chart(grid: Grid) -> Chart:
    size = SMALL_ROW_HEIGHT if grid.small else ROW_HEIGHT
    head = max([1, *(text.count("<br>") + 1 for text in grid.heading_lines)]) * LINE + 8
    rows, columns = len(grid.rows), max(len(grid.columns), 1)
    figure = go.Figure(
        [*_headings(grid, head / size), *_names(grid), *_tiles(grid)],
        layout(
            head + size * rows,
            dark=grid.dark,
            xaxis={"visible": False, "fixedrange": True, "range": [-grid.names_part, columns]},
            yaxis={"visible": False, "fixedrange": True, "range": [rows, -head / size]},
            shapes=_absent_columns(grid),
        ),
    )
    return Chart.of(
        figure,
        message(grid),
        parts=parts(grid),
        table=table(grid),
        minimum_width=grid.minimum_width,
    )


def _tiles(grid: Grid) -> list[go.Bar | go.Scatter]:
    cells, colours = grid.cells, scheme(dark=grid.dark)
    empty = empty_cells(cells)
    fill = np.where(empty, CLEAR, np.array(shades(cells.matches, dark=grid.dark), dtype=object))
    ink = [colours.soft if gone else ink_on(f) for gone, f in zip(empty, fill, strict=True)]
    keys = cells[["theme_id", "value"]].to_numpy(dtype=object).tolist()
    bar = boxes(
        left=cells.column + 0.03,
        width=np.full(len(cells), 0.94),
        rows=cells.row + 0.5,
        hovertext=[hover(text) for text in in_sentences(grid)],
        customdata=keys,
        marker={
            "color": fill.tolist(),
            "cornerradius": 4 if grid.small else 6,
            "line": outlined([tuple(key) == grid.chosen for key in keys]),
        },
        height=TILE,
    )
    return [bar, texts(at=(cells.column + 0.5, cells.row + 0.5), text=_numbers(grid), colour=ink)]


def _numbers(grid: Grid) -> list[str]:
    """What stands on each tile: the known quotes, the possible ones apart, or that nobody can."""
    few = len(grid.columns) <= FEW_COLUMNS
    columns = zip(grid.cells.matches, grid.cells.possible, empty_cells(grid.cells), strict=True)
    return [
        styled(nobody(complete=True))
        if empty
        else _number(known, possible if grid.possible else 0, few=few)
        for known, possible, empty in columns
    ]


def _number(known: int, possible: int, *, few: bool) -> str:
    main = styled(bold(f"{known:,}"), size=15) if known else "–"
    if not possible:
        return main
    return f"{main} {styled(f'+{possible:,} possible' if few else f'+{possible:,}?')}"


def _names(grid: Grid) -> list[go.Bar | go.Scatter]:
    """The themes to the left, each in a box of no colour, so that all of it answers to a click."""
    rows = grid.rows.row + 0.5
    box = boxes(
        left=np.full(len(rows), -grid.names_part),
        width=np.full(len(rows), grid.names_part),
        rows=rows,
        hovertext=[hover(text) for text in grid.rows.theme],
        customdata=[[theme, ""] for theme in grid.rows.theme_id],
        marker={"color": CLEAR, "line": {"width": 0}},
        height=TILE,
    )
    left = np.full(len(rows), -grid.names_part)
    ink = scheme(dark=grid.dark).ink
    return [box, texts(at=(left, rows), text=grid.names, colour=ink, position="middle right")]


def _headings(grid: Grid, rows: float) -> list[go.Bar | go.Scatter]:
    """The values on top, each in a box of no colour, as high as so many rows."""
    middle = np.full(len(grid.columns), -rows / 2)
    box = boxes(
        left=grid.columns.column,
        width=np.ones(len(grid.columns)),
        rows=middle,
        hovertext=[hover(text) for text in grid.columns.label],
        customdata=[["", value] for value in grid.columns["value"]],
        marker={"color": CLEAR, "line": {"width": 0}},
        height=rows,
    )
    at = grid.columns.column + 0.5, middle
    return [box, texts(at=at, text=grid.heading_lines, colour=scheme(dark=grid.dark).ink)]


def _absent_columns(grid: Grid) -> list[dict[str, object]]:
    """A dotted line around the values of which nobody took part."""
    columns = grid.cells.assign(empty=empty_cells(grid.cells)).groupby("column").empty.all()
    line = {"color": scheme(dark=grid.dark).soft, "width": 1, "dash": "dot"}
    place = {"type": "rect", "y0": 0.05, "y1": len(grid.rows) - 0.05, "line": line}
    return [place | {"x0": i + 0.04, "x1": i + 0.96} for i in columns.index[columns]]
