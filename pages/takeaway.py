"""Take away: what the filters leave, as slides, a briefing, a workbook, a page, or bare data."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from evaldata.exports.content import ExportContent
from evaldata.exports.formats import FORMATS
from evaldata.exports.scope import Scope
from pages.components.downloads import download
from pages.components.lists import narrow_to_theme
from pages.components.menu import page_link
from pages.components.search import WORDS, plain_search, understood
from pages.components.subject import asked_subject, told_of_chosen
from pages.query_state import choose, query, view
from pages.text import literal

seen, address = view(), query()
subject = asked_subject(seen, address)
if told := told_of_chosen(seen, address):
    st.warning(literal(told))
if subject:
    page_link("takeaway", "Everything instead", icon="arrow_back")
    scope = Scope(seen, about=subject)
else:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        theme = narrow_to_theme(seen)
        words = plain_search("Search")
    scope = Scope(seen, theme, words)
content = ExportContent(scope, datetime.now(UTC).date())
over, title = scope.heading
if over:
    st.caption(literal(over))
st.title(literal(title), anchor=False)
understood(scope.search.asked, partial(choose, WORDS))
st.markdown(literal(content.counted))
if scope.without_quotes:
    st.warning(literal(scope.without_quotes))
with st.grid(3, gap="small", min_column_width=260):
    for format_ in FORMATS:
        with st.container(border=True, height="stretch", vertical_alignment="distribute"):
            with st.container():
                st.markdown(f"**{literal(format_.label)}**")
                st.markdown(literal(format_.purpose))
                if limit := format_.limit(scope):
                    st.caption(literal(limit))
            download(format_, scope)
with st.expander("The note in each file"):
    for name, text in content.stamp:
        st.markdown(f"**{literal(name)}** {literal(text)}")
