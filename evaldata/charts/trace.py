"""The trace as a drawing: recommendations, findings and themes, and who is quoted on each theme."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from evaldata.analysis.trace import LAYERS, Trace
from evaldata.charts.chart import Chart
from evaldata.charts.lettering import LINE, bold, escaped, hover, lines_of, styled, wrapped
from evaldata.charts.style import AXIS, boxes, ink_on, layout, scheme, shades, texts
from evaldata.charts.trace_places import CHIP_LETTERS, Place, Places, placed
from evaldata.charts.trace_words import message, paths, sentences
from evaldata.palette import Scheme
from evaldata.schema import LinkBasis

BOX = 0.86
"""Height of a box in rows."""
LINE_WIDTH = 1.3
DIRECT_WIDTH = 2.5
BESIDE = 0.22
"""How far below the middle a line passes that goes past the findings, in rows."""


def trace_chart(trace: Trace, focus: str | None, *, dark: bool) -> Chart:
    """What hangs together with a node, or everything, with what is lacking marked by ▲.

    Solid lines are stated by the report, dashed ones are an editor's. A click gives [node name],
    on who is quoted [theme's name, value text]. KeyError where no node has the name in focus.
    """
    shown = trace if focus is None else trace.about(focus)
    places = placed(shown, focus)
    figure = go.Figure(
        [
            *_nodes(shown, places, focus, dark=dark),
            *_voices(shown, places, dark=dark),
            *_headings(shown, places, dark=dark),
        ],
        layout(
            round(places.head + places.rows * places.row_height),
            dark=dark,
            xaxis=AXIS | {"range": [-1, places.width + 1]},
            yaxis=AXIS | {"range": [places.rows - 0.5, -0.5 - places.head / places.row_height]},
            shapes=_lines(shown, places, dark=dark),
        ),
    )
    return Chart.of(
        figure,
        message(shown, focus),
        parts=sentences(shown),
        table=paths(shown),
        minimum_width=places.width,
    )


def _lines(trace: Trace, places: Places, *, dark: bool) -> list[dict[str, object]]:
    """A curve for each link, under the boxes."""
    colours = scheme(dark=dark)
    past = len(places.columns) > 2  # noqa: PLR2004 - something stands between the ends
    layer = dict(zip(trace.nodes.name, trace.nodes.layer, strict=True))
    drawn = [(edge, 0.0, colours.soft, LINE_WIDTH) for edge in trace.edges.itertuples()]
    drawn += [
        (edge, BESIDE if past else 0.0, colours.accent, DIRECT_WIDTH)
        for edge in trace.direct.itertuples()
    ]
    return [
        {
            "type": "path",
            "layer": "below",
            "path": _curve(
                (places.columns[layer[edge.source]].right, places.at[edge.source] + lower),
                (places.columns[layer[edge.target]].left, places.at[edge.target] + lower),
            ),
            "line": {
                "color": colour,
                "width": width,
                "dash": "solid" if edge.basis == LinkBasis.STATED.value else "5px,4px",
            },
        }
        for edge, lower, colour, width in drawn
    ]


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x0, y0), (x1, y1) = start, end
    middle = (x0 + x1) / 2
    return f"M {x0},{y0} C {middle},{y0} {middle},{y1} {x1},{y1}"


def _nodes(
    trace: Trace, places: Places, focus: str | None, *, dark: bool
) -> list[go.Bar | go.Scatter]:
    """The boxes, and what stands in them."""
    nodes, colours = trace.nodes, scheme(dark=dark)
    columns = [places.columns[layer] for layer in nodes.layer]
    y = nodes.name.map(places.at).astype(float)
    on = (nodes.name == focus).tolist()
    edge = [
        colours.accent if focused else colours.warning if gap else colours.line
        for focused, gap in zip(on, nodes.gap, strict=True)
    ]
    box = boxes(
        left=np.array([column.left for column in columns]),
        width=np.array([column.width for column in columns]),
        rows=y,
        hovertext=[_hover(node) for node in nodes.itertuples()],
        customdata=[[name] for name in nodes.name],
        marker={
            "color": [colours.accent if focused else colours.grounds[1] for focused in on],
            "cornerradius": 5,
            "line": {"width": 1.2, "color": edge},
        },
        height=BOX,
    )
    pairs = [*zip(nodes.itertuples(), columns, on, strict=True)]
    said = [_says(node, column, places, colours) for node, column, _ in pairs]
    ink = [ink_on(colours.accent) if focused else colours.ink for focused in on]
    x = [c.left + (c.width / 2 if focused else 6) for _, c, focused in pairs]
    position = ["middle center" if focused else "middle right" for focused in on]
    return [box, texts(at=(x, y), text=said, colour=ink, position=position)]


def _says(
    node: Any,  # noqa: ANN401 - a row of a frame
    column: Place,
    places: Places,
    colours: Scheme,
) -> str:
    """What stands in a box: what it is, what is lacking, which themes the report names for it."""
    if column.chip:
        return bold(escaped(lines_of(node.label.split(" ")[0], CHIP_LETTERS, most=1)[0]))
    lacking = lines_of(f"▲ {node.gap}", column.letters, most=2) if node.gap else []
    stated = lines_of(node.stated, column.letters, most=1) if node.stated else []
    most = max(places.most_lines - len(lacking) - len(stated), 1)
    main = wrapped(f"{node.label} {node.message}".strip(), column.letters, most=most)
    marked = [styled(escaped(line), size=13, colour=colours.warning) for line in lacking]
    return "<br>".join([main, *marked, *map(escaped, stated)])


def _hover(node: Any) -> str:  # noqa: ANN401 - a row of a frame
    parts = [f"{node.label} {node.message}".strip(), f"▲ {node.gap}" if node.gap else ""]
    return "<br>".join(wrapped(part, 60) for part in [*parts, node.stated] if part)


def _voices(trace: Trace, places: Places, *, dark: bool) -> list[go.Bar | go.Scatter]:
    """Tiles beside each theme: lines to a few voices would cross all others."""
    voices, width = trace.voices, places.voice_width
    order = {value: i for i, value in enumerate(voices["value"].unique())}
    left = places.voices_left + voices["value"].map(order).astype(int) * width
    y = voices.name.map(places.at).astype(float)
    fill = shades(voices.quotes, dark=dark)
    labels = dict(zip(trace.nodes.name, trace.nodes.label, strict=True))
    tile = boxes(
        left=left + 1.5,
        width=np.full(len(voices), width - 3),
        rows=y,
        hovertext=[
            hover(f"{labels[name]}, {label}: {number:,}")
            for name, label, number in zip(voices.name, voices.label, voices.quotes, strict=True)
        ],
        customdata=voices[["name", "value"]].to_numpy(dtype=object).tolist(),
        marker={"color": fill, "cornerradius": 5, "line": {"width": 0}},
        height=BOX,
    )
    said = [f"{n:,}" if n else "–" for n in voices.quotes]
    return [tile, texts(at=(left + width / 2, y), text=said, colour=[*map(ink_on, fill)])]


def _headings(trace: Trace, places: Places, *, dark: bool) -> list[go.Scatter]:
    """The names of the layers, and of the voices over their tiles."""
    soft = scheme(dark=dark).soft
    top = -0.5 - (places.head - LINE / 2) / places.row_height
    layers = [(i, place) for i, place in places.columns.items() if not place.chip]
    labels = trace.voices.drop_duplicates("value").label
    x = places.voices_left + (np.arange(len(labels)) + 0.5) * places.voice_width
    bottom = -0.5 - 3 / places.row_height
    return [
        texts(
            at=([place.left for _, place in layers], [top] * len(layers)),
            text=[LAYERS[i] for i, _ in layers],
            colour=soft,
            position="middle right",
            size=12,
        ),
        texts(
            at=(x, np.full(len(labels), bottom)),
            text=["<br>".join(map(escaped, lines)) for lines in places.voice_headings],
            colour=soft,
            position="top center",
            size=11,
        ),
    ]
