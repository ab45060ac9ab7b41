"""Shows of each participant only what enough people share, by a rule that cannot be turned round.

The values of an attribute are halved again and again, in the order in which the evaluation lists
them, whatever the counts are. A part is divided only if at least `threshold` people are in either
half; nobody counts as fewer than that. So wherever a value is withheld, everybody in the undivided
part could have any one of its values: no count in it can be told, not even by whoever knows the
rule. `evaldata.dataset.disclosure.inference` shows it of each table that is built.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from evaldata.model.patterns import WITHHELD, Codes, Mask, distinct

Values = tuple[int, ...]
People = npt.NDArray[np.intp]
"""Whose each response is: a number for each person. Shape: (responses,)."""
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class CoarseningRule:
    """How values are withheld.

    Attributes:
        sizes: How many values each attribute lists.
        order: Positions of all attributes in the order in which they are withheld.
        threshold: Fewest people who share what is shown.
    """

    sizes: tuple[int, ...]
    order: tuple[int, ...]
    threshold: int

    @property
    def dearest(self) -> tuple[int, ...]:
        """The attributes in the order in which they are shown."""
        return self.order[::-1]


def halves(values: Values) -> tuple[Values, Values]:
    """The two parts into which a list of values is divided; the second has one more if odd."""
    middle = len(values) // 2
    return values[:middle], values[middle:]


def coarsened(responses: Codes, people: People, rule: CoarseningRule) -> Codes:
    """Responses with what too few share withheld. Shape: (responses, attributes)."""
    table = _Table(responses, people, rule, np.full_like(responses, WITHHELD))
    if _number(people) >= rule.threshold:
        table.show(np.arange(len(responses)), rule.dearest)
    return table.shown


@dataclass(frozen=True)
class _Table:
    """Responses, whose they are, and what is shown of them so far."""

    responses: Codes
    people: People
    rule: CoarseningRule
    shown: Codes

    def show(self, rows: Rows, attributes: Sequence[int]) -> None:
        """Write down what is shown of these rows, the dearest attribute first.

        The rows of all undivided parts are alike from then on.
        """
        if not attributes:
            return
        attribute, *others = attributes
        values = tuple(range(self.rule.sizes[attribute]))
        withheld = [rows[:0]]
        for part, held in self._undivided(attribute, values, rows):
            if len(part) == 1:
                self.shown[held, attribute] = part[0]
                self.show(held, others)
            else:
                withheld.append(held)
        if alike := np.concatenate(withheld).tolist():
            self.show(np.array(sorted(alike)), others)

    def _undivided(
        self, attribute: int, values: Values, rows: Rows
    ) -> Iterator[tuple[Values, Rows]]:
        """The parts of an attribute's values that are not divided any more, each with its rows."""
        if len(values) > 1:
            halved = halves(values)
            coded = self.responses[rows, attribute]
            held = [rows[np.isin(coded, half)] for half in halved]
            if min(_number(self.people[half]) for half in held) >= self.rule.threshold:
                for half, its in zip(halved, held, strict=True):
                    yield from self._undivided(attribute, half, its)
                return
        yield values, rows


def shared(stated: Codes, shown: Codes, people: People, rule: CoarseningRule) -> Codes:
    """What quotes state of their speakers, with what too few people are shown to share withheld.

    Shape: (quotes, attributes).
    """
    result = stated.copy()
    for attribute in rule.order:
        risky = sharing(result, shown, people) < rule.threshold
        result[risky, attribute] = WITHHELD
    return result


def sharing(
    stated: Codes, shown: Codes, people: People, *, exactly: bool = False
) -> npt.NDArray[np.int64]:
    """For each row how many people are shown to have all that it states. Shape: (rows,).

    Exactly: how many are shown just so, with nothing else.
    """
    kinds, which = distinct(stated)
    found = [_number(people[agreeing(shown, kind, exactly=exactly)]) for kind in kinds]
    return np.array(found, np.int64)[which]


def agreeing(responses: Codes, kind: Codes, *, exactly: bool = False) -> Mask:
    """Which responses have all the values of a kind that it states. Shape: (responses,)."""
    told = (kind != WITHHELD) | exactly
    having: Mask = (responses[:, told] == kind[told]).all(axis=1)
    return having


def alike(shown: Codes, people: People) -> npt.NDArray[np.int64]:
    """For each response how many people have one that is shown just so. Shape: (responses,)."""
    _, which = distinct(shown)
    counts: npt.NDArray[np.int64] = pd.Series(people).groupby(which).transform("nunique").to_numpy()
    return counts


def _number(people: People) -> int:
    return len(np.unique(people))
