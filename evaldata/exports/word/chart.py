"""A chart within a briefing, which Word draws and which can be edited."""

import pandas as pd
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm

from evaldata.exports.native import chart_part

NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def add_chart(document: Document, counts: pd.DataFrame, told: str, number: int) -> None:
    """A chart of responses, its numbers in a workbook within the file; told is what it says."""
    package, drawn = document.part.package, chart_part(counts, size=10)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, drawn.blob, package)
    name, content = PackURI(f"/word/embeddings/numbers{number}.xlsx"), drawn.chart_workbook
    chart.relate_to(Part(name, CT.SML_SHEET, content.xlsx_part.blob, package), RT.PACKAGE)
    height = Cm(2.2 + 0.85 * int(counts.any(axis=1).sum()))
    frame = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{Cm(16)}" cy="{height}"/><wp:docPr id="{100 + number}" '
        f'name="Chart {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        f'uri="{NAMESPACE}"><c:chart xmlns:c="{NAMESPACE}" '
        f'r:id="{document.part.relate_to(chart, RT.CHART)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    frame.find(qn("wp:inline")).find(qn("wp:docPr")).set("descr", told)
    document.add_paragraph().add_run()._r.append(frame)
