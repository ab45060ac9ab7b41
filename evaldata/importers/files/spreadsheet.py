"""The cells of a spreadsheet, .xlsx, .xls or .ods.

One cell far from the others fills all memory, so a process of its own extracts them.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from evaldata.importers.files import RefusedFileError
from evaldata.importers.files.bounds import extracted
from evaldata.model.problems import refusal

MOST_BYTES = 100 << 20
TAKEN = "The workbook is damaged, or a cell far from the others takes all memory."
REMEDY = "Save it as .xlsx, .xls or .ods, and without a password."
COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a workbook begins that is no archive: of Excel 97, or with a password."""
READ_KINDS = (".xml", ".rels", ".bin")
CHUNK = 1 << 20
BAD_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
NumberedRow = tuple[int, list[str]]
MIDNIGHT = time()


@dataclass(frozen=True, eq=False)
class Spreadsheet:
    """What a spreadsheet holds.

    Attributes:
        sheets: Rows by the name of their sheet, each with the number that the program shows;
            rows without text are left out.
        hidden: The names of sheets that are not shown.
    """

    sheets: dict[str, list[NumberedRow]]
    hidden: list[str]


def read_spreadsheet(content: bytes, name: str) -> Spreadsheet:
    """The spreadsheet in the bytes of a file of that name.

    Raises:
        BadDatasetError: Where they are none, damaged, protected or too large.
    """
    try:
        if len(content) > MOST_BYTES:
            raise RefusedFileError("The file is larger than 100 MiB.")
        return Spreadsheet(**extracted("spreadsheet", content, otherwise=TAKEN))
    except RefusedFileError as error:
        raise refusal("workbook_form", name, str(error), REMEDY) from None


def extract(content: bytes) -> dict[str, Any]:
    """What a spreadsheet holds, by the names of its attributes.

    Raises:
        RefusedFileError: Where the file is no spreadsheet, damaged, or protected.
    """
    try:
        if not content.startswith(COMPOUND) and zipfile.is_zipfile(io.BytesIO(content)):
            _look_at_checksums(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        unseen = [s.name for s in book.sheets_metadata if s.visible != SheetVisibleEnum.Visible]
        sheets = {name: _rows(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except PasswordError:
        raise RefusedFileError("The workbook is protected by a password.") from None
    except (CalamineError, *BAD_ARCHIVE):
        raise RefusedFileError("The file is no workbook, or it is damaged.") from None
    return {"sheets": sheets, "hidden": unseen}


def _look_at_checksums(content: bytes) -> None:
    """Read every part that holds cells to its end, where its checksum is compared.

    The library stops where the cells end, and would take a changed letter for what was written.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            if info.filename.casefold().endswith(READ_KINDS):
                with archive.open(info) as part:
                    while part.read(CHUNK):
                        pass


def _rows(sheet: CalamineSheet) -> list[NumberedRow]:
    """The rows with text; what cells merged down a column say stands in each such row of theirs.

    An .ods file does not tell which cells are merged.
    """
    rows = [[*map(cell_text, row)] for row in sheet.to_python(skip_empty_area=False)]
    filled = [any(cells) for cells in rows]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for number in range(top + 1, min(bottom + 1, len(rows))):
            if filled[number] and left < len(rows[number]):
                rows[number][left] = rows[number][left] or rows[top][left]
    return [(number, cells) for number, cells in enumerate(rows, 1) if any(cells)]


def cell_text(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as ISO writes them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == MIDNIGHT:
        value = value.date()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value).strip()
