"""The trace as a drawing: recommendations, findings and themes, and who is quoted on each theme."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.analysis.trace import LAYERS, Trace
from evaldata.charts.chart import Chart
from evaldata.charts.lettering import LINE, bold, escaped, lines_of, styled, wrapped
from evaldata.charts.style import axis, boxes, ink_on, layout, scheme, shades, texts
from evaldata.charts.trace_places import Places, placed
from evaldata.charts.trace_words import message, paths
from evaldata.charts.wording import in_texts
from evaldata.schema import LinkBasis

LETTER_WIDTH = 6.0
BOX = 0.86
"""Height of a box in rows."""
CHIP_LETTERS = 5
LINE_WIDTH, DIRECT_WIDTH = 1.3, 2.5
BESIDE = 0.22
"""How far below the middle a line passes that goes past the findings, in rows."""


def trace_chart(trace: Trace, focus: str | None, *, dark: bool) -> Chart:
    """What hangs together with a node, or everything, with what is lacking marked by ▲.

    Solid lines are stated by the report, dashed ones are an editor's. A click gives [node name],
    on who is quoted [theme's name, value text]. KeyError where no node has the name in focus.
    """
    shown = trace if focus is None else trace.about(focus)
    places = placed(shown, focus)
    rows, head = places.nodes.row.max() + 1 if len(places.nodes) else 1, places.head
    figure = go.Figure(
        [
            *_nodes(places, focus, dark=dark),
            *_voices(places, dark=dark),
            *_headings(places, dark=dark),
        ],
        layout(
            head + rows * places.row_height,
            dark=dark,
            xaxis=axis(-1, places.width + 1),
            yaxis=axis(rows - 0.5, -0.5 - head / places.row_height),
            shapes=_lines(shown, places.nodes, dark=dark),
        ),
    )
    return Chart(
        figure,
        message(shown, focus),
        paths(shown),
        names=len(LAYERS),
        labelled=True,
        minimum_width=places.width,
    )


def _lines(trace: Trace, nodes: pd.DataFrame, *, dark: bool) -> list[dict[str, object]]:
    """A curve for each link, under the boxes."""
    colours, at = scheme(dark=dark), {node.name: node for node in nodes.itertuples()}
    below = BESIDE if nodes.layer.nunique() == len(LAYERS) else 0.0
    drawn = (
        (trace.edges, 0.0, {"color": colours.soft, "width": LINE_WIDTH}),
        (trace.direct, below, {"color": colours.accent, "width": DIRECT_WIDTH}),
    )
    return [
        {
            "type": "path",
            "layer": "below",
            "path": _curve(at[edge.source], at[edge.target], lower),
            "line": line | {"dash": "solid" if edge.basis == LinkBasis.STATED.value else "5px,4px"},
        }
        for edges, lower, line in drawn
        for edge in edges.itertuples()
    ]


def _curve(start: Any, end: Any, lower: float) -> str:  # noqa: ANN401 - rows of a frame
    """The path from one node to another, so many rows below their middles."""
    x0, y0, x1, y1 = start.left + start.width, start.row + lower, end.left, end.row + lower
    middle = (x0 + x1) / 2
    return f"M {x0},{y0} C {middle},{y0} {middle},{y1} {x1},{y1}"


def _nodes(places: Places, focus: str | None, *, dark: bool) -> list[go.Bar | go.Scatter]:
    """The boxes, and what stands in them."""
    colours, frame = scheme(dark=dark), places.nodes
    nodes, on = [*frame.itertuples()], frame.name == focus
    edge = np.where(frame.gap == "", colours.line, colours.warning)
    return boxes(
        left=frame.left,
        width=frame.width,
        rows=frame.row,
        height=BOX,
        keys=frame[["name"]].to_numpy(dtype=object).tolist(),
        said=["\n".join([_title(node), *_marks(node)]) for node in nodes],
        text=[_says(node, places.lines, colours.warning) for node in nodes],
        ink=np.where(on, ink_on(colours.accent), colours.ink).tolist(),
        at=frame.left + np.where(on, frame.width / 2, 6),
        position=np.where(on, "middle center", "middle right").tolist(),
        color=np.where(on, colours.accent, colours.grounds[1]).tolist(),
        cornerradius=5,
        line={"width": 1.2, "color": np.where(on, colours.accent, edge).tolist()},
    )


def _title(node: Any) -> str:  # noqa: ANN401 - a row of a frame
    return f"{node.label} {node.message}".strip()


def _marks(node: Any) -> list[str]:  # noqa: ANN401 - a row of a frame
    """What is lacking, and which themes the report names for it."""
    return [mark for mark in (f"▲ {node.gap}" if node.gap else "", node.stated) if mark]


def _says(node: Any, most: int, warning: str) -> str:  # noqa: ANN401 - a row of a frame
    """What stands in a box of so many lines."""
    if node.chip:
        return bold(wrapped(node.label.split(" ")[0], CHIP_LETTERS, most=1))
    letters = int((node.width - 10) / LETTER_WIDTH)
    marks = [
        styled(escaped(line), size=13, colour=warning) if mark.startswith("▲") else escaped(line)
        for mark in _marks(node)
        for line in lines_of(mark, letters, most=2 if mark.startswith("▲") else 1)
    ]
    main = wrapped(_title(node), letters, most=max(most - len(marks), 1))
    return "<br>".join([main, *marks])


def _voices(places: Places, *, dark: bool) -> list[go.Bar | go.Scatter]:
    """Tiles beside each theme: lines to a few voices would cross all others."""
    voices, fill = places.voices, shades(places.voices.quotes, dark=dark)
    theme = voices.name.map(places.nodes.set_index("name").label).astype(str)
    return boxes(
        left=voices.left + 1.5,
        width=places.voice_width - 3,
        rows=voices.row,
        height=BOX,
        keys=voices[["name", "value"]].to_numpy(dtype=object).tolist(),
        said=theme + ", " + voices.label + ": " + in_texts(voices.quotes),
        text=[f"{n:,}" if n else "–" for n in voices.quotes],
        ink=[*map(ink_on, fill)],
        color=fill,
        cornerradius=5,
    )


def _headings(places: Places, *, dark: bool) -> list[go.Scatter]:
    """The names of the layers, and of the voices over their tiles."""
    soft, tiles = scheme(dark=dark).soft, places.voice_headings
    layers = places.nodes[~places.nodes.chip].drop_duplicates("layer").set_index("layer").left
    top = np.full(len(layers), -0.5 - (places.head - LINE / 2) / places.row_height)
    names, x = [LAYERS[i] for i in layers.index], np.array([*tiles]) + places.voice_width / 2
    y = np.full(len(tiles), -0.5 - 3 / places.row_height)
    return [
        texts(at=(layers, top), text=names, colour=soft, position="middle right", size=12),
        texts(at=(x, y), text=[*tiles.values()], colour=soft, position="top center", size=11),
    ]
