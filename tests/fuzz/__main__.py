"""Prints what becomes of damaged copies of the dataset, and of damaged files (`make fuzz`)."""

import argparse
import os
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import TypeVar

from evaldata.dataset.sources import build_source
from tests.fuzz.imports import Fate, Found, fates, files, good
from tests.fuzz.verdicts import SEED, Verdict, verdicts
from tests.server import ROOT

COPIES = 10_000
AT_A_TIME = 100
MEMORY = 4 << 30
"""Bytes after which a reader that was misled about a size fails, instead of the machine."""
MORE_MEMORY = 512 << 20
"""Bytes of address space that an import may take beyond what its process has when it begins."""
Result = TypeVar("Result")


def main() -> int:
    """Damage, load, compare; 1 where a process died or a sealed dataset showed something wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--copies", type=int, default=COPIES, help="of the dataset")
    parser.add_argument("--files", type=int, default=COPIES, help="to import")
    options = parser.parse_args()
    return _datasets(options.copies) | _imports(options.files)


def _datasets(copies: int) -> int:
    found: Counter[tuple[bool, Verdict]] = Counter()
    died = 0
    with tempfile.TemporaryDirectory() as name:
        work = partial(verdicts, ROOT / "data", older(Path(name)))
        for part in _each(work, copies, _limited):
            died += part is None
            found += part or Counter()
    print(f"{copies:,} damaged copies (seed {SEED})")
    for sealed, title in ((True, "with their manifest"), (False, "without a manifest")):
        print(f"{title}: {sum(n for (s, _), n in found.items() if s is sealed):,}")
        for verdict in Verdict:
            print(f"  {verdict}: {found[sealed, verdict]:,}")
    print(f"processes that died: {died}")
    return 1 if died or found[True, Verdict.WRONG] else 0


def _imports(copies: int) -> int:
    whole, died = Found(), 0
    for part in _each(fates, copies, _limited_more):
        died += part is None
        whole += part or Found()
    print(f"{copies:,} damaged files to import (seed {SEED})")
    for fate in Fate:
        print(f"  {fate}: {whole.of(fate):,}")
    for name in files():
        counts = ", ".join(f"{whole.fates[name, fate]:,} {fate.name.lower()}" for fate in Fate)
        print(f"  {name}: {counts}")
    print(f"most memory of a process: {whole.memory >> 10:,} MiB")
    print(f"processes that died: {died}", *whole.details, sep="\n")
    return 1 if died or whole.details else 0


def older(folder: Path) -> Path:
    """A copy of the dataset from before its last change, to be mixed with it."""
    source = shutil.copytree(ROOT / "data" / "source", folder / "source")
    for table in source.iterdir():
        text = table.read_text(encoding="utf-8")
        if table.stem != "evaluation":
            table.write_text(text.replace("network", "group"), encoding="utf-8")
    build_source(source, folder / "older")
    return folder / "older"


def _each(
    work: Callable[[range], Result], copies: int, begin: Callable[[], None]
) -> Iterator[Result | None]:
    """What comes of each part of the copies; None where its process died."""
    parts = [range(i, min(i + AT_A_TIME, copies)) for i in range(0, copies, AT_A_TIME)]
    with ProcessPoolExecutor(os.cpu_count(), initializer=begin) as pool:
        for part, future in [(part, pool.submit(work, part)) for part in parts]:
            try:
                yield future.result()
            except BrokenProcessPool:
                print(f"a process died over copies {part.start} to {part.stop}", file=sys.stderr)
                yield None


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _limited_more() -> None:
    """Read each file once, so that all is imported that will be, and then allow little more."""
    for name in files():
        good(name)
    told = Path("/proc/self/statm")
    if not told.exists():  # where the system does not say it, it does not hold to a limit either
        return
    taken = int(told.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MORE_MEMORY, taken + MORE_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
