"""What can be done with one thing: talk about it, or take slides on it away."""

from collections.abc import Sequence

import streamlit as st

from evaldata.analysis.voices import theme_voices_frame
from evaldata.charts import Chart, theme_voices
from evaldata.presentation.subject import GROUP, Subject, subject_of
from evaldata.view import View
from pages import query_state
from pages.components.chart import dark, draw_chart, kept
from pages.components.lists import statement_address
from pages.components.menu import ENTRIES, START, Query, page_link
from pages.components.participation import HEIGHT, LETTERS

ABOUT = "about"


def asked_subject(view: View, address: query_state.Query | None = None) -> Subject | None:
    """The one thing that the address names; None where it names none that there is."""
    named = (query_state.query() if address is None else address).get(ABOUT)
    return subject_of(view, named[-1]) if named else None


def about_links(key: str, here: str, filters: Query | None = None) -> None:
    """Draw the ways to a talk and to slides about one thing.

    Args:
        key: What it is about.
        here: The page to return to.
        filters: The filters of a group; those of now if missing.
    """
    ways = (("present", "Talk about this", "slideshow"), ("takeaway", "Slides on this", "download"))
    with st.container(horizontal=True, gap="medium", key="about-links"):
        for page, label, icon in ways:
            symbol = f":material/{icon}:"
            with st.container(width="content"):
                page_link(page, label, icon=symbol, carried=filters, about=key, back=here)


def home_of(view: View, key: str) -> tuple[str, dict[str, str]] | None:
    """The page of a subject, and the parameters that choose it there; None where there is none."""
    dataset = view.dataset
    for theme in dataset.themes:
        if theme.key == key:
            return "themes", {"theme": theme.theme_id}
    for statement in dataset.statements:
        if statement.key == key:
            return statement_address(statement)
    return ("compare", {}) if key == GROUP else None


def leave_talk(seen: View, address: query_state.Query) -> None:
    """Go to what the talk was about, or back to the page from which it was begun."""
    about, back = ((address.get(name) or [""])[-1] for name in (ABOUT, "back"))
    page, chosen = home_of(seen, about) or (back if back in ENTRIES else START, {})
    query_state.leave_talk(address, page, **chosen)


def voices_of_talk(view: View, subject: Subject) -> None:
    """Draw whose words the quotes of a subject are, to be read from the back of a room."""
    draw_chart(kept(_voices, view, subject.theme_ids, dark=dark()), "voices-of-talk")


def _voices(view: View, theme_ids: Sequence[str] | None, *, dark: bool) -> Chart:
    frame = theme_voices_frame(view, theme_ids)
    return theme_voices(frame, view.dataset.voice, dark=dark).magnified(LETTERS, height=HEIGHT)
