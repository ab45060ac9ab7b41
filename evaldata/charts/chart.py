"""What a chart is: what it draws, what it says, and the same data to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.line_breaks import LINE, most_lines
from evaldata.charts.style import SIZE
from evaldata.model.text import distinct_labels

MOST_LETTERS = 1_500
"""Longest alternative text; the table has all."""
LEAST_SIZE = 6
CUT = " … The table has the rest."
NOTHING = {"", "–", "0", "<NA>"}
"""Cells that are not read out beside others."""


@dataclass(frozen=True, eq=False)
class Chart:
    """What a figure draws and what it says.

    Attributes:
        traces, layout: What the figure is made of.
        message: The figure's title, a sentence.
        table: The figure's data under readers' labels.
        names: How many columns, the first, name a row of the table.
        labelled: Whether these are read out with their labels.
        minimum_width: Pixels below which its texts would overlap; 0 where any width does.
    """

    traces: Sequence[go.Bar | go.Scatter]
    layout: dict[str, Any]
    message: str
    table: pd.DataFrame
    names: int = 1
    labelled: bool = False
    minimum_width: int = 0

    @cached_property
    def figure(self) -> go.Figure:
        """The figure; it is made when it is first asked for."""
        return go.Figure(self.traces, self.layout)

    @cached_property
    def alternative(self) -> str:
        """What the figure shows, for those who do not see it: its message and its table."""
        whole = f"{self.message} {in_words(self.table, self.names, labelled=self.labelled)}".strip()
        if len(whole) <= MOST_LETTERS:
            return whole
        kept = whole[: MOST_LETTERS - len(CUT)]
        return (kept.rpartition(";")[0] or kept) + CUT

    def magnified(self, factor: float, *, height: int) -> "Chart":
        """The chart, which has one size of letters, for the back of a room, of so many pixels.

        Letters are less large where the names of its rows would lie on each other.
        """
        figure = go.Figure(self.figure)
        names = figure.layout.yaxis.ticktext or [""]
        room = height / (LINE * most_lines(names) * len(names))
        font = {"size": max(SIZE * min(factor, room), LEAST_SIZE)}
        figure.update_traces(textfont=font, selector={"type": "scatter"})
        figure.update_yaxes(tickfont=font)
        hover, legend = {"font": font}, {"font": font}
        figure.update_layout(font=font, hoverlabel=hover, legend=legend, height=height)
        return replace(self, traces=figure.data, layout=figure.layout.to_plotly_json())


def in_words(table: pd.DataFrame, names: int = 1, *, labelled: bool = False) -> str:
    """A table as one reads it out: "Wales – Year 1: 2, Year 3: 1; Kent – none."."""
    rows = table.map(lambda cell: f"{cell:,}" if isinstance(cell, int) else str(cell))
    said = [_row(row, names, labelled=labelled) for row in rows.to_dict("records")]
    return f"{'; '.join(said)}." if said else ""


def _row(row: dict[Any, str], names: int, *, labelled: bool) -> str:
    cells = [*row.items()]
    named = [f"{label} {cell}" if labelled else cell for label, cell in cells[:names] if cell]
    name, values = ", ".join(named), cells[names:]
    if len(values) == 1:
        return f"{name}: {values[0][1]}"
    some = [f"{label}: {cell}" for label, cell in values if cell not in NOTHING]
    return f"{name} – {', '.join(some) or 'none'}"


def readable(columns: Iterable[tuple[str, Any]]) -> pd.DataFrame:
    """A table under readers' labels; one that occurs again gets a number, for names must differ."""
    pairs = [*columns]
    labels = distinct_labels(label for label, _ in pairs)
    return pd.DataFrame({label: values for label, (_, values) in zip(labels, pairs, strict=True)})
