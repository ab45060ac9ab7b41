"""Runs a command again and again, and kills it -9 one step later each time.

    python -m tests.faults.killed BEFORE RUNS COMMAND…

Each run has a copy of the folder BEFORE, as RUNS/1, RUNS/2 and so on; FOLDER in the command stands
for it. A step is whatever changes a file system: a file opened to be written, renamed or removed, a
folder made or removed. The process dies before the step. The last run is the one that lives.

    python -m tests.faults.killed copy FOLDER RUNS COMMAND…

Runs the command once and copies the folder before each step, which is faster and leaves the same.
"""

import itertools
import os
import shutil
import signal
import sys
from pathlib import Path

from evaldata.cli import main as evaldata

STEPS = ("os.rename", "os.remove", "os.rmdir", "os.mkdir")
MOST_RUNS = 500


def main(before: str, runs: str, *command: str) -> None:
    """Kill at the first step, at the second, and so on, until nothing is left to be killed."""
    for number in range(1, MOST_RUNS):
        folder = Path(runs, str(number))
        if Path(before).exists():
            shutil.copytree(before, folder)
        else:
            folder.parent.mkdir(exist_ok=True)
        if not _killed(number, [str(folder) if a == "FOLDER" else a for a in command]):
            return
    raise RuntimeError("the command takes more steps than were foreseen")


def _killed(step: int, command: list[str]) -> bool:
    """Whether a process of its own was killed at that step, and did not end before."""
    child = os.fork()
    if child == 0:
        _kill_at(step)
        os._exit(evaldata(command))
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the command failed")
    return os.WIFSIGNALED(status)


def _kill_at(step: int) -> None:
    left = step

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS or (event == "open" and _writes(arguments)):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def copied(folder: Path, runs: Path, command: list[str]) -> None:
    """Run a command once, and copy the folder before each step: as a kill there would leave it."""
    numbers = itertools.count(1)
    copying = False

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal copying
        if not copying and (event in STEPS or (event == "open" and _writes(arguments))):
            copying = True
            if folder.exists():
                shutil.copytree(folder, runs / str(next(numbers)))
            copying = False

    sys.addaudithook(look)
    if evaldata(command):
        raise RuntimeError("the command failed")
    shutil.copytree(folder, runs / str(next(numbers)))


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


if __name__ == "__main__":
    if sys.argv[1] == "copy":
        copied(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
    else:
        main(*sys.argv[1:])
