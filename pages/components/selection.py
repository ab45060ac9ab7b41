"""The chosen quotes: in order, named, noted, and how far they stand for all."""

from dataclasses import replace

import streamlit as st

from evaldata.analysis.classes import LISTED, QuoteClass
from evaldata.analysis.representation import represented
from evaldata.analysis.selection import LONGEST_NAME, LONGEST_NOTE, Selection
from evaldata.analysis.view import View
from evaldata.model.entities import Quote
from evaldata.wording.evidence import class_group
from evaldata.wording.selection import BY_A_READER, chosen_quotes, missing, represents, unknown_ids
from evaldata.wording.subject import GROUP, SELECTION, subject_of
from pages import query_state
from pages.components.choices import segments
from pages.components.choosing import keep, suggest
from pages.components.quote_cards import quote_cards
from pages.components.subject import about_links
from pages.components.tables import show_table
from pages.text import literal

ALL = "all"
NOTE = "Note for yourself; it is in the link you share"
_NAME, _NOTE = "name-selection", "note-"
"""Keys of the fields for the name and, before a quote's id, for its note."""


def chosen_alone(view: View) -> bool:
    """Draw the choice of all quotes or those chosen, and return whether it is the latter."""
    number = len(query_state.selection().ids)
    labels = {ALL: "All quotes", SELECTION: f"Chosen ({number})"}
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = segments("show", "Show", labels, default=ALL, labelled=False)
        if shown == ALL and view.filter:
            suggest(view, GROUP, view.counts.left)
    return shown == SELECTION


def selection(view: View) -> None:
    """Draw the chosen quotes, to be ordered, named, noted and taken out."""
    chosen = query_state.selection()
    if chosen.ids and (told := missing(view, chosen)):
        st.warning(literal(told))
        unknown = unknown_ids(view, chosen)
        st.button("Take these out of the address", on_click=_take_out, args=unknown, key="mend")
    subject = subject_of(view, SELECTION, chosen)
    if subject is None:
        st.title("No quote is chosen yet", anchor=False)
        st.markdown(
            "Each quote has a button that chooses it, wherever it stands. The address holds the "
            "selection, so that it opens elsewhere as it is."
        )
        return
    st.title(literal(subject.message), anchor=False)
    st.caption(f"{BY_A_READER} The address holds all of it, so that it opens elsewhere as it is.")
    about_links(SELECTION, "quotes")
    *one_sided, counted = represents(view, chosen)
    for sentence in one_sided:
        st.markdown(f":orange[▲ {literal(sentence)}]")
    st.markdown(literal(counted))
    left, right = st.columns([7, 4], gap="medium")
    with right:
        st.subheader("How far they stand for all", anchor=False)
        for title, frame in represented(view, view.dataset.quotes.rows_of(chosen.ids)):
            show_table(frame.rename_axis(title), title)
    with left:
        _text("Name of the selection", chosen.name, LONGEST_NAME, _NAME)
        listed = chosen_quotes(view, chosen)
        for place, (quote, quote_class) in enumerate(listed):
            _quote(view, chosen, quote, quote_class, last=place == len(listed) - 1)


def _quote(
    view: View, chosen: Selection, quote: Quote, quote_class: QuoteClass, *, last: bool
) -> None:
    """A chosen quote with what can be done to it."""
    quote_id = quote.quote_id
    first = quote_id == chosen.ids[0]
    with st.container(gap="xsmall"):
        group = replace(class_group(view, quote_class), explanation="", quotes=(quote,))
        if quote_class in LISTED:  # its class stands over it as a remark, and no heading a quote
            group = replace(group, heading="", explanation=group.heading)
        quote_cards([group], themes=True)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            for label, icon, act, args, useless in (
                ("Move up", "arrow_upward", _move, (quote_id, -1), first),
                ("Move down", "arrow_downward", _move, (quote_id, 1), last),
                ("Take out", "close", _take_out, (quote_id,), False),
            ):
                st.button(
                    label,
                    key=f"{icon}-{quote_id}",
                    icon=f":material/{icon}:",
                    type="tertiary",
                    disabled=useless,
                    on_click=act,
                    args=args,
                )
            _text(NOTE, chosen.note(quote_id), LONGEST_NOTE, f"{_NOTE}{quote_id}")


def _text(label: str, text: str, most: int, key: str) -> None:
    """A field that is set from the address and changes the selection in it."""
    st.session_state[key] = text
    st.text_input(
        label,
        key=key,
        max_chars=most,
        label_visibility="collapsed",
        placeholder=label,
        on_change=_keep_texts,
    )


def _move(quote_id: str, by: int) -> None:
    now = _as_written()
    if quote_id in now.ids:
        keep(now.moved(quote_id, by))


def _take_out(*quote_ids: str) -> None:
    keep(_as_written().without(quote_ids))


def _keep_texts() -> None:
    keep(_as_written())


def _as_written() -> Selection:
    """The selection of the address, with what stands in the fields.

    A click that leaves a field can come before the browser has the address with what it says.
    """
    now = query_state.selection()
    for quote_id in now.ids:
        now = now.noting(quote_id, st.session_state.get(f"{_NOTE}{quote_id}", now.note(quote_id)))
    return now.called(st.session_state.get(_NAME, now.name))
