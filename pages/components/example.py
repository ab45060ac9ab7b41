"""A filter that the tour sets as an example, and that ends with it."""

import streamlit as st

from evaldata.analysis.filters import Filter
from pages.opened import dataset
from pages.query_state import choose, choose_all, view

TOUR = "tour"
"""The parameter of the step of the tour that is shown."""
_EXAMPLE = "example-of-a-filter"


def show_example(name: str, text: str) -> None:
    """Filter by a value to show what a filter does. For callbacks."""
    st.session_state[_EXAMPLE] = (name, text)
    choose(name, [text])


def own_filter() -> Filter:
    """The filter without the example that the step on screen has set."""
    now = view().filter
    name, text = st.session_state.get(_EXAMPLE, ("", ""))
    shown = TOUR in st.query_params and now.of_attribute(name) == (text,)
    return now.without(name) if shown else now


def end_example() -> None:
    """Take the example out of the address, if it is still there. For callbacks."""
    kept = own_filter()
    st.session_state.pop(_EXAMPLE, None)
    choose_all({a.id: kept.of_attribute(a.id) for a in dataset().attributes})
