"""The report's own words: imports a report chosen here, on a dashboard on one's own machine."""

import os
import tempfile
from pathlib import Path

import streamlit as st

from evaldata.model.evaluation import Rights
from pages import opened
from pages.components.importing import room_needed
from pages.text import bullets, literal

TARGET_VARIABLE = "EVALUATION_IMPORT_TO"
TARGET = "words"
"""Folder beside the project's own to which the words are written; never published with it."""


def report_import(rights: Rights) -> None:
    """Draw the field for a report, and what became of one."""
    if rights.wording != "paraphrase":
        return
    sources = opened.folder() / "source"  # beside the dataset; they hold what an editor added
    with st.expander("The report's own words"):
        if not (sources / "report-profile.toml").is_file():
            st.markdown("The dataset has no sources with a report profile beside it.")
            return
        st.markdown(
            "If you hold the report and its owners' leave, choose its file. It is read on "
            "this machine and sent nowhere. What it says is written to a dataset of its own; "
            "what is shown now stays as it is."
        )
        chosen = st.file_uploader("The report", type=["txt", "docx", "pdf"], max_upload_size=50)
        if chosen is not None and st.button("Read the report", type="primary"):
            _read(chosen.name, chosen.getvalue(), sources)


def _read(name: str, content: bytes, sources: Path) -> None:
    """Import an uploaded report by these sources, and tell what became of it."""
    from evaldata.importers.report.importing import import_report

    with (
        st.status("Reading the report") as status,
        room_needed(),
        tempfile.TemporaryDirectory() as folder,
    ):
        report = Path(folder, f"report{Path(name).suffix.lower()}")
        report.write_bytes(content)
        log = import_report(
            report,
            sources,
            Path(os.environ.get(TARGET_VARIABLE) or TARGET),
            progress=lambda step, _: status.update(label=literal(step)),
        )
        status.update(
            label=literal(log.outcome), state="error" if log.failed else "complete", expanded=True
        )
        if not log.failed:
            st.markdown("To see it:")
            st.code(f"make run DATA={log.folder}", language=None)
        for heading, lines in log.parts:
            st.markdown(f"**{literal(heading)}**")
            st.markdown(bullets(lines))
