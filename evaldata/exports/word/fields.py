"""What an office program works out by itself: contents, page numbers, charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from evaldata.exports.native import Drawn

CONTENTS = r'TOC \o "1-2" \h \z \u'
"""Headings of two levels, as links; without page numbers until somebody updates the field."""
CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True)
class Entry:
    """A heading in the contents."""

    text: str
    level: int
    bookmark: str


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A field with the result that is shown until it is updated."""
    _character(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _character(paragraph, "separate")
    paragraph.add_run(result)
    _character(paragraph, "end")


def _character(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a paragraph, so that the contents can lead to it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def add_contents(after: Paragraph, entries: Sequence[Entry], ids: Sequence[str]) -> None:
    """A table of contents behind a paragraph, its entries filled in as links.

    Args:
        after: The heading over the contents.
        entries: The headings, in order.
        ids: Ids of the styles of the levels.
    """
    here = after._p
    for place, entry in enumerate(entries):
        element = OxmlElement("w:p")
        here.addnext(element)
        here = element
        paragraph = Paragraph(element, after._parent)
        element.style = ids[entry.level - 1]
        if place == 0:
            _character(paragraph, "begin")
            code = OxmlElement("w:instrText")
            code.text = CONTENTS
            paragraph.add_run()._r.append(code)
            _character(paragraph, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), entry.bookmark)
        link.append(paragraph.add_run(entry.text)._r)
        element.append(link)
        if place == len(entries) - 1:
            _character(paragraph, "end")


def add_chart(document: Document, drawn: Drawn, told: str, *, number: int, height: float) -> None:
    """A chart that can be edited, its numbers in a workbook within the file."""
    package = document.part.package
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, drawn.xml, package)
    book_name = PackURI(f"/word/embeddings/numbers{number}.xlsx")
    chart.relate_to(Part(book_name, CT.SML_SHEET, drawn.workbook, package), RT.PACKAGE)
    relation = document.part.relate_to(chart, RT.CHART)
    frame = _frame(relation, number, Cm(16), Cm(height))
    frame.find(f".//{qn('wp:docPr')}").set("descr", told)
    document.add_paragraph().add_run()._r.append(frame)


def _frame(relation: str, number: int, width: int, height: int) -> BaseOxmlElement:
    frame: BaseOxmlElement = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{100 + number}" '
        f'name="Chart {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        f'uri="{CHART_NAMESPACE}"><c:chart xmlns:c="{CHART_NAMESPACE}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return frame
