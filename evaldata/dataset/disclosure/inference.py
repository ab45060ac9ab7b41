"""What somebody who knows the rule can infer from a protected table: by integer programming.

The attacker knows the counts that are published, the threshold, and how values are withheld
(`coarsening`). Of each value that is withheld somewhere, the fewest and the most responses are
computed that agree with all of it. The table is safe if that may be none, and if the most are at
least the threshold more. This is done when a dataset is built, not when it is served.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from evaldata.dataset.disclosure.coarsening import CoarseningRule, Values, halves
from evaldata.model.attributes import Attribute
from evaldata.model.patterns import WITHHELD, Codes, distinct
from evaldata.model.problems import Problem, in_evaluation


class Interval(NamedTuple):
    """How many responses that are shown alike may have a value that is withheld of them.

    The attribute is a position, the value a code.
    """

    attribute: int
    value: int
    fewest: int
    most: int

    def safe(self, threshold: int) -> bool:
        """Whether it may be none, and up to the threshold or more."""
        return self.fewest == 0 and self.most >= threshold


def intervals(shown: Codes, rule: CoarseningRule) -> Iterator[Interval]:
    """What can be inferred of each value that is withheld from some of these responses.

    Those of a pool may have its values in any way that gives each value its count in the pool.
    """
    kinds, which = distinct(shown)
    counts = np.bincount(which, minlength=len(kinds)).tolist()
    for kind, count in zip(kinds, counts, strict=True):
        for attribute in np.flatnonzero(kind == WITHHELD).tolist():
            hidden, total = _pool(kind, attribute, kinds, counts, rule)
            found = _solved(rule.sizes[attribute], hidden, total, rule.threshold)
            for value, fewest, most in found:
                least = max(0, fewest - (total - count))
                yield Interval(attribute, value, least, min(most, count))


def _pool(
    kind: Codes, attribute: int, kinds: Codes, counts: list[int], rule: CoarseningRule
) -> tuple[Values, int]:
    """The pool of a kind: responses that show nothing of an attribute, and of dearer ones the same.

    Returns:
        The values that nobody shows who is alike in the dearer ones, and how many responses.
    """
    dearer = list(rule.dearest[: rule.dearest.index(attribute)])
    alike = (kinds[:, dearer] == kind[dearer]).all(axis=1)
    seen = set(kinds[alike, attribute].tolist())
    hidden = tuple(value for value in range(rule.sizes[attribute]) if value not in seen)
    pooled = alike & (kinds[:, attribute] == WITHHELD)
    return hidden, int(np.array(counts)[pooled].sum())


@lru_cache(maxsize=4096)
def _solved(
    size: int, hidden: Values, total: int, threshold: int
) -> tuple[tuple[int, int, int], ...]:
    """Hidden values, each with the fewest and the most: one of each half of an undivided part.

    The rule looks at halves alone, so that the values of one half are alike in this. Where no table
    agrees with what is published, it was not made by the rule: then nothing is known to be safe,
    and each value is taken to be told.
    """
    model = _Model(size, hidden, total, threshold)
    places = [hidden.index(value) for value in _examples(tuple(range(size)), hidden)]
    return tuple((hidden[place], model.best(place, 1), model.best(place, -1)) for place in places)


def _examples(part: Values, hidden: Values) -> Iterator[int]:
    """A hidden value of each half of each part that has no value but hidden ones."""
    if len(part) == 1:
        yield from (value for value in part if value in hidden)
    elif all(value in hidden for value in part):
        yield from (half[0] for half in halves(part))
    else:
        for half in halves(part):
            yield from _examples(half, hidden)


class _Model:
    """The tables that agree with a pool, as integer variables and linear constraints.

    There is a variable for the count of each hidden value, and for each part of the attribute's
    values two more: whether it is divided, and which half of an undivided one is small. A
    constraint is coefficients by variable, and between what their sum must be.
    """

    def __init__(self, size: int, hidden: Values, total: int, threshold: int) -> None:
        self.hidden, self.total, self.threshold = hidden, total, threshold
        self.bounds: list[tuple[float, float]] = [(0, total)] * len(hidden)
        together = dict.fromkeys(range(len(hidden)), 1.0)
        self.rows: list[tuple[dict[int, float], float, float]] = [(together, total, total)]
        self._divide(tuple(range(size)), None)
        self.matrix = np.zeros((len(self.rows), len(self.bounds)))
        for row, (coefficients, _, _) in zip(self.matrix, self.rows, strict=True):
            row[[*coefficients]] = [*coefficients.values()]

    def best(self, variable: int, sign: int) -> int:
        """The fewest that a variable can be, or with the sign -1 the most.

        Where no table agrees, it is all.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        goal = np.zeros(len(self.bounds))
        goal[variable] = sign
        _, least, most = zip(*self.rows, strict=True)
        solved = milp(
            goal,
            constraints=LinearConstraint(csr_array(self.matrix), least, most),
            bounds=Bounds(*zip(*self.bounds, strict=True)),
            integrality=np.ones(len(goal)),
        )
        return round(sign * solved.fun) if solved.success else self.total

    def _variable(self, least: float, most: float) -> int:
        self.bounds.append((least, most))
        return len(self.bounds) - 1

    def _divide(self, part: Values, above: int | None) -> None:
        """Say of a part when it is divided; `above` is the variable of the part it is half of.

        If it is divided, each half has as many as the threshold. If it is not, though the part
        above is, one of them has fewer. A half with values that are shown has as many anyhow.
        """
        if len(part) == 1:
            return
        two = halves(part)
        seen = any(value not in self.hidden for value in part)
        ends = any(len(half) == 1 and half[0] in self.hidden for half in two)
        divided = self._variable(int(seen), int(not ends))
        first_is_small = self._variable(0, 1)
        if above is not None:
            self.rows.append(({divided: 1.0, above: -1.0}, -np.inf, 0))
        room = float(self.total)
        for half, small, more in zip(two, (room, -room), (room, 0.0), strict=True):
            if all(value in self.hidden for value in half):
                counts = {self.hidden.index(value): 1.0 for value in half}
                enough = counts | {divided: -float(self.threshold)}
                few = counts | {divided: -room, first_is_small: small}
                limit = self.threshold - 1 + more
                if above is not None:
                    few[above] = room
                    limit += room
                self.rows += [(enough, 0, np.inf), (few, -np.inf, limit)]
            self._divide(half, divided)


def unsafe(shown: Codes, rule: CoarseningRule) -> Sequence[Interval]:
    """Of which values too much can be inferred."""
    return [found for found in intervals(shown, rule) if not found.safe(rule.threshold)]


def inferable(shown: Codes, rule: CoarseningRule, attributes: Sequence[Attribute]) -> list[Problem]:
    """Each value of which somebody could infer how few have it, as a problem."""
    remedy = "Please report this: the rule by which values are withheld should not allow it."
    return [
        in_evaluation(
            "disclosure_inferable",
            f"attributes.{attributes[found.attribute].id}",
            f"Between {found.fewest:,} and {found.most:,} responses can be inferred to have the "
            f"value {attributes[found.attribute].values[found.value].shown}.",
            remedy,
        )
        for found in unsafe(shown, rule)
    ]
