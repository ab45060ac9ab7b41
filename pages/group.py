"""Group profile: what can be said of those whom the filter asks for, to be read aloud."""

from evaldata.presentation.group import group_profile
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show in sentences whom the filter leaves."""
    visit.show("group", profile=group_profile(visit.view), filtered=bool(visit.view.filter))
