"""Runs the project's own readers in a fork of this process, where a fresh one would take long.

A fork keeps what a process of its own is for: what it does harms only itself. It has the memory
that this process may take, and no more.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Any

from evaldata.importers.files import bounds, pdf, spreadsheet, word
from evaldata.importers.files.bounds import MOST_PROCESSOR_SECONDS

IMPORTED = pdf, spreadsheet, word  # once, and not in each fork
LOOK_EVERY = 0.001


def run(
    command: Sequence[str],
    *,
    timeout: float,
    **options: Any,  # noqa: ANN401 - as subprocess has it
) -> subprocess.CompletedProcess[bytes]:
    """What `subprocess.run` gives for the command `python -m evaldata.importers.files.bounds …`."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as given:
        given.write(options.get("input") or b"")
        given.seek(0)
        child = os.fork()
        if child == 0:
            _read(command[3:], given.fileno(), said.fileno())
        code = _waited(child, timeout)
        said.seek(0)
        return subprocess.CompletedProcess(command, code, said.read(), b"")


def _read(arguments: Sequence[str], given: int, said: int) -> None:
    """Be the reader, and end."""
    code = 1
    try:
        os.dup2(given, 0)
        os.dup2(said, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
        bounds.limit = _limit
        bounds.main(*arguments)
        sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_PROCESSOR_SECONDS, MOST_PROCESSOR_SECONDS))


def _waited(child: int, timeout: float) -> int:
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(LOOK_EVERY)
    os.kill(child, 9)
    os.waitpid(child, 0)
    raise subprocess.TimeoutExpired("reader", timeout)
