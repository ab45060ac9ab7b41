"""Responses on a map of tiles, each value in its place; with bars beneath where both are asked."""

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.bars import drawn_bars, responses_in_order, table_of
from evaldata.charts.captions import nobody, two_places
from evaldata.charts.chart import Chart
from evaldata.charts.line_breaks import bold, wrapped
from evaldata.charts.style import axis, boxes, ink_on, layout, outlined, shades
from evaldata.model.attributes import Attribute
from evaldata.model.language import enumeration, responses
from evaldata.model.patterns import Counts

TILE_HEIGHT = 77
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
    dark: bool = False,
    complete: bool = True,
) -> Chart:
    """Responses by a mapped attribute's values as tiles; a click gives [attribute id, value text].

    The message is about the chosen values; about all where none is chosen. Where not all
    responses are shown (`complete` is false), an empty tile does not say that nobody took part.
    """
    counts, tiles, drawn, said = _map(frame, attribute, chosen, dark=dark, complete=complete)
    return Chart(go.Figure(tiles, drawn), said, table_of(attribute, counts))


def map_and_bars(  # noqa: PLR0913 - two charts' frames and attributes
    map_frame: pd.DataFrame,
    map_attribute: Attribute,
    bars_frame: pd.DataFrame,
    bars_attribute: Attribute,
    *,
    chosen: Collection[str],
    dark: bool = False,
    complete: bool = True,
) -> Chart:
    """The map, and beneath it bars by another attribute, in one figure: each costs a drawing."""
    counts, tiles, both, said = _map(map_frame, map_attribute, chosen, dark=dark, complete=complete)
    below = responses_in_order(bars_frame, bars_attribute).tolist()
    bars, rows = drawn_bars(bars_attribute, below, dark=dark)
    for trace in bars:
        trace.update(xaxis="x2", yaxis="y2")
    height = both["height"] + BETWEEN + rows["height"]
    share = rows["height"] / height
    both["height"] = height
    both["yaxis"] |= {"domain": [share + BETWEEN / height, 1]}
    both["xaxis2"] = rows["xaxis"] | {"domain": [NAMES_SHARE, 1], "anchor": "y2"}
    both["yaxis2"] = rows["yaxis"] | {"domain": [0, share], "anchor": "x2", "automargin": False}
    table = pd.DataFrame(
        [
            (attribute.label, value.shown, n)
            for attribute, numbers in ((map_attribute, counts), (bars_attribute, below))
            for value, n in zip(attribute.values, numbers, strict=True)
        ],
        columns=["Attribute", "Value", "Responses"],
    )
    # At once: updating a figure costs thrice as much.
    figure = go.Figure([*tiles, *bars], both)
    return Chart(figure, said, table, names=2)


def places(attribute: Attribute) -> Counts:
    """Row and column of each value on the map, counted from the first that is used.

    Shape: (2, values). ValueError where a value has no tile.
    """
    tiles = [value.tile for value in attribute.values if value.tile is not None]
    if len(tiles) < len(attribute.values):
        raise ValueError(f"Not every value of {attribute.id!r} has a tile.")
    found = np.array(tiles).T
    first: Counts = found - found.min(axis=1, keepdims=True)
    return first


def _map(
    frame: pd.DataFrame,
    attribute: Attribute,
    chosen: Collection[str],
    *,
    dark: bool,
    complete: bool,
) -> tuple[list[int], list[go.Bar | go.Scatter], dict[str, Any], str]:
    """The counts of the values, the traces and the layout of the map, and what it says."""
    counts = responses_in_order(frame, attribute).tolist()
    rows, columns = places(attribute)
    down, across = int(rows.max()) + 1, int(columns.max()) + 1
    asked = [not chosen or text in chosen for text in attribute.texts]
    wanted = np.where(asked, counts, 0).tolist()
    fill = shades(wanted, dark=dark)  # what a filter leaves out has no colour
    labels = [value.shown for value in attribute.values]
    letters, none = max(10, 42 // across), nobody(complete=complete)
    pairs = [*zip(labels, counts, strict=True)]
    tiles = boxes(
        left=columns + 0.02,
        width=0.96,
        rows=down - rows - 0.5,
        height=0.92,
        keys=[[attribute.id, text] for text in attribute.texts],
        said=[f"{label}: {responses(n) if n else none}" for label, n in pairs],
        text=[
            f"{wrapped(label, letters, most=3)}<br>{bold(f'{n:,}') if n else none}"
            for label, n in pairs
        ],
        ink=[*map(ink_on, fill)],
        color=fill,
        cornerradius=6,
        line=outlined([text in chosen for text in attribute.texts]),
    )
    x, y = axis(-EDGE, across + EDGE), axis(-EDGE, down + EDGE)
    drawn = layout(TILE_HEIGHT * down, dark=dark, xaxis=x, yaxis=y)
    said = two_places(labels, wanted, plural=attribute.plural)
    if chosen and not any(wanted):
        of_whom = enumeration([v.shown for v in attribute.values if v.text in chosen])
        said = f"No responses are shown from {of_whom}."
    return counts, tiles, drawn, said
