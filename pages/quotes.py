"""Quotes: what was said, filtered and searched, to read and to take away."""

import streamlit as st

from evaldata.presentation.quotes import linked_quote, quote_list, quotes_as_csv
from pages.visit import current

visit = current()
view, address = visit.view, visit.address
linked = linked_quote(view, address.quote_id)
if address.quote_id is not None:
    visit.show("quote", linked=linked)
listed = quote_list(view, address.theme_chosen, address.query, address.number)
visit.show("quotes", list=listed, filtered=bool(view.filter))
if listed.counts.left:
    st.download_button(
        "Download these quotes as CSV",
        lambda: quotes_as_csv(view, address.theme_chosen, address.query),
        "quotes.csv",
        "text/csv",
        on_click="ignore",
    )
elif listed.counts.total:
    visit.show_empty("The filter leaves none of these quotes.", listed.theme_ids)
else:
    visit.show("nothing_found", query=address.query, release=address.all_quotes())
