"""The evidence grid: themes by the values of an attribute, as tiles to click on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.captions import in_brief, in_full, nobody, unheard
from evaldata.charts.chart import Chart, readable
from evaldata.charts.line_breaks import bold, height_of, styled, unmarked, wrapped
from evaldata.charts.style import CLEAR, axis, boxes, ink_on, layout, outlined, scheme, shades
from evaldata.model.language import enumeration, quotes

MOST_NAMED = 3
FEW_COLUMNS = 4
"""Up to so many columns have room for names and "+6 possible"; more get numbers and "+6?"."""
TILE = 0.9
"""Height of a tile in rows."""
LETTER_WIDTH, SPARED_WIDTH = 6, 8
"""Pixels of a letter; and so many that a grid drawn a quarter narrower than it asks has room."""
SHORTEST = 6
"""Letters for which each column has room."""

Cell = tuple[str, str]
"""Theme id and value text."""


@dataclass(frozen=True)
class Size:
    """How large a grid is: least pixels of a row, and pixels, letters and lines of a name.

    Names have more pixels from so many columns on, for such a grid may be drawn a quarter narrower.
    The longest is how many letters a word of a heading has room for.
    """

    row: int
    names: int
    letters: int
    lines: int
    radius: int
    spared: int
    longest: int


LARGE = Size(row=46, names=140, letters=22, lines=3, radius=6, spared=11, longest=18)
SMALL = Size(row=26, names=244, letters=42, lines=1, radius=4, spared=FEW_COLUMNS + 1, longest=14)


def grid_chart(
    frame: pd.DataFrame,
    *,
    chosen: Cell | None,
    dark: bool = False,
    order: Sequence[str] | None = None,
) -> Chart:
    """A grid of `evidence_grid` or of `theme_pairs`; a click gives [theme id, value text].

    A heading gives the theme id or the value text and an empty text. Only known quotes colour a
    tile; possible ones stand apart from their number. Themes stand in the order given, else in
    that of the frame; values in that of the frame. A cell without a row has no tile.
    """
    cells = _placed(frame, frame.theme_id.unique() if order is None else order)
    return _chart(cells, LARGE, _numbers(cells), chosen=chosen, dark=dark)


def small_grid(frame: pd.DataFrame, *, dark: bool = False, possible: bool = False) -> Chart:
    """The same grid in low rows, with the possible quotes only where they are asked for."""
    cells = _placed(frame, frame.theme_id.unique())
    numbers = _numbers(cells if possible else cells.assign(possible=0))
    return _chart(cells, SMALL, numbers, chosen=None, dark=dark)


def _placed(frame: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """Cells with their `row` and `column`, from 0, and the `heading` of the column.

    Those of `theme_pairs` get the columns of `evidence_grid` too, and where they are many and have
    numbers these for headings.
    """
    if "other_id" in frame:
        many = frame.other_id.nunique() > FEW_COLUMNS and (frame.number != "").all()
        heading = frame.number if many else frame.other
        frame = frame.assign(value=frame.other_id, label=frame.other, absent=False, heading=heading)
    else:
        frame = frame.assign(heading=frame.label)
    themes = pd.Index(order)
    row = themes[themes.isin(frame.theme_id)].get_indexer(frame.theme_id)
    column = pd.factorize(frame["value"])[0]
    return frame.assign(row=row, column=column)[row >= 0].sort_values(["row", "column"])


def _chart(
    cells: pd.DataFrame, size: Size, numbers: list[str], *, chosen: Cell | None, dark: bool
) -> Chart:
    """The tiles with their numbers, themes to the left and values on top.

    Themes and values are boxes of no colour, so that all of each answers to a click.
    """
    rows, columns = cells.drop_duplicates("row"), cells.drop_duplicates("column")
    across = max(len(columns), 1)
    letter = LETTER_WIDTH if across <= FEW_COLUMNS else SPARED_WIDTH
    words = [*" ".join(columns.heading).split(), *map(unmarked, numbers)]
    letters = min(max([*map(len, words), SHORTEST]), size.longest)
    column_width = letters * letter + 8
    headings = [wrapped(heading, letters) for heading in columns.heading]
    themes = [wrapped(theme, size.letters, most=size.lines) for theme in rows.theme]
    row = max(size.row, height_of(themes))
    longest = max((len(line) for name in themes for line in name.split("<br>")), default=0)
    room = size.names if across < size.spared else (longest + 1) * SPARED_WIDTH
    head, names = height_of(headings) / row, room / column_width
    ink = scheme(dark=dark).ink
    on_top = boxes(
        left=columns.column.to_numpy(),
        width=1.0,
        rows=np.full(len(columns), -head / 2),
        height=head,
        keys=[["", value] for value in columns["value"]],
        said=columns.label,
        text=headings,
        ink=ink,
    )
    to_the_left = boxes(
        left=np.full(len(rows), -names),
        width=names,
        rows=rows.row + 0.5,
        height=TILE,
        keys=[[theme, ""] for theme in rows.theme_id],
        said=rows.theme,
        text=themes,
        ink=ink,
        at=np.full(len(rows), -names),
        position="middle right",
    )
    traces = [*on_top, *to_the_left, *_tiles(cells, numbers, chosen, radius=size.radius, dark=dark)]
    drawn = layout(
        (head + len(rows)) * row,
        dark=dark,
        xaxis=axis(-names, across),
        yaxis=axis(len(rows), -head),
        shapes=_absent_columns(cells, dark=dark),
    )
    least = room + across * column_width
    return Chart(traces, drawn, _message(cells), _table(cells), minimum_width=least)


def _tiles(
    cells: pd.DataFrame, numbers: list[str], chosen: Cell | None, *, radius: int, dark: bool
) -> list[go.Bar | go.Scatter]:
    keys = cells[["theme_id", "value"]].to_numpy(dtype=object).tolist()
    fill = np.where(unheard(cells), CLEAR, shades(cells.matches, dark=dark)).tolist()
    soft = scheme(dark=dark).soft
    return boxes(
        left=cells.column + 0.03,
        width=0.94,
        rows=cells.row + 0.5,
        height=TILE,
        keys=keys,
        said=cells.theme + ", " + cells.label + ": " + in_full(cells),
        text=numbers,
        ink=[soft if colour == CLEAR else ink_on(colour) for colour in fill],
        color=fill,
        cornerradius=radius,
        line=outlined([tuple(key) == chosen for key in keys]),
    )


def _numbers(cells: pd.DataFrame) -> list[str]:
    """What stands on each tile: the known quotes, the possible ones apart, or that nobody can."""
    more = "{:,} possible" if cells.column.nunique() <= FEW_COLUMNS else "{:,}?"
    numbers = []
    for known, possible, gone in zip(cells.matches, cells.possible, unheard(cells), strict=True):
        parts = [styled(bold(f"{known:,}"), size=15)] if known else []
        if possible:
            parts.append(styled(f"{'+' if known else ''}{more.format(possible)}"))
        numbers.append(styled(nobody(complete=True)) if gone else " ".join(parts) or "–")
    return numbers


def _absent_columns(cells: pd.DataFrame, *, dark: bool) -> list[dict[str, object]]:
    """A dotted line around the values of which nobody took part."""
    columns = unheard(cells).groupby(cells.column).all()
    line = {"color": scheme(dark=dark).soft, "width": 1, "dash": "dot"}
    place = {"type": "rect", "y0": 0.05, "y1": cells.row.nunique() - 0.05, "line": line}
    return [place | {"x0": i + 0.04, "x1": i + 0.96} for i in columns.index[columns]]


def _message(cells: pd.DataFrame) -> str:
    """Which cell has most known quotes; of two themes, which two share most."""
    if "other_id" in cells:
        cells = _each_pair_once(cells)
        none = "No quote is known to match and filed under two themes."
        shared = "Most shared: {} filed under both {}."
        even = "No two themes share more than {}."
        return _most(cells, cells.theme + " / " + cells.label, shared, even) or none
    none = "No quote is known to be from any of these groups."
    heard = "Most known: {}, from {}."
    even = "No group is known to have more than {} on a theme."
    return _most(cells, cells.label + " on " + cells.theme, heard, even) or none


def _each_pair_once(cells: pd.DataFrame) -> pd.DataFrame:
    """Of the two cells of two themes that whose theme comes first among the columns."""
    apart = cells[cells.theme_id != cells["value"]].sort_values("column", ascending=False)
    pairs = [*map(frozenset, zip(apart.theme_id, apart["value"], strict=True))]
    return apart[~pd.Series(pairs, apart.index, object).duplicated()].sort_values(["row", "column"])


def _most(cells: pd.DataFrame, names: pd.Series, sentence: str, even: str) -> str:
    """A sentence about the names with most known quotes; empty where there is no quote.

    Where too many have so many to be named, the other sentence says how many that are.
    """
    most = int(cells.matches.max()) if len(cells) else 0
    leading = names[cells.matches == most].tolist()
    said = sentence if len(leading) <= MOST_NAMED else even
    return said.format(quotes(most), enumeration(leading)) if most else ""


def _table(cells: pd.DataFrame) -> pd.DataFrame:
    """A row a theme, a column a value, each cell in words; an empty text where it is left out."""
    rows = cells.drop_duplicates("row")
    columns = cells.drop_duplicates("column").sort_values("column")
    said = cells.assign(said=in_brief(cells)).pivot(index="row", columns="column", values="said")
    wide = said.fillna("").to_numpy(object)
    return readable([("Theme", rows.theme.tolist()), *zip(columns.label, wide.T, strict=True)])
