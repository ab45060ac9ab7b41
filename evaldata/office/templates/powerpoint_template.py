"""A template of slides: an organisation's master and layouts, and nothing that stood on slides."""

import pandas as pd
from pptx import Presentation

from evaldata.model.evaluation import Look
from evaldata.model.look import SLIDES
from evaldata.office.own_files import saved
from evaldata.office.powerpoint.deck import Deck
from evaldata.office.powerpoint.layouts import plans
from evaldata.office.templates.package import local, no_damage, opened, refused, strip

KIND = "PowerPoint presentation (.pptx)"
PRESENTATION = {"sldMasterIdLst", "sldSz", "notesSz", "embeddedFontLst", "defaultTextStyle"}
"""What stays of the presentation; slides, sections, shows and comments' authors do not."""
WORD = "Word"
"""What stands on slides that are tried."""
KEPT = frozenset(
    {"slideMaster", "slideLayout", "theme", "themeOverride", "image", "hdphoto", "font"}
    | {"tableStyles"}
)


def emptied(name: str, content: bytes) -> bytes:
    """A .pptx template without slides, notes, comments, properties and links.

    Raises:
        BadDatasetError: Where it is none, holds macros, unfolds too far, has no layout with a
            title, or shows what lies outside of it.
    """
    with no_damage(name, KIND):
        file = opened(name, content, Presentation)
        root = file.part._element
        for child in [child for child in root if local(child) not in PRESENTATION]:
            root.remove(child)
        strip(name, file.part, file.part.package._rels, KEPT)
        if not plans(file):
            message = "The template has no layout with a title."
            remedy = "Add a layout with a title and a place for text to its slide master."
            raise refused("layouts", name, message, remedy)
        held = saved(file)
        deck = _tried(held)
        if not all(place.box.holds_text for plan in deck.plans.values() for place in plan.places):
            message = "The template has no layout with room for text beside its title."
            remedy = "Add a layout with a smaller title and a place for text to its slide master."
            raise refused("layouts", name, message, remedy)
        return held


def _tried(held: bytes) -> Deck:
    """A slide of each kind, so that whatever is odd about a template shows now."""
    deck = Deck(Look(), {SLIDES.key: held}, WORD)
    deck.title(WORD, [WORD], WORD)
    deck.section(WORD, WORD, WORD, WORD)
    deck.points(WORD, [WORD], WORD)
    deck.chart(WORD, pd.DataFrame({WORD: [1]}, index=pd.Index([WORD], name=WORD)), WORD, WORD)
    deck.table(WORD, [WORD], [[WORD]], [1], WORD)
    deck.quote(WORD, [WORD, WORD, WORD], WORD, None, hollow=False)
    return deck
