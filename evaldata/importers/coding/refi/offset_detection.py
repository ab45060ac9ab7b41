"""Which way of counting positions fits: the names of selections and the edges of words tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from evaldata.importers.coding.refi.offsets import (
    COUNTINGS,
    NOWHERE,
    Counting,
    PlainText,
    Positions,
)
from evaldata.importers.coding.refi.selections import CodedSelection, Holder

SAME_NAME, BEGINNING, EDGE, BLANK_BEHIND = 4, 2, 1, 1
BEST = SAME_NAME + 2 * EDGE + BLANK_BEHIND
PROJECT = 3
"""How many of a source's own selections weigh as much as all of the project together."""
RARE = 0.75
"""What speaks against an end that is the last character, in selections: few programs count so."""
MUCH_LONGER = 8
MOST_JUDGED = 2_000
"""How many selections of a text are asked at most; evenly spread, they speak for the others."""


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
