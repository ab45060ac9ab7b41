"""The commands say what they did, and exit with 1 on any error."""

import errno
import os
from pathlib import Path

import pytest

from evaldata.cli import main
from tests.evaluations import QUOTES, built, write_sources
from tests.server import ROOT


def test_build_then_check_then_describe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, dataset = str(write_sources(tmp_path / "source")), str(tmp_path / "dataset")
    assert main(["build", source, dataset]) == 0
    assert main(["check", dataset]) == 0
    assert main(["describe", dataset]) == 0
    out = capsys.readouterr().out
    assert "no errors, no notices." in out
    assert "4 responses\n  Nation: Scotland, Wales\n  Age group: 60 to 74, 75 and over" in out
    assert "2 themes\n  1 Company: 3 quotes\n  2 Weather: 2 quotes" in out
    assert "2 findings\n1 recommendation\nno valued attributes" in out
    assert out.endswith("4 quotes (verbatim)\n")


def test_check_prints_every_problem_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = built(tmp_path)
    (dataset / "quotes.parquet").unlink()
    (dataset / "themes.parquet").write_bytes(b"")
    assert main(["check", str(dataset)]) == 1
    out = capsys.readouterr().out
    assert "error: quotes.parquet: The file is missing." in out
    assert "error: themes.parquet: The file is not the one that was sealed" in out
    assert "2 errors, no notices." in out
    assert str(tmp_path) not in out


def test_a_build_that_fails_says_why_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_sources(tmp_path / "source", quotes=QUOTES.replace("a;b", "a;c"))
    assert main(["build", str(source), str(tmp_path / "dataset")]) == 1
    assert capsys.readouterr().out == (
        "error: quotes.csv, row 3, theme_ids ('c'): The value is not known. "
        "Name a theme_id of the table themes. [known_reference]\n"
    )


def test_seal_accepts_an_intended_change(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    path = dataset / "evaluation.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Walking", "Strolling"), "utf-8")
    assert main(["check", str(dataset)]) == 1
    assert main(["seal", str(dataset)]) == 0
    assert main(["check", str(dataset)]) == 0


def test_a_template_is_written_beside_what_is_there_and_never_over_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "new" / "mine.xlsx"
    assert main(["template", str(book)]) == 0
    assert capsys.readouterr().out == f"Wrote {book}.\n"
    assert [path.name for path in book.parent.iterdir()] == ["mine.xlsx"]
    book.write_bytes(b"filled in")
    assert main(["template", str(book)]) == 1
    assert capsys.readouterr().out == (
        "error: mine.xlsx: There is such a file already, which may be filled in. "
        "Name another file. [file_free]\n"
    )
    assert book.read_bytes() == b"filled in"


def test_a_template_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert main(["template", str(tmp_path / "mine.xlsx")]) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_sources(tmp_path / "source")
    (tmp_path / "file").write_text("")
    assert main(["build", str(source), str(tmp_path / "file" / "dataset")]) == 1
    assert capsys.readouterr().err == "error: dataset: Not a directory\n"


def test_the_data_dictionary_is_the_one_in_the_documentation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["dictionary"]) == 0
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == written


def test_the_version_is_the_newest_of_the_changes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = next(line for line in changes.splitlines() if line.startswith("## "))
    assert newest == f"## {capsys.readouterr().out.strip()}"
