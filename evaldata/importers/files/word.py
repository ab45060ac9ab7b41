"""The lines of a Word document: paragraphs with the numbers that Word draws, tables with tabs."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from evaldata.importers.files import RefusedFileError
from evaldata.importers.files.numbering import Numbering
from evaldata.model.zip_files import unfolds_too_far

MOST_SPAN = 100
DAMAGED = "The file is damaged or no Word document."

# Deleted or moved away, told twice for older programs, or no text of the page.
SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}

Element = Any  # lxml is published without types


def extract(content: bytes) -> dict[str, list[tuple[str, str]]]:
    """Place and text of the lines; an empty one after each paragraph and table.

    Raises:
        RefusedFileError: Where the file is no Word document, or would unfold beyond all measure.
    """
    try:
        if unfolds_too_far(content):
            raise RefusedFileError("The file would unfold to more than a report.")
    except zipfile.BadZipFile:
        raise RefusedFileError(DAMAGED) from None
    try:
        document = Document(io.BytesIO(content))
    except (ValueError, KeyError):
        raise RefusedFileError(DAMAGED) from None
    texts = _blocks(document.element.body, Numbering.of(document))
    parts = (part for text in texts for part in (*text.split("\n"), ""))
    return {"lines": [(f"line {number}", part) for number, part in enumerate(parts, 1)]}


def _blocks(parent: Element, numbering: Numbering) -> Iterator[str]:
    """The texts of paragraphs and tables, those inside content controls included."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield numbering.label(child) + _text(child)
        elif child.tag == qn("w:tbl"):
            yield from _table(child, numbering)
        elif child.tag not in SKIPPED:
            yield from _blocks(child, numbering)


def _table(table: Element, numbering: Numbering) -> Iterator[str]:
    """A table as lines of cells; what a row's only cell holds as it is, for that is a box."""
    rows: list[str] = []
    for row in table.iter(qn("w:tr")):
        cells = [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(row.tag)) is row]
        if len(cells) == 1:
            if rows:
                yield "\n".join(rows)
            rows = []
            yield from _blocks(cells[0], numbering)
        else:
            rows.append("\t".join(text for cell in cells for text in _cell(cell)))
    if rows:
        yield "\n".join(rows)


def _cell(cell: Element) -> list[str]:
    """A cell's text, and an empty one for each further column that it spans."""
    text = " ".join(" ".join(_text(p) for p in cell.iter(qn("w:p"))).split())
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = int(span.get(qn("w:val"), "1")) if span is not None else 1
    return [text, *[""] * (min(width, MOST_SPAN) - 1)]


def _text(element: Element) -> str:
    parts: list[str] = []
    for child in element:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in CHARACTERS:
            parts.append(CHARACTERS[child.tag])
        elif child.tag not in SKIPPED and child.tag != FALLBACK:
            parts.append(_text(child))
    return "".join(parts)
