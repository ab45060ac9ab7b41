"""A line of a benchmark's table."""

from typing import NamedTuple


class Figure(NamedTuple):
    """A line of the table: what was measured, and what ought to be reached.

    Attributes:
        beside: The figure that it is to be seen beside, mostly the empty app's.
        most: The most that `ours` may be, or its ratio; None where there is no goal.
    """

    what: str
    beside: float | None
    ours: float
    unit: str
    most: float | None
    ratio: bool = True

    @property
    def reached(self) -> bool:
        """Whether the figure, or its ratio, is within its goal."""
        figure = self.ours / self.beside if self.ratio and self.beside else self.ours
        return self.most is None or figure <= self.most

    def __str__(self) -> str:
        beside = "" if self.beside is None else f"{self.beside:,.4g}"
        ratio = "" if not self.beside else f"{self.ours / self.beside:.2f}"
        cells = (f"{self.what:46}", f"{beside:>8}", f"{self.ours:>8,.4g}", f"{self.unit:7}")
        return " ".join((*cells, f"{ratio:>6}", self._verdict())).rstrip()

    def _verdict(self) -> str:
        if self.most is None:
            return ""
        goal = f"ratio {self.most:g}" if self.ratio else f"{self.most:g} {self.unit}"
        return f"{goal:>12} {'yes' if self.reached else 'NO':>4}"
