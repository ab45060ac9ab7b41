"""A chart with larger letters, to be read from the back of a room."""

from dataclasses import replace

import plotly.graph_objects as go

from evaldata.charts.chart import Chart
from evaldata.charts.style import SIZE


def magnified(chart: Chart, factor: float, *, height: int) -> Chart:
    """A chart of one size of letters with letters so many times as large, of a height in pixels."""
    figure, font = go.Figure(chart.figure), {"size": SIZE * factor}
    figure.update_traces(textfont=font, selector={"type": "scatter"})
    figure.update_yaxes(tickfont=font)
    figure.update_layout(font=font, hoverlabel={"font": font}, legend={"font": font}, height=height)
    return replace(chart, figure=figure)
