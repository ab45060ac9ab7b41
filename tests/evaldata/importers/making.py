"""Reports as files, made from plain text: Word and PDF, as programs write them."""

import re
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)


def paragraphs(text: str) -> list[str]:
    """The blocks of a text that blank lines part."""
    return [block.strip("\n") for block in re.split(r"\n\s*\n", text) if block.strip()]


def make_docx(text: str, file: Path) -> Path:
    """A Word document with a paragraph for each block, and a table for each block with tabs."""
    document = Document()
    for block in paragraphs(text):
        rows = [line.split("\t") for line in block.split("\n")]
        if len(rows) > 1 and all(len(row) == len(rows[0]) > 1 for row in rows):
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, content in zip(row.cells, cells, strict=True):
                    cell.text = content
        else:
            document.add_paragraph(block)
    document.save(str(file))
    return file


def make_pdf(text: str, file: Path, footer: str = "Final report 2016 | Page {page}") -> Path:
    """A PDF with flowing text, a gap between paragraphs, and a footer on each page."""
    style = getSampleStyleSheet()["BodyText"]
    flow = []
    for block in paragraphs(text):
        lines = (escape(line).replace("\t", "&nbsp;&nbsp; ") for line in block.split("\n"))
        flow += [Paragraph("<br/>".join(lines), style), Spacer(1, 4)]

    def draw_footer(canvas: Any, page: Any) -> None:  # noqa: ANN401 - without types
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 40, footer.format(page=page.page))

    document = SimpleDocTemplate(str(file), invariant=True)
    document.build(flow, onFirstPage=draw_footer, onLaterPages=draw_footer)
    return file
