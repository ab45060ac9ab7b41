"""A sign-in: whose it is, how long it lasts, and that it has ended."""

import hashlib
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evaldata.signin.access import Claims

LONGEST = 8 * 3600
"""Seconds that a sign-in lasts."""


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
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / "probe"
        probe.touch()
        probe.unlink(missing_ok=True)

    def end(self, session: Session) -> None:
        """End a sign-in, and forget those that are over by themselves.

        Raises:
            OSError: Where that cannot be written.
        """
        (self._folder / session.mark).touch()
        over = time.time() - LONGEST
        for file in self._folder.iterdir():
            with suppress(FileNotFoundError):  # another process forgets, too
                if file.stat().st_mtime < over:
                    file.unlink()

    def lasts(self, session: Session) -> bool:
        """Whether a sign-in is still good at this moment."""
        try:
            ended = (self._folder / session.mark).exists()
            return not ended and time.time() < session.ends and self._folder.is_dir()
        except OSError:
            return False
