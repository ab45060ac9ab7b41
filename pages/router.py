"""Links without a reload: a click changes the address, and the app follows the address.

Each link is an ordinary one, so it can be copied, opened in a new tab, or followed without the
script. `history.pushState` and a `popstate` event are what the Back button does, which Streamlit
answers with a run at the new address; so Back, Forward and links all go one way.
"""

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def draw_router() -> None:
    """Put the script on the page; it acts once a browser tab."""
    st.components.v2.component("router", js=_script())(key="router")
