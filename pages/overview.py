"""Overview: the evaluation in a minute."""

from evaldata.presentation.overview import overview
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show the whole on one screen."""
    visit.show("overview", page=overview(visit.view))
