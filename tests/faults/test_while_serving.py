"""Files change, vanish or are closed under a server: it shows the last good data, and stays up."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from operator import ne
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from evaldata.dataset.catalogue import Catalogue
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.live import LiveDataset, Served
from evaldata.dataset.manifest import FILES
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load
from evaldata.dataset.summary import summary_of
from evaldata.model.schema import MANIFEST_FILE
from tests.evaluations import EVALUATION, built, write_sources
from tests.server import ROOT, serving

Harm = Callable[[Path], object]
TABLE = "quotes.parquet"
TITLE = "Walking groups for older people"


def overwritten(folder: Path) -> None:
    """Other bytes in the same file, of the same size and, for all that it says, as old."""
    path = folder / TABLE
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(status.st_size // 2)
        file.write(b"\xff" * 8)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def in_a_loop(folder: Path) -> None:
    (folder / TABLE).unlink()
    (folder / TABLE).symlink_to(folder / "other")
    (folder / "other").symlink_to(folder / TABLE)


def all_in_a_loop(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(folder.with_name("other"))
    folder.with_name("other").symlink_to(folder)


def a_pipe(folder: Path) -> None:
    (folder / TABLE).unlink()
    os.mkfifo(folder / TABLE)


def a_folder(folder: Path) -> None:
    (folder / TABLE).unlink()
    (folder / TABLE).mkdir()


def without_end(folder: Path) -> None:
    (folder / TABLE).unlink()
    (folder / TABLE).symlink_to("/dev/zero")


HARMS: dict[str, tuple[Harm, str]] = {
    "overwritten in place": (overwritten, "manifest_matches"),
    "truncated": (lambda folder: os.truncate(folder / TABLE, 99), "manifest_matches"),
    "a file deleted": (lambda folder: (folder / TABLE).unlink(), "file_present"),
    "all deleted": (shutil.rmtree, "file_present"),
    "a loop of links": (in_a_loop, "file_readable"),
    "all in a loop of links": (all_in_a_loop, "file_readable"),
    "a pipe": (a_pipe, "file_readable"),
    "a folder": (a_folder, "file_readable"),
    "a device without end": (without_end, "file_readable"),
}


@pytest.mark.parametrize(("harm", "rule"), HARMS.values(), ids=HARMS)
def test_harm_leaves_the_last_good_data_and_is_told(tmp_path: Path, harm: Harm, rule: str) -> None:
    folder = built(tmp_path)
    catalogue = Catalogue([folder])
    good = catalogue.first().dataset
    assert good is not None
    harm(folder)
    catalogue.look()
    served = catalogue.first()
    assert served.dataset is good
    assert rule in {problem.rule for problem in served.problems}
    fresh = Catalogue([folder]).first()
    assert fresh.dataset is None
    assert rule in {problem.rule for problem in fresh.problems}
    assert summary_of(folder).title in (TITLE, "dataset", "other")
    folder.unlink() if folder.is_symlink() else shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(built(tmp_path / "mended"), folder)
    catalogue.look()
    assert catalogue.first().problems == ()


def test_a_folder_of_evaluations_that_is_gone_leaves_what_was_loaded(tmp_path: Path) -> None:
    several = tmp_path / "several"
    shutil.copytree(built(tmp_path), several / "walks")
    catalogue = Catalogue([several])
    good = catalogue.first().dataset
    assert good is not None
    shutil.rmtree(several)
    catalogue.look()
    assert catalogue.served("walks").dataset is good


@pytest.fixture
def apart() -> Iterator[Path]:
    """A folder outside those of pytest, which closes its own to other users."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.slow
