"""What tests read from figures."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    """A dataset through a filter."""
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def bar_traces(figure: go.Figure) -> list[go.Bar]:
    """The traces of bars that are seen."""
    return [trace for trace in figure.data if trace.type == "bar" and trace.opacity != 0]


def whole_rows(figure: go.Figure) -> list[go.Bar]:
    """The traces of bars that nobody sees, which answer to a click beside the others."""
    return [trace for trace in figure.data if trace.type == "bar" and trace.opacity == 0]


def letters(figure: go.Figure) -> list[list[str]]:
    """The texts of each trace of texts."""
    return [list(trace.text) for trace in figure.data if trace.type == "scatter"]


def keys(trace: go.Bar) -> list[list[str]]:
    """What a click on each bar gives."""
    return [list(key) for key in trace.customdata]


def numbers(values: Any) -> list[float | None]:  # noqa: ANN401 - Plotly's arrays of any kind
    """A trace's numbers, as Python has them; nothing where there is no bar."""
    return [None if pd.isna(value) else float(value) for value in values]


def drawn_texts(figure: go.Figure) -> Iterator[str]:
    """Every text that Plotly reads tags in."""
    for trace in figure.data:
        for texts in (trace.text, trace.hovertext):
            yield from () if texts is None else map(str, texts)
        yield trace.name or ""
        if trace.type == "bar":
            yield from map(str, [] if trace.y is None else trace.y)
    for name, value in figure.layout.to_plotly_json().items():
        if name.startswith(("xaxis", "yaxis")):
            yield from map(str, value.get("ticktext", ()))
        if name == "annotations":
            yield from (note["text"] for note in value)
