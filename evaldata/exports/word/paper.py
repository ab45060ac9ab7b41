"""A briefing that grows paragraph by paragraph: each method adds one kind of thing."""

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Tbl
from docx.shared import Cm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from evaldata.counts import CrossTable
from evaldata.exports.brand import Brand
from evaldata.exports.native import drawn
from evaldata.exports.text import legal, shortened
from evaldata.exports.word.fields import Entry, add_bookmark, add_chart, add_contents, add_field
from evaldata.exports.word.styles import (
    CELL,
    DETAILS,
    LEAD,
    QUOTE,
    QUOTE_POSSIBLE,
    REMARK,
    SMALL,
    SPEAKER,
    page_and_styles,
)

ACROSS = 16.2
"""Centimetres between the margins."""
MOST_PROPERTY = 255
IN_CONTENTS = 2


class Paper:
    """A briefing in a brand's look."""

    def __init__(self, brand: Brand, voices: int) -> None:
        self._brand = brand
        self._document = Document()
        page_and_styles(self._document, brand, voices)
        self._ids = {style.name: style.style_id for style in self._document.styles}
        self._body = self._document.element.body
        self._entries: list[Entry] = []
        self._contents: Paragraph | None = None
        self._charts = 0

    def describe(self, *, title: str, subject: str, comments: str) -> None:
        """Say in the file's properties what it is."""
        properties = self._document.core_properties
        properties.title, properties.subject, properties.comments = (
            shortened(legal(text), MOST_PROPERTY) for text in (title, subject, comments)
        )
        properties.author, properties.last_modified_by, properties.language = "", "", "en-GB"

    def save(self) -> bytes:
        """The briefing as a file, its contents filled in."""
        if self._contents is not None and self._entries:
            ids = [self._ids[f"toc {level}"] for level in (1, 2)]
            add_contents(self._contents, self._entries, ids)
        sink = io.BytesIO()
        self._document.save(sink)
        return sink.getvalue()

    def title(self, title: str, lines: Sequence[str]) -> None:
        """What stands on top of the first page; the logo first."""
        if self._brand.logo is not None:
            picture = self._document.add_picture(io.BytesIO(self._brand.logo), height=Cm(1.8))
            picture._inline.docPr.set("descr", legal(self._brand.logo_text))
        self.text(title, "Title")
        for line in lines:
            self.text(line, "Subtitle")

    def contents(self) -> None:
        """The place of the table of contents."""
        self._contents = self.text("Contents", LEAD)

    def footer(self, text: str) -> None:
        """What stands at the foot of every page, and its number."""
        foot = self._document.sections[0].footer.paragraphs[0]
        foot.add_run(legal(f"{text} · page "))
        add_field(foot, "PAGE", "1")
        foot.add_run(" of ")
        add_field(foot, "NUMPAGES", "1")
        for run in foot.runs:
            run.font.size = Pt(8.5)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading; those of the first levels are in the contents."""
        paragraph = self.text(" ".join(text.split()), f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page or None
        if level <= IN_CONTENTS:
            number = len(self._entries) + 1
            name = f"_Toc{number:08}"
            add_bookmark(paragraph, name, number)
            self._entries.append(Entry(paragraph.text, level, name))

    def text(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph."""
        element = self._body.add_p()
        element.style = self._ids[style]
        paragraph = Paragraph(element, self._document._body)
        paragraph.add_run(legal(text))
        return paragraph

    def lead(self, text: str) -> None:
        """What the next thing says, on the same page as it."""
        self.text(text, LEAD)

    def remark(self, text: str) -> None:
        """What is said of the next thing, in small type on the same page as it."""
        self.text(text, REMARK)

    def small(self, text: str) -> None:
        """A remark."""
        self.text(text, SMALL)

    def bullets(self, lines: Sequence[str]) -> None:
        """A list."""
        for line in lines:
            self.text(line, "List Bullet")

    def quote(self, text: str, speaker: str, details: str, voice: int, *, known: bool) -> None:
        """A quote and its speaker in one paragraph, which no page cuts.

        Voice is the place of the voice's colour, from 1; 0 where it is not stated.
        """
        paragraph = self.text(text, (QUOTE if known else QUOTE_POSSIBLE).format(voice))
        for words, style in ((f"\n{speaker}", SPEAKER), (f" · {details}", DETAILS)):
            paragraph.add_run(legal(words))._r.style = self._ids[style]

    def chart(self, table: CrossTable, told: str) -> None:
        """A chart that can be edited."""
        self._charts += 1
        height = 2.2 + 0.85 * int((table.row_totals > 0).sum())
        chart = drawn(table, self._brand, size=10)
        add_chart(self._document, chart, legal(told), number=self._charts, height=height)

    def table(
        self,
        caption: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        numbers: bool = False,
    ) -> None:
        """A table whose header is repeated on each page; without one its first column names rows.

        A cell's first line is bold where more follow.
        """
        head = [header] if header else []
        table = self._document.add_table(len(head) + len(rows), len(shares))
        table.autofit = False
        _frame_table(table._tbl, self._brand, legal(caption))
        widths = [Cm(ACROSS * share / sum(shares)) for share in shares]
        for column_of_table, width in zip(table.columns, widths, strict=True):
            column_of_table.width = width
        for place, (row, texts) in enumerate(zip(table.rows, [*head, *rows], strict=True)):
            _keep_whole(row, header=bool(head) and place == 0)
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = widths[column]
                self._cell(cell, text, bold=place == 0 if head else column == 0)
                if numbers and column:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.small("")

    def _cell(self, cell: _Cell, text: str, *, bold: bool) -> None:
        first, _, more = legal(text).partition("\n")
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self._ids[CELL]
        paragraph.add_run(first).bold = bold or bool(more) or None
        if more:
            cell.add_paragraph(more)._p.style = self._ids[CELL]


def _frame_table(table: CT_Tbl, brand: Brand, caption: str) -> None:
    """Lines between the rows, and alternative text."""
    borders = OxmlElement("w:tblBorders")
    for side, colour in (("top", brand.accent), ("bottom", brand.accent), ("insideH", brand.line)):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table.tblPr
    properties.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    properties.append(told)


def _keep_whole(row: _Row, *, header: bool) -> None:
    """No row is cut by the end of a page; the header stands on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
