"""Who is signed in, and the way out."""

import streamlit as st

from pages.data import people_sign_in
from pages.text import literal
from pages.visitor import name


def sign_out() -> None:
    """Draw the visitor's name and the way out at the foot of the sidebar, where people sign in."""
    if not people_sign_in():
        return
    with st.sidebar:
        st.divider()
        st.caption(literal(name() or "You are signed in"))
        st.button("Sign out", icon=":material/logout:", width="stretch", on_click=st.logout)
