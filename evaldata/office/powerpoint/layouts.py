"""Where things go on slides: of any presentation a layout for each kind of slide, and its places.

A layout is known by its standard type or by the name that it has in English; a place by the type
of its placeholder. What a layout has no placeholder for goes into a text box where it has room.
The dashboard's own template is read the same way as an organisation's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from evaldata.office.powerpoint.places import (
    FOOT,
    GAP,
    LEAST_LINE,
    TITLES,
    Box,
    Place,
    ReadLayout,
)

VERTICAL = {"vertTx", "vertTitleAndTx", "vertTitleAndTxOverChart", "clipArtAndVertTx"}
LEAST_AREA = 0.2
"""Share of a slide that content needs at least."""
BAR = 0.35
"""Inches from a bar to the quote beside it."""
QUOTE = ((32, False), (22, True), (16, False))
"""Points, and whether bold: of a quote, its speaker, and what is known of them."""
SPEAKER, DETAILS = (0.2, 0.5), (0.3, 0.8)
"""Share of the room of a quote that the last two have, and inches that are enough for each."""


class SlideKind(StrEnum):
    """What a slide is; the dashboard's own template has a layout of each name."""

    TITLE = "Title"
    SECTION = "Section"
    TEXT = "Text"
    CHART = "Chart"
    TABLE = "Table"
    QUOTE = "Quote"


WANTED: Mapping[SlideKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    SlideKind.TITLE: (("title",), ("title slide", "cover", "cover slide")),
    SlideKind.SECTION: (("secHead",), ("section header", "section title", "divider")),
    SlideKind.TEXT: (("obj", "tx"), ("title and content", "title and text", "content")),
    SlideKind.CHART: (("chart", "obj"), ("title and chart", "title and content", "content")),
    SlideKind.TABLE: (("tbl", "obj"), ("title and table", "title and content", "content")),
    SlideKind.QUOTE: (("titleOnly",), ("title only",)),
}
"""Standard types of layouts, and the names that they usually have in English, the best first."""


@dataclass(frozen=True)
class Plan:
    """How slides of a kind are laid out.

    Attributes:
        places: For what stands below or beside the title, in the order in which it is read.
        foot: The places of the footer and the number, where the layout has them.
    """

    layout: SlideLayout
    title: Place
    places: tuple[Place, ...]
    foot: Mapping[PP_PLACEHOLDER, Place]


def plans(file: Presentation) -> dict[SlideKind, Plan]:
    """A plan for each kind of slide; empty where no layout has a title.

    Raises:
        ValueError: Where the presentation does not say how large its slides are.
    """
    if not file.slide_width or not file.slide_height:
        raise ValueError("no size of slides")
    slide = Box(0, 0, file.slide_width.inches, file.slide_height.inches)
    read = (ReadLayout(own, slide) for master in file.slide_masters for own in master.slide_layouts)
    usable = [layout for layout in read if layout.type not in VERTICAL and layout.holders(TITLES)]
    return {kind: _plan(kind, _best(kind, usable)) for kind in SlideKind} if usable else {}


def _best(kind: SlideKind, usable: Sequence[ReadLayout]) -> ReadLayout:
    """The layout of the kind's name, of its type, of a usual name, or with the most room."""
    types, names = WANTED[kind]
    own = (one for one in usable if one.name == kind.casefold())
    wanted = chain(
        (one for one in own if kind is not SlideKind.QUOTE or _for_quotes(one)),
        (one for type_ in types for one in usable if one.type == type_),
        (one for name in names for one in usable if one.name == name),
    )
    for layout in wanted:
        if _suits(kind, layout):
            return layout
    suiting = [layout for layout in usable if _suits(kind, layout)]
    return max(suiting or usable, key=lambda layout: layout.content.box.area)


def _suits(kind: SlideKind, layout: ReadLayout) -> bool:
    """Whether what has content has room for it."""
    if not all(place.box.holds_text for place in _places(kind, layout)):
        return False
    enough = layout.content.box.area >= LEAST_AREA * layout.slide.area
    return enough or kind in (SlideKind.TITLE, SlideKind.SECTION)


def _plan(kind: SlideKind, layout: ReadLayout) -> Plan:
    foot = {type_: place for type_ in FOOT for place in layout.holders({type_})}
    return Plan(layout.layout, layout.title, tuple(_places(kind, layout)), foot)


def _places(kind: SlideKind, layout: ReadLayout) -> Sequence[Place]:
    if kind is SlideKind.QUOTE:
        if _for_quotes(layout):
            return layout.texts[: len(QUOTE)]
        return _quote(layout.content.box)
    if kind is SlideKind.SECTION and layout.texts:
        return layout.texts[:2]
    if kind is SlideKind.TITLE and layout.texts:
        subtitles = layout.holders({PP_PLACEHOLDER.SUBTITLE})
        return (subtitles or sorted(layout.texts, key=lambda place: -place.box.area))[:1]
    return [layout.content]


def _for_quotes(layout: ReadLayout) -> bool:
    """Whether a layout has a place for each part of a quote."""
    return layout.name == SlideKind.QUOTE.casefold() and len(layout.texts) >= len(QUOTE)


def _quote(area: Box) -> list[Place]:
    """Text boxes for a quote, its speaker, and what is known of them, right of a bar."""
    speaker, details = (
        max(LEAST_LINE[1], min(share * area.height, enough)) for share, enough in (SPEAKER, DETAILS)
    )
    heights = (area.height - speaker - details - GAP, speaker, details)
    tops = (area.top, area.bottom - details - speaker, area.bottom - details)
    return [
        Place(Box(area.left + BAR, top, area.width - BAR, height), size, bold=bold)
        for top, height, (size, bold) in zip(tops, heights, QUOTE, strict=True)
    ]


def bar_box(plan: Plan) -> Box:
    """The bar beside a quote."""
    first, last = plan.places[0].box, plan.places[-1].box
    return Box(max(GAP, first.left - BAR), first.top, 0.1, last.bottom - first.top - 0.1)
