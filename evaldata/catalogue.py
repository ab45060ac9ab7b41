"""The evaluations of a folder: what each is about, and each loaded when somebody asks for it."""

import threading
import time
from collections import OrderedDict
from collections.abc import Collection, Container, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from evaldata.files import is_file, name_of
from evaldata.manifest import FILES
from evaldata.schema import EVALUATION_FILE, MANIFEST_FILE
from evaldata.store import Served, Store
from evaldata.summary import Summary, summary_of

MOST_LOADED = 64
MOST_BYTES = 512 << 20
"""Evaluations that are kept in memory, and bytes of their files; the least used ones go first."""

LOOK_EVERY = 1.0
"""Seconds between two looks at which folders there are; a page asks a hundred times."""

_Told = TypeVar("_Told", Path, Summary)


class Catalogue:
    """The evaluations of some folders, each with an id: the name of its folder.

    Args:
        folders: Each either a dataset or a folder of datasets.
        most_loaded: Evaluations that are kept in memory.
        most_bytes: Bytes on disk of the evaluations that are kept in memory.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        most_loaded: int = MOST_LOADED,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._given = tuple(folders)
        self._most_loaded, self._most_bytes = most_loaded, most_bytes
        self._lock = threading.Lock()
        self._stores: OrderedDict[Path, Store] = OrderedDict()
        self._found: tuple[dict[str, Path], float] = {}, 0.0
        self._summaries: dict[Path, tuple[object, Summary]] = {}

    def folders(self) -> dict[str, Path]:
        """The folder of each evaluation by its id, in their order, as they were a second ago."""
        found, until = self._found
        return found if time.monotonic() < until else self.look()

    def look(self) -> dict[str, Path]:
        """The folder of each evaluation by its id, as they are on disk now.

        The first folder counts as an evaluation if it holds none, so that its problems are told.
        """
        found: dict[str, Path] = {}
        for folder in self._given:
            for dataset in _datasets(folder, tuple(self._stores)):
                found[_free(dataset.name or name_of(dataset), found)] = dataset
        first = self._given[0]
        found = found or {name_of(first): first}
        self._found = found, time.monotonic() + LOOK_EVERY
        return found

    def served(self, evaluation: str) -> Served:
        """What visitors of an evaluation see now. Safe from any thread.

        Raises:
            KeyError: Where there is no evaluation of that id.
        """
        folder = self.folders()[evaluation]
        with self._lock:
            store = self._stores.setdefault(folder, Store(folder))
            self._stores.move_to_end(folder)
        served = store.current()
        with self._lock:
            self._forget_least_used()
        return served

    def first(self) -> Served:
        """What visitors see of the first evaluation that has data, or of the first of all."""
        names = list(self.folders())
        for name in names:
            if (served := self.served(name)).dataset is not None:
                return served
        return self.served(names[0])

    def summaries(self) -> dict[str, Summary]:
        """What each evaluation is about, by its id, without loading it; ordered by title."""
        told = {name: self._summary(folder) for name, folder in self.folders().items()}
        return dict(sorted(told.items(), key=lambda item: item[1].title.casefold()))

    def _summary(self, folder: Path) -> Summary:
        seen = _stamp(folder)
        known = self._summaries.get(folder)
        if known is None or known[0] != seen:
            known = self._summaries[folder] = seen, summary_of(folder)
        store = self._stores.get(folder)
        return known[1] if store is None else replace(known[1], problems=store.in_the_way)

    def _forget_least_used(self) -> None:
        """Let go of evaluations beyond what is kept; one whose files are bad has no other copy."""
        sizes = {of: _size(of) + store.look_bytes for of, store in self._stores.items()}
        newest = next(reversed(self._stores))
        for folder in tuple(self._stores):
            within = len(sizes) <= self._most_loaded and sum(sizes.values()) <= self._most_bytes
            if within or folder == newest:
                return
            if self._stores[folder].replaceable:
                del self._stores[folder], sizes[folder]


class Part:
    """The evaluations of a catalogue that somebody may see; others are as if they were not.

    Args:
        catalogue: All there are.
        ids: Those that may be seen.
    """

    def __init__(self, catalogue: Catalogue, ids: Container[str]) -> None:
        self._catalogue = catalogue
        self._ids = ids

    def folders(self) -> dict[str, Path]:
        """The folder of each evaluation by its id; see `Catalogue.folders`."""
        return self._seen(self._catalogue.folders())

    def look(self) -> dict[str, Path]:
        """The folder of each evaluation by its id, as they are on disk now."""
        return self._seen(self._catalogue.look())

    def served(self, evaluation: str) -> Served:
        """What visitors of an evaluation see now.

        Raises:
            KeyError: Where there is no evaluation of that id, or not for them.
        """
        if evaluation not in self._ids:
            raise KeyError(evaluation)
        return self._catalogue.served(evaluation)

    def summaries(self) -> dict[str, Summary]:
        """What each evaluation is about, by its id; see `Catalogue.summaries`."""
        return self._seen(self._catalogue.summaries())

    def _seen(self, told: dict[str, _Told]) -> dict[str, _Told]:
        return {name: what for name, what in told.items() if name in self._ids}


def _datasets(folder: Path, known: Collection[Path]) -> list[Path]:
    """The datasets in a folder: itself, or those of its folders that are one.

    Where nobody may look, those that are known stay, so that their last good data stay as well.
    """
    if _is_dataset(folder, known):
        return [folder]
    try:
        inner = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return sorted(path for path in known if path.parent == folder)
    return [path for path in inner if _is_dataset(path, known)]


def _is_dataset(folder: Path, known: Collection[Path]) -> bool:
    """Whether a folder holds a file that only a dataset has."""
    names = (MANIFEST_FILE, *FILES)
    try:
        return any(is_file(folder / name) for name in names if name != EVALUATION_FILE)
    except PermissionError:
        return folder in known


def _free(name: str, taken: dict[str, Path]) -> str:
    """A name, with a number where another folder of the same name has it already."""
    candidates = (f"{name}-{number}" if number > 1 else name for number in range(1, 10_000))
    return next(candidate for candidate in candidates if candidate not in taken)


def _stamp(folder: Path) -> tuple[object, ...]:
    """What changes when an evaluation is written again."""
    return tuple(_status(folder / name) for name in (MANIFEST_FILE, EVALUATION_FILE))


def _status(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _size(folder: Path) -> int:
    return sum(status[1] for name in FILES if (status := _status(folder / name)))
