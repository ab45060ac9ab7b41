"""The entry script: the menu and the filters that stand round every page."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.contents import has
from evaldata.dataset.dataset import Dataset
from evaldata.model.evaluation import Look
from evaldata.model.problems import Problem
from pages import navigation, opened, query_state
from pages.components.evaluations import evaluation_list
from pages.components.filters import filters, on_paper, status
from pages.components.menu import BRING, ENTRIES, LIST, QUOTES, START, TALK, menu, pages
from pages.components.preparation import preparing
from pages.components.style import style
from pages.components.tour import offer_tour, tour_step
from pages.data import catalogue, claims, people_sign_in
from pages.text import literal

SIDEBAR_WIDTH = 248
HEADED_BY_WHOM = ("", START, "participants")
"""Pages whose headline says of whom the responses are that a filter leaves."""


def refuse(problems: Sequence[Problem]) -> None:
    """Show what is wrong with the data, each problem with its place, instead of any page."""
    st.set_page_config(page_title="No data", layout="wide")
    st.title("There are no data to show", anchor=False)
    if len(catalogue().folders()) > 1:
        st.page_link(f"{LIST}.py", label="All evaluations", icon=":material/list:")
    st.markdown("The dataset was refused. Each problem says where it is and what to do.")
    for problem in problems:
        st.error(f"**{literal(problem.place)}** {literal(f'{problem.message} {problem.remedy}')}")


def sign_out() -> None:
    """Draw who is signed in, and the way out, at the foot of the sidebar, where people sign in."""
    if people_sign_in():
        name = claims().get("name")
        with st.sidebar:
            st.divider()
            st.caption(literal(name if name and isinstance(name, str) else "You are signed in"))
            st.button("Sign out", icon=":material/logout:", width="stretch", on_click=st.logout)


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
            filters()
            status(whose=page.url_path not in HEADED_BY_WHOM)
            tour_step()
            if page.url_path != QUOTES:  # it draws that anew with each letter of a search
                on_paper()
        if has(data, page.url_path):
            page.run()
        else:
            st.title(f"{page.title}: this evaluation has nothing to show here", anchor=False)


page = st.navigation(pages(), position="hidden")
navigation.follow()
query_state.leave_out_long_address()
navigation.tell_browser(page.url_path)
with opened.one_dataset() as served:
    if served is None and page.url_path in ("", START):
        st.switch_page(f"{LIST}.py", query_params=query_state.query())
    elif served is None or page.url_path == LIST:
        needs_none = page.url_path in (LIST, BRING)
        st.set_page_config(page_title=page.title if needs_none else "Evaluations", layout="wide")
        style(Look())
        sign_out()
        if needs_none:
            page.run()
        else:
            evaluation_list(page.url_path if page.url_path in ENTRIES else START)
    elif served.dataset is None:
        refuse(served.problems)
        sign_out()
    else:
        page_of(served.dataset, page)
