"""The report's own words: imports a report chosen here, on a dashboard on one's own machine."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from evaldata.evaluation import Rights
from pages.components.text import literal
from pages.data import data_folder

if TYPE_CHECKING:
    from evaldata.importers.account import ImportAccount

ALLOWED_VARIABLE = "EVALUATION_IMPORT"
TARGET_VARIABLE = "EVALUATION_IMPORT_TO"
TARGET = "words"
"""Folder beside the project's own; it is never published with it."""


def report_import(rights: Rights) -> None:
    """Draw the field for a report, and what became of one; why not, where it is not allowed."""
    if rights.wording != "paraphrase":
        return
    with st.expander("The report's own words"):
        if not _allowed():
            st.markdown(
                "This dashboard does not take reports: it is served to others. Whoever holds the "
                "report and its owners' leave can run it on their own machine with `make run`, or "
                "run `python -m evaldata import-report REPORT --to FOLDER`."
            )
        elif not _ready():
            st.markdown("The dataset has no sources with a report profile beside it.")
        else:
            st.markdown(
                "If you hold the report and its owners' leave, choose its file. It is read on "
                "this machine and sent nowhere. What it says is written to a dataset of its own; "
                "what is shown now stays as it is."
            )
            _upload()


def _upload() -> None:
    chosen = st.file_uploader("The report", type=["txt", "docx", "pdf"], max_upload_size=50)
    if chosen is None or not st.button("Read the report", type="primary"):
        return
    with st.status("Reading the report") as status:
        account = _imported(
            chosen.name, chosen.getvalue(), lambda step, _: status.update(label=literal(step))
        )
        status.update(
            label=literal(account.outcome),
            state="error" if account.failed else "complete",
            expanded=True,
        )
        if not account.failed:
            st.markdown("To see it:")
            st.code(f"make run DATA={account.folder}", language=None)
        for heading, lines in account.parts:
            st.markdown(f"**{literal(heading)}**")
            st.markdown("\n".join(f"- {literal(line)}" for line in lines))


def _allowed() -> bool:
    """Whether visitors may import: `make run` says so, for it serves its own machine alone."""
    return os.environ.get(ALLOWED_VARIABLE) == "yes"


def _sources() -> Path:
    """The text sources beside the dataset that is served, which hold what an editor added."""
    return data_folder() / "source"


def _ready() -> bool:
    """Whether there are sources with a profile to import by."""
    return (_sources() / "report-profile.toml").is_file()


def _target() -> Path:
    """The folder to which the words are written."""
    return Path(os.environ.get(TARGET_VARIABLE) or TARGET)


def _imported(name: str, content: bytes, progress: Callable[[str, float], None]) -> "ImportAccount":
    """Import an uploaded report and tell what became of it.

    Args:
        name: The file's name, of which only the ending counts.
        content: The file.
        progress: Told each step in words and the share of the work that lies before it.
    """
    from evaldata.importers.report import ReportImport, import_report

    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, f"report{Path(name).suffix.lower()}")
        report.write_bytes(content)
        return import_report(ReportImport.of(report, _sources()), _target(), progress)
