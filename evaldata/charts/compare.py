"""Two groups side by side: who took part in each, and the themes of their quotes."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.analysis.compare import TwoGroupCounts
from evaldata.charts.captions import in_texts
from evaldata.charts.chart import Chart, readable
from evaldata.charts.line_breaks import LINE, bold, escaped, lines_of, styled, wrapped
from evaldata.charts.rows import row_bars, rows_layout
from evaldata.charts.style import axis, hatched, ink_on, inside, layout, scheme, texts
from evaldata.model.language import capitalised, quotes, responses
from evaldata.model.palette import hues
from evaldata.wording.group import WHOSE

Names = tuple[str, str]
"""What the two groups are called in the middle of a sentence."""
MINIMUM_WIDTH = 360
LEGEND_LETTERS = 36
THEME_HEIGHT = 38
"""Pixels for a theme, also where the legend takes several lines."""
OTHER_HUE = 3
"""Place of the other group's colour among the categories; the one has the first."""
DOMAINS = {"one": (0.0, 0.33), "other": (0.67, 1.0)}
"""Where the bars of each group stand, in shares of the width; the values' names between."""
MIDDLE = (DOMAINS["one"][1], DOMAINS["other"][0])
"""Where the names stand; what lay over the bars would take their clicks."""
ROOM = 1.35
"""How far an axis goes beyond its longest bar, for the number."""
LETTERS, GROUP_LETTERS = 17, 15
VALUE_HEIGHT, HEADING_HEIGHT = 25, 30
"""Pixels for a value whose name is one line, and for the name of an attribute over its values."""
MOST_VALUES = 10
"""Values of an attribute that are drawn; the table has all."""


def comparison_headline(total: TwoGroupCounts, names: Names) -> str:
    """How many quotes could be from either of two groups, in a sentence without a full stop.

    Where none could, how many are from the one and how many from the other; what is only possible
    is said apart.
    """
    one, other = names
    if not total.total:
        return f"No quote is from {one} or {other}"
    if not total.only_one:
        return f"No quote can tell {one} from {other}"
    if not total.either:
        here, there = total.one_known, total.other_known
        are, second = "is" if here == 1 else "are", f"{there:,}" if there else "none"
        known = f"{capitalised(quotes(here))} {are} from {one}, {second} from {other}"
        if not (here or there):
            known = f"No quote is known to be from {one} or {other}"
        possible = ((total.one_possible, one), (total.other_possible, other))
        return "; ".join([known, *(f"{n:,} could be from {name}" for n, name in possible if n)])
    return f"{total.either:,} of {quotes(total.total)} could be from either {one} or {other}"


def _sides(*, dark: bool) -> dict[str, str]:
    """The colours of two groups."""
    one, *_, other = hues(OTHER_HUE + 1, dark=dark)
    return {"one": one, "other": other}


def compared_themes(frame: pd.DataFrame, names: Names, *, dark: bool = False) -> Chart:
    """A bar a theme: in the grey middle what could be of either group, to the sides of one only.

    From the left as in `WHOSE`; hatched is what is only possible. The frame is `compared_quotes`. A
    click gives [theme id].
    """
    parts = frame[[*WHOSE]]
    left = parts.one_possible + parts.one_known + parts.either / 2
    starts = parts.cumsum(axis=1).sub(parts).sub(left, axis=0)
    reach = 1.05 * max([*left, *(parts.sum(axis=1) - left), 1])
    called = {kind: form.format(*names) for kind, form in WHOSE.items()}
    bars = [
        _bar(frame, kind, starts[kind], name, dark=dark)
        for kind, name in called.items()
        if parts[kind].any()
    ]
    empty = np.flatnonzero(~parts.any(axis=1))
    at, soft = (np.zeros(len(empty)), empty), scheme(dark=dark).soft
    themes, x = frame.theme.tolist(), axis(-reach, reach)
    traces = [*bars, texts(at=at, text=["–"] * len(empty), colour=soft)]
    drawn = rows_layout(themes, reach, dark=dark, size=THEME_HEIGHT, legend=1, xaxis=x)
    said = _told_apart(frame, *names)
    columns = [(capitalised(name), frame[kind]) for kind, name in called.items()]
    table = readable([("Theme", themes), *columns, ("Neither", frame.neither)])
    return Chart(traces, drawn, said, table, minimum_width=MINIMUM_WIDTH)


def _told_apart(frame: pd.DataFrame, one: str, other: str) -> str:
    """In how many themes quotes tell two groups apart; a possible one does not count as known."""
    known = int(frame[["one_known", "other_known"]].any(axis=1).sum())
    possible = int(frame[["one_possible", "other_possible"]].any(axis=1).sum())
    if known:
        have = "has" if known == 1 else "have"
        return f"{known:,} of {len(frame):,} themes {have} a quote that tells {one} from {other}."
    if possible:
        return (
            f"In no theme is a quote known to be from {one} or from {other}; "
            f"in {possible:,} of {len(frame):,} themes a quote could be from one of them only."
        )
    return f"In no theme can a quote tell {one} from {other}."


