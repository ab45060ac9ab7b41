"""An evaluation is brought in the browser, only where the configuration allows it."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evaldata.dataset.storage import load, stored
from evaldata.importers.coding.ids import whole_slug
from evaldata.importers.coding.workbook import workbook_template
from pages.data import SHIPPED
from tests.evaluations import EVALUATION, built
from tests.pages.conftest import Open
from tests.pages.reading import said, text

pytestmark = pytest.mark.slow

REPORT = os.environ.get("EVALUATION_REPORT", "")


@pytest.fixture
def allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Allows the import, to a folder of the test."""
    monkeypatch.setenv("EVALUATION_IMPORT", "yes")
    monkeypatch.setenv("EVALUATION_IMPORT_TO", str(tmp_path / "words"))
    return tmp_path / "words"


def uploaded(app: AppTest, name: str, content: bytes) -> AppTest:
    """The page after a file was chosen and its reading asked for."""
    app.file_uploader[-1].upload(name, content, "text/plain").run()
    [read] = [button for button in app.button if said(button) == "Read the report"]
    read.click().run()
    assert not app.exception
    return app


def test_a_dashboard_that_is_served_to_others_takes_no_report(show: Open) -> None:
    app = show("bring")
    assert "This dashboard takes no files: it is served to others." in text(app)
    assert len(app.file_uploader) == 0


@pytest.mark.usefixtures("walking_data", "allowed")
def test_a_dataset_in_the_speakers_own_words_asks_for_no_report(show: Open) -> None:
    app = show("bring")
    assert "The report's own words" not in text(app)
    assert len(app.file_uploader) == 1


