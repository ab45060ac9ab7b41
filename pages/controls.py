"""The controls that stand on every page: filters, and where they serve the theme and the search.

The address is the one truth: a control is set from it before it is drawn, and a change of the
control changes the address.
"""

import re

import streamlit as st

from evaldata.counts import by_value
from evaldata.dataset import Dataset
from evaldata.evaluation import Attribute
from evaldata.filters import Filter
from evaldata.view import View
from pages.address import OTHER, Address

PAGES_WITH_THEME = ("themes", "quotes", "takeaway")
PAGES_WITH_SEARCH = ("quotes", "takeaway")
PAGES_WITH_OTHER = ("compare",)
MEANINGFUL = re.compile(r"[^\w\s,;'’–-]+|_")
"""What Markdown could read in a label: all but letters, digits and a few harmless signs."""


def draw_controls(dataset: Dataset, address: Address) -> str:
    """Draw the controls that the page needs, set to the address; what the visitor searches for.

    The field knows that sooner than the address, which the browser writes behind the letters.
    """
    query = ""
    everything = View.of(dataset, Filter())
    with st.container(key="controls", horizontal=True):
        for attribute in dataset.attributes:
            _draw_filter(everything, attribute, address.filter)
        if address.page in PAGES_WITH_THEME:
            _draw_theme(dataset, address)
    if address.page in PAGES_WITH_SEARCH:
        query = _draw_search()
    if address.page in PAGES_WITH_OTHER:
        with st.container(key="controls-other", horizontal=True):
            for attribute in dataset.attributes:
                _draw_filter(everything, attribute, address.other, OTHER)
    return query


def named(label: str) -> str:
    """A label that Streamlit, which reads Markdown in labels, shows as plain words."""
    return " ".join(MEANINGFUL.sub(" ", label).split())


def _draw_filter(everything: View, attribute: Attribute, filter_: Filter, prefix: str = "") -> None:
    responses = {value.text: n for value, n in by_value(everything, attribute)}
    name = prefix + attribute.id
    key = f"filter-{name}"
    _set(key, list(filter_.of_attribute(attribute.id)))
    st.multiselect(
        named(f"{attribute.label} of the other group" if prefix else attribute.label),
        attribute.texts,
        format_func=lambda text: f"{attribute.value(text).shown} ({responses[text]})",
        key=key,
        on_change=_filter_changed,
        args=(name,),
        placeholder=f"Beside: all {attribute.plural}" if prefix else f"All {attribute.plural}",
        label_visibility="collapsed",
        wrap=True,
    )


def _draw_theme(dataset: Dataset, address: Address) -> None:
    titles = {theme.theme_id: f"{theme.number} {theme.title}" for theme in dataset.themes}
    _set("theme-chosen", address.theme_chosen.theme_id if address.theme_chosen else None)
    st.selectbox(
        "Theme",
        list(titles),
        index=None,
        format_func=lambda theme_id: titles[theme_id],
        key="theme-chosen",
        on_change=_theme_changed,
        placeholder="All themes",
        label_visibility="collapsed",
    )


def _draw_search() -> str:
    query: str = st.text_input(
        "Search the quotes",
        key="q",
        bind="query-params",
        type="search",
        live=True,
        placeholder="Search the quotes and speakers",
        label_visibility="collapsed",
    )
    return query


def _set(key: str, value: object) -> None:
    """Set a control that is drawn next, if it does not have that value already."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _filter_changed(name: str) -> None:
    _change_address(name, st.session_state[f"filter-{name}"])


def _theme_changed() -> None:
    chosen = st.session_state["theme-chosen"]
    _change_address("theme", [chosen] if chosen else [])


def _change_address(name: str, values: list[str]) -> None:
    """Give the address a parameter, and let it forget place and quote. One entry of history."""
    st.query_params.update({name: values, "page": [], "quote": []})
