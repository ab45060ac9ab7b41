"""Compare: two groups side by side, what differs first."""

from evaldata.presentation.compare import comparison
from evaldata.view import View
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show both groups, or ask for them."""
    other = View.of(visit.view.dataset, visit.address.other)
    visit.show(
        "compare",
        c=comparison(visit.view, other),
        chosen=bool(visit.view.filter or other.filter),
    )
