"""Files that others put there: read whole, but only what is a file, and of bounded size."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 1 << 30


def read_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file.

    Raises:
        OSError: Where it cannot be read, or is a pipe, a device or a folder, which may never end;
            with `errno.EFBIG` where it is larger than that.
    """
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise OSError(errno.EFBIG, "The file is too large", path.name)
        return file.read(size)  # one that grows meanwhile would not end otherwise


def read_beginning(path: Path, most: int) -> bytes:
    """The first bytes of a file, at most so many.

    Raises:
        OSError: Where it cannot be read, or is no file.
    """
    with _opened(path) as file:
        return file.read(most)


def _opened(path: Path) -> BinaryIO:
    """The file, opened: what is opened is looked at, not what bore its name a moment before."""
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - takes an opener
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "It is no file", path.name)
    return file


def is_file(path: Path) -> bool:
    """Whether there is a file; not so where nobody may look.

    Raises:
        PermissionError: Where that cannot be told.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        raise
    except OSError:
        return False


def name_of(folder: Path) -> str:
    """The name of the folder that a path leads to, be it a link, or a link to nowhere."""
    return Path(os.path.realpath(folder)).name


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
