"""Voices: whose words the quotes are, beside who took part."""

from evaldata.presentation.voices import voices_story
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show the page."""
    visit.show("voices", story=voices_story(visit.view.dataset), filtered=bool(visit.view.filter))
