"""What the evaluation cannot tell, where a visitor asks for it."""

import streamlit as st

from evaldata.wording.limits import HEADING, cannot_tell
from pages.components.prose import prose_list
from pages.opened import callback, dataset


def limits_button(key: str) -> None:
    """Draw a button that shows what the evaluation cannot tell, over the page."""
    st.button(HEADING, icon=":material/help:", type="tertiary", key=key, on_click=_limits)


@callback
@st.dialog(HEADING, width="medium")
def _limits() -> None:
    prose_list([*cannot_tell(dataset())])
