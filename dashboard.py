"""The findings dashboard as an ASGI app: `streamlit run dashboard.py`, or under uvicorn.

The frame is the entry script, not this file: with a folder `pages/` beside the entry script
Streamlit would run a page on its own, without filters, on the first visit to it.
"""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "pages" / "frame.py")
