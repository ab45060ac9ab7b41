"""The files of a dataset's folder, each read once."""

import errno
from pathlib import Path

from evaldata.dataset.files import read_file
from evaldata.dataset.manifest import FILES
from evaldata.model.problems import Problem, in_file
from evaldata.model.schema import MANIFEST_FILE


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The dataset's files by name, each read once, so that nothing changes under the checks."""
    files: dict[str, bytes] = {}
    problems = []
    for name in (*FILES, MANIFEST_FILE):
        try:
            files[name] = read_file(folder / name)
        except FileNotFoundError:
            if name != MANIFEST_FILE:
                problems.append(_unreadable(name, "file_present", "The file is missing."))
        except OSError as error:
            if error.errno == errno.EFBIG:
                problems.append(_unreadable(name, "file_size", "The file is larger than 1 GiB."))
            else:
                problems.append(_unreadable(name, "file_readable", "The file cannot be read."))
    return files, problems


def _unreadable(name: str, rule: str, message: str) -> Problem:
    remedy = "Build the dataset (python -m evaldata build SOURCE DATASET), or name its folder."
    return in_file(rule, name, message, remedy)
