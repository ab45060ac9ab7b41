"""Responses on a map of tiles, each value in its place; with bars beneath where both are asked."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from evaldata.charts.bars import responses_in_order, table_of
from evaldata.charts.captions import nobody, two_places
from evaldata.charts.chart import Chart
from evaldata.charts.line_breaks import bold, most_lines, wrapped
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
MAP_LETTERS, LINE_LETTERS, LETTERS = 44, 68, 10
"""Letters beside each other on a map, on a talk's map whose tiles are lines, and in a tile."""
TALK_LINES, TALK_COLUMNS = 9, 5
"""Lines of a talk's large letters from a map's top to its foot, and tiles beside each other."""


def region_map(  # noqa: PLR0913 - responses, and how they are to be shown
    frame: pd.DataFrame,
    attribute: Attribute,
    *,
    chosen: Collection[str],
    dark: bool = False,
    complete: bool = True,
    in_line: bool = False,
) -> Chart:
    """Responses by a mapped attribute's values as tiles; a click gives [attribute id, value text].

    The message is about the chosen values; about all where none is chosen. Where not all
    responses are shown (`complete` is false), an empty tile does not say that nobody took part.
    Asked for `in_line`, each number stands in one line with its name, which is cut to have room.
    """
    counts = responses_in_order(frame, attribute).tolist()
    rows, columns = places(attribute)
    down, across = int(rows.max()) + 1, int(columns.max()) + 1
    asked = [not chosen or text in chosen for text in attribute.texts]
    wanted = np.where(asked, counts, 0).tolist()
    fill = shades(wanted, dark=dark)  # what a filter leaves out has no colour
    labels = [value.shown for value in attribute.values]
    none = nobody(complete=complete)
    numbers = [f"{n:,}" if n else none for n in counts]
    names = [_name(*pair, across, in_line=in_line) for pair in zip(labels, numbers, strict=True)]
    between = " " if in_line else "<br>"
    tiles = boxes(
        left=columns + 0.02,
        width=0.96,
        rows=down - rows - 0.5,
        height=0.92,
        keys=[[attribute.id, text] for text in attribute.texts],
        said=[
            f"{label}: {responses(n) if n else none}"
            for label, n in zip(labels, counts, strict=True)
        ],
        text=[
            name + between + (bold(number) if n else number)
            for name, number, n in zip(names, numbers, counts, strict=True)
        ],
        ink=[*map(ink_on, fill)],
        color=fill,
        cornerradius=6,
        line=outlined([text in chosen for text in attribute.texts]),
    )
    x, y = axis(-EDGE, across + EDGE), axis(-EDGE, down + EDGE)
    drawn = layout(TILE_HEIGHT * down, dark=dark, xaxis=x, yaxis=y)
    said = two_places(labels, wanted, plural=attribute.plural, complete=complete)
    if chosen and not any(wanted):
        of_whom = enumeration([v.shown for v in attribute.values if v.text in chosen])
        said = f"No responses are shown from {of_whom}."
    return Chart(tiles, drawn, said, table_of(attribute, counts))


def crowded(attribute: Attribute) -> bool:
    """Whether a talk's map has too many tiles for a number in large letters under each name."""
    rows, columns = places(attribute)
    across = int(columns.max()) + 1
    names = [_name(value.shown, "", across, in_line=False) for value in attribute.values]
    lines = (most_lines(names) + 1) * (int(rows.max()) + 1)
    return lines > TALK_LINES or across > TALK_COLUMNS


def _name(label: str, number: str, across: int, *, in_line: bool) -> str:
    """What a tile has room for of a name, over its number or beside it."""
    if in_line:
        return wrapped(label, LINE_LETTERS // across - len(number) - 1, most=1)
    return wrapped(label, max(LETTERS, MAP_LETTERS // across), most=3)


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
