"""What a template says itself: the words of its masters, headers and footers."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree


def words(content: bytes) -> Iterator[str]:
    """The text of each paragraph of an emptied template, and what it says of its pictures."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                root = etree.fromstring(parts.read(name), parser)
                for paragraph in root.iter("{*}p"):
                    yield "".join(run.text or "" for run in paragraph.iter("{*}t"))
                yield from filter(None, root.xpath("//@descr | //@title"))
