"""What becomes of the columns and sheets of a table is told."""

from evaldata.importers.coding.columns import Columns, Role
from evaldata.importers.coding.delivery import read_delivery
from evaldata.importers.log import CodingLog


def read(table: str, columns: Columns | None = None) -> CodingLog:
    return read_delivery(table.encode(), "study.csv", columns).log


def test_a_table_without_themes_is_told_to_be_so() -> None:
    [notice] = read("Quote,Topics of it\nWe wait,Access\n").problems
    assert (notice.severity, notice.rule) == ("notice", "table_themes")
    assert notice.message == "No column names themes, and no quote has any."


def test_a_column_that_is_left_out_is_told_with_what_is_lost() -> None:
    table = f"Quote,Theme,Else,None\nWe wait,A,{'Well ' * 20},\nI stay,B,Well,\nI go,B,,\n"
    log = read(table)
    assert "other columns: 1 found, 0 kept, 1 left out" in str(log)
    assert log.reasons == {
        "other columns: sentences, and only one column can be the text": ["Else: 2 cells"]
    }
    asked = Columns({"Quote": Role.TEXT, "Theme": Role.THEME, "Else": Role.MEMO})
    assert read(table, columns=asked).reasons == {}
    left = Columns({"Quote": Role.TEXT, "Theme": Role.NOTHING, "Else": Role.NOTHING})
    reasons = read(table, columns=left).reasons
    assert reasons["other columns: as was asked"] == ["Theme: 3 cells"]
