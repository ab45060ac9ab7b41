"""Findings: each with its themes, the recommendations that take it up, and its quotes."""

from evaldata.presentation.statements import entries, findings_heading
from evaldata.schema import StatementKind
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show each finding with what stands behind it."""
    visit.show(
        "statements",
        heading=findings_heading(visit.view.dataset),
        entries=entries(visit.view, StatementKind.FINDING),
    )
