"""The style of figures, once."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from evaldata.charts.line_breaks import hover
from evaldata.model.contrast import contrast
from evaldata.model.palette import DARK, LIGHT, MARK, Scheme

CLEAR = "rgba(0,0,0,0)"
SIZE = 13
LEGEND_LINE, LEGEND_GAP, LEGEND_ENTRY, LETTER_WIDTH = 20, 10, 48, 7
"""Pixels of a legend's line, of what is beneath it, of an entry beside its name, and of a letter,
rather too many."""
LEGEND_LINES, LEGEND_ENTRIES = 2, 3
"""Lines for which a legend has room where it may have many entries, and entries for which it has
more."""
MARKED = 3
"""Pixels of the outline of what is chosen."""
KEPT = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""A selection leaves the other marks as they are."""
AXIS = {"visible": False, "fixedrange": True}
HATCH = {"shape": "/", "size": 6, "solidity": 0.3, "fgopacity": 0.5}
LEGEND = {
    "orientation": "h",
    "x": 0,
    "y": 1,
    "yanchor": "bottom",
    "maxheight": 1,
    "traceorder": "normal",
    "itemclick": False,
    "itemdoubleclick": False,
}


def scheme(*, dark: bool) -> Scheme:
    """The colours of text on a light or on a dark ground."""
    return DARK if dark else LIGHT


def shades(counts: npt.ArrayLike, *, dark: bool) -> list[str]:
    """The colours of counts on the sequential scale: the darker side for the highest."""
    steps, numbers = scheme(dark=dark).steps, np.asarray(counts)
    most = max(int(numbers.max(initial=0)), 1)
    step = np.where(numbers > 0, 1 + np.rint((len(steps) - 2) * numbers / most), 0)
    return [steps[int(i)] for i in step]


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def axis(start: float, end: float, **more: object) -> dict[str, Any]:
    """An axis that nobody sees, from one number to another."""
    return AXIS | {"range": [start, end]} | more


def layout(height: float, *, dark: bool, legend: int = 0, **more: object) -> dict[str, Any]:
    """The layout that all figures have, of a height in pixels, with what one adds to it.

    A legend stands over the figure and takes the pixels of so many lines more.
    """
    colours, top = scheme(dark=dark), LEGEND_LINE * legend + LEGEND_GAP if legend else 0
    font = {"size": SIZE, "color": colours.ink}
    common: dict[str, Any] = {
        "template": "none",
        "height": round(height) + top,
        "margin": {"l": 0, "r": 0, "t": top, "b": 0},
        "font": font,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": bool(legend),
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


def legend_lines(entries: int) -> int:
    """Lines of a legend of so many entries; many stand below each other, to be seen at once."""
    return max(LEGEND_LINES, -(-entries // LEGEND_ENTRIES))


def legend_width(names: Iterable[str], lines: int) -> int:
    """Pixels in which a legend of these names has so many lines; all entries are alike in width."""
    entries = [LEGEND_ENTRY + LETTER_WIDTH * len(name) for name in names]
    return -(-len(entries) // lines) * max(entries, default=0)


def bar(*, keys: Sequence[Sequence[str]], said: Iterable[str], **more: object) -> go.Bar:
    """Bars, to the right if nothing else is asked; a selection leaves the others as they are.

    A click on one gives its keys, and the pointer what is said of it.
    """
    common = {
        "orientation": "h",
        "customdata": keys,
        "hovertext": [hover(text) for text in said],
        "hoverinfo": "text",
    }
    return go.Bar(**(common | KEPT | more))


def inside(
    numbers: Iterable[int], colour: str, *, least: float = 1, size: int = SIZE
) -> dict[str, Any]:
    """What a bar needs to say its numbers inside, from the least that has room for it."""
    font = {"textfont": {"color": colour}}
    return {
        "text": [f"{n:,}" if n >= least else "" for n in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": size, "color": colour},
        "selected": KEPT["selected"] | font,
        "unselected": KEPT["unselected"] | font,
    }


def boxes(  # noqa: PLR0913 - where boxes stand and what they say
    *,
    left: npt.NDArray[Any],
    width: float | npt.NDArray[Any],
    rows: npt.NDArray[Any],
    height: float,
    keys: Sequence[Sequence[str]],
    said: Iterable[str],
    text: Sequence[str],
    ink: str | Sequence[str],
    at: npt.ArrayLike | None = None,
    position: str | Sequence[str] = "middle center",
    **marker: object,
) -> list[go.Bar | go.Scatter]:
    """Boxes with texts in them, as bars: unlike the cells of a heat map a click selects them.

    Rows are the middles of the boxes, in the unit of their height; texts are literal already and
    stand in the middle of their boxes, if not at other places.
    """
    box = bar(
        keys=keys,
        said=said,
        base=left,
        x=np.broadcast_to(width, len(left)),
        y=rows,
        width=height,
        marker={"color": CLEAR, "line": {"width": 0}} | marker,
        showlegend=False,
    )
    x = left + width / 2 if at is None else at
    return [box, texts(at=(x, rows), text=text, colour=ink, position=position)]


def texts(
    *,
    at: tuple[npt.ArrayLike, npt.ArrayLike],
    text: Sequence[str],
    colour: str | Sequence[str],
    position: str | Sequence[str] = "middle center",
    size: int = SIZE,
    **more: object,
) -> go.Scatter:
    """Texts at these places, literal already. A selection leaves their colours as they are."""
    first = colour if isinstance(colour, str) else next(iter(colour), CLEAR)
    font = {"size": size, "color": colour}
    return go.Scatter(
        mode="text",
        x=at[0],
        y=at[1],
        text=list(text),
        textposition=position,
        textfont=font,
        selected={"textfont": {"color": first}},
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
        **more,
    )


def outlined(marked: Sequence[bool]) -> dict[str, Any]:
    """The outline of boxes of which some are chosen."""
    return {"width": [MARKED if one else 0 for one in marked], "color": MARK}


def hatched(colour: str, *, dark: bool) -> dict[str, Any]:
    """The marker of bars that count what is only possible."""
    ground = scheme(dark=dark).grounds[0]
    pattern = HATCH | {"fgcolor": colour, "bgcolor": ground}
    return {"color": ground, "line": {"color": colour, "width": 1.2}, "pattern": pattern}
