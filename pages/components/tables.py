"""Tables whose cells are shown as they stand: `st.table` reads them as Markdown."""

import pandas as pd
import streamlit as st

from pages.components.text import literal


def table(frame: pd.DataFrame, caption: str) -> None:
    """Draw a small table under its caption; the first column names the rows."""
    st.markdown(f"**{literal(caption)}**")
    shown = frame.map(literal).rename(index=literal, columns=literal)
    shown.index.name = literal(str(frame.index.name or ""))
    st.table(shown, border="horizontal", alt=caption)
