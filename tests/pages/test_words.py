"""A report is imported from the page only where the configuration allows it."""

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evaldata.storage import load
from tests.pages.conftest import Open, text

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
    app.button[0].click().run()
    assert not app.exception
    return app


def test_a_dashboard_that_is_served_to_others_takes_no_report(show: Open) -> None:
    app = show("words")
    assert "This dashboard does not take reports" in text(app)
    assert len(app.get("file_uploader")) == 0


@pytest.mark.usefixtures("walking_data", "allowed")
def test_without_a_profile_no_report_can_be_read(show: Open) -> None:
    app = show("words")
    assert "no sources with a report profile" in text(app)
    assert len(app.get("file_uploader")) == 0


def test_a_file_that_is_no_report_leaves_nothing_behind(show: Open, allowed: Path) -> None:
    app = uploaded(show("words"), "notes.txt", b"Nothing of the kind.")
    assert "The report was not imported" in text(app)
    assert str(allowed.parent) not in text(app)
    assert not (allowed / "quotes.parquet").exists()


@pytest.mark.skipif(not REPORT, reason="EVALUATION_REPORT names no report")
def test_the_report_is_imported_and_accounted_for(show: Open, allowed: Path) -> None:
    app = uploaded(show("words"), "report.txt", Path(REPORT).read_bytes())
    assert "The report was imported" in text(app)
    assert len(load(allowed).quotes) == 33
