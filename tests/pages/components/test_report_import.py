"""A report is imported from the page About only where the configuration allows it."""

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evaldata.storage import load
from tests.evaluations import EVALUATION, built
from tests.pages.conftest import Open
from tests.pages.reading import said, text

REPORT = os.environ.get("EVALUATION_REPORT", "")


@pytest.fixture
def allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Allows the import, to a folder of the test."""
    monkeypatch.setenv("EVALUATION_IMPORT", "yes")
    monkeypatch.setenv("EVALUATION_IMPORT_TO", str(tmp_path / "words"))
    return tmp_path / "words"


def uploaded(app: AppTest, name: str, content: bytes) -> AppTest:
    """The page after a file was chosen and its reading asked for."""
    app.file_uploader[0].upload(name, content, "text/plain").run()
    [read] = [button for button in app.button if said(button) == "Read the report"]
    read.click().run()
    assert not app.exception
    return app


def test_a_dashboard_that_is_served_to_others_takes_no_report(show: Open) -> None:
    app = show("about")
    assert "This dashboard does not take reports: it is served to others." in text(app)
    assert len(app.file_uploader) == 0


@pytest.mark.usefixtures("walking_data", "allowed")
def test_a_dataset_in_the_speakers_own_words_asks_for_no_report(show: Open) -> None:
    app = show("about")
    assert "The report's own words" not in text(app)
    assert len(app.file_uploader) == 0


@pytest.mark.usefixtures("allowed")
def test_without_a_profile_no_report_can_be_read(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = EVALUATION.replace('wording = "verbatim"', 'wording = "paraphrase"')
    folder = built(tmp_path, evaluation=evaluation)
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    app = show("about")
    assert "The dataset has no sources with a report profile beside it." in text(app)
    assert len(app.file_uploader) == 0


@pytest.mark.usefixtures("allowed")
def test_nothing_is_read_before_it_is_asked_for(show: Open) -> None:
    app = show("about")
    assert "It is read on this machine and sent nowhere." in text(app)
    app.file_uploader[0].upload("notes.txt", b"Nothing of the kind.", "text/plain").run()
    assert len(app.status) == 0


def test_a_file_that_is_no_report_leaves_nothing_behind(show: Open, allowed: Path) -> None:
    app = uploaded(show("about"), "notes.txt", b"Nothing of the kind.")
    [status] = app.status
    assert status.state == "error"
    assert "Nothing was written; what stood in the folder is as it was." in text(app)
    assert str(allowed.parent) not in text(app)
    assert not (allowed / "quotes.parquet").exists()


@pytest.mark.skipif(not REPORT, reason="EVALUATION_REPORT names no report")
def test_the_report_is_imported_and_accounted_for(show: Open, allowed: Path) -> None:
    app = uploaded(show("about"), "report.txt", Path(REPORT).read_bytes())
    [status] = app.status
    assert status.state == "complete"
    assert said(status).startswith(f"Wrote {allowed}.")
    assert app.code[0].value == f"make run DATA={allowed}"
    assert len(load(allowed).quotes) == 33
