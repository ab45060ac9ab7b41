"""Prints how long imports take and how much memory: `make bench-import`.

Each file is imported by a fresh process and, beside it, read by pandas alone in another one.
Times hold all of a process, from its start. pandas reads no projects, so nothing stands beside
them. This process itself stays small, for Linux counts its memory into that of those it starts.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.figure import Figure

PASSAGES, ROWS = 10_000, 100_000
FILES = {
    "CSV, a row a passage": "long.csv",
    "CSV, a column a theme": "wide.csv",
    "xlsx, a row a passage": "long.xlsx",
    "workbook of the template": "workbook.xlsx",
    "REFI-QDA": "project.qdpx",
    "Taguette": "project.sqlite3",
    "Dedoose, CSV": "dedoose.csv",
    "MAXQDA, xlsx": "maxqda.xlsx",
}
MANY = "many.csv"
TABLES = (".csv", ".xlsx")
MOST_SECONDS, MOST_MEGABYTES, MOST_SECONDS_OF_MANY = 10, 500, 15
IMPORT, PLAIN = "import", "plain"


class Spent(NamedTuple):
    """What a process needed."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure, and print each figure as soon as it is known."""
    options = _options()
    if options.once:
        _once(*options.once)
        return
    print(f"On {os.cpu_count()} cores ({platform.machine()}), beside pandas alone")
    print(f"{'':46} {'beside':>8} {'ours':>8} {'':7} {'ratio':>6} {'at most':>12}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run("tests.bench.coded", name, str(options.passages), str(options.rows))
        figures = []
        for figure in _figures(folder, options.passages, options.rows):
            print(figure, flush=True)
            figures.append(figure)
    goals = [figure for figure in figures if figure.most is not None]
    print(f"{sum(figure.reached for figure in goals)} of {len(goals)} reached")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.importing", description=__doc__)
    parser.add_argument("--passages", type=int, default=PASSAGES, help="in each format")
    parser.add_argument("--rows", type=int, default=ROWS, help="of the long table")
    parser.add_argument("--once", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def _figures(folder: Path, passages: int, rows: int) -> Iterator[Figure]:
    for what, name in FILES.items():
        yield from _pair(f"{passages:,}: {what}", folder / name, MOST_SECONDS, MOST_MEGABYTES)
    yield from _pair(f"{rows:,} rows: CSV", folder / MANY, MOST_SECONDS_OF_MANY, None)


def _pair(what: str, file: Path, seconds: float, megabytes: float | None) -> Iterator[Figure]:
    plain = _spent(PLAIN, file) if file.suffix in TABLES else None
    ours = _spent(IMPORT, file)
    beside = plain or (None, None)
    yield Figure(what, beside[0], ours.seconds, "s", seconds, ratio=False)
    yield Figure(f"{what}, memory", beside[1], ours.megabytes, "MB", megabytes, ratio=False)


def _spent(how: str, file: Path) -> Spent:
    """What a fresh process spends on a file."""
    start = time.perf_counter()
    told = _run("tests.bench.importing", "--once", how, str(file))
    return Spent(time.perf_counter() - start, json.loads(told))


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _once(how: str, name: str) -> None:
    """Do it once, and print the most memory in MB that this process or one it started held."""
    import resource

    (_import if how == IMPORT else _plain)(Path(name))
    each = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(max(resource.getrusage(whose).ru_maxrss for whose in each) / 1024)


def _import(file: Path) -> None:
    from evaldata.importers.coding.choices import Choices, PeopleShown
    from evaldata.importers.coding.importing import import_file

    folder = file.with_name(f"of {file.name}")
    choices = Choices(people=PeopleShown.ATTRIBUTED)
    log = import_file(file.read_bytes(), file.name, folder, choices=choices)
    if log.failed:
        sys.exit(str(log))


def _plain(file: Path) -> None:
    import pandas as pd

    if file.suffix == ".csv":
        pd.read_csv(file)
    else:
        pd.read_excel(file, sheet_name=None, engine="openpyxl")


if __name__ == "__main__":
    main()
