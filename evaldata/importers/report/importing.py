"""Imports a report: reads it as its profile says, and writes a dataset of its own words."""

import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from evaldata.dataset.build import made
from evaldata.dataset.writing import write
from evaldata.importers.log import ReportLog
from evaldata.importers.report.editorial import Editorial
from evaldata.importers.report.parser import ReportParser
from evaldata.importers.report.profile import Profile, read_profile
from evaldata.importers.report.reading import read_lines
from evaldata.importers.report.text.context import ReportContext
from evaldata.importers.report.text.lines import Words, plain, without_repeated
from evaldata.importers.report.text.sections import sections
from evaldata.model.problems import BadDatasetError, in_file
from evaldata.model.schema import EVALUATION_FILE
from evaldata.model.text import letters

PROFILE_FILE = "report-profile.toml"

Progress = Callable[[str, float], None]


def import_report(
    report: Path,
    sources: Path,
    folder: Path,
    *,
    profile: Path | None = None,
    progress: Progress = lambda _step, _share: None,
) -> ReportLog:
    """Read a report and write its dataset into a folder: whole, or not at all.

    Args:
        report: A .txt, .docx or .pdf.
        sources: Folder with the evaluation's text sources, which hold what an editor added.
        folder: Where to write. What it holds of an older dataset is replaced.
        profile: File that says what reports of this make look like; that of the sources if None.
        progress: Told each step in words, and the share of the work that lies before it.

    Returns:
        What was read and what was not. If that failed, the folder is as it was.

    Raises:
        OSError: Where the folder cannot be written; it is as it was.
    """
    log = ReportLog(report.name)
    try:
        _look_at_folder(sources, folder)
        progress("Reading the profile and the sources", 0.0)
        form = read_profile(profile or sources / PROFILE_FILE)
        editorial = Editorial.read(sources, form.evaluation, log)
        frames = _frames(report, form, editorial, progress)
        if not log.failed:
            files, notices = made(editorial.content, frames, look_files=editorial.look_files)
            log.problems += notices
            progress("Writing the dataset", 0.9)
            write(files, folder)
    except BadDatasetError as error:
        log.problems += error.problems
    progress("Done", 1.0)
    log.folder = str(folder)
    return log


def _look_at_folder(sources: Path, folder: Path) -> None:
    """Refuse the folders of the sources and of the dataset beside them, which may be published."""
    read, target = (Path(os.path.realpath(path)) for path in (sources, folder))
    if target in (read, read.parent):
        message = "The folder belongs to the dataset that is built from the sources."
        remedy = "Name another folder for the report's own words."
        raise BadDatasetError([in_file("folder_free", target.name, message, remedy)])


def _frames(
    report: Path, profile: Profile, editorial: Editorial, progress: Progress
) -> dict[str, pd.DataFrame]:
    """The tables of the report's dataset by name, of no use where the log holds an error."""
    log = editorial.log
    progress("Reading the report", 0.1)
    lines = plain(read_lines(report, log), log)
    if letters(editorial.evaluation.title) not in letters("".join(line.text for line in lines)):
        # What an editor wrote on another evaluation would fit this one by number, and be wrong.
        message = "The report does not name the title that the sources give the evaluation."
        remedy = "Name the folder with this evaluation's own sources: --sources FOLDER."
        log.problem("report_of_evaluation", EVALUATION_FILE, message, remedy)
    progress("Finding its sections", 0.4)
    lines = without_repeated(lines, profile.text, log)
    context = ReportContext(profile, editorial.evaluation, Words(lines), log)
    parser = ReportParser(context, editorial, sections(lines, profile, log))
    parser.note_left_out()
    progress("Counting its tables", 0.5)
    rows = {"participants": parser.participants()}
    progress("Gathering its themes, quotes and statements", 0.6)
    rows |= parser.texts()
    progress("Checking the dataset", 0.8)
    return {name: pd.DataFrame(held, dtype=object) for name, held in rows.items()}
