"""A template of slides: an organisation's master and layouts, and nothing that stood on slides."""

import io

from pptx import Presentation

from evaldata.exports.powerpoint.ground import is_dark
from evaldata.exports.powerpoint.layouts import layouts, plans
from evaldata.house.package import local, no_damage, opened, refused, strip
from evaldata.unfolding import repacked

KIND = "PowerPoint presentation (.pptx)"
PRESENTATION = {"sldMasterIdLst", "sldSz", "notesSz", "embeddedFontLst", "defaultTextStyle"}
"""What stays of the presentation; slides, sections, shows and comments' authors do not."""
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
        if not layouts(file):
            message = "The template has no layout with a title."
            remedy = "Add a layout with a title and a place for text to its slide master."
            raise refused("layouts", name, message, remedy)
        sink = io.BytesIO()
        file.save(sink)
        held = repacked(sink.getvalue())
        _try(held)
        return held


def _try(held: bytes) -> None:
    """Make a slide of each kind, so that whatever is odd about a template shows now."""
    file = Presentation(io.BytesIO(held))
    for plan in plans(file).values():
        is_dark(plan.layout.slide_master)
        file.slides.add_slide(plan.layout)
