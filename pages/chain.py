"""Chain: recommendations, findings, themes and quotes, and how they hang together."""

from evaldata.presentation.chain import chain
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show the drawing, its tables and the gaps."""
    visit.show(
        "chain",
        chain=chain(visit.view.dataset, visit.address.focus),
        filtered=bool(visit.view.filter),
    )
