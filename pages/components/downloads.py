"""Files that are made when they are asked for, one at a time for all visitors."""

from datetime import UTC, datetime
from threading import Lock

import streamlit as st

from evaldata.exports.formats import Format
from evaldata.exports.scope import Scope
from pages.text import literal

_ONE_AT_A_TIME = Lock()


def download(format_: Format, scope: Scope) -> None:
    """Draw the button that makes a file of what the scope holds, and hands it over."""
    content = format_.content(scope, datetime.now(UTC).date())

    def made() -> bytes:
        """The file; it is made in a thread of the server, which knows no page."""
        with _ONE_AT_A_TIME:
            return format_.write(content)

    st.download_button(
        literal(f"Download {format_.label}"),
        made,
        format_.file_name(content),
        format_.mime,
        key=f"download-{format_.suffix}",
        on_click="ignore",
        icon=":material/download:",
    )
