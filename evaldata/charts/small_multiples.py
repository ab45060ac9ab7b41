"""A small chart for each place of the map: responses along one attribute, split by another."""

from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go
from msgspec.structs import replace

from evaldata.charts.bars import responses_in_order
from evaldata.charts.captions import most_responses, nobody
from evaldata.charts.chart import Chart, readable
from evaldata.charts.line_breaks import LINE, bold, broken, escaped, lines_of, most_lines
from evaldata.charts.region_map import places
from evaldata.charts.style import (
    axis,
    bar,
    ink_on,
    inside,
    layout,
    legend_lines,
    legend_width,
    scheme,
    texts,
)
from evaldata.model.attributes import Attribute
from evaldata.model.language import counted
from evaldata.model.palette import hues
from evaldata.model.patterns import Counts

BARS_HEIGHT, TOTAL_HEIGHT, LINE_HEIGHT, GAP_HEIGHT = 112, 21, 15, 12
READABLE_HEIGHT = 14
"""Pixels that a part of a bar needs for its number."""
SMALL = 12
"""Pixels of small texts."""
LETTERS = 8
"""Letters in a line of a bar's name."""
LEAST_WIDTH = 30
"""Pixels for a bar."""
LETTER_WIDTH, SMALL_LETTER_WIDTH = 7, 6
"""Pixels of a letter of a title, and of a bar's name."""
FEW = 3
"""Places for which there is room in a row however few are drawn, so that none is too wide."""
GAP, EDGE = 0.5, 0.06
"""Between two places and around all, in bars."""

Positions = npt.NDArray[np.floating[Any]]
At = tuple[Positions, Positions, float]
"""The middle of each bar, in bars (shape: places, steps); where the bars of each place begin, in
responses (shape: places); responses in a pixel."""


def small_multiples(  # noqa: PLR0913 - a frame and what each of its columns is for
    frame: pd.DataFrame,
    place: Attribute,
    along: Attribute,
    split: Attribute,
    *,
    chosen: Collection[str],
    dark: bool = False,
    complete: bool = True,
) -> Chart:
    """Responses as stacked bars along an attribute, coloured by another, at each place of the map.

    The frame is `responses_by` of the three, its rows in any order; one that is left out counts
    nobody. Chosen places alone are drawn, for all others are empty under their filter. A click
    gives the texts of [place, along, split].

    Raises:
        ValueError: Where two of the three are one attribute.
    """
    drawn = [v.text in chosen for v in place.values]
    drawn = drawn if any(drawn) else [True] * len(drawn)
    counts = responses_in_order(frame, place, along, split)[drawn]
    steps = len(along.values)
    over = [lines_of(v.shown, max(16, 5 * steps), most=2) for v in compress(place.values, drawn)]
    below = [lines_of(v.shown, LETTERS) for v in along.values]
    title_height, under = LINE * max(map(len, over)), LINE_HEIGHT * max(map(len, below)) + 4
    row_height = title_height + TOTAL_HEIGHT + BARS_HEIGHT + under + GAP_HEIGHT
    of_map = int(places(place)[1].max()) + 1
    place = replace(place, values=tuple(compress(place.values, drawn)))
    # Rows and columns of the map that no place takes are left out.
    rows, columns = (np.unique(at, return_inverse=True)[1] for at in places(place))
    pixel = max(counts.sum(axis=2).max(), 1) / BARS_HEIGHT
    floor = ((rows.max() - rows) * row_height + GAP_HEIGHT + under) * pixel
    across = max(int(columns.max()) + 1, min(of_map, FEW))
    middles = columns[:, None] * (steps + GAP) + np.arange(steps) + 0.5
    lines = legend_lines(len(split.values))
    at, height = (middles, floor, pixel), row_height * (rows.max() + 1)
    titles, names = [bold(broken(lines)) for lines in over], [*map(broken, below)]
    traces = [
        *_bars(counts, at, (place, along, split), dark=dark),
        *_letterings(counts, at, titles, names, none=nobody(complete=complete), dark=dark),
    ]
    ground = layout(
        height,
        dark=dark,
        legend=lines,
        xaxis=axis(-EDGE, across * (steps + GAP) - GAP + EDGE),
        yaxis=axis(0, height * pixel),
    )
    labels, totals = [v.shown for v in place.values], counts.sum(axis=(1, 2)).tolist()
    said = most_responses(labels, totals, complete=complete)
    bar_width = max(LEAST_WIDTH, SMALL_LETTER_WIDTH * _longest(below) + 4)
    least = max(
        across * max(steps * bar_width, LETTER_WIDTH * _longest(over)),
        legend_width((v.shown for v in split.values), lines),
    )
    table = _table(counts, place, along, split)
    return Chart(traces, ground, said, table, names=2, minimum_width=least)


