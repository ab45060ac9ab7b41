"""Writes files into a folder: all of them or none, whatever becomes of the writer."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from evaldata.model.schema import MANIFEST_FILE

PREFIX = ".writing-"
NEW, OLD = "new", "old"
BEGUN = "begun.json"
"""Says which files are being replaced, and whether each was there before; while it is there, what
was there before can be put back."""


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder: all of them, or none.

    What the folder holds under other names stays. A failure, or an interruption, puts back what
    was there; after the writer was killed, `recover` does. The manifest is replaced first: whoever
    reads before the others have followed finds files that do not match it, and no mixture of old
    and new. Of several writers one waits for the other.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _recover(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=PREFIX) as name:
            _replace(files, folder, Path(name))


def recover(folder: Path) -> None:
    """Put back what was there before a writer that was killed, and remove what it has left."""
    if next(folder.glob(f"{PREFIX}*"), None) is not None:
        with _alone(folder):
            _recover(folder)


def _replace(files: Mapping[str, bytes], folder: Path, work: Path) -> None:
    for part in (NEW, OLD):
        (work / part).mkdir()
    names = sorted(files, key=lambda file: file != MANIFEST_FILE)
    held = {name: (folder / name).exists() for name in names}
    for name in names:
        _write_through(work / NEW / name, files[name])
        if held[name]:
            shutil.copy2(folder / name, work / OLD / name)
    _write_through(work / NEW / BEGUN, json.dumps(held).encode())
    try:
        (work / NEW / BEGUN).replace(work / BEGUN)
        for name in names:
            (work / NEW / name).replace(folder / name)
        (work / BEGUN).unlink()
    except BaseException:
        _put_back(folder, work)
        raise


def _recover(folder: Path) -> None:
    for stray in sorted(folder.glob(f"{PREFIX}*")):
        _put_back(folder, stray)
        shutil.rmtree(stray)


def _put_back(folder: Path, work: Path) -> None:
    """Undo what a writer has replaced, the manifest last; begun anew after each interruption."""
    try:
        held: dict[str, bool] = json.loads((work / BEGUN).read_bytes())
    except FileNotFoundError:
        return  # nothing was replaced yet, or everything was
    for name in reversed(held):
        if (work / OLD / name).exists():
            (work / OLD / name).replace(folder / name)
        elif not held[name]:
            (folder / name).unlink(missing_ok=True)
    (work / BEGUN).unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process writes into the folder, where the system can tell."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    place = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system may know no locks
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def _write_through(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk before it gets its name."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
