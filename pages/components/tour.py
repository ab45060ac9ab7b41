"""The tour: a step at the head of a page, until the visitor ends it or goes elsewhere.

It sets a filter as an example, which ends with it.
"""

import streamlit as st

from evaldata.analysis.filters import Filter
from evaldata.wording.tour import tour
from pages import navigation, opened, query_state
from pages.text import literal

TOUR = "tour"
"""The parameter of the step of the tour that is shown."""
_ENDED, _EXAMPLE = "tour-ended", "example-of-a-filter"


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


def own_filter() -> Filter:
    """The filter without the example that the step on screen has set."""
    now = query_state.view().filter
    name, text = st.session_state.get(_EXAMPLE, ("", ""))
    shown = TOUR in st.query_params and now.of_attribute(name) == (text,)
    return now.without(name) if shown else now


@opened.callback
def _go(number: int) -> None:
    step = tour(opened.dataset())[number - 1]
    _end_example()
    if step.example and not query_state.view().filter:
        name, text = step.example
        st.session_state[_EXAMPLE] = (name, text)
        query_state.choose(name, [text])
    navigation.go_to(step.page, **{TOUR: str(number), **step.chosen})


@opened.callback
def _end() -> None:
    st.session_state[_ENDED] = True
    _end_example()
    query_state.choose(TOUR, "")


def _end_example() -> None:
    """Take the example out of the address, if it is still there."""
    kept = own_filter()
    st.session_state.pop(_EXAMPLE, None)
    query_state.choose_all({a.id: kept.of_attribute(a.id) for a in opened.dataset().attributes})
