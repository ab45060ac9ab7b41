"""The sources and the selections in them, as the file has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaldata.importers.coding.ids import UniqueNames
from evaldata.importers.coding.project import ISO_DATE
from evaldata.importers.coding.refi.tree import (
    Element,
    below,
    described,
    guid,
    local,
    name_of,
    place,
    plain_guid,
    targets,
)

MOST_DIGITS = 9

Points = Mapping[str, str | None]
"""The positions that the points of a transcript's clock stand at, by GUID."""


@dataclass(frozen=True)
class Coding:
    """A code given to a selection; `code` is empty where the file names none."""

    code: str
    coder: str
    date: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CodedSelection:
    """What was selected in a source.

    Attributes:
        bounds: Its positions in the plain text, as the file counts; None where it has none.
    """

    guid: str
    kind: str
    name: str
    bounds: tuple[int, int] | None
    codings: tuple[Coding, ...]
    says: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Holder:
    """What selections stand in: a plain text of a source, or the source itself.

    Attributes:
        source: The GUID of the source.
        document: Its name, or one made of it that no other source bears.
    """

    source: str
    document: str
    element: Element
    selections: tuple[CodedSelection, ...]


def read_holders(root: Element) -> Iterator[Holder]:
    """All that selections stand in, in the order of the file."""
    coders = {guid(user): name_of(user) or guid(user) for user in below(root, "Users", "User")}
    names = UniqueNames()
    for source in below(root, "Sources", "*"):
        document = names.unlike(name_of(source) or place(source))
        by_parent: dict[Element, list[Element]] = {}
        for element in source.iterdescendants("{*}*"):
            if local(element).endswith("Selection"):
                by_parent.setdefault(element.getparent(), []).append(element)
        for parent, elements in by_parent.items():
            points = {guid(point): point.get("position") for point in below(parent, "SyncPoint")}
            selections = tuple(_selection(each, coders, points) for each in elements)
            yield Holder(guid(source), document, parent, selections)


def _selection(element: Element, coders: Mapping[str, str], points: Points) -> CodedSelection:
    codings = [c for e in below(element, "Coding") for c in _codings(e, element, coders)]
    return CodedSelection(
        guid(element),
        local(element),
        name_of(element),
        _bounds(element, points),
        tuple(codings),
        described(element),
        targets(element, "NoteRef"),
    )


def _codings(coding: Element, selection: Element, coders: Mapping[str, str]) -> Iterator[Coding]:
    def told(attribute: str) -> str:
        return coding.get(attribute) or selection.get(attribute) or ""

    coder = plain_guid(told("creatingUser"))
    date = told("creationDateTime")[:ISO_DATE]
    for code in targets(coding, "CodeRef") or ("",):
        yield Coding(code, coders.get(coder, coder), date, targets(coding, "NoteRef"))


def _bounds(element: Element, points: Points) -> tuple[int, int] | None:
    if local(element) == "PlainTextSelection":
        return _numbers(element.get("startPosition"), element.get("endPosition"))
    if local(element) == "TranscriptSelection":
        ends = (plain_guid(element.get(name)) for name in ("fromSyncPoint", "toSyncPoint"))
        return _numbers(*(points.get(end) for end in ends))
    return None


def _numbers(*written: str | None) -> tuple[int, int] | None:
    """Two positions; both are -1 where one of them is no position at all."""
    digits = [(text or "").strip() for text in written]
    if not all(text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS for text in digits):
        return -1, -1
    start, end = map(int, digits)
    return start, end
