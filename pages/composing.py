"""A page with what stands above it, and the menu beside it, whoever asks for it.

Streamlit draws a page on a visit, and `pages.answers` hands it to the script on a click. Both
have it from here, so it is the same.
"""

from datetime import date
from importlib import import_module

from evaldata.sentences import (
    day_in_words,
    dropped_in_words,
    enumeration,
    filter_in_words,
    nobody_left,
    showing,
    who_took_part,
    why_possible,
)
from evaldata.store import Served
from pages.address import Address
from pages.controls import ONE, PAGES_WITH_OTHER, PAGES_WITH_THEME, show_controls
from pages.menu import SECTIONS, Shell
from pages.visit import Visit


def show_page(visit: Visit, served: Served) -> None:
    """Show the page of the visit, and above it the controls and what they leave."""
    if visit.shell is not Shell.ALONE:
        show_controls(visit)
        _show_status(visit, served)
    import_module(f"pages.{visit.address.page}").show(visit)


def show_menu(visit: Visit) -> None:
    """Show the menu, unless the page stands alone."""
    if visit.shell is not Shell.ALONE:
        visit.show("menu", sections=SECTIONS, here=visit.address.page)


def _show_status(visit: Visit, served: Served) -> None:
    """Say what the filter leaves and why, and what a visitor should know before reading on."""
    view = visit.view
    notices = [dropped_in_words(visit.dropped)] if visit.dropped else []
    if served.failed is not None:
        notices.append(
            f"New data were refused on {day_in_words(served.failed)} at "
            f"{served.failed:%H:%M} UTC; these are the last good ones."
        )
    visit.show(
        "status",
        showing=showing(view),
        group=ONE if visit.address.page in PAGES_WITH_OTHER else "",
        narrowed=_narrowed(visit.address),
        filtered=bool(view.filter),
        words=filter_in_words(view.filter, view.dataset),
        who=who_took_part(view),
        why=why_possible(view),
        notices=notices,
        today=day_in_words(date.today()),
    )
    if not view.responses:
        visit.show_empty(nobody_left(view))


def _narrowed(address: Address) -> str:
    """What else limits the page, beside the filter."""
    theme = ["the theme"] if address.theme_chosen and address.page in PAGES_WITH_THEME else []
    search = ["the search"] if address.query else []
    return enumeration([*theme, *search])
