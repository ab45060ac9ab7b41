"""Prints how long each format takes to write, how large it is, and how much memory it needs.

Run it as `python -m tests.bench.takeaway`; each format is written in a process of its own.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.storage import load
from evaldata.exports.formats import FORMATS
from evaldata.exports.scope import Scope
from tests.bench.million import write_million
from tests.server import ROOT

QUOTES = 10_000


def main() -> None:
    """Write every format of the shipped evaluation and of 10,000 quotes."""
    with tempfile.TemporaryDirectory() as folder:
        many = write_million(Path(folder), QUOTES)
        for dataset in (ROOT / "data", many):
            for place in range(len(FORMATS)):
                process = multiprocessing.get_context("spawn").Process(
                    target=measure, args=(dataset, place)
                )
                process.start()
                process.join()
                if process.exitcode:
                    sys.exit(process.exitcode)


def measure(folder: Path, place: int) -> None:
    """Write one format in a fresh process, imports included, and print what it took."""
    dataset, format_ = load(folder), FORMATS[place]
    start = time.perf_counter()
    taken = format_.content(Scope(View.of(dataset, Filter())), date(2026, 1, 2))
    content = format_.write(taken)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(dataset.quotes):>7,} quotes  {format_.label:<11} {seconds:6.2f} s  "
        f"{len(content) / 1e6:6.2f} MB  peak {peak:4.0f} MB  "
        f"{len(taken.rows):>6,} listed"
    )


if __name__ == "__main__":
    main()
