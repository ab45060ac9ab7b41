"""The entry script: the menu and the filters that stand round every page."""

import streamlit as st

from evaldata.analysis.contents import has
from evaldata.dataset.dataset import Dataset
from evaldata.model.evaluation import Look
from pages import navigation, opened, query_state
from pages.components.evaluations import evaluation_list
from pages.components.filters import filters, on_paper, status
from pages.components.menu import BRING, ENTRIES, LIST, QUOTES, START, TALK, menu, pages
from pages.components.preparation import preparing
from pages.components.problems import refuse
from pages.components.sign_out import sign_out
from pages.components.style import style
from pages.components.tour import offer_tour, tour_step
from pages.data import catalogue
from pages.text import literal

SIDEBAR_WIDTH = 248


def page_of(data: Dataset, page: st.Page) -> None:
    """A page of the open evaluation, with what stands round it."""
    evaluation = data.evaluation
    st.set_page_config(
        page_title=f"{page.title} · {evaluation.short_title}",
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
        menu_items={"About": literal(evaluation.title)},  # with none there were no menu at all
    )
    style(evaluation.look)
    if page.url_path == TALK and not preparing():
        page.run()
        return
    menu(page.url_path or START)
    sign_out()
    if page.url_path in ("", START):
        offer_tour()
    with st.container(gap="xsmall"):
        if page.url_path != BRING:
            if page.url_path != QUOTES:  # it draws that anew with each letter of a search
                on_paper()
            filters()
            status()
            tour_step()
        if has(data, page.url_path):
            page.run()
        else:
            st.title(f"This evaluation has none: {page.title}", anchor=False)


page = st.navigation(pages(), position="hidden")
navigation.follow()
query_state.leave_out_long_address()
navigation.tell_browser(page.url_path)
with opened.one_dataset() as served:
    if served is None and page.url_path in ("", START):
        st.switch_page(f"{LIST}.py", query_params=query_state.query())
    elif served is None or page.url_path == LIST:
        st.set_page_config(page_title="Evaluations", layout="wide")
        style(Look())
        sign_out()
        if page.url_path == LIST:
            page.run()
        else:
            evaluation_list(page.url_path if page.url_path in ENTRIES else START)
    elif served.dataset is None:
        refuse(served.problems, several=len(catalogue().folders()) > 1)
        sign_out()
    else:
        page_of(served.dataset, page)
