"""What a presenter sees and the others do not: what to say of a screen, and what comes next."""

from collections.abc import Iterator

from evaldata.analysis.view import View
from evaldata.model.entities import Quote, Theme
from evaldata.model.language import capitalised
from evaldata.model.text import shortened
from evaldata.model.vocabulary import WORDING_EXPLAINED
from evaldata.wording.evidence import evidence_sentence
from evaldata.wording.sentences import statement_name
from evaldata.wording.talk import Screen

MOST_OF_NEXT = 120
"""Letters by which the next screen is announced."""


def notes(view: View, screen: Screen) -> Iterator[str]:
    """What to know of a screen, a line each."""
    dataset = view.dataset
    if screen.note:
        yield f"Note: {screen.note}"
    if screen.quote:
        yield from _of_quote(view, screen.quote)
    claim = dataset.claim(screen.name)
    if isinstance(claim, Theme):
        yield evidence_sentence(dataset, [claim.theme_id])
        yield from claim.points
        yield from filter(None, [claim.gap])
    elif claim:
        yield f"{statement_name(claim)}: {claim.text}"
        yield evidence_sentence(dataset, claim.theme_ids)
        yield f"Link to its themes: {claim.link_basis}."


def _of_quote(view: View, quote: Quote) -> Iterator[str]:
    """Where a quote is from, what kind of words it has, and why it was chosen."""
    yield f"{capitalised(WORDING_EXPLAINED[quote.wording])}."
    if known := [f"{attribute.label}: {value.shown}" for attribute, value in quote.known]:
        yield f"{'; '.join(known)}."
    if themes := [theme.name for theme in view.dataset.themes_of(quote)]:
        yield f"Stands for {'; '.join(themes)}."
    if quote.source:
        yield f"Source: {quote.source}."
    if quote.why:
        yield f"Chosen because: {quote.why}"


def in_brief(screen: Screen) -> str:
    """What a screen will show, in a line."""
    text = f"“{screen.quote.text}”" if screen.quote else screen.title
    return shortened(text, MOST_OF_NEXT)
