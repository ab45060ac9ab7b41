"""A long text of a talk has smaller letters, and where that does not do its beginning is shown."""

from dataclasses import replace

import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.wording.screen_texts import ROOM, SMALLEST, beginning, step
from evaldata.wording.talk import Screen, talk

SHIPPED = 2
"""The last step at which nothing is smaller than 28 pixels; quotes have one more."""


@pytest.mark.parametrize(
    ("title", "text", "asked"),
    [("w" * 80, "w" * 90, 1), ("w" * 280, "", 3), ("w" * 40, "w" * 800, 4), ("", "w" * 5000, 5)],
)
def test_long_titles_and_texts_have_smaller_letters(title: str, text: str, asked: int) -> None:
    assert step(Screen("name", "over", title, (text,))) == asked


@pytest.mark.parametrize(("letters", "asked"), [(85, 0), (150, 3), (200, 4), (900, 5)])
def test_a_title_leaves_room_for_the_figure_beneath_it(letters: int, asked: int) -> None:
    assert step(Screen("who", "over", "w" * letters, people=True)) == asked


def test_a_list_is_divided_instead() -> None:
    assert step(Screen("name", "over", "title", ("w" * 2000, "w"))) == 0


def test_what_ships_has_large_letters(shipped: Dataset) -> None:
    screens = talk(View.of(shipped, Filter()), None, None).screens
    assert max(map(step, screens)) <= SHIPPED


def test_a_long_quote_has_the_smallest_letters(shipped: Dataset) -> None:
    screens = talk(View.of(shipped, Filter()), None, None).screens
    screen = next(screen for screen in screens if screen.quote)
    assert screen.quote
    assert step(replace(screen, quote=replace(screen.quote, text="word " * 300))) == SMALLEST


def test_what_has_no_room_ends_after_a_word() -> None:
    assert beginning("word " * 100) == "word " * 100
    assert beginning("word " * 1000) == "word " * (ROOM // 5 - 1) + "word …"
    assert beginning("a word\n" * 1000).count("\n") < ROOM // 60
    assert beginning("w" * 5000) == "w" * ROOM + " …"
