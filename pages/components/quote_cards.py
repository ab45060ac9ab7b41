"""Quotes as cards: small blocks of escaped HTML, for a page may hold many and each is literal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

import streamlit as st
from markupsafe import Markup

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.filters import Filter
from evaldata.analysis.selection import CHOSEN
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Quote
from evaldata.model.language import quotes as number_of_quotes
from evaldata.model.palette import CATEGORIES
from evaldata.model.vocabulary import WORDING_EXPLAINED, WORDING_NAMES, Wording
from evaldata.search.request import NOTHING, SearchRequest
from evaldata.wording.evidence import QuoteGroup
from evaldata.wording.glossary import Glossary, marked
from pages.navigation import carried
from pages.opened import dataset
from pages.query_state import Query, encoded

_GROUP = Markup("<h3>{heading}</h3>")
_SOFT = Markup('<p class="soft">{text}</p>')
_FOLDED = Markup("<details><summary>{summary}</summary>{content}</details>")
_CARD = Markup(
    '<figure class="quote {kind}{chosen}" id="quote-{id}" '
    'style="border-left-color: var(--group-{group})">'
    '<blockquote><p dir="auto">{text}</p></blockquote><figcaption><b>{speaker}</b>{details}'
    '<span class="actions">{actions}'
    '<button type="button" data-copy="{copy}" aria-label="Copy this quote">Copy'
    "</button></span></figcaption>{why}</figure>"
)
_LEFT_OUT = Markup(
    '<p class="soft">{number} more {are} on the page '
    '<a href="quotes?{query}" target="_self">Quotes</a>.</p>'
)
_LINK = Markup('<a href="quotes?{query}" target="_self" aria-label="Link to this quote">Link</a>')
_CHOOSE = Markup(
    '<button type="button" data-choose="{id}" aria-label="{said} this quote">{label}</button>'
)
_TAG = Markup('<span class="tag">{text}</span>')
_DETAIL = Markup("<span>{text}</span>")
_WHY = Markup('<p class="why">{text}</p>')


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
    quotes = [quote.quote_id for quote in group.quotes]
    return group.heading, group.explanation, group.quote_class, quotes, group.left_out


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
) -> Markup:
    """The quotes as one block; made once and shown to all who have chosen the same.

    What links carry along has the selection; None where quotes can be neither chosen nor linked to.
    """
    first = next((quote.quote_id for group in groups for quote in group.quotes), "")
    cards = _Cards(
        data, asked, along, rest, themes, Glossary(data.evaluation.glossary, block=first)
    )
    return Markup('<div class="quotes">{}</div>').format(Markup("").join(map(cards.group, groups)))


@dataclass(frozen=True)
class _Cards:
    """Makes the cards of one block; a term is explained where it first stands."""

    data: Dataset
    asked: SearchRequest
    along: Query | None
    rest: Query
    themes: bool
    glossary: Glossary

    def group(self, group: QuoteGroup) -> Markup:
        """A group with its heading."""
        explanation = _SOFT.format(text=group.explanation) if group.explanation else ""
        number = number_of_quotes(group.left_out)
        are = "is" if group.left_out == 1 else "are"
        left_out = _LEFT_OUT.format(number=number, are=are, query=encoded(self.rest))
        cards = Markup("").join(
            [explanation, *(self._card(quote, group.quote_class) for quote in group.quotes)]
        ) + (left_out if group.left_out else "")
        if group.quote_class is QuoteClass.RULED_OUT:
            summary = f"{group.heading} ({number_of_quotes(group.total)})"
            return _FOLDED.format(summary=summary, content=cards)
        return (_GROUP.format(heading=group.heading) if group.heading else Markup("")) + cards

    def _card(self, quote: Quote, quote_class: QuoteClass) -> Markup:
        voice, asked = self.data.voice, self.asked
        place, speaker = quote.place(voice), quote.attribution(voice)
        text = marked(quote.text, asked) if asked.query else self.glossary.explained(quote.text)
        source = f", {quote.source}" if quote.source else ""
        return _CARD.format(
            kind=quote_class.name.lower(),
            id=quote.quote_id,
            group="none" if place is None else place % len(CATEGORIES.light),
            text=Markup("“{}”").format(text) if quote.wording is Wording.VERBATIM else text,
            speaker=marked(speaker, asked),
            details=Markup("").join(self._details(quote)),
            copy=f"{quote.worded}\n{speaker}{source} ({WORDING_EXPLAINED[quote.wording]})",
            chosen=" chosen" if self._is_chosen(quote) else "",
            actions=Markup("").join(self._actions(quote, quote_class)),
            why=_WHY.format(text=quote.why) if quote.why else "",
        )

    def _is_chosen(self, quote: Quote) -> bool:
        return quote.quote_id in (self.along or {}).get(CHOSEN, ())

    def _actions(self, quote: Quote, quote_class: QuoteClass) -> Iterable[Markup]:
        """What leads to a quote and chooses it; one that is ruled out can only be taken out."""
        if self.along is None:
            return
        yield _LINK.format(query=encoded({"quote": [quote.quote_id], **self.along}))
        if self._is_chosen(quote):
            yield _CHOOSE.format(id=quote.quote_id, said="Chosen: take out", label="✓ Chosen")
        elif quote_class is not QuoteClass.RULED_OUT:
            yield _CHOOSE.format(id=quote.quote_id, said="Choose", label="Choose")

    def _details(self, quote: Quote) -> Iterable[Markup]:
        for attribute, value in quote.known:
            if attribute != self.data.voice:
                yield _DETAIL.format(text=value.shown)
        yield _TAG.format(text=WORDING_NAMES[quote.wording])
        if self.themes:
            for theme in self.data.themes_of(quote):
                yield _DETAIL.format(text=theme.name)
        elif quote.source:
            yield _DETAIL.format(text=quote.source)
