"""The cells of a workbook, read by a process of its own, which a hostile file may take down."""

from collections.abc import Mapping, Sequence

from evaldata.importers.files import RefusedFileError
from evaldata.importers.files.bounds import extracted
from evaldata.importers.files.spreadsheet import EVERY, NumberedRow
from evaldata.model.problems import BadDatasetError, in_file

__all__ = ["EVERY", "Grids", "read_grids"]

MOST_BYTES = 100 << 20
TAKEN = "The workbook is damaged, or a cell far from the others takes all memory."
REMEDY = "Save it as .xlsx, .xls or .ods, and without a password."

Grids = Mapping[str, Sequence[NumberedRow]]
"""Rows by the name of their sheet, each with its number; blank ones are left out."""


def read_grids(content: bytes, name: str, *wanted: str) -> Grids:
    """The sheets of a workbook; those that are not wanted have no rows.

    A process of its own reads it, so that a hostile file harms only that one.

    Raises:
        BadDatasetError: Where the file is no workbook, damaged, protected or too large.
    """
    try:
        if len(content) > MOST_BYTES:
            raise RefusedFileError("The file is larger than 100 MiB.")
        grids: Grids = extracted("spreadsheet", *wanted, content=content, otherwise=TAKEN)["sheets"]
    except RefusedFileError as error:
        raise BadDatasetError([in_file("workbook_form", name, str(error), REMEDY)]) from None
    return grids
