"""Valued and missing: what people value and miss, each with what stands behind it."""

from evaldata.presentation.statements import entries, synthesis_heading
from evaldata.schema import StatementKind
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show what is valued, then what is missing."""
    visit.show(
        "statements",
        heading=synthesis_heading(visit.view.dataset),
        entries=[
            *entries(visit.view, StatementKind.VALUED),
            *entries(visit.view, StatementKind.MISSING),
        ],
    )
