"""The lines of a Word document: paragraphs with the numbers that Word draws, tables with tabs."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn

from evaldata.importers.files import RefusedFileError
from evaldata.model.zip_files import unfolds_too_far

MOST_SPAN = 100
DAMAGED = "The file is damaged or no Word document."

# Told twice for older programs, deleted or moved away, or no text of the page.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = {FALLBACK, *map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr"))}
CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
LEVELS = 9
MOST_STYLES = 50
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
MOST_NUMBER = 32_767
"""As far as Word counts in letters or Roman figures; one of a billion would be as long."""

Element = Any  # lxml is published without types
Place = tuple[str, int]
"""A list by its id, and a level of it."""
NOWHERE = "", 0


@dataclass(frozen=True)
class Level:
    """How a level of a list is numbered: from what, in which figures, with what around them."""

    start: int = 1
    form: str = ""
    text: str = ""

    def figures(self, number: int) -> str:
        """A number as it is written on this level; letters come again after z: aa, bb."""
        if not 0 < number <= MOST_NUMBER or not self.form.endswith(("Letter", "Roman")):
            return str(number)
        if self.form.endswith("Letter"):
            times, place = divmod(number - 1, len(ascii_lowercase))
            figures = ascii_lowercase[place] * (times + 1)
        else:
            figures = ""
            for value, letters in ROMAN:
                times, number = divmod(number, value)
                figures += letters * times
        return figures.upper() if self.form.startswith("upper") else figures


class Numbering:
    """The lists of a document, counted along as its paragraphs are read in order.

    Attributes:
        lists: The levels of each list, by its id; none where the document declares none.
        styles: The list and level of each paragraph style, by its id.
        counts: The last number of each list, level by level, or the one before the first.
    """

    def __init__(self, document: WordDocument) -> None:
        root = document.styles.element
        styles = {one.get(qn("w:styleId")): one for one in root.iter(qn("w:style"))}
        self.styles = {name: _of_style(name, styles, MOST_STYLES) for name in styles}
        self.lists = _lists(document)
        self.counts: dict[str, list[int]] = {}

    def label(self, paragraph: Element) -> str:
        """What Word draws before the paragraph, with a blank after it; empty for a bullet."""
        by_style = self.styles.get(_value(paragraph, "w:pPr/w:pStyle"), NOWHERE)
        name, depth = _numbered(paragraph, by_style)
        if name not in self.lists:
            return ""
        levels = self.lists[name]
        unused = [level.start - 1 for level in levels]
        counts = self.counts.setdefault(name, unused)
        counts[depth:] = [counts[depth] + 1, *unused[depth + 1 :]]
        if levels[depth].form in ("bullet", "none", ""):
            return ""
        label = levels[depth].text
        for i, (level, number) in enumerate(zip(levels, counts, strict=True), 1):
            label = label.replace(f"%{i}", level.figures(max(number, level.start)))
        return f"{label} "


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
    texts = _blocks(document.element.body, Numbering(document))
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
    rows = (
        [cell for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(row.tag)) is row]
        for row in table.iter(qn("w:tr"))
    )
    for boxes, group in groupby(rows, key=lambda cells: len(cells) == 1):
        if boxes:
            for (cell,) in group:
                yield from _blocks(cell, numbering)
        else:
            yield "\n".join("\t".join(t for cell in row for t in _cell(cell)) for row in group)


def _cell(cell: Element) -> list[str]:
    """A cell's text, and an empty one for each further column that it spans."""
    text = " ".join(" ".join(_text(p) for p in cell.iter(qn("w:p"))).split())
    width = int(_value(cell, "w:tcPr/w:gridSpan") or 1)
    return [text, *[""] * (min(width, MOST_SPAN) - 1)]


def _text(element: Element) -> str:
    if element.tag == qn("w:t"):
        return element.text or ""
    kept = (child for child in element if child.tag not in SKIPPED)
    return CHARACTERS.get(element.tag) or "".join(map(_text, kept))


def _numbered(element: Element, otherwise: Place) -> Place:
    """The list and level that a paragraph or style names, which go before those of its style."""
    numbered = element.find("w:pPr/w:numPr", nsmap)
    if numbered is None:
        return otherwise
    name = _value(numbered, "w:numId") or otherwise[0]
    depth = int(_value(numbered, "w:ilvl") or otherwise[1])
    return (name, depth) if 0 <= depth < LEVELS else NOWHERE


def _of_style(name: str, styles: Mapping[str, Element], most: int) -> Place:
    """The list and level of a style, by itself or by the style it is based on."""
    style = styles.get(name)
    if style is None or not most:
        return NOWHERE
    return _numbered(style, _of_style(_value(style, "w:basedOn"), styles, most - 1))


def _lists(document: WordDocument) -> dict[str, list[Level]]:
    rels = document.part.rels.values()
    parts = (rel.target_part for rel in rels if rel.reltype == RELATIONSHIP_TYPE.NUMBERING)
    root = getattr(next(parts, None), "element", None)
    if root is None:
        return {}
    abstract, lists = root.iter(qn("w:abstractNum")), root.iter(qn("w:num"))
    levels = {one.get(qn("w:abstractNumId")): _levels(one) for one in abstract}
    named = {one.get(qn("w:numId")): _value(one, "w:abstractNumId") for one in lists}
    return {name: levels[of] for name, of in named.items() if of in levels}


def _levels(abstract: Element) -> list[Level]:
    levels = [Level()] * LEVELS
    for one in abstract.iter(qn("w:lvl")):
        depth = int(one.get(qn("w:ilvl"), "0"))
        if 0 <= depth < LEVELS:
            start = int(_value(one, "w:start") or 1)
            levels[depth] = Level(start, _value(one, "w:numFmt"), _value(one, "w:lvlText"))
    return levels


def _value(element: Element, path: str) -> str:
    child = element.find(path, nsmap)
    return "" if child is None else str(child.get(qn("w:val"), ""))
