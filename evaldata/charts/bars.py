"""Responses by the values of an attribute, as bars."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import LINE, hover, lines_of, wrapped
from evaldata.charts.style import KEPT, hues, layout, names_axis, scheme, texts
from evaldata.charts.wording import in_order, listed, most_responses, responses
from evaldata.evaluation import Attribute
from evaldata.sentences import capitalised

LETTERS = 26
"""Letters of a name in a line."""
ROOM = 1.2
"""How far the axis goes beyond the longest bar, for its number."""


def bars(frame: pd.DataFrame, attribute: Attribute, *, dark: bool) -> Chart:
    """Responses by an attribute's values as bars; a click gives [attribute id, value text]."""
    counts, names = in_order(frame, attribute), bar_names(attribute)
    figure = go.Figure(
        bar_traces(attribute, counts, dark=dark),
        layout(
            bars_height(names),
            dark=dark,
            xaxis=bars_axis(counts),
            yaxis=names_axis([wrapped(name, LETTERS) for name in names], dark=dark),
        ),
    )
    labels = [value.shown for value in attribute.values]
    return Chart.of(
        figure,
        most_responses(names, counts),
        parts=listed(names, counts),
        table=readable([(attribute.label, labels), ("Responses", counts)]),
    )


def bar_names(attribute: Attribute) -> list[str]:
    """What the bars of an attribute are called."""
    return [capitalised(value.many) for value in attribute.values]


def bars_height(names: Sequence[str]) -> int:
    """Pixels that bars with these names need."""
    lines = max(len(lines_of(name, LETTERS)) for name in names)
    return (11 + LINE * lines) * len(names)


def bars_axis(counts: Sequence[int]) -> dict[str, Any]:
    """The axis of the numbers."""
    return {"visible": False, "fixedrange": True, "range": [0, max([*counts, 1]) * ROOM]}


def bar_traces(
    attribute: Attribute, counts: Sequence[int], *, dark: bool, axes: str = ""
) -> list[go.Bar | go.Scatter]:
    """Bars and their numbers, on the axes of that number."""
    rows, on = np.arange(len(counts)), (f"x{axes}", f"y{axes}")
    said = [
        f"{capitalised(v.many)}: {responses(n)}"
        for v, n in zip(attribute.values, counts, strict=True)
    ]
    bar = go.Bar(
        orientation="h",
        x=[n or None for n in counts],
        y=rows,
        width=0.6,
        marker={"color": hues(1, dark=dark)[0], "cornerradius": 3},
        customdata=[[attribute.id, text] for text in attribute.texts],
        hovertext=[hover(text) for text in said],
        hoverinfo="text",
        xaxis=on[0],
        yaxis=on[1],
        **KEPT,
    )
    numbers = texts(
        at=(counts, rows),
        text=[f" {n:,}" for n in counts],
        colour=scheme(dark=dark).ink,
        position="middle right",
        axes=on,
    )
    return [bar, numbers]
