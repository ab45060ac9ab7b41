"""The cells of a workbook, read by a process of its own, which a hostile file may take down."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from evaldata.importers.files.spreadsheet import EVERY, NumberedRow
from evaldata.model.problems import BadDatasetError, in_file

__all__ = ["EVERY", "Grids", "read_grids"]

MOST_BYTES = 100 << 20
MOST_SECONDS = 60
ROOT = Path(__file__).parents[3]
PROCESS = "evaldata.importers.files.spreadsheet"
REMEDY = "Save it as .xlsx, .xls or .ods, and without a password."

Grids = Mapping[str, Sequence[NumberedRow]]
"""Rows by the name of their sheet, each with its number; blank ones are left out."""


def read_grids(content: bytes, name: str, *wanted: str) -> Grids:
    """The sheets of a workbook; those that are not wanted have no rows.

    A process of its own reads it, so that a hostile file harms only that one.

    Raises:
        BadDatasetError: Where the file is no workbook, damaged, protected or too large.
    """
    command = [sys.executable, "-m", PROCESS, *wanted]
    if len(content) > MOST_BYTES:
        raise _unreadable(name, "The file is larger than 100 MiB.")
    try:
        done = subprocess.run(  # noqa: S603 - the project's own program, without a shell
            command, cwd=ROOT, input=content, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        said = msgspec.json.decode(done.stdout, type=dict[str, Any])
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        message = "The workbook is damaged, or a cell far from the others takes all memory."
        raise _unreadable(name, message) from None
    if "problem" in said:
        raise _unreadable(name, said["problem"])
    grids: Grids = said["sheets"]
    return grids


def _unreadable(name: str, message: str) -> BadDatasetError:
    return BadDatasetError([in_file("workbook_form", name, message, REMEDY)])
