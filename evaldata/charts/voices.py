"""Who is quoted: beside who took part, and on a theme."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.chart import Chart, readable
from evaldata.charts.lettering import escaped, hover, wrapped
from evaldata.charts.style import (
    AXIS,
    KEPT,
    hatched,
    hues,
    layout,
    names_axis,
    scheme,
    texts,
)
from evaldata.evaluation import Attribute
from evaldata.sentences import enumeration, quotes

PAIR_HEIGHT = 62
ROW_HEIGHT = 32
LEGEND_HEIGHT = 30
LETTERS = 20
OFFSET = 0.2
"""How far a bar stands from the middle of its pair, in pairs."""
ROOM = 2.0
"""How far an axis goes beyond its longest bar, for the words."""


def paired_bars(frame: pd.DataFrame, voice: Attribute, *, dark: bool) -> Chart:
    """The share of responses and of quotes that each voice gave, one bar under the other.

    The frame is `responses_beside_quotes`. A click gives [voice id, value text].
    """
    names = [wrapped(label, LETTERS) for label in frame.label]
    traces = [
        trace
        for i, kind in enumerate(("responses", "quotes"))
        for trace in _shares(frame, kind, voice, place=i, dark=dark)
    ]
    most = max([*_share(frame, "responses"), *_share(frame, "quotes"), 0.01])
    figure = go.Figure(
        traces,
        layout(
            LEGEND_HEIGHT + PAIR_HEIGHT * len(names),
            dark=dark,
            showlegend=True,
            margin={"l": 0, "r": 0, "t": LEGEND_HEIGHT, "b": 0},
            xaxis=AXIS | {"range": [0, most * ROOM]},
            yaxis=names_axis(names, dark=dark),
        ),
    )
    parts = [f"{row.label}: {row.responses_said}, {row.quotes_said}" for row in frame.itertuples()]
    return Chart.of(figure, _most_quoted(frame), parts=parts, table=_pairs_table(frame, voice))


def theme_voices(frame: pd.DataFrame, voice: Attribute, *, dark: bool) -> Chart:
    """Quotes on a theme by whose they are; hatched is what is only possible.

    The frame is `theme_voices_frame`. A click gives [voice id, value text].
    """
    names = [wrapped(label, LETTERS) for label in frame.label]
    most = int((frame.matches + frame.possible).max()) if len(frame) else 0
    figure = go.Figure(
        [
            *(_quotes(frame, kind, voice, dark=dark) for kind in ("matches", "possible")),
            _words(frame, dark=dark),
        ],
        layout(
            ROW_HEIGHT * len(names),
            dark=dark,
            xaxis=AXIS | {"range": [0, max(most, 1) * ROOM]},
            yaxis=names_axis(names, dark=dark),
        ),
    )
    said = [f"{label}: {text}" for label, text in zip(frame.label, _said(frame), strict=True)]
    columns = [(voice.label, frame.label), ("Quotes known", frame.matches)]
    return Chart.of(
        figure,
        _heard(frame),
        parts=said,
        table=readable([*columns, ("Possible", frame.possible)]),
    )


def _share(frame: pd.DataFrame, kind: str) -> list[float]:
    """Each voice's share of all; 0 where there are none at all."""
    shares = frame[kind] / frame[f"{kind}_total"].clip(lower=1)
    return [float(share) for share in shares]


def _shares(
    frame: pd.DataFrame, kind: str, voice: Attribute, *, place: int, dark: bool
) -> list[go.Bar | go.Scatter]:
    shares, said = _share(frame, kind), frame[f"{kind}_said"].tolist()
    rows = np.arange(len(frame)) + (OFFSET if place else -OFFSET)
    percent = [f" {share:.0%}  {escaped(text)}" for share, text in zip(shares, said, strict=True)]
    bar = go.Bar(
        orientation="h",
        x=[share or None for share in shares],
        y=rows,
        width=0.34,
        name=kind.capitalize(),
        marker={"color": hues(2, dark=dark)[place], "cornerradius": 3},
        customdata=[[voice.id, value] for value in frame["value"]],
        hovertext=[hover(f"{a}: {b}") for a, b in zip(frame.label, said, strict=True)],
        hoverinfo="text",
        **KEPT,
    )
    colour = scheme(dark=dark).ink
    return [bar, texts(at=(shares, rows), text=percent, colour=colour, position="middle right")]


def _most_quoted(frame: pd.DataFrame) -> str:
    """Who is quoted most, beside what they gave."""
    if not frame.quotes.any():
        return "Nobody is quoted."
    first = frame.loc[frame.quotes.idxmax()]
    return f"{first.label}: {first.responses_said}, and {first.quotes_said}."


def _pairs_table(frame: pd.DataFrame, voice: Attribute) -> pd.DataFrame:
    return readable(
        [
            (voice.label, frame.label),
            ("Responses", frame.responses_said),
            ("Share of responses", [f"{share:.0%}" for share in _share(frame, "responses")]),
            ("Quotes", frame.quotes_said),
            ("Share of quotes", [f"{share:.0%}" for share in _share(frame, "quotes")]),
        ]
    )


def _quotes(frame: pd.DataFrame, kind: str, voice: Attribute, *, dark: bool) -> go.Bar:
    known, colour = kind == "matches", hues(1, dark=dark)[0]
    said = [f"{label}: {text}" for label, text in zip(frame.label, _said(frame), strict=True)]
    return go.Bar(
        orientation="h",
        base=0 if known else frame.matches,
        x=[n or None for n in frame[kind]],
        y=np.arange(len(frame)),
        width=0.62,
        marker={"color": colour} if known else hatched(colour, dark=dark),
        customdata=[[voice.id, value] for value in frame["value"]],
        hovertext=[hover(text) for text in said],
        hoverinfo="text",
        **KEPT,
    )


def _words(frame: pd.DataFrame, *, dark: bool) -> go.Scatter:
    ends = frame.matches + frame.possible
    said = [f" {text}" for text in _said(frame, brief=True)]
    colours = scheme(dark=dark)
    colour = [colours.ink if n else colours.soft for n in ends]
    at = ends, np.arange(len(frame))
    return texts(at=at, text=said, colour=colour, position="middle right")


def _said(frame: pd.DataFrame, *, brief: bool = False) -> list[str]:
    """The quotes of each voice in words; "–" for who took part and is not quoted."""
    found = []
    for known, possible, absent in zip(frame.matches, frame.possible, frame.absent, strict=True):
        number = f"{known:,}" if brief else quotes(known)
        parts = [number] if known else []
        parts += [f"{'+' if brief and known else ''}{possible:,} possible"] if possible else []
        found.append((" " if brief else ", ").join(parts) or ("nobody" if absent else "–"))
    return found


def _heard(frame: pd.DataFrame) -> str:
    numbers = zip(frame.label, frame.matches, strict=True)
    heard = [f"{label} {known:,}" for label, known in numbers if known]
    if heard:
        return f"Quotes on this theme: {enumeration(heard)}."
    return "No quote on this theme is known to be from any of these."
