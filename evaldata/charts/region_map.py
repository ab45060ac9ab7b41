"""Responses on a map of tiles, each value in its place; with bars beneath where both are asked."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.bars import LETTERS, bar_names, bar_traces, bars_axis, bars_height
from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import bold, hover, wrapped
from evaldata.charts.style import AXIS, boxes, ink_on, layout, names_axis, outlined, shades, texts
from evaldata.charts.wording import in_order, listed, nobody, responses, two_places
from evaldata.evaluation import Attribute

TILE_HEIGHT = 80
BETWEEN = 14
"""Pixels between the map and the bars."""
EDGE = 0.02
"""Around the map, in tiles, for the outline of what is chosen."""
NAMES_SHARE = 0.36
"""Share of the width for the names of the bars."""


def region_map(
    frame: pd.DataFrame,
    attribute: Attribute,
    *,
    chosen: Collection[str],
    dark: bool,
    complete: bool = True,
) -> Chart:
    """Responses by a mapped attribute's values as tiles; a click gives [attribute id, value text].

    The message is about the chosen values; about all where none is chosen. Where not all
    responses are shown (`complete` is false), an empty tile does not say that nobody took part.
    """
    names, counts = _shown(attribute, frame)
    figure = go.Figure(
        _tiles(attribute, counts, chosen=chosen, dark=dark, none=nobody(complete=complete)),
        layout(_map_height(attribute), dark=dark, **_map_axes(attribute)),
    )
    return Chart.of(
        figure,
        _message(attribute, counts, chosen),
        parts=listed(names, counts),
        table=readable([(attribute.label, names), ("Responses", counts)]),
    )


def map_and_bars(  # noqa: PLR0913 - two charts' frames and attributes
    map_frame: pd.DataFrame,
    map_attribute: Attribute,
    bars_frame: pd.DataFrame,
    bars_attribute: Attribute,
    *,
    chosen: Collection[str],
    dark: bool,
    complete: bool = True,
) -> Chart:
    """The map, and beneath it bars by another attribute, in one figure: each costs a drawing."""
    names, counts = _shown(map_attribute, map_frame)
    bars = in_order(bars_frame, bars_attribute)
    tiles = _tiles(map_attribute, counts, chosen=chosen, dark=dark, none=nobody(complete=complete))
    # At once: updating a figure costs thrice as much.
    figure = go.Figure(
        [*tiles, *bar_traces(bars_attribute, bars, dark=dark, axes="2")],
        _both_layouts(map_attribute, bars_attribute, bars, dark=dark),
    )
    return Chart.of(
        figure,
        _message(map_attribute, counts, chosen),
        parts=[*listed(names, counts), *listed(bar_names(bars_attribute), bars)],
        table=_both_tables(map_attribute, map_frame, bars_attribute, bars_frame),
    )


def places(attribute: Attribute) -> tuple[Sequence[int], Sequence[int]]:
    """Row and column of each value on the map, counted from the first that is used.

    ValueError where a value has no tile.
    """
    tiles = [value.tile for value in attribute.values if value.tile is not None]
    if len(tiles) < len(attribute.values):
        raise ValueError(f"Not every value of {attribute.id!r} has a tile.")
    rows, columns = np.array(tiles).T
    return (rows - rows.min()).tolist(), (columns - columns.min()).tolist()


def _map_height(attribute: Attribute) -> int:
    return TILE_HEIGHT * (max(places(attribute)[0]) + 1)


def _map_axes(attribute: Attribute) -> dict[str, dict[str, Any]]:
    rows, columns = (max(numbers) + 1 for numbers in places(attribute))
    return {
        "xaxis": AXIS | {"range": [-EDGE, columns + EDGE]},
        "yaxis": AXIS | {"range": [-EDGE, rows + EDGE]},
    }


def _both_layouts(
    map_attribute: Attribute, bars_attribute: Attribute, counts: list[int], *, dark: bool
) -> dict[str, Any]:
    """The layout of the map over that of the bars."""
    names = bar_names(bars_attribute)
    below, axes = bars_height(names), _map_axes(map_attribute)
    height = _map_height(map_attribute) + BETWEEN + below
    rows = names_axis([wrapped(name, LETTERS) for name in names], dark=dark)
    return layout(
        height,
        dark=dark,
        xaxis=axes["xaxis"],
        yaxis=axes["yaxis"] | {"domain": [(below + BETWEEN) / height, 1]},
        xaxis2=bars_axis(counts) | {"domain": [NAMES_SHARE, 1], "anchor": "y2"},
        yaxis2=rows | {"domain": [0, below / height], "anchor": "x2", "automargin": False},
    )


def _tiles(
    attribute: Attribute, counts: list[int], *, chosen: Collection[str], dark: bool, none: str
) -> list[go.Bar | go.Scatter]:
    rows, columns = places(attribute)
    height, x = max(rows) - np.array(rows), np.array(columns)
    fill = shades(counts, dark=dark)
    pairs = [*zip(attribute.values, counts, strict=True)]
    bar = boxes(
        left=x + 0.02,
        width=np.full(len(x), 0.96),
        rows=height + 0.5,
        hovertext=[hover(f"{v.shown}: {responses(n) if n else none}") for v, n in pairs],
        customdata=[[attribute.id, text] for text in attribute.texts],
        marker={
            "color": fill,
            "cornerradius": 6,
            "line": outlined([text in chosen for text in attribute.texts]),
        },
        height=0.92,
    )
    letters = max(10, 42 // (max(columns) + 1))
    names = [
        f"{wrapped(v.shown, letters, most=3)}<br>" + (bold(f"{n:,}") if n else none)
        for v, n in pairs
    ]
    return [bar, texts(at=(x + 0.5, height + 0.5), text=names, colour=[*map(ink_on, fill)])]


def _message(attribute: Attribute, counts: list[int], chosen: Collection[str]) -> str:
    wanted = [
        n if v.text in chosen or not chosen else 0
        for v, n in zip(attribute.values, counts, strict=True)
    ]
    names = [value.shown for value in attribute.values]
    return two_places(names, wanted, plural=attribute.plural)


def _shown(attribute: Attribute, frame: pd.DataFrame) -> tuple[list[str], list[int]]:
    return [value.shown for value in attribute.values], in_order(frame, attribute)


def _both_tables(
    one: Attribute, one_frame: pd.DataFrame, other: Attribute, other_frame: pd.DataFrame
) -> pd.DataFrame:
    sides = [(one, *_shown(one, one_frame)), (other, *_shown(other, other_frame))]
    return readable(
        [
            ("Attribute", [attribute.label for attribute, names, _ in sides for _ in names]),
            ("Value", [name for _, names, _ in sides for name in names]),
            ("Responses", [number for *_, numbers in sides for number in numbers]),
        ]
    )
