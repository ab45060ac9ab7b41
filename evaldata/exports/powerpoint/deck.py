"""A deck that grows slide by slide: each method adds one kind of slide to the template."""

import io
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pandas as pd
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from evaldata.dataset import Dataset
from evaldata.exports.native import STACKED, draw, numbers, rgb
from evaldata.exports.office import template
from evaldata.exports.powerpoint.fitting import (
    ACROSS,
    HEAD_SIZES,
    QUOTE_SIZES,
    TITLE_SIZES,
    fitting_size,
    height,
    point_slides,
    table_slides,
)
from evaldata.exports.text import legal, shortened

TEMPLATE = Path(__file__).with_name("template.pptx")
FOOTER, NUMBER = 11, 12
"""Indices of the placeholders that only slides behind the first have."""
LIGHT_STYLE = "{9D7B26C5-4107-4FEC-AEDC-1716B250A1EF}"
"""An office program's own table style: lines above and below, and none between columns."""


class Deck:
    """Slides in a dataset's look; every one but the first has a footer and its number."""

    def __init__(self, dataset: Dataset, footer: str) -> None:
        self.file = Presentation(template(TEMPLATE, dataset))
        self._look, self._logo, self._footer = dataset.evaluation.look, dataset.logo, footer
        self._layouts = {layout.name: layout for layout in self.file.slide_layouts}

    def title(self, title: str, lines: Sequence[str], notes: str) -> None:
        """The first slide; the logo stands on it."""
        slide = self._add("Title", title, notes, TITLE_SIZES)
        _fill(slide, 1, "\n".join(lines))
        if self._logo is not None:
            image = io.BytesIO(self._logo)
            picture = slide.shapes.add_picture(image, Inches(1.2), Inches(0.6), height=Inches(0.9))
            _describe(picture, self._look.logo_text)

    def section(self, over: str, title: str, line: str, notes: str) -> None:
        """A slide that opens a part."""
        slide = self._add("Section", title, notes, TITLE_SIZES)
        _fill(slide, 1, over)
        _fill(slide, 13, line)

    def points(
        self, title: str, points: Sequence[str], notes: str, most: int | None = None
    ) -> None:
        """Points, over as many slides as they need, or at most so many; the notes have all."""
        for some in islice(point_slides(points), most):
            _fill(self._add("Text", title, notes), 1, "\n".join(some))

    def chart(self, title: str, counts: pd.DataFrame, told: str, notes: str) -> None:
        """A chart that can be edited."""
        holder = self._add("Chart", title, notes).placeholders[13]
        frame = holder.insert_chart(STACKED, numbers(counts))
        draw(frame.chart, counts, size=16)
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
        size, slides = table_slides(head, rows, widths)
        for some in slides:
            holder = self._add("Table", title, notes).placeholders[13]
            frame = holder.insert_table(len(head) + len(some), len(widths))
            _describe(frame, title)
            table = frame.table
            table._tbl.tblPr.find(qn("a:tableStyleId")).text = LIGHT_STYLE
            table.horz_banding = False
            table.first_row, table.first_col = bool(head), not head
            for column, width in zip(table.columns, widths, strict=True):
                column.width = Inches(width)
            for place, row in enumerate([*head, *some]):
                table.rows[place].height = Inches(height([row], widths, size))
                for column, text in enumerate(row):
                    first = place == 0 if head else column == 0
                    _write(table.cell(place, column).text_frame, text, size, bold=first)

    def quote(self, over: str, text: str, speaker: str, details: str, notes: str) -> Slide:
        """A quote, its speaker, and what is known of them."""
        slide = self._add("Quote", over, notes, HEAD_SIZES[-1:])
        short = shortened(text, QUOTE_SIZES[-1][0])
        _fill(slide, 1, short, fitting_size(short, QUOTE_SIZES))
        _fill(slide, 13, speaker)
        _fill(slide, 14, details)
        return slide

    def _add(
        self, layout: str, title: str, notes: str, sizes: Sequence[tuple[int, int]] = HEAD_SIZES
    ) -> Slide:
        slide: Slide = self.file.slides.add_slide(self._layouts[layout])
        text = shortened(" ".join(title.split()), sizes[-1][0])
        size = fitting_size(text, sizes)
        _fill(slide, 0, text, None if size == sizes[0][1] else size)
        self._mark(slide)
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = legal(notes)
        return slide

    def _mark(self, slide: Slide) -> None:
        """Give a slide its footer and its number where its layout has room for them."""
        for index in (FOOTER, NUMBER):
            holder = slide.slide_layout.placeholders.get(index)
            if holder is None:
                return
            slide.shapes.clone_placeholder(holder)
        _fill(slide, FOOTER, self._footer)
        number = slide.placeholders[NUMBER].text_frame.paragraphs[0]
        number._p.append(
            parse_xml(
                f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" '
                f'type="slidenum"><a:rPr lang="en-GB"/><a:t>{len(self.file.slides)}</a:t></a:fld>'
            )
        )


def add_bar(slide: Slide, colour: str, *, hollow: bool) -> None:
    """A bar beside a quote, in the colour `#rrggbb` of its voice."""
    box = Inches(0.85), Inches(1.35), Inches(0.1), Inches(5.2)
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
    bar.name = "Voice"
    bar.line.color.rgb = rgb(colour)
    bar.shadow.inherit = False
    if hollow:
        bar.fill.background()
    else:
        bar.fill.solid()
        bar.fill.fore_color.rgb = rgb(colour)


def _fill(slide: Slide, index: int, text: str, size: int | None = None) -> None:
    """Fill a placeholder, in another size than its own where one is given."""
    _write(slide.placeholders[index].text_frame, text, size)


def _write(
    frame: TextFrame, text: str, size: int | None = None, *, bold: bool | None = None
) -> None:
    frame.text = legal(text)
    if size is not None:
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.bold = Pt(size), bold


def _describe(shape: BaseShape, told: str) -> None:
    """Alternative text, for those who do not see the shape."""
    shape._element._nvXxPr.cNvPr.set("descr", legal(told))
