"""Themes: the theme that is chosen with all that belongs to it, or all themes to choose from."""

from evaldata.presentation.themes import theme_lines, theme_story
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show the chosen theme, or all to choose from."""
    chosen = visit.address.theme_chosen
    if chosen is None:
        visit.show("themes", lines=theme_lines(visit.view))
    else:
        visit.show("theme", story=theme_story(visit.view, chosen))
