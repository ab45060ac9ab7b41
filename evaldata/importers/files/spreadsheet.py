"""The cells of a workbook, .xlsx, .xls or .ods.

One cell far from the others fills all memory, so a process of its own extracts them.
"""

import io
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from evaldata.importers.files import RefusedFileError

COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a workbook begins that is no archive: of Excel 97, or with a password."""
READ_KINDS = (".xml", ".rels", ".bin")
CHUNK = 1 << 20
BAD_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
NumberedRow = tuple[int, list[str]]
MIDNIGHT = time()
EVERY = "every sheet"
"""Wanted where the names of the sheets are not known."""


def extract(content: bytes, *wanted: str) -> dict[str, dict[str, list[NumberedRow]]]:
    """The rows of the sheets wanted, whose names may be in any case, and every sheet's name.

    The key `sheets` holds the rows by name, each with its number as the program shows it; rows
    without text are left out.

    Raises:
        RefusedFileError: Where the file is no workbook, damaged, or protected.
    """
    try:
        return {"sheets": _sheets(content, [folded(name) for name in wanted])}
    except PasswordError:
        raise RefusedFileError("The workbook is protected by a password.") from None
    except (CalamineError, *BAD_ARCHIVE):
        raise RefusedFileError("The file is no workbook, or it is damaged.") from None


def folded(text: str) -> str:
    """Letters and digits of a name, so that case, spaces and signs do not tell two apart."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _sheets(content: bytes, wanted: Sequence[str]) -> dict[str, list[NumberedRow]]:
    if not content.startswith(COMPOUND) and zipfile.is_zipfile(io.BytesIO(content)):
        _look_at_checksums(content)
    book, every = CalamineWorkbook.from_filelike(io.BytesIO(content)), folded(EVERY) in wanted
    names = book.sheet_names
    if every:  # what is hidden was not meant to be read
        shown = [s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        names = shown or names
    return {
        name: _rows(book.get_sheet_by_name(name)) if every or folded(name) in wanted else []
        for name in names
    }


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
    rows = ([*map(cell_text, row)] for row in sheet.to_python(skip_empty_area=False))
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
