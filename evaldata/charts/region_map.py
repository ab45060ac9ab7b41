"""Responses on a map of tiles, each value in its place; with bars beneath where both are asked."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from evaldata.charts.bars import responses_in_order, table_of
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
    return Chart(tiles, drawn, said, table_of(attribute, counts))


def map_and_bars(map_: Chart, bars: Chart) -> Chart:
    """A map, and beneath it bars, as one chart: each figure costs a drawing."""
    above, below = map_.layout, bars.layout
    height = above["height"] + BETWEEN + below["height"]
    share = below["height"] / height
    both = above | {
        "height": height,
        "yaxis": above["yaxis"] | {"domain": [share + BETWEEN / height, 1]},
        "xaxis2": below["xaxis"] | {"domain": [NAMES_SHARE, 1], "anchor": "y2"},
        "yaxis2": below["yaxis"] | {"domain": [0, share], "anchor": "x2", "automargin": False},
    }
    moved = [type(trace)(trace, xaxis="x2", yaxis="y2") for trace in bars.traces]
    tables = [
        table.set_axis(["Value", "Responses"], axis=1).assign(Attribute=table.columns[0])
        for table in (map_.table, bars.table)
    ]
    table = pd.concat(tables, ignore_index=True)[["Attribute", "Value", "Responses"]]
    return Chart([*map_.traces, *moved], both, map_.message, table, names=2)


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
