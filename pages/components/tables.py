"""The tables that a report prints, their cells as they stand: `st.table` reads Markdown."""

import pandas as pd
import streamlit as st

from evaldata.analysis.responses import report_table
from evaldata.dataset import Dataset
from evaldata.sentences import capitalised
from pages.components.text import literal


def report_tables(data: Dataset) -> None:
    """Draw the report's tables beside each other, each under its title."""
    with st.grid(2, gap="medium", min_column_width=440):
        for place, spec in enumerate(data.evaluation.tables):
            title = f"Table {spec.number}. {spec.title}"
            with st.container(gap="xsmall"):
                st.markdown(f"**{literal(title)}**")
                st.table(_literal_table(data, place), border="horizontal", alt=title)
                st.caption(literal(capitalised(spec.source)))


@st.cache_resource(
    max_entries=100, show_spinner=False, hash_funcs={Dataset: lambda data: data.digest}
)
def _literal_table(data: Dataset, place: int) -> pd.DataFrame:
    """A table with every text literal; kept by the dataset's digest, for no filter changes it."""
    frame = report_table(data, data.evaluation.tables[place])
    shown = frame.map(literal).rename(index=literal, columns=literal)
    return shown.rename_axis(literal(str(frame.index.name or "")))
