"""Quotes as cards: small blocks of escaped HTML, for a page may hold many and each is literal."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.selection import CHOSEN
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote
from evaldata.model.language import quotes as number_of_quotes
from evaldata.model.palette import CATEGORIES
from evaldata.model.vocabulary import WORDING_EXPLAINED, WORDING_NAMES, Wording
from evaldata.search.request import NOTHING, SearchRequest
from evaldata.wording.evidence import QuoteGroup
from evaldata.wording.glossary import Glossary, marked
from pages.navigation import of_quote
from pages.opened import dataset

_GROUP = Markup("<h3>{heading}</h3>")
_SOFT = Markup('<p class="soft">{text}</p>')
_FOLDED = Markup("<details><summary>{summary}</summary>{content}</details>")
_CARD = Markup(
    '<figure class="quote {kind}{chosen}" id="quote-{id}" '
    'style="border-left-color: var(--group-{group})">'
    '<blockquote><p dir="auto">{text}</p></blockquote><figcaption><b>{speaker}</b>{details}'
    '<span class="actions">{link}{choose}'
    '<button type="button" data-copy="{copy}" aria-label="Copy this quote">Copy'
    "</button></span></figcaption>{why}</figure>"
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
) -> None:
    """Draw quotes in one block, group by group; those that are ruled out can be unfolded.

    Args:
        groups: The quotes.
        asked: What was searched for, to be marked.
        themes: Whether a card names the themes of its quote instead of its source.
        data: Whose quotes these are, where they are not those that are served; they can be neither
            chosen nor linked to.
    """
    shown = data or dataset()
    chosen = of_quote() if data is None else None
    st.html(_block(shown, list(groups), asked, chosen, themes=themes))


def _identity(group: QuoteGroup) -> tuple[object, ...]:
    """What tells a group of a dataset's quotes from another."""
    quotes = [quote.quote_id for quote in group.quotes]
    return group.heading, group.explanation, group.quote_class, quotes, group.left_out


@st.cache_resource(
    max_entries=100,
    show_spinner=False,
    hash_funcs={
        Dataset: lambda data: data.digest,
        QuoteGroup: _identity,
        SearchRequest: lambda asked: asked.query,
    },
)
def _block(
    data: Dataset,
    groups: Sequence[QuoteGroup],
    asked: SearchRequest,
    chosen: Sequence[tuple[str, str]] | None,
    *,
    themes: bool,
) -> Markup:
    """The quotes as one block; made once and shown to all who have chosen the same.

    Chosen are the parameters of evaluation and selection; None where quotes cannot be chosen and
    linked to.
    """
    first = next((quote.quote_id for group in groups for quote in group.quotes), "")
    cards = _Cards(data, asked, chosen, themes=themes, block=first)
    return Markup('<div class="quotes">{}</div>').format(Markup("").join(map(cards.group, groups)))


class _Cards:
    """Makes the cards of one block; a term is explained where it first stands."""

    def __init__(
        self,
        data: Dataset,
        asked: SearchRequest,
        chosen: Sequence[tuple[str, str]] | None,
        *,
        themes: bool,
        block: str,
    ) -> None:
        self._data = data
        self._asked = asked
        self._themes = themes
        self._carried = chosen
        self._chosen = {quote_id for name, quote_id in chosen or () if name == CHOSEN}
        self._explain = Glossary(data.evaluation.glossary, block=block).explained

    def group(self, group: QuoteGroup) -> Markup:
        """A group with its heading."""
        ruled_out = group.quote_class is QuoteClass.RULED_OUT
        explanation = _SOFT.format(text=group.explanation) if group.explanation else ""
        left_out = f"{number_of_quotes(group.left_out)} more are on the page Quotes."
        cards = Markup("").join(
            [explanation, *(self._card(quote, group.quote_class) for quote in group.quotes)]
        ) + (_SOFT.format(text=left_out) if group.left_out else "")
        if ruled_out:
            number = number_of_quotes(len(group.quotes) + group.left_out)
            return _FOLDED.format(summary=f"{group.heading} ({number})", content=cards)
        return (_GROUP.format(heading=group.heading) if group.heading else Markup("")) + cards

    def _card(self, quote: Quote, quote_class: QuoteClass) -> Markup:
        voice = self._data.voice
        place = quote.place(voice)
        text = marked(quote.text, self._asked) if self._asked.query else self._explain(quote.text)
        return _CARD.format(
            kind=quote_class.name.lower(),
            id=quote.quote_id,
            group="none" if place is None else place % len(CATEGORIES.light),
            text=Markup("“{}”").format(text) if quote.wording is Wording.VERBATIM else text,
            speaker=marked(quote.attribution(voice), self._asked),
            details=Markup("").join(self._details(quote)),
            copy=_copied(quote, voice),
            chosen=" chosen" if quote.quote_id in self._chosen else "",
            link=self._link(quote),
            choose=self._choose(quote, quote_class),
            why=_WHY.format(text=quote.why) if quote.why else "",
        )

    def _link(self, quote: Quote) -> Markup:
        if self._carried is None:
            return Markup("")
        return _LINK.format(query=urlencode([("quote", quote.quote_id), *self._carried]))

    def _choose(self, quote: Quote, quote_class: QuoteClass) -> Markup:
        """The button that chooses a quote; one that is ruled out can only be taken out again."""
        if quote.quote_id in self._chosen:
            return _CHOOSE.format(id=quote.quote_id, said="Chosen: take out", label="✓ Chosen")
        if self._carried is None or quote_class is QuoteClass.RULED_OUT:
            return Markup("")
        return _CHOOSE.format(id=quote.quote_id, said="Choose", label="Choose")

    def _details(self, quote: Quote) -> Iterable[Markup]:
        for attribute, value in quote.known:
            if attribute != self._data.voice:
                yield _DETAIL.format(text=value.shown)
        yield _TAG.format(text=WORDING_NAMES[quote.wording])
        if self._themes:
            for theme in self._data.themes_of(quote):
                yield _DETAIL.format(text=theme.name)
        elif quote.source:
            yield _DETAIL.format(text=quote.source)


def _copied(quote: Quote, voice: Attribute) -> str:
    """A quote as a copy of it reads: its words, whose they are, and what kind of words."""
    source = f", {quote.source}" if quote.source else ""
    return (
        f"{quote.worded}\n{quote.attribution(voice)}{source} ({WORDING_EXPLAINED[quote.wording]})"
    )
