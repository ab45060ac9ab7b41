"""Imports a coded project from whatever file it is in, and writes its dataset."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from evaldata.dataset.build import LastRelease, made
from evaldata.dataset.look_files import read_look_files
from evaldata.dataset.storage import parse_evaluation
from evaldata.dataset.writing import recover, write
from evaldata.importers.coding.assembly import UNLINKED, assembled
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.columns import COLUMNS_FILE, Columns
from evaldata.importers.coding.delivery import Delivery, file_name, read_delivery
from evaldata.importers.coding.project import PARTICIPANTS, PASSAGES, THEMES
from evaldata.importers.coding.redelivery import redelivered
from evaldata.importers.coding.workbook import in_workbook
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError, Problem
from evaldata.model.schema import EVALUATION_FILE, QUOTES, TABLES
from evaldata.model.schema import PARTICIPANTS as PARTICIPANTS_TABLE

LOG_FILE = "import.txt"
UNTOLD = Choices()
NOT_HEEDED = "What was chosen is not heeded: a workbook says it on its sheet Evaluation."
ADDS_UP = "log_adds_up"
"""The rule that as many are kept as the log says; what breaks it is the program, never a file."""


def dataset_of(delivery: Delivery, choices: Choices, before: Path) -> dict[str, bytes]:
    """The files of the dataset that a delivery makes; empty where the log says why not.

    `before` is the folder to which the delivery before was imported, if there was any.
    """
    log, sources = delivery.log, delivery.sources
    if delivery.project is not None and not log.failed:
        sources = assembled(delivery.project, choices, log)
    elif delivery.book is not None and (
        choices.headline or choices.people or choices.title not in ("", delivery.title)
    ):
        log.understood.append(NOT_HEEDED)
    if sources is None or log.failed:
        return {}
    recover(before)
    try:
        by_hand = delivery.book is not None
        sources = redelivered(sources, before, log, said=choices.said, whole=by_hand)
        content, frames = sources
        last = LastRelease(before, choices.release)
        held = read_look_files(before, parse_evaluation(content).look)
        files, problems = made(content, frames, look_files=held, last=last)
    except BadDatasetError as error:
        log.problems += _placed(error.problems, delivery, sources[1])
        return {}
    log.problems += _placed(problems, delivery, frames)
    log.changes += _held_back(files, frames)
    miscounted = [*_miscounted(log, frames)]
    log.problems += miscounted
    return {} if miscounted else files


def _held_back(files: Mapping[str, bytes], frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """How many rows of a table are released, where changes are held back and it has others."""
    for table in (PARTICIPANTS_TABLE, QUOTES):
        delivered = len(frames[table.name])
        released = pq.ParquetFile(io.BytesIO(files[table.file])).metadata.num_rows
        if released != delivered:
            yield f"{table.name} with what is held back: {released:,}; delivered: {delivered:,}"


def _miscounted(log: CodingLog, frames: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Where the log says that more or fewer are kept than the dataset would hold."""
    remedy = "This is a fault of the program: report it."
    for what, table in ((PASSAGES, "quotes"), (THEMES, "themes"), (PARTICIPANTS, "participants")):
        kept, rows = log.kept(what), len(frames[table])
        if kept != rows:
            message = f"By the account {kept:,} are kept, but the dataset would hold {rows:,}."
            yield Problem(ADDS_UP, log.file, None, what, message, remedy)


def _placed(
    problems: Sequence[Problem], delivery: Delivery, frames: Mapping[str, pd.DataFrame]
) -> list[Problem]:
    """Problems by where they stand in the file: sheet, row and column, or the place of a quote."""
    if delivery.book is not None:
        return [in_workbook(each, delivery.book, delivery.log.file) for each in problems]
    tables = {table.file: table.name for table in TABLES if table.name in frames}
    found = []
    for problem in problems:
        name = tables.get(problem.file)
        if name is None:
            file = delivery.log.file if problem.file == EVALUATION_FILE else problem.file
            found.append(replace(problem, file=file))
            continue
        place = " of ".join(filter(None, (problem.field, name)))
        if problem.row is not None and name == "quotes" and delivery.project:
            source = delivery.project.quotes["source"].iloc[problem.row - 1]
            place = ", ".join(filter(None, (source, problem.field)))
        found.append(replace(problem, file=delivery.log.file, row=None, field=place))
    return found


def people_before(folder: Path) -> PeopleShown | None:
    """How participants are shown in the delivery before; None where there was none to be read."""
    try:
        disclosure = parse_evaluation((folder / EVALUATION_FILE).read_bytes()).disclosure
        told = (folder / LOG_FILE).read_text("utf-8")
    except (BadDatasetError, OSError, ValueError):
        return None
    if disclosure.attributed:
        return PeopleShown.ATTRIBUTED
    if disclosure.published:
        labels = disclosure.labels_published
        return PeopleShown.LABELS_PUBLISHED if labels else PeopleShown.PUBLISHED
    return PeopleShown.UNLINKED if UNLINKED in told else PeopleShown.PROTECTED


def columns_before(folder: Path) -> Columns | None:
    """How the columns of the delivery before were understood; None where the folder does not say.

    Raises:
        BadDatasetError: Where the file that says it cannot be read.
    """
    kept = folder / COLUMNS_FILE
    return Columns.from_toml(kept.read_bytes()) if kept.is_file() else None


def import_file(
    content: bytes,
    name: str,
    folder: Path,
    *,
    choices: Choices = UNTOLD,
    columns: Columns | None = None,
) -> CodingLog:
    """Import a file into a folder: a dataset, what its columns are, and the log; or nothing.

    Where it is not given how the columns of a table are to be understood, they are as those of the
    delivery before, as far as the folder tells.

    Returns:
        The log; if that has errors, the folder is as it was.

    Raises:
        OSError: Where the folder cannot be written; it is as it was.
    """
    recover(folder)
    try:
        columns = columns or columns_before(folder)
    except BadDatasetError as error:
        return CodingLog(file_name(name), [*error.problems])
    return import_delivery(read_delivery(content, name, columns), folder, choices)


def import_delivery(delivery: Delivery, folder: Path, choices: Choices) -> CodingLog:
    """Write what was read into a folder; see `import_file`.

    A folder whose dataset was made otherwise is refused: it would be lost.
    """
    log = delivery.log
    recover(folder)
    if (folder / EVALUATION_FILE).exists() and not (folder / LOG_FILE).exists():
        message = "The folder holds a dataset that was not imported."
        log.problem("folder_free", folder.name, message, "Name another folder.")
    files = dataset_of(delivery, choices, folder)
    if files:
        log.folder = str(folder)
        files[LOG_FILE] = f"{log}\n".encode()
        if delivery.columns is not None:
            files[COLUMNS_FILE] = delivery.columns.to_toml().encode()
        write(files, folder)
    return log
