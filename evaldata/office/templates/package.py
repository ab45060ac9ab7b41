"""Office files that others made: opened with care, and without what nobody asked for.

Of a template is kept what its master, its styles and its page need, by an open list of kinds. Its
sample content, comments, authors, properties and links never reach a file that is taken away.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from docx.exceptions import PythonDocxError
from lxml import etree
from pptx.exc import PythonPptxError

from evaldata.model.problems import BadDatasetError, refusal
from evaldata.model.zip_files import unfolds_too_far

T = TypeVar("T")
Element = Any  # lxml is published without types
Part = Any  # a part as python-pptx and python-docx have it; both name its members alike

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
UNHARMED = {"hyperlink", "attachedTemplate"}
"""What may lead out of a template: it is taken out, and nobody misses it."""
CLICKS = {"hlinkClick", "hlinkHover", "hlinkMouseOver"}
SHAPES = {"sp", "pic", "graphicFrame", "cxnSp", "contentPart", "drawing", "pict", "object"}
"""Elements that go as a whole where they show something that is not kept."""
MACROS = (b"macroenabled", b"vbaproject")
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, etree.LxmlError, PythonDocxError),
    *(PythonPptxError, OSError, EOFError, RuntimeError, ValueError, LookupError),
    *(AttributeError, TypeError, AssertionError),
)
"""What reading a damaged or an odd file raises."""


def refused(rule: str, name: str, message: str, remedy: str) -> BadDatasetError:
    """What to raise for a template that cannot be used."""
    return refusal(f"template_{rule}", name, message, remedy)


def outside(name: str) -> BadDatasetError:
    """What to raise for a template that shows what is not in it."""
    message = "The template shows what lies outside of it, such as a linked picture."
    remedy = "Break its links: put the pictures into the template itself."
    return refused("links", name, message, remedy)


@contextmanager
def no_damage(name: str, kind: str) -> Iterator[None]:
    """Refuse a file that cannot be read as one of this kind.

    Raises:
        BadDatasetError: Naming the file.
    """
    try:
        yield
    except DAMAGE:
        message = f"The file is damaged, locked by a password, or no {kind}."
        raise refused("form", name, message, f"Save the template as {kind}.") from None


def opened(name: str, content: bytes, opener: Callable[[io.BytesIO], T]) -> T:
    """A template, opened once it is known to be of bounded size and without macros.

    Raises:
        BadDatasetError: Where it is not.
    """
    if unfolds_too_far(content):
        message = "The template would unfold to more than a template."
        raise refused("unfolds", name, message, "Take large pictures and films out of it.")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        told = package.read("[Content_Types].xml").lower()
        told += " ".join(package.namelist()).lower().encode()
    if any(word in told for word in MACROS):
        message = "The template holds macros, which are programs."
        remedy = "Save it without macros: as .pptx or .docx."
        raise refused("macros", name, message, remedy)
    return opener(io.BytesIO(content))


def strip(name: str, main: Part, relations: Part, kept: frozenset[str]) -> None:
    """Take out of a template what is not kept, and whatever would show it.

    Args:
        name: The template's file name.
        main: Its main part, from which all that stays is reached.
        relations: The relations of the package; of them the main part alone stays.
        kept: Kinds of relation that stay, by the last word of their type.

    Raises:
        BadDatasetError: Where something that is shown lies outside of the file.
    """
    for key in [key for key, r in relations.items() if r.is_external or r.target_part is not main]:
        relations.pop(key)
    for part in main.package.iter_parts():  # each before those that it leads to
        _strip_part(name, part, kept)


def _strip_part(name: str, part: Part, kept: frozenset[str]) -> None:
    leaving = {key: r for key, r in part.rels.items() if r.is_external or _kind(r) not in kept}
    if leaving:
        with edited(part) as root:
            for element in [*root.iter(etree.Element)]:
                named = (value for key, value in element.items() if key.startswith(RELATION))
                shown = [leaving[value] for value in named if value in leaving]
                if any(r.is_external and _kind(r) not in UNHARMED for r in shown):
                    raise outside(name)
                if shown:
                    _take_out(element)
    for key in leaving:
        part.rels.pop(key)


@contextmanager
def edited(part: Part) -> Iterator[Element]:
    """The XML of a part, to be changed."""
    if hasattr(part, "_element"):
        yield part._element
        return
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    yield root
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def unwrap(element: Element) -> None:
    """Take an element out and leave what it holds."""
    parent, place = element.getparent(), element.getparent().index(element)
    for child in reversed(element):
        parent.insert(place, child)
    parent.remove(element)


def _kind(relation: Part) -> str:
    return str(relation.reltype).rpartition("/")[2]


def _take_out(element: Element) -> None:
    """Take out an element that names what is not kept, with the shape that shows it."""
    if local(element) == "hyperlink":
        unwrap(element)
        return
    shown = element
    if local(element) not in CLICKS:
        holders = [e for e in (element, *element.iterancestors()) if local(e) in SHAPES]
        shown = holders[-1] if holders else element
    if shown.getparent() is not None:
        shown.getparent().remove(shown)
