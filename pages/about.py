"""About: how the evaluation was made, whose it is, and what the data went through."""

from evaldata.presentation.about import about
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show where the data come from."""
    visit.show("about", page=about(visit.view.dataset))
