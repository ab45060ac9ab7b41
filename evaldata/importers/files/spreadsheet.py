"""Run as a process of its own: prints the cells of a workbook, .xlsx, .xls or .ods, as JSON.

    python -m evaldata.importers.files.spreadsheet SHEET… < FILE

It limits its own memory and time, since one cell far from the others fills all memory.
"""

import io
import json
import sys
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from evaldata.importers.files.bounds import limit

MOST_SAID = 128 << 20
"""Characters of all cells together: a text is kept once in a file, however many cells have it."""
COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a workbook begins that is no archive: of Excel 97, or with a password."""
READ_KINDS = (".xml", ".rels", ".bin")
CHUNK = 1 << 20
BAD_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
NumberedRow = tuple[int, list[str]]
MIDNIGHT = time()
EVERY = "every sheet"
"""Wanted where the names of the sheets are not known."""


def main(*wanted: str) -> None:
    """Print the rows of the sheets wanted, whose names may be in any case, and every sheet's name.

    The key `sheets` holds the rows by name, each with its number as the program shows it; rows
    without text are left out. The key `problem` stands alone.
    """
    limit()
    said: dict[str, object]
    try:
        said = {"sheets": _sheets(sys.stdin.buffer.read(), [folded(name) for name in wanted])}
    except PasswordError:
        said = {"problem": "The workbook is protected by a password."}
    except (CalamineError, *BAD_ARCHIVE):
        said = {"problem": "The file is no workbook, or it is damaged."}
    text = json.dumps(said)
    if len(text) > MOST_SAID:
        text = json.dumps({"problem": "The workbook unfolds to more than can be read here."})
    sys.stdout.write(text)


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
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()


if __name__ == "__main__":
    main(*sys.argv[1:])
