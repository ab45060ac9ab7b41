"""Where the boxes of a trace stand, and how much fits into them.

The horizontal unit is a pixel at the least width of the figure; all grows with it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from evaldata.analysis.trace import Trace
from evaldata.charts.lettering import LINE, wrapped
from evaldata.charts.trace_layout import heights, links_between, untangled

PADDING = 11
"""Pixels of a row that no line of text takes."""
BEFORE_VOICES = 8


@dataclass(frozen=True)
class Size:
    """The sizes of a trace, in pixels at its least width.

    Attributes:
        boxes: Width of the boxes of each layer.
        chip: Width of the one in focus, which is named elsewhere.
        gap: Between two layers, for the lines.
        total: The least width of the figure, if its voices have room in it.
        voice: The least width of a voice.
        lines: Most lines of text in a box.
    """

    boxes: tuple[int, int, int]
    chip: int
    gap: int
    total: int
    voice: int
    lines: int


WHOLE = Size(boxes=(210, 210, 160), chip=0, gap=40, total=900, voice=70, lines=3)
FOCUSED = Size(boxes=(122, 122, 122), chip=36, gap=28, total=540, voice=62, lines=4)


@dataclass(frozen=True, eq=False)
class Places:
    """Where all stands.

    Attributes:
        nodes: `trace_nodes` with the left, width and row (from 0) of each, and whether it is a
            chip, which shows its number only.
        voices: `trace_voices` with the left and row of each.
        voice_headings: The names of the voices, in lines, by where their tiles begin.
        head: Pixels over the first row, for the headings.
    """

    nodes: pd.DataFrame
    voices: pd.DataFrame
    voice_headings: dict[float, str]
    voice_width: float
    lines: int
    head: int
    row_height: int
    width: int


def placed(trace: Trace, focus: str | None) -> Places:
    """Where the nodes and voices of a trace stand, the one in focus as a chip."""
    size, at = WHOLE if focus is None else FOCUSED, _rows(trace)
    layers = np.unique(trace.nodes.layer)
    chips = np.isin(layers, trace.nodes.layer[trace.nodes.name == focus])
    widths = np.where(chips, size.chip, np.take(size.boxes, layers.astype(int)))
    lefts = np.cumsum([0, *(widths + size.gap)])
    columns = pd.DataFrame({"layer": layers, "left": lefts[:-1], "width": widths, "chip": chips})
    labels = trace.voices.drop_duplicates("value").set_index("value").label
    left = max(lefts[-1] - size.gap, 0) + BEFORE_VOICES
    width = max(size.voice, (size.total - left) / max(len(labels), 1))
    begins = dict(zip(labels.index, left + np.arange(len(labels)) * width, strict=True))
    headings = [wrapped(label, max(int(width / 5.4), 13)) for label in labels]
    return Places(
        trace.nodes.merge(columns, on="layer").assign(row=lambda nodes: nodes.name.map(at)),
        trace.voices.assign(
            left=trace.voices["value"].map(begins), row=trace.voices.name.map(at)
        ).astype({"left": float, "row": float}),
        dict(zip(begins.values(), headings, strict=True)),
        voice_width=width,
        lines=size.lines,
        head=LINE * max([1, *(text.count("<br>") + 1 for text in headings)]) + 4,
        row_height=PADDING + LINE * size.lines,
        width=round(left + width * len(labels)),
    )


def _rows(trace: Trace) -> dict[str, float]:
    """The row of each node, so that few lines cross."""
    edges = pd.concat([trace.edges, trace.direct])
    links = links_between(zip(edges.source, edges.target, strict=True))
    layers = [group.tolist() for _, group in trace.nodes.groupby("layer").name]
    return heights(untangled(layers, links), links)
