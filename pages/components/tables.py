"""Tables of frames, their texts shown as they stand."""

import pandas as pd
import streamlit as st

from evaldata.model.text import distinct_labels
from pages.text import literal


def show_table(frame: pd.DataFrame, title: str) -> None:
    """Draw a frame of numbers or texts as a table.

    Args:
        frame: Its index and its columns hold the labels; two labels may be alike.
        title: What it shows, for those who do not see it.
    """
    st.table(literal_table(frame), border="horizontal", alt=title)


def literal_table(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every text literal; a column's label that occurs again gets a number.

    Streamlit reads texts of a table as Markdown, and draws no two columns of one name.
    """
    names = map(literal, distinct_labels(map(str, frame.columns)))
    shown = frame.map(lambda cell: literal(cell) if isinstance(cell, str) else cell)
    index = [literal(str(label)) for label in frame.index]
    shown.index = pd.Index(index, name=literal(str(frame.index.name or "")))
    return shown.set_axis([*names], axis="columns")
