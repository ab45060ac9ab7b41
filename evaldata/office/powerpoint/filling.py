"""Puts texts into the places of a slide."""

from collections.abc import Sequence
from typing import Any

from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from evaldata.model.text import legal
from evaldata.office.powerpoint.fitting import fitted
from evaldata.office.powerpoint.places import Place


def clone(slide: Slide, place: Place) -> Any:  # noqa: ANN401
    """Give a slide the placeholder that its layout has in a place."""
    of_layout: Any = slide.slide_layout.placeholders
    slide.shapes.clone_placeholder(of_layout.get(place.index))
    return slide.shapes[-1]


def holder_for(slide: Slide, place: Place, inserts: str) -> Any:  # noqa: ANN401
    """The placeholder of a place, or None: one without this method to insert is taken away."""
    holder = None if place.index is None else slide.placeholders[place.index]
    if holder is None or hasattr(holder, inserts):
        return holder
    remove(holder)
    return None


def fill(slide: Slide, place: Place, text: str, sizes: Sequence[int]) -> None:
    """Fill a place, in smaller type where the text needs it; without a text it is taken away."""
    if text:
        put(slide, place, *fitted(text, place.box, place.size, sizes))
    elif place.index is not None:
        remove(slide.placeholders[place.index])


def put(slide: Slide, place: Place, text: str, size: int, *, gap: float = 0) -> None:
    """Put a text into a place in type of that size.

    A text box has a gap, a share of that size, between paragraphs; a placeholder has its own.
    """
    if place.index is not None:
        held = slide.placeholders[place.index].text_frame
        write(held, text, None if size == place.size else size)
        return
    frame = slide.shapes.add_textbox(*place.box.lengths).text_frame
    frame.word_wrap = True
    write(frame, text, size, bold=place.bold)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(gap * size)


def write(
    frame: TextFrame, text: str, size: int | None = None, *, bold: bool | None = None
) -> None:
    """Write a text, in another size than that of what holds it where one is given."""
    frame.text = legal(text)
    if size is not None:
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.bold = Pt(size), bold


def remove(shape: BaseShape) -> None:
    """Take a shape off its slide."""
    shape._element.getparent().remove(shape._element)


def describe(shape: BaseShape, told: str) -> None:
    """Alternative text, for those who do not see the shape."""
    shape._element._nvXxPr.cNvPr.set("descr", legal(told))
