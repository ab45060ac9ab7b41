"""Prints what becomes of damaged copies of the dataset that ships (`make fuzz`)."""

import argparse
import os
import resource
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from evaldata.source import build_source
from tests.fuzz.verdicts import SEED, Verdict, verdicts
from tests.server import ROOT

COPIES = 10_000
AT_A_TIME = 100
MEMORY = 4 << 30
"""Bytes after which a reader that was misled about a size fails, instead of the machine."""


def main() -> int:
    """Damage, load, compare; 1 where a process died or a sealed dataset showed something wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--copies", type=int, default=COPIES)
    copies: int = parser.parse_args().copies
    with tempfile.TemporaryDirectory() as name:
        found, died = _run(ROOT / "data", older(Path(name)), copies)
    print(f"{copies:,} damaged copies (seed {SEED})")
    for sealed, title in ((True, "with their manifest"), (False, "without a manifest")):
        print(f"{title}: {sum(n for (s, _), n in found.items() if s is sealed):,}")
        for verdict in Verdict:
            print(f"  {verdict}: {found[sealed, verdict]:,}")
    print(f"processes that died: {died}")
    return 1 if died or found[True, Verdict.WRONG] else 0


def older(folder: Path) -> Path:
    """A copy of the dataset from before its last change, to be mixed with it."""
    source = shutil.copytree(ROOT / "data" / "source", folder / "source")
    for table in source.iterdir():
        text = table.read_text(encoding="utf-8")
        if table.stem != "evaluation":
            table.write_text(text.replace("network", "group"), encoding="utf-8")
    build_source(source, folder / "older")
    return folder / "older"


def _run(shipped: Path, other: Path, copies: int) -> tuple[Counter[tuple[bool, Verdict]], int]:
    found: Counter[tuple[bool, Verdict]] = Counter()
    died = 0
    parts = [range(i, min(i + AT_A_TIME, copies)) for i in range(0, copies, AT_A_TIME)]
    work = partial(verdicts, shipped, other)
    with ProcessPoolExecutor(os.cpu_count(), initializer=_limited) as pool:
        for part, future in [(part, pool.submit(work, part)) for part in parts]:
            try:
                found += future.result()
            except BrokenProcessPool:
                died += 1
                print(f"a process died over copies {part.start} to {part.stop}", file=sys.stderr)
    return found, died


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
