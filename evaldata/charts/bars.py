"""Responses by the values of one attribute or of two, as bars."""

from typing import Any

import numpy as np
import pandas as pd

from evaldata.analysis.responses import COMPLETE
from evaldata.charts.captions import most_responses
from evaldata.charts.chart import Chart, in_words, readable
from evaldata.charts.line_breaks import escaped
from evaldata.charts.rows import LETTERS, beside, row_bars, rows_layout, whole_rows
from evaldata.charts.style import LETTER_WIDTH, ink_on, inside, legend_lines, legend_width
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised, responses
from evaldata.model.palette import hues
from evaldata.model.patterns import Counts

ROOM = 1.2
"""How far the axis goes beyond the longest bar, for its number."""
DIVIDED_HEIGHT = 34


def bars(
    frame: pd.DataFrame,
    attribute: Attribute,
    *,
    dark: bool = False,
    room: float = ROOM,
    letters: int = LETTERS,
) -> Chart:
    """Responses by an attribute's values as bars; a click gives [attribute id, value text].

    The frame is `responses_by` of the attribute. The axis goes `room` times as far as the longest
    bar, for its number; names have so many letters in a line.
    """
    counts = responses_in_order(frame, attribute).tolist()
    names, reach = [capitalised(v.many) for v in attribute.values], max([*counts, 1]) * room
    keys = [[attribute.id, text] for text in attribute.texts]
    said = [f"{name}: {responses(n)}" for name, n in zip(names, counts, strict=True)]
    marker = {"color": hues(1, dark=dark)[0], "cornerradius": 3}
    traces = [
        whole_rows(reach, keys),
        row_bars(counts, keys=keys, said=said, marker=marker),
        beside(counts, [f"{n:,}" for n in counts], dark=dark),
    ]
    drawn = rows_layout(names, reach, dark=dark, letters=letters)
    most = most_responses(names, counts, complete=frame.attrs.get(COMPLETE, True))
    return Chart(traces, drawn, most, table_of(attribute, counts))


def table_of(attribute: Attribute, counts: list[int]) -> pd.DataFrame:
    """Responses by an attribute's values, a row a value."""
    labels = [value.shown for value in attribute.values]
    return readable([(attribute.label, labels), ("Responses", counts)])


def responses_in_order(frame: pd.DataFrame, *attributes: Attribute) -> Counts:
    """The responses of `responses_by` by the attributes' values in their order, whatever the rows'.

    Values without a row have none; rows of the same values are added, those of which a value is
    missing left out. Shape: (values of the first, values of the second, …).

    Raises:
        ValueError: Where an attribute is named twice, or a row has a value that it does not know.
    """
    names = [attribute.id for attribute in attributes]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{twice.pop()!r} is named twice; responses are drawn by each once.")
    known = frame.dropna(subset=names)
    counts: Counts = np.zeros([len(attribute.values) for attribute in attributes], np.int64)
    at = []
    for attribute in attributes:
        at.append(pd.Index([v.value for v in attribute.values]).get_indexer(known[attribute.id]))
        if (at[-1] < 0).any():
            unknown = known[attribute.id][at[-1] < 0].iloc[0]
            raise ValueError(f"{unknown!r} is no value of {attribute.id!r}.")
    np.add.at(counts, tuple(at), known.responses)
    return counts


def stacked_bars(
    counts: pd.DataFrame, rows: Attribute, columns: Attribute, *, dark: bool = False
) -> Chart:
    """Responses by row value as bars, divided by column value. Values without any are left out.

    The frame is `cross` of the attributes. A click gives [row value text, column value text].
    """
    some = counts.any(axis=1).to_numpy()
    drawn, texts = counts[some], np.array(rows.texts, object)[some]
    names, reach = [*drawn.index], max([*drawn.sum(axis=1), 1])
    colours = hues(len(columns.values), dark=dark)
    parts = zip(columns.values, drawn.to_numpy().T, colours, strict=True)
    traces = [
        row_bars(
            bar.tolist(),
            keys=[[text, value.text] for text in texts],
            said=[f"{name}, {value.shown}: {n:,}" for name, n in zip(names, bar, strict=True)],
            name=escaped(value.shown),
            marker={"color": colour},
            **inside(bar, ink_on(colour)),
        )
        for value, bar, colour in parts
        if bar.any()
    ]
    lines = legend_lines(len(traces))
    more: dict[str, Any] = {
        "size": DIVIDED_HEIGHT,
        "legend": min(len(traces), lines),
        "barmode": "stack",
    }
    of_names = min(max(map(len, names), default=0), LETTERS) * LETTER_WIDTH
    shown = (v.shown for v, some in zip(columns.values, drawn.any(), strict=True) if some)
    least = of_names + legend_width(shown, lines)
    layout = rows_layout(names, reach, dark=dark, **more)
    return Chart(traces, layout, message(counts), _read(counts), minimum_width=least)


def message(counts: pd.DataFrame) -> str:
    """What a cross table of responses says first: who is most, and how many of all."""
    totals, complete = counts.sum(axis=1).tolist(), counts.attrs.get(COMPLETE, True)
    return most_responses([*counts.index], totals, complete=complete)


def details(counts: pd.DataFrame) -> str:
    """All counts of a cross table in words."""
    return in_words(_read(counts))


def _read(counts: pd.DataFrame) -> pd.DataFrame:
    kept = counts[counts.any(axis=1).to_numpy()]
    names = (str(kept.index.name), [*kept.index])
    return readable([names, *zip(kept.columns, kept.to_numpy().T, strict=True)])
