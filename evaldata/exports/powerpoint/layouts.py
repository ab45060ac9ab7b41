"""The slide master and its layouts: large type on a calm ground, wide screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches

from evaldata.exports.brand import Brand
from evaldata.palette import CATEGORIES

WIDTH, HEIGHT = 13.333, 7.5
LEFT, ACROSS = 0.85, 11.6
"""Inches from the left edge to what a slide says, and its width."""

TITLE, SECTION, TEXT, CHART, TABLE, QUOTE = range(6)
"""The layouts, by their place in the deck."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Holder:
    """A placeholder: its kind and index, where it stands, and how its text looks.

    Attributes:
        box: Left, top, width and height in inches.
        colour: A colour of the theme.
    """

    kind: str
    index: int
    name: str
    box: Box
    size: int
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    bullet: bool = False


FOOTER = Holder("ftr", 11, "Footer", (LEFT, 6.9, 10.2, 0.35), 11, "dk2")
NUMBER = Holder("sldNum", 12, "Slide number", (11.2, 6.9, 1.25, 0.35), 11, "dk2", align="r")
HEAD = Holder("title", 0, "Title", (LEFT, 0.5, ACROSS, 1.15), 30, bold=True, anchor="b")
BELOW: Box = (LEFT, 1.9, ACROSS, 4.75)


@dataclass(frozen=True)
class Layout:
    """A slide layout: its name, its ground, and its placeholders."""

    name: str
    holders: tuple[Holder, ...]
    ground: str = "bg1"
    band: bool = False


def _on_accent(holder: Holder) -> Holder:
    return Holder(
        holder.kind, holder.index, holder.name, holder.box, holder.size, "bg1", align=holder.align
    )


LAYOUTS = (
    Layout(
        "Title",
        (
            Holder(
                "title", 0, "Title", (1.2, 1.6, 11.2, 2.6), 40, "accent1", bold=True, anchor="b"
            ),
            Holder("subTitle", 1, "Subtitle", (1.2, 4.45, 11.2, 1.9), 22),
        ),
        band=True,
    ),
    Layout(
        "Section",
        (
            Holder("body", 1, "Theme", (LEFT, 1.05, ACROSS, 0.9), 22, "bg1", anchor="b"),
            Holder("title", 0, "Title", (LEFT, 2.3, ACROSS, 2.3), 38, "bg1", bold=True),
            Holder("body", 13, "Quotes", (LEFT, 4.8, ACROSS, 1.4), 20, "bg1"),
            _on_accent(FOOTER),
            _on_accent(NUMBER),
        ),
        ground="accent1",
    ),
    Layout("Text", (HEAD, Holder("body", 1, "Text", BELOW, 22, bullet=True), FOOTER, NUMBER)),
    Layout("Chart", (HEAD, Holder("chart", 13, "Chart", BELOW, 16), FOOTER, NUMBER)),
    Layout("Table", (HEAD, Holder("tbl", 13, "Table", BELOW, 16), FOOTER, NUMBER)),
    Layout(
        "Quote",
        (
            Holder("title", 0, "Theme", (LEFT, 0.5, ACROSS, 0.6), 18, "dk2"),
            Holder("body", 1, "Quote", (LEFT + 0.35, 1.35, ACROSS - 0.35, 3.85), 32, anchor="ctr"),
            Holder("body", 13, "Speaker", (LEFT + 0.35, 5.35, ACROSS - 0.35, 0.5), 22, bold=True),
            Holder("body", 14, "Class", (LEFT + 0.35, 5.85, ACROSS - 0.35, 0.8), 16, "dk2"),
            FOOTER,
            NUMBER,
        ),
    ),
)


def new_deck(brand: Brand) -> Deck:
    """An empty deck with these layouts in the colours and typeface of a brand."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _colour(deck, brand)
    kept = list(deck.slide_layouts)[: len(LAYOUTS)]
    for surplus in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(surplus)
    master = (HEAD, Holder("body", 1, "Text", BELOW, 22, bullet=True), FOOTER, NUMBER)
    _fill(deck.slide_master.element, master)
    for style in deck.slide_master.element.iter(qn("p:titleStyle")):
        for level in style.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
    for layout, wanted in zip(kept, LAYOUTS, strict=True):
        layout.element.attrib.pop("type", None)
        layout.element.cSld.set("name", wanted.name)
        _fill(layout.element, wanted.holders, band=wanted.band)
        if wanted.ground != "bg1":
            _ground(layout.element.cSld, wanted.ground)
    return deck


def _colour(deck: Deck, brand: Brand) -> None:
    """Give the theme the brand's colours: what is drawn later changes with the theme."""
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    accents = (brand.accent, *(colour.removeprefix("#") for colour in CATEGORIES.light[1:]))
    colours = {"dk1": brand.ink, "lt1": "FFFFFF", "dk2": brand.soft, "lt2": brand.wash}
    colours |= {f"accent{place}": colour for place, colour in enumerate(accents, 1)}
    colours |= {"hlink": brand.accent, "folHlink": brand.accent}
    xml = theme.blob.decode("utf-8")
    for name, colour in colours.items():
        new = rf'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", new, xml, flags=re.DOTALL)
    for kind in ("major", "minor"):
        pattern = rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*'
        xml = re.sub(pattern, rf"\g<1>{brand.font}", xml)
    theme._blob = xml.encode("utf-8")


def _fill(element: BaseOxmlElement, holders: Sequence[Holder], *, band: bool = False) -> None:
    """Put these placeholders in the place of those that a master or a layout has."""
    tree = element.find(qn("p:cSld")).find(qn("p:spTree"))
    for shape in tree.findall(qn("p:sp")):
        tree.remove(shape)
    if band:
        tree.append(parse_xml(_band()))
    for place, holder in enumerate(holders, 2):
        tree.append(parse_xml(_holder(holder, place)))


def _ground(slide: BaseOxmlElement, colour: str) -> None:
    for ground in slide.findall(qn("p:bg")):
        slide.remove(ground)
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:effectLst/>'
    slide.insert(0, parse_xml(f"<p:bg {nsdecls('p', 'a')}><p:bgPr>{fill}</p:bgPr></p:bg>"))


def _band() -> str:
    """A band of the accent at the left edge; it says nothing."""
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvSpPr><p:spPr>{_area((0, 0, 0.45, HEIGHT))}<a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr>'
        "</p:sp>"
    )


def _area(box: Box) -> str:
    left, top, width, height = (Emu(Inches(number)) for number in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _holder(holder: Holder, place: int) -> str:
    index = f' idx="{holder.index}"' if holder.index else ""
    indent = 'marL="285750" indent="-285750"' if holder.bullet else 'marL="0" indent="0"'
    mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if holder.bullet else "<a:buNone/>"
    space = '<a:spcBef><a:spcPts val="900"/></a:spcBef>' if holder.bullet else ""
    prompt = (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-GB"/>'
        "<a:t>‹#›</a:t></a:fld>"
        if holder.kind == "sldNum"
        else f'<a:r><a:rPr lang="en-GB"/><a:t>{holder.name}</a:t></a:r>'
    )
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{place}" name="{holder.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{holder.kind}"{index}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{_area(holder.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{holder.anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr {indent} "
        f'algn="{holder.align}">{space}{mark}<a:defRPr sz="{holder.size * 100}" '
        f'b="{int(holder.bold)}"><a:solidFill><a:schemeClr val="{holder.colour}"/></a:solidFill>'
        f"</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{prompt}</a:p></p:txBody></p:sp>"
    )
