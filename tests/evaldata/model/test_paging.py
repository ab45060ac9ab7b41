"""A list is split only where it must be, and then evenly."""

import pytest

from evaldata.model.paging import paged


@pytest.mark.parametrize(
    ("heights", "room", "lengths"),
    [
        ([1] * 7, 7, [7]),
        ([1] * 7, 6, [4, 3]),
        ([1.16] * 10, 4.7, [4, 3, 3]),
        ([2, 1, 1, 1, 1], 5, [2, 3]),
        ([4, 2, 3, 1, 1], 9, [2, 3]),
        ([3, 1, 3, 1], 4, [2, 2]),
        ([9, 1, 1], 4, [1, 2]),
        ([1, 1], 0, [1, 1]),
        ([], 4, []),
    ],
)
def test_the_fewest_pages_as_even_as_can_be(
    heights: list[float], room: float, lengths: list[int]
) -> None:
    items = [*range(len(heights))]
    pages = paged(items, heights, room)
    assert [len(page) for page in pages] == lengths
    assert [item for page in pages for item in page] == items
