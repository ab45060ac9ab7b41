"""What is said over the evidence grid, whatever its columns are."""

from pathlib import Path

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.wording.grid import grid_headline
from tests.evaluations import QUOTES_HEAD, small


@pytest.mark.parametrize(
    ("columns", "headline"),
    [
        ("role", "Seven of ten themes are voiced by one role alone"),
        ("region", "The region of 1 of 33 quotes is known"),
    ],
)
def test_the_headline_is_about_the_columns(shipped: Dataset, columns: str, headline: str) -> None:
    assert grid_headline(shipped, columns) == headline


def test_between_themes_it_counts_the_quotes_of_several(walking: Dataset) -> None:
    assert grid_headline(walking, None) == "1 quote stands under more than one theme"


def test_of_a_value_that_each_quote_states_or_none(tmp_path: Path) -> None:
    each = small(
        tmp_path / "each", quotes=f"{QUOTES_HEAD}\nq1,a,1,We talk,verbatim,Ann,,Wales,,,\n"
    )
    assert grid_headline(each, "nation") == "The nation of every quote is known"
    none = small(tmp_path / "none", quotes=f"{QUOTES_HEAD}\nq1,a,1,We talk,verbatim,Ann,,,,,\n")
    assert grid_headline(none, "nation") == "Of no quote is the nation known"
    silent = small(tmp_path / "silent", quotes=f"{QUOTES_HEAD}\n")
    assert grid_headline(silent, "nation") == "Nobody is quoted"
