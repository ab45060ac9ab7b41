"""A process of its own for each stranger's file, held to so much memory and time.

    python -m evaldata.importers.files.bounds word < FILE

prints what the module `word` of this package extracts, as JSON; or the key `problem` alone.
"""

import importlib
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from evaldata.importers.files import RefusedFileError

MOST_MEMORY = 2 << 30
MOST_PROCESSOR_SECONDS = 50
MOST_SECONDS = 60
MOST_SAID = 128 << 20
"""Characters of all texts together: a workbook keeps one once, however many cells have it."""
ROOT = Path(__file__).parents[3]


def extracted(module: str, content: bytes, *, otherwise: str) -> dict[str, Any]:
    """What a module of this package extracts from a file, so that a hostile one harms it alone.

    Raises:
        RefusedFileError: Where the module refuses the file; and with the message `otherwise`
            where its process ends without a word, be it for want of memory or of time.
    """
    command = [sys.executable, "-m", "evaldata.importers.files.bounds", module]
    try:
        done = subprocess.run(  # noqa: S603 - the project's own program, without a shell
            command, cwd=ROOT, input=content, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        said = msgspec.json.decode(done.stdout, type=dict[str, Any])
    except (subprocess.TimeoutExpired, msgspec.DecodeError):
        said = {"problem": otherwise}
    if "problem" in said:
        raise RefusedFileError(said["problem"])
    return said


def main(module: str) -> None:
    """Print what a module extracts from the file on standard input, or why it does not."""
    limit()
    extract = importlib.import_module(f"evaldata.importers.files.{module}").extract
    try:
        said = extract(sys.stdin.buffer.read())
    except RefusedFileError as error:
        said = {"problem": str(error)}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - libraries raise anything on a hostile file
        said = {"problem": f"The file is damaged ({type(error).__name__})."}
    text = json.dumps(said)
    if len(text) > MOST_SAID:
        text = json.dumps({"problem": "The file unfolds to more than can be read here."})
    sys.stdout.write(text)


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


if __name__ == "__main__":
    main(sys.argv[1])
