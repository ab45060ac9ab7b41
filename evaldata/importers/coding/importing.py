"""Imports a coded project from whatever file it is in, and writes its dataset."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import pandas as pd

from evaldata.build import completed, made
from evaldata.importers.account import CodingAccount
from evaldata.importers.coding.assembling import Choices, assembled
from evaldata.importers.coding.columns import COLUMNS_FILE, Columns, Role
from evaldata.importers.coding.passages import coded_table
from evaldata.importers.coding.project import PASSAGES, CodedProject
from evaldata.importers.coding.proposing import propose
from evaldata.importers.coding.redelivery import redelivered
from evaldata.importers.coding.refi.project import read_refi
from evaldata.importers.coding.sheets import SPREADSHEETS, TEXTS, read_sheets
from evaldata.importers.coding.taguette import read_taguette
from evaldata.importers.coding.workbook import (
    in_workbook,
    is_workbook,
    read_workbook,
)
from evaldata.problems import BadDatasetError, Problem, in_file
from evaldata.schema import EVALUATION_FILE, TABLES
from evaldata.storage import write

Sources = tuple[bytes, dict[str, pd.DataFrame]]
ACCOUNT_FILE = "import.txt"
PROJECTS = (".qdpx", ".qdc", ".qde")
TAGUETTE = (".sqlite3", ".db")
KNOWN = (*TEXTS, *SPREADSHEETS, *PROJECTS, *TAGUETTE)
UNTOLD = Choices()


@dataclass(frozen=True, eq=False)
class Delivery:
    """A file that was brought, read and understood, before a dataset is made of it.

    Attributes:
        project: What it holds; None where it cannot be read, or is a workbook of ours.
        sources: What a workbook of ours holds: an `evaluation.toml`, and tables.
        workbook: The file, where it is a workbook of ours.
        columns: How its table is understood; None where it is no table.
        table: The table; None where it is none.
        account: What there is to tell of it.
    """

    account: CodingAccount
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
    """Read a file; what is wrong with it stands in the account.

    Args:
        content: The file.
        name: Its name, whose ending says what it is.
        columns: How the columns of a table are to be understood; proposed where it is missing.
    """
    account = CodingAccount(PurePath(name).name)
    try:
        suffix = PurePath(name).suffix.lower()
        if suffix in PROJECTS:
            return Delivery(account, read_refi(content, account.file, account))
        if suffix in TAGUETTE:
            return Delivery(account, read_taguette(content, account.file, account))
        if suffix in SPREADSHEETS and is_workbook(content):
            sources = read_workbook(content, account.file, account)
            return Delivery(account, sources=sources, workbook=content)
        return _table(content, columns, account)
    except BadDatasetError as error:
        account.problems += error.problems
        return Delivery(account)


def _table(content: bytes, columns: Columns | None, account: CodingAccount) -> Delivery:
    sheets = read_sheets(content, account.file, account)
    if not any(len(frame) for frame in sheets.values()):
        message, remedy = "The file has no rows.", "Bring one with a row for each coded passage."
        raise BadDatasetError([in_file("table_rows", account.file, message, remedy)])
    columns = columns or propose(sheets)
    frame = sheets.get(columns.sheet) if columns.sheet else max(sheets.values(), key=_size)
    if frame is None:
        message = f"The file has no sheet {columns.sheet!r}."
        remedy = f"Set sheet in {COLUMNS_FILE} to one of: {', '.join(sheets)}."
        raise BadDatasetError([in_file("columns", account.file, message, remedy)])
    columns = _of_this_table(columns, frame)
    account.problems += columns.problems(account.file)
    for heading, role in columns.roles.items():
        reason = columns.reasons.get(heading)
        account.understood.append(f"{heading}: {role}{f' ({reason})' if reason else ''}")
    if account.failed:
        return Delivery(account, columns=columns, table=frame)
    project = coded_table(frame, columns, account)
    title = PurePath(account.file).stem
    return Delivery(account, replace(project, title=title), columns=columns, table=frame)


def _size(frame: pd.DataFrame) -> int:
    return int(frame.size)


def _of_this_table(columns: Columns, frame: pd.DataFrame) -> Columns:
    """The same for the headings that the table has; a heading that is new to it is left out."""
    roles = {heading: columns.roles.get(heading, Role.NOTHING) for heading in frame.columns}
    new = dict.fromkeys(frame.columns.difference(list(columns.roles)), "new in this table")
    return Columns(roles, {**columns.reasons, **new}, columns.sheet, columns.separator)


def dataset_of(
    delivery: Delivery, choices: Choices, before: Path | None = None
) -> dict[str, bytes]:
    """The files of the dataset that a delivery makes; empty where the account says why not.

    Args:
        delivery: What was read.
        choices: What no file says.
        before: The folder to which the delivery before was imported, if any.
    """
    account = delivery.account
    if account.failed:
        return {}
    try:
        content, frames = _sources(delivery, choices)
        frames |= {t.name: completed(frames[t.name], t) for t in TABLES if t.name in frames}
        if before is not None:
            by_hand = delivery.sources is not None
            content, frames = redelivered(
                (content, frames), before, account, said=choices.said, whole=by_hand
            )
        files, problems = made(content, frames)
    except BadDatasetError as error:
        account.problems += _placed(error.problems, delivery)
        return {}
    account.problems += _placed(problems, delivery)
    if account.kept(PASSAGES) != len(frames["quotes"]):
        raise AssertionError("the account of the passages does not add up")
    return files


def _placed(problems: Iterable[Problem], delivery: Delivery) -> list[Problem]:
    """Problems by the sheet, row and column of a workbook of ours; of others as they are."""
    if delivery.workbook is None:
        return list(problems)
    return in_workbook(problems, delivery.workbook, delivery.account.file)


def _sources(delivery: Delivery, choices: Choices) -> Sources:
    """What a dataset is built of: as a workbook has it, or as a project and the choices make it."""
    if delivery.sources is not None:
        return delivery.sources
    return assembled(delivery.project or CodedProject(), choices, delivery.account)


def import_file(
    content: bytes,
    name: str,
    folder: Path,
    *,
    choices: Choices = UNTOLD,
    columns: Columns | None = None,
) -> CodingAccount:
    """Import a file into a folder: a dataset, what its columns are, and the account; or nothing.

    Args:
        content: The file, which is never changed.
        name: Its name.
        folder: Where to write. How the columns of the delivery before were understood is read
            there, where it is not given.
        choices: What no file says.
        columns: How the columns of a table are to be understood.

    Returns:
        The account; if that has errors, the folder is as it was.

    Raises:
        OSError: Where the folder cannot be written; it is as it was.
    """
    if columns is None and (kept := folder / COLUMNS_FILE).is_file():
        columns = Columns.from_toml(kept.read_bytes())
    return import_delivery(read_delivery(content, name, columns), folder, choices)


def import_delivery(delivery: Delivery, folder: Path, choices: Choices) -> CodingAccount:
    """Write what was read into a folder; see `import_file`."""
    _look_at_folder(folder, delivery.account)
    files = dataset_of(delivery, choices, folder)
    if files:
        delivery.account.folder = str(folder)
        write(files | beside(delivery), folder)
    return delivery.account


def _look_at_folder(folder: Path, account: CodingAccount) -> None:
    """Refuse a folder whose dataset was made otherwise: it would be lost."""
    if (folder / EVALUATION_FILE).exists() and not (folder / ACCOUNT_FILE).exists():
        message = "The folder holds a dataset that was not imported."
        account.problem("folder_free", folder.name, message, "Name another folder.")


def beside(delivery: Delivery) -> dict[str, bytes]:
    """The files that are written beside a dataset: its account, and what its columns are."""
    found = {ACCOUNT_FILE: f"{delivery.account}\n".encode()}
    if delivery.columns is not None:
        found[COLUMNS_FILE] = delivery.columns.to_toml().encode()
    return found
