"""The XML of a project or a codebook: read without entities, and asked by local names."""

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from lxml import etree

from evaldata.importers.coding.refi.archive import refused

Element = Any  # lxml is published without types

LIMIT = 114
"""What libxml2 calls a document that is nested too deeply, or has too long a text."""


class _PrologEnd(Exception):  # noqa: N818 - no error, but the way to stop the parser
    pass


class _Doctype(Exception):  # noqa: N818 - the same
    pass


def parsed(content: bytes, name: str) -> Element:
    """The root of a document.

    Raises:
        BadDatasetError: Where it declares a document type, is no XML, or is nested too deeply.
    """
    if not content.strip():
        raise refused("refi_xml", name, "The file is empty.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    _refuse_doctype(content, name)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise refused("refi_xml", name, _said(error)) from None
    if root.getroottree().docinfo.doctype:
        raise _has_doctype(name)
    return root


def _refuse_doctype(content: bytes, name: str) -> None:
    """Look at what stands before the root, so that no entity is ever made."""
    prolog = expat.ParserCreate()
    prolog.StartDoctypeDeclHandler = _stop_at_doctype
    prolog.StartElementHandler = _stop_at_root
    try:
        prolog.Parse(content, True)  # noqa: FBT003 - the parser takes it by position alone
    except _Doctype:
        raise _has_doctype(name) from None
    except (_PrologEnd, expat.ExpatError, LookupError, ValueError):
        return


def _stop_at_doctype(*_: object) -> None:
    raise _Doctype


def _stop_at_root(*_: object) -> None:
    raise _PrologEnd


def _has_doctype(name: str) -> Exception:
    message = "The XML declares a document type, and could define entities of its own."
    return refused("refi_doctype", name, message)


def _said(error: etree.XMLSyntaxError) -> str:
    if error.code == LIMIT:
        return "The XML is nested too deeply, or holds a text of more than 10 million characters."
    return f"The XML cannot be read: it breaks off or is malformed in line {error.lineno}."


def local(element: Element) -> str:
    """An element's name without its namespace, so that any version of the form is read."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children that bear one of some names."""
    return (child for child in element if local(child) in names)


def below(element: Element, *path: str) -> Iterator[Element]:
    """The elements at the end of a path of names."""
    if not path:
        yield element
        return
    for child in children(element, path[0]):
        yield from below(child, *path[1:])


def plain_guid(written: str | None) -> str:
    """A GUID as it is compared: lower case, without braces; empty where there is none."""
    return (written or "").strip().strip("{}").lower()


def guid(element: Element) -> str:
    """An element's own GUID."""
    return plain_guid(element.get("guid"))


def targets(element: Element, name: str) -> tuple[str, ...]:
    """The GUIDs that an element's references of a name point at; a codebook's use `guid`."""
    found = (child.get("targetGUID") or child.get("guid") for child in children(element, name))
    return tuple(each for each in map(plain_guid, found) if each)


def place(element: Element) -> str:
    """Where an element stands: its GUID, or its line where it has none."""
    return guid(element) or f"line {element.sourceline}"


def name_of(element: Element) -> str:
    """An element's name in plain words; empty where it has none."""
    return " ".join((element.get("name") or "").split())


def described(element: Element) -> str:
    """What an element's Description says; empty where it has none."""
    texts = ("".join(child.itertext()).strip() for child in children(element, "Description"))
    return "\n\n".join(filter(None, texts))
