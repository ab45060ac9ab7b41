"""Then and now: two waves of a programme, theme by theme."""

import streamlit as st

from pages.components.menu import earlier
from pages.components.waves import choose_waves, then_and_now
from pages.query_state import view

if not earlier():
    st.title("No earlier wave of this evaluation is here", anchor=False)
elif waves := choose_waves(view()):
    then_and_now(waves)
