"""The report's own words: imports a report chosen here, on a dashboard on one's own machine."""

import streamlit as st

from evaldata.model.evaluation import Rights
from pages.components.importing import imported, ready, room_needed
from pages.text import literal


def report_import(rights: Rights) -> None:
    """Draw the field for a report, and what became of one."""
    if rights.wording != "paraphrase":
        return
    with st.expander("The report's own words"):
        if not ready():
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
    with st.status("Reading the report") as status, room_needed():
        log = imported(
            chosen.name, chosen.getvalue(), lambda step, _: status.update(label=literal(step))
        )
        status.update(
            label=literal(log.outcome),
            state="error" if log.failed else "complete",
            expanded=True,
        )
        if not log.failed:
            st.markdown("To see it:")
            st.code(f"make run DATA={log.folder}", language=None)
        for heading, lines in log.parts:
            st.markdown(f"**{literal(heading)}**")
            st.markdown("\n".join(f"- {literal(line)}" for line in lines))
