"""Voices: whose words the quotes are, beside who took part."""

from evaldata.presentation.voices import voices_story
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show whose words are quoted, overall and by theme."""
    visit.show("voices", story=voices_story(visit.view.dataset), filtered=bool(visit.view.filter))
