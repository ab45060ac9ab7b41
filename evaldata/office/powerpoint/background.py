"""Whether a template's slides are dark, so that what is drawn on them can be seen."""

import re

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import SlideMaster

from evaldata.model.contrast import contrast

BLACK, WHITE = "#000000", "#ffffff"
COLOUR = re.compile("[0-9A-Fa-f]{6}")


def is_dark(master: SlideMaster) -> bool:
    """Whether a master's text is light, as whoever made it found readable on its ground.

    The ground itself may be a picture, of which no colour is known; the text is black where the
    theme names no colour.
    """
    mapped = master._element.find(qn("p:clrMap"))
    name = "dk1" if mapped is None else mapped.get("tx1", "dk1")
    theme = parse_xml(master.part.part_related_by(RT.THEME).blob)
    found = theme.iterfind(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}/*")
    colours = (colour.get("lastClr") or colour.get("val") or "" for colour in found)
    text = next((f"#{colour}" for colour in colours if COLOUR.fullmatch(colour)), BLACK)
    return contrast(text, BLACK) > contrast(text, WHITE)
