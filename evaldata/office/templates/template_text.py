"""What a template says itself: the words of its masters, headers and footers."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

PARAGRAPH, RUN = "p", "t"
TOLD = ("descr", "title")
"""Attributes that say what a shape shows."""


def words(content: bytes) -> Iterator[str]:
    """The text of each paragraph of an emptied template, and what it says of its pictures."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if not name.endswith(".xml"):
                continue
            for element in etree.fromstring(parts.read(name), parser).iter(etree.Element):
                kind = etree.QName(element).localname
                if kind == PARAGRAPH:
                    runs = (e for e in element.iter(etree.Element))
                    yield "".join(e.text or "" for e in runs if etree.QName(e).localname == RUN)
                yield from filter(None, map(element.get, TOLD))
