"""Imports a coded project from whatever file it is in, and writes its dataset."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from evaldata.dataset.build import LastRelease, made
from evaldata.dataset.look_files import read_look_files
from evaldata.dataset.storage import parse_evaluation
from evaldata.dataset.writing import recover, write
from evaldata.importers.coding.assembly import assembled
from evaldata.importers.coding.choices import Choices
from evaldata.importers.coding.columns import COLUMNS_FILE, Columns
from evaldata.importers.coding.delivery import Delivery, Sources, file_name, read_delivery
from evaldata.importers.coding.project import PARTICIPANTS, PASSAGES, THEMES, CodedProject
from evaldata.importers.coding.redelivery import redelivered
from evaldata.importers.coding.workbook import (
    in_workbook,
)
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError, Problem
from evaldata.model.schema import EVALUATION_FILE, TABLES

LOG_FILE = "import.txt"
UNTOLD = Choices()


def dataset_of(
    delivery: Delivery, choices: Choices, before: Path | None = None
) -> dict[str, bytes]:
    """The files of the dataset that a delivery makes; empty where the log says why not.

    Args:
        delivery: What was read.
        choices: What no file says.
        before: The folder to which the delivery before was imported, if any.
    """
    log = delivery.log
    if log.failed:
        return {}
    frames: dict[str, pd.DataFrame] = {}
    if before is not None:
        recover(before)
    try:
        content, frames = _sources(delivery, choices)
        if before is not None:
            by_hand = delivery.sources is not None
            content, frames = redelivered(
                (content, frames), before, log, said=choices.said, whole=by_hand
            )
        last = None if before is None else LastRelease(before, choices.release)
        held = None if before is None else read_look_files(before, parse_evaluation(content).look)
        files, problems = made(content, frames, look_files=held, last=last)
    except BadDatasetError as error:
        log.problems += _placed(error.problems, delivery, frames)
        return {}
    log.problems += _placed(problems, delivery, frames)
    for what, table in ((PASSAGES, "quotes"), (THEMES, "themes"), (PARTICIPANTS, "participants")):
        if log.kept(what) != len(frames[table]):
            raise AssertionError(f"the log of {what} does not add up")
    return files


def _placed(
    problems: Sequence[Problem], delivery: Delivery, frames: Mapping[str, pd.DataFrame]
) -> list[Problem]:
    """Problems by where they stand in the file: sheet, row and column, or the place of a quote."""
    if delivery.workbook is not None and problems:  # the workbook is read again for their places
        return in_workbook(problems, delivery.workbook, delivery.log.file)
    files = {table.file: table.name for table in TABLES}
    found = []
    for problem in problems:
        frame = frames.get(files.get(problem.file, ""))
        if frame is None:
            found.append(problem)
            continue
        place = f"{problem.field} of {files[problem.file]}"
        if problem.row is not None and "source" in frame:
            place = f"{frame['source'].iloc[problem.row - 1]}, {problem.field}"
        found.append(replace(problem, file=delivery.log.file, row=None, field=place))
    return found


def _sources(delivery: Delivery, choices: Choices) -> Sources:
    """What a dataset is built of: as a workbook has it, or as a project and the choices make it."""
    if delivery.sources is not None:
        return delivery.sources
    return assembled(delivery.project or CodedProject(), choices, delivery.log)


def import_file(
    content: bytes,
    name: str,
    folder: Path,
    *,
    choices: Choices = UNTOLD,
    columns: Columns | None = None,
) -> CodingLog:
    """Import a file into a folder: a dataset, what its columns are, and the log; or nothing.

    Args:
        content: The file, which is never changed.
        name: Its name.
        folder: Where to write. How the columns of the delivery before were understood is read
            there, where it is not given.
        choices: What no file says.
        columns: How the columns of a table are to be understood.

    Returns:
        The log; if that has errors, the folder is as it was.

    Raises:
        OSError: Where the folder cannot be written; it is as it was.
    """
    log = CodingLog(file_name(name))
    recover(folder)
    try:
        columns = columns or kept_columns(folder)
    except BadDatasetError as error:
        log.problems += error.problems
        return log
    return import_delivery(read_delivery(content, name, columns), folder, choices)


def kept_columns(folder: Path) -> Columns | None:
    """How the columns of the delivery before were understood, or corrected; None without one.

    Raises:
        BadDatasetError: Where the file that says so is spoilt.
    """
    kept = folder / COLUMNS_FILE
    return Columns.from_toml(kept.read_bytes()) if kept.is_file() else None


def import_delivery(delivery: Delivery, folder: Path, choices: Choices) -> CodingLog:
    """Write what was read into a folder; see `import_file`."""
    recover(folder)
    _look_at_folder(folder, delivery.log)
    files = dataset_of(delivery, choices, folder)
    if files:
        delivery.log.folder = str(folder)
        write(files | beside(delivery), folder)
    return delivery.log


def _look_at_folder(folder: Path, log: CodingLog) -> None:
    """Refuse a folder whose dataset was made otherwise: it would be lost."""
    if (folder / EVALUATION_FILE).exists() and not (folder / LOG_FILE).exists():
        message = "The folder holds a dataset that was not imported."
        log.problem("folder_free", folder.name, message, "Name another folder.")


def beside(delivery: Delivery) -> dict[str, bytes]:
    """The files that are written beside a dataset: its log, and what its columns are."""
    found = {LOG_FILE: f"{delivery.log}\n".encode()}
    if delivery.columns is not None:
        found[COLUMNS_FILE] = delivery.columns.to_toml().encode()
    return found
