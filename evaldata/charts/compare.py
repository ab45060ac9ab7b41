"""Two groups side by side: who took part in each."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from evaldata.analysis.compare import Apart
from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import LINE, bold, escaped, hover, lines_of, styled, wrapped
from evaldata.charts.style import AXIS, KEPT, layout, scheme, texts
from evaldata.charts.themes_apart import sides, themes_apart
from evaldata.charts.wording import responses
from evaldata.sentences import capitalised

__all__ = ["apart_headline", "mirrored_bars", "themes_apart"]

Names = tuple[str, str]
"""What the two groups are called in the middle of a sentence."""
DOMAINS = ((0.0, 0.33), (0.67, 1.0))
"""Where the bars of each group stand, in shares of the width; the values' names between."""
ROOM = 1.35
"""How far an axis goes beyond its longest bar, for the number."""
LETTERS = 24
ROW = 25
"""Pixels for a value whose name is one line."""
HEADING = 30
"""Pixels for the name of an attribute over its values."""
MINIMUM_WIDTH = 480


@dataclass(frozen=True, eq=False)
class _Rows:
    """Where the values and the attributes stand, in pixels from the top.

    Attributes:
        values: The middle of each value.
        headings: The middle of each attribute's name, by the name.
    """

    values: npt.NDArray[np.float64]
    headings: tuple[tuple[str, float], ...]
    height: float


def mirrored_bars(frame: pd.DataFrame, names: Names, *, dark: bool) -> Chart:
    """Responses of two groups to the left and to the right of the values' names.

    The frame is `compared_responses`; values that neither has are left out. A click gives
    [attribute id, value text, "one" or "other"].
    """
    some = frame[(frame.one > 0) | (frame.other > 0)].reset_index(drop=True)
    rows = _rows(some)
    head = max(len(lines_of(name, 18)) for name in names) * LINE + 8
    figure = go.Figure(
        [*_sides(some, rows, names, dark=dark), *_middle(some, rows, names, head=head, dark=dark)],
        layout(
            round(rows.height) + head,
            dark=dark,
            xaxis=_axis(some, 0),
            xaxis2=_axis(some, 1),
            xaxis3=AXIS | {"range": [0, 1], "domain": [0, 1], "anchor": "y"},
            yaxis=AXIS | {"range": [rows.height, -head]},
        ),
    )
    return Chart.of(
        figure,
        f"{capitalised(names[0])} beside {names[1]}: who took part.",
        parts=_parts(some, names),
        table=_table(some, names),
        minimum_width=MINIMUM_WIDTH,
    )


def apart_headline(total: Apart, names: Names) -> str:
    """How many quotes tell two groups apart, in a sentence without a full stop."""
    one, other = names
    if not total.total:
        return f"No quote is from {one} or {other}"
    if not total.told:
        return f"No quote can tell {one} from {other}"
    if not total.either:
        return f"{_every(total.told)} {one} from {other}"
    verb = "tells" if total.told == 1 else "tell"
    rest = "one" if total.either == 1 else f"{total.either:,}"
    return (
        f"{total.told:,} of {total.total:,} quotes {verb} {one} from {other}; "
        f"the other {rest} could be from either"
    )


def _every(number: int) -> str:
    few = {1: "The only quote tells", 2: "Both quotes tell"}
    return few.get(number, f"All {number:,} quotes tell")


def _rows(frame: pd.DataFrame) -> _Rows:
    values, headings, y = [], [], 0.0
    for label, group in frame.groupby("attribute_label", sort=False):
        headings.append((str(label), y + HEADING / 2))
        y += HEADING
        for name in group.label:
            height = ROW + (len(lines_of(name, LETTERS)) - 1) * LINE
            values.append(y + height / 2)
            y += height
    return _Rows(np.array(values, dtype=float), tuple(headings), y)


def _axis(frame: pd.DataFrame, side: int) -> dict[str, object]:
    reach = max(int(frame[["one", "other"]].to_numpy().max(initial=0)), 1) * ROOM
    return AXIS | {
        "range": [0, reach] if side else [reach, 0],
        "domain": list(DOMAINS[side]),
        "anchor": "y",
    }


def _sides(
    frame: pd.DataFrame, rows: _Rows, names: Names, *, dark: bool
) -> list[go.Bar | go.Scatter]:
    traces: list[go.Bar | go.Scatter] = []
    places = zip(("one", "other"), ("x", "x2"), sides(dark=dark), names, strict=True)
    for side, axis, colour, name in places:
        numbers = frame[side].tolist()
        said = [
            f"{label}, {name}: {responses(n)}"
            for label, n in zip(frame.label, numbers, strict=True)
        ]
        traces.append(
            go.Bar(
                orientation="h",
                x=[n or None for n in numbers],
                y=rows.values,
                width=17,
                xaxis=axis,
                marker={"color": colour, "cornerradius": 3},
                customdata=[
                    [a, v, side] for a, v in zip(frame.attribute, frame["value"], strict=True)
                ],
                hovertext=[hover(text) for text in said],
                hoverinfo="text",
                **KEPT,
            )
        )
        traces.append(
            texts(
                at=(numbers, rows.values),
                text=[f" {n:,} " if n else " – " for n in numbers],
                colour=scheme(dark=dark).ink,
                position="middle right" if axis == "x2" else "middle left",
                axes=(axis, "y"),
            )
        )
    return traces


def _middle(
    frame: pd.DataFrame, rows: _Rows, names: Names, *, head: int, dark: bool
) -> list[go.Scatter]:
    """The names of values and of their attributes in the middle, and of the groups on top."""
    colours = scheme(dark=dark)
    labels = [wrapped(label, LETTERS) for label in frame.label]
    headings = [styled(bold(escaped(label)), size=12) for label, _ in rows.headings]
    heights = [y for _, y in rows.headings]
    groups = [bold(wrapped(capitalised(name), 18)) for name in names]
    edges = (DOMAINS[0][1], DOMAINS[1][0])
    over = ("x3", "y")
    return [
        texts(
            at=(np.full(len(frame), 0.5), rows.values), text=labels, colour=colours.ink, axes=over
        ),
        texts(at=([0.5] * len(headings), heights), text=headings, colour=colours.soft, axes=over),
        *(
            texts(at=([x], [-head / 2]), text=[name], colour=colours.ink, position=place, axes=over)
            for x, name, place in zip(edges, groups, ("middle left", "middle right"), strict=True)
        ),
    ]


def _parts(frame: pd.DataFrame, names: Names) -> list[str]:
    return [
        f"{row.attribute_label} {row.label}: {names[0]} {row.one:,}, {names[1]} {row.other:,}"
        for row in frame.itertuples()
    ]


def _table(frame: pd.DataFrame, names: Names) -> pd.DataFrame:
    return readable(
        [
            ("Attribute", frame.attribute_label),
            ("Value", frame.label),
            (capitalised(names[0]), frame.one),
            (capitalised(names[1]), frame.other),
        ]
    )
