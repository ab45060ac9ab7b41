"""Where the columns of a trace stand, and how much fits into their boxes.

The horizontal unit is a pixel at the least width of the figure; all grows with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from evaldata.analysis.trace import Trace
from evaldata.charts.lettering import LINE, lines_of
from evaldata.charts.trace_layout import heights, links_between, untangled

LETTER_WIDTH = 6.0
CHIP_LETTERS = 5
PADDING = 11
"""Pixels of a row that no line of text takes."""


@dataclass(frozen=True)
class Measure:
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


WHOLE = Measure(boxes=(210, 210, 160), chip=0, gap=40, total=900, voice=70, lines=3)
FOCUSED = Measure(boxes=(122, 122, 122), chip=36, gap=28, total=540, voice=62, lines=4)
BEFORE_VOICES = 8


@dataclass(frozen=True)
class Place:
    """A column of boxes; a chip shows its number only."""

    left: float
    width: float
    chip: bool

    @property
    def right(self) -> float:
        """Where lines leave it."""
        return self.left + self.width

    @property
    def letters(self) -> int:
        """Letters in a line of a box."""
        return int((self.width - 10) / LETTER_WIDTH)


@dataclass(frozen=True)
class Places:
    """Where all stands.

    Attributes:
        columns: By layer; layers without anything have none.
        at: Row of each node, from 0.
        rows: Rows in all, whole ones or not.
        head: Pixels over the first row, for the headings.
        most_lines: Most lines of text in a box.
        voice_headings: The lines over the tiles of each voice.
    """

    columns: Mapping[int, Place]
    at: Mapping[str, float]
    rows: float
    row_height: int
    head: int
    most_lines: int
    voices_left: float
    voice_width: float
    voice_headings: tuple[tuple[str, ...], ...]
    width: int


def placed(trace: Trace, focus: str | None) -> Places:
    """Where the nodes and voices of a trace stand, the one in focus as a chip."""
    measure = WHOLE if focus is None else FOCUSED
    columns = _columns(trace.nodes, focus, measure)
    right = max((place.right for place in columns.values()), default=0)
    labels = trace.voices.drop_duplicates("value").label.tolist()
    width = max(measure.voice, (measure.total - right - BEFORE_VOICES) / max(len(labels), 1))
    at = _rows(trace)
    headings = [tuple(lines_of(label, max(int(width / 5.4), 13))) for label in labels]
    return Places(
        columns=columns,
        at=at,
        rows=max(at.values(), default=0) + 1,
        row_height=PADDING + LINE * measure.lines,
        head=LINE * max([1, *map(len, headings)]) + 4,
        most_lines=measure.lines,
        voices_left=right + BEFORE_VOICES,
        voice_width=width,
        voice_headings=tuple(headings),
        width=round(right + BEFORE_VOICES + width * len(labels)),
    )


def _columns(nodes: pd.DataFrame, focus: str | None, measure: Measure) -> dict[int, Place]:
    focused, left = set(nodes.layer[nodes.name == focus]), 0.0
    columns = {}
    for layer in sorted(nodes.layer.unique().tolist()):
        chip = layer in focused
        columns[layer] = Place(left, measure.chip if chip else measure.boxes[layer], chip)
        left = columns[layer].right + measure.gap
    return columns


def _rows(trace: Trace) -> dict[str, float]:
    """The row of each node, so that few lines cross."""
    edges = pd.concat([trace.edges, trace.direct])
    links = links_between(zip(edges.source, edges.target, strict=True))
    layers = [group.name.tolist() for _, group in trace.nodes.groupby("layer")[["name"]]]
    return heights(order, links) if (order := untangled(layers, links)) else {}
