"""Responses by two attributes, as bars divided by the second."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import escaped, hover
from evaldata.charts.style import KEPT, STANDOFF, hues, ink_on, layout, scheme
from evaldata.charts.wording import most_responses
from evaldata.counts import CrossTable
from evaldata.evaluation import Value
from evaldata.profiles import Counts
from evaldata.sentences import counted, enumeration

BAR_HEIGHT = 34
MARGIN_HEIGHT = 90


def stacked_bars(table: CrossTable, *, dark: bool) -> Chart:
    """Responses by row value as bars, divided by column value. Values without any are left out.

    A click gives [row value text, column value text].
    """
    kept = table.row_totals > 0
    rows = [v for v, keep in zip(table.rows.values, kept, strict=True) if keep]
    colours = hues(len(table.columns.values), dark=dark)
    traces = [
        _bar(rows, value, table.counts[kept, i], colours[i])
        for i, value in enumerate(table.columns.values)
        if table.counts[kept, i].any()
    ]
    figure = go.Figure(traces, _layout(len(rows), dark=dark))
    columns = [(v.shown, table.counts[kept, i]) for i, v in enumerate(table.columns.values)]
    return Chart.of(
        figure,
        message(table),
        parts=_parts(table),
        table=readable([(table.rows.label, [v.shown for v in rows]), *columns]),
    )


def message(table: CrossTable) -> str:
    """What a table of responses says first: who is most, and how many of all."""
    return most_responses([v.shown for v in table.rows.values], table.row_totals.tolist())


def details(table: CrossTable) -> str:
    """All counts of a table in words."""
    parts = _parts(table)
    return f"{'; '.join(parts)}." if parts else ""


def _parts(table: CrossTable) -> list[str]:
    """The counts of each row in words; rows without any are left out."""
    parts = []
    for row, counts in zip(table.rows.values, table.counts, strict=True):
        inside = [
            counted(int(n), value.one, value.many)
            for value, n in zip(table.columns.values, counts, strict=True)
            if n
        ]
        if inside:
            parts.append(f"{row.shown}: {enumeration(inside)}")
    return parts


def _bar(rows: list[Value], value: Value, counts: Counts, colour: str) -> go.Bar:
    ink = {"textfont": {"color": ink_on(colour)}}
    return go.Bar(
        y=[escaped(row.shown) for row in rows],
        x=counts,
        name=escaped(value.shown),
        orientation="h",
        marker={"color": colour, "line": {"width": 0}},
        text=[f"{n:,}" if n else "" for n in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        customdata=[[row.text, value.text] for row in rows],
        hovertext=[
            hover(f"{row.shown}, {value.shown}: {n:,}") for row, n in zip(rows, counts, strict=True)
        ],
        hoverinfo="text",
        textfont=ink["textfont"],
        selected=KEPT["selected"] | ink,
        unselected=KEPT["unselected"] | ink,
    )


def _layout(rows: int, *, dark: bool) -> dict[str, Any]:
    names = {
        "type": "category",
        "autorange": "reversed",
        "fixedrange": True,
        "automargin": True,
        "ticks": "",
        "ticklabelstandoff": STANDOFF,
        "tickfont": {"size": 14, "color": scheme(dark=dark).ink},
    }
    return layout(
        MARGIN_HEIGHT + BAR_HEIGHT * rows,
        dark=dark,
        margin={"l": 0, "r": 8, "t": 8, "b": 8},
        barmode="stack",
        bargap=0.3,
        showlegend=bool(np.any(rows)),
        yaxis=names,
    )
