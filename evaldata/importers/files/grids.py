"""The cells of a workbook, read by a process of its own, which a hostile file may take down."""

from collections.abc import Mapping, Sequence

from evaldata.importers.files.bounds import said_by
from evaldata.importers.files.spreadsheet import EVERY, NumberedRow
from evaldata.model.problems import BadDatasetError, in_file

__all__ = ["EVERY", "Grids", "read_grids"]

MOST_BYTES = 100 << 20
REMEDY = "Save it as .xlsx, .xls or .ods, and without a password."

Grids = Mapping[str, Sequence[NumberedRow]]
"""Rows by the name of their sheet, each with its number; blank ones are left out."""


def read_grids(content: bytes, name: str, *wanted: str) -> Grids:
    """The sheets of a workbook; those that are not wanted have no rows.

    A process of its own reads it, so that a hostile file harms only that one.

    Raises:
        BadDatasetError: Where the file is no workbook, damaged, protected or too large.
    """
    if len(content) > MOST_BYTES:
        raise _unreadable(name, "The file is larger than 100 MiB.")
    said = said_by("spreadsheet", *wanted, content=content)
    if said is None:
        message = "The workbook is damaged, or a cell far from the others takes all memory."
        raise _unreadable(name, message)
    if "problem" in said:
        raise _unreadable(name, said["problem"])
    grids: Grids = said["sheets"]
    return grids


def _unreadable(name: str, message: str) -> BadDatasetError:
    return BadDatasetError([in_file("workbook_form", name, message, REMEDY)])
