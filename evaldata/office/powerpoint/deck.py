"""A deck that grows slide by slide: each method adds one kind of slide to the template."""

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide, SlideMaster
from pptx.table import _Row
from pptx.util import Inches, Pt

from evaldata.model.contrast import contrast
from evaldata.model.evaluation import Look
from evaldata.model.look import LOGO, SLIDES
from evaldata.model.palette import DARK, LIGHT, hues
from evaldata.model.text import legal
from evaldata.office.charts import STACKED, draw, numbers, rgb
from evaldata.office.headers import heads
from evaldata.office.own_files import template
from evaldata.office.powerpoint import fitting
from evaldata.office.powerpoint.filling import clone, describe, fill, holder_for, put, remove, write
from evaldata.office.powerpoint.layouts import SlideKind, bar_box, plans

TEMPLATE = Path(__file__).with_name("template.pptx")
LIGHT_STYLE = "{9D7B26C5-4107-4FEC-AEDC-1716B250A1EF}"
"""An office program's own table style: lines above and below, and none between columns."""
LONG_NAME, LONG_NAMES_SIZE = 40, 12
"""Letters of a bar's name from which on a chart is in smaller type, and its points."""
BLACK, WHITE = "#000000", "#ffffff"
COLOUR = re.compile("[0-9A-Fa-f]{6}")