def _bar(frame: pd.DataFrame, kind: str, start: pd.Series, name: str, *, dark: bool) -> go.Bar:
    colours = {"either": scheme(dark=dark).neutral} | _sides(dark=dark)
    colour, solid = colours[kind.partition("_")[0]], not kind.endswith("possible")
    numbers = frame[kind].tolist()
    return row_bars(
        numbers,
        keys=[[theme] for theme in frame.theme_id],
        said=frame.theme + ": " + in_texts(frame[kind], quotes) + f", {name}",
        base=start,
        width=0.7,
        name=wrapped(capitalised(name), LEGEND_LETTERS),
        marker={"color": colour} if solid else hatched(colour, dark=dark),
        **inside(numbers, ink_on(colour) if solid else scheme(dark=dark).ink),
    )


def mirrored_bars(frame: pd.DataFrame, names: Names, *, dark: bool = False) -> Chart:
    """Responses of two groups to the left and to the right of the values' names.

    The frame is `compared_responses`; values that neither has are left out, and of many those
    with fewest responses are in the table alone. A click gives [attribute id, value text, "one" or
    "other"].
    """
    every = frame[(frame.one > 0) | (frame.other > 0)]
    some = every[_place(every) <= MOST_VALUES]
    lines = np.array([len(lines_of(label, LETTERS)) for label in some.label], dtype=int)
    first, heights = ~some.attribute.duplicated().to_numpy(), VALUE_HEIGHT + (lines - 1) * LINE
    bottom = np.cumsum(heights + first * HEADING_HEIGHT)
    height, some = bottom.max(initial=0), some.assign(row=bottom - heights / 2)
    head = max(len(lines_of(name, GROUP_LETTERS)) for name in names) * LINE + 8
    reach = max(int(some[["one", "other"]].to_numpy().max(initial=0)), 1) * ROOM
    ink, soft = scheme(dark=dark).ink, scheme(dark=dark).soft
    values = [wrapped(label, LETTERS) for label in some.label]
    over = (bottom - heights - HEADING_HEIGHT / 2)[first]
    headings = [_heading(every[every.attribute == name]) for name in some.attribute[first]]
    traces = [
        *_side(some, "one", names[0], top=-head / 2, dark=dark),
        *_side(some, "other", names[1], top=-head / 2, dark=dark),
        texts(at=([0.5] * len(some), some.row), text=values, colour=ink, xaxis="x3"),
        texts(at=([0.5] * len(over), over), text=headings, colour=soft, xaxis="x3"),
    ]
    drawn = layout(
        height + head,
        dark=dark,
        xaxis=axis(reach, 0, domain=DOMAINS["one"], anchor="y"),
        xaxis2=axis(0, reach, domain=DOMAINS["other"], anchor="y"),
        xaxis3=axis(0, 1, domain=MIDDLE, anchor="y"),
        yaxis=axis(height, -head),
    )
    one, other = map(capitalised, names)
    shown = [("Attribute", every.attribute_label), ("Value", every.label)]
    table = readable([*shown, (one, every.one), (other, every.other)]).reset_index(drop=True)
    said = f"{one} beside {names[1]}: who took part."
    return Chart(traces, drawn, said, table, names=len(shown), minimum_width=MINIMUM_WIDTH)


def _place(frame: pd.DataFrame) -> pd.Series:
    """The place of each value in its attribute, from 1, by its responses in either group."""
    most = frame[["one", "other"]].max(axis=1)
    return most.groupby(frame.attribute).rank(method="first", ascending=False)


def _heading(values: pd.DataFrame) -> str:
    """The name of an attribute over its values, and how many of them are drawn if not all."""
    name = bold(escaped(values.attribute_label.iloc[0]))
    some = f"<br>{MOST_VALUES} of {len(values):,}" if len(values) > MOST_VALUES else ""
    return styled(name + some, size=12)


def _side(
    frame: pd.DataFrame, side: str, name: str, *, top: float, dark: bool
) -> list[go.Bar | go.Scatter]:
    """The bars of a group with their numbers, and its name on top."""
    left, ink = side == "one", scheme(dark=dark).ink
    numbers, across = frame[side].tolist(), "x" if left else "x2"
    position = "middle left" if left else "middle right"
    bars = row_bars(
        numbers,
        keys=[[*key, side] for key in frame[["attribute", "value"]].to_numpy(dtype=object)],
        said=frame.label + f", {name}: " + in_texts(frame[side], responses),
        y=frame.row,
        width=17,
        marker={"color": _sides(dark=dark)[side], "cornerradius": 3},
        xaxis=across,
    )
    words = [f" {n:,} " if n else " – " for n in numbers]
    title = bold(wrapped(capitalised(name), GROUP_LETTERS))
    return [
        bars,
        texts(at=(numbers, frame.row), text=words, colour=ink, position=position, xaxis=across),
        texts(at=([0], [top]), text=[title], colour=ink, position=position, xaxis=across),
    ]
