"""Present: one thing a screen, for a projector; the keys are the browser component's."""

import streamlit as st

from evaldata.wording.sentences import dropped_in_words
from evaldata.wording.talk import talk, talk_about
from pages import query_state
from pages.components.browser import talk_keys, talk_query
from pages.components.participation import participation_of_talk
from pages.components.preparation import PARTS, prepare, preparing
from pages.components.slides import slides
from pages.components.style import talk_style
from pages.components.subject import asked_subject, leave_talk, told_of_chosen, voices_of_talk
from pages.components.switches import keys_in_words, switches
from pages.opened import one_dataset
from pages.text import literal


@st.fragment
@one_dataset()
def screens() -> None:
    """Draw the talk; a filter draws it anew, a key shows another screen of it."""
    address = talk_query()
    if address is None:
        address = query_state.query()
    if unknown := query_state.dropped(address):
        st.toast(literal(dropped_in_words(unknown)))
    seen = query_state.view(address)
    if told := told_of_chosen(seen, address):
        st.toast(literal(told))
    subject, name = asked_subject(seen, address), query_state.value(address, "screen")
    parts = address.get(PARTS)
    shown = talk_about(seen, subject, name) if subject else talk(seen, parts, name)
    switchable = switches(seen)
    notes = bool(address.get("notes"))
    slides(seen, shown, hint=keys_in_words(switchable), presenter=notes)
    for screen in shown.screens:
        if screen.people:
            with st.container(key=f"screen-{screen.name}"):
                participation_of_talk(seen)
        elif screen.voices and subject:
            with st.container(key=f"screen-{screen.name}"):
                voices_of_talk(seen, subject)
    with st.bottom:
        names = [screen.name for screen in shown.screens]
        if talk_keys(names, shown.here.name, switchable, notes=notes):
            leave_talk(seen, address)


if preparing():
    prepare(query_state.view())
else:
    talk_style()
    screens()
