"""The slide of a quote."""

from evaldata.analysis.classes import QuoteClass
from evaldata.exports.content import ExportContent
from evaldata.model.entities import Quote
from evaldata.model.language import capitalised
from evaldata.model.vocabulary import WORDING_NAMES
from evaldata.office.powerpoint.deck import Deck
from evaldata.wording.evidence import QuoteGroup


def add_quote(deck: Deck, content: ExportContent, group: QuoteGroup, quote: Quote) -> None:
    """A quote; the bar beside it has the colour of the voice, hollow where only possible."""
    themes, wording = content.themes_in_words(quote.theme_ids), WORDING_NAMES[quote.wording]
    notes = [
        quote.text,
        f"Speaker: {quote.attribution(content.dataset.voice) or 'not stated'}",
        f"Source: {quote.source or 'not stated'}",
        f"Theme: {themes}",
        f"Wording: {wording}",
        f"Under the filter: {content.class_name(group.quote_class)}",
        group.explanation,
        f"Chosen because: {quote.why}" if quote.why else "",
        f"Note: {note}" if (note := content.note(quote)) else "",
    ]
    about = filter(None, [*content.known(quote), capitalised(wording), group.heading])
    deck.quote(
        themes,
        (quote.worded, quote.attribution(content.dataset.voice), " · ".join(about)),
        "\n".join(filter(None, notes)),
        quote.place(content.dataset.voice),
        hollow=group.quote_class is QuoteClass.POSSIBLE,
    )
