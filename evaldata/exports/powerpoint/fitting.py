"""How much a slide holds: type that fits, lines that a text takes, slides that a table needs."""

import math
from collections.abc import Iterator, Sequence
from typing import TypeVar

from evaldata.exports.text import shortened

T = TypeVar("T")

EVEN = 1.15
"""How much higher than all of them on average a slide may be, so that none has a single line."""

QUOTE_SIZES = ((250, 32), (380, 28), (540, 24), (800, 20), (1_000, 18))
"""Type in points for a quote of at most so many characters; a longer one ends in the notes."""
TITLE_SIZES = ((70, 40), (110, 34), (180, 28), (400, 20))
HEAD_SIZES = ((95, 30), (150, 24), (300, 18))
TABLE_SIZES = (20, 18, 16)
ACROSS, CELL_MARGINS, ROOM, MOST_ROOM = 11.6, 0.2, 4.7, 4.9
"""Inches: across a slide, beside a cell's text, for all of a table, and the most for one in small
type."""
MOST_CELL, MOST_POINT = 600, 900
"""Characters of a table's cell and of a point; what is longer is whole in the notes."""
POINT_LETTERS, POINT_LINES = 88, 11
"""Characters of a line of points, and lines for which a slide has room."""
LETTER = 0.48
"""Width of a letter, of the size of the type."""


def fitting_size(text: str, sizes: Sequence[tuple[int, int]]) -> int:
    """The largest type in which a text fits. Sizes: most characters and points, largest first."""
    return next((size for most, size in sizes if len(text) <= most), sizes[-1][1])


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in so many characters, counted generously."""
    return sum(max(1, -(-len(line) // max(1, int(width)))) for line in text.split("\n"))


def height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: int) -> float:
    """Inches that rows of a table take in type of that size, counted generously."""
    per_inch = 72 / size / LETTER
    tallest = (
        max(_lines(t, (w - CELL_MARGINS) * per_inch) for t, w in zip(row, widths, strict=True))
        for row in rows
    )
    return sum(n * size * 1.2 / 72 + 0.11 for n in tallest)


def point_slides(points: Sequence[str]) -> Iterator[list[str]]:
    """Points, shortened where they are long, for as many slides as they need."""
    short = [shortened(" ".join(point.split()), MOST_POINT) for point in points]
    return _paged(short, [_lines(point, POINT_LETTERS) + 0.4 for point in short], POINT_LINES)


def table_slides(
    head: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> tuple[int, Iterator[list[list[str]]]]:
    """The largest type in which one slide holds a table, and its rows for each that it needs."""
    short = [[shortened(text, MOST_CELL) for text in row] for row in rows]
    fits = (s for s in TABLE_SIZES if height([*head, *short], widths, s) < ROOM)
    size = next(fits, TABLE_SIZES[-1])
    room = MOST_ROOM - height(head, widths, size)
    return size, _paged(short, [height([row], widths, size) for row in short], room)


def _paged(items: Sequence[T], heights: Sequence[float], room: float) -> Iterator[list[T]]:
    """Items in groups of about one height, no higher than the room; a higher item stands alone."""
    whole = sum(heights)
    room = min(room, EVEN * whole / max(1, math.ceil(whole / room)))
    page: list[T] = []
    used = 0.0
    for item, height in zip(items, heights, strict=True):
        if page and used + height > room:
            yield page
            page, used = [], 0.0
        page.append(item)
        used += height
    if page:
        yield page
