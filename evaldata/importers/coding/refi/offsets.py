"""How a program counts positions in a plain text: tried in every way, and judged by the text."""

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

MARK = "\ufeff"
HIGHEST_OF_ONE_UNIT = 0xFFFF
NOWHERE = -1
AS_IT_STANDS, ONE, TWO = range(3)

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Counting:
    """A way to count positions; the first of each pair or three is the usual one.

    Attributes:
        inclusive: Whether the end is the last character, and not the one behind it.
        units: Whether characters beyond the first plane count as two, as in UTF-16.
        breaks: What a line break counts as: one, two, or as many characters as the file has for it.
        mark: Whether the byte order mark counts.
    """

    inclusive: bool = False
    units: bool = False
    breaks: int = AS_IT_STANDS
    mark: bool = False

    def __str__(self) -> str:
        each = "UTF-16 unit" if self.units else "character"
        breaks = ("as it stands", "as one", "as two")[self.breaks]
        end = "the last one selected" if self.inclusive else "the one behind the last"
        mark = "; the byte order mark counts" if self.mark else ""
        return f"each {each} counts, a line break {breaks}, and the end is {end}{mark}"


NO_YES = (False, True)
COUNTINGS = tuple(
    Counting(*way) for way in product(NO_YES, NO_YES, (AS_IT_STANDS, ONE, TWO), NO_YES)
)


class PlainText:
    """A plain text with each line break as one character and no byte order mark, and its rulers."""

    def __init__(self, raw: str) -> None:
        self.has_mark = raw.startswith(MARK)
        lines = raw.removeprefix(MARK).split("\r\n")
        self.text = "\n".join(lines).replace("\r", "\n")
        codes = np.frombuffer(self.text.encode("utf-32-le", "replace"), np.uint32)
        self.breaks = codes == ord("\n")
        self.doubled = np.zeros(len(codes), bool)  # breaks that are two characters in the file
        self.doubled[np.cumsum([len(line) + 1 for line in lines[:-1]], dtype=np.int64) - 1] = True
        self.wide = codes > HIGHEST_OF_ONE_UNIT

    def plainest(self, way: Counting) -> Counting:
        """The most usual way of counting that means the same for this text."""
        differs = (False, self.doubled.any(), (self.breaks & ~self.doubled).any())
        return Counting(
            way.inclusive,
            way.units and bool(self.wide.any()),
            way.breaks if differs[way.breaks] else AS_IT_STANDS,
            way.mark and self.has_mark,
        )

    def ways(self) -> tuple[Counting, ...]:
        """All ways of counting that differ for this text, the usual one first."""
        return tuple(dict.fromkeys(map(self.plainest, COUNTINGS)))

    def spans(self, bounds: Positions, way: Counting) -> Positions:
        """Where selections begin and end in the text, by rows; `NOWHERE` where they do not fit."""
        ruler = self._ruler(way)
        counted = bounds + np.array([0, int(way.inclusive)])
        places = np.searchsorted(ruler, counted).clip(max=len(ruler) - 1)
        fits = (ruler[places] == counted).all(axis=1) & (places[:, 0] < places[:, 1])
        return np.where(fits[:, None], places, NOWHERE)

    def _ruler(self, way: Counting) -> Positions:
        """The count at which each character begins, and the one at which the text ends."""
        widths = np.ones(len(self.breaks) + 1, np.int64)
        widths[0] = int(way.mark)
        if way.breaks == TWO:
            widths[1:] += self.breaks
        elif way.breaks == AS_IT_STANDS:
            widths[1:] += self.doubled
        if way.units:
            widths[1:] += self.wide
        return widths.cumsum()
