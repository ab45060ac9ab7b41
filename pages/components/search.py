"""The search: its field, how it was understood, and what it finds beside quotes."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Theme
from evaldata.model.language import capitalised, counted, enumeration
from evaldata.search.query import MOST_CHARACTERS
from evaldata.search.request import SearchRequest
from evaldata.search.results import SearchResult
from evaldata.wording.glossary import pieces
from evaldata.wording.search import (
    Hit,
    Kinds,
    example,
    foremost,
    hits_by_kind,
    other_spellings,
    understood_as,
)
from pages.components.lists import claim_address
from pages.components.menu import page_link
from pages.navigation import carried
from pages.query_state import SEARCH, Query, first_page, search_for, text_in_address
from pages.text import literal

WORDS = "words"
MOST_HITS = 5
"""Hits that are listed; of more all can be unfolded."""
MOST_OF_A_KIND = 25
"""Hits of a kind that are unfolded."""
HOW = 'Words, beginnings such as care*, or "a phrase"'


def search_field() -> str:
    """Draw the field that answers each letter, and return what stands in it, as in the address."""
    tied = {"key": SEARCH, "bind": "query-params", "on_change": first_page}
    return _field("Search quotes, findings and themes", live="0ms", **tied)


def plain_search(label: str) -> str:
    """Draw the field of a file or of all evaluations; return what stands in it, as in the address.

    It has a parameter of its own: that of a bound field is lost on the way to another page.
    """
    return _field(label, **text_in_address(WORDS))


def _field(label: str, **tied: Any) -> str:  # noqa: ANN401  # arguments of Streamlit's
    shown: dict[str, Any] = {"max_chars": MOST_CHARACTERS, "placeholder": HOW, "width": 420}
    return str(st.text_input(label, type="search", **(shown | tied)))


def understood(asked: SearchRequest, search: Callable[[str], None]) -> None:
    """Say where something else was searched for than what was typed, and offer what is near.

    `search` is the callback that searches for it instead.
    """
    if sentences := understood_as(asked):
        st.caption(literal(" ".join(sentences)))
    if others := other_spellings(asked):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("Did you mean", width="content")
            for word, query in others:
                st.button(literal(word), type="tertiary", on_click=search, args=(query,))


def nothing_found(dataset: Dataset) -> None:
    """Offer a way on where a search finds no quote."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Clear the search", key="clear-search", on_click=search_for, args=("",))
        if word := example(dataset):
            st.caption("This finds some:", width="content")
            label = literal(word)
            st.button(label, type="tertiary", key="example", on_click=search_for, args=(word,))


def hits(found: SearchResult, theme: Theme | None) -> None:
    """Draw the themes and statements that a search finds: the foremost, and all by kind, folded."""
    kinds = hits_by_kind(found, theme)
    if not kinds:
        return
    filters = carried()
    with st.container(gap=None, key="lines-hits"):
        for (name, _), some in foremost(kinds, MOST_HITS).items():
            for hit in some:
                _hit(hit, filters, name)
    if sum(map(len, kinds.values())) > MOST_HITS:
        _all(kinds, filters)


def _all(kinds: Kinds, filters: Query) -> None:
    """Draw everything that is found beside quotes, kind beside kind, folded."""
    numbers = [counted(len(every), *names) for names, every in kinds.items()]
    label = f"All {enumeration(numbers)}"
    with st.expander(literal(label), key="all-hits", type="compact", on_change="rerun") as every:
        if not every.open:
            return
        with st.grid(3, gap="small", min_column_width=300):
            for (_, several), found in kinds.items():
                with st.container(gap=None):
                    st.markdown(f"**{literal(capitalised(several))}**")
                    for hit in found[:MOST_OF_A_KIND]:
                        _hit(hit, filters)
                    if (more := len(found) - MOST_OF_A_KIND) > 0:
                        st.caption(f"{more:,} more; another word narrows the search.")


def _hit(hit: Hit, filters: Query, kind: str = "") -> None:
    """Draw a line that leads to a theme or statement, what was found marked in it."""
    page, chosen = claim_address(hit.claim)
    passage = marked(hit.passage, hit.asked)
    name = f":gray[{literal(capitalised(kind))}]\u2002" if kind else ""
    line = name + marked(hit.claim.line, hit.asked) + (f" :gray[{passage}]" if passage else "")
    page_link(page, line, carried=filters, **chosen)


def marked(text: str, asked: SearchRequest) -> str:
    """A text for a label, what a search asks for marked in it."""
    parts = ((literal(piece), found) for piece, found in pieces(text, asked))
    return "".join(f":orange-background[{part}]" if found else part for part, found in parts)
