"""Quotes: what people said, filtered, searched as one types, to copy and to link to."""

import streamlit as st

from evaldata.presentation.quotes import quote_list
from evaldata.search import MOST_CHARACTERS
from pages.components.filters import offer_loosening
from pages.components.linked_quote import linked_quote
from pages.components.menu import page_link
from pages.components.quote_cards import quote_cards
from pages.components.selection import chosen_alone, selection
from pages.components.text import literal
from pages.components.themes import narrow_to_theme
from pages.query_state import first_page, page_in_address, page_number, view


@st.fragment
def quotes() -> None:
    """Draw the search and what it finds; a letter draws no more than that anew."""
    seen = view()
    with st.container(horizontal=True, vertical_alignment="bottom", key="search"):
        words = st.text_input(
            "Search in quotes and speakers",
            type="search",
            live="0ms",
            max_chars=MOST_CHARACTERS,
            key="q",
            bind="query-params",
            on_change=first_page,
            width=420,
        )
        theme = narrow_to_theme(seen)
    listed = quote_list(seen, theme, words, page_number())
    st.title(literal(listed.heading), anchor=False)
    if listed.remark:
        st.caption(literal(listed.remark))
    quote_cards(listed.groups, query=words, themes=True)
    if not listed.counts.left:
        offer_loosening(seen, [theme.theme_id] if theme else None, key="release-in-list")
    if listed.pages > 1:
        st.pagination(listed.pages, **page_in_address(listed.page))
    if listed.counts.left:
        page_link(
            "takeaway",
            "Take these quotes away",
            icon=":material/download:",
            q=words,
            theme=theme.theme_id if theme else "",
        )


if chosen_alone(view()):
    selection(view())
else:
    linked_quote(view())
    quotes()
