"""Reads a file that was brought, whatever kind of file it is, and says how it was understood."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

import pandas as pd

from evaldata.dataset.rules.form import MOST_CHARACTERS
from evaldata.importers.coding.columns import COLUMNS_FILE, Columns, Role
from evaldata.importers.coding.passages import coded_table
from evaldata.importers.coding.project import PASSAGES, CodedProject, Sources
from evaldata.importers.coding.proposing import main_sheet, propose
from evaldata.importers.coding.refi import read_refi
from evaldata.importers.coding.sheets import SPREADSHEETS, TEXTS, read_text, sheets_of
from evaldata.importers.coding.taguette import read_taguette
from evaldata.importers.coding.workbook import Book, is_workbook, read_workbook
from evaldata.importers.files.spreadsheet import read_spreadsheet
from evaldata.importers.log import CodingLog
from evaldata.model.language import counted
from evaldata.model.problems import BadDatasetError, as_notice, in_file, refusal

PROJECTS = (".qdpx", ".qdc", ".qde")
TAGUETTE = (".sqlite3", ".db")
KNOWN = (*TEXTS, *SPREADSHEETS, *PROJECTS, *TAGUETTE)
NO_THEMES = (
    "No column names themes, and no quote has any.",
    f"If one does, give it the role {Role.THEME}; or {Role.MARK}, if its heading is the theme.",
)
"""What is said of a table without themes, and what to do."""


@dataclass(frozen=True, eq=False)
class Delivery:
    """A file that was brought, read and understood, before a dataset is made of it.

    Attributes:
        log: What there is to tell of it.
        project: What it holds; None where it cannot be read, or is a workbook of ours.
        sources: What a workbook of ours holds.
        book: The workbook's sheets, by which its problems are told.
        columns: How its table is understood; None where it is no table.
        table: The table; None where it is none.
    """

    log: CodingLog
    project: CodedProject | None = None
    sources: Sources | None = None
    book: Book | None = None
    columns: Columns | None = None
    table: pd.DataFrame | None = None

    @property
    def title(self) -> str:
        """The title that the file gives; empty where it gives none."""
        if self.sources is not None:
            return str(tomllib.loads(self.sources[0].decode()).get("title", ""))
        return self.project.title if self.project else ""


def read_delivery(content: bytes, name: str, columns: Columns | None = None) -> Delivery:
    """Read a file, by what its name's ending says it is; what is wrong with it stands in the log.

    How the columns of a table are to be understood is proposed where it is not given.
    """
    log = CodingLog(file_name(name))
    try:
        suffix = PurePath(name).suffix.lower()
        if suffix in PROJECTS:
            return Delivery(log, _fitting(read_refi(content, log), log))
        if suffix in TAGUETTE:
            return Delivery(log, _fitting(read_taguette(content, log), log))
        if suffix not in SPREADSHEETS:
            return _table({"": read_text(content, log)}, columns, log)
        spreadsheet = read_spreadsheet(content, log.file)
        if is_workbook(spreadsheet):
            book = Book.of(spreadsheet)
            return Delivery(log, sources=read_workbook(book, log), book=book)
        return _table(sheets_of(spreadsheet, log), columns, log)
    except BadDatasetError as error:
        log.problems += error.problems
        return Delivery(log)


def _fitting(project: CodedProject, log: CodingLog) -> CodedProject:
    """The project without passages that are too long for a page."""
    if project.quotes.empty:
        return project
    fits = project.quotes["text"].str.len() <= MOST_CHARACTERS
    reason = f"longer than {MOST_CHARACTERS:,} characters"
    log.leave_out(PASSAGES, reason, *project.quotes.loc[~fits, "source"])
    return replace(project, quotes=project.quotes[fits].reset_index(drop=True))


def _table(sheets: dict[str, pd.DataFrame], columns: Columns | None, log: CodingLog) -> Delivery:
    if not any(len(frame) for frame in sheets.values()):
        message, remedy = "The file has no rows.", "Bring one with a row for each coded passage."
        raise refusal("table_rows", log.file, message, remedy)
    proposed = propose(sheets)
    columns = columns or proposed
    chosen = columns.sheet or main_sheet(sheets)
    frame = sheets.get(chosen)
    if frame is None:
        message = f"The file has no sheet {columns.sheet!r}."
        remedy = f"Set sheet in {COLUMNS_FILE} to one of: {', '.join(sheets)}."
        raise refusal("columns", log.file, message, remedy)
    columns = _of_this_table(columns, proposed, frame)
    log.problems += columns.problems(log.file)
    _tell_sheets(sheets, chosen, log)
    _tell_columns(columns, proposed, frame, log)
    project = None if log.failed else _fitting(coded_table(frame, columns, log), log)
    return Delivery(log, project, columns=columns, table=frame)


def _tell_sheets(sheets: Mapping[str, pd.DataFrame], chosen: str, log: CodingLog) -> None:
    if len(sheets) > 1:
        log.understood.append(f"The sheet {chosen} was read.")
    for name, other in sheets.items():
        if name != chosen:
            log.pass_over("rows of other sheets", "only one is read", *[name] * len(other))


def _tell_columns(columns: Columns, proposed: Columns, frame: pd.DataFrame, log: CodingLog) -> None:
    """Put down what each column is, what is lost with those left out, and that none names themes.

    Why a column is left out is said again where a person left it as it was proposed.
    """
    for heading, role in columns.roles.items():
        reason = columns.reasons.get(heading)
        log.understood.append(f"{heading}: {role}{f' ({reason})' if reason else ''}")
    for heading in columns.of(Role.NOTHING):
        if filled := frame[heading].count():
            is_proposed = proposed.roles.get(heading) is Role.NOTHING
            reason = proposed.reasons[heading] if is_proposed else "as was asked"
            place = f"{heading}: {counted(filled, 'cell', 'cells')}"
            log.pass_over("other columns", reason, place)
    if not log.failed and not columns.of(Role.THEME) and not columns.of(Role.MARK):
        log.problems.append(as_notice(in_file("table_themes", log.file, *NO_THEMES)))


def _of_this_table(columns: Columns, proposed: Columns, frame: pd.DataFrame) -> Columns:
    """The same for the headings that the table has; of one that is new to it, what is proposed."""
    roles, reasons = {}, dict(columns.reasons)
    for heading in frame.columns:
        roles[heading] = columns.roles.get(heading) or proposed.roles.get(heading, Role.NOTHING)
        if heading not in columns.roles:
            reasons[heading] = f"new; {proposed.reasons.get(heading, '')}"
    return replace(columns, roles=roles, reasons=reasons)


def file_name(name: str) -> str:
    """The name of a file without its folder, as any system writes it."""
    return re.split(r"[\\/]", name)[-1]
