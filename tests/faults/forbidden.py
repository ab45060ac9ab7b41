"""Serves three evaluations as somebody who is not root, while files of theirs are closed to him.

    python -m tests.faults.forbidden FOLDER

Root may read whatever it likes, so the process takes another user's rights first. It prints, for
each harm, what is served of the three: the title, or the rules that are broken.
"""

import os
import sys
from pathlib import Path

from evaldata.dataset.catalogue import Catalogue
from evaldata.wording.evaluations import search_all

NOBODY = 65_534


def main(name: str) -> None:
    """Load all three, close one file or folder after the other, and look again each time."""
    folder = Path(name)
    _tell(Catalogue([folder]))  # imports what is imported late, which may be closed as well
    if os.geteuid() == 0:
        os.setgroups([])
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    catalogue = Catalogue([folder])
    _tell(catalogue)
    for closed in (folder / "berries" / "quotes.parquet", folder / "berries", folder):
        _as_owner(closed, 0o000)
        _tell(catalogue)
        _tell(Catalogue([folder]))
        _as_owner(closed, 0o755)
    _tell(catalogue)


def _as_owner(path: Path, mode: int) -> None:
    user = os.geteuid()
    os.seteuid(os.getuid())
    path.chmod(mode)
    os.seteuid(user)


def _tell(catalogue: Catalogue) -> None:
    catalogue.look()
    print(*[f"{name}: {_served(catalogue, name)}" for name in catalogue.folders()], sep="; ")
    list(search_all(catalogue.served, tuple(catalogue.folders()), "company"))
    catalogue.summaries()


def _served(catalogue: Catalogue, name: str) -> str:
    served = catalogue.served(name)
    rules = " ".join(dict.fromkeys(problem.rule for problem in served.problems))
    title = "nothing" if served.dataset is None else served.dataset.evaluation.title
    return f"{title} ({rules})" if rules else title


if __name__ == "__main__":
    main(sys.argv[1])
