"""Choosing quotes and letting some be suggested; the address holds the selection."""

import streamlit as st

from evaldata.analysis.filters import Filter
from evaldata.analysis.selection import MOST, Selection
from evaldata.analysis.suggestion import FEW, RULE
from evaldata.analysis.view import View
from evaldata.model.address import too_long
from evaldata.model.language import capitalised, quotes, spelled
from evaldata.wording.subject import few_quotes, subject_of
from pages import opened, query_state
from pages.query_state import encoded

FULL = f"The address has no room for more. It holds up to {MOST} quotes, fewer with long notes."


@opened.callback
def toggle_quote(quote_id: str) -> None:
    """Choose a quote, or no longer; nothing where there is none of that id. For callbacks."""
    now = query_state.selection()
    if quote_id in now.ids:
        keep(now.without([quote_id]))
    elif opened.dataset().quotes.find(quote_id):
        keep(now.adding([quote_id]))


def keep(selection: Selection) -> bool:
    """Put a selection into the address; where that has no room say so. For callbacks."""
    held, before = selection.to_query(), query_state.selection().to_query()
    grows = len(encoded(held)) > len(encoded(before))
    if grows and (not selection.fits or too_long(encoded(query_state.query() | held))):
        st.toast(FULL)
        return False
    query_state.choose_all(held)
    return True


def suggest(view: View, key: str, left: int) -> None:
    """Draw a button that chooses a few of a subject's quotes, where the filter leaves more.

    Its help says by what rule.
    """
    if left <= FEW:
        return
    st.button(
        f"Suggest {spelled(FEW)}",
        key=f"suggest-{key}",
        help=RULE,
        icon=":material/lightbulb:",
        type="tertiary",
        on_click=_choose_suggested,
        args=(view.filter, key),
    )


@opened.callback
def _choose_suggested(filter_: Filter, key: str) -> None:
    view = query_state.view(dict(filter_.chosen))
    subject = subject_of(view, key)
    before = query_state.selection()
    ids = [quote.quote_id for quote, _ in few_quotes(view, subject)] if subject else []
    if keep(before.adding(ids)):
        more = len(query_state.selection().ids) - len(before.ids)
        st.toast(f"{capitalised(quotes(more))} more chosen, as suggested.")
