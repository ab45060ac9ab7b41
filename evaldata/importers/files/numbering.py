"""The numbers that Word draws before headings and list items without writing them anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn

LEVELS = 9
MOST_STYLES = 50
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

Element = Any  # lxml is published without types
Place = tuple[str, int]
"""A list by its id, and a level of it."""


@dataclass(frozen=True)
class Level:
    """How a level of a list is numbered: from what, in which figures, with what around them."""

    start: int
    form: str
    text: str

    def figures(self, number: int) -> str:
        """A number as it is written on this level."""
        if self.form in ("lowerLetter", "upperLetter"):
            figures = chr(ord("a") + (number - 1) % 26)
        elif self.form in ("lowerRoman", "upperRoman"):
            figures = ""
            for value, letter in ROMAN:
                times, number = divmod(number, value)
                figures += letter * times
        else:
            return str(number)
        return figures.upper() if self.form.startswith("upper") else figures


@dataclass
class Numbering:
    """The lists of a document, counted along as its paragraphs are read in order.

    Attributes:
        lists: The levels of each list, by its id.
        styles: The list and level of each paragraph style, None where it has none.
    """

    lists: Mapping[str, list[Level]]
    styles: Mapping[str, Place | None]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Self:
        """The numbering of a document; without lists where it declares none."""
        root = document.styles.element
        styles = {one.get(qn("w:styleId")): one for one in root.iter(qn("w:style"))}
        return cls(_lists(document), {name: _of_style(name, styles) for name in styles})

    def label(self, paragraph: Element) -> str:
        """What Word draws before the paragraph, with a blank after it; empty for a bullet."""
        by_style = self.styles.get(_value(paragraph, "w:pPr/w:pStyle"))
        name, depth = _numbered(paragraph, by_style) or ("", 0)
        if name not in self.lists:
            return ""
        levels = self.lists[name]
        counts = self._counts.setdefault(name, [None] * LEVELS)
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        if levels[depth].form in ("bullet", "none", ""):
            return ""
        label = levels[depth].text
        for i, (level, number) in enumerate(zip(levels, counts, strict=True), 1):
            label = label.replace(f"%{i}", level.figures(level.start if number is None else number))
        return f"{label} "


def _numbered(element: Element, otherwise: Place | None) -> Place | None:
    """The list and level that a paragraph or style names, which go before those of its style."""
    numbered = element.find("w:pPr/w:numPr", nsmap)
    if numbered is None:
        return otherwise
    name, depth = otherwise or ("", 0)
    name, depth = _value(numbered, "w:numId") or name, int(_value(numbered, "w:ilvl") or depth)
    return (name, depth) if 0 <= depth < LEVELS else None


def _of_style(name: str, styles: Mapping[str, Element]) -> Place | None:
    """The list and level of a style, by itself or by the style it is based on."""
    place: Place | None = None
    for _ in range(MOST_STYLES):
        style = styles.get(name)
        if style is None:
            break
        place = place or _numbered(style, None)
        name = _value(style, "w:basedOn")
    return place if place and place[0] else None


def _lists(document: Document) -> dict[str, list[Level]]:
    rels = document.part.rels.values()
    parts = [rel.target_part for rel in rels if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
    root = getattr(parts[0], "element", None) if parts else None
    if root is None:
        return {}
    abstract = {
        one.get(qn("w:abstractNumId")): _levels(one) for one in root.iter(qn("w:abstractNum"))
    }
    return {
        one.get(qn("w:numId")): abstract[name]
        for one in root.iter(qn("w:num"))
        if (name := _value(one, "w:abstractNumId")) in abstract
    }


def _levels(abstract: Element) -> list[Level]:
    levels = [Level(1, "", "")] * LEVELS
    for one in abstract.iter(qn("w:lvl")):
        depth = int(one.get(qn("w:ilvl"), "0"))
        if 0 <= depth < LEVELS:
            start = int(_value(one, "w:start") or 1)
            levels[depth] = Level(start, _value(one, "w:numFmt"), _value(one, "w:lvlText"))
    return levels


def _value(element: Element, path: str) -> str:
    child = element.find(path, nsmap)
    return "" if child is None else str(child.get(qn("w:val"), ""))
