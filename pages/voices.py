"""Voices: whose words the quotes are, beside who took part."""

from evaldata.presentation.voices import voices_story
from pages.visit import current

visit = current()
visit.show("voices", story=voices_story(visit.view.dataset), filtered=bool(visit.view.filter))
