"""Quotes as cards: small blocks of escaped HTML, for a page may hold many and each is literal."""

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

import streamlit as st

from evaldata.analysis.filters import Filter
from evaldata.analysis.selection import CHOSEN
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Quote
from evaldata.model.language import quotes
from evaldata.model.palette import MOST_CATEGORIES
from evaldata.model.vocabulary import WORDING_EXPLAINED, WORDING_NAMES, Wording
from evaldata.search.request import NOTHING, SearchRequest
from evaldata.wording.evidence import QuoteGroup
from evaldata.wording.glossary import Glossary, marked
from evaldata.wording.markup import template
from pages.navigation import carried
from pages.opened import dataset
from pages.query_state import Query, encoded

_CARDS = template(Path(__file__).with_suffix(".html"))


def quote_cards(
    groups: Sequence[QuoteGroup],
    *,
    asked: SearchRequest = NOTHING,
    themes: bool = False,
    data: Dataset | None = None,
    rest: Query | None = None,
) -> None:
    """Draw quotes in one block, group by group; those that are ruled out can be unfolded.

    Args:
        groups: The quotes.
        asked: What was searched for, to be marked.
        themes: Whether a card names the themes of its quote instead of its source.
        data: Whose quotes these are, where they are not those that are served; they can be neither
            chosen nor linked to.
        rest: Where on the page Quotes those stand that are not listed; if missing, where all do
            that the filter leaves.
    """
    along = carried(Filter()) if data is None else None
    listed = list(groups)
    # A block is kept by all of this: one that lists every quote does not depend on the filter.
    beyond = (rest or carried()) if any(group.left_out for group in listed) else {}
    st.html(_block(data or dataset(), listed, asked, along, beyond, themes=themes))


def _identity(group: QuoteGroup) -> tuple[object, ...]:
    """What tells a group of a dataset's quotes from another."""
    ids = [quote.quote_id for quote in group.quotes]
    return group.heading, group.explanation, group.quote_class, ids, group.left_out


@st.cache_resource(
    max_entries=100,
    show_spinner=False,
    hash_funcs={
        Dataset: attrgetter("digest"),
        QuoteGroup: _identity,
        SearchRequest: attrgetter("query"),
    },
)
def _block(  # noqa: PLR0913 - all that a block is made of
    data: Dataset,
    groups: Sequence[QuoteGroup],
    asked: SearchRequest,
    along: Query | None,
    rest: Query,
    *,
    themes: bool,
) -> str:
    """The quotes as one block; made once and shown to all who have chosen the same.

    A term is explained where it first stands. What links carry along has the selection; None where
    quotes can be neither chosen nor linked to.
    """
    first = next((quote.quote_id for group in groups for quote in group.quotes), "")

    def link(quote: Quote) -> str:
        return encoded({"quote": [quote.quote_id], **(along or {})})

    return _CARDS.render(
        data=data,
        groups=groups,
        asked=asked,
        along=along,
        rest=encoded(rest),
        themes=themes,
        link=link,
        chosen_ids=(along or {}).get(CHOSEN, ()),
        colours=MOST_CATEGORIES,
        explained=Glossary(data.evaluation.glossary, block=first).explained,
        marked=marked,
        quotes=quotes,
        Wording=Wording,
        WORDING_EXPLAINED=WORDING_EXPLAINED,
        WORDING_NAMES=WORDING_NAMES,
    )
