"""The solver finds what could be inferred: no more and no less than trying every table does."""

from itertools import product

import numpy as np
import pytest

from evaldata.dataset.disclosure.coarsening import CoarseningRule, coarsened
from evaldata.dataset.disclosure.inference import inferable, intervals, unsafe
from evaldata.model.attributes import Attribute, Value
from evaldata.model.patterns import WITHHELD, Codes

ROLE = Attribute("role", "Role", "roles", (Value("Nurse"), Value("Parent"), Value("Doctor")))


def rows(counts: dict[int, int]) -> Codes:
    return np.array([[value] for value, n in counts.items() for _ in range(n)], np.int32)


@pytest.mark.parametrize(("size", "threshold", "people"), [(3, 2, 9), (4, 3, 11), (5, 2, 8)])
def test_the_solver_agrees_with_every_table_tried(size: int, threshold: int, people: int) -> None:
    rule = CoarseningRule((size,), (0,), threshold)
    tried: dict[bytes, list[tuple[int, ...]]] = {}
    for counts in product(range(people + 1), repeat=size):
        if sum(counts) == people:
            table = coarsened(rows(dict(enumerate(counts))), np.arange(people), rule)
            tried.setdefault(np.sort(table, axis=None).tobytes(), []).append(counts)
    seen = 0
    for output, tables in tried.items():
        table = np.frombuffer(output, np.int32).reshape(-1, 1)
        for found in intervals(table, rule):
            held = [counts[found.value] for counts in tables]
            assert (found.fewest, found.most) == (min(held), max(held))
            seen += 1
    assert seen > 5


def test_two_attributes_are_solved_together() -> None:
    rule = CoarseningRule((2, 2), (0, 1), 3)
    shown = np.array([[WITHHELD, 0]] * 4 + [[WITHHELD, WITHHELD]] * 3, np.int32)
    assert len(unsafe(shown, rule)) > 0  # the rule would not withhold the dearer one of some only


def test_one_withheld_value_alone_is_told() -> None:
    rule = CoarseningRule((3,), (0,), 3)
    table = rows({0: 5, 1: 4, WITHHELD: 3})
    assert [found.value for found in unsafe(table, rule)] == [2]
    [problem] = inferable(table, rule, [ROLE])
    assert problem.field == "attributes.role"
    assert "have the value Doctor" in problem.message


def test_a_small_number_among_two_is_told() -> None:
    table = rows({0: 5, WITHHELD: 2})
    assert {found.value for found in unsafe(table, CoarseningRule((3,), (0,), 3))} == {1, 2}
