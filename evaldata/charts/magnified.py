"""A chart with larger letters, to be read from the back of a room."""

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from evaldata.charts.chart import Chart

FONTS = ("font", "textfont", "tickfont")


def magnified(chart: Chart, factor: float, *, height: int) -> Chart:
    """The chart with letters so many times as large, of a height in pixels."""
    figure = go.Figure(_larger(chart.figure.to_dict(), factor))
    figure.layout.height = height
    return replace(chart, figure=figure)


def _larger(part: Any, factor: float) -> Any:  # noqa: ANN401  # whatever a figure holds
    """A part of a figure as Plotly writes it, all its fonts larger."""
    if isinstance(part, dict):
        return {
            name: _font(value, factor) if name in FONTS else _larger(value, factor)
            for name, value in part.items()
        }
    if isinstance(part, list | tuple):
        return [_larger(item, factor) for item in part]
    return part


def _font(font: dict[str, Any], factor: float) -> dict[str, Any]:
    return font | ({"size": font["size"] * factor} if "size" in font else {})
