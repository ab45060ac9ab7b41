"""A sign-in: how a framework makes it, whose it is, how long it lasts, and that it has ended."""

import hashlib
import re
import secrets
import stat
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evaldata.server.signin.access import BadAccessError, Claims

CALLBACK, LOGOUT = "/oauth2callback", "/auth/logout"
"""Where the provider sends a browser back to, and where somebody signs out."""
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
    def mark(self) -> str:
        """A name for it that tells nothing of it."""
        return hashlib.sha256(b"%d:%s" % (int(self.begun), self.content)).hexdigest()


Cookies = Mapping[str, str]


@dataclass(frozen=True)
class Framework:
    """How the framework signs people in.

    Attributes:
        origin: Of the dashboard as the provider knows it: `https://dashboard.example.org`.
        begin: The address, good for two minutes, at which it sends a browser to the provider.
        read: The sign-in that cookies prove; None where they prove none, or it is too old.
        person: The cookie that holds it; a long one goes on in `…_1`, `…_2`.
        tokens: The cookie that holds what the provider wants back when somebody signs out.
        farewell: What a WebSocket says for the browser to load the page again.
    """

    origin: str
    begin: Callable[[], str]
    read: Callable[[Cookies], Session | None]
    person: str
    tokens: str
    farewell: bytes


class SignedOut:
    """Remembers which sign-ins were ended: an empty file for each, as long as it could last.

    Whoever kept a copy of the cookie is refused with it, by each process that shares the folder.
    Where the folder has gone nobody can be told from who has signed out, and nobody comes in.

    Args:
        folder: It is made where there is none.

    Raises:
        BadAccessError: Where it cannot be written, or holds what is not its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if others := sorted(path.name for path in folder.iterdir() if not _is_own(path)):
                raise BadAccessError(
                    f"The folder {folder} holds {others[0]}. Name a folder for those who have "
                    "signed out alone."
                )
            probe = folder / secrets.token_hex(32)
            probe.touch()
            probe.unlink(missing_ok=True)
        except OSError as error:
            wrong = f"The folder {folder} cannot be written: {error.strerror}."
            raise BadAccessError(wrong) from error

    def end(self, session: Session) -> None:
        """End a sign-in.

        Raises:
            OSError: Where that cannot be written.
        """
        (self._folder / session.mark).touch()

    def tidy(self) -> None:
        """Forget those that are over by themselves, as far as the disk lets go of them."""
        over = time.time() - LONGEST
        with suppress(OSError):
            for path in self._folder.iterdir():
                with suppress(OSError):  # another process tidies, too
                    if _is_mark(path) and path.lstat().st_mtime < over:
                        path.unlink()

    def lasts(self, session: Session) -> bool:
        """Whether a sign-in is still good at this moment."""
        try:
            ended = (self._folder / session.mark).exists()
            over = ended or time.time() >= session.begun + LONGEST
            return not over and self._folder.is_dir()
        except OSError:
            return False


def _is_own(path: Path) -> bool:
    """Whether nothing but a sign-out has written it, or it has been tidied meanwhile."""
    with suppress(FileNotFoundError):
        return path.name == OF_DISKS or _is_mark(path)
    return True


def _is_mark(path: Path) -> bool:
    """Whether it is what a sign-out writes: an empty file of such a name."""
    if not _MARK.fullmatch(path.name):
        return False
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_size == 0
