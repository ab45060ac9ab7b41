"""Fills in the template as a person would, and reads it again."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd

from evaldata.dataset.build import build
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.importers.coding.workbook import Book, in_workbook, read_workbook, workbook_template
from evaldata.importers.files.spreadsheet import read_spreadsheet
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError, Problem

NAME = "walks.xlsx"
FIRST = 3
"""The row below the headings and the help; the example stands there until it is overwritten."""

Filled = Mapping[str, list[dict[str, object]]]

WALKS: Filled = {
    "Attributes": [
        {"Attribute": "Nation", "Plural": "nations", "Value": "Scotland"},
        {"Value": "Wales"},
        {"Attribute": "Age group", "Plural": "age groups", "Value": "60", "Label": "60 to 74"},
        {"Attribute": "Age group", "Value": "75", "Label": "75 and over"},
    ],
    "Participants": [
        {"Participant": "p1", "Nation": "Scotland", "Age group": "60 to 74"},
        {"Participant": "p2", "Nation": "Wales", "Age group": 75.0},
    ],
    "Themes": [
        {"Theme": "Company", "Points": "They talked\nThey laughed"},
        {"Theme": "Weather"},
        {"Theme": "Rain; and snow", "Parent theme": "weather"},
    ],
    "Statements": [
        {"Kind": "Finding", "Text": "Company counts.", "Themes": "Company"},
    ],
    "Quotes": [
        {"Text": "We just talk", "Themes": "Company; Rain; and snow", "Participant": "p1"},
        {"Text": "I stay in", "Themes": "Weather", "Nation": "wales", "Said by": "Ann"},
    ],
}
KEYS = {
    "Title": "Walking groups",
    "Disclosure: published": "yes",
    "Disclosure: labels published": "yes",
}


def filled(
    folder: Path, sheets: Filled = WALKS, keys: Mapping[str, object] = KEYS, first: int = FIRST
) -> bytes:
    """The template with these rows and keys, the example overwritten."""
    path = folder / "template.xlsx"
    path.write_bytes(workbook_template())
    book = openpyxl.load_workbook(path)
    for row in book["Evaluation"].iter_rows(min_row=FIRST):
        if row[0].value in keys:
            row[1].value = keys[row[0].value]
    for name, rows in sheets.items():
        fill(book[name], rows, first)
    return saved(book)


def fill(
    sheet: openpyxl.worksheet.worksheet.Worksheet, rows: list[dict[str, object]], first: int
) -> None:
    """Write rows under their headings; a heading that is not there takes a column without one."""
    if first == FIRST:
        for cell in sheet[FIRST]:
            cell.value = None
    headings = [cell.value for cell in sheet[1]]
    for number, cells in enumerate(rows, first):
        for heading, value in cells.items():
            if heading not in headings:
                place = headings.index(None) if None in headings else len(headings)
                headings[place : place + 1] = [heading]
                sheet.cell(1, place + 1, heading)
            sheet.cell(number, headings.index(heading) + 1, value)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


@dataclass(frozen=True)
class Read:
    """What was read of a workbook."""

    toml: str
    frames: dict[str, pd.DataFrame]
    log: CodingLog
    book: Book

    def built(self, folder: Path) -> Dataset:
        """The dataset that it makes."""
        build(self.toml.encode(), self.frames, folder)
        return load(folder)

    def problems(self, folder: Path) -> list[Problem]:
        """What is wrong with it, told by sheet, row and heading."""
        try:
            build(self.toml.encode(), self.frames, folder)
        except BadDatasetError as error:
            return [in_workbook(problem, self.book, NAME) for problem in error.problems]
        return []


def read(content: bytes) -> Read:
    """The workbook read."""
    log = CodingLog(NAME)
    book = Book.of(read_spreadsheet(content, NAME))
    toml, frames = read_workbook(book, log)
    return Read(toml.decode(), frames, log, book)
