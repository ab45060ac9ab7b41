"""The script that answers clicks.

Each link is an ordinary one, so it can be copied, opened in a new tab, or followed without it.
"""

from functools import cache
from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).parent / "script"


@cache
def _script() -> str:
    """All parts of the script as one module, for the parts have no addresses to import."""
    parts = sorted(SCRIPT.glob("*.js"))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def draw_router() -> None:
    """Put the script on the page; it acts once a browser tab."""
    st.components.v2.component("router", js=_script())(key="router")
