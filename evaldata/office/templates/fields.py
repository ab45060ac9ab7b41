"""Fields of a header or footer: those that lead out of the file are taken out, or refused."""

from docx.oxml.ns import qn

from evaldata.office.templates.package import Element, outside, unwrap

LEADS_OUT = "HYPERLINK"
FETCHES = {
    *("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "RD"),
    *("DATABASE", "MERGEFIELD", "ADDIN", "MACROBUTTON"),
}
"""Fields that bring in what lies outside of the file, or run something."""
SIMPLE, PART, CODE = qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")


def without_links(name: str, story: Element) -> None:
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
