"""A briefing in an organisation's styles: what its template lacks comes from the dashboard's own.

A style that the template has is used as it is. One that it has not is copied without its typeface,
so that it has the organisation's; what it rests on, and its bullets, come along.
"""

import copy
import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

Element = Any  # lxml is published without types

TEMPLATE = Path(__file__).with_name("template.docx")
"""The dashboard's own."""
USED = (
    *("Normal", "Footer", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"),
    *("List Bullet", "Lead", "Small", "Remark", "Speaker", "Speaker details", "Table text"),
    *("toc 1", "toc 2", "Briefing table"),
    *(f"Quote {place}{how}" for place in range(7) for how in ("", " possible")),
)
"""Every style that a briefing uses, by the name that it has in any language of Word."""
OF_ANOTHER = ("nsid", "tmpl", "styleLink", "numStyleLink", "pStyle")
"""What a kind of list says of the template from which it comes."""
APART = " (briefing)"
"""What follows a name that the template has given to a style of another kind."""
PAGE = "PAGE"
"""The field of a page's number."""


def furnished(held: bytes, own: Opened) -> tuple[Opened, dict[str, str]]:
    """An organisation's template with what a briefing needs, and the ids of its styles by name.

    Args:
        held: The template, a .docx file without text.
        own: The dashboard's own template, opened.
    """
    file = Document(io.BytesIO(held))
    ids = _Styles(file, own).ids
    for paragraph in own.paragraphs:
        file.element.body.insert(len(file.element.body) - 1, _restyled(paragraph._p, own, ids))
    _add_to_foot(file, _restyled(own.sections[0].footer.paragraphs[0]._p, own, ids))
    return file, ids


def _add_to_foot(file: Opened, line: Element) -> None:
    """Add a line below what stands at the foot of pages; a number only where pages have none."""
    section = file.sections[0]
    heads, feet = [section.header], [section.footer]
    if section.different_first_page_header_footer:
        heads.append(section.first_page_header)
        feet.append(section.first_page_footer)
    if file.settings.odd_and_even_pages_header_footer:
        heads.append(section.even_page_header)
        feet.append(section.even_page_footer)
    codes = (
        field.get(qn("w:instr")) or field.text or ""
        for story in (*heads, *feet)
        if not story.is_linked_to_previous
        for field in story._element.iter(qn("w:instrText"), qn("w:fldSimple"))
    )
    if any(PAGE in code.split() for code in codes):
        for run in line.findall(qn("w:r"))[1:]:
            line.remove(run)
    for foot in feet:
        new = foot.is_linked_to_previous
        foot._element.append(copy.deepcopy(line))
        if new:
            foot._element.remove(foot.paragraphs[0]._p)


def _restyled(paragraph: Element, own: Opened, ids: dict[str, str]) -> Element:
    """A copy of a paragraph of the dashboard's own template, in the styles of those ids."""
    names = {style.style_id: style.name for style in own.styles}
    copied = copy.deepcopy(paragraph)
    for style in copied.iter(qn("w:pStyle")):
        style.set(qn("w:val"), ids[names[style.get(qn("w:val"))]])
    return copied


class _Styles:
    """The styles of a template; those that it lacks are brought in.

    Attributes:
        ids: By name.
    """

    def __init__(self, file: Opened, own: Opened) -> None:
        self._file, self._own = file, own
        self._offered = {style.style_id: style for style in own.styles}
        self._held = {style.name: style for style in file.styles}
        self.ids: dict[str, str] = {}
        named = {style.name: style for style in own.styles}
        for name in USED:
            self._id(named[name])

    def _id(self, style: Any) -> str:  # noqa: ANN401
        """The id of the template's style of that name and kind, which is brought if need be."""
        held = self._held.get(style.name)
        if style.name not in self.ids and held is not None and held.type == style.type:
            self.ids[style.name] = held.style_id
        return self.ids.get(style.name) or self._brought(style, taken=held is not None)

    def _brought(self, style: Any, *, taken: bool) -> str:  # noqa: ANN401
        element, id_ = copy.deepcopy(style.element), str(style.style_id)
        known = {style.style_id for style in self._file.styles}
        while id_ in known:
            id_ += "0"
        element.set(qn("w:styleId"), id_)
        element.attrib.pop(qn("w:default"), None)
        if taken:
            element.find(qn("w:name")).set(qn("w:val"), style.name + APART)
        self._file.styles.element.append(element)
        self.ids[style.name] = id_
        for fonts in [*element.iter(qn("w:rFonts"))]:
            fonts.getparent().remove(fonts)
        for link in element.findall(qn("w:link")):
            element.remove(link)
        for other in element.iter(qn("w:basedOn"), qn("w:next")):
            other.set(qn("w:val"), self._id(self._offered[other.get(qn("w:val"))]))
        for numbers in [*element.iter(qn("w:numPr"))]:
            self._numbered(numbers)
        return id_

    def _numbered(self, numbers: Element) -> None:
        """Bring the list of a style; one that names none goes."""
        number = numbers.find(qn("w:numId"))
        if number is None:
            numbers.getparent().remove(numbers)
            return
        offered: Element = self._own.part.numbering_part.element
        num = f"w:num[@w:numId={number.get(qn('w:val'))}]"
        (kind,) = offered.xpath(f"w:abstractNum[@w:abstractNumId=../{num}/w:abstractNumId/@w:val]")
        number.set(qn("w:val"), _listed(_numbering(self._file), copy.deepcopy(kind)))


def _numbering(file: Opened) -> Element:
    """The lists of a template; an empty list of them where it has none."""
    part = file.part
    if not any(relation.reltype == RT.NUMBERING for relation in part.rels.values()):
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        name = PackURI("/word/numbering.xml")
        part.relate_to(
            NumberingPart.load(name, CT.WML_NUMBERING, empty, part.package), RT.NUMBERING
        )
    return part.numbering_part.element


def _listed(numbering: Element, kind: Element) -> str:
    """The number by which styles name a kind of list, once it is among a template's."""
    free = 1 + max(map(int, numbering.xpath("w:abstractNum/@w:abstractNumId")), default=-1)
    kind.set(qn("w:abstractNumId"), str(free))
    for said in [*kind.iter(*(qn(f"w:{name}") for name in OF_ANOTHER))]:
        said.getparent().remove(said)
    numbering.insert(len(numbering.xpath("w:numPicBullet | w:abstractNum")), kind)
    number = 1 + max(map(int, numbering.xpath("w:num/@w:numId")), default=0)
    numbering.add_num(free).numId = number  # a lower one may be named by what is gone
    return str(number)
