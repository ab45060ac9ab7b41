"""A list over as few pages as hold it, about as much on each."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def paged(items: Sequence[T], heights: Sequence[float], room: float) -> list[Sequence[T]]:
    """Items in their order on the fewest pages of that room, as even as can be, else fuller first.

    What is higher than the room stands alone.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # pages, unevenness, where the last begins
    for end in range(1, len(items) + 1):
        ways: list[tuple[int, float, int]] = []
        used = 0.0
        for start in range(end - 1, -1, -1):
            used += heights[start]
            if ways and used > room:
                break
            pages, uneven, _ = best[start]
            ways.append((pages + 1, round(uneven + used * used, 6), -start))
        best.append(min(ways))
    found: list[Sequence[T]] = []
    end = len(items)
    while end:
        start = -best[end][2]
        found.append(items[start:end])
        end = start
    return found[::-1]
