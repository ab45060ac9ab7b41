"""Recommendations: each with the findings on which it rests, and the quotes behind it."""

from evaldata.presentation.statements import entries, recommendations_heading
from evaldata.schema import StatementKind
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show each recommendation with what it rests on."""
    visit.show(
        "statements",
        heading=recommendations_heading(visit.view.dataset),
        entries=entries(visit.view, StatementKind.RECOMMENDATION),
    )
