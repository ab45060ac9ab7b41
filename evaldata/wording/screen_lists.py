"""How much of a list a screen of a talk has room for.

A screen of 1280 × 720 is reckoned with; one of another size has letters of another size.
"""

from collections.abc import Sequence
from typing import NamedTuple

from evaldata.model.paging import paged

ROOM = 11.1
"""Lines of small letters, beside the title and what is said of a filter."""


class Letters(NamedTuple):
    """How texts of a list are written.

    Attributes:
        in_line: Letters of a line, rather too few.
        height: Of a line, in lines of small letters.
        gap: Between two texts, in lines of small letters.
    """

    in_line: int
    height: float
    gap: float

    def heights(self, texts: Sequence[str]) -> list[float]:
        """How high each text is with its gap, in lines of small letters."""
        return [-(-len(text) // self.in_line) * self.height + self.gap for text in texts]


SMALL, LARGE = Letters(84, 1, 0.17), Letters(76, 1.17, 0.41)


def has_room_in_large_letters(texts: Sequence[str]) -> bool:
    """Whether a screen has room for these texts in the larger letters."""
    return sum(LARGE.heights(texts)) <= ROOM


def on_screens(texts: Sequence[str]) -> list[Sequence[str]]:
    """A list over as few screens as hold it, about as much on each."""
    return paged(texts, SMALL.heights(texts), ROOM)
