"""The list of themes: each is one click away from any other."""

import streamlit as st

from evaldata.entities import Theme
from evaldata.presentation.themes import ThemeLine, theme_lines
from evaldata.view import View
from pages.components.choices import select
from pages.components.text import literal, numbered
from pages.query_state import in_address

ALL = ""
"""The choice that narrows nothing."""
MOST_LISTED = 20
"""Themes that are listed; of more one is found by typing."""


def choose_theme(view: View) -> Theme:
    """Draw the list and return the chosen theme, the first where none is chosen."""
    lines = {line.theme.theme_id: line for line in theme_lines(view)}
    tied = in_address("theme", list(lines), default=next(iter(lines)))
    if len(lines) > MOST_LISTED:
        chosen = st.selectbox(
            "Theme",
            list(lines),
            format_func=lambda name: f"{lines[name].theme.number} {lines[name].theme.title}",
            **tied,
        )
        return lines[chosen].theme
    with st.container(key="claims-theme"):
        chosen = st.radio(
            "Theme",
            list(lines),
            format_func=lambda name: _label(lines[name]),
            label_visibility="collapsed",
            width="stretch",
            **tied,
        )
    return lines[chosen].theme


def _label(line: ThemeLine) -> str:
    return f"{numbered(line.theme.number, line.theme.title)} :gray[{literal(line.evidence)}]"


def narrow_to_theme(view: View) -> Theme | None:
    """Draw a choice of one theme or all, and return the theme; None for all."""
    themes = {theme.theme_id: f"{theme.number} {theme.title}" for theme in view.dataset.themes}
    chosen = select("theme", "Theme", {ALL: "All themes", **themes}, default=ALL, width=320)
    return view.dataset.theme(chosen)
