"""Responses by the values of one attribute or of two, as bars."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.chart import Chart, in_words, readable
from evaldata.charts.lettering import escaped
from evaldata.charts.rows import beside, row_bars, rows_layout
from evaldata.charts.style import hues, ink_on, inside
from evaldata.charts.wording import most_responses, responses
from evaldata.counts import CrossTable
from evaldata.evaluation import Attribute
from evaldata.sentences import capitalised

ROOM = 1.2
"""How far the axis goes beyond the longest bar, for its number."""
DIVIDED_HEIGHT = 34


def bars(frame: pd.DataFrame, attribute: Attribute, *, dark: bool) -> Chart:
    """Responses by an attribute's values as bars; a click gives [attribute id, value text].

    The frame is `responses_by` of the attribute.
    """
    counts = frame.responses.tolist()
    labels = [value.shown for value in attribute.values]
    table = readable([(attribute.label, labels), ("Responses", counts)])
    said = most_responses(bar_names(attribute), counts)
    return Chart(go.Figure(*drawn_bars(attribute, counts, dark=dark)), said, table)


def bar_names(attribute: Attribute) -> list[str]:
    """What the bars of an attribute are called."""
    return [capitalised(value.many) for value in attribute.values]


def drawn_bars(
    attribute: Attribute, counts: list[int], *, dark: bool
) -> tuple[list[go.Bar | go.Scatter], dict[str, Any]]:
    """The traces and the layout of `bars`."""
    names = bar_names(attribute)
    bar = row_bars(
        counts,
        keys=[[attribute.id, text] for text in attribute.texts],
        said=[f"{name}: {responses(n)}" for name, n in zip(names, counts, strict=True)],
        marker={"color": hues(1, dark=dark)[0], "cornerradius": 3},
    )
    numbers = beside(counts, [f"{n:,}" for n in counts], dark=dark)
    return [bar, numbers], rows_layout(names, max([*counts, 1]) * ROOM, dark=dark)


def stacked_bars(table: CrossTable, *, dark: bool) -> Chart:
    """Responses by row value as bars, divided by column value. Values without any are left out.

    A click gives [row value text, column value text].
    """
    kept = table.row_totals > 0
    rows = [row for row, some in zip(table.rows.values, kept, strict=True) if some]
    columns, names = table.columns.values, [row.shown for row in rows]
    parts = zip(columns, table.counts[kept].T, hues(len(columns), dark=dark), strict=True)
    traces = [
        row_bars(
            counts.tolist(),
            keys=[[row.text, value.text] for row in rows],
            said=[f"{name}, {value.shown}: {n:,}" for name, n in zip(names, counts, strict=True)],
            name=escaped(value.shown),
            marker={"color": colour},
            **inside(counts, ink_on(colour)),
        )
        for value, counts, colour in parts
        if counts.any()
    ]
    drawn = rows_layout(
        names,
        max([*table.row_totals, 1]),
        dark=dark,
        size=DIVIDED_HEIGHT,
        legend=bool(traces),
        barmode="stack",
    )
    return Chart(go.Figure(traces, drawn), message(table), _read(table))


def message(table: CrossTable) -> str:
    """What a table of responses says first: who is most, and how many of all."""
    return most_responses([v.shown for v in table.rows.values], table.row_totals.tolist())


def details(table: CrossTable) -> str:
    """All counts of a table in words."""
    return in_words(_read(table))


def _read(table: CrossTable) -> pd.DataFrame:
    kept = np.flatnonzero(table.row_totals)
    names = (table.rows.label, [table.rows.values[i].shown for i in kept])
    counts = zip(table.columns.values, table.counts[kept].T, strict=True)
    return readable([names, *((value.shown, column) for value, column in counts)])
