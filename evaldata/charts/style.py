"""The house style of figures, once."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from evaldata.contrast import contrast
from evaldata.palette import CATEGORIES, DARK, LIGHT, MARK, Scheme

CLEAR = "rgba(0,0,0,0)"
SIZE = 13
STANDOFF = 6
"""Pixels between a row and its name."""
MARKED = 3
"""Pixels of the outline of what is chosen."""
KEPT = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""A selection leaves the other marks as they are."""
AXIS = {"visible": False, "fixedrange": True}
LEGEND = {
    "orientation": "h",
    "x": 0,
    "y": 1,
    "yanchor": "bottom",
    "traceorder": "normal",
    "itemclick": False,
    "itemdoubleclick": False,
}


def scheme(*, dark: bool) -> Scheme:
    """The colours of text on a light or on a dark ground."""
    return DARK if dark else LIGHT


def hues(number: int, *, dark: bool) -> list[str]:
    """Colours for so many categories, over again when they are used up."""
    colours = CATEGORIES.cycle(dark=dark)
    return [next(colours) for _ in range(number)]


def shades(counts: npt.ArrayLike, *, dark: bool) -> list[str]:
    """The colours of counts on the sequential scale: the darker side for the highest."""
    steps, numbers = scheme(dark=dark).steps, np.asarray(counts)
    most = max(int(numbers.max(initial=0)), 1)
    step = np.where(numbers > 0, 1 + np.rint((len(steps) - 2) * numbers / most), 0)
    return [steps[int(i)] for i in step]


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def layout(height: int, *, dark: bool, **more: object) -> dict[str, Any]:
    """The layout that all figures have, of a height in pixels, with what one adds to it."""
    colours = scheme(dark=dark)
    font = {"size": SIZE, "color": colours.ink}
    common: dict[str, Any] = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "font": font,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "legend": LEGEND | {"font": font},
        "xaxis": AXIS,
        "yaxis": AXIS,
        "barmode": "overlay",
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.grounds[1],
            "bordercolor": colours.line,
            "font": font,
            "align": "left",
        },
    }
    return common | more


def names_axis(names: Sequence[str], *, dark: bool) -> dict[str, Any]:
    """A vertical axis that names rows from the top; the names are literal already."""
    return {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "ticks": "",
        "ticklabelstandoff": STANDOFF,
        "tickfont": {"size": SIZE, "color": scheme(dark=dark).ink},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def boxes(
    *,
    left: npt.ArrayLike,
    width: npt.ArrayLike,
    rows: npt.ArrayLike,
    height: float,
    **more: object,
) -> go.Bar:
    """Boxes at these places, as bars: unlike the cells of a heat map a click selects them.

    Rows are the middles of the boxes, in the unit of their height; hover texts are literal already.
    """
    placed = {"base": left, "x": width, "y": rows, "width": height}
    return go.Bar(orientation="h", hoverinfo="text", showlegend=False, **(placed | KEPT | more))


def texts(  # noqa: PLR0913 - how a text looks
    *,
    at: tuple[npt.ArrayLike, npt.ArrayLike],
    text: Sequence[str],
    colour: str | Sequence[str],
    position: str | Sequence[str] = "middle center",
    size: int = SIZE,
    axes: tuple[str, str] = ("x", "y"),
) -> go.Scatter:
    """Texts at these places, literal already. A selection leaves their colours as they are."""
    first = colour if isinstance(colour, str) else next(iter(colour), CLEAR)
    font = {"size": size, "color": colour}
    return go.Scatter(
        mode="text",
        x=at[0],
        y=at[1],
        xaxis=axes[0],
        yaxis=axes[1],
        text=list(text),
        textposition=position,
        textfont=font,
        selected={"textfont": {"color": first}},
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )


def outlined(marked: Sequence[bool]) -> dict[str, Any]:
    """The outline of boxes of which some are chosen."""
    return {"width": [MARKED if one else 0 for one in marked], "color": MARK}


def hatched(colour: str, *, dark: bool) -> Mapping[str, Any]:
    """The marker of bars that count what is only possible."""
    ground = scheme(dark=dark).grounds[0]
    return {
        "color": ground,
        "line": {"color": colour, "width": 1.2},
        "pattern": {
            "shape": "/",
            "fgcolor": colour,
            "bgcolor": ground,
            "size": 6,
            "solidity": 0.3,
            "fgopacity": 0.5,
        },
    }
