"""Charts: each a function from a small table to a figure, and its message in words."""

from dataclasses import dataclass
from importlib import import_module

import plotly.graph_objects as go

from evaldata.contrast import contrast
from evaldata.counts import CrossTable
from evaldata.palette import CATEGORIES, DARK, LIGHT
from evaldata.sentences import counted, enumeration

# Streamlit imports pandas when it draws the first chart. Plotly looks whether pandas is there, and
# fails on one that another visitor's thread is just importing; so it is whole before anybody draws.
import_module("pandas")

BAR_HEIGHT = 34
MARGIN_HEIGHT = 90


@dataclass(frozen=True)
class Chart:
    """A figure and what it says.

    Attributes:
        message: The figure's title, a sentence; its alternative text begins with it.
        alternative: What the figure shows, for those who do not see it.
    """

    figure: go.Figure
    message: str
    alternative: str


def stacked_bars(table: CrossTable, *, dark: bool) -> Chart:
    """Responses by row value as bars, divided by column value. Values without any are left out."""
    kept = table.row_totals > 0
    rows = [v for v, keep in zip(table.rows.values, kept, strict=True) if keep]
    bars = []
    colours = CATEGORIES.cycle(dark=dark)
    for i, value in enumerate(table.columns.values):
        counts, colour = table.counts[kept, i], next(colours)
        if not counts.any():
            continue
        bars.append(
            go.Bar(
                y=[escaped(v.shown) for v in rows],
                x=counts,
                name=escaped(value.shown),
                orientation="h",
                marker={"color": colour, "line": {"width": 0}},
                text=[str(n) if n else "" for n in counts],
                textfont={"color": ink_on(colour)},
                textposition="inside",
                insidetextanchor="middle",
                hovertemplate="%{y}, %{fullData.name}: %{x}<extra></extra>",
            )
        )
    scheme = DARK if dark else LIGHT
    # At once: updating a figure costs thrice as much.
    figure = go.Figure(bars, _layout(len(rows), scheme.ink))
    return Chart(figure, message(table), f"{message(table)} {details(table)}")


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, colour))


def message(table: CrossTable) -> str:
    """What a table of responses says first: who is most, and how many of all."""
    if not table.total:
        return "Nobody took part."
    totals = table.row_totals
    most = int(totals.max())
    names = [v.shown for v, n in zip(table.rows.values, totals, strict=True) if n == most]
    return f"{enumeration(names)}: most responses, {most:,} of {table.total:,}."


def details(table: CrossTable) -> str:
    """All counts of a table in words."""
    parts = []
    for row, counts in zip(table.rows.values, table.counts, strict=True):
        inside = [
            counted(int(n), value.one, value.many)
            for value, n in zip(table.columns.values, counts, strict=True)
            if n
        ]
        if inside:
            parts.append(f"{row.shown}: {enumeration(inside)}")
    return f"{'; '.join(parts)}." if parts else ""


def escaped(text: str) -> str:
    """Text that Plotly shows as it stands, without reading tags in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _layout(rows: int, ink: str) -> dict[str, object]:
    return {
        "barmode": "stack",
        "bargap": 0.3,
        "height": MARGIN_HEIGHT + BAR_HEIGHT * rows,
        "margin": {"l": 0, "r": 8, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        "xaxis": {"visible": False, "fixedrange": True},
        "yaxis": {
            "autorange": "reversed",
            "fixedrange": True,
            "automargin": True,
            "ticks": "",
            "tickfont": {"size": 14, "color": ink},
        },
        "dragmode": False,
        "font": {"size": 14},
    }
