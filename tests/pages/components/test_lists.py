"""The list of themes is drawn where there is one to choose."""

from pathlib import Path

import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.storage import load
from pages.components.lists import choose_theme
from tests.bare import bare
from tests.evaluations import QUOTES_HEAD, THEMES, built
from tests.pages.conftest import opened
from tests.pages.reading import text


def test_without_themes_the_page_says_so_and_never_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(bare("quotes alone", tmp_path)))
    page = opened("themes")
    assert not page.exception
    assert "Themes: this evaluation has nothing to show here" in text(page)


def test_of_themes_with_one_title_each_can_be_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = THEMES.replace("a,1,1,Company", "a,,1,Positive").replace(
        "b,2,2,Weather", "b,,2,Positive"
    )
    quotes = f"{QUOTES_HEAD}\nq1,a,1,Yes,verbatim,,,,,,\nq2,b,1,No,verbatim,,,,,,\n"
    folder = built(tmp_path, themes=themes, quotes=quotes)
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    page = opened("themes", theme="b")
    assert len({*page.radio[0].options}) == 2
    page.radio[0].set_value("a").run()
    assert "theme" not in page.query_params  # the first needs no parameter
    assert "“Yes”" in text(page)


def test_a_page_that_asks_for_a_theme_where_there_is_none_is_told(tmp_path: Path) -> None:
    view = View.of(load(bare("quotes alone", tmp_path)), Filter())
    with pytest.raises(ValueError, match="no themes to choose from"):
        choose_theme(view)
