"""Quotes: what people said, to copy and to link to, and one search in all that was found."""

from dataclasses import replace

import streamlit as st

from evaldata.analysis.view import View
from evaldata.wording.evidence import class_group
from evaldata.wording.quotes import quote_list
from evaldata.wording.sentences import statement_name
from pages.components.filters import leaves_nobody, offer_loosening, on_paper
from pages.components.lists import linked_statement, narrow_to_theme, theme_links
from pages.components.menu import page_link
from pages.components.quote_cards import quote_cards
from pages.components.search import hits, nothing_found, search_field, understood
from pages.components.selection import chosen_alone, selection
from pages.opened import one_dataset
from pages.query_state import choose, page_in_address, page_number, search_for, view
from pages.text import literal


def linked_quote(seen: View) -> None:
    """Draw the quote that the address names, by itself, with what rests on its themes."""
    asked = st.query_params.get("quote")
    quote = seen.dataset.quotes.find(asked) if asked else None
    if quote is None:
        if asked:
            st.warning("The address names a quote that this evaluation does not have.")
        return
    with st.container(border=True):
        st.caption("The quote that was linked to")
        group = class_group(seen, seen.class_of(quote))
        quote_cards([replace(group, quotes=(quote,))])
        theme_links("", seen.dataset.themes_of(quote))
        for statement in seen.dataset.resting_on(quote.theme_ids):
            linked_statement(statement, statement.link_basis, statement_name(statement))
        st.button("Close", on_click=choose, args=("quote", ""), key="close-quote")


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
            icon="download",
            words=words,
            theme=theme.theme_id if theme else "",
        )


if chosen_alone(view()):
    on_paper()
    selection(view())
else:
    linked_quote(view())
    quotes()
