"""What is wrong with the data, where there are none to show."""

from collections.abc import Sequence

import streamlit as st

from evaldata.model.problems import Problem
from pages.text import literal


def refuse(problems: Sequence[Problem], *, several: bool = False) -> None:
    """Show each problem with its place, in place of every page."""
    st.set_page_config(page_title="No data", layout="wide")
    st.title("There are no data to show", anchor=False)
    if several:
        st.page_link("evaluations.py", label="All evaluations", icon=":material/list:")
    st.markdown("The dataset was refused. Each problem says where it is and what to do.")
    for problem in problems:
        st.error(f"**{literal(problem.place)}** {literal(f'{problem.message} {problem.remedy}')}")
