"""The styles of a briefing, so that whoever edits it changes a style and not each paragraph."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from evaldata.exports.brand import Brand
from evaldata.palette import CATEGORIES

LEAD, SMALL, REMARK, CELL = "Lead", "Small", "Remark", "Table text"
SPEAKER, DETAILS = "Speaker", "Speaker details"
QUOTE, QUOTE_POSSIBLE = "Quote {}", "Quote {} possible"
"""Names of the styles of quotes, with the place of the voice from 1; 0 is a voice not stated."""

HEADINGS = (("Title", 26, 0), ("Heading 1", 20, 22), ("Heading 2", 15, 16), ("Heading 3", 12, 12))
"""Style, size and space before it, in points."""


def page_and_styles(document: Document, brand: Brand, voices: int) -> None:
    """Set the page to A4, and the styles to a brand's."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    _text(document, brand)
    for name, size, before in HEADINGS:
        _heading(_style(document, name), brand, size, before)
    for level in (1, 2):
        style = _new(document, f"toc {level}", "Normal")
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)
    colours = [brand.soft, *(_plain(CATEGORIES.light[i % 6]) for i in range(voices))]
    for place, colour in enumerate(colours):
        _quote(_new(document, QUOTE.format(place), "Quote"), colour, "single")
        _quote(_new(document, QUOTE_POSSIBLE.format(place), "Quote"), colour, "dashed")


def _text(document: Document, brand: Brand) -> None:
    normal = _style(document, "Normal")
    _font(normal, brand, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    normal.paragraph_format.line_spacing = 1.15
    quote = _style(document, "Quote")
    quote.font.italic = False
    quote.font.color.rgb = RGBColor.from_string(brand.ink)
    lead = _new(document, LEAD, "Normal")
    lead.font.size, lead.font.bold = Pt(12), True
    lead.paragraph_format.keep_with_next = True
    cell = _new(document, CELL, "Normal")
    cell.font.size, cell.paragraph_format.space_after = Pt(10), Pt(2)
    for name, size in ((SMALL, 9.5), (REMARK, 9.5), ("Subtitle", 13)):
        style = _new(document, name, "Normal") if name != "Subtitle" else _style(document, name)
        _font(style, brand, size)
        style.font.italic, style.font.bold = False, False
        style.font.color.rgb = RGBColor.from_string(brand.soft)
    _style(document, REMARK).paragraph_format.keep_with_next = True
    for name, bold, colour in ((SPEAKER, True, brand.ink), (DETAILS, False, brand.soft)):
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        inline = document.styles[name]
        if isinstance(inline, CharacterStyle):
            inline.font.size, inline.font.bold = Pt(9.5), bold
            inline.font.color.rgb = RGBColor.from_string(colour)


def _heading(style: ParagraphStyle, brand: Brand, size: int, before: int) -> None:
    _font(style, brand, size)
    style.font.bold = True
    style.font.color.rgb = RGBColor.from_string(brand.accent)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
    style.paragraph_format.keep_with_next = True
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _quote(style: ParagraphStyle, colour: str, line: str) -> None:
    """Bar in the voice's colour at the left, dashed where the quote is only possible."""
    style.paragraph_format.left_indent = Cm(0.6)
    style.paragraph_format.space_after = Pt(14)
    style.paragraph_format.keep_together = True
    borders = OxmlElement("w:pBdr")
    bar = OxmlElement("w:left")
    for name, value in (("val", line), ("sz", "24"), ("space", "10"), ("color", colour)):
        bar.set(qn(f"w:{name}"), value)
    borders.append(bar)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _font(style: ParagraphStyle, brand: Brand, size: float) -> None:
    style.font.size, style.font.name = Pt(size), brand.font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    return style


def _new(document: Document, name: str, base: str) -> ParagraphStyle:
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = _style(document, name)
    style.base_style = _style(document, base)
    return style


def _plain(colour: str) -> str:
    return colour.removeprefix("#")
