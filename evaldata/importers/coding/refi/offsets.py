"""How a program counts positions in a plain text: tried in every way, and judged by the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt

from evaldata.importers.coding.refi.selections import CodedSelection, Holder

MARK = "\ufeff"
HIGHEST_OF_ONE_UNIT = 0xFFFF
NOWHERE = -1
AS_IT_STANDS, ONE, TWO = range(3)
SAME_NAME, BEGINNING, EDGE, BLANK_BEHIND = 4, 2, 1, 1
BEST = SAME_NAME + 2 * EDGE + BLANK_BEHIND
PROJECT = 3
"""How many of a source's own selections weigh as much as all of the project together."""
RARE = 0.75
"""What speaks against an end that is the last character, in selections: few programs count so."""
MUCH_LONGER = 8
MOST_JUDGED = 2_000
"""How many selections of a text are asked at most; evenly spread, they speak for the others."""

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


@dataclass(eq=False)
class Trial:
    """A text with its selections, and how well each way of counting fits them.

    Attributes:
        selections: Those that have positions.
        voices: How many of them were asked.
        scores: By way of counting, from 0 to 1.
    """

    holder: Holder
    plain: PlainText
    selections: tuple[CodedSelection, ...]
    voices: int = 0
    scores: dict[Counting, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        passages: dict[tuple[object, str], int] = {}  # each is asked once
        for number, selection in enumerate(self.selections):
            passages.setdefault((selection.bounds, selection.name), number)
        asked = list(passages.values())[:: -(-len(passages) // MOST_JUDGED)]
        self.voices = len(asked)
        each = [self.selections[number] for number in asked]
        for way in self.plain.ways():
            points = sum(map(self._score, each, self.spans(way)[asked].tolist()))
            self.scores[way] = points / (BEST * len(asked))

    def score(self, way: Counting) -> float:
        """How well a way of counting fits, from 0 to 1."""
        return self.scores[self.plain.plainest(way)]

    def in_doubt(self, chosen_way: Counting) -> bool:
        """Whether another way fits these selections as well, and would cut other quotes."""
        least = self.scores[chosen_way]
        rivals = (way for way, score in self.scores.items() if score >= least)
        spans = self.spans(chosen_way)
        return any(not np.array_equal(self.spans(way), spans) for way in rivals)

    def spans(self, way: Counting) -> Positions:
        """Where the selections stand in the text, in their order."""
        bounds = [selection.bounds for selection in self.selections]
        return self.plain.spans(np.array(bounds, np.int64).reshape(-1, 2), way)

    def _score(self, selection: CodedSelection, span: list[int]) -> int:
        """The points of a selection; one that selects nothing speaks for no way of counting."""
        start, end = span
        if start == NOWHERE or selection.bounds is None or len({*selection.bounds}) == 1:
            return 0
        text = self.plain.text
        edges = EDGE * (not text[start].isspace() and is_edge(text, start))
        edges += EDGE * is_edge(text, end)
        behind = BLANK_BEHIND if not text[end : end + 1].strip() else 0
        return agreement(selection.name, text, start, end) + edges + behind


def chosen(trials: Sequence[Trial]) -> Iterator[Counting]:
    """The way of counting for each text: by its own selections, and by those of all others."""
    every = sum(trial.voices for trial in trials)
    whole = {
        way: sum(trial.score(way) * trial.voices for trial in trials) / max(every, 1)
        for way in COUNTINGS
    }
    for trial in trials:
        # How well a way fits a text, in selections that speak for it; of equals the more usual.
        fit = {
            way: trial.voices * trial.score(way) + PROJECT * whole[way] - RARE * way.inclusive
            for way in COUNTINGS
        }
        yield trial.plain.plainest(max(fit, key=lambda way: round(fit[way], 9)))


def agreement(name: str, text: str, start: int, end: int) -> int:
    """How far a passage of a text is what its selection's name says; names are often cut off."""
    begun = beginning(name)
    if not begun:
        return 0
    most = start + len(name) * MUCH_LONGER
    said = " ".join(text[start : min(end, most)].split())
    if said == name and end <= most:
        return SAME_NAME
    return BEGINNING if said.startswith(begun) else 0


def beginning(name: str) -> str:
    """A name without the dots that say that it was cut off."""
    return name.removesuffix("…").removesuffix("...").rstrip()


def is_edge(text: str, place: int) -> bool:
    """Whether a place in a text does not cut a word in two."""
    around = text[max(place - 1, 0) : place + 1]
    return place in (0, len(text)) or not around.isalnum()
