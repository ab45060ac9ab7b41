"""Categories are told apart by their colours, and read on them and on their ground."""

from itertools import pairwise

import pytest

from evaldata.charts.style import ink_on, scheme
from evaldata.model.contrast import READABLE, contrast
from evaldata.model.palette import CATEGORIES, MOST_CATEGORIES, hues

GRAPHICS = 3.0
"""Contrast that a part of a chart needs to its ground, by WCAG 2.2."""


@pytest.mark.parametrize("dark", [False, True])
def test_twelve_categories_have_a_colour_each_that_is_seen_and_written_on(dark: bool) -> None:
    colours = hues(MOST_CATEGORIES, dark=dark)
    assert len({*colours}) == MOST_CATEGORIES == 12
    assert colours[:6] == list(CATEGORIES.dark if dark else CATEGORIES.light)
    ground = scheme(dark=dark).grounds[0]
    assert min(contrast(colour, ground) for colour in colours) >= GRAPHICS
    assert min(contrast(colour, ink_on(colour)) for colour in colours) >= READABLE


def test_of_more_categories_no_two_neighbours_share_a_colour() -> None:
    assert all(one != other for one, other in pairwise(hues(30, dark=False)))
