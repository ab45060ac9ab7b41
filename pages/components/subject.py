"""What can be done with one thing: talk about it, or take slides on it away."""

import streamlit as st

from evaldata.analysis.participation import theme_voices_frame
from evaldata.analysis.view import View
from evaldata.charts import Chart, theme_voices
from evaldata.wording.selection import missing
from evaldata.wording.subject import GROUP, SELECTION, Subject, subject_of
from pages import navigation, query_state
from pages.components.chart import dark, draw_chart, kept
from pages.components.lists import claim_address
from pages.components.menu import ENTRIES, START, page_link
from pages.components.participation import HEIGHT, LETTERS
from pages.query_state import Query, value

ABOUT = "about"
HOMES: dict[str, tuple[str, dict[str, str]]] = {
    GROUP: ("compare", {}),
    SELECTION: ("quotes", {"show": SELECTION}),
}
"""The pages of subjects that are no theme or statement, and the parameters that choose them."""
WAYS = {SELECTION: ("Talk about these", "Slides and files of these")}
"""What the ways are called where what they are about is not one thing."""


def asked_subject(view: View, address: Query) -> Subject | None:
    """The one thing that an address names; None where it names none that there is."""
    return subject_of(view, value(address, ABOUT), query_state.selection(address))


def told_of_chosen(view: View, address: Query) -> str:
    """What an address names as chosen and is not there, where it asks for that; else nothing."""
    asked = value(address, ABOUT) == SELECTION
    return missing(view, query_state.selection(address)) if asked else ""


def about_links(key: str, here: str, carried: Query | None = None) -> None:
    """Draw the ways to a talk and to slides about what has this key, and from them back here.

    They carry what every link does if nothing else is given.
    """
    talk, files = WAYS.get(key, ("Talk about this", "Slides on this"))
    ways = (("present", talk, "slideshow"), ("takeaway", files, "download"))
    with st.container(horizontal=True, gap="medium", key="about-links"):
        for page, label, icon in ways:
            with st.container(width="content"):
                page_link(page, label, icon=icon, carried=carried, about=key, back=here)


def leave_talk(seen: View, address: Query) -> None:
    """Go to what the talk was about, or back to the page from which it was begun."""
    about, back = value(address, ABOUT), value(address, "back")
    if claim := seen.dataset.claim(about):
        page, chosen = claim_address(claim)
    else:
        page, chosen = HOMES.get(about) or (back if back in ENTRIES else START, {})
    navigation.switch_page(page, address, **chosen)


def voices_of_talk(view: View, subject: Subject) -> None:
    """Draw whose words the quotes of a subject are, to be read from the back of a room."""
    chart = kept(_voices, view, subject, dark=dark())
    draw_chart(chart, "voices-of-talk", height="stretch")


def _voices(view: View, subject: Subject, *, dark: bool) -> Chart:
    frame = theme_voices_frame(view, subject.theme_ids, subject.quote_ids)
    chart = theme_voices(frame, view.dataset.voice, dark=dark, which=subject.which)
    return chart.magnified(LETTERS, height=HEIGHT)
