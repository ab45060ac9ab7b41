"""Where each group was placed, if every group was placed once and only the margins are known."""

from collections.abc import Sequence

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
    found: list[tuple[int, ...]] = []
    begun: list[tuple[tuple[int, ...], Sequence[Counts]]] = [((), places)]
    tries = 0
    while begun and len(found) < 2:  # noqa: PLR2004
        way, room = begun.pop()
        tries += len(room)
        if tries > MOST_TRIES or len(groups) > MOST_GROUPS:
            raise TooManyTriesError
        if len(way) == len(groups):
            found += [way] if not any(map(any, room)) else []
            continue
        for i in reversed(range(len(room))):
            left = [space - n for space, n in zip(room[i], groups[len(way)], strict=True)]
            if all(space >= 0 for space in left):
                begun.append(((*way, i), [*room[:i], left, *room[i + 1 :]]))
    return found
