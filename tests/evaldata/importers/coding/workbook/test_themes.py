"""What is odd about the themes of a workbook: listed twice, or named by no quote, is told once."""

import io
from pathlib import Path

import openpyxl
import pytest

from evaldata.importers.coding.importing import import_file
from tests.evaldata.importers.coding.workbook.filling import WALKS, filled, read, saved

Rows = list[dict[str, object]]


def problems(folder: Path, themes: Rows) -> list[str]:
    content = filled(folder, {**WALKS, "Themes": themes})
    log = import_file(content, "walks.xlsx", folder / "to")
    return [f"{problem.place}: {problem.message}" for problem in log.problems]


WEATHER: Rows = [{"Theme": "Weather"}, {"Theme": "Rain; and snow", "Parent theme": "Weather"}]


def test_rows_that_list_the_same_theme_are_one_error(tmp_path: Path) -> None:
    themes: Rows = [{"Theme": "Company"}, *WEATHER, {"Theme": "company "}]
    assert problems(tmp_path, themes) == [
        "walks.xlsx, sheet Themes: Rows 3 and 6 list the same theme, “Company”."
    ]


@pytest.mark.parametrize("more", [{"Parent theme": "Weather"}, {"Id": "2"}])
def test_themes_that_can_be_told_apart_may_share_a_title(
    tmp_path: Path, more: dict[str, object]
) -> None:
    themes: Rows = [*WEATHER, {"Theme": "Company", "Id": "1"}, {"Theme": "Company", **more}]
    assert not [each for each in problems(tmp_path, themes) if "list the same theme" in each]


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path)))
    book["Themes"].sheet_state = "hidden"
    found = read(saved(book))
    assert "Hidden sheets that were read: 1 (Themes)" in found.log.understood
    assert len(found.frames["themes"]) == 3


def test_a_quote_without_a_theme_is_told(tmp_path: Path) -> None:
    quotes: Rows = [{"Text": "We just talk", "Themes": "Company"}, {"Text": "I stay in"}]
    log = read(filled(tmp_path, {**WALKS, "Quotes": quotes})).log
    assert "Quotes without a theme: 1 (row 4)" in log.understood
