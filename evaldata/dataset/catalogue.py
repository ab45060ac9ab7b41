"""The evaluations of a folder: what each is about, and each loaded when somebody asks for it."""

import threading
import time
from collections import OrderedDict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from evaldata.dataset.dataset_folders import dataset_folders
from evaldata.dataset.live import LiveDataset, Served, file_status
from evaldata.dataset.manifest import sha256
from evaldata.dataset.summary import Summary, summary_of, summary_of_dataset

MOST_LOADED = 64
MOST_BYTES = 512 << 20
"""Evaluations that are kept in memory, and bytes of their files; the least used ones go first."""

LOOK_EVERY = 1.0
"""Seconds between two looks at which folders there are; a page asks a hundred times."""

DIGITS = 12

_Each = TypeVar("_Each", Path, Summary)


class Catalogue:
    """The evaluations of some folders, each with an id; see `dataset_folders`."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._given = tuple(folders)
        self._lock = threading.Lock()
        self._stores: OrderedDict[Path, LiveDataset] = OrderedDict()
        self._found: tuple[dict[str, Path], float] = {}, 0.0
        self._summaries: dict[Path, tuple[object, Summary]] = {}

    def folders(self) -> dict[str, Path]:
        """The folder of each evaluation by its id, in their order, as they were a second ago."""
        found, until = self._found
        return found if time.monotonic() < until else self.look()

    def look(self) -> dict[str, Path]:
        """The folder of each evaluation by its id, as they are on disk now."""
        with self._lock:
            loaded = tuple(self._stores)
        found = dataset_folders(self._given, loaded)
        self._found = found, time.monotonic() + LOOK_EVERY
        return found

    def served(self, evaluation: str) -> Served:
        """What visitors of an evaluation see now. Safe from any thread.

        Raises:
            KeyError: Where there is no evaluation of that id.
        """
        folder = self.folders()[evaluation]
        with self._lock:
            store = self._stores.setdefault(folder, LiveDataset(folder))
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

    def counts(self) -> dict[str, object]:
        """How many evaluations there are, how many cannot be read, and what identifies them all.

        Keys: `evaluations`, `unreadable` (as far as they have been looked at), `all` (the beginning
        of a SHA-256; two servers that tell the same one have the same files).
        """
        summaries = self.summaries()
        named = "\n".join(f"{name} {summaries[name].manifest_digest}" for name in sorted(summaries))
        unreadable = sum(bool(summary.problems) for summary in summaries.values())
        digest = sha256(named.encode())[:DIGITS]
        return {"evaluations": len(summaries), "unreadable": unreadable, "all": digest}

    def summaries(self) -> dict[str, Summary]:
        """What each evaluation is about, by its id, without loading it; ordered by title."""
        summaries = {name: self._summary(folder) for name, folder in self.folders().items()}
        return dict(sorted(summaries.items(), key=lambda item: item[1].title.casefold()))

    def _summary(self, folder: Path) -> Summary:
        store = self._stores.get(folder)
        last = None if store is None else store.last
        seen = file_status(folder), last
        known = self._summaries.get(folder)
        if known is None or known[0] != seen:
            if last is not None and last.dataset is not None:
                summary = summary_of_dataset(folder, last.dataset)
            else:
                summary = summary_of(folder)
                if last is not None and last.problems:
                    summary = replace(summary, problems=last.problems)
            known = self._summaries[folder] = seen, summary
        return known[1]

    def _forget_least_used(self) -> None:
        """Let go of evaluations beyond what is kept; one whose files are bad has no other copy."""
        sizes = {of: store.size for of, store in self._stores.items()}
        newest = next(reversed(self._stores))
        for folder in tuple(self._stores):
            within = len(sizes) <= MOST_LOADED and sum(sizes.values()) <= MOST_BYTES
            if within or folder == newest:
                return
            if self._stores[folder].replaceable:
                del self._stores[folder], sizes[folder]


@dataclass(frozen=True)
class VisibleCatalogue:
    """The evaluations of a catalogue that somebody may see; others are as if they were not."""

    whole: Catalogue
    ids: Container[str]

    def folders(self) -> dict[str, Path]:
        """The folder of each evaluation by its id; see `Catalogue.folders`."""
        return self._visible(self.whole.folders())

    def look(self) -> dict[str, Path]:
        """The folder of each evaluation by its id, as they are on disk now."""
        return self._visible(self.whole.look())

    def served(self, evaluation: str) -> Served:
        """What visitors of an evaluation see now.

        Raises:
            KeyError: Where there is no evaluation of that id, or not for them.
        """
        if evaluation not in self.ids:
            raise KeyError(evaluation)
        return self.whole.served(evaluation)

    def summaries(self) -> dict[str, Summary]:
        """What each evaluation is about, by its id; see `Catalogue.summaries`."""
        return self._visible(self.whole.summaries())

    def _visible(self, evaluations: dict[str, _Each]) -> dict[str, _Each]:
        return {name: each for name, each in evaluations.items() if name in self.ids}
