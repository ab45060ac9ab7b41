"""The plain text of a source: in the project itself, or in a file of the archive."""

import codecs

from evaldata.importers.coding.refi.archive import Archive
from evaldata.importers.coding.refi.selections import Holder
from evaldata.importers.coding.refi.tree import children
from evaldata.importers.log import CodingLog

UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class NoText(Exception):  # noqa: N818 - it is no error, but what is told of the selections
    """Why there is no text to cut a selection out of."""


def raw_text(holder: Holder, archive: Archive | None, log: CodingLog) -> str:
    """The text that selections stand in, with its byte order mark if it has one.

    Raises:
        NoText: Where there is none, or where it lies outside the archive.
        BadDatasetError: Where the archive is damaged.
    """
    path = holder.element.get("plainTextPath")
    for inside in children(holder.element, "PlainTextContent"):
        text = "".join(inside.itertext())
        if text or not path:
            return text
    if not path:
        raise NoText("its source has no plain text in the file")
    content = archive.text(path) if archive else None
    if content is None:
        raise NoText("the text of its source is not in the file")
    return _decoded(content, holder, log)


def _decoded(content: bytes, holder: Holder, log: CodingLog) -> str:
    """UTF-8 or UTF-16, or else Windows-1252, which is told."""
    encoding = UTF_16.get(content[:2], "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        document = holder.source.document
        log.understood.append(f"The text of “{document}” is read as Windows-1252.")
        return content.decode("cp1252", "replace")
