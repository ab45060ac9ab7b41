"""Ways from one page to another: what every link carries along, and changes of page.

A callback that stood in a page would keep all that the page drew, as long as its session lasts.
"""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.filters import Filter
from pages.opened import EVALUATION, asked_evaluation, callback
from pages.query_state import Query, encoded, joined, query, selection, view

_TARGET = "page-to-go-to"
_SHOWN = "page-and-query-shown"


def carried(filter_: Filter | None = None, *, address: Query | None = None) -> Query:
    """The evaluation, filters and selection of an address, which every link carries along.

    Args:
        filter_: Carried in place of the address's own.
        address: That of now if missing.
    """
    asked = view(address).filter if filter_ is None else filter_
    evaluation = {EVALUATION: asked_evaluation() or ""}
    return joined(evaluation, dict(asked.chosen), selection(address).to_query())


def link() -> str:
    """The whole address of what is on screen."""
    asked = encoded(query())
    return f"{st.context.url}?{asked}" if asked else str(st.context.url)


@callback
def go_to(name: str, filter_: Filter | None = None, /, **parameters: str) -> None:
    """Go to a page with what every link carries (see `carried`) and these parameters.

    For callbacks.
    """
    st.session_state[_TARGET] = (name, joined(carried(filter_), parameters))


def open_theme(point: Sequence[str]) -> None:
    """Go to the theme that was clicked. For callbacks."""
    go_to("themes", theme=point[0])


def open_cell(point: Sequence[str]) -> None:
    """Go to the cell of the evidence grid that was clicked. For callbacks."""
    row, column = point
    go_to("grid", row=row, column=column)


@callback
def open_quotes(theme_id: str, point: Sequence[str]) -> None:
    """Go to the quotes of a theme that are from whom was clicked. For callbacks."""
    name, text = point
    seen = view()
    asked = seen.asking(seen.dataset.evaluation.attribute(name), text)
    go_to("quotes", asked.filter, theme=theme_id)


def open_evaluation(name: str) -> None:
    """Go to the beginning of another evaluation. For callbacks."""
    st.session_state[_TARGET] = ("overview", {EVALUATION: name})


def switch_page(page: str, address: Query, **chosen: str) -> None:
    """Go to a page at once, with the filters and selection of an address and these parameters."""
    st.switch_page(f"{page}.py", query_params=joined(carried(address=address), chosen))


def follow() -> None:
    """Go where a callback has asked to; the frame does that before it draws anything."""
    if target := st.session_state.pop(_TARGET, None):
        name, parameters = target
        st.switch_page(f"{name}.py", query_params=parameters)


def tell_browser(page: str) -> None:
    """Make the browser's address the one that is shown; the frame does that on every run.

    A link to the page on which it stands is followed without a change of the browser's address.
    """
    shown = (page, query())
    before = st.session_state.get(_SHOWN, shown)
    st.session_state[_SHOWN] = shown
    if before[0] == page and before != shown:
        st.query_params.update()  # tells all of it; what the browser has already is no news to it
