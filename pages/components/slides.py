"""The screens of a talk as one block of escaped HTML; the browser component shows one of them."""

from pathlib import Path

import streamlit as st

from evaldata.analysis.view import View
from evaldata.model.palette import MOST_CATEGORIES
from evaldata.model.vocabulary import Wording
from evaldata.wording.markup import template
from evaldata.wording.notes import in_brief, notes
from evaldata.wording.screen_texts import beginning, step
from evaldata.wording.talk import Talk, standing

REST = ". The page Quotes has the rest."
"""What follows the speaker of a quote of which a screen has room for the beginning only."""
TOUCHED = "Below: ‹\xa0before · ›\xa0next · filters (on a narrow screen under\xa0More) · Leave"
"""What one does where there are no keys."""

_SLIDES = template(Path(__file__).with_suffix(".html"))


def slides(view: View, talk: Talk, *, hint: str, presenter: bool) -> None:
    """Draw all screens of a talk, the one that the address names shown.

    Args:
        view: What is presented.
        talk: The screens.
        hint: Stands on the first screen.
        presenter: Whether they are for the presenter alone: each small, without the hint, beside
            the next one and its notes.
    """
    shown = _SLIDES.render(
        view=view,
        voice=view.dataset.voice,
        talk=talk,
        hint=hint,
        touched=TOUCHED,
        presenter=presenter,
        colours=MOST_CATEGORIES,
        step=step,
        beginning=beginning,
        rest=REST,
        standing=standing,
        in_brief=in_brief,
        notes=notes,
        Wording=Wording,
    )
    st.html(shown)
