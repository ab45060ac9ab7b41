"""Where small charts stand on the map, on one axis that they share."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from evaldata.charts.lettering import lines_of
from evaldata.charts.region_map import places
from evaldata.evaluation import Attribute
from evaldata.profiles import Counts

TITLE_HEIGHT = 38
BARS_HEIGHT = 112
LINE_HEIGHT = 15
GAP_HEIGHT = 12
LETTERS = 8
"""Letters in a line of a bar's name."""
GAP = 0.5
"""Between two places, in bars."""

Positions = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Multiples:
    """The counts and where each place stands. All small charts share one scale and one axis.

    Attributes:
        counts: Shape: (places, along, split).
    """

    place: Attribute
    along: Attribute
    split: Attribute
    counts: Counts
    chosen: Collection[str]
    none: str
    dark: bool

    @cached_property
    def most(self) -> int:
        """The highest bar."""
        return max(int(self.counts.sum(axis=2).max(initial=0)), 1)

    @cached_property
    def names_height(self) -> int:
        """Pixels for the names under the bars."""
        return LINE_HEIGHT * max(len(lines_of(v.shown, LETTERS)) for v in self.along.values) + 4

    @property
    def row_height(self) -> int:
        """Pixels for a place."""
        return TITLE_HEIGHT + BARS_HEIGHT + self.names_height + GAP_HEIGHT

    def responses(self, pixels: float) -> float:
        """So many pixels in responses, the unit of the vertical axis."""
        return pixels / BARS_HEIGHT * self.most

    @cached_property
    def left(self) -> Positions:
        """Where each place begins on the horizontal axis, whose unit is a bar."""
        return np.array(places(self.place)[1]) * (len(self.along.values) + GAP)

    @property
    def middles(self) -> Positions:
        """The middle of each bar on the horizontal axis, place by place."""
        middles: Positions = self.left[:, None] + np.arange(len(self.along.values)) + 0.5
        return middles.ravel()

    @cached_property
    def floor(self) -> Positions:
        """Where the bars of each place begin on the vertical axis."""
        rows = np.array(places(self.place)[0])
        bottom = (rows.max() - rows) * self.row_height + GAP_HEIGHT + self.names_height
        return np.array([self.responses(pixels) for pixels in bottom])
