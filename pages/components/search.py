"""The search: its field, how it was understood, and what it finds beside quotes."""

import streamlit as st

from evaldata.entities import Theme
from evaldata.presentation.search import Hit, Hits, hits_by_kind, other_spellings, told
from evaldata.search.asked import Asked
from evaldata.search.found import Claim, Found
from pages.components.lists import statement_address
from pages.components.menu import Query, page_link
from pages.components.text import literal
from pages.query_state import carried, search_for, search_in_address

MOST_HITS = 3
"""Hits of a kind that are listed; the others can be unfolded."""
HOW = 'Words, beginnings such as care*, or "a phrase"'


def search_field(label: str, *, live: bool) -> str:
    """Draw the field and return what stands in it; it stands in the address too.

    Args:
        label: What is searched.
        live: Whether each letter is answered at once.
    """
    words: str = st.text_input(
        label,
        type="search",
        live="0ms" if live else False,
        placeholder=HOW,
        width=420,
        **search_in_address(),
    )
    return words


def understood(asked: Asked) -> None:
    """Say where something else was searched for than what was typed, and offer what is near."""
    if sentences := told(asked):
        st.caption(literal(" ".join(sentences)))
    if others := other_spellings(asked):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("Did you mean", width="content")
            for word, query in others:
                st.button(literal(word), type="tertiary", on_click=search_for, args=(query,))


def hits(found: Found, theme: Theme | None) -> None:
    """Draw the themes and statements that a search finds, kind beside kind, each a line."""
    kinds = hits_by_kind(found, theme)
    if not kinds:
        return
    filters = carried()
    with st.grid(3, gap="small", min_column_width=300, key="hits"):
        for kind in kinds:
            with st.container(gap=None, key=f"lines-hits-{kind.key}"):
                st.markdown(f"**{literal(kind.heading)}**")
                for hit in kind.hits[:MOST_HITS]:
                    _hit(hit, found.asked, filters)
                _others(kind, found.asked, filters)


def _others(kind: Hits, asked: Asked, filters: Query) -> None:
    """Draw the hits of a kind that are not listed, folded."""
    if others := kind.hits[MOST_HITS:]:
        label = f"{len(others):,} more"
        with st.expander(label, key=f"more-{kind.key}", type="compact", on_change="rerun") as more:
            if more.open:
                for hit in others:
                    _hit(hit, asked, filters)


def _hit(hit: Hit, asked: Asked, filters: Query) -> None:
    """Draw a line that leads to a theme or statement, what was found marked in it."""
    page, chosen = _address(hit.claim)
    passage = f" :gray[{_marked(hit.passage, asked)}]" if hit.passage else ""
    page_link(page, _marked(hit.claim.line, asked) + passage, carried=filters, **chosen)


def _address(claim: Claim) -> tuple[str, dict[str, str]]:
    if isinstance(claim, Theme):
        return "themes", {"theme": claim.theme_id}
    return statement_address(claim)


def _marked(text: str, asked: Asked) -> str:
    """A text for a label, what a search asks for marked in it."""
    pieces, end = [], 0
    for start, stop in asked.highlights(text):
        pieces += [literal(text[end:start]), f":orange-background[{literal(text[start:stop])}]"]
        end = stop
    return "".join([*pieces, literal(text[end:])])
