"""A small chart for each place of the map: responses along one attribute, split by another."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import bold, escaped, hover, wrapped
from evaldata.charts.multiples_places import BARS_HEIGHT, GAP, LETTERS, TITLE_HEIGHT, Multiples
from evaldata.charts.region_map import places
from evaldata.charts.style import KEPT, MARKED, hues, ink_on, layout, scheme, texts
from evaldata.charts.wording import most_responses, nobody
from evaldata.evaluation import Attribute
from evaldata.palette import MARK
from evaldata.profiles import Counts
from evaldata.sentences import counted, enumeration

LEGEND_HEIGHT = 30
SMALL = 12
"""Pixels of small texts."""
READABLE_HEIGHT = 14
"""Pixels that a part of a bar needs for its number."""
LEAST_WIDTH = 46
"""Pixels for a bar and its name."""
EDGE = 0.06
"""Around all places, in bars, for the outline of what is chosen."""
EDGE = 0.06
"""Around all places, in bars, for the outline of what is chosen."""


def small_multiples(  # noqa: PLR0913 - a frame and what each of its columns is for
    frame: pd.DataFrame,
    place: Attribute,
    along: Attribute,
    split: Attribute,
    *,
    chosen: Collection[str],
    dark: bool,
    complete: bool = True,
) -> Chart:
    """Responses as stacked bars along an attribute, coloured by another, at each place of the map.

    The frame is `responses_by` of the three. A click gives the texts of [place, along, split].
    """
    counts = _cube(frame, place, along, split)
    some = Multiples(place, along, split, counts, chosen, nobody(complete=complete), dark)
    rows, columns = (max(numbers) + 1 for numbers in places(place))
    bars = [_bar(some, i) for i in range(len(split.values))]
    figure = go.Figure([*bars, *_letterings(some)], _layout(some, rows, columns))
    return Chart.of(
        figure,
        most_responses([v.shown for v in place.values], counts.sum(axis=(1, 2)).tolist()),
        parts=_parts(some),
        table=_table(some),
        minimum_width=columns * len(along.values) * LEAST_WIDTH,
    )


def _cube(frame: pd.DataFrame, *attributes: Attribute) -> Counts:
    """The responses of a frame. Shape: (values of each attribute)."""
    names = [attribute.id for attribute in attributes]
    every = pd.MultiIndex.from_product([attribute.texts for attribute in attributes])
    counts = frame.astype(dict.fromkeys(names, "object")).groupby(names).responses.sum()
    cube: Counts = counts.reindex(every, fill_value=0).to_numpy(np.int64)
    return cube.reshape([len(attribute.values) for attribute in attributes])


def _layout(some: Multiples, rows: int, columns: int) -> dict[str, object]:
    width = columns * (len(some.along.values) + GAP) - GAP
    height = rows * some.row_height
    return layout(
        height + LEGEND_HEIGHT,
        dark=some.dark,
        showlegend=True,
        margin={"l": 0, "r": 0, "t": LEGEND_HEIGHT, "b": 0},
        xaxis={"visible": False, "fixedrange": True, "range": [-EDGE, width + EDGE]},
        yaxis={"visible": False, "fixedrange": True, "range": [0, some.responses(height)]},
        shapes=_outlines(some),
    )


def _bar(some: Multiples, position: int) -> go.Bar:
    """The bars of a value of the split attribute, by its position."""
    value, counts = some.split.values[position], some.counts[:, :, position]
    below = some.counts[:, :, :position].sum(axis=2)
    colour = hues(position + 1, dark=some.dark)[-1]
    ink = {"textfont": {"color": ink_on(colour)}}
    numbers = counts.ravel().tolist()
    high = some.responses(READABLE_HEIGHT)
    keys = [(p, a) for p in some.place.values for a in some.along.values]
    return go.Bar(
        x=some.middles,
        y=[n or None for n in numbers],
        base=(some.floor[:, None] + below).ravel(),
        width=0.8,
        name=escaped(value.shown),
        marker={"color": colour},
        text=[f"{n:,}" if n >= high else "" for n in numbers],
        textposition="inside",
        insidetextanchor="middle",
        constraintext="none",
        textangle=0,
        textfont={"size": SMALL} | ink["textfont"],
        customdata=[[p.text, a.text, value.text] for p, a in keys],
        hovertext=[
            hover(f"{p.shown}, {a.shown}: {counted(n, value.one, value.many)}")
            for (p, a), n in zip(keys, numbers, strict=True)
        ],
        hoverinfo="text",
        selected=KEPT["selected"] | ink,
        unselected=KEPT["unselected"] | ink,
    )


def _letterings(some: Multiples) -> list[go.Scatter]:
    """The names of places and of bars, totals over the bars, and where nobody is."""
    colours, width = scheme(dark=some.dark), len(some.along.values)
    top = some.floor + some.responses(BARS_HEIGHT + TITLE_HEIGHT - 10)
    titles = [bold(wrapped(v.shown, max(16, 8 * width), most=1)) for v in some.place.values]
    empty = some.counts.sum(axis=(1, 2)) == 0
    middle = some.left + width / 2, some.floor + some.responses(BARS_HEIGHT / 2)
    return [
        texts(at=(some.left + 0.1, top), text=titles, colour=colours.ink, position="middle right"),
        *_under_and_over(some),
        texts(
            at=(middle[0][empty], middle[1][empty]),
            text=[some.none] * int(empty.sum()),
            colour=colours.soft,
        ),
    ]


def _under_and_over(some: Multiples) -> list[go.Scatter]:
    """The names of bars, and the totals of those that do not say theirs inside."""
    colours = scheme(dark=some.dark)
    under = np.repeat(some.floor - some.responses(2), len(some.along.values))
    names = [wrapped(v.shown, LETTERS) for v in some.along.values] * len(some.place.values)
    totals = some.counts.sum(axis=2)
    high = some.counts.max(axis=2) >= some.responses(READABLE_HEIGHT)
    inside = (some.counts.max(axis=2) == totals) & high
    shown = np.where(inside, 0, totals).ravel().tolist()
    over = (some.floor[:, None] + totals).ravel()
    numbers = [f"{n:,}" if n else "" for n in shown]
    below, above = "bottom center", "top center"
    middles, soft = some.middles, colours.soft
    return [
        texts(at=(middles, under), text=names, colour=soft, position=below, size=SMALL),
        texts(at=(middles, over), text=numbers, colour=colours.ink, position=above, size=SMALL),
    ]


def _outlines(some: Multiples) -> list[dict[str, object]]:
    """A line around the places that are chosen."""
    up = some.responses(BARS_HEIGHT + TITLE_HEIGHT)
    down = some.responses(some.names_height + 2)
    line = {"color": MARK, "width": MARKED}
    return [
        {"type": "rect", "x0": x, "x1": x + len(some.along.values), "y0": y - down, "y1": y + up}
        | {"line": line}
        for value, x, y in zip(some.place.values, some.left, some.floor, strict=True)
        if value.text in some.chosen
    ]


def _parts(some: Multiples) -> list[str]:
    """Each place in words; what nobody is counted for is left out."""
    return [
        f"{place.shown}: {enumeration(_inside(some, counts)) or some.none}"
        for place, counts in zip(some.place.values, some.counts, strict=True)
    ]


def _inside(some: Multiples, counts: Counts) -> list[str]:
    return [
        f"{counted(int(n), value.one, value.many)} ({along.shown})"
        for along, row in zip(some.along.values, counts, strict=True)
        for value, n in zip(some.split.values, row, strict=True)
        if n
    ]


def _table(some: Multiples) -> pd.DataFrame:
    """A row a bar, a column a value of the split attribute; bars of nobody are left out."""
    keys = [(p.shown, a.shown) for p in some.place.values for a in some.along.values]
    flat = some.counts.reshape(len(keys), len(some.split.values))
    kept = flat.any(axis=1)
    columns = [
        (some.place.label, np.array([p for p, _ in keys], dtype=object)[kept]),
        (some.along.label, np.array([a for _, a in keys], dtype=object)[kept]),
    ]
    columns += [(v.shown, flat[kept, i]) for i, v in enumerate(some.split.values)]
    return readable(columns)
