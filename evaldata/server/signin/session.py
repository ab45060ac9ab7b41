"""A sign-in: whose it is, how long it lasts, and that it has ended."""

import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evaldata.server.signin.access import BadAccessError, Claims

LONGEST = 8 * 3600
"""Seconds that a sign-in lasts."""
OF_DISKS = "lost+found"
"""What the root of a mounted disk holds of its own."""
_MARK = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Session:
    """A sign-in that a request proves.

    Attributes:
        claims: What the provider says of the person.
        begun: When it was, in seconds of the epoch.
        content: What was signed, by which it is known again. A signature can be written in
            several ways, so the cookie itself would not do.
    """

    claims: Claims
    begun: float
    content: bytes

    @property
    def ends(self) -> float:
        """When it ends by itself."""
        return self.begun + LONGEST

    @property
    def mark(self) -> str:
        """A name for it that tells nothing of it."""
        return hashlib.sha256(b"%d:%s" % (int(self.begun), self.content)).hexdigest()


Cookies = Mapping[str, str]


class SignedOut:
    """Remembers which sign-ins were ended: an empty file for each, as long as it could last.

    Whoever kept a copy of the cookie is refused with it, by each process that shares the folder.
    Where the folder has gone nobody can be told from who has signed out, and nobody comes in.

    Args:
        folder: It is made where there is none.

    Raises:
        OSError: Where it cannot be written.
        BadAccessError: Where it holds what is not its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if others := sorted(_others(folder)):
            raise BadAccessError(
                f"The folder {folder} holds {others[0]}. Name a folder for those who have signed "
                "out alone."
            )
        probe = folder / secrets.token_hex(32)
        probe.touch()
        probe.unlink(missing_ok=True)

    def end(self, session: Session) -> None:
        """End a sign-in.

        Raises:
            OSError: Where that cannot be written.
        """
        (self._folder / session.mark).touch()

    def tidy(self) -> None:
        """Forget those that are over by themselves, as far as the disk lets go of them."""
        over = time.time() - LONGEST
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(OSError):  # another process tidies, too
                    if _is_mark(entry) and entry.stat(follow_symlinks=False).st_mtime < over:
                        Path(entry).unlink()

    def lasts(self, session: Session) -> bool:
        """Whether a sign-in is still good at this moment."""
        try:
            ended = (self._folder / session.mark).exists()
            return not ended and time.time() < session.ends and self._folder.is_dir()
        except OSError:
            return False


def _others(folder: Path) -> list[str]:
    """The names in a folder of what no sign-out has written."""
    others = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # another process tidies
                if entry.name != OF_DISKS and not _is_mark(entry):
                    others.append(entry.name)
    return others


def _is_mark(entry: "os.DirEntry[str]") -> bool:
    """Whether it is what a sign-out writes: an empty file of such a name."""
    if not _MARK.fullmatch(entry.name):
        return False
    found = entry.stat(follow_symlinks=False)
    return stat.S_ISREG(found.st_mode) and found.st_size == 0