class Deck:
    """Slides in a look, of which these are the files by its key.

    Every one but the first has a footer and its number. An organisation's own template has its own
    type, colours and logo, and keeps them.

    Attributes:
        file: The presentation.
        plans: How slides of each kind are laid out.
    """

    def __init__(self, look: Look, files: Mapping[str, bytes], footer: str) -> None:
        held = files.get(SLIDES.key)
        self._footer, self._look, self._own = footer, look, held is None
        self._logo = files.get(LOGO.key) if self._own else None
        self.file = Presentation(template(TEMPLATE, look) if held is None else io.BytesIO(held))
        self.plans = plans(self.file)
        self._dark = _is_dark(self.plans[SlideKind.QUOTE].layout.slide_master)

    def title(self, title: str, lines: Sequence[str], notes: str) -> None:
        """The first slide; the logo stands on it."""
        slide = self._add(SlideKind.TITLE, title, notes, fitting.TITLE_SIZES)
        self._say(slide, SlideKind.TITLE, ["\n".join(lines)])
        if self._logo is not None:
            at = Inches(1.2), Inches(0.6)
            picture = slide.shapes.add_picture(io.BytesIO(self._logo), *at, height=Inches(0.9))
            describe(picture, self._look.logo_text)

    def section(self, over: str, title: str, line: str, notes: str) -> None:
        """A slide that opens a part."""
        slide = self._add(SlideKind.SECTION, title, notes, fitting.TITLE_SIZES)
        self._say(slide, SlideKind.SECTION, [over, line])

    def points(
        self, title: str, points: Sequence[str], notes: str, most: int | None = None
    ) -> None:
        """Points, over as many slides as they need, or at most so many; the notes have all."""
        (place,) = self.plans[SlideKind.TEXT].places
        size, slides = fitting.point_slides(points, place.box, place.size)
        for some in slides[:most]:
            slide = self._add(SlideKind.TEXT, title, notes)
            put(slide, place, "\n".join(some), size, gap=fitting.GAP_OF_POINTS)

    def chart(
        self, title: str, counts: pd.DataFrame, told: str, notes: str, *, hatched: str = ""
    ) -> None:
        """A chart that can be edited; the column of that name is hatched, in the first's colour."""
        slide = self._add(SlideKind.CHART, title, notes)
        (place,), data = self.plans[SlideKind.CHART].places, numbers(counts)
        if holder := holder_for(slide, place, "insert_chart"):
            frame = holder.insert_chart(STACKED, data)
        else:
            frame = slide.shapes.add_chart(STACKED, *place.box.lengths, data)
        size = LONG_NAMES_SIZE if max(map(len, counts.index), default=0) > LONG_NAME else 16
        draw(frame.chart, counts, size=size, own=self._own, dark=self._dark, hatched=hatched)
        describe(frame, told)

    def table(  # noqa: PLR0913 - a table, and how it is drawn
        self,
        title: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        notes: str,
        *,
        turned: bool = False,
    ) -> None:
        """A table, over as many slides as it needs, in the largest type in which one does.

        Without a header the first column names the rows. Shares are those of the columns' widths.
        A header that is turned is read from below, but for its first cell.
        """
        (at,) = self.plans[SlideKind.TABLE].places
        widths = [at.box.width * share / sum(shares) for share in shares]
        head = heads(header, turned=turned)
        size, slides = fitting.table_slides(head, rows, widths, at.box, turned=turned)
        for some in slides:
            slide, number = self._add(SlideKind.TABLE, title, notes), len(head) + len(some)
            if holder := holder_for(slide, at, "insert_table"):
                frame = holder.insert_table(number, len(widths))
            else:
                frame = slide.shapes.add_table(number, len(widths), *at.box.lengths)
            describe(frame, title)
            table = frame.table
            table._tbl.tblPr.find(qn("a:tableStyleId")).text = LIGHT_STYLE
            table.horz_banding = False
            table.first_row, table.first_col = bool(head), not head
            for column, width in zip(table.columns, widths, strict=True):
                column.width = Inches(width)
            for place, row in enumerate([*head, *some]):
                table.rows[place].height = Inches(fitting.height([row], widths, size))
                for column, text in enumerate(row):
                    first = place == 0 if head else column == 0
                    write(table.cell(place, column).text_frame, text, size, bold=first)
            if turned:
                _turn(table.rows[0], fitting.upright(head))

    def quote(
        self, over: str, said: Sequence[str], notes: str, voice: int | None, *, hollow: bool
    ) -> None:
        """A quote, its speaker, and what is known of them; a bar beside it.

        Voice is the place of the speaker's voice; None where it is not stated.
        """
        scheme = (LIGHT, DARK)[self._dark]
        colour = scheme.soft if voice is None else hues(voice + 1, dark=self._dark)[voice]
        slide = self._add(SlideKind.QUOTE, over, notes)
        self._say(slide, SlideKind.QUOTE, said, fitting.QUOTE_SIZES)
        bar = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, *bar_box(self.plans[SlideKind.QUOTE]).lengths
        )
        bar.name = "Voice"
        bar.line.color.rgb = rgb(colour)
        bar.shadow.inherit = False
        if hollow:
            bar.fill.background()
        else:
            bar.fill.solid()
            bar.fill.fore_color.rgb = rgb(colour)

    def _add(
        self, kind: SlideKind, title: str, notes: str, sizes: Sequence[int] = fitting.HEAD_SIZES
    ) -> Slide:
        """A slide with its title, its notes, its foot, and a holder for each of its places."""
        plan = self.plans[kind]
        slide: Slide = self.file.slides.add_slide(plan.layout)
        wanted = {place.index for place in (plan.title, *plan.places)}
        for holder in [*slide.placeholders]:
            if holder.placeholder_format.idx not in wanted:
                remove(holder)
        fill(slide, plan.title, " ".join(title.split()), sizes)
        if kind is not SlideKind.TITLE:
            self._mark(slide, kind)
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = legal(notes)
        return slide

    def _say(
        self,
        slide: Slide,
        kind: SlideKind,
        texts: Sequence[str],
        sizes: Sequence[int] = fitting.LINE_SIZES,
    ) -> None:
        """Put texts into a slide's places, the first in these sizes; the rest joins the last."""
        places = self.plans[kind].places
        rest = len(places) - 1
        texts = [*texts[:rest], "\n".join(filter(None, texts[rest:]))]
        for number, (place, text) in enumerate(zip(places, texts, strict=False)):
            fill(slide, place, text, fitting.LINE_SIZES if number else sizes)

    def _mark(self, slide: Slide, kind: SlideKind) -> None:
        """Give a slide its footer and its number where its layout has room for them."""
        foot = self.plans[kind].foot
        if footer := foot.get(PP_PLACEHOLDER.FOOTER):
            clone(slide, footer)
            fill(slide, footer, self._footer, fitting.FOOT_SIZES)
        if number := foot.get(PP_PLACEHOLDER.SLIDE_NUMBER):
            clone(slide, number).text_frame.paragraphs[0]._p.append(
                parse_xml(
                    f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" '
                    f'type="slidenum"><a:rPr lang="en-GB"/><a:t>{len(self.file.slides)}</a:t>'
                    "</a:fld>"
                )
            )


def _turn(row: _Row, height: float) -> None:
    """Turn the texts of a row upright, but for the first, and give them these inches."""
    row.height = Inches(height)
    first, *others = row.cells
    first.vertical_anchor = MSO_ANCHOR.BOTTOM
    for cell in others:
        cell._tc.get_or_add_tcPr().set("vert", "vert270")
        cell.text_frame.paragraphs[0].font.size = Pt(fitting.TURNED_SIZE)


def _is_dark(master: SlideMaster) -> bool:
    """Whether a master's text is light, as whoever made it found readable on its ground.

    The ground itself may be a picture, of which no colour is known; the text is black where the
    theme names no colour.
    """
    mapped = master._element.find(qn("p:clrMap"))
    name = "dk1" if mapped is None else mapped.get("tx1", "dk1")
    theme = parse_xml(master.part.part_related_by(RT.THEME).blob)
    found = theme.iterfind(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}/*")
    colours = (colour.get("lastClr") or colour.get("val") or "" for colour in found)
    text = next((f"#{colour}" for colour in colours if COLOUR.fullmatch(colour)), BLACK)
    return contrast(text, BLACK) > contrast(text, WHITE)
