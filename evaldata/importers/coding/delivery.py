"""Reads a file that was brought, whatever kind of file it is, and says how it was understood."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

import pandas as pd

from evaldata.importers.coding.columns import COLUMNS_FILE, Columns, Role
from evaldata.importers.coding.passages import coded_table
from evaldata.importers.coding.project import CodedProject
from evaldata.importers.coding.proposing import largest, propose
from evaldata.importers.coding.refi.project import read_refi
from evaldata.importers.coding.sheets import SPREADSHEETS, TEXTS, read_sheets
from evaldata.importers.coding.taguette import read_taguette
from evaldata.importers.coding.workbook import (
    is_workbook,
    read_workbook,
)
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError, in_file

Sources = tuple[bytes, dict[str, pd.DataFrame]]
PROJECTS = (".qdpx", ".qdc", ".qde")
TAGUETTE = (".sqlite3", ".db")
KNOWN = (*TEXTS, *SPREADSHEETS, *PROJECTS, *TAGUETTE)


@dataclass(frozen=True, eq=False)
class Delivery:
    """A file that was brought, read and understood, before a dataset is made of it.

    Attributes:
        project: What it holds; None where it cannot be read, or is a workbook of ours.
        sources: What a workbook of ours holds: an `evaluation.toml`, and tables.
        workbook: The file, where it is a workbook of ours.
        columns: How its table is understood; None where it is no table.
        table: The table; None where it is none.
        log: What there is to tell of it.
    """

    log: CodingLog
    project: CodedProject | None = None
    sources: Sources | None = None
    workbook: bytes | None = None
    columns: Columns | None = None
    table: pd.DataFrame | None = None

    @property
    def title(self) -> str:
        """The title that the file gives; empty where it gives none."""
        if self.sources is not None:
            return str(tomllib.loads(self.sources[0].decode()).get("title", ""))
        return self.project.title if self.project else ""


def read_delivery(content: bytes, name: str, columns: Columns | None = None) -> Delivery:
    """Read a file; what is wrong with it stands in the log.

    Args:
        content: The file.
        name: Its name, whose ending says what it is.
        columns: How the columns of a table are to be understood; proposed where it is missing.
    """
    log = CodingLog(file_name(name))
    try:
        suffix = PurePath(name).suffix.lower()
        if suffix in PROJECTS:
            return Delivery(log, read_refi(content, log))
        if suffix in TAGUETTE:
            return Delivery(log, read_taguette(content, log))
        if suffix in SPREADSHEETS and is_workbook(content):
            sources = read_workbook(content, log.file, log)
            return Delivery(log, sources=sources, workbook=content)
        return _table(content, columns, log)
    except BadDatasetError as error:
        log.problems += error.problems
        return Delivery(log)


def _table(content: bytes, columns: Columns | None, log: CodingLog) -> Delivery:
    sheets = read_sheets(content, log.file, log)
    if not any(len(frame) for frame in sheets.values()):
        message, remedy = "The file has no rows.", "Bring one with a row for each coded passage."
        raise BadDatasetError([in_file("table_rows", log.file, message, remedy)])
    proposed = propose(sheets)
    columns = columns or proposed
    frame = sheets.get(columns.sheet or largest(sheets))
    if frame is None:
        message = f"The file has no sheet {columns.sheet!r}."
        remedy = f"Set sheet in {COLUMNS_FILE} to one of: {', '.join(sheets)}."
        raise BadDatasetError([in_file("columns", log.file, message, remedy)])
    columns = _of_this_table(columns, proposed, frame)
    log.problems += columns.problems(log.file)
    _tell_sheets(sheets, frame, log)
    for heading, role in columns.roles.items():
        reason = columns.reasons.get(heading)
        log.understood.append(f"{heading}: {role}{f' ({reason})' if reason else ''}")
    if log.failed:
        return Delivery(log, columns=columns, table=frame)
    project = coded_table(frame, columns, log)
    title = PurePath(log.file).stem
    return Delivery(log, replace(project, title=title), columns=columns, table=frame)


def _tell_sheets(sheets: Mapping[str, pd.DataFrame], read: pd.DataFrame, log: CodingLog) -> None:
    """Say which of several sheets was read; the others are left out."""
    for name, frame in sheets.items():
        if frame is read:
            log.understood += [f"The sheet {name} was read."] if len(sheets) > 1 else []
        elif len(frame):
            log.found["rows of other sheets"] += len(frame)
            log.left_out["rows of other sheets"] += len(frame)
            log.reasons.setdefault("other sheets: only one is read", []).append(name)


def _of_this_table(columns: Columns, proposed: Columns, frame: pd.DataFrame) -> Columns:
    """The same for the headings that the table has; of one that is new to it, what is proposed."""
    known = {heading: columns.roles.get(heading) for heading in frame.columns}
    roles = {
        heading: role or proposed.roles.get(heading, Role.NOTHING)
        for heading, role in known.items()
    }
    new = {
        heading: f"new; {proposed.reasons.get(heading, '')}"
        for heading, role in known.items()
        if role is None
    }
    return replace(columns, roles=roles, reasons={**columns.reasons, **new})


def file_name(name: str) -> str:
    """The name of a file without its folder, as any system writes it."""
    return re.split(r"[\\/]", name)[-1]
