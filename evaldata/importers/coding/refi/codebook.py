"""The codes of a project become themes: codes and folders, nested or named with their parents."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from evaldata.importers.coding.project import MOST_PARTS, THEME_COLUMNS, THEMES
from evaldata.importers.coding.refi.tree import Element, below, children, described, guid, name_of
from evaldata.importers.coding.refi.tree import place as place_of
from evaldata.importers.log import CodingLog, excerpt

BETWEEN = "::"
"""What stands between a parent's name and a code's, where a program has no other tree."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Codebook:
    """The themes in the order of the file, and the codes that are none.

    Attributes:
        themes: A row for each, with the columns of a `CodedProject`.
        theme_ids: GUIDs of all codes that are themes.
        cases: GUIDs of codes that are cases.
    """

    themes: pd.DataFrame
    theme_ids: Set[str]
    cases: Set[str]


def read_codebook(codes: Iterator[Element], cases: Set[str], log: CodingLog) -> Codebook:
    """Read the tree of codes below some `Codes` elements.

    Args:
        codes: The `Codes` elements.
        cases: GUIDs of the cases; a code with one of them is that case, and no theme.
        log: What is told of it.
    """
    reader = _Reader(cases, log)
    for tree in codes:
        reader.read(tree)
    rows = _with_named_parents(reader.rows, log)
    themes = pd.DataFrame(rows, columns=list(THEME_COLUMNS), dtype=object)
    return Codebook(themes, {row["theme_id"] for row in rows}, reader.met_cases)


def codes_of(root: Element) -> Iterator[Element]:
    """The `Codes` of a project, or of a codebook that stands alone."""
    yield from below(root, "CodeBook", "Codes")
    yield from below(root, "Codes")


@dataclass
class _Reader:
    cases: Set[str]
    log: CodingLog
    rows: list[Row] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    met_cases: set[str] = field(default_factory=set)

    def read(self, element: Element, parent: str | None = None) -> None:
        for code in children(element, "Code"):
            self.log.found[THEMES] += 1
            reason = self._reason(code)
            if reason:
                self.log.leave_out(THEMES, reason, place_of(code))
            elif self._taken(code, parent):
                self.log.joined[THEMES] += 1
            self.read(code, parent if reason else guid(code))

    def _reason(self, code: Element) -> str:
        if not guid(code):
            return "the code has no GUID"
        if guid(code) in self.cases:
            self.met_cases.add(guid(code))
            return "the code is a case, and no theme"
        if _folder(code) and self._holds_cases_alone(code):
            return "a folder of cases, and of no theme"
        return ""

    def _holds_cases_alone(self, folder: Element) -> bool:
        below_it = [c for c in folder.iterdescendants("{*}Code") if not _folder(c)]
        return bool(below_it) and all(guid(code) in self.cases for code in below_it)

    def _taken(self, code: Element, parent: str | None) -> bool:
        """Take a code as a theme; whether another one took its GUID before."""
        theme_id = guid(code)
        if theme_id in self.known:
            return True
        self.known.add(theme_id)
        title, summary = name_of(code) or theme_id, described(code) or None
        self.rows.append(dict(zip(THEME_COLUMNS, (theme_id, title, parent, summary), strict=True)))
        return False


def _folder(code: Element) -> bool:
    return str(code.get("isCodable")).strip().lower() in ("false", "0")


def _with_named_parents(rows: list[Row], log: CodingLog) -> list[Row]:
    """Give codes at the top that are named “A::B” the parent “A”, and make it if it is missing."""
    tops = {row["title"]: row["theme_id"] for row in rows if row["parent_id"] is None}
    placed: list[Row] = []
    for row in rows:
        if row["parent_id"] is None and BETWEEN in row["title"]:
            placed += _placed(row, tops, log)
        else:
            placed.append(row)
    return placed


def _placed(row: Row, tops: dict[str, str], log: CodingLog) -> list[Row]:
    """A row below its parent, and before it the parents that had to be made."""
    head, _, tail = row["title"].rpartition(BETWEEN)
    if not head.strip(" :") or not tail.strip(" :") or head.count(BETWEEN) > MOST_PARTS:
        return [row]
    head = head.strip()
    made = [] if head in tops else _made(head, tops, log)
    return [*made, {**row, "title": tail.strip(), "parent_id": tops[head]}]


def _made(name: str, tops: dict[str, str], log: CodingLog) -> list[Row]:
    tops[name] = name
    log.found[THEMES] += 1
    log.understood.append(f"A parent theme is made from the names of codes: {excerpt(name)}.")
    row = dict(zip(THEME_COLUMNS, (name, name, None, None), strict=True))
    return _placed(row, tops, log) if BETWEEN in name else [row]
