"""The search for placings finds what trying every way finds."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldata.importers.report.tables import allocation
from evaldata.importers.report.tables.allocation import TooManyTriesError, placings

Vectors = list[list[int]]

VECTORS = st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), max_size=5)


def every_way(groups: Sequence[Sequence[int]], places: Vectors) -> list[tuple[int, ...]]:
    fitting = []
    for way in product(range(len(places)), repeat=len(groups)):
        sums = [[0] * len(place) for place in places]
        for group, position in zip(groups, way, strict=True):
            sums[position] = [a + b for a, b in zip(sums[position], group, strict=True)]
        if sums == places:
            fitting.append(way)
    return fitting


def test_one_way_several_ways_and_none() -> None:
    assert placings([[2, 1], [1, 0]], [[2, 1], [1, 0]]) == [(0, 1)]
    assert placings([[1], [1]], [[1], [1]]) == [(0, 1), (1, 0)]
    assert placings([[1], [1]], [[2], [1]]) == []


@given(groups=VECTORS, way=st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_it_finds_what_trying_every_way_finds(groups: Vectors, way: list[int]) -> None:
    places = [[0, 0], [0, 0], [0, 0]]
    for group, position in zip(groups, way, strict=False):
        places[position] = [a + b for a, b in zip(places[position], group, strict=True)]
    assert placings(groups, places) == every_way(groups, places)[:2]


def test_a_search_that_would_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allocation, "MOST_TRIES", 100)
    with pytest.raises(TooManyTriesError):
        placings([[1, 0]] * 12, [[6, 0], [5, 0], [1, 1]])
    with pytest.raises(TooManyTriesError):
        placings([[1]] * 1_000, [[1_000]])