def test_what_is_closed_takes_nothing_else_down(apart: Path) -> None:
    folder = apart / "several"
    for name in ("apples", "berries", "cherries"):
        shutil.copytree(built(apart / name), folder / name)
    for above in (apart, *apart.parents):
        if above.stat().st_mode & 0o005 != 0o005 and above.owner() != "root":
            pytest.skip("the folder of temporary files cannot be opened to another user")
    opened = [above for above in (apart, *apart.parents) if not above.stat().st_mode & 0o001]
    modes = {above: above.stat().st_mode for above in opened}
    for above in opened:
        above.chmod(modes[above] | 0o005)
    try:
        script = [sys.executable, "-m", "tests.faults.forbidden", str(folder)]
        done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=True)
    finally:
        for above, mode in modes.items():
            above.chmod(mode)
    good = f"apples: {TITLE}; berries: {TITLE}; cherries: {TITLE}"
    kept = good.replace("; cherries", " (file_readable); cherries")
    lost = kept.replace(f"berries: {TITLE}", "berries: nothing")
    whole = kept.replace("readable)", "readable manifest_present)")
    others = f"apples: {TITLE}; cherries: {TITLE}"
    rules = "(file_readable manifest_present)"
    closed = "; ".join(f"{name}: {TITLE} {rules}" for name in ("apples", "berries", "cherries"))
    nothing = f"several: nothing {rules}"
    assert done.stdout.splitlines() == [
        good, good, *(kept, lost), *(whole, others), *(closed, nothing), good,
    ]  # fmt: skip


@pytest.mark.slow
def test_readers_of_a_folder_that_is_written_all_the_time_see_one_dataset_or_the_other(
    tmp_path: Path,
) -> None:
    folder, sources = built(tmp_path), []
    digests = {load(folder).digest}
    for number in range(2):
        changed = EVALUATION.replace("Walking groups", f"Groups {number}")
        sources.append(write_sources(tmp_path / str(number), evaluation=changed))
        build_source(sources[-1], tmp_path / f"made-{number}")
        digests.add(load(tmp_path / f"made-{number}").digest)
    script = (
        "import sys\nfrom pathlib import Path\nfrom evaldata.dataset.sources import build_source\n"
        "while True:\n for source in sys.argv[2:]: build_source(Path(source), Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", script, str(folder), *map(str, sources)]
    seen: list[str] = []
    with subprocess.Popen(command, cwd=ROOT) as writer:
        try:
            store, end = LiveDataset(folder), time.monotonic() + 60
            while sum(map(ne, seen, seen[1:])) < 10 and time.monotonic() < end:
                dataset, problems = inspect(folder)
                assert dataset is not None or problems
                served = store.current().dataset
                seen += [one.digest for one in (dataset, served) if one]
        finally:
            writer.kill()
    assert {*seen} == digests


def test_a_file_cut_off_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = built(tmp_path)
    fstat = os.fstat

    def cutting(file: int) -> os.stat_result:
        status = fstat(file)
        os.truncate(folder / TABLE, 99)
        return status

    monkeypatch.setattr(os, "fstat", cutting)
    dataset, problems = inspect(folder)
    assert dataset is None
    assert [(p.rule, p.file) for p in problems] == [("manifest_matches", TABLE)]


def test_what_no_rule_foresaw_leaves_the_last_good_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LiveDataset(built(tmp_path))
    good = store.current().dataset
    assert good is not None

    def failing(_: Dataset) -> object:
        raise RecursionError

    monkeypatch.setattr(Dataset, "search", property(failing))
    shutil.copytree(built(tmp_path / "new"), tmp_path / "dataset", dirs_exist_ok=True)
    served = store.current()
    assert served.dataset is good
    assert [problem.rule for problem in served.problems] == ["dataset_readable"]


def test_many_threads_see_the_same_last_good_data(tmp_path: Path) -> None:
    store = LiveDataset(built(tmp_path))
    good = store.current()
    os.truncate(tmp_path / "dataset" / TABLE, 99)
    seen: list[Served] = []
    threads = [threading.Thread(target=lambda: seen.append(store.current())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {id(served.dataset) for served in seen} == {id(good.dataset)}


def asked(url: str, path: str) -> int:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.slow
def test_a_server_survives_whatever_is_done_to_its_files(tmp_path: Path) -> None:
    folder = built(tmp_path)
    kept = shutil.copytree(folder, tmp_path / "kept")
    with serving(folder) as url:
        assert asked(url, "/healthz") == 200
        for harm, _ in HARMS.values():
            harm(folder)
            assert [asked(url, path) for path in ("/healthz", "/")] == [200, 200]
            folder.unlink() if folder.is_symlink() else shutil.rmtree(folder, ignore_errors=True)
            (tmp_path / "other").unlink(missing_ok=True)
            shutil.copytree(kept, folder)
            assert asked(url, "/healthz") == 200
    assert {path.name for path in folder.iterdir()} == {*FILES, MANIFEST_FILE}
