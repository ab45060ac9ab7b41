"""A table is read as it comes: any delimiter, any encoding, blanks and line breaks in its cells."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
import pytest

from evaldata.importers.coding.sheets import SPREADSHEETS, read_text, sheets_of
from evaldata.importers.files.spreadsheet import read_spreadsheet
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.spreadsheets import ods


def read(content: bytes | str, name: str = "table.csv") -> pd.DataFrame:
    raw = content.encode() if isinstance(content, str) else content
    if not name.endswith(SPREADSHEETS):
        return read_text(raw, CodingLog(name))
    [frame] = sheets_of(read_spreadsheet(raw, name), CodingLog(name)).values()
    return frame


def refused(content: bytes, name: str = "table.csv") -> str:
    with pytest.raises(BadDatasetError) as caught:
        read(content, name)
    [problem] = caught.value.problems
    assert problem.file == name
    return problem.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_told_by_the_headings(delimiter: str) -> None:
    frame = read(
        f"Quote{delimiter}Theme\nA, b; c{delimiter}Access\n".replace("A, b; c", '"A, b; c"')
    )
    assert frame.to_dict("list") == {"Quote": ["A, b; c"], "Theme": ["Access"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_told_by_the_bytes(encoding: str) -> None:
    words = "Das Café war voll – “nie wieder”"
    frame = read(f"Quote,Theme\n{words},Zugang\n".encode(encoding))
    assert frame["Quote"].tolist() == [words]


@pytest.mark.parametrize("words", ["Roeddem ni’n aros am fisoedd", "انتظرنا شهورا", "🙂 lovely"])
def test_every_language_is_kept_letter_by_letter(words: str) -> None:
    assert read(f"Quote\n{words}\n")["Quote"].tolist() == [words]


def test_a_row_keeps_its_number_whatever_is_blank() -> None:
    frame = read('Quote,Theme\n"one\r\ntwo",A\n,\n\u00a0,\n three\u00a0,B\n')
    assert frame["Quote"].to_dict() == {2: "one\ntwo", 5: "three"}


def test_a_heading_that_is_blank_or_stands_twice_gets_a_name_of_its_own() -> None:
    assert list(read("Quote,,Quote\na,b,c\n").columns) == ["Quote", "Column 2", "Quote (2)"]


def test_a_row_with_more_cells_than_headings_is_told() -> None:
    assert refused(b"Quote,Theme\na,b\na,b,c\n") == "Row 3 has more cells than the headings."


def test_a_text_whose_heading_has_no_delimiter_is_one_column() -> None:
    said = [
        "We wait, too long",
        "Nobody rang; nobody, ever, wrote",
        '"I paid," she said',
        '"No',
        "I",
    ]
    log = CodingLog("talk.txt")
    frame = read_text("\n".join(["\nQuote", *said]).encode(), log)
    assert frame.to_dict() == {"Quote": dict(enumerate(said, 3))}
    assert log.understood[-1] == "It is one column, for its heading holds no delimiter."


def test_sentences_without_a_heading_are_told_what_they_need() -> None:
    with pytest.raises(BadDatasetError) as caught:
        read("We wait, too long\nNobody rang, ever, at all\n", "talk.txt")
    [problem] = caught.value.problems
    assert problem.message == "Row 2 has more cells than the headings."
    assert problem.remedy == (
        "Put a cell that holds the delimiter in quotation marks, or save the table as .xlsx. "
        "A list of sentences needs a heading above it, such as Quote, and a name that ends in .txt."
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Quote\0\n"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    assert refused(content)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    sheet = io.BytesIO()
    pd.DataFrame(rows).to_excel(sheet, header=False, index=False, engine="openpyxl")
    return sheet.getvalue()


def test_cells_of_a_workbook_read_as_they_look() -> None:
    rows: list[list[object]] = [
        [None, None, None, None],
        ["Quote", "Age", "Said", "Shown"],
        ["A", 40.0, date(2024, 2, 13), True],
        ["B", 2.5, datetime(2024, 2, 13, 10, 30), False],
    ]
    frame = read(workbook(rows), "table.xlsx")
    assert frame.loc[3].tolist() == ["A", "40", "2024-02-13", "yes"]
    assert frame.loc[4].tolist() == ["B", "2.5", "2024-02-13T10:30:00", "no"]


def test_rows_above_the_headings_are_passed_over_and_told() -> None:
    rows: list[list[object]] = [
        ["Coding Summary By Code", None, None],
        ["Code", "Coded Text", "File"],
        ["Access", "We wait", "P1"],
    ]
    log = CodingLog("table.xlsx")
    [frame] = sheets_of(read_spreadsheet(workbook(rows), log.file), log).values()
    assert frame.loc[3].to_dict() == {"Code": "Access", "Coded Text": "We wait", "File": "P1"}
    assert "the table begins below them (sheet Sheet1, row 1)" in str(log)


@pytest.mark.parametrize(
    "table",
    ["Quote,,\nWe wait,text,code\n", "A,B,\nWe wait,text,code\n", "A\nQuote\n", "A,B\nC,D\n"],
)
def test_a_first_row_that_may_be_the_headings_is_taken_for_them(table: str) -> None:
    assert next(iter(read(table).index)) == 2


def test_a_second_row_of_headings_is_no_row_of_the_table() -> None:
    log = CodingLog("a.csv")
    table = read_text(b"Quote,Themes,Column\nQuote,Waiting,Staff\nI stay,x,\n", log)
    assert table["Quote"].tolist() == ["I stay"]
    assert log.left_out["rows above the headings"] == 1


def test_a_first_row_of_blanks_is_no_headings() -> None:
    assert read(",\nA,B\nC,D\n").to_dict("list") == {"A": ["C"], "B": ["D"]}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["table.xlsx", "table.xls", "table.ods"])
def test_a_damaged_workbook_is_refused(name: str) -> None:
    assert "damaged" in refused(b"PK\x03\x04 nothing of a workbook", name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["table.xlsx", "table.ods"])
def test_a_workbook_with_a_letter_changed_is_refused_by_its_checksum(name: str) -> None:
    table = {"Coded": [["Quote", "Theme"], ["We wait too long", "Access"]]}
    made = ods(table) if name.endswith(".ods") else _stored(workbook(table["Coded"]))
    assert read(made, name).loc[2].tolist() == ["We wait too long", "Access"]
    assert made.count(b"We wait") == 1
    assert "damaged" in refused(made.replace(b"We wait", b"We paid"), name)


def _stored(packed: bytes) -> bytes:
    """The same workbook with its parts as they are, not compressed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive, zipfile.ZipFile(sink, "w") as made:
        for info in archive.infolist():
            made.writestr(info.filename, archive.read(info))
    return sink.getvalue()


def test_a_file_of_another_kind_is_refused() -> None:
    assert refused(b"%PDF-1.7", "report.pdf") == "The file is no table."
