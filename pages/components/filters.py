"""The row of filters above every page, what they leave, and the address to share."""

from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

import segno
import streamlit as st

from evaldata.analysis.view import View
from evaldata.model.attributes import Attribute
from evaldata.model.language import day_in_words
from evaldata.wording.limits import derived_in_words
from evaldata.wording.sentences import (
    dropped_in_words,
    filter_in_words,
    in_common,
    loosening,
    nobody_left,
    showing,
    who_took_part,
    why_possible,
)
from evaldata.wording.subject import SELECTION
from pages import navigation, opened, query_state
from pages.components.chart import kept
from pages.components.choices import distinct
from pages.components.prose import limits_button
from pages.text import literal

MOST_PILLS = 24
"""Values that are laid out to be clicked; of more one is found by typing."""
NAMED = 2
"""Chosen values that a filter names; of more it says how many."""
KEYS = 2
"""Keys that a filter's widget has in turn; a session keeps something of each while it lasts."""
LONGEST_CODED = 2_000
"""A longer address makes a code that no camera reads from a seat."""


def filters() -> None:
    """Draw a filter for each attribute, and what clears them, shares them, or shows the chosen."""
    view = query_state.view()
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="filters"):
        for attribute in view.dataset.attributes:
            _filter(view, attribute)
        if view.filter:
            st.button("Show everything", on_click=query_state.clear, type="tertiary", key="clear")
        if number := len(query_state.selection().ids):
            st.button(
                f"Chosen ({number})",
                key="chosen-quotes",
                icon=":material/checklist:",
                type="tertiary",
                on_click=navigation.go_to,
                args=("quotes",),
                kwargs={"show": SELECTION},
            )
        share()


def _filter(view: View, attribute: Attribute) -> None:
    """A popover that says what is chosen, with all values in it."""
    chosen = view.filter.of_attribute(attribute.id)
    said = ", ".join(attribute.value(text).shown for text in chosen) or "All"
    if len(chosen) > NAMED:
        said = f"{len(chosen)} of {len(attribute.values)}"
    named = not said.startswith(attribute.label)  # "Year 2" says already what it is
    label = f"{literal(attribute.label)} " * named + f"**{literal(said)}**"
    with st.popover(label, key=f"filter-{attribute.id}"):
        _values(view, attribute, list(chosen))


def _values(view: View, attribute: Attribute, chosen: list[str]) -> None:
    """The values to choose from, each with the responses that it would leave."""
    elsewhere = View.of(view.dataset, view.filter.without(attribute.id))
    left = {value.text: n for value, n in elsewhere.by_value(attribute)}
    shown = distinct({value.text: value.shown for value in attribute.values})
    key = _key(attribute, chosen)
    tied: dict[str, Any] = {"key": key, "on_change": _write, "args": (attribute.id, key)}
    if len(attribute.values) > MOST_PILLS:
        st.multiselect(
            literal(attribute.label),
            attribute.texts,
            format_func=lambda text: f"{shown[text]} ({left[text]:,})",
            placeholder=f"All {attribute.plural}",
            default=chosen,
            **tied,
        )
    else:
        st.pills(
            f"{literal(attribute.label)} and its responses",
            attribute.texts,
            selection_mode="multi",
            default=chosen,
            format_func=lambda text: f"{literal(shown[text])} :gray[{left[text]:,}]",
            **tied,
        )


def _key(attribute: Attribute, chosen: list[str]) -> str:
    """The widget's key, another one where the address changed by other means than the widget.

    A widget in a closed popover does not hear of values set from Python: it would tell its old
    ones at the next run. One with a new key begins with its default, which is what is chosen.
    A browser forgets a widget that a run did not draw, so that its key can come again.
    """
    count = f"filter-changes-{attribute.id}"
    key = f"{attribute.id}-{st.session_state.get(count, 0)}"
    if key in st.session_state and sorted(st.session_state[key]) != sorted(chosen):
        st.session_state[count] = (st.session_state.get(count, 0) + 1) % KEYS
        key = f"{attribute.id}-{st.session_state[count]}"
        st.session_state.pop(key, None)
    return key