def _longest(texts: Iterable[Sequence[str]]) -> int:
    """Letters of the longest line of texts."""
    return max(len(line) for lines in texts for line in lines)


def _bars(counts: Counts, at: At, attributes: tuple[Attribute, ...], *, dark: bool) -> list[go.Bar]:
    """The bars of each value of the last attribute, one on the other."""
    (middles, floor, pixel), (place, along, split) = at, attributes
    keys = [(p, a) for p in place.values for a in along.values]
    flat = counts.reshape(len(keys), len(split.values))
    base = np.repeat(floor, len(along.values))[:, None] + flat.cumsum(axis=1) - flat
    colours = hues(len(split.values), dark=dark)
    parts = zip(split.values, colours, flat.T.tolist(), base.T, strict=True)
    return [
        bar(
            keys=[[p.text, a.text, value.text] for p, a in keys],
            said=[
                f"{p.shown}, {a.shown}: {counted(n, value.one, value.many)}"
                for (p, a), n in zip(keys, numbers, strict=True)
            ],
            orientation="v",
            x=middles.ravel(),
            y=[n or None for n in numbers],
            base=below,
            width=0.8,
            name=escaped(value.shown),
            marker={"color": colour},
            **inside(numbers, ink_on(colour), least=READABLE_HEIGHT * pixel, size=SMALL),
        )
        for value, colour, numbers, below in parts
    ]


def _letterings(  # noqa: PLR0913 - what is written, and where
    counts: Counts, at: At, titles: list[str], names: list[str], *, none: str, dark: bool
) -> list[go.Scatter]:
    """Titles over places, names under bars, totals that no bar says itself, and nobody."""
    ink, soft = scheme(dark=dark).ink, scheme(dark=dark).soft
    (middles, floor, pixel), totals, most = at, counts.sum(axis=2), counts.max(axis=2)
    said = (most == totals) & (most >= READABLE_HEIGHT * pixel)
    numbers = [f"{n:,}" if n else "" for n in np.where(said, 0, totals).ravel()]
    top = (
        middles[:, 0] - 0.4,
        floor + (BARS_HEIGHT + TOTAL_HEIGHT + most_lines(titles) * LINE / 2) * pixel,
    )
    under = middles.ravel(), np.repeat(floor - 2 * pixel, len(names))
    over = middles.ravel(), (floor[:, None] + totals).ravel()
    empty = ~totals.any(axis=1)
    x, y = middles.mean(axis=1), floor + BARS_HEIGHT / 2 * pixel
    below, nobodies = names * len(titles), [none] * int(empty.sum())
    return [
        texts(at=top, text=titles, colour=ink, position="middle right"),
        texts(at=under, text=below, colour=soft, position="bottom center", size=SMALL),
        texts(at=over, text=numbers, colour=ink, position="top center", size=SMALL),
        texts(at=(x[empty], y[empty]), text=nobodies, colour=soft),
    ]


def _table(counts: Counts, place: Attribute, along: Attribute, split: Attribute) -> pd.DataFrame:
    """A row a bar, a column a value of the split attribute; bars of nobody are left out."""
    kept = counts.any(axis=2)
    rows = [(place.values[i].shown, along.values[j].shown) for i, j in np.argwhere(kept)]
    names = np.array(rows, dtype=object).reshape(-1, 2).T
    labels = [place.label, along.label, *(value.shown for value in split.values)]
    return readable(zip(labels, [*names, *counts[kept].T], strict=True))
