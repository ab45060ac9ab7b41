"""Finds the datasets in folders, and gives each an id."""

from collections.abc import Collection, Sequence
from pathlib import Path

from evaldata.dataset.files import is_file, name_of
from evaldata.dataset.manifest import FILES
from evaldata.model.schema import EVALUATION_FILE, MANIFEST_FILE


def dataset_folders(given: Sequence[Path], known: Collection[Path] = ()) -> dict[str, Path]:
    """The folder of each dataset by its id, in their order.

    A given folder is a dataset or holds some. The id is the name of its folder. In all but the
    first of the given folders that folder's name stands before it, so that nothing there ever takes
    the id of something in the first. The first counts as a dataset if it holds none. Datasets that
    are known, for they were found before, stay where nobody may look any more.
    """
    found: dict[str, Path] = {}
    for place, folder in enumerate(given):
        for dataset in _datasets(folder, known):
            name = dataset.name or name_of(dataset)
            found.setdefault(name if place == 0 else f"{folder.name}.{name}", dataset)
    first = given[0]
    return found or {first.name or name_of(first): first}


def _datasets(folder: Path, known: Collection[Path]) -> list[Path]:
    """The datasets in a folder: itself, or those of its folders that are one.

    Where nobody may look, those that are known stay, so that their last good data stay as well.
    """
    if is_dataset(folder, known):
        return [folder]
    try:
        inner = sorted(path for path in folder.iterdir() if _may_be_named(path.name))
    except OSError:
        return sorted(path for path in known if path.parent == folder)
    return [path for path in inner if is_dataset(path, known)]


def _may_be_named(name: str) -> bool:
    """Whether an address can hold the name: it is not hidden, and is text."""
    return not name.startswith(".") and name.encode(errors="replace").decode() == name


def is_dataset(folder: Path, known: Collection[Path] = ()) -> bool:
    """Whether a folder holds a file that only a dataset has.

    One that was known as a dataset is one still where nobody may look any more.
    """
    names = (MANIFEST_FILE, *FILES)
    try:
        return any(is_file(folder / name) for name in names if name != EVALUATION_FILE)
    except PermissionError:
        return folder in known
