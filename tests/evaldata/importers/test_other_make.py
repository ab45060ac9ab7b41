"""A report of another make needs a profile, and no code."""

from pathlib import Path

import pyarrow.parquet as pq

from evaldata.dataset.storage import load
from evaldata.importers.log import ReportLog
from evaldata.importers.report.importing import import_report
from tests.evaldata.importers.making import make_docx
from tests.evaldata.importers.other_make import REPORT, write_sources


def imported(folder: Path, report: Path | None = None) -> tuple[ReportLog, Path]:
    sources = write_sources(folder / "sources")
    log = import_report(report or sources / "report.txt", sources, folder / "dataset")
    return log, folder / "dataset"


def rows(dataset: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(dataset / f"{table}.parquet").to_pylist()
    return found


def test_it_is_read_as_its_profile_says(tmp_path: Path) -> None:
    log, dataset = imported(tmp_path)
    assert log.problems == []
    assert log.read == [
        "Table I: 7 responses",
        "7 responses",
        "2 themes, with 3 paragraphs of narrative",
        "2 quotes",
        "2 findings",
        "1 recommendation",
    ]
    assert [(r["participant_id"], r["role"], r["ward"]) for r in rows(dataset, "participants")] == [
        ("R01", "Nurse", 3),
        ("R02", "Nurse", 3),
        ("R03", "Nurse", 3),
        ("R04", "Nurse", 3),
        ("R05", "Nurse", 4),
        ("R06", "Nurse", 4),
        ("R07", "Patient", 3),
    ]
    assert rows(dataset, "quotes")[1] == {
        "quote_id": "2-1",
        "theme_ids": ["2"],
        "position": 1,
        "text": "I'd lie there and guess. Then somebody wrote the times on the board, and I could "
        "sleep through the rest.",
        "wording": "verbatim",
        "speaker": "Patient, ward 3",
        "participant_id": None,
        "why": None,
        "document": None,
        "coder": None,
        "memo": None,
        "date": None,
        "source": "section 2",
        "ward": 3,
        "role": "Patient",
    }


def test_links_are_the_editors_or_the_statements_own(tmp_path: Path) -> None:
    _, dataset = imported(tmp_path)
    assert [
        (r["statement_id"], r["headline"], r["theme_ids"], r["link_basis"], r["text"])
        for r in rows(dataset, "statements")
    ] == [
        ("finding-1", "Doors first", ["1"], "editorial", "Doors wake more people than lamps do."),
        ("finding-2", None, ["2"], "editorial", "A board with times calms a ward."),
        (
            "recommendation-1",
            None,
            ["1"],
            "stated",
            "Put felt on each door frame, as Theme 1 shows.",
        ),
    ]


def test_what_no_editor_wrote_is_left_empty_and_said(tmp_path: Path) -> None:
    log, dataset = imported(tmp_path)
    assert [r["headline"] for r in rows(dataset, "themes")] == [None, None]
    assert log.unplaced == {
        "The sources know no such theme: it has no headline": ["line 16", "line 27"],
        "The sources know no such statement: no headline": ["line 41"],
        "The sources know no such quote of that speaker": ["line 22", "line 33"],
    }


def test_the_dataset_is_whole_and_says_that_its_words_are_the_reports(tmp_path: Path) -> None:
    _, dataset = imported(tmp_path)
    loaded = load(dataset)
    assert loaded.evaluation.rights.wording == "verbatim"
    assert len(loaded.quotes) == 2


def test_word_gives_the_same(tmp_path: Path) -> None:
    _, by_text = imported(tmp_path / "txt")
    _, by_word = imported(tmp_path / "docx", make_docx(REPORT, tmp_path / "report.docx"))
    assert load(by_word).digest == load(by_text).digest
