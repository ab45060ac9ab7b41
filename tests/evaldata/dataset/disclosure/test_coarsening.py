"""What is withheld of each response, and that it cannot be told from what is shown."""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest

from evaldata.dataset.disclosure.coarsening import CoarseningRule, alike, coarsened, shared, sharing
from evaldata.model.patterns import WITHHELD

pytestmark = pytest.mark.slow

Cell = tuple[int, ...]
Output = tuple[tuple[Cell, int], ...]


def shown(counts: Mapping[Any, int], rule: CoarseningRule, seed: int = 0) -> Output:
    """What is shown of so many people in each cell, whatever their order."""
    rows = [cell for cell, n in counts.items() for _ in range(n)]
    Random(seed).shuffle(rows)  # noqa: S311
    table = np.array(rows, np.int32).reshape(len(rows), len(rule.sizes))
    result = coarsened(table, np.arange(len(rows)), rule)
    return tuple(sorted(Counter(map(tuple, result.tolist())).items()))


def test_a_value_is_shown_where_enough_are_in_either_half() -> None:
    rule = CoarseningRule((4,), (0,), 3)
    assert shown({(0,): 5, (1,): 3, (2,): 4, (3,): 3}, rule) == (
        *(((0,), 5), ((1,), 3), ((2,), 4), ((3,), 3)),
    )
    assert shown({(0,): 5, (1,): 3, (2,): 4, (3,): 2}, rule) == (
        *(((WITHHELD,), 6), ((0,), 5), ((1,), 3)),
    )
    assert shown({(0,): 5, (1,): 3, (2,): 1, (3,): 1}, rule) == (((WITHHELD,), 10),)


def test_attributes_are_withheld_in_the_order_given() -> None:
    counts = {(0, 0): 5, (0, 1): 5, (1, 0): 5, (1, 1): 1}
    assert shown(counts, CoarseningRule((2, 2), (0, 1), 3)) == (
        *(((WITHHELD, 1), 6), ((0, 0), 5), ((1, 0), 5)),
    )
    assert shown(counts, CoarseningRule((2, 2), (1, 0), 3)) == (
        *(((0, 0), 5), ((0, 1), 5), ((1, WITHHELD), 6)),
    )


def test_fewer_people_than_the_threshold_show_nothing() -> None:
    assert shown({(0,): 2}, CoarseningRule((1,), (0,), 3)) == (((WITHHELD,), 2),)


@pytest.mark.parametrize(
    ("sizes", "threshold", "most"),
    [((2, 2), 3, 14), ((4,), 3, 12), ((3, 2), 2, 8), ((2, 2, 2), 2, 5), ((5,), 2, 8)],
)
def test_no_small_number_can_be_told_by_whoever_knows_the_rule(
    sizes: tuple[int, ...], threshold: int, most: int
) -> None:
    """Every table of so many people: whatever is withheld may be none, or the threshold or more."""
    rule = CoarseningRule(sizes, tuple(range(len(sizes))), threshold)
    cells = [*product(*map(range, sizes))]
    inputs: dict[Output, list[Cell]] = {}
    for counts in product(range(most + 1), repeat=len(cells)):
        if threshold <= sum(counts) <= most:
            output = shown(dict(zip(cells, counts, strict=True)), rule, seed=sum(counts))
            inputs.setdefault(output, []).append(counts)
    assert len(inputs) > 10
    for output, tables in inputs.items():
        assert min(n for _, n in output) >= threshold
        told = dict(output)
        possible = np.array(tables)
        for place, cell in enumerate(cells):
            fewest, largest = possible[:, place].min(), possible[:, place].max()
            if cell in told:
                assert fewest == largest == told[cell]
            else:
                assert fewest == 0
                assert largest >= threshold


def test_the_order_of_rows_is_no_matter() -> None:
    rule = CoarseningRule((3, 3), (0, 1), 4)
    draw = Random(7)  # noqa: S311
    for _ in range(50):
        counts = {cell: draw.choice((0, 1, 3, 4, 9)) for cell in product(range(3), range(3))}
        assert len({shown(counts, rule, seed) for seed in range(4)}) == 1


def test_people_count_and_not_their_responses() -> None:
    responses = np.array([[0]] * 6 + [[1]] * 6, np.int32)
    one_gave_six = np.array([0] * 6 + [1, 2, 3, 4, 5, 6])
    rule = CoarseningRule((2,), (0,), 3)
    assert (coarsened(responses, one_gave_six, rule) == WITHHELD).all()
    each = np.arange(12)
    assert (coarsened(responses, each, rule) == responses).all()
    assert alike(responses, one_gave_six).tolist() == [1] * 6 + [6] * 6


def test_a_quote_states_nothing_that_too_few_are_shown_to_share() -> None:
    people = np.array([[0, 0]] * 5 + [[0, WITHHELD]] * 4, np.int32)
    quotes = np.array([[0, 0], [0, 1], [1, 0], [WITHHELD, 0], [WITHHELD, WITHHELD]], np.int32)
    result = shared(quotes, people, np.arange(9), CoarseningRule((2, 2), (1, 0), 5))
    assert result.tolist() == [
        *([0, 0], [0, WITHHELD], [WITHHELD, WITHHELD], [WITHHELD, 0]),
        [WITHHELD, WITHHELD],
    ]
    assert sharing(result, people, np.arange(9)).tolist() == [5, 9, 9, 5, 9]
