"""How much a slide holds: type that fits, lines that a text takes, slides that a table needs.

What holds a text may have any size, so that all of this is told a width and a height in inches.
"""

import textwrap
from collections.abc import Sequence

from evaldata.model.paging import paged
from evaldata.model.text import shortened
from evaldata.office.powerpoint.places import Box

TITLE_SIZES = (40, 34, 28, 24, 20, 18)
HEAD_SIZES = (40, 36, 30, 24, 20, 18, 16)
QUOTE_SIZES = (32, 28, 24, 20, 18)
LINE_SIZES = (28, 24, 20, 18, 16, 14, 12)
FOOT_SIZES = (12, 11, 10, 9, 8)
POINT_SIZES = (28, 24, 22)
TABLE_SIZES = (20, 18, 16)
TURNED_SIZE = 12
"""Type in points, the largest first, to which a text may shrink; what is longer is whole in the
notes."""
CELL_MARGINS = 0.2
"""Inches beside a cell's text, or a text's."""
CELL_GAP = 0.11
"""Inches above and below it together."""
MOST_CELL, MOST_POINT = 600, 900
"""Characters of a table's cell and of a point; what is longer is whole in the notes."""
WHOLE = 11.6 * 4.75
"""Square inches of a slide that has room for as much."""
LETTER, LARGE_LETTER = 0.48, 0.5
"""Width of a letter, of the size of the type; in large type fewer lines level out."""
GAP_OF_POINTS = 0.4
"""Of the size of the type, between two points."""
ROUNDED = 0.05
"""Share of a line that nobody misses."""
LINE = 1.2
"""Height of a line, of the size of the type."""
FILLED = 0.9
"""Share of a text's height that points may take, for the gaps between them."""


def fitted(text: str, box: Box, own: int, sizes: Sequence[int]) -> tuple[str, int]:
    """A text, and the largest type in which a box holds it: its own, or a smaller one of sizes.

    What fits in none is shortened for the smallest.
    """
    tries = [own, *(size for size in sizes if size < own)]
    for size in tries:
        if _fits(text, box, size):
            return text, size
    size, most = tries[-1], len(text)
    while most > 1 and not _fits(text, box, size):
        most = most * 9 // 10
        text = shortened(text, most)
    return text, size


def _fits(text: str, box: Box, size: int) -> bool:
    width = max(1, int((box.width - CELL_MARGINS) * 72 / size / LARGE_LETTER))
    room = int((box.height - CELL_MARGINS / 2) * 72 / size / LINE + ROUNDED)
    if len(text) > width * max(room, 1):
        return False
    lines = sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))
    return lines <= max(room, 1)


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
    return sum(n * size * LINE / 72 + CELL_GAP for n in tallest)


def upright(head: Sequence[Sequence[str]]) -> float:
    """Inches that the header of a table takes whose texts are turned, but for the first."""
    longest = max(len(name) for row in head for name in row[1:])
    return longest * TURNED_SIZE * LARGE_LETTER / 72 + CELL_MARGINS


def point_slides(points: Sequence[str], box: Box, own: int) -> tuple[int, list[Sequence[str]]]:
    """The type of points and those for each slide: the largest in which one slide holds them all.

    What is long is shortened. Own is the type that they have where they need not shrink.
    """
    size, short, heights, room = own, [*points], [0.0], 1.0
    for size in (own, *(size for size in POINT_SIZES if size < own)):
        letters = max(1, int((box.width - CELL_MARGINS) * 72 / size / LETTER))
        room = FILLED * box.height * 72 / size / LINE
        most = min(MOST_POINT, max(letters, int(letters * (room - 1))))
        short = [shortened(" ".join(point.split()), most) for point in points]
        heights = [_lines(point, letters) + GAP_OF_POINTS for point in short]
        if sum(heights) <= room:
            break
    return size, paged(short, heights, room)


def table_slides(
    head: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    box: Box,
    *,
    turned: bool = False,
) -> tuple[int, list[Sequence[list[str]]]]:
    """The largest type in which one slide holds a table, and its rows for each that it needs.

    No cell is higher than a slide.
    """
    least, most = TABLE_SIZES[-1], int(MOST_CELL * min(1, box.area / WHOLE))
    above = {size: upright(head) if turned else height(head, widths, size) for size in TABLE_SIZES}
    lines = int((box.height - above[least] - CELL_GAP) * 72 / least / LINE)
    across = (int((width - CELL_MARGINS) * 72 / least / LETTER) for width in widths)
    mosts = [min(most, max(1, letters * lines)) for letters in across]
    short = [[*map(shortened, row, mosts)] for row in rows]
    fits = (s for s in TABLE_SIZES if above[s] + height(short, widths, s) < box.height)
    size = next(fits, least)
    room = box.height - above[size]
    return size, paged(short, [height([row], widths, size) for row in short], room)
