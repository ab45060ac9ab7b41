"""Before a delivery is written its themes can be told apart and named."""

import pandas as pd

from evaldata.importers.coding.columns import Columns, Role
from evaldata.importers.coding.passages import coded_table
from evaldata.importers.coding.preview import theme_ids
from evaldata.importers.coding.project import THEME_COLUMNS, CodedProject, frame_of
from evaldata.importers.log import CodingLog


def test_themes_of_one_title_are_told_by_those_above_them() -> None:
    table = pd.DataFrame({"Quote": ["A", "B"], "Theme": ["Care > Positive", "Food > Positive"]})
    columns = Columns({"Quote": Role.TEXT, "Theme": Role.THEME})
    project = coded_table(table, columns, CodingLog("study.csv"))
    assert theme_ids(project) == {
        "Care": "care",
        "Care › Positive": "care-positive",
        "Food": "food",
        "Food › Positive": "food-positive",
    }


def test_themes_of_one_title_beside_each_other_are_numbered() -> None:
    rows = [{"theme_id": key, "title": "Positive"} for key in "ab"]
    nothing = frame_of([], ["participant_id"])
    project = CodedProject("", frame_of(rows, THEME_COLUMNS), nothing, nothing)
    ids = theme_ids(project)
    assert list(ids) == ["Positive", "Positive (2)"]
    assert len(set(ids.values())) == 2
