"""Themes: what was heard on a theme, from whom, and what follows from it."""

from functools import partial

import streamlit as st

from evaldata.analysis.contents import has
from evaldata.analysis.participation import theme_voices_frame
from evaldata.analysis.view import View
from evaldata.charts import Chart, theme_voices
from evaldata.wording.evidence import groups
from evaldata.wording.sentences import about_everyone
from evaldata.wording.statements import related, theme_evidence
from pages.components.chart import dark, kept, show_chart
from pages.components.choosing import suggest
from pages.components.lists import choose_theme, linked_statement, theme_links
from pages.components.prose import prose, prose_list
from pages.components.quote_cards import quote_cards
from pages.components.subject import about_links
from pages.navigation import carried, open_quotes
from pages.query_state import joined, view
from pages.text import literal

QUOTES = "quotes"
"""The place of the quotes on the page: on a phone they stand far below."""


def speakers(seen: View, theme_id: str, *, dark: bool) -> Chart:
    """Whose words the quotes of a theme are."""
    return theme_voices(theme_voices_frame(seen, [theme_id]), seen.dataset.voice, dark=dark)


seen = view()
data = seen.dataset
left, right = st.columns([3, 8], gap="medium")
with left:
    theme = choose_theme(seen)
listed = groups(seen, [theme.theme_id])
with right:
    st.caption(literal(" · ".join(filter(None, [theme.over, about_everyone(seen)]))))
    st.title(literal(theme.message), anchor=False)
    if theme.explanation:
        prose(theme.explanation)
    to_quotes = f" [Read them\u00a0↓](#{QUOTES})" if listed else ""
    st.caption(literal(" ".join(theme_evidence(seen, theme))) + to_quotes)
    about_links(theme.key, "themes")
    said, resting = st.columns(2, gap="medium")
    with said:
        if heard := [*theme.points, *([theme.gap] if theme.gap else [])]:
            st.subheader("What was heard", anchor=False)
            prose_list(heard)
        theme_links("Belongs to", data.above(theme))
        theme_links("Themes within it", data.below(theme))
    with resting:
        if has(data, "grid"):
            show_chart(
                kept(speakers, seen, theme.theme_id, dark=dark()),
                "speakers",
                on_click=partial(open_quotes, theme.theme_id),
            )
        for heading, none, statements in related(seen, theme):
            st.markdown(f"**{literal(heading)}**")
            for statement in statements:
                linked_statement(statement, statement.link_basis)
            if not statements:
                st.markdown(f":orange[▲ {literal(none)}]")
    st.subheader("What people said", anchor=QUOTES)
    if listed:
        suggest(seen, theme.key, seen.counts_of([theme.theme_id]).left)
        quote_cards(listed, rest=joined(carried(), {"theme": theme.theme_id}))
    else:
        st.caption("No quote stands for this theme itself.")
