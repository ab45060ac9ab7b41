"""Present: one thing a screen, for a projector; the keys are the browser component's."""

import streamlit as st

from evaldata.presentation.talk import talk
from evaldata.sentences import dropped_in_words
from pages import query_state
from pages.components.browser import talk_keys, talk_query
from pages.components.menu import ENTRIES
from pages.components.participation import participation_of_talk
from pages.components.preparation import prepare, wanted_parts
from pages.components.slides import slides
from pages.components.style import talk_style
from pages.components.switches import keys_in_words, switches
from pages.components.text import literal


@st.fragment
def screens() -> None:
    """Draw the talk; a filter draws it anew, a key shows another screen of it."""
    address = talk_query() or query_state.query()
    if unknown := query_state.dropped():
        st.toast(literal(dropped_in_words(unknown)))
    seen = query_state.view(address)
    shown = talk(seen, wanted_parts(address), (address.get("screen") or [""])[-1])
    switchable = switches(seen)
    slides(seen, shown, hint=keys_in_words(switchable))
    for screen in shown.screens:
        if screen.people:
            with st.container(key=f"screen-{screen.name}"):
                participation_of_talk(seen)
    with st.bottom:
        if talk_keys([s.name for s in shown.screens], shown.here.name, switchable):
            query_state.leave_talk(address, ENTRIES)


if st.query_params.get("prepare"):
    prepare(query_state.view())
else:
    talk_style()
    screens()
