"""The numbers that Word draws before headings and list items without writing them anywhere."""

from dataclasses import dataclass, field
from typing import Any, Self

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

LEVELS = 9
MOST_STYLES = 50
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

Element = Any  # lxml is published without types


@dataclass(frozen=True)
class Level:
    """How a level of a list is numbered: from what, in which figures, with what around them."""

    start: int
    form: str
    text: str


@dataclass
class Numbering:
    """The lists of a document, counted along as its paragraphs are read in order.

    Attributes:
        lists: The levels of each list, by its id.
        styles: The list and level of each paragraph style that has one.
    """

    lists: dict[str, list[Level]]
    styles: dict[str, tuple[str, int]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Self:
        """The numbering of a document; without lists where it declares none."""
        return cls(_lists(document), _styles(document.styles.element))

    def label(self, paragraph: Element) -> str:
        """What Word draws before the paragraph, with a blank after it; empty for a bullet."""
        place = self._place(paragraph)
        if place is None or place[0] not in self.lists:
            return ""
        name, depth = place
        levels = self.lists[name]
        counts = self._counts.setdefault(name, [None] * LEVELS)
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return _drawn(levels, counts, depth)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        style = properties.find(qn("w:pStyle"))
        by_style = self.styles.get(style.get(qn("w:val"), "")) if style is not None else None
        return _numbered(properties, by_style)


def _numbered(properties: Element, otherwise: tuple[str, int] | None) -> tuple[str, int] | None:
    """The list and level that paragraph properties name, which go before those of the style."""
    numbered = properties.find(qn("w:numPr"))
    if numbered is None:
        return otherwise
    name = _value(numbered, "w:numId") or (otherwise[0] if otherwise else "")
    depth = int(_value(numbered, "w:ilvl") or (otherwise[1] if otherwise else 0))
    return (name, depth) if 0 <= depth < LEVELS else None


def _drawn(levels: list[Level], counts: list[int | None], depth: int) -> str:
    if levels[depth].form in ("bullet", "none", ""):
        return ""
    label = levels[depth].text
    for i, (level, number) in enumerate(zip(levels, counts, strict=True), 1):
        label = label.replace(f"%{i}", _figures(level.start if number is None else number, level))
    return f"{label} "


def _figures(number: int, level: Level) -> str:
    if level.form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26)
        return letters.upper() if level.form == "upperLetter" else letters
    if level.form in ("lowerRoman", "upperRoman"):
        letters = _roman(number)
        return letters.upper() if level.form == "upperRoman" else letters
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters


def _lists(document: Document) -> dict[str, list[Level]]:
    parts = [r.target_part for r in document.part.rels.values() if r.reltype == _NUMBERING]
    if not parts:
        return {}
    root = getattr(parts[0], "element", None)
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


_NUMBERING = RELATIONSHIP_TYPE.NUMBERING


def _levels(abstract: Element) -> list[Level]:
    levels = [Level(1, "", "")] * LEVELS
    for one in abstract.iter(qn("w:lvl")):
        depth = int(one.get(qn("w:ilvl"), "0"))
        if 0 <= depth < LEVELS:
            start = int(_value(one, "w:start") or 1)
            levels[depth] = Level(start, _value(one, "w:numFmt"), _value(one, "w:lvlText"))
    return levels


def _styles(root: Element) -> dict[str, tuple[str, int]]:
    """The list and level of each style that has one, by itself or by the style it is based on."""
    styles = {one.get(qn("w:styleId")): one for one in root.iter(qn("w:style"))}
    found = {name: _of_style(name, styles) for name in styles}
    return {name: place for name, place in found.items() if place is not None}


def _of_style(name: str, styles: dict[str, Element]) -> tuple[str, int] | None:
    place: tuple[str, int] | None = None
    for _ in range(MOST_STYLES):
        style = styles.get(name)
        if style is None:
            break
        properties = style.find(qn("w:pPr"))
        if properties is not None:
            place = place or _numbered(properties, None)
        name = _value(style, "w:basedOn")
    return place if place and place[0] else None


def _value(element: Element, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))
