"""Small REFI-QDA files, made of a few elements, and what is read of them."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from evaldata.importers.coding.project import (
    PARTICIPANTS,
    PASSAGES,
    THEMES,
    CodedProject,
)
from evaldata.importers.coding.refi import read_refi
from evaldata.importers.log import CodingLog

NAMESPACE = "urn:QDA-XML:project:1.0"
A, B, C = (f"{letter * 8}-0000-4000-8000-000000000000" for letter in "abc")
"""GUIDs of codes."""
TEXT = "00000000-1111-4000-8000-000000000000"
"""The GUID of a source."""


def element(tag: str, *inside: str, **attributes: str) -> str:
    """An element with its attributes and what stands in it."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag}{written}>{''.join(inside)}</{tag}>"


def code(guid: str, name: str, *inside: str, **attributes: str) -> str:
    return element("Code", *inside, guid=guid, name=name, **attributes)


def codebook(*codes: str) -> str:
    return element("CodeBook", element("Codes", *codes))


def content(text: str) -> str:
    """A text inside the project; returns are written so that the parser keeps them."""
    return element("PlainTextContent", escape(text, {"\r": "&#13;"}))


def coding(guid: str, *inside: str, **attributes: str) -> str:
    return element("Coding", element("CodeRef", targetGUID=guid), *inside, **attributes)


def selected(guid: str, start: int, end: int, *inside: str, **attributes: str) -> str:
    """A selection in a plain text."""
    bounds = {"startPosition": str(start), "endPosition": str(end)}
    return element("PlainTextSelection", *inside, guid=guid, **bounds, **attributes)


def text_source(*inside: str, name: str = "Interview", guid: str = TEXT, **attributes: str) -> str:
    return element("TextSource", *inside, guid=guid, name=name, **attributes)


def value(variable: str, text: str, kind: str = "TextValue") -> str:
    return element("VariableValue", element("VariableRef", targetGUID=variable), typed(kind, text))


def typed(kind: str, text: str) -> str:
    return element(kind, escape(text))


def variables(**names: str) -> str:
    each = (
        element("Variable", guid=g, name=name, typeOfVariable="Text") for g, name in names.items()
    )
    return element("Variables", *each)


def project(*inside: str, **attributes: str) -> bytes:
    """The XML of a project."""
    told = {"xmlns": NAMESPACE, "name": "Canteen", **attributes}
    return ('<?xml version="1.0" encoding="utf-8"?>' + element("Project", *inside, **told)).encode()


def archive(
    xml: bytes, files: Mapping[str, bytes] | None = None, root: str = "project.qde"
) -> bytes:
    """A project with the files of its archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(root, xml)
        for name, stored in (files or {}).items():
            made.writestr(name, stored)
    return file.getvalue()


@dataclass
class Read:
    """A project that was read, with its log."""

    project: CodedProject
    log: CodingLog = field(default_factory=lambda: CodingLog("canteen.qdpx"))

    def quotes(self, *columns: str) -> list[tuple[Any, ...]]:
        """Some columns of the quotes, row by row."""
        return rows(self.project.quotes, *columns)

    @property
    def texts(self) -> list[str]:
        return list(self.project.quotes["text"])


def read(*inside: str, **attributes: str) -> Read:
    """What is read of a project of some elements; each count of the log is a table's rows."""
    return read_file(archive(project(*inside, **attributes)))


def read_file(file: bytes, name: str = "canteen.qdpx") -> Read:
    log = CodingLog(name)
    found = Read(read_refi(file, log), log)
    assert log.kept(PASSAGES) == len(found.project.quotes)
    assert log.kept(THEMES) == len(found.project.themes)
    assert log.kept(PARTICIPANTS) == len(found.project.participants)
    return found


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    each: Iterator[tuple[Any, ...]] = frame[list(columns)].itertuples(index=False, name=None)
    return list(each)
