"""Where each group was placed, if every group was placed once and only the margins are known."""

from collections.abc import Iterator, Sequence
from itertools import count, islice

MOST_TRIES = 2_000_000
MOST_GROUPS = 200

Counts = Sequence[int]


class TooManyTriesError(Exception):
    """There are more ways to place the groups than can be tried."""


def placings(groups: Sequence[Counts], places: Sequence[Counts]) -> list[tuple[int, ...]]:
    """The ways to put each group into one place so that every place is filled exactly.

    Every way is tried, except that one is left as soon as a place would overflow, and that the
    search ends with the second way found.

    Args:
        groups: What each group counts, by kind.
        places: What each place counts, by the same kinds.

    Returns:
        No, one or two ways: for each group the position of its place.

    Raises:
        TooManyTriesError: After `MOST_TRIES` steps, or for more than `MOST_GROUPS` groups.
    """
    if len(groups) > MOST_GROUPS:
        raise TooManyTriesError
    return list(islice(_ways(groups, [list(place) for place in places], (), count()), 2))


def _ways(
    groups: Sequence[Counts], room: list[list[int]], way: tuple[int, ...], tries: Iterator[int]
) -> Iterator[tuple[int, ...]]:
    if len(way) == len(groups):
        if not any(map(any, room)):
            yield way
        return
    group = groups[len(way)]
    for position, left in enumerate(room):
        if next(tries) >= MOST_TRIES:
            raise TooManyTriesError
        rest = [space - number for space, number in zip(left, group, strict=True)]
        if all(space >= 0 for space in rest):
            room[position] = rest
            yield from _ways(groups, room, (*way, position), tries)
            room[position] = left
