"""Present: one thing a screen, for a projector; keys move, and one key switches the region."""

from evaldata.presentation.talk import standing, talk
from pages.switches import switches
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show a screen of the talk, or the choice of its parts."""
    view, address = visit.view, visit.address
    shown = talk(view, address.talk.parts, address.talk.screen)
    if address.talk.preparing:
        visit.show("prepare", talk=shown)
    else:
        visit.show(
            "present",
            talk=shown,
            words=standing(view, shown.here),
            switches=switches(view.dataset, address),
            leave=address.left_talk(),
        )
