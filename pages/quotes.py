"""Quotes: what was said, filtered and searched, to read and to take away."""

from datetime import UTC, datetime

import streamlit as st

from evaldata.exports.formats import CSV
from evaldata.exports.scope import Scope
from evaldata.presentation.quotes import linked_quote, quote_list
from pages.visit import current

visit = current()
view, address = visit.view, visit.address
linked = linked_quote(view, address.quote_id)
if address.quote_id is not None:
    visit.show("quote", linked=linked)
listed = quote_list(view, address.theme_chosen, address.query, address.number)
visit.show("quotes", list=listed, filtered=bool(view.filter))
if listed.counts.left:
    taken = CSV.taken(Scope(view, address.theme_chosen, address.query), datetime.now(UTC).date())
    visit.draw()
    st.download_button(
        "Download these quotes as CSV",
        lambda: CSV.file(taken),
        CSV.file_name(taken),
        CSV.mime,
        on_click="ignore",
    )
elif listed.counts.total:
    visit.show_empty("The filter leaves none of these quotes.", listed.theme_ids)
else:
    visit.show("nothing_found", query=address.query, release=address.all_quotes())
