"""The report's own words: imports a report chosen here, on a dashboard on one's own machine."""

import streamlit as st

from pages.importing import allowed, imported, ready
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show the field for a report, and what became of one."""
    visit.show("words", allowed=allowed(), ready=ready())
    if allowed() and ready():
        visit.draw()
        chosen = st.file_uploader("The report", type=["txt", "docx", "pdf"], max_upload_size=50)
        if chosen is not None and st.button("Read the report", type="primary"):
            bar = st.progress(0.0)

            def tell(step: str, share: float) -> None:
                """Show how far the import is."""
                bar.progress(share, step)

            account = imported(chosen.name, chosen.getvalue(), tell)
            bar.empty()
            visit.show("account", account=account)
