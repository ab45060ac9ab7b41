"""The trace as a drawing: recommendations, findings and themes, and who is quoted on each theme.

The horizontal unit is a pixel at the least width of the figure; all grows with it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from evaldata.charts.captions import in_texts
from evaldata.charts.chart import Chart
from evaldata.charts.line_breaks import LINE, bold, escaped, lines_of, most_lines, styled, wrapped
from evaldata.charts.style import axis, boxes, ink_on, layout, scheme, shades, texts
from evaldata.charts.trace_layout import heights, links_between, untangled
from evaldata.charts.trace_words import message, paths
from evaldata.model.vocabulary import LinkBasis
from evaldata.wording.trace import LAYERS, Trace

LETTER_WIDTH, SPARED_WIDTH = 6.0, 7.0
"""Pixels of a letter, and where the voices need more than the least width: then the figure may be
drawn narrower than it asks."""
HEADING_LETTERS, SPARED_HEADING = 13, 10
"""Letters of a voice's heading in a line, at least, and where they are spared likewise."""
BOX = 0.86
"""Height of a box in rows."""
CHIP_WIDTH, CHIP_LETTERS = 36, 5
"""Of the node in focus, which is named elsewhere."""
LINE_WIDTH, DIRECT_WIDTH = 1.3, 2.5
BESIDE = 0.22
"""How far below the middle a line passes that goes past the findings, in rows."""
BEFORE_VOICES = 8


@dataclass(frozen=True)
class Size:
    """The sizes of a trace, in pixels at its least width.

    Attributes:
        boxes: Width of the boxes of each layer.
        gap: Between two layers, for the lines.
        total: The least width of the figure, if its voices have room in it.
        voice: The least width of a voice.
        lines: Most lines of text in a box.
        row: From one box to the one below it.
    """

    boxes: tuple[int, int, int]
    gap: int
    total: int
    voice: int
    lines: int
    row: int


WHOLE = Size(boxes=(210, 210, 160), gap=40, total=900, voice=70, lines=3, row=65)
FOCUSED = Size(boxes=(122, 122, 122), gap=28, total=540, voice=62, lines=4, row=92)


def trace_chart(trace: Trace, focus: str | None, *, dark: bool = False) -> Chart:
    """What hangs together with a node, or everything, with what is lacking marked by ▲.

    Solid lines are stated by the report, dashed ones are an editor's. A click gives [node name],
    on who is quoted [theme's name, value text]. KeyError where no node has the name in focus.
    """
    shown, size = (trace, WHOLE) if focus is None else (trace.about(focus), FOCUSED)
    nodes, voices, width = _placed(shown, focus, size)
    rows, pixels = nodes.row.max() + 1 if len(nodes) else 1, size.row
    head = LINE * most_lines(voices.heading) + 4
    letter = LETTER_WIDTH if width <= size.total else SPARED_WIDTH
    traces = [
        *_nodes(nodes, focus, size, letter, dark=dark),
        *_voices(voices, nodes, dark=dark),
        *_headings(nodes, voices, head, pixels, dark=dark),
    ]
    drawn = layout(
        head + rows * pixels,
        dark=dark,
        xaxis=axis(-1, width + 1),
        yaxis=axis(rows - 0.5, -0.5 - head / pixels),
        shapes=_lines(shown, nodes, dark=dark),
    )
    said, table = message(shown, focus), paths(shown)
    return Chart(traces, drawn, said, table, names=len(LAYERS), labelled=True, minimum_width=width)


