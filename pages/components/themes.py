"""The list of themes: each is one click away from any other."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.view import View
from evaldata.model.entities import Theme
from evaldata.wording.evidence import briefly
from evaldata.wording.themes import full_name
from pages.components.chart import kept
from pages.components.choices import lines, select
from pages.components.menu import page_link
from pages.text import literal, numbered, with_numbers

ALL = ""
"""The choice that narrows nothing."""
MOST_LISTED = 20
"""Themes that are listed; of more one is found by typing."""


def choose_theme(view: View) -> Theme:
    """Draw the list and return the chosen theme, the first where none is chosen.

    A page asks only where there are themes: the frame runs none that `CONTENTS` says needs some.

    Raises:
        ValueError: Where the evaluation has no themes.
    """
    themes = {theme.theme_id: theme for theme in view.dataset.themes}
    if not themes:
        raise ValueError("The evaluation has no themes to choose from.")
    if len(themes) <= MOST_LISTED:
        return themes[lines("theme", "Theme", kept(_labels, view))]
    names = {theme_id: full_name(view.dataset, theme) for theme_id, theme in themes.items()}
    return themes[select("theme", "Theme", names, default=next(iter(themes)), width="stretch")]


def _labels(view: View) -> dict[str, str]:
    """Each theme, set in below those to which it belongs, and who is quoted on it, by its id."""
    labels = {}
    for theme in view.dataset.themes:
        indent = "\u2003" * len(view.dataset.above(theme))
        evidence = literal(with_numbers(briefly(view, [theme.theme_id])))
        labels[theme.theme_id] = f"{indent}{numbered(theme.number, theme.title)} :gray[{evidence}]"
    return labels


def theme_links(heading: str, themes: Sequence[Theme]) -> None:
    """Draw a link to each of these themes, under a heading where one is given and there are any."""
    if heading and themes:
        st.markdown(f"**{literal(heading)}**")
    for theme in themes:
        page_link("themes", numbered(theme.number, theme.title), theme=theme.theme_id)


def narrow_to_theme(view: View) -> Theme | None:
    """Draw a choice of one theme or all, and return the theme; None for all."""
    data = view.dataset
    themes = {theme.theme_id: full_name(data, theme) for theme in data.themes}
    chosen = select("theme", "Theme", {ALL: "All themes", **themes}, default=ALL, width=320)
    return data.theme(chosen)
