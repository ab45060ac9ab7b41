"""Who is quoted: beside who took part, and on a theme."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.attributes import Attribute
from evaldata.charts.chart import Chart, readable
from evaldata.charts.rows import beside, row_bars, rows_layout
from evaldata.charts.style import hatched
from evaldata.charts.wording import in_brief, in_full, in_texts
from evaldata.palette import hues
from evaldata.sentences import enumeration

PAIR_HEIGHT, ROW_HEIGHT = 62, 32
KINDS = ("responses", "quotes")
OFFSET = 0.2
"""How far a bar stands from the middle of its pair, in pairs."""
ROOM = 2.1
"""How far an axis goes beyond its longest bar, for the words."""


def paired_bars(frame: pd.DataFrame, voice: Attribute, *, dark: bool) -> Chart:
    """The share of responses and of quotes that each voice gave, one bar under the other.

    The frame is `responses_beside_quotes`. A click gives [voice id, value text].
    """
    shares = {kind: (frame[kind] / frame[f"{kind}_total"].clip(lower=1)).tolist() for kind in KINDS}
    percent = {kind: [f"{share:.0%}" for share in shares[kind]] for kind in KINDS}
    traces: list[go.Bar | go.Scatter] = []
    for kind, colour, offset in zip(KINDS, hues(2, dark=dark), (-OFFSET, OFFSET), strict=True):
        rows, total = np.arange(len(frame)) + offset, frame[f"{kind}_total"]
        given = in_texts(frame[kind]) + " of " + in_texts(total)
        traces += [
            row_bars(
                shares[kind],
                keys=_keys(frame, voice),
                said=frame.label + ": " + frame[f"{kind}_said"],
                y=rows,
                width=0.34,
                name=kind.capitalize(),
                marker={"color": colour, "cornerradius": 3},
            ),
            beside(shares[kind], pd.Series(percent[kind]) + "  " + given, rows=rows, dark=dark),
        ]
    reach = max([*shares["responses"], *shares["quotes"], 0.01]) * ROOM
    figure = go.Figure(
        traces, rows_layout(frame.label.tolist(), reach, dark=dark, size=PAIR_HEIGHT, legend=True)
    )
    table = readable(
        [
            (voice.label, frame.label),
            ("Responses", frame.responses_said),
            ("Share of responses", percent["responses"]),
            ("Quotes", frame.quotes_said),
            ("Share of quotes", percent["quotes"]),
        ]
    )
    return Chart(figure, _most_quoted(frame), table)


def theme_voices(
    frame: pd.DataFrame, voice: Attribute, *, dark: bool, which: str = "on this theme"
) -> Chart:
    """Some quotes, called by which they are, by whose they are; hatched is what is only possible.

    The frame is `theme_voices_frame`. A click gives [voice id, value text].
    """
    ends, colour = (frame.matches + frame.possible).tolist(), hues(1, dark=dark)[0]
    common = {"keys": _keys(frame, voice), "said": frame.label + ": " + in_full(frame)}
    figure = go.Figure(
        [
            row_bars(frame.matches, marker={"color": colour}, **common),
            row_bars(
                frame.possible, base=frame.matches, marker=hatched(colour, dark=dark), **common
            ),
            beside(ends, in_brief(frame), dark=dark),
        ],
        rows_layout(frame.label.tolist(), max([*ends, 1]) * ROOM, dark=dark, size=ROW_HEIGHT),
    )
    counts = [("Quotes known", frame.matches), ("Possible", frame.possible)]
    return Chart(figure, _heard(frame, which), readable([(voice.label, frame.label), *counts]))


def _keys(frame: pd.DataFrame, voice: Attribute) -> list[list[str]]:
    return [[voice.id, value] for value in frame["value"]]


def _most_quoted(frame: pd.DataFrame) -> str:
    """Who is quoted most, beside what they gave."""
    if not frame.quotes.any():
        return "Nobody is quoted."
    first = frame.loc[frame.quotes.idxmax()]
    return f"{first.label}: {first.responses_said}, and {first.quotes_said}."


def _heard(frame: pd.DataFrame, which: str) -> str:
    numbers = zip(frame.label, frame.matches, strict=True)
    heard = [f"{label} {known:,}" for label, known in numbers if known]
    if heard:
        return f"Quotes {which}: {enumeration(heard)}."
    return f"No quote {which} is known to be from any of these."
