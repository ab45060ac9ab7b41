"""The evaluation in a minute: its message, or with a filter who is left, and their quotes."""

from evaldata.analysis.view import View
from evaldata.wording.sentences import filter_in_words, who_took_part


def over_and_headline(view: View) -> tuple[str, str]:
    """What stands over the page, and the message; with a filter who took part of those asked."""
    evaluation = view.dataset.evaluation
    message = evaluation.headline or evaluation.title
    words = filter_in_words(view.filter, view.dataset)
    if not words:
        return evaluation.subtitle, message
    return message, f"{words}: {who_took_part(view)}" if view.dataset.responses else words


def quotes_counted(view: View) -> tuple[int, str]:
    """All quotes, with a filter those known to match; and what the number counts."""
    counts = view.counts
    number = counts.matches if view.filter else counts.total
    called = "quote" if number == 1 else "quotes"
    possible = f", {counts.possible:,} more possible" if counts.possible else ""
    return number, f"{called} known to match{possible}" if view.filter else called
