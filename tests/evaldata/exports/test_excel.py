"""The workbook, read back with another library: typed, filtered, frozen, and never a formula."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evaldata.dataset.dataset import Dataset
from evaldata.exports.formats import EXCEL
from tests.evaldata.exports.conftest import FORMULA, MARKUP, Written, scope, written
from tests.evaluations import of_one_attribute


def opened(file: Written) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(file[1]))


def cells(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_sheet_a_table_behind_a_cover(shipped: Dataset) -> None:
    book = opened(written(EXCEL, scope(shipped)))
    assert book.sheetnames == [
        *("About", "Quotes", "Themes", "Statements"),
        *("Responses by Region", "Responses by Year", "Responses by Method"),
    ]
    assert [book[name].max_row - 1 for name in book.sheetnames[1:5]] == [33, 10, 26, 9]


def test_who_took_part_has_a_sheet_where_the_voice_is_the_only_attribute(tmp_path: Path) -> None:
    book = opened(written(EXCEL, scope(of_one_attribute(tmp_path))))
    assert cells(book["Responses by Age group"]) == [
        *(["Age group", "Responses"], ["60 to 74", 3], ["75 and over", 1]),
    ]


def test_the_cover_says_what_when_whose_and_in_what_words(walking: Dataset) -> None:
    cover = {row[0]: row[1] for row in cells(opened(written(EXCEL, scope(walking)))["About"])}
    assert cover["Evaluation"] == "Walking groups for older people"
    assert cover["Filter"] == "None"
    assert cover["Rights"] == "Free to use."
    assert cover["Wording"] == "Quotes are the speakers' own words."
    assert cover["Taken away on"] == datetime(2026, 1, 2)


def test_every_table_is_named_filtered_and_has_a_frozen_header(shipped: Dataset) -> None:
    book = opened(written(EXCEL, scope(shipped)))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        assert table.headerRowCount == 1


def test_a_table_by_an_attribute_of_a_long_name_is_a_table(walking: Dataset) -> None:
    evaluation = walking.evaluation
    attributes = tuple(
        msgspec.structs.replace(attribute, label=attribute.label * 100)
        for attribute in evaluation.attributes
    )
    long = msgspec.structs.replace(evaluation, attributes=attributes)
    book = opened(written(EXCEL, scope(replace(walking, evaluation=long))))
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert [column.name for column in table.tableColumns] == cells(sheet)[0]


def test_quotes_have_their_class_and_columns_their_types(walking: Dataset) -> None:
    book = opened(written(EXCEL, scope(walking, nation="Wales")))
    head, *rows = cells(book["Quotes"])
    assert head[:3] == ["Quote", "Under the filter", "Text"]
    assert [row[:2] for row in rows] == [
        ["q3", "known to match"],
        ["q4", "possible, not known"],
    ]
    _, company, weather = cells(book["Themes"])
    assert company[6:10] == [3, 1, 0, 2]
    assert weather[6:10] == [2, 1, 1, 0]


def test_responses_are_numbers_with_a_chart_beside(shipped: Dataset) -> None:
    sheet = opened(written(EXCEL, scope(shipped)))["Responses by Region"]
    _, *rows = cells(sheet)
    assert sum(sum(int(str(n)) for n in row[1:4]) for row in rows) == 84
    file = written(EXCEL, scope(shipped))[1]
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert "xl/charts/chart1.xml" in parts.namelist()
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="East Midlands: most responses, 26 of 84.' in drawing


def test_under_a_filter_nobody_else_is_counted_as_none(walking: Dataset) -> None:
    everyone, welsh = (
        cells(opened(written(EXCEL, scope(walking, **filter_)))["Responses by Nation"])
        for filter_ in ({}, {"nation": "Wales"})
    )
    head = ["Nation", "60 to 74", "75 and over", "Total"]
    assert everyone == [head, ["Scotland", 2, 1, 3], ["Wales", 1, 0, 1]]
    assert welsh == [["Nation", "60 to 74", "Total"], ["Wales", 1, 1]]


def test_hostile_text_is_text(hostile: Dataset) -> None:
    book = opened(written(EXCEL, scope(hostile)))
    _, first, second, *_ = book["Quotes"].iter_rows()
    assert (first[2].value, first[2].data_type, first[2].quotePrefix) == (FORMULA, "s", True)
    assert second[2].value == MARKUP
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)
    assert all(cell.hyperlink is None for sheet in book for row in sheet.rows for cell in row)
    assert any("=Ours\N{REPLACEMENT CHARACTER}" in str(row[1]) for row in cells(book["About"]))


def test_an_empty_scope_still_opens(walking: Dataset) -> None:
    book = opened(written(EXCEL, scope(walking, query="nowhere")))
    assert book["Quotes"].max_row == 1


def test_the_same_input_gives_the_same_bytes(shipped: Dataset) -> None:
    assert written(EXCEL, scope(shipped))[1] == written(EXCEL, scope(shipped))[1]
