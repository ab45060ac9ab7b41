"""A process of its own for each stranger's file: how much memory and time it may take."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

MOST_MEMORY = 2 << 30
MOST_PROCESSOR_SECONDS = 50
MOST_SECONDS = 60
ROOT = Path(__file__).parents[3]


def said_by(module: str, *arguments: str, content: bytes) -> dict[str, Any] | None:
    """What a module of `files` prints of a file as JSON, so that a hostile one harms it alone.

    None where that ends without a word, be it for want of memory or of time.
    """
    command = [sys.executable, "-m", f"evaldata.importers.files.{module}", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - the project's own program, without a shell
            command, cwd=ROOT, input=content, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        return msgspec.json.decode(done.stdout, type=dict[str, Any])
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        return None


def limit() -> None:
    """Hold this process in bounds where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_PROCESSOR_SECONDS),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
