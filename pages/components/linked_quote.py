"""The quote that an address names: by itself, with what rests on its theme."""

from dataclasses import replace

import streamlit as st

from evaldata.analysis.view import View
from evaldata.wording.evidence import class_group
from evaldata.wording.sentences import statement_name
from pages import query_state
from pages.components.lists import linked_statement
from pages.components.quote_cards import quote_cards
from pages.components.themes import theme_links


def linked_quote(view: View) -> None:
    """Draw the quote of the address's id; say so where there is none of that id."""
    asked = st.query_params.get("quote")
    if not asked:
        return
    quote = view.dataset.quotes.find(asked)
    if quote is None:
        st.warning("The address names a quote that this evaluation does not have.")
        return
    with st.container(border=True):
        st.caption("The quote that was linked to")
        group = class_group(view, view.class_of(quote))
        quote_cards([replace(group, quotes=(quote,))])
        theme_links("", view.dataset.themes_of(quote))
        for statement in view.dataset.resting_on(quote.theme_ids):
            linked_statement(statement, statement.link_basis, statement_name(statement))
        st.button("Close", on_click=query_state.choose, args=("quote", ""), key="close-quote")
