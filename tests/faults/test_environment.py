"""Another locale, time zone or encoding, a full disk, a folder of odd names: the same, or told."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evaldata.cli import main
from evaldata.dataset.storage import load
from evaldata.dataset.writing import write
from tests.evaluations import EVALUATION, QUOTES, built, write_sources
from tests.server import ROOT

PLACES = {
    "plain": {},
    "Turkish, Kiritimati": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "TZ": "Pacific/Kiritimati"},
    "German, Pago Pago": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE", "TZ": "Pacific/Pago_Pago"},
    "C, no UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Latin 9 output, other hashes": {
        "PYTHONIOENCODING": "iso-8859-15",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "4242",
    },
}
ENCODINGS = {"C, no UTF-8": "ascii", "Latin 9 output, other hashes": "iso-8859-15"}
SCRIPT = """
import locale, sys
from contextlib import suppress
with suppress(locale.Error):
    locale.setlocale(locale.LC_ALL, "")
from pathlib import Path
from evaldata.cli import main
from evaldata.dataset.storage import load
source, folder, table = sys.argv[1:]
codes = [
    main(["build", source, folder]),
    main(["check", folder]),
    main(["describe", folder]),
    main(["import", table, "--to", folder + "-coded", "--attributed"]),
]
print(codes, load(Path(folder)).digest, load(Path(folder + "-coded")).digest)
"""
TITLE = "Walks in İzmir and Ağrı – 散歩"
TABLE = "Participant,Role,Date,Theme,Quote\n" + "".join(
    f"P{number},I{number % 2} Şef,0{number + 1}.02.2024,İyi > ılık,Söz “{number}” – 散歩\n"
    for number in range(4)
)


NUMBERED = r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))"
"""A letter written as its number."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    evaluation = EVALUATION.replace("Walking groups for older people", TITLE)
    quotes = QUOTES.replace("We just talk", "Iğdır’da yürürüz\u202e")
    write_sources(folder / "source", evaluation=evaluation, quotes=quotes)
    (folder / "coded.csv").write_text(TABLE, encoding="utf-8")
    return folder


def said(sources: Path, folder: Path, place: str) -> str:
    """What the commands say in a place, letters that its output lacks as it should have them."""
    arguments = [str(sources / "source"), str(folder / "dataset"), str(sources / "coded.csv")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC", "LA"))}
    command = [sys.executable, "-W", "error", "-c", SCRIPT, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=kept | PLACES[place], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode(ENCODINGS.get(place, "utf-8")).replace(str(folder), "")
    return re.sub(NUMBERED, _letter, text) if place in ENCODINGS else text


def _letter(number: re.Match[str]) -> str:
    return chr(int(number[1] or number[2], 16))


@pytest.fixture(scope="module")
def at_home(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return said(sources, tmp_path_factory.mktemp("home"), "plain")


@pytest.mark.slow
@pytest.mark.parametrize("place", list(PLACES)[1:])
def test_any_locale_time_zone_and_encoding_gives_the_same(
    sources: Path, at_home: str, tmp_path: Path, place: str
) -> None:
    assert TITLE in at_home
    assert said(sources, tmp_path, place) == at_home


@pytest.mark.slow
@pytest.mark.parametrize("most", [0, 1_000])
def test_a_full_disk_leaves_the_data_as_they_were(tmp_path: Path, most: int) -> None:
    folder = built(tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    source = write_sources(tmp_path / "source", evaluation=EVALUATION.replace("Walking", "Other"))
    script = (
        "import resource, sys\nfrom evaldata.cli import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\nsys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "build", str(source), str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "error: File too large\n"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_disk_that_is_full_at_the_last_moment_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = built(tmp_path)
    digest, calls = load(folder).digest, iter(range(100))

    def failing(_: int) -> None:
        if next(calls) == 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", failing)
    source = write_sources(tmp_path / "source", evaluation=EVALUATION.replace("Walking", "Other"))
    assert main(["build", str(source), str(folder)]) == 1
    assert capsys.readouterr().err == "error: No space left on device\n"
    assert load(folder).digest == digest
    assert not [*folder.glob(".*")]


def test_a_folder_of_an_odd_name_is_one_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "İ ş\n\u202e $(x) %s {}"
    write({"manifest.json": json.dumps({}).encode()}, folder)
    assert (folder / "manifest.json").read_bytes() == b"{}"
    assert main(["build", str(write_sources(folder / "source")), str(folder / "made")]) == 0
    assert load(folder / "made").responses == 4
