"""An import writes a whole dataset or leaves what was there, and tells how far it is."""

from pathlib import Path

import numpy as np
import pytest

from evaldata.cli import main
from evaldata.dataset.storage import load
from evaldata.importers.log import ReportLog
from evaldata.importers.report.importing import import_report
from evaldata.model.vocabulary import StatementKind
from tests.evaldata.importers.other_make import (
    EVALUATION,
    PROFILE,
    REPORT,
    STATEMENTS,
    write_sources,
)


def imported(folder: Path, **changed: str) -> ReportLog:
    sources = write_sources(folder / "sources", **changed)
    return import_report(sources / "report.txt", sources, folder / "dataset")


def held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("change", "rule", "place"),
    [
        (
            {"report": changed(REPORT, "| 4      | 2      | 6 ", "| 4      | 2      | 7 ")},
            "table_sum",
            "line 10",
        ),
        ({"report": changed(REPORT, "Table I.", "Figure I.")}, "table_present", "line 4"),
        ({"report": changed(REPORT, "Nurses   |", "Cleaners |")}, "table_sum", "line 6"),
        ({"report": changed(REPORT, "In short: Lamps", "Lamps")}, "theme_summary", "line 16"),
        (
            {"report": changed(REPORT, "Night care on two wards", "Day care")},
            "report_of_evaluation",
            "evaluation.toml",
        ),
        ({"report": changed(REPORT, "F2:", "F4:")}, "list_runs_on", "line 40"),
        ({"report": changed(REPORT, "PART A –", "PART A")}, "section_present", ""),
        (
            {"profile": changed(PROFILE, "section = '^\\d '", "section = '^Z '")},
            "section_present",
            "",
        ),
        ({"profile": changed(PROFILE, "^F(?P", "^G(?P")}, "list_present", "^C "),
        (
            {"evaluation": changed(EVALUATION, 'number = "I"', 'number = "II"')},
            "table_declared",
            "line 6",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_written(
    tmp_path: Path, change: dict[str, str], rule: str, place: str
) -> None:
    log = imported(tmp_path, **change)
    assert log.failed
    assert (rule, place) in [(problem.rule, problem.field) for problem in log.problems]
    assert not (tmp_path / "dataset").exists()
    assert log.outcome.startswith("Nothing was written")


def test_an_attribute_that_no_table_counts_is_refused(tmp_path: Path) -> None:
    shift = """
[[attributes]]
id = "shift"
label = "Shift"
plural = "shifts"
values = [{ value = "Early" }]
"""
    log = imported(tmp_path, evaluation=EVALUATION + shift)
    assert [p.message for p in log.problems if p.rule == "responses_known"] == [
        "Table I does not say which role, shift and ward go together."
    ]


def test_a_link_to_a_theme_that_is_not_there_is_refused(tmp_path: Path) -> None:
    log = imported(tmp_path, statements=STATEMENTS.replace("matter most.,1,", "matter most.,9,"))
    assert [(p.rule, p.file, p.row) for p in log.problems] == [
        ("known_reference", "statements.parquet", 1)
    ]


def test_a_link_that_nobody_drew_is_left_empty_and_said(tmp_path: Path) -> None:
    log = imported(tmp_path, statements=STATEMENTS.partition("f2")[0])
    assert log.unplaced["No link to a theme is known; it is left without one"] == ["line 40"]
    findings = load(tmp_path / "dataset").of_kind(StatementKind.FINDING)
    assert [finding.theme_ids for finding in findings] == [("1",), ()]


def test_a_list_shorter_than_the_sources_know_it_is_refused(tmp_path: Path) -> None:
    third = "f3,finding,3,,Lamps matter.,1,editorial,part C\n"
    log = imported(tmp_path, statements=STATEMENTS + third)
    assert [(p.rule, p.field, p.message) for p in log.problems] == [
        ("list_agrees", "line 39", "There seem to be 2 findings; the sources know 3.")
    ]


def test_a_theme_or_quote_that_only_the_sources_know_is_said(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "sources")
    quote = 'position = 1\nspeaker = "Nurse, ward 3"\nwhy = "Felt."\n'
    (sources / "quotes.toml").write_text(
        f'[[quotes]]\ntheme_ids = ["1"]\n{quote}[[quotes]]\ntheme_ids = ["8"]\n{quote}'
    )
    log = import_report(sources / "report.txt", sources, tmp_path / "dataset")
    assert "The sources know a quote 1 of 8; none was found in the report" in log.unplaced
    first, second = load(tmp_path / "dataset").quotes.at(np.array([0, 1]))
    assert (first.why, second.why) == ("Felt.", None)


def test_a_theme_without_a_number_of_its_own_has_the_headline_of_its_place(tmp_path: Path) -> None:
    unnumbered = changed(PROFILE, "^theme (?P<number>\\d) – ", "^theme \\d – ")
    profile = changed(unnumbered, "section = '^\\d '", "section = '^(Light|Being) '")
    sources = write_sources(tmp_path / "sources", profile=profile)
    (sources / "themes.csv").write_text("number,title,headline\n1,Light and noise,Doors wake\n")
    log = import_report(sources / "report.txt", sources, tmp_path / "dataset")
    assert log.problems == []
    first, second = load(tmp_path / "dataset").themes
    assert (first.headline, second.number) == ("Doors wake", "2")


def test_a_report_that_fails_leaves_an_older_dataset_byte_for_byte(tmp_path: Path) -> None:
    imported(tmp_path)
    before = held(tmp_path / "dataset")
    assert imported(tmp_path, report=REPORT.replace("| 6   |", "| 9   |")).failed
    assert held(tmp_path / "dataset") == before


@pytest.mark.parametrize("failing", ["participants.parquet", "manifest.json"])
def test_a_disk_that_fails_leaves_an_older_dataset_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    imported(tmp_path)
    before = held(tmp_path / "dataset")
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.parent.name == "new" and path.name == failing:
            raise OSError("the disk is full")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        imported(tmp_path, report=REPORT.replace("quiet at once", "silent at once"))
    assert held(tmp_path / "dataset") == before


def test_an_import_replaces_an_older_dataset_and_leaves_other_files(tmp_path: Path) -> None:
    imported(tmp_path)
    before = held(tmp_path / "dataset")
    (tmp_path / "dataset" / "notes.txt").write_text("mine", encoding="utf-8")
    assert not imported(tmp_path, report=REPORT.replace("quiet at once", "silent at once")).failed
    after = held(tmp_path / "dataset")
    assert after["quotes.parquet"] != before["quotes.parquet"]
    assert after["notes.txt"] == b"mine"


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    imported(tmp_path / "one")
    imported(tmp_path / "other")
    assert held(tmp_path / "one" / "dataset") == held(tmp_path / "other" / "dataset")


@pytest.mark.parametrize("folder", ["sources", "."])
def test_the_folders_of_the_sources_and_their_dataset_are_not_written(
    tmp_path: Path, folder: str
) -> None:
    sources = write_sources(tmp_path / "sources")
    before = held(sources)
    log = import_report(sources / "report.txt", sources, tmp_path / folder)
    assert [problem.rule for problem in log.problems] == ["folder_free"]
    assert held(sources) == before


def test_progress_only_grows_and_ends_at_one(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "sources")
    steps: list[tuple[str, float]] = []
    import_report(
        sources / "report.txt",
        sources,
        tmp_path / "dataset",
        progress=lambda step, share: steps.append((step, share)),
    )
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert (shares[0], steps[-1]) == (0.0, ("Done", 1.0))
    assert all(step for step, _ in steps)


def test_the_command_prints_the_account_and_exits_with_0_or_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = write_sources(tmp_path / "sources")
    arguments = ["import-report", str(sources / "report.txt"), "--sources", str(sources), "--to"]
    assert main([*arguments, str(tmp_path / "dataset")]) == 0
    assert "2 quotes" in capsys.readouterr().out
    (sources / "report.txt").write_text(REPORT.replace("| 6   |", "| 9   |"), encoding="utf-8")
    assert main([*arguments, str(tmp_path / "other")]) == 1
    assert "the row Nurse adds up to 6, its total says 9" in capsys.readouterr().out
    assert not (tmp_path / "other").exists()


def test_a_profile_may_stand_elsewhere(tmp_path: Path) -> None:
    sources = write_sources(tmp_path / "sources")
    profile = (sources / "report-profile.toml").rename(tmp_path / "mine.toml")
    report = sources / "report.txt"
    assert not import_report(report, sources, tmp_path / "dataset", profile=profile).failed
    absent = import_report(report, sources, tmp_path / "other")
    assert [problem.rule for problem in absent.problems] == ["profile_form"]
