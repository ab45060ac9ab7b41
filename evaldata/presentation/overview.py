"""The evaluation in a minute: what was evaluated, who took part, what was found, what to do."""

from dataclasses import dataclass

from evaldata.presentation.responses import absence
from evaldata.sentences import filter_in_words, scope, who_took_part
from evaldata.view import View


@dataclass(frozen=True)
class Overview:
    """What the page Overview says.

    Attributes:
        headline: The message of the evaluation; with a filter who took part of those asked for.
        quotes: All quotes; with a filter those known to match.
        quotes_counted: What `quotes` counts.
    """

    over: str
    headline: str
    lead: str
    responses: int
    quotes: int
    quotes_counted: str
    absence: str


def overview(view: View) -> Overview:
    """The overview of what a view shows."""
    evaluation, counts = view.dataset.evaluation, view.counts
    message = evaluation.headline or evaluation.title
    words = filter_in_words(view.filter, view.dataset)
    matching = f"quotes known to match, {counts.possible:,} more possible"
    return Overview(
        over=message if words else evaluation.subtitle,
        headline=_under_filter(view, words) if words else message,
        lead=scope(view.dataset),
        responses=view.responses,
        quotes=counts.matches if words else counts.total,
        quotes_counted=matching if words else "quotes",
        absence=absence(view),
    )


def _under_filter(view: View, words: str) -> str:
    """The filter, and who took part of those that it asks for, where that is known."""
    return f"{words}: {who_took_part(view)}" if view.dataset.responses else words
