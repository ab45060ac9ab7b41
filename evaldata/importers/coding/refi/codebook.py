"""The codes of a project become themes: codes and folders, nested or named with their parents."""

from collections.abc import Iterable, Set
from typing import Any

import pandas as pd

from evaldata.importers.coding.headings import TAGUETTE
from evaldata.importers.coding.project import MOST_PARTS, THEME_COLUMNS, THEMES, frame_of
from evaldata.importers.coding.refi.tree import Element, below, described, guid, name_of, place
from evaldata.importers.coding.taguette import placed_tag
from evaldata.importers.log import CodingLog, excerpt

BETWEEN = "::"
"""What stands between a parent's name and a code's, where a program has no other tree."""

Row = dict[str, Any]


def read_codebook(root: Element, cases: Set[str], log: CodingLog) -> pd.DataFrame:
    """The themes of a project, or of a codebook that stands alone, in the order of the file.

    A row is a theme, with the columns of a `CodedProject`.
    """
    trees = [*below(root, "CodeBook", "Codes"), *below(root, "Codes")]
    rows: dict[str, Row] = {}
    themes: dict[Element, str | None] = {}  # to which those belong that stand in a code
    for code in (code for tree in trees for code in tree.iter("{*}Code")):
        log.found[THEMES] += 1
        theme_id, parent = guid(code), themes.get(code.getparent())
        reason = _reason(code, cases)
        themes[code] = parent if reason else theme_id
        if reason:
            log.leave_out(THEMES, reason, place(code))
        elif theme_id in rows:
            log.joined[THEMES] += 1
        else:
            rows[theme_id] = _row(
                theme_id, name_of(code) or theme_id, parent, described(code) or None
            )
    if str(root.get("origin")).startswith(TAGUETTE):
        _place_tags(rows.values())
    tops = {row["title"]: row["theme_id"] for row in rows.values() if row["parent_id"] is None}
    placed = [each for row in rows.values() for each in _with_named_parents(row, tops, log)]
    return frame_of(placed, THEME_COLUMNS)


def _row(*values: str | None) -> Row:
    return dict(zip(THEME_COLUMNS, values, strict=True))


def _reason(code: Element, cases: Set[str]) -> str:
    """Why a code is no theme; empty where it is one."""
    if not guid(code):
        return "the code has no GUID"
    if guid(code) in cases:
        return "the code is a case, and no theme"
    if _is_folder(code):
        held = [guid(each) for each in code.iterdescendants("{*}Code") if not _is_folder(each)]
        if held and all(each in cases for each in held):
            return "a folder of cases, and of no theme"
    return ""


def _is_folder(code: Element) -> bool:
    return str(code.get("isCodable")).strip().lower() in ("false", "0")


def _place_tags(rows: Iterable[Row]) -> None:
    """Put each tag of Taguette's below the tag that its name begins with."""
    by_name = {row["title"]: row["theme_id"] for row in rows}
    for row in rows:
        parent, row["title"] = placed_tag(row["title"], by_name)
        row["parent_id"] = by_name.get(parent)


def _with_named_parents(row: Row, tops: dict[str, str], log: CodingLog) -> list[Row]:
    """A theme; one at the top that is named “A::B” below “A”, which is made where it is missing.

    Those that are made are added to `tops`, the ids of themes at the top by title.
    """
    head, _, tail = (part.strip() for part in row["title"].rpartition(BETWEEN))
    is_named_so = head.strip(" :") and tail.strip(" :") and head.count(BETWEEN) <= MOST_PARTS
    if row["parent_id"] is not None or not is_named_so:
        return [row]
    made: list[Row] = []
    if head not in tops:
        tops[head] = head
        log.found[THEMES] += 1
        log.understood.append(f"A parent theme is made from the names of codes: {excerpt(head)}.")
        made = _with_named_parents(_row(head, head, None, None), tops, log)
    return [*made, {**row, "title": tail, "parent_id": tops[head]}]
