"""Whoever builds or imports may be killed at any moment: it is the old data, the new, or told."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evaldata.cli import main
from evaldata.dataset.storage import inspect, load
from evaldata.dataset.writing import PREFIX, recover
from evaldata.model.schema import MANIFEST_FILE
from tests.bench.coded import Coded
from tests.evaluations import EVALUATION, write_sources
from tests.server import ROOT

PASSAGES, OF_EACH = 600, 2
"""Of twelve participants, so that they are protected and a release is compared with the last."""
EVERY = 20
"""Of the runs that left sound data, after how many one is repeated."""


def runs_of(folder: Path, *command: str) -> list[Path]:
    """The folders that a command leaves that dies at each of its steps, the last one whole."""
    script = [sys.executable, "-m", "tests.faults.killed", *command]
    subprocess.run(script, cwd=ROOT, check=True, timeout=300, stdout=subprocess.DEVNULL)
    return sorted((folder / "runs").iterdir(), key=lambda run: int(run.name))


def digest_of(folder: Path) -> str | None:
    """The digest of the dataset in a folder; None where it is refused, which is told."""
    dataset, problems = inspect(folder)
    assert dataset is not None or problems
    return None if dataset is None else dataset.digest


def look_at(runs: list[Path], old: str | None, repeated: list[str]) -> None:
    """Each run left the old data or the new or a refusal, and the same command mends it."""
    new = load(runs[-1]).digest
    assert new != old
    met = [digest_of(run) for run in runs]
    assert {*met} == {old, new, None}
    for number, (run, was) in enumerate(zip(runs, met, strict=True)):
        if was is None and old is not None:
            settled = shutil.copytree(run, run.with_name(f"{run.name}-settled"))
            recover(settled)
            assert digest_of(settled) == old
        mixed = was is None and (run / MANIFEST_FILE).exists()
        if mixed or number % EVERY == 0:
            assert main([str(run) if part == "FOLDER" else part for part in repeated]) == 0
            assert digest_of(run) == new
            assert not [*run.glob(f"{PREFIX}*")]


@pytest.mark.slow
def test_a_build_killed_at_any_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_sources(tmp_path / "source")
    assert main(["build", str(source), str(tmp_path / "before")]) == 0
    old = load(tmp_path / "before").digest
    write_sources(source, evaluation=EVALUATION.replace("Walking groups for", "Walks of"))
    command = ["build", str(source), "FOLDER"]
    places = [str(tmp_path / "before"), str(tmp_path / "runs")]
    look_at(runs_of(tmp_path, *places, *command), old, command)
    assert "Traceback" not in "".join(capsys.readouterr())


@pytest.mark.slow
@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
def test_an_import_killed_at_any_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, again: bool
) -> None:
    table = Coded(PASSAGES).long.groupby("Participant").head(OF_EACH)
    file, before = tmp_path / "coded.csv", tmp_path / "before"
    command = ["import", str(file), "--to", "FOLDER", "--protected"]
    old = None
    if again:
        table.to_csv(file, index=False)
        assert main([str(before) if part == "FOLDER" else part for part in command]) == 0
        old = load(before).digest
    table.assign(Theme=table["Theme"].str.replace("Part 1", "Part one")).to_csv(file, index=False)
    places = ["copy", str(before), str(tmp_path / "runs")]
    command[3] = str(before)
    runs = runs_of(tmp_path, *places, *command)
    look_at(runs, old, [*command[:3], "FOLDER", *command[4:]])
    assert "Traceback" not in "".join(capsys.readouterr())


def test_what_a_killed_writer_left_is_no_dataset_and_goes_at_the_next_write(tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    dataset = tmp_path / "dataset"
    stray = dataset / f"{PREFIX}abc" / "new"
    stray.mkdir(parents=True)
    (stray / MANIFEST_FILE).write_text("half")
    assert main(["build", str(source), str(dataset)]) == 0
    assert not stray.parent.exists()
    assert load(dataset).responses == 4
