"""The script that Streamlit runs on every visit: it draws the page that the address names."""

from functools import cache
from pathlib import Path

import streamlit as st

from evaldata.markup import Renderer, style
from evaldata.store import Served
from pages.address import START, Address
from pages.composing import show_menu, show_page
from pages.menu import LABELS
from pages.router import draw_router
from pages.visit import Visit, blocks, data_folder, store

SIDEBAR_WIDTH = 248


def main() -> None:
    """Draw the page and what stands round it."""
    page = st.navigation(
        [
            st.Page(f"{name}.py", title=label, default=name == START)
            for name, label in LABELS.items()
        ],
        position="hidden",
    )
    served = store(data_folder()).current()
    dataset = served.dataset
    st.html(style(dataset.evaluation.look if dataset else None, _surroundings()))
    if dataset is None:
        _refuse(served)
        return
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    address, dropped = Address.read(page.url_path or START, parameters, dataset)
    visit = Visit.of(dataset, address, dropped)
    st.set_page_config(
        page_title=visit.title,
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    try:
        show_page(visit, served)
    finally:  # a page that fails keeps what stands round it
        visit.draw()
        show_menu(visit)
        with st.sidebar:
            visit.draw()
        draw_router()


@cache
def _surroundings() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def _refuse(served: Served) -> None:
    """Say what is wrong with the data, where there are none to show."""
    st.set_page_config(page_title="No data", layout="wide")
    st.html(blocks(Renderer.plain("problems", problems=served.problems)))


main()
