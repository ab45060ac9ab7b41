"""Who visits, as the provider of the sign-in says."""

from collections.abc import Mapping

import streamlit as st


def claims() -> Mapping[str, object]:
    """What the provider says of the visitor; nothing where nobody has signed in."""
    told = st.user.to_dict()
    return told if told.get("is_logged_in") is True else {}


def name() -> str:
    """The visitor's name as the provider says it; empty where it says none."""
    told = claims().get("name")
    return told if isinstance(told, str) else ""
