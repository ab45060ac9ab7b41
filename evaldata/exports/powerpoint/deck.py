"""A deck that grows slide by slide: each method adds one kind of slide."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import PlaceholderGraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches, Pt

from evaldata.counts import CrossTable
from evaldata.exports.brand import Brand
from evaldata.exports.native import chart_data, draw
from evaldata.exports.powerpoint.fitting import (
    HEAD_SIZES,
    MOST_CELL,
    MOST_POINT,
    MOST_ROOM,
    QUOTE_SIZES,
    ROOM,
    TABLE_SIZES,
    TITLE_SIZES,
    fitting_size,
    height,
    lines,
    paged,
)
from evaldata.exports.powerpoint.layouts import (
    ACROSS,
    CHART,
    FOOTER,
    LEFT,
    NUMBER,
    QUOTE,
    SECTION,
    TABLE,
    TEXT,
    TITLE,
    Holder,
    new_deck,
)
from evaldata.exports.text import legal, shortened

LIGHT_STYLE = "{9D7B26C5-4107-4FEC-AEDC-1716B250A1EF}"
"""An office program's own table style: lines above and below, and none between columns."""
POINTS_ROOM = 11
MOST_PROPERTY = 255
"""Characters that a property of a file holds."""


@dataclass(frozen=True)
class Said:
    """A quote as a slide shows it.

    Attributes:
        text: With quotation marks where the words are the speaker's own.
        colour: That of the speaker's voice, `#rrggbb`.
        known: It is known to match; else the bar beside it is hollow.
    """

    over: str
    text: str
    speaker: str
    details: str
    colour: str
    known: bool


