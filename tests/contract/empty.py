"""A Streamlit app with each kind of element that is relied on, and nothing of ours."""

from collections.abc import Callable
from contextlib import suppress

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

FRAME = pd.DataFrame({"name": ["a", "b"], "number": [1, 2]})
PROBE = """
export default function ({ parentElement: root }) {
  root.runs = (root.runs ?? 0) + 1
  Object.assign(document.documentElement.dataset, { from: import.meta.url, runs: root.runs })
}
"""
HTML = """
<section data-screen="a"><button type="button" data-copy="a">Copy</button></section>
<button type="button" popovertarget="meaning">Term</button><span id="meaning" popover>Meaning</span>
<figure style="border-left-color: var(--group-1)">Quote</figure>
"""


def texts() -> None:
    """Headings and texts."""
    st.title("Title", anchor=False)
    st.header("Header", anchor=False)
    st.subheader("Subheader", anchor=False)
    st.caption("Caption")
    st.markdown("**Bold alone**")
    st.html(HTML)


def lines() -> None:
    """A list with a coloured word."""
    with st.container(gap=None, key="lines-a"):
        st.markdown("One :yellow-background[word]")
        st.markdown("Two")


def links() -> None:
    """Links to pages, in the page and beside it."""
    with st.sidebar:
        st.page_link(here, label="Aside")
    st.page_link(here, label="Here", query_params={"told": "yes"})


def choices() -> None:
    """Lists to choose from."""
    with st.container(key="radio"):
        st.radio("Radio", ["a", "b"])
    st.segmented_control("Segments", ["a", "b"], default="a")
    st.pills("Pills", ["a", "b"], selection_mode="multi", default=["a"])
    st.pagination(3)
    st.selectbox("Selectbox", ["a", "b"])


def popover() -> None:
    """What opens over the page."""
    with st.popover("Popover"):
        st.text_input("Inside")
        st.button("Within")


def expander() -> None:
    """What is folded."""
    with st.expander("Expander"):
        st.write("Folded")


def columns() -> None:
    """Columns."""
    for column in st.columns(2):
        column.write("Column")


def grid() -> None:
    """A grid."""
    with st.grid(2):
        st.write("Cell")
        st.write("Cell")


def table() -> None:
    """A table."""
    st.table(FRAME)


def chart() -> None:
    """A chart."""
    with st.container(key="chart"):
        st.plotly_chart(go.Figure(go.Bar(x=FRAME["name"], y=FRAME["number"])))


def bottom() -> None:
    """What stands at the foot of the screen."""
    with st.bottom, st.container(key="below"):
        st.write("Below")


def count() -> None:
    """Let the component be drawn anew."""
    st.session_state["count"] = st.session_state.get("count", 0) + 1


def act() -> None:
    """A button that does so."""
    st.button("Count", on_click=count)


def component() -> None:
    """A component with a script of its own."""
    probe = st.components.v2.component("probe", html="<b>Probe</b>", js=PROBE)
    probe(key="probe", data={"count": st.session_state.get("count", 0)})


ELEMENTS: list[Callable[[], None]] = [
    *(
        texts,
        lines,
        links,
        choices,
        popover,
        expander,
        columns,
        grid,
        table,
        chart,
        bottom,
        act,
        component,
    )
]


def page() -> None:
    """Draw what this version has; what it has not the test misses by its marks."""
    st.query_params.update()
    for draw in ELEMENTS:
        with suppress(AttributeError, TypeError):
            draw()


here = st.Page(page, title="Here")
st.navigation([here], position="hidden").run()
