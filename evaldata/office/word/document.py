"""A briefing that grows paragraph by paragraph: each method adds one kind of thing.

The template holds the styles, the footer, and the heading, the field and the remark of the
contents; whoever edits a briefing changes a style and not each paragraph.
"""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.section import Section
from docx.shared import Cm, Emu, Length, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from evaldata.model.evaluation import Look
from evaldata.model.look import DOCUMENT, LOGO
from evaldata.model.palette import CATEGORIES
from evaldata.model.text import legal
from evaldata.office.charts import chart_part
from evaldata.office.headers import heads
from evaldata.office.own_files import template
from evaldata.office.word.styles import TEMPLATE, furnished

LEAD, SMALL, REMARK = "Lead", "Small", "Remark"
"""Styles: what the next thing says, what is said behind one, and what is said of the next."""
IN_CONTENTS = 2
A4 = Cm(16)
"""Between the margins of a page of which nothing is said, and the height of a chart on it."""
UPRIGHT_LETTER, UPRIGHT_ENDS = 6, 12
"""Points that a letter of a turned header takes, and what is beside it."""
HEADED = Cm(5)
"""What a heading takes, and what is said beneath it."""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class WordDocument:
    """A briefing in a look, of which these are the files by its key, with a foot on every page.

    An organisation's own template has its own styles, page, header and logo, and keeps them.
    """

    def __init__(self, look: Look, files: Mapping[str, bytes], footer: str) -> None:
        own = Document(template(TEMPLATE, look))
        own.sections[0].footer.paragraphs[0].runs[0].text = legal(footer)
        held = files.get(DOCUMENT.key)
        self._own, self._look = held is None, look
        self._logo = files.get(LOGO.key) if self._own else None
        ids: dict[str, str] = {style.name: style.style_id for style in own.styles}
        self.file, self._ids = (own, ids) if held is None else furnished(held, own)
        self._across = _across(self.file.sections[0])
        self._highest = _highest(self.file.sections[0])
        self._contents, self._first_entry, self._remark = self.file.paragraphs
        self._headings = self._charts = 0

    def title(self, title: str, lines: Sequence[str]) -> None:
        """What stands on top of the first page; the logo first."""
        if self._logo is not None:
            run = self._contents.insert_paragraph_before().add_run()
            picture = run.add_picture(io.BytesIO(self._logo), height=Cm(1.8))
            picture._inline.docPr.set("descr", legal(self._look.logo_text))
        self._before_contents([(title, "Title"), *((line, "Subtitle") for line in lines)])

    def in_short(self, title: str, lines: Sequence[str], remark: str) -> None:
        """A list on the first page; the contents then begin a new one."""
        said = [(remark, REMARK)] if remark else []
        points = [(line, "List Bullet") for line in lines]
        self._before_contents([(title, LEAD), *said, *points])
        self._contents.paragraph_format.page_break_before = True

    def _before_contents(self, paragraphs: Sequence[tuple[str, str]]) -> None:
        """Paragraphs on the first page, each with its style."""
        for text, style in paragraphs:
            paragraph = self._contents.insert_paragraph_before(legal(text))
            paragraph._p.style = self._ids[style]

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading; those of the first levels are in the contents."""
        paragraph = self.text(" ".join(text.split()), f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page or None
        if level <= IN_CONTENTS:
            self._enter(paragraph, f"toc {level}")

    def _enter(self, heading: Paragraph, style: str) -> None:
        """A heading's line in the contents, which leads to it."""
        self._headings += 1
        number, name = str(self._headings), f"_Toc{self._headings:08}"
        start = OxmlElement("w:bookmarkStart", {qn("w:id"): number, qn("w:name"): name})
        heading._p.insert(1, start)
        heading._p.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): number}))
        first = self._headings == 1
        entry = self._first_entry if first else self._remark.insert_paragraph_before()
        entry._p.style = self._ids[style]
        link = OxmlElement("w:hyperlink", {qn("w:anchor"): name})
        link.append(entry.add_run(heading.text)._r)
        entry._p.append(link)

    def text(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph."""
        element = self.file.element.body.add_p()
        element.style = self._ids[style]
        paragraph = Paragraph(element, self.file._body)
        paragraph.add_run(legal(text))
        return paragraph

    def bullets(self, lines: Sequence[str]) -> None:
        """A list."""
        for line in lines:
            self.text(line, "List Bullet")

    def quote(
        self, text: str, speaker: str, details: str, voice: int | None, *, known: bool
    ) -> None:
        """A quote and its speaker in one paragraph, which no page cuts.

        Voice is the place of the speaker's voice; None where it is not stated.
        """
        colour = 0 if voice is None else voice % len(CATEGORIES.light) + 1
        paragraph = self.text(text, f"Quote {colour}" if known else f"Quote {colour} possible")
        lead = "\n"
        for words, style in ((speaker, "Speaker"), (details, "Speaker details")):
            if words:
                paragraph.add_run(legal(lead + words))._r.style = self._ids[style]
                lead = " · "

    def chart(self, counts: pd.DataFrame, told: str) -> None:
        """A chart of responses that Word draws, its numbers in a workbook within the file.

        Told is what it says, for those who do not see it.
        """
        self._charts += 1
        number, part = self._charts, self.file.part
        package, drawn = part.package, chart_part(counts, size=10, own=self._own)
        chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, drawn.blob, package)
        name, content = PackURI(f"/word/embeddings/numbers{number}.xlsx"), drawn.chart_workbook
        chart.relate_to(Part(name, CT.SML_SHEET, content.xlsx_part.blob, package), RT.PACKAGE)
        width = self._across - Cm(0.2)
        height = min(Cm(2.2 + 0.85 * int(counts.any(axis=1).sum())), self._highest)
        frame = parse_xml(
            f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{100 + number}" '
            f'name="Chart {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            f'uri="{DRAWING}"><c:chart xmlns:c="{DRAWING}" '
            f'r:id="{part.relate_to(chart, RT.CHART)}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        frame.find(qn("wp:inline")).find(qn("wp:docPr")).set("descr", legal(told))
        self.file.add_paragraph().add_run()._r.append(frame)

    def table(  # noqa: PLR0913 - a table, and how it is drawn
        self,
        caption: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        numbers: bool = False,
        turned: bool = False,
    ) -> None:
        """A table whose header is repeated on each page; without one its first column names rows.

        The end of a page cuts no row. A cell's first line is bold where more follow. A header that
        is turned is read from below, but for its first cell.
        """
        head = heads(header, turned=turned)
        table = self.file._body.add_table(len(head) + len(rows), len(shares), self._across)
        table._tbl.tblPr.style = self._ids["Briefing table"]
        table.autofit = False
        table._tbl.tblPr.append(OxmlElement("w:tblCaption", {qn("w:val"): legal(caption)}))
        widths = [Emu(round(self._across * share / sum(shares))) for share in shares]
        for column_of_table, width in zip(table.columns, widths, strict=True):
            column_of_table.width = width
        for place, (row, texts) in enumerate(zip(table.rows, [*head, *rows], strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if head and place == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = widths[column]
                self._write(cell, text, bold=place == 0 if head else column == 0)
                if numbers and column:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if turned:
            _turn(table.rows[0])
        self.text("", SMALL)

    def _write(self, cell: _Cell, text: str, *, bold: bool) -> None:
        first, _, more = legal(text).partition("\n")
        cell.paragraphs[0].add_run(first).bold = bold or bool(more) or None
        if more:
            cell.add_paragraph(more)
        for paragraph in cell.paragraphs:
            paragraph._p.style = self._ids["Table text"]


def _turn(row: _Row) -> None:
    """Turn the texts of a row upright, but for the first, and give them the height for it."""
    first, *others = row.cells
    first.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    for cell in others:
        cell._tc.get_or_add_tcPr().append(OxmlElement("w:textDirection", {qn("w:val"): "btLr"}))
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    longest = max(len(cell.text) for cell in others)
    row.height = Pt(UPRIGHT_LETTER * longest + UPRIGHT_ENDS)


def _across(section: Section) -> Length:
    """What lies between the margins of a page."""
    if section.page_width is None:
        return A4
    margins = section.left_margin, section.right_margin, section.gutter
    return Emu(section.page_width - sum(margin or 0 for margin in margins))


def _highest(section: Section) -> Length:
    """What a chart leaves of a page's height to its heading."""
    if section.page_height is None:
        return A4
    margins = section.top_margin, section.bottom_margin
    left = section.page_height - sum(margin or 0 for margin in margins) - HEADED
    return Emu(max(left, Cm(4)))