def _placed(trace: Trace, focus: str | None, size: Size) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The nodes and the voices with the left, the width and the row (from 0) of each; all's width.

    Nodes say whether they are a chip, which shows its number only, voices their heading in lines.
    """
    layers = np.unique(trace.nodes.layer)
    chips = np.isin(layers, trace.nodes.layer[trace.nodes.name == focus])
    widths = np.where(chips, CHIP_WIDTH, np.take(size.boxes, layers.astype(int)))
    lefts = np.cumsum([0, *(widths + size.gap)])
    columns = pd.DataFrame({"layer": layers, "left": lefts[:-1], "width": widths, "chip": chips})
    tiles = trace.voices[["value", "label"]].drop_duplicates()
    begin = max(lefts[-1] - size.gap, 0) + BEFORE_VOICES
    room = (size.total - begin) / max(len(tiles), 1)
    width = max(size.voice, room)
    letters = max(int(width / 5.4), HEADING_LETTERS) if width == room else SPARED_HEADING
    tiles = tiles.assign(
        left=begin + np.arange(len(tiles)) * width,
        width=width,
        heading=[wrapped(label, letters) for label in tiles.label],
    )
    edges = pd.concat([trace.edges, trace.direct])
    links = links_between(zip(edges.source, edges.target, strict=True))
    names = [group.tolist() for _, group in trace.nodes.groupby("layer").name]
    row = heights(untangled(names, links), links)  # so that few lines cross
    nodes, voices = (
        frame.assign(row=frame.name.map(row).astype(float))
        for frame in (trace.nodes.merge(columns), trace.voices.merge(tiles))
    )
    return nodes, voices, round(begin + width * len(tiles))


def _lines(trace: Trace, nodes: pd.DataFrame, *, dark: bool) -> list[dict[str, object]]:
    """A curve for each link, under the boxes."""
    colours, at = scheme(dark=dark), nodes.set_index("name")
    below = BESIDE if nodes.layer.nunique() == len(LAYERS) else 0.0
    drawn = (
        (trace.edges, 0.0, {"color": colours.soft, "width": LINE_WIDTH}),
        (trace.direct, below, {"color": colours.accent, "width": DIRECT_WIDTH}),
    )
    lines: list[dict[str, object]] = []
    for edges, lower, line in drawn:
        start, end = at.loc[edges.source], at.loc[edges.target]
        dashes = np.where(edges.basis == LinkBasis.STATED.value, "solid", "5px,4px").tolist()
        ends = start.left + start.width, start.row + lower, end.left, end.row + lower
        for dash, x0, y0, x1, y1 in zip(dashes, *ends, strict=True):
            middle = (x0 + x1) / 2
            path = f"M {x0},{y0} C {middle},{y0} {middle},{y1} {x1},{y1}"
            lines.append(
                {"type": "path", "layer": "below", "path": path, "line": line | {"dash": dash}}
            )
    return lines


def _nodes(
    frame: pd.DataFrame, focus: str | None, size: Size, letter: float, *, dark: bool
) -> list[go.Bar | go.Scatter]:
    """The boxes, and what stands in them, in letters of so many pixels."""
    colours, on = scheme(dark=dark), frame.name == focus
    title, lack = (frame.label + " " + frame.message).str.strip(), "▲ " + frame.gap.astype(str)
    frame = frame.assign(title=title, lack=lack.where(frame.gap != "", ""))
    nodes = [*frame.itertuples()]
    edge = np.where(frame.gap == "", colours.line, colours.warning)
    return boxes(
        left=frame.left,
        width=frame.width,
        rows=frame.row,
        height=BOX,
        keys=frame[["name"]].to_numpy(dtype=object).tolist(),
        said=["\n".join(filter(None, (node.title, node.lack, node.stated))) for node in nodes],
        text=[_says(node, size.lines, letter, colours.warning) for node in nodes],
        ink=np.where(on, ink_on(colours.accent), colours.ink).tolist(),
        at=frame.left + np.where(on, frame.width / 2, 6),
        position=np.where(on, "middle center", "middle right").tolist(),
        color=np.where(on, colours.accent, colours.grounds[1]).tolist(),
        cornerradius=5,
        line={"width": 1.2, "color": np.where(on, colours.accent, edge).tolist()},
    )


def _says(node: Any, most: int, letter: float, warning: str) -> str:  # noqa: ANN401 - a row of a frame
    """What stands in a box of so many lines: its title, what it lacks, what the report states."""
    if node.chip:
        return bold(wrapped(node.label.split(" ")[0], CHIP_LETTERS, most=1))
    letters = int((node.width - 10) / letter)
    lacking = lines_of(node.lack, letters, most=2) if node.lack else []
    marks = [styled(escaped(line), size=13, colour=warning) for line in lacking]
    marks += [wrapped(node.stated, letters, most=1)] if node.stated else []
    main = wrapped(node.title, letters, most=max(most - len(marks), 1))
    return "<br>".join([main, *marks])


def _voices(voices: pd.DataFrame, nodes: pd.DataFrame, *, dark: bool) -> list[go.Bar | go.Scatter]:
    """Tiles beside each theme: lines to a few voices would cross all others."""
    fill = shades(voices.quotes, dark=dark)
    theme = voices.name.map(nodes.set_index("name").label).astype(str)
    return boxes(
        left=voices.left + 1.5,
        width=voices.width - 3,
        rows=voices.row,
        height=BOX,
        keys=voices[["name", "value"]].to_numpy(dtype=object).tolist(),
        said=theme + ", " + voices.label + ": " + in_texts(voices.quotes),
        text=[f"{n:,}" if n else "–" for n in voices.quotes],
        ink=[*map(ink_on, fill)],
        color=fill,
        cornerradius=5,
    )


def _headings(
    nodes: pd.DataFrame, voices: pd.DataFrame, head: int, pixels: int, *, dark: bool
) -> list[go.Scatter]:
    """The names of the layers, and of the voices over their tiles."""
    soft, tiles = scheme(dark=dark).soft, voices.drop_duplicates("value")
    layers = nodes[~nodes.chip].drop_duplicates("layer")
    top = np.full(len(layers), -0.5 - (head - LINE / 2) / pixels)
    names, y = [LAYERS[i] for i in layers.layer], np.full(len(tiles), -0.5 - 3 / pixels)
    over = (tiles.left + tiles.width / 2, y)
    return [
        texts(at=(layers.left, top), text=names, colour=soft, position="middle right", size=12),
        texts(at=over, text=tiles.heading, colour=soft, position="top center", size=11),
    ]
