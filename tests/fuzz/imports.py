"""What becomes of damaged files that are imported: refused, read as they are, or wrong."""

import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.importing import ADDS_UP, import_file
from evaldata.importers.coding.project import PARTICIPANTS, PASSAGES, THEMES
from evaldata.importers.log import CodingLog, ImportLog
from evaldata.importers.report.importing import import_report
from tests.evaldata.importers.other_make import write_sources
from tests.fuzz import forked
from tests.fuzz.damage import file_damage
from tests.fuzz.formats import coded_files, reports
from tests.fuzz.truth import is_whole, says, words_of
from tests.fuzz.verdicts import SEED, content

MOST_SECONDS = 60
ATTRIBUTED = Choices(people=PeopleShown.ATTRIBUTED)


class Fate(StrEnum):
    """What became of a damaged file."""

    REFUSED = "refused, and told why"
    READ = "read as it is, every quote in the file's own words and every sum right"
    SAME = "read, every figure and text as without the damage"
    WRONG = "read, and something is wrong"
    DIED = "ended in a crash, out of memory, or not at all"


@dataclass
class Found:
    """How often each fate was met, by format; what was wrong; the most memory in KiB."""

    fates: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)
    memory: int = 0

    def __add__(self, other: "Found") -> "Found":
        details = self.details + other.details
        return Found(self.fates + other.fates, details, max(self.memory, other.memory))

    def of(self, fate: Fate) -> int:
        """How often a fate was met."""
        return sum(count for (_, met), count in self.fates.items() if met is fate)


def fates(numbers: Iterable[int]) -> Found:
    """What becomes of damaged files, each damaged in its own way, the same way every time."""
    found = Found()
    for number in numbers:
        name, bad = damaged(number)
        fate, detail = _fate(name, bad)
        found.fates[name, fate] += 1
        if fate in (Fate.WRONG, Fate.DIED):
            found.details.append(f"{number}, {name}: {detail}")
    used = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    found.memory = max(resource.getrusage(which).ru_maxrss for which in used)
    return found


def damaged(number: int) -> tuple[str, bytes]:
    """The name of a file and its content, damaged in the way that has that number."""
    chance = Random(SEED + number)  # noqa: S311 - the same every time
    names = list(files())
    name = names[number % len(names)]
    return name, file_damage(files()[name], chance, files()[chance.choice(names)])


@cache
def files() -> Mapping[str, bytes]:
    """The files without damage."""
    return coded_files() | reports()


@cache
def good(name: str) -> tuple[object, ...]:
    """What is read of a file without damage."""
    with tempfile.TemporaryDirectory() as folder:
        log, dataset = imported(name, files()[name], Path(folder))
        if dataset is None:
            raise RuntimeError(str(log))
        return content(dataset)


def imported(name: str, bad: bytes, folder: Path) -> tuple[ImportLog, Dataset | None]:
    """The log of an import, and the dataset that it wrote, if it did."""
    log: ImportLog
    with patch.object(subprocess, "run", forked.run):
        if name.startswith("report."):
            sources = write_sources(folder / "sources")
            (folder / name).write_bytes(bad)
            log = import_report(folder / name, sources, folder / "made")
        else:
            log = import_file(bad, name, folder / "made", choices=ATTRIBUTED)
    return log, None if log.failed else load(folder / "made")


def _fate(name: str, bad: bytes) -> tuple[Fate, str]:
    good(name)
    try:
        with tempfile.TemporaryDirectory() as folder, _in_time():
            log, dataset = imported(name, bad, Path(folder))
    except BaseException:  # noqa: BLE001 - that nothing is raised is what is asked
        return Fate.DIED, "".join(traceback.format_exception(*sys.exc_info())[-3:])
    if any(problem.rule == ADDS_UP for problem in log.problems):
        return Fate.WRONG, str(log)
    if dataset is None:
        return (Fate.REFUSED, "") if log.problems else (Fate.WRONG, "nothing is told")
    if content(dataset) == good(name):
        return Fate.SAME, ""
    wrong = "; ".join(_wrong(name, bad, log, dataset))
    return (Fate.WRONG, wrong) if wrong else (Fate.READ, "")


def _wrong(name: str, bad: bytes, log: ImportLog, dataset: Dataset) -> Iterator[str]:
    """What a dataset says that the damaged file does not, as far as can be told without reading it.

    A file that its own checksums tell to be damaged may not be read otherwise than without damage.
    """
    if not is_whole(bad, name):
        yield "the archive is damaged, and was read otherwise than without damage"
        return
    said = words_of(bad, name)
    for quote in dataset.quotes.at(dataset.quotes.in_order):
        if not says(said, quote.text):
            yield f"no such words in the file: {quote.text[:200]!r}"
    if isinstance(log, CodingLog):
        held = {
            PASSAGES: len(dataset.quotes),
            THEMES: len(dataset.themes),
            PARTICIPANTS: dataset.responses,
        }
        yield from (f"{what}: {n}" for what, n in held.items() if log.kept(what) != n)
        counts = log.found, log.joined, log.left_out
        yield from (f"{what} below 0" for c in counts for what, n in c.items() if n < 0)
    elif content(dataset)[1:4] != good(name)[1:4]:
        yield "people are counted otherwise than the report's totals say"


@contextmanager
def _in_time() -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(MOST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
