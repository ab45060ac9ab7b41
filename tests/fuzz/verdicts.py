"""What becomes of damaged datasets: refused, harmless, or wrong without anybody knowing."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.manifest import FILES
from evaldata.dataset.storage import inspect, load
from evaldata.model.schema import MANIFEST_FILE, TABLES
from tests.fuzz.damage import damage

SEED = 20_251_101


class Verdict(StrEnum):
    """What became of a damaged dataset."""

    REFUSED = "refused"
    HARMLESS = "loaded, every figure and text as it was"
    WRONG = "loaded, and something is wrong"


def verdicts(shipped: Path, older: Path, numbers: Iterable[int]) -> Counter[tuple[bool, Verdict]]:
    """What becomes of damaged copies, with a manifest (True) and without.

    Args:
        shipped: The dataset that is damaged.
        older: A dataset from whose files pieces may come, an earlier copy of the same, say.
        numbers: Which copies; each is damaged in its own way, the same way every time.
    """
    good = content(load(shipped))
    files = {name: (shipped / name).read_bytes() for name in (*FILES, MANIFEST_FILE)}
    found: Counter[tuple[bool, Verdict]] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for number in numbers:
            chance = Random(SEED + number)  # noqa: S311 - the same every time
            sealed = number % 2 == 0
            bad = _damaged(files, older, chance)
            if not sealed:
                bad.pop(MANIFEST_FILE)
            found[sealed, verdict(_written(bad, Path(name)), good)] += 1
    return found


def verdict(folder: Path, good: Any) -> Verdict:  # noqa: ANN401 - whatever `content` gives
    """What becomes of the dataset in a folder whose content was once this."""
    dataset, _ = inspect(folder)
    if dataset is None:
        return Verdict.REFUSED
    return Verdict.HARMLESS if content(dataset) == good else Verdict.WRONG


def content(dataset: Dataset) -> tuple[object, ...]:
    """Everything that is shown of a dataset, to be compared."""
    return (
        dataset.evaluation,
        dataset.response_counts.values.tolist(),
        dataset.response_counts.count.tolist(),
        dataset.response_counts.derived.tolist(),
        dataset.themes,
        dataset.statements,
        dataset.quotes.at(dataset.quotes.in_order),
        dataset.quotes.by_theme.tolist(),
    )


def _damaged(files: dict[str, bytes], older: Path, chance: Random) -> dict[str, bytes]:
    """The files with one table damaged, so that it is another than it was."""
    names = [table.file for table in TABLES]
    bad = dict(files)
    name = chance.choice(names)
    while bad[name] == files[name]:
        other = chance.choice([older / name, older / chance.choice(names)])
        bad[name] = damage(files[name], chance, other.read_bytes())
    return bad


def _written(files: dict[str, bytes], folder: Path) -> Path:
    for name in (*FILES, MANIFEST_FILE):
        if name in files:
            (folder / name).write_bytes(files[name])
        else:
            (folder / name).unlink(missing_ok=True)
    return folder
