"""Run as a process of its own: prints the lines of a Word or PDF file as JSON.

    python -m evaldata.importers.files.extraction .docx < FILE

It limits its own memory and time where the system can, since such a file may be made to exhaust
whoever opens it.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from evaldata.importers.files import RefusedFileError, pdf, word
from evaldata.importers.files.bounds import limit

EXTRACT: dict[str, Callable[[bytes], dict[str, Any]]] = {
    ".docx": word.extract,
    ".pdf": pdf.extract,
}


def main(kind: str) -> None:
    """Print the lines and those that each page repeats, or the problem of a file that is refused.

    Each line is `[place, text]`, under the keys `lines` and `repeated`; the key `problem` stands
    alone.
    """
    limit()
    try:
        said = EXTRACT[kind](sys.stdin.buffer.read())
    except RefusedFileError as error:
        said = {"problem": str(error)}
    except Exception as error:  # noqa: BLE001 - libraries raise anything on a hostile file
        said = {"problem": f"The file is damaged ({type(error).__name__})."}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
