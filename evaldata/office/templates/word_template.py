"""A template of documents: an organisation's styles, page, header and footer, and no text."""

from docx import Document
from docx.oxml.ns import qn

from evaldata.office.own_files import saved
from evaldata.office.templates.package import (
    Element,
    local,
    no_damage,
    opened,
    outside,
    strip,
    unwrap,
)
from evaldata.office.word.styles import TEMPLATE, furnished

KIND = "Word document (.docx)"
KEPT = frozenset(
    {"styles", "numbering", "settings", "theme", "fontTable", "font", "header", "footer", "image"}
    | {"hdphoto"}
)
PERSONAL = {
    *("attachedTemplate", "attachedSchema", "schemaLibrary", "mailMerge", "docVars", "rsids"),
    *("documentProtection", "writeProtection", "trackRevisions", "revisionView", "linkStyles"),
    *("footnotePr", "endnotePr", "saveThroughXslt", "formsDesign", "lockQFSet", "lockStyles"),
}
"""Settings that name people or files, keep readers from editing, or belong to removed notes."""
OF_TEXT = {"sectPrChange", "footnotePr", "endnotePr", "lnNumType"}
"""What a page's description holds of its text."""
GONE = {"del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference"}
KEPT_CHANGES = {"ins", "moveTo"}
LEADS_OUT = "HYPERLINK"
FETCHES = {
    *("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "RD"),
    *("DATABASE", "MERGEFIELD", "ADDIN", "MACROBUTTON"),
}
"""Fields that bring in what lies outside of the file, or run something."""
SIMPLE, PART, CODE = qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")


def emptied(name: str, content: bytes) -> bytes:
    """A .docx template without text, notes, comments, changes, properties and links.

    The page is that of its last section, with the headers and footers that hold there.

    Raises:
        BadDatasetError: Where it is none, holds macros, unfolds too far, or shows in its header or
            footer what lies outside of it.
    """
    with no_damage(name, KIND):
        file = opened(name, content, Document)
        body = file.element.body
        page = body.get_or_add_sectPr()
        _inherit(page, [*body.iter(qn("w:sectPr"))])
        for child in [child for child in body if child is not page]:
            body.remove(child)
        for child in [child for child in page if local(child) in OF_TEXT]:
            page.remove(child)
        for columns in page.iter(qn("w:cols")):
            columns.set(qn("w:num"), "1")
        settings = file.settings.element
        for child in [child for child in settings if local(child) in PERSONAL]:
            settings.remove(child)
        strip(name, file.part, file.part.package.rels, KEPT)
        for relation in file.part.rels.values():
            story = getattr(relation.target_part, "_element", None)
            if story is not None:
                _settle(story)
                _without_links(name, story)
        held = saved(file)
        furnished(held, Document(str(TEMPLATE)))  # whatever is odd about a template shows now
        return held


def _inherit(page: Element, sections: list[Element]) -> None:
    """Give a section the headers and footers that it takes from those before it."""
    kinds = qn("w:headerReference"), qn("w:footerReference")
    held = {
        (reference.tag, reference.get(qn("w:type"))): reference
        for section in sections
        for reference in section
        if reference.tag in kinds
    }
    for reference in reversed(held.values()):
        page.insert(0, reference)


def _settle(root: Element) -> None:
    """Take changes that somebody proposed as made, so that nobody is named; and comments out."""
    for element in [*root.iter()]:
        kind = local(element)
        if element.getparent() is None:
            continue
        if kind in GONE or kind.endswith("PrChange"):
            element.getparent().remove(element)
        elif kind in KEPT_CHANGES:
            unwrap(element)


def _without_links(name: str, story: Element) -> None:
    """Take links out of a header or footer; their words stay.

    Raises:
        BadDatasetError: Where a field brings in what lies outside of the file, or runs something.
    """
    for field in [*story.iter(SIMPLE)]:
        if _leads_out(name, field.get(qn("w:instr"), "")):
            unwrap(field)
    begun: list[list[Element]] = []
    for element in [*story.iter(PART, CODE)]:
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            begun.append([])
        if begun:
            begun[-1].append(element)
        if kind == "end" and begun:
            parts = begun.pop()
            code = "".join(part.text or "" for part in parts if part.tag == CODE)
            for part in parts if _leads_out(name, code) else ():
                part.getparent().remove(part)


def _leads_out(name: str, code: str) -> bool:
    """Whether a field is a link.

    Raises:
        BadDatasetError: Where it is worse than a link.
    """
    word = (code.split() or [""])[0].upper()
    if word in FETCHES:
        raise outside(name)
    return word == LEADS_OUT
