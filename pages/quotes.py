"""Quotes: what people said, to copy and to link to, and one search in all that was found."""

import streamlit as st

from evaldata.wording.quotes import quote_list
from pages.components.filters import leaves_nobody, offer_loosening, on_paper
from pages.components.linked_quote import linked_quote
from pages.components.menu import page_link
from pages.components.quote_cards import quote_cards
from pages.components.search import hits, nothing_found, search_field, understood
from pages.components.selection import chosen_alone, selection
from pages.components.themes import narrow_to_theme
from pages.opened import one_dataset
from pages.query_state import page_in_address, page_number, search_for, view
from pages.text import literal


@st.fragment
@one_dataset()
def quotes() -> None:
    """Draw the search and what it finds; a letter draws no more than that anew."""
    on_paper()
    seen = view()
    with st.container(horizontal=True, vertical_alignment="bottom", key="search"):
        words = search_field()
        theme = narrow_to_theme(seen)
    found = seen.dataset.search(words)
    listed = quote_list(seen, theme, found, page_number())
    beside = st.container()  # drawn last, for quotes are what most look for
    st.title(literal(listed.heading), anchor=False)
    if listed.remark:
        st.caption(literal(listed.remark))
    quote_cards(listed.groups, asked=found.asked, themes=True)
    with beside:
        understood(found.asked, search_for)
        hits(found, theme)
    if found.asked.query and not listed.counts.total:
        nothing_found(seen.dataset)
    if not (listed.counts.left or leaves_nobody(seen)):
        offer_loosening(seen, [theme.theme_id] if theme else None, key="release-in-list")
    if listed.pages > 1:
        st.pagination(listed.pages, **page_in_address(listed.page))
    if listed.counts.left:
        page_link(
            "takeaway",
            "Take these quotes away",
            icon=":material/download:",
            words=words,
            theme=theme.theme_id if theme else "",
        )


if chosen_alone(view()):
    on_paper()
    selection(view())
else:
    linked_quote(view())
    quotes()
