"""Themes by whose their quotes can be: only of one group, only of the other, or of either."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.analysis.compare import KINDS
from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import escaped, hover, wrapped
from evaldata.charts.style import (
    AXIS,
    KEPT,
    hatched,
    hues,
    ink_on,
    layout,
    names_axis,
    scheme,
    texts,
)
from evaldata.sentences import capitalised, quotes

ROW_HEIGHT = 34
LEGEND_HEIGHT = 30
LETTERS = 30
MINIMUM_WIDTH = 480
ONE_HUE, OTHER_HUE = 0, 3
"""Places of the two groups' colours among the categories."""
DRAWN = KINDS[:-1]
"""What is drawn, from the left: quotes of neither group are not."""
FROM_LEFT = ("one_possible", "one_known", "either", "other_known", "other_possible")


def sides(*, dark: bool) -> tuple[str, str]:
    """The colours of two groups."""
    colours = hues(OTHER_HUE + 1, dark=dark)
    return colours[ONE_HUE], colours[OTHER_HUE]


def themes_apart(frame: pd.DataFrame, names: tuple[str, str], *, dark: bool) -> Chart:
    """A bar a theme: in the grey middle what could be of either group, to the sides of one only.

    Hatched is what is only possible. The frame is `told_apart`. A click gives [theme id].
    """
    rows = [wrapped(theme, LETTERS, most=2) for theme in frame.theme]
    traces = [_bar(frame, kind, names, dark=dark) for kind in FROM_LEFT if frame[kind].any()]
    empty = ~frame[list(DRAWN)].any(axis=1).to_numpy()
    none = texts(
        at=(np.zeros(int(empty.sum())), np.flatnonzero(empty)),
        text=["–"] * int(empty.sum()),
        colour=scheme(dark=dark).soft,
    )
    figure = go.Figure(
        [*traces, none],
        layout(
            LEGEND_HEIGHT + ROW_HEIGHT * len(rows),
            dark=dark,
            showlegend=True,
            margin={"l": 0, "r": 0, "t": LEGEND_HEIGHT, "b": 0},
            xaxis=AXIS | {"range": _range(frame)},
            yaxis=names_axis(rows, dark=dark),
        ),
    )
    return Chart.of(
        figure,
        _message(frame, names),
        parts=_parts(frame, names),
        table=_table(frame, names),
        minimum_width=MINIMUM_WIDTH,
    )


def _starts(frame: pd.DataFrame) -> pd.DataFrame:
    """Where each part of a bar begins, the middle of what could be either being 0."""
    parts = frame[list(FROM_LEFT)]
    left = parts.one_possible + parts.one_known + parts.either / 2
    return parts.cumsum(axis=1).sub(parts).sub(left, axis=0)


def _range(frame: pd.DataFrame) -> list[float]:
    starts = _starts(frame)
    ends = (starts.other_possible + frame.other_possible).max()
    reach = max(-starts.one_possible.min(), ends, 1) if len(frame) else 1
    return [-1.05 * reach, 1.05 * reach]


def _name(kind: str, names: tuple[str, str]) -> str:
    known = {"one_known": f"{names[0]} only", "other_known": f"{names[1]} only"}
    possible = {
        "one_possible": f"{names[0]} only, possibly",
        "other_possible": f"{names[1]} only, possibly",
    }
    return {"either": "could be either", **known, **possible}[kind]


def _bar(frame: pd.DataFrame, kind: str, names: tuple[str, str], *, dark: bool) -> go.Bar:
    one, other = sides(dark=dark)
    colours = {"either": scheme(dark=dark).neutral, "one": one, "other": other}
    colour = colours[kind.partition("_")[0]]
    solid = not kind.endswith("possible")
    numbers, name = frame[kind].tolist(), _name(kind, names)
    ink = {"textfont": {"color": ink_on(colour) if solid else scheme(dark=dark).ink}}
    said = [f"{theme}: {quotes(n)}, {name}" for theme, n in zip(frame.theme, numbers, strict=True)]
    return go.Bar(
        orientation="h",
        base=_starts(frame)[kind],
        x=[n or None for n in numbers],
        y=np.arange(len(frame)),
        width=0.7,
        name=escaped(capitalised(name)),
        marker={"color": colour} if solid else hatched(colour, dark=dark),
        text=[f"{n:,}" if n else "" for n in numbers],
        textposition="inside",
        insidetextanchor="middle",
        constraintext="none",
        textangle=0,
        textfont=ink["textfont"],
        customdata=[[theme] for theme in frame.theme_id],
        hovertext=[hover(text) for text in said],
        hoverinfo="text",
        selected=KEPT["selected"] | ink,
        unselected=KEPT["unselected"] | ink,
    )


def _message(frame: pd.DataFrame, names: tuple[str, str]) -> str:
    told = frame[[kind for kind in DRAWN if kind != "either"]].any(axis=1)
    number = int(told.sum())
    if not number:
        return f"In no theme can a quote tell {names[0]} from {names[1]}."
    return f"In {number:,} of {len(frame):,} themes a quote tells {names[0]} from {names[1]}."


def _parts(frame: pd.DataFrame, names: tuple[str, str]) -> list[str]:
    return [
        f"{theme}: "
        + (", ".join(f"{_name(kind, names)} {n:,}" for kind, n in row.items() if n) or "no quote")
        for theme, row in zip(frame.theme, frame[list(FROM_LEFT)].to_dict("records"), strict=True)
    ]


def _table(frame: pd.DataFrame, names: tuple[str, str]) -> pd.DataFrame:
    columns = [(capitalised(_name(kind, names)), frame[kind]) for kind in FROM_LEFT]
    return readable([("Theme", frame.theme), *columns, ("Neither", frame.neither)])
