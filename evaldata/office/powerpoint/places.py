"""Places on a layout: what its placeholders are for, how large they are, and where room is left."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
TEXTS = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE}
DRAWN = {PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.TABLE}
FOOT = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE}
USED = TITLES | TEXTS | DRAWN | FOOT
LEAST_WIDTH = 0.25
"""Share of a slide's width that a line of text needs at least."""
LEAST_LINE = 1, 0.3
"""Inches, across and down, that a line in the smallest type needs at least."""
LEAST_SIDE = 0.1
"""Inches of any shape; a length below nothing would make the file invalid."""
MARGIN = 0.06
"""Share of a slide's height that stays free above and below."""
GAP = 0.15
"""Inches between things."""
USUAL_SIZE = 18
"""Points of a text of which a template says nothing."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Inches from the slide's upper edge."""
        return self.top + self.height

    @property
    def area(self) -> float:
        """Square inches."""
        return self.width * self.height

    @property
    def lengths(self) -> tuple[Inches, Inches, Inches, Inches]:
        """Left, top, width and height as python-pptx takes them; the last two at their least."""
        width, height = (Inches(max(LEAST_SIDE, side)) for side in (self.width, self.height))
        return Inches(self.left), Inches(self.top), width, height

    @property
    def holds_text(self) -> bool:
        """Whether there is room for a line."""
        across, down = LEAST_LINE
        return self.width >= across and self.height >= down


@dataclass(frozen=True)
class Place:
    """Where something of a slide goes.

    Attributes:
        size: Points of its type, where nothing has to shrink.
        index: Index of its placeholder; None for a text box.
        bold: Whether a text box is bold.
    """

    box: Box
    size: int
    index: int | None = None
    bold: bool = False


@dataclass(frozen=True, eq=False)
class ReadLayout:
    """A layout whose placeholders are read once, however often they are asked for.

    Attributes:
        slide: A whole slide.
    """

    layout: SlideLayout
    slide: Box

    @property
    def name(self) -> str:
        """Its name in small letters."""
        return self.layout.name.strip().casefold()

    @property
    def type(self) -> str | None:
        """Its standard type; None where it has none."""
        type_: str | None = self.layout._element.get("type")
        return type_

    def holders(self, types: set[PP_PLACEHOLDER]) -> list[Place]:
        """The placeholders of these types whose place is known."""
        return [place for type_, place in self._placed if type_ in types]

    @cached_property
    def _placed(self) -> list[tuple[PP_PLACEHOLDER, Place]]:
        return [*_placed(self.layout)]

    @property
    def title(self) -> Place:
        """The place of the title. IndexError where the layout has none."""
        return self.holders(TITLES)[0]

    @cached_property
    def texts(self) -> list[Place]:
        """The places that hold a line of text or more, from the top down."""
        least = LEAST_WIDTH * self.slide.width
        fit = (p for p in self.holders(TEXTS) if p.box.width >= least and p.box.holds_text)
        return sorted(fit, key=lambda place: (round(place.box.top, 1), place.box.left))

    @cached_property
    def content(self) -> Place:
        """The largest place, or the room beneath the title where there is none."""
        found = [*self.holders(DRAWN), *self.holders(TEXTS)]
        fit = (place for place in found if place.box.holds_text)
        best = max(fit, key=lambda place: place.box.area, default=None)
        return best or Place(self._room, USUAL_SIZE)

    @property
    def _room(self) -> Box:
        """The larger room beneath or above the title, as wide as the master's text."""
        title, edge = self.title.box, MARGIN * self.slide.height
        on_master = _placed(self.layout.slide_master)
        bodies = (place for type_, place in on_master if type_ is PP_PLACEHOLDER.BODY)
        text = next(bodies, self.title).box
        feet = [place.box.top for place in self.holders(FOOT) if place.box.top > title.bottom]
        end = min([*feet, self.slide.height - edge]) - GAP
        below = Box(text.left, title.bottom + GAP, text.width, end - title.bottom - GAP)
        above = Box(text.left, edge, text.width, title.top - edge)
        return max(below, above, key=lambda box: box.height)


def _placed(on: SlideLayout | SlideMaster) -> Iterator[tuple[PP_PLACEHOLDER, Place]]:
    """The type of each placeholder that is of use and has a known place, and the place."""
    on_it: Any = on.placeholders
    for holder in on_it:
        if holder.placeholder_format.type not in USED:
            continue
        lengths = holder.left, holder.top, holder.width, holder.height
        if None not in lengths:
            box = Box(*(length.inches for length in lengths))
            form = holder.placeholder_format
            yield form.type, Place(box, _own_size(holder, on), form.idx)


def _own_size(holder: Any, on: SlideLayout | SlideMaster) -> int:  # noqa: ANN401
    """Points of a placeholder's type: its own, that of its like on the master, or the master's."""
    said = "./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"
    sizes = list(holder._element.xpath(said))
    if isinstance(on, SlideLayout):
        like = holder._base_placeholder
        sizes += [] if like is None else like._element.xpath(said)
    master = on.slide_master if isinstance(on, SlideLayout) else on
    kind = holder.placeholder_format.type
    style = "titleStyle" if kind in TITLES else "otherStyle" if kind in FOOT else "bodyStyle"
    sizes += master._element.xpath(f"./p:txStyles/p:{style}/a:lvl1pPr/a:defRPr/@sz")
    return int(sizes[0]) // 100 if sizes else USUAL_SIZE
