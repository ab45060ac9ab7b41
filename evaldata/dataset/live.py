"""The dataset that is being served: loaded once, and again when its files are replaced."""

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.manifest import FILES
from evaldata.dataset.storage import inspect
from evaldata.model.problems import Problem, in_file
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE

FileStatus = tuple[tuple[int, ...] | None, ...]


@dataclass(frozen=True, eq=False)
class Served:
    """What visitors see now.

    Attributes:
        dataset: The newest good data; None where there never were any.
        problems: What is wrong with the files as they are now; empty where they are served.
        loaded_at: When the dataset was loaded.
        refused_at: When its replacement was refused; None where it was not.
    """

    dataset: Dataset | None
    problems: tuple[Problem, ...]
    loaded_at: datetime | None
    refused_at: datetime | None


UNFORESEEN = in_file(
    "dataset_readable",
    EVALUATION_FILE,
    "The dataset cannot be read for a reason that no rule foresaw.",
    "Run python -m evaldata check DATASET, and look into the server's log.",
)


class LiveDataset:
    """Serves the dataset of a folder; bad files never replace good data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen: FileStatus | None = None
        self._served = Served(None, (), None, None)

    @property
    def replaceable(self) -> bool:
        """Whether what is held can be read from the files again, so that it may be let go."""
        looked = self._seen is not None
        return looked and (self._served.dataset is None or not self._served.problems)

    @property
    def last(self) -> Served:
        """What the last look saw; neither data nor problems before the first."""
        return self._served

    @property
    def size(self) -> int:
        """Bytes of the files, the logo and the templates that are held; 0 where no data are."""
        dataset = self._served.dataset
        if dataset is None:
            return 0
        look = sum(map(len, dataset.look_files.values()))
        return look + sum(status[1] for status in self._seen or () if status)

    def current(self) -> Served:
        """The dataset, read again first if its files have changed. Safe from any thread."""
        now = file_status(self._folder)
        if now != self._seen:
            with self._lock:
                if now != self._seen:
                    self._served = self._reloaded()
                    self._seen = now
        return self._served

    def _reloaded(self) -> Served:
        moment = datetime.now(UTC)
        try:
            dataset, problems = inspect(self._folder)
            if dataset is not None:
                _ = dataset.search  # made now, so that nobody waits for it at the first search
        except Exception:
            logging.getLogger(__name__).exception("The dataset could not be read")
            dataset, problems = None, [UNFORESEEN]
        if dataset is not None:
            return Served(dataset, (), moment, None)
        logging.getLogger(__name__).warning(
            "The files of the dataset were refused, problems: %d. "
            "python -m evaldata check DATASET names them.",
            len(problems),
        )
        return Served(self._served.dataset, tuple(problems), self._served.loaded_at, moment)


def file_status(folder: Path) -> FileStatus:
    """What tells that a file was replaced or overwritten: identity, size and times.

    The time of the change of status, too, for who copies a file may set the other one back. None
    stands for a file that is missing.
    """
    found: list[tuple[int, ...] | None] = []
    for name in (*FILES, MANIFEST_FILE):
        try:
            status = (folder / name).stat()
        except OSError:
            found.append(None)
        else:
            times = status.st_mtime_ns, status.st_ctime_ns
            found.append((status.st_ino, status.st_size, *times))
    return tuple(found)