@pytest.mark.usefixtures("allowed")
def test_without_a_profile_no_report_can_be_read(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = EVALUATION.replace('wording = "verbatim"', 'wording = "paraphrase"')
    folder = built(tmp_path, evaluation=evaluation)
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    app = show("bring")
    assert "The dataset has no sources with a report profile beside it." in text(app)
    assert len(app.file_uploader) == 1


@pytest.mark.usefixtures("allowed")
def test_nothing_is_read_before_it_is_asked_for(show: Open) -> None:
    app = show("bring")
    assert "It is read on this machine and sent nowhere." in text(app)
    app.file_uploader[-1].upload("notes.txt", b"Nothing of the kind.", "text/plain").run()
    assert len(app.status) == 0


def test_a_file_that_is_no_report_leaves_nothing_behind(show: Open, allowed: Path) -> None:
    app = uploaded(show("bring"), "notes.txt", b"Nothing of the kind.")
    [status] = app.status
    assert status.state == "error"
    assert "Nothing was written; what stood in the folder is as it was." in text(app)
    assert str(allowed.parent) not in text(app)
    assert not (allowed / "quotes.parquet").exists()


@pytest.mark.skipif(not REPORT, reason="EVALUATION_REPORT names no report")
def test_the_report_is_imported_and_accounted_for(show: Open, allowed: Path) -> None:
    app = uploaded(show("bring"), "report.txt", Path(REPORT).read_bytes())
    [status] = app.status
    assert status.state == "complete"
    assert said(status).startswith(f"Wrote {allowed}.")
    assert app.code[0].value == f"make run DATA={allowed}"
    assert len(load(allowed).quotes) == 33


TABLE = """Participant;Role;Theme;Quote
P1;Nurse;Access;We wait too long
P2;Parent;Staff;She is *kind*
P2;Parent;Staff;
"""


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to which evaluations are brought."""
    monkeypatch.setenv("EVALUATION_IMPORT", "yes")
    monkeypatch.setenv("EVALUATION_BROUGHT", str(tmp_path / "brought"))
    monkeypatch.setenv("EVALUATION_DATA", str(SHIPPED))
    return tmp_path / "brought"


def with_table(app: AppTest, table: str = TABLE, name: str = "study.csv") -> AppTest:
    app.file_uploader[0].upload(name, table.encode(), "text/csv").run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("brought")
def test_a_table_shows_what_was_understood_and_what_is_wrong(show: Open) -> None:
    shown = text(with_table(show("bring")))
    assert "What each column is" in shown
    assert "coded passages: 3 found, 2 kept, 1 left out" in shown
    assert "Fewer than 10 people took part" in shown
    assert "study.csv, disclosure" in shown
    assert "Make this evaluation" not in shown


@pytest.mark.usefixtures("brought")
def test_what_the_file_does_not_say_is_said_and_its_quotes_are_seen(show: Open) -> None:
    app = with_table(show("bring"))
    app.radio[0].set_value("attributed").run()
    assert "She is *kind*" in text(app)
    assert "We wait too long" in text(app)
    assert "2 quotes." in text(app)


def test_it_is_made_and_opened(show: Open, brought: Path) -> None:
    app = with_table(show("bring"))
    app.radio[0].set_value("unlinked").run()
    app.text_input[0].set_value("A small study").run()
    [make] = [button for button in app.button if said(button) == "Make this evaluation"]
    make.click().run()
    assert load(brought / "a-small-study").evaluation.title == "A small study"
    [opener] = [button for button in app.button if said(button) == "Open it"]
    opener.click().run()
    assert "A small study" in app.title[0].value


def test_a_further_delivery_starts_at_how_people_were_shown_before(
    show: Open, brought: Path
) -> None:
    app = with_table(show("bring"))
    app.radio[0].set_value("published").run()
    [make] = [button for button in app.button if said(button) == "Make this evaluation"]
    make.click().run()
    again = with_table(show("bring"))
    assert again.radio[0].value == "published"
    again.text_input[0].set_value("Another study").run()
    assert again.radio[0].value == "protected"
    other = brought / "other"
    shutil.copytree(brought / "study", other)
    evaluation = other / "evaluation.toml"
    evaluation.write_text(evaluation.read_text().replace("attributed = false", "attributed = true"))
    again.text_input[0].set_value("Other").run()
    assert again.radio[0].value == "attributed"
    again.radio[0].set_value("published").run()
    assert again.radio[0].value == "published"


def test_one_is_brought_where_several_are_and_none_is_open(show: Open, brought: Path) -> None:
    for name in ("one", "other"):
        shutil.copytree(SHIPPED, brought / name)
    app = with_table(show("bring"))
    assert "What each column is" in text(app)
    assert "Bring an evaluation" in text(show("evaluations"))


@pytest.mark.usefixtures("brought")
def test_what_is_made_is_told_of_what_was_made_alone(
    show: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaldata.dataset.catalogue.LOOK_EVERY", 0)

    def told(app: AppTest) -> tuple[bool, bool]:
        return "It stands in" in text(app), "It is replaced by this delivery" in text(app)

    app = with_table(show("bring"))
    app.radio[0].set_value("unlinked").run()
    assert told(app) == (False, False)
    [make] = [button for button in app.button if said(button) == "Make this evaluation"]
    make.click().run()
    assert told(app) == (True, False)
    app.text_input[1].set_value("Waiting is long").run()
    assert told(app) == (False, True)
    [make] = [button for button in app.button if said(button) == "Make this evaluation"]
    make.click().run()
    assert told(app) == (True, False)


def test_long_titles_that_begin_alike_are_two_evaluations(show: Open, brought: Path) -> None:
    for nation in ("Wales", "Scotland"):
        app = with_table(show("bring"))
        app.radio[0].set_value("unlinked").run()
        app.text_input[0].set_value(f"{'Community hospice care, assessed ' * 3}in {nation}").run()
        assert "It is replaced by this delivery" not in text(app)
        [make] = [button for button in app.button if said(button) == "Make this evaluation"]
        make.click().run()
    assert len(list(brought.iterdir())) == 2


@pytest.mark.usefixtures("brought")
def test_columns_are_understood_as_in_the_delivery_before(show: Open, brought: Path) -> None:
    app = with_table(show("bring"))
    app.radio[0].set_value("unlinked").run()
    [make] = [button for button in app.button if said(button) == "Make this evaluation"]
    make.click().run()
    columns = brought / "study" / "columns.toml"
    assert 'Role = "attribute"' in columns.read_text()
    columns.write_text(columns.read_text().replace('Role = "attribute"', 'Role = "nothing"'))
    assert "Role: nothing" in text(with_table(show("bring")))
    columns.write_text("Role = ")
    assert "columns.toml" in with_table(show("bring")).warning[0].value


def test_what_becomes_of_changes_is_asked_of_a_workbook_too(show: Open, brought: Path) -> None:
    app = show("bring")
    held = stored(SHIPPED)
    content = workbook_template(held.evaluation, held.frames)
    app.file_uploader[0].upload("study.xlsx", content, "application/xlsx").run()
    assert len(app.selectbox) == 0
    (brought / whole_slug(load(SHIPPED).evaluation.title)).mkdir(parents=True)
    app.run()
    assert app.selectbox[0].label == "Changes since the last delivery that concern few people"


@pytest.mark.usefixtures("brought")
@pytest.mark.parametrize("name", ["study.csv", "study.xlsx", "study.qdpx"])
def test_what_cannot_be_read_says_why(show: Open, name: str) -> None:
    shown = text(with_table(show("bring"), "\0", name))
    assert "What has to be mended first" in shown
    assert f"{name} cannot be read" in shown


@pytest.mark.usefixtures("brought")
def test_a_full_disk_is_told(show: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    app = with_table(show("bring"))
    monkeypatch.setattr(os, "fsync", full)
    app.radio[0].set_value("attributed").run()
    assert not app.exception
    assert "Nothing was made: No space left on device." in text(app)
