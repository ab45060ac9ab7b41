"""What charts of bars in rows have in common, the names of the rows to the left."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.line_breaks import LINE, escaped, lines_of
from evaldata.charts.style import SIZE, axis, bar, layout, scheme, texts

LETTERS, LINES = 28, 2
"""Letters of a name in a line, and its lines."""
ROW_HEIGHT = 28


def row_bars(numbers: pd.Series | Sequence[float], **more: Any) -> go.Bar:  # noqa: ANN401
    """A bar in each row, as long as its number, with what else `bar` takes; none for 0."""
    drawn: dict[str, Any] = {"x": [n or None for n in numbers], "y": np.arange(len(numbers))}
    return bar(**(drawn | {"width": 0.6} | more))


def whole_rows(reach: float, keys: Sequence[Sequence[str]]) -> go.Bar:
    """A bar in each row that nobody sees, so that a click beside what is drawn counts as well."""
    unseen = {"width": 1, "opacity": 0, "showlegend": False, "hoverinfo": "none"}
    return row_bars([reach] * len(keys), keys=keys, said=[], **unseen)


def beside(
    ends: Sequence[float], words: Iterable[str], *, dark: bool, rows: npt.ArrayLike | None = None
) -> go.Scatter:
    """Words to the right of the ends of bars."""
    return texts(
        at=(ends, np.arange(len(ends)) if rows is None else rows),
        text=[f" {word}" for word in words],
        colour=scheme(dark=dark).ink,
        position="middle right",
    )


def rows_layout(
    names: Sequence[str],
    reach: float,
    *,
    dark: bool,
    size: int = ROW_HEIGHT,
    letters: int = LETTERS,
    **more: Any,  # noqa: ANN401 - as Plotly's
) -> dict[str, Any]:
    """The layout of rows named from the top, each of so many pixels at least, on an axis from 0.

    Names have so many letters in a line.
    """
    lines = [lines_of(name, letters, most=LINES) for name in names]
    rows = {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": ["<br>".join(map(escaped, some)) for some in lines],
        "ticks": "",
        "ticklabelstandoff": 6,
        "tickfont": {"size": SIZE, "color": scheme(dark=dark).ink},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    height = max([LINE * len(some) for some in lines] + [size]) * max(len(names), 1)
    return layout(height, dark=dark, **({"xaxis": axis(0, reach), "yaxis": rows} | more))
