"""What an evaluation is about, read from its seal and its `evaluation.toml` alone."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.files import name_of, read_file
from evaldata.dataset.manifest import mismatches, rows, sha256
from evaldata.dataset.storage import load, parse_evaluation
from evaldata.model.evaluation import Evaluation, Series
from evaldata.model.problems import BadDatasetError, Problem, errors, in_file, refuse_errors
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE, PARTICIPANTS, QUOTES


@dataclass(frozen=True)
class Summary:
    """An evaluation in a list of several.

    Attributes:
        title: Of the evaluation; the name of its folder where that cannot be read.
        short_title: The same, for a menu.
        changed: The day of its files; None where there are none.
        series: The programme of which it is a wave; None where it is of none.
        manifest_digest: SHA-256 of its manifest; empty where it has none.
        problems: What keeps it from being opened, as far as the list has looked.
    """

    title: str
    short_title: str
    period: str = ""
    responses: int = 0
    quotes: int = 0
    rights: str = ""
    changed: date | None = None
    series: Series | None = None
    manifest_digest: str = ""
    problems: tuple[Problem, ...] = ()


def summary_of(folder: Path) -> Summary:
    """The summary of the dataset in a folder.

    What is sealed was checked when it was written, and only read again. A dataset without a seal,
    or whose seal does not vouch for its numbers, is checked now.
    """
    try:
        return _read(folder)
    except BadDatasetError as error:
        problems = errors(error.problems)
    except Exception:  # noqa: BLE001  # whatever it is, the others are listed
        message = "The dataset cannot be read."
        remedy = "Run python -m evaldata check DATASET."
        problems = (in_file("dataset_readable", EVALUATION_FILE, message, remedy),)
    name = name_of(folder)
    return Summary(name, name, changed=_changed(folder), problems=problems)


def summary_of_dataset(folder: Path, dataset: Dataset) -> Summary:
    """The summary of a dataset in memory, whatever has become of its files."""
    return _summary(folder, dataset.evaluation, dataset.responses, len(dataset.quotes))


def _read(folder: Path) -> Summary:
    with suppress(OSError):
        content = read_file(folder / EVALUATION_FILE)
        sealed = read_file(folder / MANIFEST_FILE)
        refuse_errors(mismatches(sealed, {EVALUATION_FILE: content}))
        evaluation = parse_evaluation(content)
        if counted := rows(sealed):
            return _summary(folder, evaluation, counted[PARTICIPANTS.file], counted[QUOTES.file])
    return summary_of_dataset(folder, load(folder))


def _summary(folder: Path, evaluation: Evaluation, responses: int, quotes: int) -> Summary:
    try:
        digest = sha256(read_file(folder / MANIFEST_FILE))
    except OSError:
        digest = ""
    return Summary(
        title=evaluation.title,
        short_title=evaluation.short_title,
        period=evaluation.period,
        responses=responses,
        quotes=quotes,
        rights=evaluation.rights.statement,
        changed=_changed(folder),
        series=evaluation.series,
        manifest_digest=digest,
    )


def _changed(folder: Path) -> date | None:
    """The day on which the newest of its files was written."""
    times = []
    for name in (EVALUATION_FILE, MANIFEST_FILE, QUOTES.file):
        with suppress(OSError):
            times.append((folder / name).stat().st_mtime)
    return datetime.fromtimestamp(max(times), UTC).date() if times else None