def _write(attribute_id: str, key: str) -> None:
    query_state.choose(attribute_id, st.session_state[key])


def status(*, whose: bool) -> None:
    """Say what the filters leave and why, and what a visitor should know before reading on.

    Args:
        whose: Whether to say of whom the responses are, too; some pages say it in their headline.
    """
    view = query_state.view()
    if view.filter:
        words = filter_in_words(view.filter, view.dataset)
        who = f" {who_took_part(view)}." if whose and view.dataset.responses else ""
        left = f"{showing(view)}.{who}"
        st.info(f"**{literal(words)}.** {literal(left)}", icon=":material/filter_alt:")
        _explained(view)
    else:
        with st.container(key="showing"):
            st.caption(literal(showing(view)))
    if leaves_nobody(view):
        st.markdown(literal(nobody_left(view)))
        offer_loosening(view)
    if unknown := query_state.dropped():
        st.warning(literal(dropped_in_words(unknown)))
    served = opened.served()
    if served is not None and (failed := served.refused_at) is not None:
        st.warning(
            f"New data were refused on {day_in_words(failed)} at {failed:%H:%M} UTC; "
            "these are the last good ones."
        )


def _explained(view: View) -> None:
    """Explain what the filters leave, for whoever asks."""
    why = kept(_why, view)
    if why or view.withheld:
        with st.popover("What that means", icon=":material/help:", type="tertiary"):
            if why:
                st.markdown(literal(why))
            if view.withheld:
                limits_button("limits")


def _why(view: View) -> str:
    """Why quotes are possible or ruled out, and what is to be known of the responses."""
    return " ".join(
        filter(None, (why_possible(view, view.counts), derived_in_words(view), in_common(view)))
    )


def leaves_nobody(view: View) -> bool:
    """Whether filters leave nobody who took part; the status then offers to loosen them."""
    return bool(view.dataset.responses) and not view.responses


def offer_loosening(
    view: View, theme_ids: list[str] | None = None, *, key: str = "release"
) -> None:
    """Offer to release each filter, that first which leaves the most quotes of these themes."""
    with st.container(horizontal=True):
        for name in loosening(view, theme_ids):
            label = literal(f"Show all {view.dataset.evaluation.attribute(name).plural}")
            st.button(label, key=f"{key}-{name}", on_click=_release, args=(name,))


def _release(attribute_id: str) -> None:
    query_state.choose(attribute_id, [])
    st.rerun()  # the whole page, where a part of it asked


def on_paper() -> None:
    """Say on paper what a reader of the paper cannot see otherwise: filter, day, address."""
    view = query_state.view()
    words = filter_in_words(view.filter, view.dataset)
    filtered = f"Filter: {words}. " if words else ""
    said = " ".join(filter(None, (f"{filtered}{showing(view)}.", kept(_why, view))))
    today = day_in_words(datetime.now(UTC).date())
    with st.container(key="on-paper"):
        st.caption(
            f"**{literal(view.dataset.evaluation.title)}**. {literal(said)} "
            f"Printed on {today} from {literal(navigation.link())}"
        )


def share() -> None:
    """Draw a button that opens the address of what is on screen, also as a QR code."""
    with st.popover("Share", icon=":material/share:", key="share", on_change="rerun") as opened:
        if opened.open:
            address = navigation.link()
            st.caption("The address holds page, filters, search and chosen quotes.")
            st.code(address, language=None, wrap_lines=True)
            if len(address) <= LONGEST_CODED:
                code = "The same address as a QR code"
                st.image(_qr_code(address), caption=code, alt=code, width=220)


@lru_cache(64)
def _qr_code(address: str) -> bytes:
    """The address as a QR code, a PNG image."""
    image = BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="png", scale=8, border=2)
    return image.getvalue()