class Deck:
    """Slides in a brand's look; every one but the first has a footer and its number."""

    def __init__(self, brand: Brand, footer: str) -> None:
        self._brand = brand
        self._footer = footer
        self._deck = new_deck(brand)
        self._layouts = list(self._deck.slide_layouts)

    def describe(self, *, title: str, subject: str, comments: str) -> None:
        """Say in the file's properties what it is."""
        properties = self._deck.core_properties
        properties.title, properties.subject, properties.comments = (
            shortened(legal(text), MOST_PROPERTY) for text in (title, subject, comments)
        )
        properties.author, properties.last_modified_by, properties.language = "", "", "en-GB"

    def save(self) -> bytes:
        """The deck as a file."""
        sink = io.BytesIO()
        self._deck.save(sink)
        return sink.getvalue()

    def title(self, title: str, lines: Sequence[str], notes: str) -> None:
        """The first slide; the logo stands on it."""
        slide = self._add(TITLE, title, notes, TITLE_SIZES)
        _write(slide, 1, "\n".join(lines))
        if self._brand.logo is not None:
            image = io.BytesIO(self._brand.logo)
            picture = slide.shapes.add_picture(image, Inches(1.2), Inches(0.6), height=Inches(0.9))
            _describe(picture, self._brand.logo_text)

    def section(self, over: str, title: str, line: str, notes: str) -> None:
        """A slide that opens a part."""
        slide = self._add(SECTION, title, notes, TITLE_SIZES)
        _write(slide, 1, over)
        _write(slide, 13, line)

    def points(self, title: str, points: Sequence[str], notes: str) -> None:
        """Points, over as many slides as they need."""
        short = [shortened(" ".join(point.split()), MOST_POINT) for point in points]
        for some in paged(short, [lines(point, 88) + 0.4 for point in short], POINTS_ROOM):
            slide = self._add(TEXT, title, notes)
            _write(slide, 1, "\n".join(some))

    def chart(self, title: str, table: CrossTable, told: str, notes: str) -> None:
        """A chart that can be edited."""
        slide = self._add(CHART, title, notes)
        holder = slide.placeholders[13]
        frame = holder.insert_chart(XL_CHART_TYPE.BAR_STACKED, chart_data(table))
        draw(frame.chart, table, self._brand, size=16)
        _describe(frame, told)

    def table(
        self,
        title: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        notes: str,
    ) -> None:
        """A table, over as many slides as it needs, in the largest type in which one does.

        Without a header the first column names the rows. Shares are those of the columns' widths.
        """
        widths = [ACROSS * share / sum(shares) for share in shares]
        head = [header] if header else []
        rows = [[shortened(text, MOST_CELL) for text in row] for row in rows]
        size = next((s for s in TABLE_SIZES if height([*head, *rows], widths, s) < ROOM), 16)
        room = MOST_ROOM - height(head, widths, size)
        for some in paged(rows, [height([row], widths, size) for row in rows], room):
            slide = self._add(TABLE, title, notes)
            frame = slide.placeholders[13].insert_table(len(head) + len(some), len(widths))
            _describe(frame, title)
            _style(frame, headed=bool(head))
            for column, width in zip(frame.table.columns, widths, strict=True):
                column.width = Inches(width)
            for place, row in enumerate([*head, *some]):
                frame.table.rows[place].height = Inches(height([row], widths, size))
                for column, text in enumerate(row):
                    first = place == 0 if head else column == 0
                    _fill(frame.table.cell(place, column), text, size, bold=first)

    def quote(self, said: Said, notes: str) -> None:
        """A quote; the bar beside it has the colour of the voice, hollow where only possible."""
        slide = self._add(QUOTE, said.over, notes, HEAD_SIZES[-1:])
        text = shortened(said.text, QUOTE_SIZES[-1][0])
        _write(slide, 1, text, fitting_size(text, QUOTE_SIZES))
        _write(slide, 13, said.speaker)
        _write(slide, 14, said.details)
        bar = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(LEFT), Inches(1.35), Inches(0.1), Inches(5.2)
        )
        bar.name = "Voice"
        colour = RGBColor.from_string(said.colour.removeprefix("#").upper())
        bar.line.color.rgb = colour
        bar.shadow.inherit = False
        if said.known:
            bar.fill.solid()
            bar.fill.fore_color.rgb = colour
        else:
            bar.fill.background()

    def _add(
        self,
        layout: int,
        title: str,
        notes: str,
        sizes: Sequence[tuple[int, int]] = HEAD_SIZES,
    ) -> Slide:
        slide: Slide = self._deck.slides.add_slide(self._layouts[layout])
        text = shortened(" ".join(title.split()), sizes[-1][0])
        size = fitting_size(text, sizes)
        _write(slide, 0, text, None if size == sizes[0][1] else size)
        if layout != TITLE:
            self._mark(slide)
        if notes:
            frame = slide.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = legal(notes)
        return slide

    def _mark(self, slide: Slide) -> None:
        """Give a slide its footer and its number, which layouts only make room for."""
        number = len(self._deck.slides)
        tree = slide.shapes._spTree
        field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        tree.append(_holder(FOOTER, 901, "<a:r><a:t/></a:r>"))
        tree.append(
            _holder(NUMBER, 902, f'{field}<a:rPr lang="en-GB"/><a:t>{number}</a:t></a:fld>')
        )
        slide.placeholders[FOOTER.index].text_frame.text = legal(self._footer)


def _holder(holder: Holder, place: int, content: str) -> BaseOxmlElement:
    holder_xml: BaseOxmlElement = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{place}" name="{holder.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{holder.kind}" '
        f'idx="{holder.index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
        f"<a:p>{content}</a:p></p:txBody></p:sp>"
    )
    return holder_xml


def _write(slide: Slide, index: int, text: str, size: int | None = None) -> None:
    """Fill a placeholder, in another size than its own where one is given."""
    frame = slide.placeholders[index].text_frame
    frame.text = legal(text)
    if size is not None:
        for paragraph in frame.paragraphs:
            paragraph.font.size = Pt(size)


def _describe(shape: BaseShape, told: str) -> None:
    """Alternative text, for those who do not see the shape."""
    shape._element._nvXxPr.cNvPr.set("descr", legal(told))


def _style(frame: PlaceholderGraphicFrame, *, headed: bool) -> None:
    """Lines between rows, no bands; which cells are headings is said too."""
    for style in frame._element.iter(qn("a:tableStyleId")):
        style.text = LIGHT_STYLE
    frame.table.horz_banding = False
    frame.table.first_row, frame.table.first_col = headed, not headed


def _fill(cell: _Cell, text: str, size: int, *, bold: bool) -> None:
    cell.text_frame.text = legal(text)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(size), bold
