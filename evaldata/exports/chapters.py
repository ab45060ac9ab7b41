"""Themes with their quotes: each quote once, each class apart, each theme its share of the room."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evaldata.analysis.classes import LISTED, ClassCounts
from evaldata.dataset.quotes import Rows
from evaldata.model.entities import Theme
from evaldata.wording.evidence import QuoteGroup


@dataclass(frozen=True, eq=False)
class Chapter:
    """A theme with its quotes.

    Attributes:
        counts: The theme's quotes that the search finds, by class.
        parts: Each class of which there are any, with the rows of its quotes.
        elsewhere: Those of them that stand under an earlier theme, for which they speak too.
        left_out: Those of them for which there is no room.
    """

    theme: Theme
    counts: ClassCounts
    parts: tuple[tuple[QuoteGroup, Rows], ...]
    elsewhere: int
    left_out: int

    @property
    def not_listed(self) -> tuple[str, ...]:
        """Where its quotes are that are not listed; empty where all are."""
        counted = (
            (self.elsewhere, "under an earlier theme"),
            (self.left_out, "more than there is room for"),
        )
        return tuple(f"{number:,} {where}." for number, where in counted if number)


def share(lengths: Sequence[int], most: int | None) -> int:
    """How many quotes each theme may list so that all together are at most `most`."""
    longest = max(lengths, default=0)
    if most is None:
        return longest
    rooms = range(longest + 1)
    return bisect_right(rooms, most, key=lambda room: sum(min(n, room) for n in lengths)) - 1


def each_once(found: Sequence[Sequence[Rows]], total: int) -> Iterator[list[Rows]]:
    """For each theme its rows by class, ruled out ones left out, less those of earlier themes."""
    seen = np.zeros(total, np.bool_)
    for by_class in found:
        yield [by_class[c][~seen[by_class[c]]] for c in LISTED]
        for quote_class in LISTED:
            seen[by_class[quote_class]] = True


def unnumbered(title: str) -> Theme:
    """What heads a chapter of quotes that are of no one theme."""
    return Theme("", None, "", 0, title, None, "", (), None, None, None)
