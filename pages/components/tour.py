"""The tour: a step at the head of a page, until the visitor ends it or goes elsewhere."""

import streamlit as st

from evaldata.wording.tour import tour
from pages import navigation, opened, query_state
from pages.components.example import TOUR, end_example, show_example
from pages.text import literal

_ENDED = "tour-ended"


def tour_step() -> None:
    """Draw the step that the address names, with the ways to the next one and out."""
    steps = tour(opened.dataset())
    number = query_state.number(TOUR)
    if not 0 < number <= len(steps):
        return
    step = steps[number - 1]
    with st.container(border=True, key="tour"):
        st.markdown(f"**{number} of {len(steps)}: {literal(step.title)}.** {literal(step.text)}")
        with st.container(horizontal=True, gap="small"):
            if number < len(steps):
                st.button("Next", type="primary", on_click=_go, args=(number + 1,))
            st.button("End the tour", on_click=_end)


def offer_tour() -> None:
    """Draw the way into the tour below the menu, until this visitor has ended it."""
    if not st.session_state.get(_ENDED) and TOUR not in st.query_params:
        with st.sidebar.container(border=True, key="tour-offer"):
            # A link to the page on which it stands would look chosen.
            st.button(
                "A one-minute tour",
                icon=":material/tour:",
                type="tertiary",
                on_click=_go,
                args=(1,),
            )
            st.button("No, thanks", type="tertiary", on_click=_end)


@opened.callback
def _go(number: int) -> None:
    step = tour(opened.dataset())[number - 1]
    end_example()
    if step.example and not query_state.view().filter:
        show_example(*step.example)
    navigation.go_to(step.page, **{TOUR: str(number), **step.chosen})


@opened.callback
def _end() -> None:
    st.session_state[_ENDED] = True
    end_example()
    query_state.choose(TOUR, "")
