"""The entry script: the menu and the filters that stand round every page."""

import streamlit as st

from evaldata.presentation.contents import has
from pages import data, query_state
from pages.components.filters import filters, on_paper, status
from pages.components.menu import BRING, START, TALK, menu, pages
from pages.components.problems import refuse
from pages.components.style import style
from pages.components.text import literal
from pages.components.tour import offer_tour, tour_step

SIDEBAR_WIDTH = 248

page = st.navigation(pages(), position="hidden")
served = data.served()
if served.dataset is None:
    refuse(served.problems)
else:
    query_state.follow()
    query_state.bound()
    query_state.tell_browser(page.url_path)
    evaluation = served.dataset.evaluation
    st.set_page_config(
        page_title=f"{page.title} · {evaluation.short_title}",
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
        menu_items={"About": literal(evaluation.title)},  # with none there were no menu at all
    )
    style(evaluation.look)
    if page.url_path == TALK and not st.query_params.get("prepare"):
        page.run()
    else:
        menu(page.url_path or START)
        if page.url_path in ("", START):
            offer_tour()
        with st.container(gap="xsmall"):
            if page.url_path != BRING:
                on_paper()
                filters()
                status()
                tour_step()
            if has(served.dataset, page.url_path):
                page.run()
            else:
                st.title(f"This evaluation has none: {page.title}", anchor=False)
