"""The XML of a project or a codebook: read without entities, and asked by local names."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from evaldata.importers.coding.refi.archive import refused

Element = Any  # lxml is published without types

LIMIT = 114
"""What libxml2 calls a document that is nested too deeply, or has too long a text."""
DOCTYPE = "The XML declares a document type, and could define entities of its own."


def parsed(content: bytes, name: str) -> Element:
    """The root of a document.

    Raises:
        BadDatasetError: Where it declares a document type, is no XML, or is nested too deeply.
    """
    if not content.strip():
        raise refused("refi_xml", name, "The file is empty.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise refused("refi_xml", name, _said(error)) from None
    if root.getroottree().docinfo.doctype:
        raise refused("refi_doctype", name, DOCTYPE)
    return root


def _said(error: etree.XMLSyntaxError) -> str:
    if error.code == LIMIT:
        return "The XML is nested too deeply, or holds a text of more than 10 million characters."
    return f"The XML cannot be read: it breaks off or is malformed in line {error.lineno}."


def local(element: Element) -> str:
    """An element's name without its namespace, so that any version of the form is read."""
    return str(element.tag).rpartition("}")[2]


def below(element: Element, name: str, *path: str) -> Iterator[Element]:
    """The elements at the end of a path of names; “*” is any name."""
    for child in element.iterchildren(f"{{*}}{name}"):
        yield from below(child, *path) if path else (child,)


def plain_guid(written: str | None) -> str:
    """A GUID as it is compared: lower case, without braces; empty where there is none."""
    return (written or "").strip().strip("{}").lower()


def guid(element: Element) -> str:
    """An element's own GUID."""
    return plain_guid(element.get("guid"))


def targets(element: Element, name: str) -> tuple[str, ...]:
    """The GUIDs that an element's references of a name point at; a codebook's use `guid`."""
    found = (child.get("targetGUID") or child.get("guid") for child in below(element, name))
    return tuple(each for each in map(plain_guid, found) if each)


def place(element: Element) -> str:
    """Where an element stands: its GUID, or its line where it has none."""
    return guid(element) or f"line {element.sourceline}"


def name_of(element: Element) -> str:
    """An element's name in plain words; empty where it has none."""
    return " ".join((element.get("name") or "").split())


def described(element: Element) -> str:
    """What an element's Description says; empty where it has none."""
    texts = ("".join(child.itertext()).strip() for child in below(element, "Description"))
    return "\n\n".join(filter(None, texts))
