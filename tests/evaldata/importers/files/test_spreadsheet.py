"""Cells of a workbook read as a person reads them."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from evaldata.importers.files.spreadsheet import cell_text, read_spreadsheet
from tests.evaldata.importers.coding.workbook.filling import saved


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0, "2"),
        (2.5, "2.5"),
        (1e15, "1000000000000000"),
        (7, "7"),
        (True, "yes"),
        (False, "no"),
        (datetime(2024, 5, 3), "2024-05-03"),
        (datetime(2024, 5, 3, 9, 30), "2024-05-03T09:30:00"),
        (date(2024, 5, 3), "2024-05-03"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=2), "2:00:00"),
        ("\u00a0 Ann\u00a0\n", "Ann"),
        ("2.0", "2.0"),
        ("", ""),
    ],
)
def test_a_cell_reads_as_it_is_meant(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_what_merged_cells_say_stands_in_each_row_that_has_anything_else() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Title", None], ["Access", "A"], [None, "B"], [None, None], ["Staff", "C"]):
        sheet.append(row)
    for area in ("A1:B1", "A2:A4", "A5:A9", "D9:D12"):
        sheet.merge_cells(area)
    rows = read_spreadsheet(saved(book), "table.xlsx").sheets["Sheet"]
    assert [(number, cells[:2]) for number, cells in rows] == [
        (1, ["Title", ""]),
        (2, ["Access", "A"]),
        (3, ["Access", "B"]),
        (5, ["Staff", "C"]),
    ]
